//! Links between a private conversation and the shared one that goes on from it. What is kept is how
//! they were begun; what a person sees of it is derived, and only who may see both sees anything.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::State;
use crate::model::ids::*;

/// A shared conversation that goes on from a private one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Link {
    /// The private one.
    pub private: ConversationId,
    /// The one that is shared with more people.
    pub shared: ConversationId,
}

impl Link {
    /// Returns the other end, seen from one of the two.
    pub fn other(self, it: ConversationId) -> ConversationId {
        if it == self.shared { self.private } else { self.shared }
    }
}

impl State {
    /// Returns the links of a conversation that a person sees: who may see both of its ends. Those of
    /// merged conversations lead on; between two that are one by now there is none.
    pub fn links_of(&self, person: PersonId, it: ConversationId) -> Vec<Link> {
        let links = self.links.iter().map(|link| self.leading(*link));
        let seen: BTreeSet<_> = links.filter(|link| self.sees(person, it, *link)).collect();
        seen.into_iter().collect()
    }

    /// Returns a link as a story tells it, where it leads by now, if a person sees it.
    pub fn link_for(&self, person: PersonId, it: ConversationId, link: Link) -> Option<Link> {
        Some(self.leading(link)).filter(|link| self.sees(person, it, *link))
    }

    /// Returns where a link leads by now.
    fn leading(&self, link: Link) -> Link {
        Link { private: self.lead(link.private), shared: self.lead(link.shared) }
    }

    /// Tells whether a conversation is one end of a link, and a person may see both.
    fn sees(&self, person: PersonId, it: ConversationId, link: Link) -> bool {
        let may_see = |it: ConversationId| self.facts(it).admits(person, &self.directory);
        (link.private == it) != (link.shared == it) && may_see(link.private) && may_see(link.shared)
    }

    pub(super) fn link(&mut self, link: Link) {
        if self.has(link.private) && self.has(link.shared) {
            self.links.insert(link);
            // Both tell of it in their histories, though nobody has acted on the older one.
            self.conversations.touch(link.private, self.seq);
            self.conversations.touch(link.shared, self.seq);
        }
    }
}
