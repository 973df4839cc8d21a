//! What was deleted for ever: nothing that was written in it is kept, only that it was, and by which
//! ids its messages are known, so that they do not come again as new.

use serde::{Deserialize, Serialize};

use super::State;
use super::shelf::put;
use crate::model::event::Operation;
use crate::model::ids::*;

/// What is left of a conversation that was deleted for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    /// When it was deleted.
    pub at: Time,
    /// Who deleted it.
    pub by: Option<PersonId>,
    /// Who could see it.
    pub readers: Vec<PersonId>,
}

impl State {
    pub(super) fn erased(&mut self, operation: &Operation, it: ConversationId, readers: &[PersonId]) {
        if !self.has(it) {
            return;
        }
        let (at, by) = (operation.at, operation.actor.person());
        self.tombstones.insert(it, Tombstone { at, by, readers: readers.to_vec() });
        self.outbox.retain(|_, outgoing| outgoing.conversation != it);
        self.fares.retain(|message, _| self.threads.conversation(*message) != Some(it));
        self.amendments.retain(|message, _| self.threads.conversation(*message) != Some(it));
        self.heard.remove(&it);
        self.notices.retain(|(_, _, notice)| notice.conversation != Some(it));
        self.addressed.forget(it);
        self.conversations.text.wipe(it);
        put(&mut self.conversations.answered, it, false);
        put(&mut self.conversations.attachments, it, false);
    }
}
