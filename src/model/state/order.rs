//! The one activity order that all mailboxes share: conversations by their last message or
//! comment, ties by id.

use serde::{Deserialize, Serialize};

use crate::model::ids::*;

/// Conversations in order of activity. A conversation that moves leaves a stale slot behind, which
/// is swept when as many slots are stale as not.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Order {
    slots: Vec<u32>,
    slot_of: Vec<u32>,
    activity: Vec<Time>,
    stale: usize,
    unsorted: bool,
}

impl Order {
    /// Returns the time of the last activity of a conversation.
    pub fn activity(&self, conversation: ConversationId) -> Time {
        self.activity.get(conversation.index()).copied().unwrap_or_default()
    }

    /// Adds the next conversation.
    pub fn push(&mut self, at: Time) {
        let number = self.activity.len() as u32;
        self.activity.push(at);
        self.slot_of.push(0);
        self.place(number, at);
    }

    /// Moves a conversation to where a time puts it.
    pub fn put(&mut self, conversation: ConversationId, at: Time) {
        let Some(activity) = self.activity.get_mut(conversation.index()).filter(|it| **it != at) else {
            return;
        };
        // What moves back may be the newest slot itself: comparing with that one tells nothing.
        self.unsorted |= at < *activity;
        *activity = at;
        self.stale += 1;
        self.place(conversation.0, at);
    }

    fn place(&mut self, number: u32, at: Time) {
        let last = self.slots.last().map(|it| (self.activity[*it as usize], *it));
        if last.is_some_and(|it| it > (at, number)) {
            self.unsorted = true;
        }
        self.slot_of[number as usize] = self.slots.len() as u32;
        self.slots.push(number);
    }

    /// Brings the order in order again: called once after each operation.
    pub fn settle(&mut self) {
        if !self.unsorted && self.stale <= self.activity.len().max(1024) {
            return;
        }
        let Self { slots, slot_of, activity, .. } = self;
        let mut at = 0;
        slots.retain(|it| {
            let is_current = slot_of[*it as usize] == at;
            at += 1;
            is_current
        });
        // The stable sort finds the two sorted runs and merges them.
        slots.sort_by_key(|it| (activity[*it as usize], *it));
        for (at, number) in slots.iter().enumerate() {
            slot_of[*number as usize] = at as u32;
        }
        self.stale = 0;
        self.unsorted = false;
    }

    /// Returns all conversations, the latest activity first.
    pub fn newest_first(&self) -> impl Iterator<Item = ConversationId> {
        let numbered = self.slots.iter().enumerate().rev();
        numbered
            .filter(|(at, number)| self.slot_of[**number as usize] == *at as u32)
            .map(|(_, number)| ConversationId(*number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_and_late_arrivals_keep_the_order() {
        let mut order = Order::default();
        for at in [10, 30, 20, 20] {
            order.push(Time(at));
        }
        order.settle();
        let listed = |order: &Order| order.newest_first().map(|it| it.0).collect::<Vec<_>>();
        assert_eq!(listed(&order), [1, 3, 2, 0]);
        order.put(ConversationId(0), Time(40));
        order.put(ConversationId(1), Time(5));
        order.settle();
        assert_eq!(listed(&order), [0, 3, 2, 1]);
        order.put(ConversationId(2), Time(50));
        order.settle();
        order.put(ConversationId(2), Time(20));
        order.settle();
        assert_eq!(listed(&order), [0, 3, 2, 1], "the newest one moves back");
        for round in 0..5000 {
            order.put(ConversationId(round % 4), Time(100 + i64::from(round)));
            order.settle();
        }
        assert_eq!(listed(&order), [3, 2, 1, 0]);
        assert!(order.slots.len() < 2048, "stale slots are swept");
    }
}
