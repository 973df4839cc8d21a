//! Trying a rule on what is there already: which messages it would have matched, had it been there.
//!
//! The same conditions are asked as when it runs, entry by entry of the journal. Of a conversation
//! is known how it stands now, so a condition on its team speaks of the present one.

use std::collections::{BTreeMap, BTreeSet};

use super::occasion::Occasion;
use crate::model::event::{Arrived, Event, Operation};
use crate::model::ids::*;
use crate::model::rules::{Rule, Trigger};
use crate::model::state::State;

/// A rule that is tried.
#[derive(Clone, Debug)]
pub struct Trial {
    rule: Rule,
    heard: BTreeMap<ConversationId, u32>,
    tested: BTreeSet<MessageId>,
    matched: BTreeMap<MessageId, ConversationId>,
    /// Messages of which a copy through another account may match, and whether each was the first.
    open: BTreeMap<MessageId, (Arrived, bool)>,
}

impl Trial {
    /// Begins to try a rule.
    pub fn of(rule: Rule) -> Self {
        let (heard, tested) = (BTreeMap::new(), BTreeSet::new());
        Self { rule, heard, tested, matched: BTreeMap::new(), open: BTreeMap::new() }
    }

    /// Takes the next entry of the journal.
    pub fn hear(&mut self, state: &State, operation: &Operation) {
        for event in &operation.events {
            match event {
                Event::Arrived(it) => self.message(state, it),
                Event::Copied { message, account } => self.copy(state, *message, *account),
                Event::Retracted { message, .. } => {
                    self.tested.remove(message);
                    self.matched.remove(message);
                }
                _ => {}
            }
        }
    }

    /// Ends with the conversations as they stand, for a rule that people's acts set off.
    pub fn end(&mut self, state: &State) {
        if self.rule.trigger.is_message() {
            return;
        }
        for it in (0..state.len() as u32).map(ConversationId) {
            let at = state.conversations.order.activity(it);
            self.ask(state, it, state.conversations.last(it), &Occasion::of_state(state, it, at, None));
        }
    }

    /// Returns how many messages (of acts: conversations) the rule was tried on.
    pub fn tested(&self) -> usize {
        self.tested.len()
    }

    /// Returns how many of them it would have matched.
    pub fn matched(&self) -> usize {
        self.matched.len()
    }

    /// Returns the conversations of those that it would have matched and a person may see, the newest
    /// first, each once.
    pub fn examples(&self, state: &State, person: PersonId, most: usize) -> Vec<ConversationId> {
        let mut found = Vec::new();
        for it in self.matched.values().rev() {
            let may_see = || state.facts_for(person, *it).admits(person, &state.directory);
            if found.len() < most && !found.contains(it) && may_see() {
                found.push(*it);
            }
        }
        found
    }

    fn message(&mut self, state: &State, arrived: &Arrived) {
        let heard = self.heard.entry(arrived.conversation).or_default();
        let is_first = *heard == 0;
        *heard += 1;
        let is_meant = match self.rule.trigger {
            Trigger::Incoming => !arrived.outgoing,
            Trigger::Outgoing => arrived.sender.is_some(),
            _ => false,
        };
        if is_meant {
            let Arrived { header, text, account, at, sender, .. } = arrived;
            let occasion = Occasion::of_message(header, text.as_deref(), *account, is_first);
            self.ask(state, arrived.conversation, arrived.message, &occasion.at(*at).by(*sender));
            let is_open = !arrived.outgoing && !self.matched.contains_key(&arrived.message);
            if is_open && self.rule.condition.asks_for_account() {
                self.open.insert(arrived.message, (arrived.clone(), is_first));
            }
        }
    }

    /// A copy sets off what asks for its account, and did not run for the message.
    fn copy(&mut self, state: &State, message: MessageId, account: AccountId) {
        let Some((arrived, is_first)) = self.open.remove(&message) else { return };
        let Arrived { header, text, at, .. } = &arrived;
        let occasion = Occasion::of_message(header, text.as_deref(), account, is_first).at(*at);
        self.ask(state, arrived.conversation, message, &occasion);
        if !self.matched.contains_key(&message) {
            self.open.insert(message, (arrived, is_first));
        }
    }

    /// Of another organization, and of what is private, the rule knows nothing.
    fn ask(&mut self, state: &State, it: ConversationId, message: MessageId, occasion: &Occasion) {
        let all = &state.conversations;
        if all.org(it) != Some(self.rule.org) {
            return;
        }
        self.tested.insert(message);
        if occasion.meets(&self.rule.condition, all.team(it), &state.directory) {
            self.matched.insert(message, it);
        }
    }
}
