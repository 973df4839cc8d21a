//! Conversations, messages and entries of a journal numbered anew, after some of it was left out: they are
//! handed out in the order of the journal.

use std::collections::BTreeMap;

use crate::model::{
    Act, Arrived, Change, ConversationId, DraftKey, DraftText, Event, MessageId, Moved, Operation, Seq,
    Shown, Tail,
};

/// The new numbers by the old ones.
#[derive(Debug, Default)]
pub struct Numbers {
    conversations: BTreeMap<ConversationId, ConversationId>,
    messages: BTreeMap<MessageId, MessageId>,
    /// Of each entry how many there are up to it, and whether it is one of them.
    entries: Vec<(u32, bool)>,
}

impl Numbers {
    /// Numbers what is in operations; of these some are entries, the others go.
    pub fn of(operations: &[Operation], is_entry: impl Fn(&Operation) -> bool) -> Self {
        let mut it = Self::default();
        let mut count = 0;
        for operation in operations {
            let is_there = is_entry(operation);
            count += u32::from(is_there);
            it.entries.push((count, is_there));
            for event in &operation.events {
                match event {
                    Event::Arrived(arrived) => {
                        let next = MessageId(it.messages.len() as u32);
                        it.messages.entry(arrived.message).or_insert(next);
                        it.begin(arrived.conversation);
                    }
                    Event::Moved(moved) => {
                        it.begin(moved.from);
                        it.begin(moved.into);
                    }
                    _ => {}
                }
            }
        }
        it
    }

    fn begin(&mut self, it: ConversationId) {
        let next = ConversationId(self.conversations.len() as u32);
        self.conversations.entry(it).or_insert(next);
    }

    /// Returns the new numbers of conversations by the old ones.
    pub fn conversations(self) -> BTreeMap<ConversationId, ConversationId> {
        self.conversations
    }

    /// Tells whether an entry is still there.
    pub fn has(&self, seq: Seq) -> bool {
        (seq.0 as usize).checked_sub(1).and_then(|it| self.entries.get(it)).is_some_and(|it| it.1)
    }

    /// Renumbers everything that an operation names. What is not there keeps a number that nothing has.
    pub fn renumber(&self, operation: &mut Operation) {
        if let Act::Undo(it) = &mut operation.act {
            self.seq(it);
        }
        operation.events.iter_mut().for_each(|it| self.event(it));
    }

    fn conversation(&self, it: &mut ConversationId) {
        *it = self.conversations.get(it).copied().unwrap_or(ConversationId(u32::MAX));
    }

    fn message(&self, it: &mut MessageId) {
        *it = self.messages.get(it).copied().unwrap_or(MessageId(u32::MAX));
    }

    /// An entry that is gone is named by the last one before it that is there: what is later stays later.
    fn seq(&self, it: &mut Seq) {
        let at = (it.0 as usize).min(self.entries.len());
        it.0 = at.checked_sub(1).map_or(0, |at| self.entries[at].0);
    }

    fn event(&self, event: &mut Event) {
        match event {
            Event::Arrived(it) => self.arrived(it),
            Event::Retracted { message, conversation, before } => {
                self.message(message);
                self.conversation(conversation);
                before.iter_mut().for_each(|it| self.tail(it));
            }
            Event::Changed(it) => {
                self.conversation(&mut it.conversation);
                self.seq(&mut it.prior);
                for change in &mut it.changes {
                    if let Change::Merged(before, after) = change {
                        before.iter_mut().chain(after).for_each(|it| self.conversation(it));
                    }
                }
            }
            Event::Commented { conversation, prior, .. }
            | Event::Uncommented { conversation, prior, .. }
            | Event::RuleCommented { conversation, prior, .. } => {
                self.conversation(conversation);
                self.seq(prior);
            }
            Event::CommentEdited(it) => {
                self.conversation(&mut it.conversation);
                self.seq(&mut it.comment);
                self.seq(&mut it.prior);
            }
            Event::Drafted { key, before, after, .. } => {
                if let DraftKey::Reply(it) = key {
                    self.conversation(it);
                }
                before.iter_mut().chain(after).for_each(|it| self.draft(it));
            }
            Event::Notified(it) | Event::Withdrawn(it) => {
                it.conversation.iter_mut().for_each(|it| self.conversation(it));
            }
            Event::NoticesSeen { upto, .. } => self.seq(upto),
            Event::NoticesSeenOf { conversation, upto, .. } => {
                self.conversation(conversation);
                self.seq(upto);
            }
            Event::Undone(it) | Event::PartOf(it) => self.seq(it),
            Event::RuleRan { conversation, .. } | Event::Erased { conversation, .. } => {
                self.conversation(conversation);
            }
            Event::Copied { message, .. }
            | Event::Uncopied { message, .. }
            | Event::Posted { message, .. } => {
                self.message(message);
            }
            Event::Linked { shared: one, private: other } | Event::MayUnite { one, other } => {
                self.conversation(one);
                self.conversation(other);
            }
            Event::Moved(it) => self.moved(it),
            Event::Fared(it) => {
                self.message(&mut it.message);
                self.conversation(&mut it.conversation);
            }
            Event::Amended(it) => {
                self.message(&mut it.message);
                self.conversation(&mut it.conversation);
            }
            Event::Directory(_) | Event::Imported | Event::TurnedBack { .. } | Event::TurnPassed { .. } => {}
        }
    }

    fn arrived(&self, it: &mut Arrived) {
        self.message(&mut it.message);
        self.conversation(&mut it.conversation);
        it.before.iter_mut().for_each(|it| self.tail(it));
    }

    fn tail(&self, it: &mut Tail) {
        self.message(&mut it.last);
        it.last_outside.iter_mut().for_each(|it| self.message(it));
        self.seq(&mut it.touched);
    }

    fn moved(&self, it: &mut Moved) {
        self.conversation(&mut it.from);
        self.conversation(&mut it.into);
        for step in &mut it.messages {
            self.message(&mut step.message);
            self.conversation(&mut step.from);
            self.conversation(&mut step.to);
        }
        let Moved { left_before, left_after, gained_before, gained_after, .. } = it;
        for Shown { tail, .. } in [left_before, left_after, gained_before, gained_after] {
            self.tail(tail);
        }
        it.told.iter_mut().for_each(|it| self.seq(it));
    }

    fn draft(&self, it: &mut DraftText) {
        it.seen.iter_mut().chain(&mut it.answers).for_each(|it| self.message(it));
        if let Some((seen, message)) = it.plan.as_mut().and_then(|it| it.reply_to.as_mut()) {
            self.conversation(&mut seen.conversation);
            seen.last_outside.iter_mut().for_each(|it| self.message(it));
            self.message(message);
        }
    }
}
