//! What a command comes to.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::event::{Act, Operation};
use crate::model::ids::*;
use crate::model::refusal::Refusal;

/// What a command comes to: an operation, and the conversations it left alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// What is to be appended.
    pub operation: Operation,
    /// The conversations that were refused, each with the reason; the others are done.
    pub refused: Vec<(ConversationId, Refusal)>,
    /// How many messages were known already.
    pub duplicates: u32,
    /// Of an import: how many conversations each person would have been told of.
    pub told: BTreeMap<PersonId, u32>,
}

impl Decision {
    /// Returns how many conversations changed.
    pub fn done(&self) -> usize {
        let ids: BTreeSet<_> = self.operation.changed().collect();
        ids.len()
    }

    /// Returns what the act was.
    pub const fn act(&self) -> Act {
        self.operation.act
    }
}
