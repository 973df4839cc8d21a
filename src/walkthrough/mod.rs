//! Walkthroughs: data that teaches a real screen by letting a person do it. One file each, in plain
//! text; docs/walkthroughs.md is its grammar. What a step waits for is a claim (`claims`).

mod follow;
mod read;
mod write;

pub use follow::{Change, proposed};
pub use read::{draft, read};
pub use write::{print, write};

use crate::claims::{Claimed, Control};

/// The most sentences that a step may say.
pub const SENTENCES: usize = 2;

/// A walkthrough.
#[derive(Clone, Debug, PartialEq)]
pub struct Walkthrough {
    /// What it teaches.
    pub title: String,
    /// How long it takes.
    pub minutes: u32,
    /// Whom it is for.
    pub audience: String,
    /// What it is about, in a sentence or two.
    pub about: String,
    /// The first name of who acts at the beginning.
    pub person: String,
    /// The address at the beginning, a fragment.
    pub place: String,
    /// What is said at the end.
    pub end: String,
    /// The articles of the help that belong to it, by name.
    pub help: Vec<String>,
    /// What happens, in order.
    pub steps: Vec<Step>,
    /// What stands in the practice workspace: the text of a scenario.
    pub scenario: String,
    /// Or another walkthrough by name, whose scenario it is.
    pub scenario_of: Option<String>,
}

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The line of the file that it begins at.
    pub line: usize,
    /// What to do.
    pub words: String,
    /// The address at which its control is, a fragment; as in the step before if it is empty.
    pub place: String,
    /// The control.
    pub control: Control,
    /// What is done with it.
    pub act: Act,
    /// What it waits for.
    pub waits: Claimed,
    /// The same in words.
    pub waits_for: String,
    /// What others do when it begins: a conversation, and a line of a scenario.
    pub meanwhile: Vec<(String, String)>,
    /// What it does to the workspace, in the words of the feature files; the tests hold it.
    pub does: Vec<String>,
    /// Why that matters, shown when it is done.
    pub shown: String,
    /// What is said if something else is done.
    pub otherwise: String,
}

/// What is done with a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// It is pressed, ticked or followed.
    Press,
    /// A text is typed into it.
    Type(String),
    /// An option is chosen in it, by its name.
    Choose(String),
    /// A key is pressed while it is there.
    Key(String),
}

/// A line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "line {}: {}", self.line, self.what)
    }
}
