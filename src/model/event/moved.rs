//! Messages that went from one conversation into another: it was split, or that was taken back.

use serde::{Deserialize, Serialize};

use super::arrived::Tail;
use crate::model::ids::*;
use crate::model::message::Party;

/// Messages went from one conversation into another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    /// The conversation that they left.
    pub from: ConversationId,
    /// The one that they went into; a new one if it has the next number.
    pub into: ConversationId,
    /// The messages.
    pub messages: Vec<MovedStep>,
    /// The account of the first of them.
    pub account: AccountId,
    /// How the conversation that they left was shown.
    pub left_before: Shown,
    /// How it is shown.
    pub left_after: Shown,
    /// How the one that they went into was shown.
    pub gained_before: Shown,
    /// How it is shown.
    pub gained_after: Shown,
    /// The entries of the journal that tell of them.
    pub told: Vec<Seq>,
    /// The addresses that routing looks at in them, as hashes.
    pub addresses: Vec<u64>,
}

/// A message that went, and between which rows: those of the conversations, or of what was merged into
/// them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedStep {
    /// The message.
    pub message: MessageId,
    /// The row that it stood in.
    pub from: ConversationId,
    /// The row that it stands in.
    pub to: ConversationId,
}

/// How a conversation is shown: what its messages make of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Its subject.
    pub subject: String,
    /// The other party.
    pub party: Party,
    /// How many messages it has.
    pub messages: u32,
    /// It holds answers alone.
    pub headless: bool,
    /// How it ends.
    pub tail: Tail,
}

impl Moved {
    /// Returns the event that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let it = self.clone();
        let back = |it: MovedStep| MovedStep { message: it.message, from: it.to, to: it.from };
        Self {
            from: it.into,
            into: it.from,
            messages: it.messages.into_iter().map(back).collect(),
            account: it.account,
            left_before: it.gained_after,
            left_after: it.gained_before,
            gained_before: it.left_after,
            gained_after: it.left_before,
            told: it.told,
            addresses: it.addresses,
        }
    }
}
