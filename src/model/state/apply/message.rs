//! Folding in what becomes of messages: they come, are sent, fare well or badly, are taken back.

use crate::model::directory::Channel;
use crate::model::event::*;
use crate::model::ids::*;
use crate::model::message::fnv1a;
use crate::model::state::columns::Conversations;
use crate::model::state::shelf::{put, put_or_remove};
use crate::model::state::topic::Topic;
use crate::model::state::{Fare, Outgoing, State};

impl State {
    pub(super) fn arrived(&mut self, seq: Seq, operation: &Operation, it: &Arrived) {
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

    pub(super) fn posted(&mut self, operation: &Operation, message: MessageId, posting: Posting) {
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
    pub(super) fn fared(&mut self, operation: &Operation, it: &Fared) {
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
    pub(in crate::model::state) fn hear_again(&mut self, it: ConversationId) {
        let all = &self.conversations;
        if !self.heard.contains_key(&it) && self.directory.channel(all.account(it)) == Channel::Email {
            return;
        }
        let members = all.members(it).into_iter();
        let heard = members.filter_map(|member| {
            let mut talk = self.threads.talk(all.account(member), all.party_address(member)).rev();
            let is_here = |message| self.threads.conversation(message).map(|it| all.lead(it)) == Some(it);
            talk.find(|it| is_here(it.message()) && !self.threads.is_outgoing(it.message())).map(Topic::time)
        });
        let heard = heard.max();
        put_or_remove(&mut self.heard, it, heard);
    }

    pub(super) fn retracted(
        &mut self,
        message: MessageId,
        conversation: ConversationId,
        before: Option<&Tail>,
    ) {
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

    pub(in crate::model::state) fn put_tail(&mut self, it: ConversationId, tail: &Tail) {
        self.last[it.index()] = tail.last;
        self.touched[it.index()] = tail.touched;
        self.text.set(it, 2, &tail.snippet);
        self.order.put(it, tail.at);
        self.last_outside[it.index()] = tail.last_outside;
        put(&mut self.answered, it, tail.answered);
        put(&mut self.attachments, it, tail.attachments);
    }
}
