//! Which conversations a message to, or from, an address came into: so that a shared address can
//! take over what it had brought before it was one.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};

use crate::model::directory::without_tag;
use crate::model::event::Arrived;
use crate::model::ids::*;
use crate::model::message::{Party, fnv1a};

/// Conversations by the addresses in the headers of their messages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Addressed {
    by_address: BTreeMap<u64, RoaringBitmap>,
}

impl Addressed {
    /// Notes the addresses that routing looks at: whom a message from outside was sent to, and
    /// whom one that was sent from here is from.
    pub(super) fn note(&mut self, it: &Arrived) {
        for key in addresses_of(it) {
            self.by_address.entry(key).or_default().insert(it.conversation.0);
        }
    }

    /// Notes that messages with these addresses came into a conversation by being moved.
    pub(super) fn note_again(&mut self, keys: &[u64], it: ConversationId) {
        for key in keys {
            self.by_address.entry(*key).or_default().insert(it.0);
        }
    }

    pub(super) fn forget(&mut self, it: ConversationId) {
        self.by_address.retain(|_, set| {
            set.remove(it.0);
            !set.is_empty()
        });
    }

    /// Returns the conversations of an address.
    pub fn of(&self, address: &str) -> Option<&RoaringBitmap> {
        self.by_address.get(&key(address))
    }
}

/// Returns the addresses that routing looks at in a message, as hashes.
pub fn addresses_of(it: &Arrived) -> Vec<u64> {
    let header = &it.header;
    if it.outgoing {
        return vec![key(&header.from.address)];
    }
    let parties = header.to.iter().chain(&header.cc).map(|Party { address, .. }| address);
    let named = parties.chain(&header.delivered).chain(&header.list);
    named.flat_map(|it| [Some(key(it)), without_tag(it).map(|it| key(&it))]).flatten().collect()
}

fn key(address: &str) -> u64 {
    fnv1a(address.bytes())
}
