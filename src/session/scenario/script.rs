//! A scenario as it is written: settings, scenes, and the mail that was there before.

use std::rc::Rc;

use super::problem::Problem;
use super::saved::Saved;
use crate::model::{Fate, Party};

/// What is read of a scenario.
#[derive(Default)]
pub struct Script {
    /// Its lines of settings, in order.
    pub settings: Vec<Setting>,
    /// What happens, in the order in which it is written.
    pub scenes: Vec<Scene>,
    /// The mail that was there before.
    pub before: Vec<Before>,
    /// A journal that was saved as it is, in place of everything else.
    pub saved: Saved,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// A line of settings: a word, and what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its number, from 1 on.
    pub line: u32,
    /// Its first word.
    pub word: String,
    /// What follows, between bars.
    pub parts: Vec<String>,
}

/// A conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// The account or address it is written to, as the settings call it.
    pub to: String,
    /// Who writes.
    pub from: Party,
    /// The subject.
    pub subject: String,
}

/// What happens in a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// The number of its line.
    pub line: u32,
    /// How many minutes ago; below zero, it has yet to come.
    pub ago: i64,
    /// Which conversation, by its place in the scenario.
    pub place: usize,
    /// The conversation.
    pub conversation: Rc<Conversation>,
    /// Who does something, by first name.
    pub who: String,
    /// What happens.
    pub deed: Deed,
}

/// A message that was there before.
pub struct Before {
    /// The number of its line.
    pub line: u32,
    /// How many minutes ago it came.
    pub ago: i64,
    /// To whom, from whom, about what.
    pub conversation: Conversation,
    /// What it says.
    pub text: String,
}

/// What somebody does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A message from outside.
    Writes(String),
    /// A comment.
    Says(String),
    /// A reply.
    Replies(String),
    /// A reply that closes.
    RepliesAndCloses(String),
    /// Assigns people.
    Assigns(Vec<String>),
    /// Closes.
    Closes,
    /// Archives from the team inbox, for everyone.
    Archives,
    /// Stars.
    Stars,
    /// Snoozes for so many hours.
    Snoozes(i64),
    /// Labels.
    Labels(String),
    /// Moves to a team.
    Moves(String),
    /// Marks as spam.
    Spams,
    /// Throws away.
    Trashes,
    /// Has read everything so far, and seen the notices.
    CatchesUp,
    /// So far has come what was sent last, which the other side or its provider says.
    Fares(Fate),
}
