//! What becomes of a comment after it was written: its author says something else, or deletes it.

use serde::{Deserialize, Serialize};

use crate::model::ids::*;

/// A comment says something else, or is deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentEdited {
    /// The conversation in which it stands.
    pub conversation: ConversationId,
    /// The entry of the journal that wrote it.
    pub comment: Seq,
    /// What it said; none if it was deleted.
    pub before: Option<String>,
    /// What it says, trimmed; none if it is deleted.
    pub after: Option<String>,
    /// The entry of the journal that acted on the conversation before.
    pub prior: Seq,
}

impl CommentEdited {
    /// Returns what takes it back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone(), ..*self }
    }
}
