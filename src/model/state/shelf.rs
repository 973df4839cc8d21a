//! How conversations stand for one person: a bit set for each flag.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};

use crate::model::facts::{Flag, Marks, Snooze};
use crate::model::ids::*;
use crate::model::small_map::SmallMap;

/// What one person has set, or has had set for them, about conversations.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Shelf {
    flags: [RoaringBitmap; 9],
    /// Conversations assigned to the person.
    pub assigned: RoaringBitmap,
    /// Snoozed conversations.
    pub snoozes: BTreeMap<ConversationId, Snooze>,
    /// Conversations by the person's own labels.
    pub labels: SmallMap<LabelId, RoaringBitmap>,
    /// When conversations came to the top of the Inbox by what moves nobody else's rows.
    pub arrivals: BTreeMap<ConversationId, Time>,
}

impl Shelf {
    /// Returns the conversations that have a flag.
    pub const fn set(&self, flag: Flag) -> &RoaringBitmap {
        &self.flags[flag as usize]
    }

    /// Tells whether a conversation has a flag.
    pub fn has(&self, conversation: ConversationId, flag: Flag) -> bool {
        self.set(flag).contains(conversation.0)
    }

    /// Sets or clears a flag.
    pub fn put(&mut self, conversation: ConversationId, flag: Flag, on: bool) {
        put(&mut self.flags[flag as usize], conversation, on);
    }

    /// Returns how a conversation stands.
    pub fn marks(&self, conversation: ConversationId) -> Marks {
        let mut marks = Marks::default();
        marks.snooze = self.snoozes.get(&conversation).copied();
        marks.arrival = self.arrivals.get(&conversation).copied();
        for flag in Flag::ALL {
            marks.put(flag, self.has(conversation, flag));
        }
        marks
    }

    /// Returns the person's own labels on a conversation.
    pub fn labels_on(&self, it: ConversationId) -> impl Iterator<Item = LabelId> {
        self.labels.iter().filter(move |(_, set)| set.contains(it.0)).map(|(label, _)| *label)
    }

    /// Returns the snoozed conversations as a set.
    pub fn snoozed(&self) -> RoaringBitmap {
        self.snoozes.keys().map(|it| it.0).collect()
    }
}

/// Puts a conversation into a set or takes it out.
pub fn put(set: &mut RoaringBitmap, conversation: ConversationId, on: bool) {
    if on {
        set.insert(conversation.0);
    } else {
        set.remove(conversation.0);
    }
}

/// Sets a value of a map, or takes it out.
pub fn put_or_remove<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}
