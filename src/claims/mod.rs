//! What may be claimed of a workspace, in plain words: `"Printer" is assigned to Ben`. One vocabulary
//! and one parser, which the feature files of the tests and the walkthroughs share. A claim is
//! answered from the state, and where it speaks of the page, from what the page says of itself.

mod control;
mod conversations;
mod names;
mod page;
mod pattern;
mod places;
mod setup;
pub mod tell;

pub use control::{Asked, Control, Name, ROLES};
pub use names::{Names, find, listed, mailbox_name, quoted};
pub use page::{Page, Spot, Tab};
pub use pattern::Pattern;
pub use places::{PLACES, channel_word};

use crate::model::State;

/// What a claim comes to: it holds, or this is why it does not.
pub type Outcome = Result<(), String>;

/// A claim of the vocabulary.
pub struct Claim {
    /// What is written, with [`PLACES`] in braces; `{a|b}` is a choice of words.
    pub says: &'static str,
    /// What it means.
    pub means: &'static str,
    /// Whether it holds, given what stands in the braces.
    pub holds: fn(&Ground, &[String]) -> Outcome,
}

/// What a claim is answered from.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The names of the workspace as it is.
    pub names: Names<'a>,
    /// The page; a claim that speaks of it does not hold where there is none.
    pub page: Option<&'a dyn Page>,
}

impl<'a> Ground<'a> {
    /// Returns the ground of a workspace without a page.
    pub const fn of(state: &'a State) -> Self {
        Self { names: Names::of(state), page: None }
    }

    const fn state(&self) -> &'a State {
        self.names.state
    }
}

/// A chapter of the vocabulary: its title, and its claims.
pub type Chapter = (&'static str, &'static [Claim]);

/// What may be claimed of a workspace, wherever it is.
pub const OF_THE_WORKSPACE: [Chapter; 2] =
    [("Where conversations stand", conversations::CLAIMS), ("How it is set up", setup::CLAIMS)];
/// What may be claimed of a page that shows one.
pub const OF_THE_PAGE: Chapter = ("The page", page::CLAIMS);

/// A claim that was read: which one, and what stands in its braces.
#[derive(Clone)]
pub struct Claimed {
    claim: &'static Claim,
    words: Vec<String>,
}

impl std::fmt::Debug for Claimed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_tuple("Claimed").field(&self.claim.says).field(&self.words).finish()
    }
}

impl PartialEq for Claimed {
    fn eq(&self, other: &Self) -> bool {
        self.claim.says == other.claim.says && self.words == other.words
    }
}

impl Claimed {
    /// Tells whether it holds, or why it does not; a name that there is not is such a reason.
    pub fn holds(&self, ground: &Ground) -> Outcome {
        (self.claim.holds)(ground, &self.words)
    }

    /// Tells whether it speaks of the page.
    pub fn is_of_the_page(&self) -> bool {
        OF_THE_PAGE.1.iter().any(|it| it.says == self.claim.says)
    }
}

/// Reads a claim.
///
/// # Errors
/// The words, if they are none, or could be read in several ways.
pub fn read(text: &str) -> Result<Claimed, String> {
    let all = OF_THE_WORKSPACE.iter().chain([&OF_THE_PAGE]).flat_map(|it| it.1);
    let text = text.trim();
    let mut found = all.filter_map(|claim| Some((claim, Pattern::of(claim.says).read(text)?)));
    match (found.next(), found.next()) {
        (Some((claim, words)), None) => Ok(Claimed { claim, words }),
        (Some((one, _)), Some((other, _))) => {
            Err(format!("“{text}” can be read in several ways: {}; {}", one.says, other.says))
        }
        _ => Err(format!("“{text}” is no claim of the vocabulary")),
    }
}

/// Fails unless what is there is what is wanted.
fn equal(wanted: &str, is: &str) -> Outcome {
    if wanted == is { Ok(()) } else { Err(format!("it is “{is}”, not “{wanted}”")) }
}

/// Fails unless something is as wanted; `otherwise` says how it is.
fn wanted(holds: bool, otherwise: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(otherwise()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::World;
    use crate::model::{Mailbox, SharingChoice, Verb};

    #[test]
    fn a_claim_is_read_and_answered() {
        let mut world = World::of(&["Ann", "Ben"]);
        let team = world.team("Support", &["Ann", "Ben"], &[]);
        let account = world.account("Ann", "a@b.example", Some(SharingChoice::TeamInbox(team)));
        let it = world.mail(account, "a@b.example", "Printer");
        let claimed = read("\"Printer\" is assigned to Ben").unwrap();
        assert!(claimed.holds(&Ground::of(&world.state)).is_err());
        let ben = world.id("Ben");
        world.triage("Ann", Mailbox::TeamInbox(team), Verb::Assign(vec![ben]), it).unwrap();
        assert_eq!(claimed.holds(&Ground::of(&world.state)), Ok(()));
        let holds = |text: &str| read(text).unwrap().holds(&Ground::of(&world.state)).is_ok();
        assert!(holds("\"a@b.example\" is shared to the team inbox of \"Support\""));
        assert!(holds("Ben is an active member of the team \"Support\""));
        assert!(!holds("\"Printer\" is in the team inbox of Ben"));
        assert!(!holds("the address shows the teams page"), "there is no page here");
        assert!(read("\"Printer\" is upside down").unwrap_err().contains("upside down"));
    }

    #[test]
    fn every_claim_can_be_read_as_itself_alone() {
        for claim in OF_THE_WORKSPACE.iter().chain([&OF_THE_PAGE]).flat_map(|it| it.1) {
            let said = Pattern::of(claim.says).example();
            let claimed = read(&said).unwrap();
            assert_eq!(claimed.claim.says, claim.says, "{said}");
        }
    }
}
