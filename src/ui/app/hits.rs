//! What the search of the address has found.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{ConversationId, PersonId};
use crate::work::search::Hit;

/// What a search has found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// Who searched.
    pub person: PersonId,
    /// What was searched for.
    pub query: String,
    /// The conversations, newest first.
    pub rows: Arc<Vec<ConversationId>>,
    /// Where it was found; conversations found by state alone have no note.
    pub notes: Arc<HashMap<ConversationId, Hit>>,
    /// There are more than these.
    pub more: bool,
    /// Not everything has been read yet: more may come by itself.
    pub behind: bool,
}

impl Hits {
    /// Tells whether these answer a search: before the worker has answered they do not.
    pub fn is_of(&self, person: PersonId, query: &str) -> bool {
        self.person == person && self.query == query
    }
}
