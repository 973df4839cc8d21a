//! How messages find their conversation, and how a duplicate is known.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize, Serializer};

use crate::model::directory::Channel;
use crate::model::ids::*;
use crate::model::message::{Header, fnv1a, message_key, normalised_subject};

/// Messages without References join by subject within this time: 30 days.
const SUBJECT_WINDOW: i64 = 30 * 24 * 60 * 60 * 1000;
/// So many references are remembered, the nearest: enough for a thread with gaps.
const KEPT_REFERENCES: usize = 10;

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
    conversation: Vec<ConversationId>,
    account: Vec<AccountId>,
    fingerprint: Vec<u64>,
    /// Messages that were taken back: one with the same id is a new one.
    gone: RoaringBitmap,
    /// Further accounts that received a copy.
    copies: BTreeMap<MessageId, Vec<AccountId>>,
    /// Messages by the key of their Message-ID; the first one, and further ones.
    #[serde(serialize_with = "in_order")]
    by_id: ByHash<MessageId>,
    more_by_id: BTreeMap<u64, Vec<MessageId>>,
    /// Conversations by keys that were referred to before the message itself came.
    #[serde(serialize_with = "in_order")]
    by_reference: ByHash<ConversationId>,
    #[serde(serialize_with = "in_order")]
    by_subject: ByHash<(ConversationId, Time)>,
}

impl Threads {
    /// Returns how many messages there are; their ids are the numbers below.
    pub fn len(&self) -> usize {
        self.conversation.len()
    }

    /// Tells whether there is no message yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the conversation of a message.
    pub fn conversation(&self, message: MessageId) -> Option<ConversationId> {
        self.conversation.get(message.index()).copied()
    }

    /// Returns the account that a message came or went through first.
    pub fn account(&self, message: MessageId) -> Option<AccountId> {
        self.account.get(message.index()).copied()
    }

    /// Returns the accounts that a message and its copies came or went through.
    pub fn accounts(&self, message: MessageId) -> impl Iterator<Item = AccountId> {
        let copies = self.copies.get(&message).into_iter().flatten().copied();
        self.account(message).into_iter().chain(copies)
    }

    /// Returns the fingerprint of a message.
    pub fn fingerprint(&self, message: MessageId) -> u64 {
        self.fingerprint.get(message.index()).copied().unwrap_or_default()
    }

    /// Tells whether an account received a message or a copy of it.
    pub fn came_through(&self, message: MessageId, account: AccountId) -> bool {
        self.account.get(message.index()) == Some(&account)
            || self.copies.get(&message).is_some_and(|it| it.contains(&account))
    }

    /// Returns the messages with a Message-ID.
    pub fn with_id(&self, key: u64) -> impl Iterator<Item = MessageId> {
        let more = self.more_by_id.get(&key).into_iter().flatten().copied();
        let all = self.by_id.get(&key).copied().into_iter().chain(more);
        all.filter(|it| !self.gone.contains(it.0))
    }

    /// Returns the conversations that a key names: of the messages with that id, else of a
    /// message that referred to it.
    pub fn by_key(&self, key: u64) -> impl Iterator<Item = ConversationId> {
        let named = self.with_id(key).filter_map(|it| self.conversation(it));
        named.chain(self.by_reference.get(&key).copied())
    }

    /// Returns the conversation with the same account, other party and subject: e-mail of the last
    /// 30 days; the other channels know one conversation a party, for ever.
    pub fn by_subject(&self, key: u64, channel: Channel, at: Time) -> Option<ConversationId> {
        let (conversation, last) = self.by_subject.get(&key)?;
        let is_recent = channel != Channel::Email || (at.0 - last.0).abs() <= SUBJECT_WINDOW;
        is_recent.then_some(*conversation)
    }

    /// Adds the next message.
    pub fn push(
        &mut self,
        conversation: ConversationId,
        (account, channel): (AccountId, Channel),
        outgoing: bool,
        at: Time,
        header: &Header,
    ) {
        let message = MessageId(self.len() as u32);
        self.conversation.push(conversation);
        self.account.push(account);
        self.fingerprint.push(header.fingerprint);
        let key = id_key(header);
        if let std::collections::hash_map::Entry::Vacant(e) = self.by_id.entry(key) {
            e.insert(message);
        } else {
            self.more_by_id.entry(key).or_default().push(message);
        }
        for reference in header.references.iter().take(KEPT_REFERENCES) {
            self.by_reference.entry(*reference).or_insert(conversation);
        }
        if let Some(key) = subject_key(account, channel, outgoing, header) {
            let last = self.by_subject.entry(key).or_insert((conversation, at));
            *last = (conversation, last.1.max(at));
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

/// Returns the key of account, other party and normalised subject; none without a subject. On other
/// channels than e-mail the party alone tells conversations apart.
pub fn subject_key(account: AccountId, channel: Channel, outgoing: bool, header: &Header) -> Option<u64> {
    let is_mail = channel == Channel::Email;
    let subject = if is_mail { normalised_subject(&header.subject) } else { String::new() };
    let other = if outgoing { header.to.first()? } else { &header.from };
    if (is_mail && subject.is_empty()) || other.address.is_empty() {
        return None;
    }
    let account = account.0.to_le_bytes();
    Some(fnv1a(account.into_iter().chain(other.address.bytes()).chain([0]).chain(subject.bytes())))
}
