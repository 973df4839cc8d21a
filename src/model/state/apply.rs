//! Folding the journal into the state. Applying cannot fail: what an event names and the state
//! does not have is passed over, so that a newer journal still opens.

use std::collections::BTreeMap;

use super::columns::Conversations;
use super::shelf::{Shelf, put, put_or_remove};
use super::{Fare, Link, Outgoing, Runs, State};
use crate::model::directory::{Audience, Channel, Directory};
use crate::model::event::*;
use crate::model::ids::*;
use crate::model::message::fnv1a;

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
                put_or_remove(&mut self.drafts, (*author, *key), after.as_deref().cloned());
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
                put_or_remove(&mut self.turns, *rule, *turn)
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

    fn arrived(&mut self, seq: Seq, operation: &Operation, it: &Arrived) {
        let conversation = it.conversation;
        self.bridge(it);
        if conversation.index() == self.conversations.len() {
            self.conversations.push(it.account, it.at);
        }
        if !self.has(conversation) || it.message.index() != self.threads.len() {
            return;
        }
        let channel = self.directory.channel(it.account);
        self.threads.push(conversation, (it.account, channel), it.outgoing, it.at, &it.header);
        self.conversations.arrived(it, channel);
        self.hear(conversation, it, channel);
        self.addressed.note(it);
        self.touch(conversation, seq);
        let by_rule = it.rule.is_some();
        if by_rule {
            self.answered(operation.at, it);
        }
        self.note(operation, conversation, |hands, person| {
            hands.replied = person.or(it.sender).filter(|_| !by_rule);
        });
    }

    /// Notes whom a rule wrote to; what is older than a day is of no use.
    fn answered(&mut self, at: Time, it: &Arrived) {
        let since = at.plus(-24 * 60 * 60 * 1000);
        self.answered.retain(|_, known| known.0 > since);
        self.answered.extend(it.header.to.iter().map(|to| (fnv1a(to.address.bytes()), (at, it.message))));
    }

    /// What a damaged entry of the journal brought is missing: numbers go on behind the gap, and
    /// nobody may see what fell into it.
    fn bridge(&mut self, it: &Arrived) {
        /// No run of damage that leaves anything worth reading takes more than this.
        const WIDEST: usize = 1 << 16;
        let missing = it.conversation.index().saturating_sub(self.conversations.len());
        let silent = it.message.index().saturating_sub(self.threads.len());
        if missing.max(silent) <= WIDEST {
            (0..missing).for_each(|_| self.conversations.push(it.account, it.at));
            (0..silent).for_each(|_| self.threads.push_lost(it.conversation));
        }
    }

    fn posted(&mut self, operation: &Operation, message: MessageId, posting: Posting) {
        let Some(conversation) = self.threads.conversation(message) else { return };
        let Some(sender) = self.sender_of(operation, message) else { return };
        self.outbox.insert(message, Outgoing { conversation, sender, posting });
    }

    /// Returns who sends a message. The clock sends what somebody planned: it is theirs. What a rule
    /// sends is its account's owner's to hand on, unless somebody set it off.
    fn sender_of(&self, operation: &Operation, message: MessageId) -> Option<PersonId> {
        let author = operation.events.iter().find_map(|it| match it {
            Event::Arrived(it) if it.message == message => it.sender,
            _ => None,
        });
        let known = || self.outbox.get(&message).map(|it| it.sender);
        let fared = || self.fares.get(&message).map(|it| it.sender);
        let owner = || self.directory.accounts.get(&self.threads.account(message)?).map(|it| it.owner);
        author.or_else(known).or_else(fared).or(operation.actor.person()).or_else(owner)
    }

    /// A message has come further. One that is sent again is remembered as sent, until it is heard of.
    fn fared(&mut self, operation: &Operation, it: &Fared) {
        let Some(sender) = self.sender_of(operation, it.message) else { return };
        let at = self.fares.get(&it.message).map_or(operation.at, |it| it.at);
        let fare = it.after.clone().map(|fate| Fare { at, sender, fate });
        put_or_remove(&mut self.fares, it.message, fare);
    }

    /// Notes when the other side of a chat wrote last: some channels let one answer for a time.
    fn hear(&mut self, conversation: ConversationId, it: &Arrived, channel: Channel) {
        if channel != Channel::Email && !it.outgoing {
            let heard = self.heard.entry(conversation).or_insert(it.at);
            *heard = (*heard).max(it.at);
        }
    }

    /// Notes it anew, after messages came into a conversation or went from it.
    pub(super) fn hear_again(&mut self, it: ConversationId) {
        let all = &self.conversations;
        if !self.heard.contains_key(&it) && self.directory.channel(all.account(it)) == Channel::Email {
            return;
        }
        let members = all.members(it).into_iter();
        let heard = members.filter_map(|member| {
            let mut talk = self.threads.talk(all.account(member), all.party_address(member)).rev();
            let is_here = |message| self.threads.conversation(message).map(|it| all.lead(it)) == Some(it);
            talk.find(|it| is_here(it.message()) && !self.threads.is_outgoing(it.message()))
                .map(super::topic::Topic::time)
        });
        let heard = heard.max();
        put_or_remove(&mut self.heard, it, heard);
    }

    fn retracted(&mut self, message: MessageId, conversation: ConversationId, before: Option<&Tail>) {
        self.outbox.remove(&message);
        self.fares.remove(&message);
        self.amendments.remove(&message);
        self.answered.retain(|_, it| it.1 != message);
        self.threads.forget(message);
        let all = &mut self.conversations;
        let count = &mut all.messages[conversation.index()];
        *count = count.saturating_sub(1);
        if let Some(tail) = before {
            all.put_tail(conversation, tail);
            self.hear_again(conversation);
        }
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

    fn changed(&mut self, seq: Seq, operation: &Operation, changed: &Changed) {
        let conversation = changed.conversation;
        for change in &changed.changes {
            self.change(operation, conversation, change);
        }
        if operation.act.is_quiet() {
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

    fn shelf_mut(&mut self, person: PersonId) -> &mut Shelf {
        let len = self.shelves.len().max(person.index() + 1);
        self.shelves.resize_with(len, Shelf::default);
        &mut self.shelves[person.index()]
    }
}

impl Conversations {
    fn arrived(&mut self, it: &Arrived, channel: Channel) {
        let (conversation, row) = (it.conversation, it.conversation.index());
        let is_latest = self.messages[row] == 0 || it.at >= self.order.activity(conversation);
        let is_answer = channel == Channel::Email && it.header.is_answer();
        let is_headless = is_answer && (self.messages[row] == 0 || self.is_headless(conversation));
        put(&mut self.headless, conversation, is_headless);
        if self.messages[row] == 0 {
            self.text.set(conversation, 0, &it.header.subject);
        }
        if self.messages[row] == 0 || (!it.outgoing && self.last_outside[row].is_none()) {
            let other = if it.outgoing { it.header.to.first() } else { Some(&it.header.from) };
            self.set_party(conversation, other);
        }
        if is_latest {
            self.text.set(conversation, 2, &it.header.snippet);
            self.order.put(conversation, it.at);
        }
        self.messages[row] += 1;
        self.last[row] = it.message;
        if it.outgoing {
            put(&mut self.answered, conversation, true);
        } else {
            self.last_outside[row] = Some(it.message);
        }
        if !it.header.attachments.is_empty() {
            put(&mut self.attachments, conversation, true);
        }
    }
}

impl Conversations {
    pub(super) fn put_tail(&mut self, it: ConversationId, tail: &Tail) {
        self.last[it.index()] = tail.last;
        self.touched[it.index()] = tail.touched;
        self.text.set(it, 2, &tail.snippet);
        self.order.put(it, tail.at);
        self.last_outside[it.index()] = tail.last_outside;
        put(&mut self.answered, it, tail.answered);
        put(&mut self.attachments, it, tail.attachments);
    }
}

impl Directory {
    /// Folds a change of one entry in.
    pub(in crate::model) fn apply(&mut self, event: &DirectoryEvent) {
        match event {
            DirectoryEvent::Organization(it) => put_entry(&mut self.organizations, it, |it| it.id),
            DirectoryEvent::Person(it) => put_entry(&mut self.people, it, |it| it.id),
            DirectoryEvent::Team(it) => put_entry(&mut self.teams, it, |it| it.id),
            DirectoryEvent::Account(it) => put_entry(&mut self.accounts, it, |it| it.id),
            DirectoryEvent::Address(it) => put_entry(&mut self.addresses, it, |it| it.id),
            DirectoryEvent::Label(it) => put_entry(&mut self.labels, it, |it| it.id),
            DirectoryEvent::Rule(it) => put_entry(&mut self.rules, it, |it| it.id),
            DirectoryEvent::SavedReply(it) => put_entry(&mut self.saved_replies, it, |it| it.id),
            DirectoryEvent::Customer(it) => put_entry(&mut self.customers, it, |it| it.id),
            DirectoryEvent::Audience(id, audience) => self.put_audience(*id, audience),
        }
    }

    fn put_audience(&mut self, id: AudienceId, audience: &Audience) {
        self.audiences.insert(id, audience.clone());
    }
}

fn put_entry<I: Ord, T: Clone>(map: &mut BTreeMap<I, T>, put: &Put<T>, id: impl Fn(&T) -> I) {
    match (&put.after, &put.before) {
        (Some(after), _) => drop(map.insert(id(after), after.clone())),
        (None, Some(before)) => drop(map.remove(&id(before))),
        (None, None) => {}
    }
}
