//! Folding the journal into the state. Applying cannot fail: what an event names and the state
//! does not have is passed over, so that a newer journal still opens.

mod change;
mod directory;
mod message;

use super::shelf::put_or_remove;
use super::{Gone, Link, Runs, State};
use crate::model::event::*;
use crate::model::ids::*;

impl State {
    /// Folds one entry of the journal in.
    pub fn apply(&mut self, seq: Seq, operation: &Operation) {
        self.seq = seq;
        self.at = self.at.max(operation.at);
        for event in &operation.events {
            self.apply_event(seq, operation, event);
        }
        self.conversations.order.settle();
    }

    fn apply_event(&mut self, seq: Seq, operation: &Operation, event: &Event) {
        match event {
            Event::Arrived(arrived) => self.arrived(seq, operation, arrived),
            Event::Copied { message, account } => self.threads.add_copy(*message, *account),
            Event::Retracted { message, conversation, before } if self.has(*conversation) => {
                self.retracted(*message, *conversation, before.as_deref());
            }
            Event::Changed(changed) if self.has(changed.conversation) => {
                self.changed(seq, operation, changed);
            }
            Event::Commented { conversation, .. } | Event::RuleCommented { conversation, .. }
                if self.has(*conversation) =>
            {
                self.conversations.order.put(*conversation, operation.at);
                self.touch(*conversation, seq);
                self.note(operation, *conversation, |_, _| {});
            }
            Event::Uncommented { conversation, before, prior } if self.has(*conversation) => {
                self.conversations.order.put(*conversation, *before);
                self.touch(*conversation, seq);
                self.conversations.touched[conversation.index()] = *prior;
                self.note(operation, *conversation, |_, _| {});
            }
            Event::CommentEdited(it) if self.has(it.conversation) => {
                self.edits.insert(it.comment, seq);
                self.touch(it.conversation, seq);
                if matches!(operation.act, Act::Undo(_)) {
                    self.conversations.touched[it.conversation.index()] = it.prior;
                }
                self.note(operation, it.conversation, |_, _| {});
            }
            Event::Drafted { author, key, after, .. } => {
                self.drafted(operation, (*author, *key), after.as_deref());
            }
            Event::Posted { message, after, .. } => match (self.outbox.get_mut(message), after) {
                (Some(outgoing), Some(posting)) => outgoing.posting = *posting,
                (_, None) => drop(self.outbox.remove(message)),
                (None, Some(posting)) => self.posted(operation, *message, *posting),
            },
            Event::Notified(notice) => self.notified(seq, operation.at, *notice),
            Event::Withdrawn(notice) => {
                let found = self.notices.iter().rposition(|it| it.2 == *notice);
                found.map(|it| self.notices.remove(it));
            }
            Event::NoticesSeen { person, upto } => {
                let seen = self.notices_seen.entry(*person).or_default();
                *seen = (*seen).max(*upto);
            }
            Event::NoticesSeenOf { person, conversation, upto } => {
                let seen = self.notices_seen_of.entry((*person, *conversation)).or_default();
                *seen = (*seen).max(*upto);
            }
            Event::Directory(event) => {
                self.directory.apply(event);
                self.configured = seq;
            }
            Event::RuleRan { rule, turn, .. } => {
                let runs = self.rule_runs.entry(*rule).or_default();
                *runs = Runs { seq, at: operation.at, count: runs.count + 1 };
                if let Some(person) = turn {
                    self.turns.insert(*rule, *person);
                }
            }
            Event::TurnedBack { rule, turn } | Event::TurnPassed { rule, turn, .. } => {
                self.turns.put_or_remove(*rule, *turn)
            }
            Event::Erased { conversation, readers } => self.erased(operation, *conversation, readers),
            Event::Uncopied { message, account } => self.threads.remove_copy(*message, *account),
            Event::Moved(it) => self.moved(seq, operation, it),
            Event::MayUnite { one, other } => drop(self.offered.insert((*one, *other))),
            Event::Fared(it) => self.fared(operation, it),
            Event::Amended(it) => put_or_remove(
                &mut self.amendments,
                it.message,
                Some(it.after.clone()).filter(|it| *it != Amendment::default()),
            ),
            Event::Linked { shared, private } => self.link(Link { private: *private, shared: *shared }),
            Event::Undone(_)
            | Event::Imported
            | Event::PartOf(_)
            | Event::Retracted { .. }
            | Event::Changed(_)
            | Event::Commented { .. }
            | Event::RuleCommented { .. }
            | Event::Uncommented { .. }
            | Event::CommentEdited(_) => {}
        }
    }

    fn drafted(&mut self, operation: &Operation, whose: (PersonId, DraftKey), after: Option<&DraftText>) {
        let is_shared = |it: &DraftText| it.shared.is_some();
        let was_shared = self.drafts.get(&whose).is_some_and(is_shared);
        if after.is_some_and(is_shared) {
            self.drafts_gone.remove(&whose);
        } else if was_shared {
            let gone = Gone { by: operation.actor.person(), act: operation.act };
            self.drafts_gone.insert(whose, gone);
        }
        put_or_remove(&mut self.drafts, whose, after.cloned());
    }

    fn notified(&mut self, seq: Seq, at: Time, notice: Notice) {
        /// So many notices are kept: what is older is in the histories.
        const KEPT: usize = 2000;
        self.notices.push((seq, at, notice));
        if self.notices.len() > 2 * KEPT {
            self.notices.drain(..KEPT);
        }
    }

    fn touch(&mut self, conversation: ConversationId, seq: Seq) {
        self.conversations.touch(conversation, seq);
        self.conversations.touched[conversation.index()] = seq;
    }
}
