//! Links between a private conversation and the shared one that goes on from it. What is kept is how
//! they were begun; what a person sees of it is derived, and only who may see both sees anything.

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
        let may_see = |it: ConversationId| self.facts(it).admits(person, &self.directory);
        let lead = |it: &Link| Link { private: self.lead(it.private), shared: self.lead(it.shared) };
        let mut links: Vec<_> = self.links.iter().map(lead).collect();
        links.retain(|link| (link.private == it) != (link.shared == it));
        links.retain(|link| may_see(link.private) && may_see(link.shared));
        links.sort_unstable();
        links.dedup();
        links
    }

    /// Returns a link as a story tells it, where it leads by now, if a person sees it.
    pub fn link_for(&self, person: PersonId, it: ConversationId, link: Link) -> Option<Link> {
        let Link { private, shared } = link;
        let lead = Link { private: self.lead(private), shared: self.lead(shared) };
        self.links_of(person, it).contains(&lead).then_some(lead)
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
