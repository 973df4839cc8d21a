//! Where a person is: a typed route over the URL fragment. Every state that can be reached has an
//! address; the mailbox is part of it, since it decides for whom an act is done.

mod address;

use crate::model::{ConversationId, Mailbox, OrgId};

/// No longer address is handed on: some programs cut them.
pub const LONGEST_LINK: usize = 32_000;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// A mailbox, and the conversation that is open in it.
    Mailbox(Mailbox, Option<ConversationId>),
    /// A conversation without a mailbox: the first that holds it is opened.
    Conversation(ConversationId),
    /// The same, with the question why it is, or is not, in a mailbox of somebody, by their address.
    Why(ConversationId, String, Mailbox),
    /// A search, and the conversation that is open in it.
    Search(String, Option<ConversationId>),
    /// A settings page.
    Settings(SettingsPage),
    /// The other end of every channel.
    Customers,
    /// The walkthroughs there are, and the help.
    Guide(Guide),
    /// A new message: the `mailto:` address that begins it, or nothing.
    New(String),
    /// A scenario to be opened: what the address brings of it; nothing if it comes from a file.
    Open(String),
    /// People side by side, by their addresses: `ann@club.example,ben@club.example`.
    Side(String),
    /// An address that names nothing here.
    Unknown(String),
}

/// What teaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guide {
    /// The list of walkthroughs.
    Walkthroughs,
    /// A walkthrough by name, and which step of it, from 1.
    Walkthrough(String, usize),
    /// A walkthrough that stands in the address itself.
    Sent(String),
    /// A walkthrough is being recorded, in the scenario of a name.
    Record(String),
    /// An article of the help by name; the empty one lists them.
    Help(String),
}

/// A settings page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsPage {
    /// A tab of an organization.
    Organization(OrgId, SettingsTab),
    /// The accounts of the person.
    Accounts,
    /// The person's own options.
    Preferences,
    /// Import, export, storage, reset.
    Data,
    /// From nothing to a team inbox.
    Begin,
}

/// A tab of the settings of an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsTab {
    /// Shared accounts and shared addresses.
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
}

impl SettingsPage {
    /// Returns the article of the help that says how it works.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Begin => "sharing",
            Self::Preferences => "preferences",
            Self::Data => "data",
            Self::Organization(_, tab) => match tab {
                SettingsTab::MessageSharing => "sharing",
                SettingsTab::Teams => "teams",
                SettingsTab::Users => "people",
                SettingsTab::Rules => "balance",
                SettingsTab::Labels => "labels",
                SettingsTab::SavedReplies => "saved-replies",
                SettingsTab::Options => "options",
            },
        }
    }
}

impl SettingsTab {
    /// All tabs, in the order in which they are shown, with their part of the address.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::MessageSharing, "message-sharing"),
        (Self::Teams, "teams"),
        (Self::Users, "users"),
        (Self::Rules, "rules"),
        (Self::Labels, "labels"),
        (Self::SavedReplies, "saved-replies"),
        (Self::Options, "options"),
    ];
}

impl Route {
    /// Returns the mailbox in which acts are done here.
    pub const fn view(&self) -> Mailbox {
        match self {
            Self::Mailbox(mailbox, _) => *mailbox,
            _ => Mailbox::All,
        }
    }

    /// Returns the conversation that is open.
    pub const fn open(&self) -> Option<ConversationId> {
        match self {
            Self::Mailbox(_, it) | Self::Search(_, it) => *it,
            Self::Conversation(it) | Self::Why(it, ..) => Some(*it),
            _ => None,
        }
    }

    /// Returns the same list with another conversation open, or none.
    #[must_use]
    pub fn with_open(&self, it: Option<ConversationId>) -> Self {
        match self {
            Self::Search(query, _) => Self::Search(query.clone(), it),
            other => Self::Mailbox(other.view(), it),
        }
    }
}
