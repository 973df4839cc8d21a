//! Folding in what was changed of a conversation.

use crate::model::event::*;
use crate::model::ids::*;
use crate::model::state::State;
use crate::model::state::shelf::{Shelf, put, put_or_remove};

impl State {
    pub(super) fn changed(&mut self, seq: Seq, operation: &Operation, changed: &Changed) {
        let conversation = changed.conversation;
        for change in &changed.changes {
            self.change(operation, conversation, change);
        }
        // Of a label of one's own nobody is told, when that is taken back either.
        if operation.act.is_quiet() || changed.changes.iter().all(Change::is_secret) {
            return;
        }
        self.touch(conversation, seq);
        self.note_change(operation, changed);
        if matches!(operation.act, Act::Undo(_)) {
            self.conversations.touched[conversation.index()] = changed.prior;
        }
    }

    fn change(&mut self, operation: &Operation, it: ConversationId, change: &Change) {
        let all = &mut self.conversations;
        match change {
            Change::Org(_, org) => all.org[it.index()] = *org,
            Change::Team(_, team) => all.set_team(it, *team),
            Change::Queued(on) => put(&mut all.queued, it, *on),
            Change::Closed(on) => put(&mut all.closed, it, *on),
            Change::Trashed(on) => put(&mut all.trashed, it, *on),
            Change::Spam(on) => put(&mut all.spam, it, *on),
            Change::Grants(_, grants) => all.set_grants(it, grants),
            Change::Assignees(before, after) => self.assign(operation.at, it, before, after),
            Change::Labels(before, after) => {
                for label in before {
                    put(all.by_label.entry(*label).or_default(), it, false);
                }
                for label in after {
                    put(all.by_label.entry(*label).or_default(), it, true);
                }
            }
            Change::OwnLabel(person, label, on) => {
                put(self.shelf_mut(*person).labels.entry(*label).or_default(), it, *on);
            }
            Change::Mark { flag, on, people } => {
                for person in people {
                    self.shelf_mut(*person).put(it, *flag, *on);
                }
            }
            Change::Snooze(person, _, snooze) => {
                put_or_remove(&mut self.shelf_mut(*person).snoozes, it, *snooze);
            }
            Change::Arrival(person, _, at) => {
                put_or_remove(&mut self.shelf_mut(*person).arrivals, it, *at);
            }
            Change::Merged(before, into) => {
                all.merge(it, *into);
                before.filter(|it| self.has(*it)).into_iter().for_each(|before| self.hear_again(before));
                into.filter(|it| self.has(*it)).into_iter().for_each(|into| {
                    self.touch(into, self.seq);
                    if let Some(at) = self.heard.get(&it).copied() {
                        let heard = self.heard.entry(into).or_insert(at);
                        *heard = (*heard).max(at);
                    }
                });
            }
        }
    }

    fn assign(&mut self, at: Time, it: ConversationId, before: &[PersonId], after: &[PersonId]) {
        for person in before {
            put(&mut self.shelf_mut(*person).assigned, it, false);
        }
        for person in after {
            put(&mut self.shelf_mut(*person).assigned, it, true);
            if !before.contains(person) {
                self.last_assigned.insert(*person, at);
            }
        }
        let all = &mut self.conversations;
        all.assignees[it.index()] = all.assignee_lists.number(after);
        put(&mut all.assigned, it, !after.is_empty());
    }

    pub(super) fn shelf_mut(&mut self, person: PersonId) -> &mut Shelf {
        let len = self.shelves.len().max(person.index() + 1);
        self.shelves.resize_with(len, Shelf::default);
        &mut self.shelves[person.index()]
    }
}
