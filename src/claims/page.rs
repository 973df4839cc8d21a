//! Claims about the page: where it is, who acts in it, which dialog is open, what it shows.

use super::{Asked, Claim, Ground, Outcome, wanted};
use crate::model::{ConversationId, Mailbox, PersonId};

/// A page that a claim may speak of.
pub trait Page {
    /// Where it is.
    fn spot(&self) -> Spot;
    /// Who acts in it.
    fn me(&self) -> PersonId;
    /// The accessible name of the dialog that is open.
    fn dialog(&self) -> Option<String>;
    /// Answers what is asked of its controls.
    fn asks(&self, asked: &Asked) -> bool;
}

/// A place of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A mailbox, and the conversation that is open in it.
    Mailbox(Mailbox, Option<ConversationId>),
    /// A page of the settings, or the customers.
    Tab(Tab),
    /// Something else.
    Other,
}

/// A page of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Message sharing.
    MessageSharing,
    /// Teams.
    Teams,
    /// Users.
    Users,
    /// Rules.
    Rules,
    /// Labels.
    Labels,
    /// Saved replies.
    SavedReplies,
    /// Options.
    Options,
    /// Preferences.
    Preferences,
    /// Accounts.
    Accounts,
    /// Data.
    Data,
    /// The customers.
    Customers,
}

/// How the pages are called.
const TABS: [(&str, Tab); 11] = [
    ("the message sharing page", Tab::MessageSharing),
    ("the teams page", Tab::Teams),
    ("the users page", Tab::Users),
    ("the rules page", Tab::Rules),
    ("the labels page", Tab::Labels),
    ("the saved replies page", Tab::SavedReplies),
    ("the options page", Tab::Options),
    ("the preferences page", Tab::Preferences),
    ("the accounts page", Tab::Accounts),
    ("the data page", Tab::Data),
    ("the customers page", Tab::Customers),
];

const CONVERSATION: &str = "the conversation ";

impl Tab {
    /// Returns how it is called in a claim.
    pub fn name(self) -> &'static str {
        TABS.iter().find(|it| it.1 == self).map_or("", |it| it.0)
    }
}

/// Tells whether a text may be the name of a page.
pub fn is_page(text: &str) -> bool {
    let mailbox = || super::PLACES.iter().find(|it| it.name == "mailbox").is_some_and(|it| (it.is)(text));
    let conversation =
        |it: &str| it.len() > 2 && it.starts_with('"') && it.ends_with('"') && it.matches('"').count() == 2;
    TABS.iter().any(|it| it.0 == text) || text.strip_prefix(CONVERSATION).map_or_else(mailbox, conversation)
}

/// The claims of this chapter.
pub const CLAIMS: &[Claim] = &[
    Claim {
        says: "the address shows {page}",
        means: "where the page is; a mailbox with or without an open conversation",
        holds: shows,
    },
    Claim {
        says: "{person} acts",
        means: "who acts in this window",
        holds: |ground, said| {
            let (person, me) = (ground.names.person(&said[0])?, page(ground)?.me());
            wanted(person == me, || format!("{} acts", ground.names.first_name(me)))
        },
    },
    Claim {
        says: "the dialog {name} is open",
        means: "its name, or how that begins",
        holds: |ground, said| {
            let open = page(ground)?.dialog();
            let is = open.as_ref().is_some_and(|it| it.starts_with(&said[0]));
            wanted(is, || open.map_or_else(|| "none is".to_owned(), |it| format!("“{it}” is")))
        },
    },
    Claim {
        says: "no dialog is open",
        means: "none at all",
        holds: |ground, _| match page(ground)?.dialog() {
            Some(it) => Err(format!("“{it}” is")),
            None => Ok(()),
        },
    },
    Claim {
        says: "the {role} {name} is there",
        means: "it can be seen, by its name or how that begins",
        holds: |ground, said| asks(ground, &Asked::There(&said[0], &said[1])),
    },
    Claim {
        says: "the {role} {name} is chosen",
        means: "a radio button or a check box, by its name or how that begins",
        holds: |ground, said| asks(ground, &Asked::Chosen(&said[0], &said[1])),
    },
    Claim {
        says: "the {role} {name} holds {name}",
        means: "a field, or the option that is chosen in it, by its name or how that begins",
        holds: |ground, said| asks(ground, &Asked::Holds(&said[0], &said[1], &said[2])),
    },
    Claim {
        says: "the page says {name}",
        means: "a text in its middle, in its details or in the open dialog",
        holds: |ground, said| asks(ground, &Asked::Text(&said[0])),
    },
];

fn page<'a>(ground: &Ground<'a>) -> Result<&'a dyn Page, String> {
    ground.page.ok_or_else(|| "there is no page here".to_owned())
}

fn asks(ground: &Ground, asked: &Asked) -> Outcome {
    wanted(page(ground)?.asks(asked), || "the page does not say so".to_owned())
}

fn shows(ground: &Ground, said: &[String]) -> Outcome {
    let (said, spot) = (said[0].as_str(), page(ground)?.spot());
    let is = if let Some(tab) = TABS.iter().find(|it| it.0 == said) {
        spot == Spot::Tab(tab.1)
    } else if let Some(subject) = said.strip_prefix(CONVERSATION) {
        let it = ground.names.conversation(subject.trim_matches('"'))?;
        matches!(spot, Spot::Mailbox(_, Some(open)) if open == it)
    } else {
        let mailbox = ground.names.mailbox(said, None)?;
        matches!(spot, Spot::Mailbox(is, _) if is == mailbox)
    };
    wanted(is, || format!("it is not {said}"))
}
