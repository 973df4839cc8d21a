//! How an entry lies on disk: its own checksum, which is also its link in the hash chain.
//!
//! A record is `hash before (16) ‖ hash (16) ‖ entry`, with
//! `hash = BLAKE3(hash before ‖ number ‖ entry)[..16]`. So each record proves itself without its
//! neighbours (a damaged one does not make the rest unreadable), and two neighbours prove that
//! nothing was taken out between them.

use super::{Entry, PackKey, StoreError};
use crate::model::Seq;
use serde::{Deserialize, Serialize};

/// The first 16 bytes of a BLAKE3 hash.
pub type Hash = [u8; 16];

const HASH: usize = size_of::<Hash>();

/// Stands for "the entry before cannot be read": links to it are not checked.
const UNKNOWN: Hash = [0xff; HASH];

/// The last entry of a journal, or of what somebody has read of it. The default is "nothing yet".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The number of the entry; 0 before the first one.
    pub seq: Seq,
    /// The hash of everything up to and with it.
    pub hash: Hash,
}

impl Head {
    /// Returns a head to go on reading behind a damaged entry. Nothing can be appended to it, unless
    /// that entry is the last one and nothing else knows its hash.
    pub const fn behind_damage(seq: Seq) -> Self {
        Self { seq, hash: UNKNOWN }
    }

    /// Returns the head after `entry` is appended to this one.
    #[must_use]
    pub fn after(self, entry: &[u8]) -> Self {
        let seq = Seq(self.seq.0.saturating_add(1));
        Self { seq, hash: link(&self.hash, seq, entry) }
    }

    /// Returns whether this is an entry of the journal that ends at `end` and whose entry of this
    /// number has the hash `found`; a damaged one, which has none, gets the benefit of the doubt.
    pub(super) fn is_in(self, end: Self, found: Option<Hash>) -> bool {
        self.seq <= end.seq && found.is_none_or(|it| it == self.hash)
    }

    /// Returns the head as bytes, for keeping it.
    pub fn to_bytes(self) -> [u8; 4 + HASH] {
        let mut bytes = [0; 4 + HASH];
        bytes[..4].copy_from_slice(&self.seq.0.to_le_bytes());
        bytes[4..].copy_from_slice(&self.hash);
        bytes
    }

    /// Returns the head kept as `bytes`, unless they are none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (seq, hash) = bytes.split_first_chunk::<4>()?;
        Some(Self { seq: Seq(u32::from_le_bytes(*seq)), hash: hash.try_into().ok()? })
    }
}

/// Returns the key of a pack of bodies.
pub fn pack_key(bodies: &[u8]) -> PackKey {
    hash_of(&[bodies])
}

/// Returns a checksum of something large: it finds damage, five times as fast as BLAKE3 in a browser,
/// but would not find what somebody altered on purpose.
pub fn checksum(bytes: &[u8]) -> Hash {
    xxhash_rust::xxh3::xxh3_128(bytes).to_le_bytes()
}

/// Returns a short checksum of one message of many.
pub(super) fn short_sum(bytes: &[u8]) -> [u8; 8] {
    xxhash_rust::xxh3::xxh3_64(bytes).to_le_bytes()
}

/// Returns what is stored for `entry` when it comes after `seen`.
pub(super) fn encode(seen: Head, entry: &[u8]) -> (Head, Vec<u8>) {
    let head = seen.after(entry);
    let mut record = Vec::with_capacity(2 * HASH + entry.len());
    record.extend_from_slice(&seen.hash);
    record.extend_from_slice(&head.hash);
    record.extend_from_slice(entry);
    (head, record)
}

/// Returns the entry in a record read under the number `seq`, if it is what was once written.
pub(super) fn decode(seq: Seq, mut record: Vec<u8>) -> Result<Linked, StoreError> {
    let Some((before, hash, skipped)) = opened(seq, &record) else { return Err(StoreError::Damaged { seq }) };
    record.drain(..skipped);
    Ok(Linked { before, entry: Entry { head: Head { seq, hash }, bytes: record } })
}

/// Returns the hash before a whole record, its own, and where its entry begins.
fn opened(seq: Seq, record: &[u8]) -> Option<(Hash, Hash, usize)> {
    let (before, rest) = record.split_first_chunk::<HASH>()?;
    let (hash, entry) = rest.split_first_chunk::<HASH>()?;
    let skipped = match entry.split_first_chunk::<HASH>() {
        _ if link(before, seq, entry) == *hash => 2 * HASH,
        Some((seal, entry)) if sealed(before, hash, seq, entry) == *seal => 3 * HASH,
        _ => return None,
    };
    Some((*before, *hash, skipped))
}

/// Returns the hash of a record read under the number `seq`, if it is what was once written.
pub(super) fn hash(seq: Seq, record: &[u8]) -> Option<Hash> {
    opened(seq, record).map(|it| it.1)
}

/// Returns the hash before a record and its own, as it says; whether that is true is not looked at.
pub(super) fn says(record: &[u8]) -> Option<(Hash, Hash)> {
    let (before, rest) = record.split_first_chunk()?;
    Some((*before, *rest.first_chunk()?))
}

/// Returns a record that says something else, at the same place in the chain: a seal of its own
/// stands before the entry, since its hash is that of what it said before.
pub(super) fn overwritten(seq: Seq, record: Vec<u8>, entry: &[u8]) -> Result<Vec<u8>, StoreError> {
    let Linked { before, entry: old } = decode(seq, record)?;
    let hash = old.head.hash;
    Ok([&before[..], &hash, &sealed(&before, &hash, seq, entry), entry].concat())
}

/// An entry and what it says came before it.
pub(super) struct Linked {
    before: Hash,
    pub(super) entry: Entry,
}

impl Linked {
    /// Returns the hash that it says came before.
    pub(super) const fn before(&self) -> Hash {
        self.before
    }
}

/// Tells whether an entry that says what came `before` it comes after one of this hash; where that is
/// unknown it is not checked.
pub(super) fn follows(before: Hash, hash: Hash) -> bool {
    hash == UNKNOWN || before == UNKNOWN || before == hash
}

/// Returns the entries of `records`, which were read as the ones after `seen`, up to the first
/// that is damaged, missing or not linked to the one before; fails only if that is the first.
pub(super) fn chain(
    seen: Head,
    records: impl IntoIterator<Item = (Seq, Vec<u8>)>,
) -> Result<Vec<Entry>, StoreError> {
    let mut entries: Vec<Entry> = Vec::new();
    for (seq, record) in records {
        let last = entries.last().map_or(seen, |it| it.head);
        match follow(last, seq, record) {
            Ok(entry) => entries.push(entry),
            Err(damage) if entries.is_empty() => return Err(damage),
            Err(_) => break,
        }
    }
    Ok(entries)
}

/// Returns the entry of a record, if it is the one that comes after `last`.
pub(super) fn follow(last: Head, seq: Seq, record: Vec<u8>) -> Result<Entry, StoreError> {
    let wanted = Seq(last.seq.0.saturating_add(1));
    if seq != wanted {
        return Err(StoreError::Damaged { seq: wanted });
    }
    let linked = decode(seq, record)?;
    if !follows(linked.before, last.hash) {
        return Err(StoreError::Damaged { seq });
    }
    Ok(linked.entry)
}

fn sealed(before: &Hash, hash: &Hash, seq: Seq, entry: &[u8]) -> Hash {
    hash_of(&[b"overwritten", before, hash, &seq.0.to_le_bytes(), entry])
}

fn link(before: &Hash, seq: Seq, entry: &[u8]) -> Hash {
    hash_of(&[before, &seq.0.to_le_bytes(), entry])
}

fn hash_of(parts: &[&[u8]]) -> Hash {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part);
    }
    let mut hash = Hash::default();
    hash.copy_from_slice(&hasher.finalize().as_bytes()[..HASH]);
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> Vec<(Seq, Vec<u8>)> {
        let mut head = Head::default();
        let mut records = Vec::new();
        for entry in [&b"one"[..], b"two", b"three"] {
            let (next, record) = encode(head, entry);
            records.push((next.seq, record));
            head = next;
        }
        records
    }

    #[test]
    fn a_whole_chain_reads_back() {
        let entries = chain(Head::default(), three()).unwrap();
        let words: Vec<_> = entries.iter().map(|it| it.bytes.as_slice()).collect();
        assert_eq!(words, [&b"one"[..], b"two", b"three"]);
        assert_eq!(entries[2].head, Head::default().after(b"one").after(b"two").after(b"three"));
    }

    #[test]
    fn any_changed_byte_is_found_and_what_comes_before_it_is_read() {
        let whole = three();
        for at in 0..whole[1].1.len() {
            let mut records = whole.clone();
            records[1].1[at] ^= 1;
            let entries = chain(Head::default(), records).unwrap();
            assert_eq!(entries.len(), 1, "byte {at}");
        }
    }

    #[test]
    fn a_record_taken_out_is_found() {
        let mut records = three();
        records.remove(0);
        assert_eq!(chain(Head::default(), records), Err(StoreError::Damaged { seq: Seq(1) }));
    }

    #[test]
    fn a_journal_that_is_not_ours_is_found() {
        let other = Head { seq: Seq(0), hash: [7; 16] };
        assert_eq!(chain(other, three()), Err(StoreError::Damaged { seq: Seq(1) }));
    }

    #[test]
    fn what_comes_behind_damage_is_read() {
        let entries = chain(Head::behind_damage(Seq(2)), three().split_off(2)).unwrap();
        assert_eq!(entries[0].bytes, b"three");
    }

    #[test]
    fn an_overwritten_record_keeps_its_place_and_is_checked_too() {
        let mut records = three();
        let head = decode(Seq(2), records[1].1.clone()).unwrap().entry.head;
        records[1].1 = overwritten(Seq(2), records[1].1.clone(), b"2").unwrap();
        records[1].1 = overwritten(Seq(2), records[1].1.clone(), b"II").unwrap();
        let entries = chain(Head::default(), records.clone()).unwrap();
        assert_eq!((entries.len(), &entries[1].bytes[..], entries[1].head), (3, &b"II"[..], head));
        for at in 0..records[1].1.len() {
            let mut damaged = records.clone();
            damaged[1].1[at] ^= 1;
            assert_eq!(chain(Head::default(), damaged).unwrap().len(), 1, "byte {at}");
        }
    }

    #[test]
    fn heads_survive_being_kept() {
        let head = Head::default().after(b"one");
        assert_eq!(Head::from_bytes(&head.to_bytes()), Some(head));
        assert_eq!(Head::from_bytes(b"short"), None);
    }
}
