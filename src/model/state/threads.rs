//! How messages find their conversation, and how a duplicate is known.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize, Serializer};

use super::topic::{About, Topic};
use crate::model::directory::Channel;
use crate::model::ids::*;
use crate::model::message::{Header, fnv1a, message_key};

/// The keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 << 8) | u64::from(*byte);
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

type ByHash<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// Messages column by column, and the keys by which they are found.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Threads {
    /// The number of the first message; of those of a decision, which come after what is known.
    #[serde(skip)]
    first: u32,
    conversation: Vec<ConversationId>,
    account: Vec<AccountId>,
    fingerprint: Vec<u64>,
    /// Messages that were taken back: one with the same id is a new one.
    gone: RoaringBitmap,
    /// Messages that were sent from here.
    outgoing: RoaringBitmap,
    /// Further accounts that received a copy.
    copies: BTreeMap<MessageId, Vec<AccountId>>,
    /// Messages by the key of their Message-ID.
    by_id: Keyed<MessageId>,
    /// Messages that refer to a key of which no message is in their conversation; one a conversation.
    by_reference: Keyed<MessageId>,
    /// Messages by account, other party and subject: those that begin something.
    openings: Topics,
    /// And those that are answers, by their subject.
    answers: Topics,
}

/// Values by hash: the first one, and further ones.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(serialize = "V: Serialize", deserialize = "V: Deserialize<'de>"))]
struct Keyed<V> {
    #[serde(serialize_with = "in_order")]
    first: ByHash<V>,
    more: BTreeMap<u64, Vec<V>>,
}

impl<V> Default for Keyed<V> {
    fn default() -> Self {
        Self { first: ByHash::default(), more: BTreeMap::new() }
    }
}

impl<V: Copy> Keyed<V> {
    fn of(&self, key: u64) -> impl DoubleEndedIterator<Item = V> {
        let first = self.first.get(&key).copied();
        // Most keys have one value: the tree is asked for none of the others.
        let more = first.filter(|_| !self.more.is_empty()).and_then(|_| self.more.get(&key));
        first.into_iter().chain(more.into_iter().flatten().copied())
    }

    fn put(&mut self, key: u64, value: V) {
        match self.first.entry(key) {
            std::collections::hash_map::Entry::Vacant(it) => drop(it.insert(value)),
            std::collections::hash_map::Entry::Occupied(_) => self.more.entry(key).or_default().push(value),
        }
    }
}

/// Messages by what they are about, in order of time.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Topics(Keyed<Topic>);

impl Topics {
    /// Mail comes in order of time but for what an import brings later: mostly it is put behind the last.
    fn put(&mut self, key: u64, topic: Topic) {
        let Some(first) = self.0.first.get_mut(&key) else { return self.0.put(key, topic) };
        let later = topic.max(*first);
        *first = topic.min(*first);
        let more = self.0.more.entry(key).or_default();
        more.insert(more.partition_point(|it| *it <= later), later);
    }
}

impl Threads {
    /// Returns room for messages that come after known ones.
    pub fn after(known: &Self) -> Self {
        Self { first: known.next().0, ..Self::default() }
    }

    /// Returns how many messages there are; their ids are the numbers below.
    pub fn len(&self) -> usize {
        self.conversation.len()
    }

    /// Tells whether there is no message yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the number of the next message.
    pub fn next(&self) -> MessageId {
        MessageId(self.first + self.len() as u32)
    }

    fn row(&self, message: MessageId) -> usize {
        message.0.wrapping_sub(self.first) as usize
    }

    /// Returns the conversation of a message.
    pub fn conversation(&self, message: MessageId) -> Option<ConversationId> {
        self.conversation.get(self.row(message)).copied()
    }

    /// Returns the account that a message came or went through first.
    pub fn account(&self, message: MessageId) -> Option<AccountId> {
        self.account.get(self.row(message)).copied()
    }

    /// Returns the accounts that a message and its copies came or went through.
    pub fn accounts(&self, message: MessageId) -> impl Iterator<Item = AccountId> {
        let copies = self.copies.get(&message).into_iter().flatten().copied();
        self.account(message).into_iter().chain(copies)
    }

    /// Returns the fingerprint of a message.
    pub fn fingerprint(&self, message: MessageId) -> u64 {
        self.fingerprint.get(self.row(message)).copied().unwrap_or_default()
    }

    /// Tells whether an account received a message or a copy of it.
    pub fn came_through(&self, message: MessageId, account: AccountId) -> bool {
        self.account(message) == Some(account)
            || self.copies.get(&message).is_some_and(|it| it.contains(&account))
    }

    /// Returns the messages with a Message-ID.
    pub fn with_id(&self, key: u64) -> impl Iterator<Item = MessageId> {
        self.by_id.of(key).filter(|it| !self.gone.contains(it.0))
    }

    /// Returns the conversations that a key names: of the messages with that id, also of one that was
    /// taken back, and of messages that refer to it.
    pub fn by_key(&self, key: u64) -> impl Iterator<Item = ConversationId> {
        let named = self.by_id.of(key).chain(self.by_reference.of(key));
        named.filter_map(|it| self.conversation(it))
    }

    /// Returns what began with the same account, other party and subject, in order of time.
    pub fn openings(&self, key: u64) -> impl DoubleEndedIterator<Item = Topic> {
        self.openings.0.of(key).filter(|it| !self.gone.contains(it.message().0))
    }

    /// Returns what was written to and by somebody on another channel than e-mail, in order of time.
    pub fn talk(&self, account: AccountId, party: &str) -> impl DoubleEndedIterator<Item = Topic> {
        self.openings(About::talk(account, party))
    }

    /// Tells whether a message was sent from here.
    pub fn is_outgoing(&self, message: MessageId) -> bool {
        self.outgoing.contains(message.0)
    }

    /// Returns the answers with the same account, other party and subject.
    pub fn answers(&self, key: u64) -> impl Iterator<Item = Topic> {
        self.answers.0.of(key).filter(|it| !self.gone.contains(it.message().0))
    }

    /// Adds the next message; `at` is where it stands in time.
    pub fn push(
        &mut self,
        conversation: ConversationId,
        place: (AccountId, Channel),
        outgoing: bool,
        at: Time,
        header: &Header,
    ) {
        let message = self.next();
        self.conversation.push(conversation);
        self.account.push(place.0);
        self.fingerprint.push(header.fingerprint);
        if outgoing {
            self.outgoing.insert(message.0);
        }
        self.by_id.put(id_key(header), message);
        for reference in &header.references {
            if !self.by_key(*reference).any(|it| it == conversation) {
                self.by_reference.put(*reference, message);
            }
        }
        let Some(About { key, answers, topic }) = About::of(place, outgoing, at, message, header) else {
            return;
        };
        let topics = if answers { &mut self.answers } else { &mut self.openings };
        topics.put(key, topic);
    }

    /// Puts a message into another conversation; whatever answers it goes there from then on.
    pub fn put(&mut self, message: MessageId, conversation: ConversationId) {
        let row = self.row(message);
        if let Some(known) = self.conversation.get_mut(row) {
            *known = conversation;
        }
    }

    /// Takes the next number for a message that was lost: nothing finds it.
    pub fn push_lost(&mut self, conversation: ConversationId) {
        self.conversation.push(conversation);
        self.account.push(AccountId::default());
        self.fingerprint.push(0);
    }

    /// Returns the messages that were taken back.
    pub const fn gone(&self) -> &RoaringBitmap {
        &self.gone
    }

    /// Forgets a message that was taken back.
    pub fn forget(&mut self, message: MessageId) {
        self.gone.insert(message.0);
    }

    /// Takes back that a copy came through another account.
    pub fn remove_copy(&mut self, message: MessageId, account: AccountId) {
        if let Some(accounts) = self.copies.get_mut(&message) {
            accounts.retain(|it| *it != account);
        }
    }

    /// Notes that a copy of a message came through another account.
    pub fn add_copy(&mut self, message: MessageId, account: AccountId) {
        if !self.came_through(message, account) {
            self.copies.entry(message).or_default().push(account);
        }
    }
}

/// Writes a map in the order of its keys, so that the same state is always the same bytes.
fn in_order<V: Serialize, S: Serializer>(map: &ByHash<V>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut entries: Vec<_> = map.iter().collect();
    entries.sort_unstable_by_key(|it| it.0);
    serializer.collect_map(entries)
}

/// Returns the key under which a message is known: of its Message-ID, else of all it says.
pub fn id_key(header: &Header) -> u64 {
    match header.content {
        _ if !header.message_id.is_empty() => message_key(&header.message_id),
        0 => former_key(header),
        content => content,
    }
}

/// Returns the keys under which a message may be known: besides that of [`id_key`], without a
/// Message-ID, the one of the first builds, which looked at its start alone.
pub fn id_keys(header: &Header) -> impl Iterator<Item = u64> {
    let key = id_key(header);
    let former = header.message_id.is_empty().then(|| former_key(header));
    [key].into_iter().chain(former.filter(|it| *it != key))
}

fn former_key(header: &Header) -> u64 {
    header.fingerprint.rotate_left(17) ^ fnv1a(header.subject.bytes())
}
