//! The port: what a store does for the session, whichever it is.
//!
//! Four small traits, one for each thing kept. Their promises are the numbered rules of
//! [`contract`](super::contract).

use super::{Hash, Head, StoreError, Texts};
use crate::model::{BodyRef, Seq};

/// How long an append waits before it is called done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Until the operating system says it is on the disk: for what a person did.
    Strict,
    /// Until the browser has taken it: for what can be done again, such as a batch of an import.
    Relaxed,
}

/// An entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, and the hash of everything up to and with it.
    pub head: Head,
    /// What was appended.
    pub bytes: Vec<u8>,
}

/// The one order in which everything happened.
#[expect(async_fn_in_trait, reason = "a page has one thread; nothing here needs Send")]
pub trait Journal {
    /// Returns the last entry's number and hash: what the journal itself says, where the record of it
    /// is missing, damaged or behind.
    async fn head(&self) -> Result<Head, StoreError>;

    /// Appends `entry` iff the head is still `seen`, else answers [`StoreError::Behind`].
    ///
    /// The answer can get lost although the entry is stored, which is [`StoreError::Unsure`] where the
    /// store notices. So whoever gets either looks for an entry of their own before they take it for
    /// somebody else's.
    async fn append(&self, seen: Head, entry: &[u8], durability: Durability) -> Result<Head, StoreError>;

    /// Appends entries one behind the other, like [`append`](Self::append), where the journal begins or is
    /// written anew: a store may take all of them at once. Where it fails, the first of them may be stored.
    async fn append_all(
        &self,
        seen: Head,
        entries: &[Vec<u8>],
        durability: Durability,
    ) -> Result<Head, StoreError> {
        append_each(self, seen, entries, durability).await
    }

    /// Returns at most `limit` entries after `seen`, oldest first, each checked and linked to the one before.
    ///
    /// Stops before a damaged entry, and answers [`StoreError::Damaged`] if that is the first:
    /// [`Head::behind_damage`] of its number reads on behind it.
    async fn since(&self, seen: Head, limit: usize) -> Result<Vec<Entry>, StoreError>;

    /// Puts other bytes in the place of an entry, as when what it says is deleted for ever. Its number
    /// and its hash stay, and so does the chain; it says of itself that it was overwritten.
    async fn overwrite(&self, seq: Seq, entry: &[u8]) -> Result<(), StoreError>;

    /// Returns the entries of these numbers, in this order.
    async fn entries(&self, wanted: &[Seq]) -> Result<Vec<Entry>, StoreError>;
}

/// Appends entries one behind the other, each by itself.
pub(super) async fn append_each(
    journal: &(impl Journal + ?Sized),
    seen: Head,
    entries: &[Vec<u8>],
    durability: Durability,
) -> Result<Head, StoreError> {
    let mut head = seen;
    for entry in entries {
        head = journal.append(head, entry, durability).await?;
    }
    Ok(head)
}

/// A state as it was at an entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The last entry that the state contains.
    pub head: Head,
    /// The state.
    pub bytes: Vec<u8>,
}

/// Snapshots make starting quick and nothing else: any of them may be missing.
#[expect(async_fn_in_trait, reason = "a page has one thread; nothing here needs Send")]
pub trait Snapshots {
    /// Keeps a snapshot, and the one before it. Killed half-way, it leaves those that were there.
    async fn save_snapshot(&self, head: Head, bytes: &[u8]) -> Result<(), StoreError>;

    /// Removes all snapshots, as when they hold what is deleted for ever; one of an earlier entry that
    /// somebody is still making is not kept either.
    async fn forget_snapshots(&self) -> Result<(), StoreError>;

    /// Returns the newest whole snapshot of this journal; none means that the journal is read from its start.
    async fn load_snapshot(&self) -> Result<Option<Snapshot>, StoreError>;
}

/// The name of a pack: [`pack_key`](super::pack_key) of its bodies.
pub type PackKey = [u8; 16];

/// Raw messages one after the other, and their search text beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pack {
    /// [`pack_key`](super::pack_key) of `bodies`.
    pub key: PackKey,
    /// Raw messages; a [`BodyRef`] is a slice of them.
    pub bodies: Vec<u8>,
    /// What search reads of them, in search's own form.
    pub texts: Vec<u8>,
}

/// Message bodies and search text, outside the journal: large, written once, read when opened.
#[expect(async_fn_in_trait, reason = "a page has one thread; nothing here needs Send")]
pub trait Bodies {
    /// Keeps packs; one that is there already is written again. Where one does not fit, those of them
    /// that were not there before are removed again.
    async fn put_packs(&self, packs: Vec<Pack>) -> Result<(), StoreError>;

    /// Returns the raw messages, each `None` if it was erased, swept or damaged; each pack is read once,
    /// and one that cannot be read does not keep the others back, nor does a damaged message the others
    /// of its pack.
    async fn bodies(&self, wanted: &[BodyRef]) -> Result<Vec<Option<Vec<u8>>>, StoreError>;

    /// Returns one raw message.
    async fn body(&self, wanted: BodyRef) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.bodies(&[wanted]).await?.pop().flatten())
    }

    /// Returns the raw messages of a whole pack, unless it is damaged or not here.
    async fn pack(&self, key: PackKey) -> Result<Option<Vec<u8>>, StoreError>;

    /// Returns the search text of a pack.
    async fn texts(&self, key: PackKey) -> Result<Option<Vec<u8>>, StoreError>;

    /// Replaces the search text of a pack, as when one of its messages is deleted for ever.
    async fn replace_texts(&self, key: PackKey, texts: &[u8]) -> Result<(), StoreError>;

    /// Overwrites these messages for ever; the rest of their packs stays.
    async fn erase(&self, bodies: &[BodyRef]) -> Result<(), StoreError>;

    /// Returns the keys of all packs, in order.
    async fn pack_keys(&self) -> Result<Vec<PackKey>, StoreError>;

    /// Removes packs and their search text, as the sweep does with those that nothing refers to; on a
    /// full disk too.
    async fn delete_packs(&self, keys: &[PackKey]) -> Result<(), StoreError>;
}

/// Small facts about this copy of the workspace, such as when the last backup was made.
#[expect(async_fn_in_trait, reason = "a page has one thread; nothing here needs Send")]
pub trait Meta {
    /// Returns what was last put under `key`.
    async fn meta_get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// Puts `value` under `key`.
    async fn meta_put(&self, key: &str, value: &[u8]) -> Result<(), StoreError>;

    /// Returns what stands under the keys that begin with `prefix`, which is plain text, by key.
    async fn meta_under(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError>;

    /// Puts and removes (`None`) facts, all or none.
    async fn meta_change(&self, changes: &[(String, Option<Vec<u8>>)]) -> Result<(), StoreError>;
}

/// An entry of the journal as it rests, with its checksum and its link to the one before.
pub type Record = (Seq, Vec<u8>);

/// Putting a store right that is not whole: from another copy of the workspace, or by clearing what
/// a beginning left that was stopped half-way.
#[expect(async_fn_in_trait, reason = "a page has one thread; nothing here needs Send")]
pub trait Mend {
    /// Returns at most `limit` records after an entry as they rest, oldest first; what cannot be read
    /// is left out, and so is what does not prove itself.
    async fn records(&self, after: Seq, limit: usize) -> Result<Vec<Record>, StoreError>;

    /// Puts records of another copy, oldest first, where ours are missing or damaged and behind the
    /// end, all or none. One that does not prove itself, does not link to whole ones of ours beside it,
    /// or has one of ours in its place is passed over. Returns how many were put.
    async fn mend(&self, records: &[Record]) -> Result<u32, StoreError>;

    /// Returns the id that the database was given when it was made; none if that was lost.
    async fn database_id(&self) -> Result<Option<Hash>, StoreError>;

    /// Gives the database the id of another copy of it.
    async fn adopt_id(&self, id: Hash) -> Result<(), StoreError>;

    /// Removes everything, if the fact `mark` still stands: somebody else may have cleared it before.
    /// Tells whether it did.
    async fn clear(&self, mark: &str) -> Result<bool, StoreError>;
}

/// Everything that a session needs kept.
pub trait Store: Journal + Snapshots + Bodies + Meta {}

impl<T: Journal + Snapshots + Bodies + Meta> Store for T {}

/// Returns a slice of a pack; none if it is out of range or was blanked.
pub(super) fn slice(pack: &[u8], wanted: BodyRef) -> Option<Vec<u8>> {
    let bytes = pack.get(range(wanted)?)?;
    // No message is all zeros, so this is what `erase` leaves behind.
    let blank = bytes.iter().all(|&it| it == 0);
    (!blank).then(|| bytes.to_vec())
}

/// Returns a slice of a pack that is damaged, if what is kept beside it proves that the slice is not.
pub(super) fn proven(pack: &[u8], beside: &Texts, wanted: BodyRef) -> Option<Vec<u8>> {
    slice(pack, wanted).filter(|it| beside.proves(wanted.offset, it))
}

/// Overwrites a slice of a pack.
pub(super) fn blank(pack: &mut [u8], unwanted: BodyRef) {
    if let Some(bytes) = range(unwanted).and_then(|range| pack.get_mut(range)) {
        bytes.fill(0);
    }
}

fn range(body: BodyRef) -> Option<std::ops::Range<usize>> {
    let end = body.offset.checked_add(body.len)?;
    Some(body.offset as usize..end as usize)
}
