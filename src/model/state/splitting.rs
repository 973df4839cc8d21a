//! Conversations that were split: single messages stand in another one than they arrived in, and so
//! does whatever answers them.

use super::State;
use super::columns::Conversations;
use super::shelf::put;
use crate::model::event::{Act, Moved, Operation, Shown};
use crate::model::ids::*;
use crate::model::message::Party;

impl State {
    /// Moves messages between conversations. What was parted by somebody is not offered as one again,
    /// unless that is taken back.
    pub(super) fn moved(&mut self, seq: Seq, operation: &Operation, it: &Moved) {
        if it.into.index() == self.conversations.len() {
            self.conversations.push(it.account, it.gained_after.tail.at);
        }
        if !self.has(it.from) || !self.has(it.into) {
            return;
        }
        for step in &it.messages {
            self.threads.put(step.message, step.to);
            if let Some(outgoing) = self.outbox.get_mut(&step.message) {
                outgoing.conversation = step.to;
            }
        }
        self.conversations.show(it.from, &it.left_after);
        self.conversations.show(it.into, &it.gained_after);
        self.addressed.note_again(&it.addresses, it.into);
        it.told.iter().for_each(|told| self.conversations.touch(it.into, *told));
        let pair = (it.from.min(it.into), it.from.max(it.into));
        let is_taken_back = matches!(operation.act, Act::Undo(_));
        for one in [it.from, it.into] {
            self.conversations.touch(one, seq);
            if !is_taken_back {
                self.conversations.touched[one.index()] = seq;
            }
            self.note(operation, one, |_, _| {});
            self.hear_again(one);
        }
        if is_taken_back {
            self.parted.remove(&pair);
        } else {
            self.parted.insert(pair);
        }
    }
}

impl Conversations {
    /// Returns how a conversation is shown.
    pub fn shown(&self, it: ConversationId) -> Shown {
        let (name, address) = (self.party(it).to_owned(), self.party_address(it).to_owned());
        let name = if name == address { String::new() } else { name };
        Shown {
            subject: self.subject(it).to_owned(),
            party: Party { name, address },
            messages: self.messages(it),
            headless: self.is_headless(it),
            tail: self.tail(it),
        }
    }

    fn show(&mut self, it: ConversationId, shown: &Shown) {
        self.text.set(it, 0, &shown.subject);
        self.set_party(it, Some(&shown.party));
        self.messages[it.index()] = shown.messages;
        put(&mut self.headless, it, shown.headless);
        self.put_tail(it, &shown.tail);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::fixture::World;
    use crate::model::*;

    #[test]
    fn when_the_other_side_wrote_last_follows_what_is_split_off_put_back_and_taken_back() {
        let mut world = World::of(&["Ann"]);
        let account = world.chat("Ann", Channel::Messenger, "badge.desk");
        let first = world.says(account, "kim", "Hello");
        let it = world.state.threads.conversation(first).unwrap();
        let heard_first = world.state.heard[&it];
        let second = world.says(account, "kim", "Something else");
        let heard_second = world.state.heard[&it];
        assert!(heard_first < heard_second);
        let other = world.split("Ann", it, second);
        assert_eq!(world.state.heard[&it], heard_first);
        assert_eq!(world.state.heard[&other], heard_second);
        world.undo("Ann").unwrap();
        assert_eq!((world.state.heard[&it], world.state.heard.get(&other)), (heard_second, None));
        let (header, _) = fixture::said(MessageId(2), "kim", "Later", world.now.plus(500));
        world.imports(account, vec![header]).unwrap();
        assert!(world.state.heard[&it] > heard_second);
        world.undo("Ann").unwrap();
        assert_eq!(world.state.heard[&it], heard_second);
    }
}
