//! Conversations that were merged into others. Their messages stay theirs, so that it can be taken
//! back: where an address, a reply or a history leads on is looked up.

use serde::{Deserialize, Serialize};

use super::State;
use super::columns::Conversations;
use super::shelf::put;
use crate::model::event::Tail;
use crate::model::ids::*;

/// A conversation that was merged into another, and how that one ended before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Absorbed {
    into: ConversationId,
    before: Tail,
    messages: u32,
    headless: bool,
}

impl State {
    /// Tells whether two conversations are known to stay apart, though a message showed that they are one:
    /// a union was offered, or somebody split the one off the other.
    pub fn is_apart(&self, one: ConversationId, other: ConversationId) -> bool {
        let lead = |it: &(ConversationId, ConversationId)| (self.lead(it.0), self.lead(it.1));
        let is_it = |it| it == (one, other) || it == (other, one);
        self.offered.iter().chain(&self.parted).map(lead).any(is_it)
    }

    /// Returns the conversations that a person may unite with one, because a message showed that they
    /// are one: both are there for the person, and neither went into the other since.
    pub fn unions_offered(&self, person: PersonId, it: ConversationId) -> Vec<ConversationId> {
        let may_see = |it: ConversationId| self.facts(it).admits(person, &self.directory);
        let leading = self.offered.iter().map(|it| (self.lead(it.0), self.lead(it.1)));
        let others = leading.filter_map(|(one, other)| match (one == it, other == it) {
            (true, false) => Some(other),
            (false, true) => Some(one),
            _ => None,
        });
        let mut found: Vec<_> = others.filter(|other| may_see(*other) && may_see(it)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Returns where the address of a conversation leads: to the one it was merged into, else to
    /// itself.
    pub fn lead(&self, it: ConversationId) -> ConversationId {
        self.conversations.lead(it)
    }
}

impl Conversations {
    /// Returns the conversation that one was merged into, if it was.
    pub fn merged_into(&self, it: ConversationId) -> Option<ConversationId> {
        self.merged.get(&it).map(|it| it.into)
    }

    pub(super) fn lead(&self, it: ConversationId) -> ConversationId {
        let mut lead = it;
        while let Some(into) = self.merged_into(lead) {
            lead = into;
        }
        lead
    }

    /// Returns a conversation and all that were merged into it.
    pub fn members(&self, it: ConversationId) -> Vec<ConversationId> {
        let merged = self.merged.keys().copied().filter(|member| self.lead(*member) == it);
        std::iter::once(it).chain(merged).collect()
    }

    /// Merges a conversation into another, or parts them again. The last to be merged is the first to
    /// be parted: what was acted on since is not taken back.
    pub(super) fn merge(&mut self, it: ConversationId, into: Option<ConversationId>) {
        match into {
            Some(into) if into.index() < self.len() => self.absorb(it, into),
            _ => self.part(it),
        }
    }

    fn absorb(&mut self, it: ConversationId, into: ConversationId) {
        let (before, added) = (self.tail(into), self.tail(it));
        let messages = self.messages[into.index()];
        self.messages[into.index()] += self.messages[it.index()];
        self.last[into.index()] = before.last.max(added.last);
        self.last_outside[into.index()] = before.last_outside.max(added.last_outside);
        if added.at > before.at {
            self.text.set(into, 2, &added.snippet);
            self.order.put(into, added.at);
        }
        put(&mut self.answered, into, before.answered || added.answered);
        put(&mut self.attachments, into, before.attachments || added.attachments);
        let headless = self.is_headless(into);
        let both = headless && self.is_headless(it);
        put(&mut self.headless, into, both);
        self.merged.insert(it, Absorbed { into, before, messages, headless });
    }

    fn part(&mut self, it: ConversationId) {
        let Some(Absorbed { into, before, messages, headless }) = self.merged.remove(&it) else { return };
        self.messages[into.index()] = messages;
        put(&mut self.headless, into, headless);
        self.put_tail(into, &before);
    }
}
