//! What became of a message after it was written: how far one that was sent has come, and what its
//! author or its readers did to one later.

use serde::{Deserialize, Serialize};

use crate::model::ids::*;

/// How far a message that was sent has come, as its provider says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// The provider has taken it.
    Sent,
    /// It is with the other side.
    Delivered,
    /// The other side has read it.
    Read,
    /// It did not get there.
    Failed(Failure),
}

/// Why a message did not get there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The time in which the channel lets one answer was over.
    TooLate,
    /// Nobody is at that address.
    NoSuchAddress,
    /// The other side wants no messages.
    Blocked,
    /// The provider says something else, in its own words.
    Said(String),
}

impl Fate {
    /// Tells whether it goes on from another: providers say things twice, and out of order. What has
    /// arrived has not failed.
    pub fn follows(&self, before: Option<&Self>) -> bool {
        let rank = |it: &Self| match it {
            Self::Sent => 1,
            Self::Failed(_) => 2,
            Self::Delivered => 3,
            Self::Read => 4,
        };
        before.is_none_or(|before| rank(self) > rank(before))
    }

    /// Tells whether it did not get there.
    pub const fn is_failed(&self) -> bool {
        matches!(self, Self::Failed(_))
    }
}

/// A message that was sent has come further, or is on its way again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fared {
    /// The message.
    pub message: MessageId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// How far it had come.
    pub before: Option<Fate>,
    /// How far it has come; none if it is sent again.
    pub after: Option<Fate>,
}

/// What was done to a message since it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// What its author made of the text.
    pub text: Option<String>,
    /// Its author took it back. What it said stays, and is said to be taken back.
    pub deleted: bool,
    /// The signs that were put to it, by address, one for each.
    pub reactions: Vec<(String, String)>,
}

/// Something was done to a message since it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amended {
    /// The message.
    pub message: MessageId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// What was done to it before.
    pub before: Amendment,
    /// What is done to it now.
    pub after: Amendment,
}
