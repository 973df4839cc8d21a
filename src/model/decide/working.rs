//! The working copy of a decision: conversations as they will stand, and what is said on the way.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::decision::Decision;
use super::differences::differences;
use super::ruling::Ruling;
use crate::model::command::Context;
use crate::model::directory::{Channel, Directory};
use crate::model::event::*;
use crate::model::facts::Facts;
use crate::model::ids::*;
use crate::model::message::Header;
use crate::model::refusal::Refusal;
use crate::model::state::{State, Threads};

/// A decision in the making.
pub struct Working<'a> {
    /// The state it is made on.
    pub state: &'a State,
    /// Who, when, where.
    pub context: Context<'a>,
    /// What was said and done so far, but for the changes of conversations.
    pub events: Vec<Event>,
    /// Conversations that were refused.
    pub refused: Vec<(ConversationId, Refusal)>,
    /// Messages that were known already.
    pub duplicates: u32,
    /// During an import nobody is told of each message: it is counted instead.
    pub counts_notices: bool,
    /// What comes in was read before, elsewhere: it makes nothing unread and tells nobody.
    pub was_read: bool,
    /// The rules that ran.
    pub ruling: Ruling,
    reshaped: &'a OnceCell<Directory>,
    lifted: BTreeMap<ConversationId, Lifted>,
    notices: BTreeMap<(Option<ConversationId>, PersonId), Reason>,
    next_conversation: u32,
    tailed: BTreeSet<ConversationId>,
    /// The messages of this decision.
    pub fresh: Threads,
    /// Conversations of which this decision brought a message, and whether they hold answers alone.
    headless: BTreeMap<ConversationId, bool>,
}

struct Lifted {
    before: Facts,
    now: Facts,
}

impl<'a> Working<'a> {
    /// Begins a decision; `reshaped` has room for the directory, should it change.
    pub fn on(state: &'a State, context: Context<'a>, reshaped: &'a OnceCell<Directory>) -> Self {
        Self {
            state,
            context,
            events: Vec::new(),
            refused: Vec::new(),
            duplicates: 0,
            counts_notices: false,
            was_read: false,
            ruling: Ruling::default(),
            reshaped,
            lifted: BTreeMap::new(),
            notices: BTreeMap::new(),
            next_conversation: state.len() as u32,
            tailed: BTreeSet::new(),
            fresh: Threads::after(&state.threads),
            headless: BTreeMap::new(),
        }
    }

    /// Returns the directory as it stands in this decision.
    pub fn directory(&self) -> &'a Directory {
        self.reshaped.get().unwrap_or(&self.state.directory)
    }

    /// Decides the rest on a changed directory. A decision changes it once.
    pub fn reshape(&mut self, directory: Directory) {
        let _ = self.reshaped.set(directory);
    }

    /// Returns the time at which it is decided.
    pub const fn at(&self) -> Time {
        self.context.at
    }

    /// Returns where a message stands in time: at its date, never later than now.
    pub fn stands_at(&self, header: &Header) -> Time {
        header.date.unwrap_or(self.at()).min(self.at())
    }

    /// Returns the person who acts.
    ///
    /// # Errors
    /// `NobodyActs` if it is no present person.
    pub fn person(&self) -> Result<PersonId, Refusal> {
        let person = self.context.actor.person().filter(|it| self.directory().person(*it).is_some());
        person.ok_or(Refusal::NobodyActs)
    }

    /// Returns the person whose doing it is; nobody while a rule acts.
    pub fn author(&self) -> Option<PersonId> {
        self.context.actor.person().filter(|_| self.ruling.acting().is_none())
    }

    /// Returns where *In turn* stands for a rule by now.
    pub fn turn(&self, rule: RuleId) -> Option<PersonId> {
        self.ruling.turns.get(&rule).or_else(|| self.state.turns.get(&rule)).copied()
    }

    /// Returns a conversation as it stands in this decision.
    pub fn facts(&mut self, conversation: ConversationId) -> &mut Facts {
        let state = self.state;
        let lifted = self.lifted.entry(conversation).or_insert_with(|| {
            let before = state.facts(conversation);
            Lifted { now: before.clone(), before }
        });
        &mut lifted.now
    }

    /// Puts a conversation back to where it stood, after a rule of it was refused half-way.
    pub fn forget(&mut self, conversation: ConversationId) {
        self.lifted.remove(&conversation);
        self.keep_notices(conversation, |_, _| false);
    }

    /// Has one conversation, the only one there is, stand in some way.
    pub fn imagine(&mut self, facts: &Facts) {
        let lifted = Lifted { before: facts.clone(), now: facts.clone() };
        self.lifted.insert(ConversationId(0), lifted);
        self.next_conversation = 1;
    }

    /// Returns how that conversation stands after what was done, and who was told.
    pub fn imagined(mut self) -> Option<(Facts, Vec<Notice>)> {
        let lifted = self.lifted.remove(&ConversationId(0))?;
        let notice = |((conversation, person), reason)| Notice { person, conversation, reason };
        Some((lifted.now, self.notices.into_iter().map(notice).collect()))
    }

    /// Tells whether a conversation exists, or is made by this decision.
    pub fn has(&self, conversation: ConversationId) -> bool {
        conversation.0 < self.next_conversation
    }

    /// Begins a new conversation.
    pub fn begin(&mut self, facts: Facts) -> ConversationId {
        let conversation = ConversationId(self.next_conversation);
        self.next_conversation += 1;
        self.lifted.insert(conversation, Lifted { before: Facts::default(), now: facts });
        conversation
    }

    /// Adds a message: `arrived.message` is set to the next number.
    pub fn add(&mut self, mut arrived: Arrived) -> MessageId {
        let message = self.fresh.next();
        arrived.message = message;
        // Only an import is taken back with messages that came from outside.
        let conversation = arrived.conversation;
        if self.counts_notices && self.state.has(conversation) && self.tailed.insert(conversation) {
            arrived.before = Some(Box::new(self.state.conversations.tail(conversation)));
        }
        let channel = self.directory().channel(arrived.account);
        let is_answer = channel == Channel::Email && arrived.header.is_answer();
        let is_new = !self.state.has(conversation) && !self.headless.contains_key(&conversation);
        let headless = is_answer && (is_new || self.is_headless(conversation));
        self.headless.insert(conversation, headless);
        let place = (arrived.account, channel);
        self.fresh.push(conversation, place, arrived.outgoing, arrived.at, &arrived.header);
        self.events.push(Event::Arrived(Box::new(arrived)));
        message
    }

    /// Returns the conversations that a key of a message names, where they lead by now, each once.
    pub fn by_key(&self, key: u64) -> Vec<ConversationId> {
        let mut found = Vec::new();
        for it in self.state.threads.by_key(key).chain(self.fresh.by_key(key)) {
            let it = self.lead(it);
            if !found.contains(&it) {
                found.push(it);
            }
        }
        found
    }

    /// Returns the conversation of a message, where it leads by now.
    pub fn conversation(&self, message: MessageId) -> Option<ConversationId> {
        let known = self.state.threads.conversation(message).or_else(|| self.fresh.conversation(message));
        known.map(|it| self.lead(it))
    }

    /// Returns where a conversation leads, with what this decision merges.
    pub fn lead(&self, it: ConversationId) -> ConversationId {
        let mut lead = it;
        while let Some(into) = self.merged_into(lead) {
            lead = into;
        }
        lead
    }

    fn merged_into(&self, it: ConversationId) -> Option<ConversationId> {
        match self.lifted.get(&it) {
            Some(lifted) => lifted.now.merged,
            None => self.state.conversations.merged_into(it),
        }
    }

    /// Tells whether a conversation holds answers alone, by their subjects: what they answer is not here.
    pub fn is_headless(&self, it: ConversationId) -> bool {
        self.headless.get(&it).copied().unwrap_or_else(|| self.state.conversations.is_headless(it))
    }

    /// Notes that a conversation went into another.
    pub fn unite_heads(&mut self, it: ConversationId, into: ConversationId) {
        let headless = self.is_headless(it) && self.is_headless(into);
        self.headless.insert(into, headless);
    }

    /// Tells a person of something, unless it is their own act. Of several reasons for one
    /// conversation the most personal one is kept.
    pub fn notify(&mut self, person: PersonId, conversation: Option<ConversationId>, reason: Reason) {
        if self.context.actor.person() == Some(person) || self.directory().person(person).is_none() {
            return;
        }
        let known = self.notices.entry((conversation, person)).or_insert(reason);
        *known = known.or(reason);
    }

    /// Keeps of what is said of a conversation only what is to be said.
    pub fn keep_notices(&mut self, it: ConversationId, keep: impl Fn(PersonId, Reason) -> bool) {
        let (first, last) = ((Some(it), PersonId(0)), (Some(it), PersonId(u16::MAX)));
        let known = self.notices.range(first..=last).map(|(key, reason)| (*key, *reason));
        for (key, reason) in known.collect::<Vec<_>>() {
            if !keep(key.1, reason) {
                self.notices.remove(&key);
            }
        }
    }

    /// Keeps what a conversation was changed by so far as changes of their own: of the rule that
    /// acts, if one does. Returns them.
    pub fn cut(&mut self, conversation: ConversationId) -> Vec<Change> {
        let Some(lifted) = self.lifted.get_mut(&conversation) else { return Vec::new() };
        let changes = differences(&lifted.before, &lifted.now);
        if !changes.is_empty() {
            lifted.before.clone_from(&lifted.now);
            let (prior, rule) = (self.state.conversations.touched(conversation), self.ruling.acting());
            self.events.push(Event::Changed(Changed { conversation, rule, prior, changes: changes.clone() }));
        }
        changes
    }

    /// Returns the conversations that this decision looked at, as they stand in it.
    pub fn lifted(&self) -> impl Iterator<Item = (ConversationId, &Facts)> {
        self.lifted.iter().map(|(it, lifted)| (*it, &lifted.now))
    }

    /// Records an entry of the directory as it was and as it is.
    pub fn record(&mut self, event: DirectoryEvent) {
        self.events.push(Event::Directory(Box::new(event)));
    }

    /// Ends the decision.
    ///
    /// # Errors
    /// The first refusal, or `NoChange`, if nothing is to be kept.
    pub fn finish(mut self, act: Act) -> Result<Decision, Refusal> {
        for conversation in self.lifted.keys().copied().collect::<Vec<_>>() {
            self.cut(conversation);
        }
        let mut told = BTreeMap::new();
        for ((conversation, person), reason) in std::mem::take(&mut self.notices) {
            if self.counts_notices {
                *told.entry(person).or_default() += 1;
            } else {
                self.events.push(Event::Notified(Notice { person, conversation, reason }));
            }
        }
        if self.events.is_empty() && self.duplicates == 0 {
            return Err(self.refused.into_iter().next().map_or(Refusal::NoChange, |it| it.1));
        }
        let Context { operation: id, at, actor, .. } = self.context;
        let operation = Operation { id, at, actor, act, events: self.events };
        Ok(Decision { operation, refused: self.refused, duplicates: self.duplicates, told })
    }
}
