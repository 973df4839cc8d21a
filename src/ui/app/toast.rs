//! What was done last, in words, and what of it can be undone.

use crate::model::{DraftKey, DraftText, PersonId, Seq};

/// What a toast offers to undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// An act of a person, by the entry of the journal that it began with.
    Act(PersonId, Seq),
    /// A draft that was thrown away.
    Draft(Box<Discarded>),
}

impl Undo {
    /// Returns who did it: nobody else may undo it.
    pub const fn whose(&self) -> PersonId {
        match self {
            Self::Act(person, _) => *person,
            Self::Draft(it) => it.author,
        }
    }
}

/// What was done, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// The sentence.
    pub text: String,
    /// What it offers to undo.
    pub undo: Option<Undo>,
    /// It tells of something that was not done.
    pub problem: bool,
}

/// A draft that was thrown away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discarded {
    /// Whose it is.
    pub author: PersonId,
    /// Which of theirs.
    pub key: DraftKey,
    /// What it said.
    pub draft: DraftText,
}
