//! What a list is a list of, what it is narrowed to, and its rows.

use std::sync::Arc;

use super::route::Route;
use crate::model::{ConversationId, Flag, Mailbox, PersonId, State};

/// What a list is a list of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListOf {
    /// A mailbox.
    Mailbox(Mailbox),
    /// What a search found.
    Search(String),
    /// No list: settings and the like.
    Nowhere,
}

impl ListOf {
    /// Returns the mailbox in which acts are done here.
    pub fn view(&self) -> Mailbox {
        match self {
            Self::Mailbox(mailbox) => *mailbox,
            Self::Search(_) | Self::Nowhere => Mailbox::All,
        }
    }

    /// Returns the address of the list, with a conversation open or none.
    pub fn route(self, open: Option<ConversationId>) -> Route {
        match self {
            Self::Search(query) => Route::Search(query, open),
            other => Route::Mailbox(other.view(), open),
        }
    }
}

/// The rows of a list, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// What they are rows of.
    pub place: ListOf,
    /// The person whose rows they are.
    pub person: PersonId,
    /// The conversations.
    pub ids: Arc<Vec<ConversationId>>,
}

/// What a list is narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Nothing.
    #[default]
    Everything,
    /// Unread rows.
    Unread,
    /// Starred rows.
    Starred,
    /// Unassigned rows.
    Unassigned,
}

/// Returns the rows of a mailbox, narrowed by a filter.
pub fn listed(state: &State, me: PersonId, mailbox: Mailbox, filter: Filter) -> Vec<ConversationId> {
    let mut set = state.mailbox(me, mailbox);
    match filter {
        Filter::Everything => {}
        Filter::Unread => set &= state.shelf(me).set(Flag::Unread),
        Filter::Starred => set &= state.shelf(me).set(Flag::Starred),
        Filter::Unassigned => set -= &state.conversations.assigned,
    }
    state.sorted(me, mailbox, &set).ids
}
