//! What a decision remembers of the rules that ran in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::ids::*;

/// What a decision remembers of the rules that ran in it.
#[derive(Default)]
pub struct Ruling {
    /// The rule that acts now.
    pub(super) acting: Option<RuleId>,
    /// Which rules ran on which conversation.
    pub(super) ran: BTreeSet<(RuleId, ConversationId)>,
    /// Where *In turn* stands by now.
    pub(super) turns: BTreeMap<RuleId, PersonId>,
    /// Who was assigned something, in order.
    pub(super) given: Vec<PersonId>,
    /// Whom rules have written to, by the hash of the address.
    pub(super) answered: BTreeSet<u64>,
}

impl Ruling {
    /// Returns the rule that acts now.
    pub const fn acting(&self) -> Option<RuleId> {
        self.acting
    }

    /// Notes that somebody was assigned something.
    pub fn give(&mut self, person: PersonId) {
        self.given.push(person);
    }
}
