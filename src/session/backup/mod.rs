//! The workspace file: everything in one file that people and this app can read.
//!
//! Lines of JSON: what the file is, then each pack of message bodies, then each entry of the
//! journal, then the hash of all lines before. Restoring reads it twice: first it only checks, so
//! that a wrong or truncated file changes nothing.

mod format;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use format::{BackupError, MARK};
use format::{Item, Reader, Writer};

use super::bodies::bodies;
use super::record;
use super::usage::Usage;
use crate::model::{BodyRef, Operation, Seq, Time};
use crate::store::{Durability, Head, Pack, PackKey, Store, past_damage};

/// So many entries are read at once.
const PAGE: usize = 64;
/// Bytes handed on at once, about.
const PART: usize = 512 * 1024;

/// What a workspace file holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Entries of the journal.
    pub entries: u32,
    /// Packs of message bodies.
    pub packs: u32,
}

/// Writes everything of a store as a workspace file, part by part.
///
/// # Errors
/// What the store cannot do.
pub async fn export(
    store: &impl Store,
    at: Time,
    mut emit: impl FnMut(&[u8]),
) -> Result<Counts, BackupError> {
    let (end, packs) = survey(store).await?;
    let counts = Counts { entries: end.0, packs: packs.len() as u32 };
    let mut writer = Writer::default();
    let mut part = writer.start(at, counts);
    for (key, len) in packs {
        // A pack that is damaged is left out; its messages have no body here either.
        let bodies = store.body(BodyRef { pack: key, offset: 0, len }).await?.unwrap_or_default();
        let texts = store.texts(key).await?.unwrap_or_default();
        part.extend(writer.pack(&Pack { key, bodies, texts }));
        if part.len() >= PART {
            emit(&std::mem::take(&mut part));
        }
    }
    let mut head = Head::default();
    while head.seq < end {
        let page = page(store, head).await?;
        let written = page.entries.len().min((end.0 - head.seq.0) as usize);
        for entry in &page.entries[..written] {
            part.extend(writer.entry(entry));
        }
        head = page.head;
        emit(&std::mem::take(&mut part));
    }
    part.extend(writer.end());
    emit(&part);
    Ok(counts)
}

/// Checks a workspace file, then restores it into an empty store. `read` returns the bytes from a
/// place on, none at the end.
///
/// # Errors
/// Why the file cannot be restored, before anything is changed; what the store cannot do.
pub async fn restore(
    store: &impl Store,
    read: impl AsyncFn(u64) -> Result<Vec<u8>, BackupError>,
) -> Result<Counts, BackupError> {
    if store.head().await?.seq != Seq(0) {
        return Err(BackupError::NotEmpty);
    }
    let (mut reader, mut at) = (Reader::default(), 0);
    loop {
        let bytes = read(at).await?;
        if bytes.is_empty() {
            break;
        }
        at += bytes.len() as u64;
        reader.feed(&bytes)?;
    }
    let counts = reader.finish()?;
    let (mut reader, mut at, mut head) = (Reader::default(), 0, Head::default());
    while at == 0 || !reader.is_done() {
        let bytes = read(at).await?;
        if bytes.is_empty() {
            return Err(BackupError::Truncated); // it was whole a moment ago
        }
        at += bytes.len() as u64;
        for item in reader.feed(&bytes)? {
            match item {
                Item::Pack(pack) => store.put_packs(vec![pack]).await?,
                Item::Entry(entry) => {
                    head = store.append(head, &entry, Durability::Relaxed).await?;
                }
            }
        }
    }
    Ok(counts)
}

/// Returns the last entry, and the packs that the journal needs with their lengths.
async fn survey(store: &impl Store) -> Result<(Seq, BTreeMap<PackKey, u32>), BackupError> {
    let (mut head, mut packs, mut usage) = (Head::default(), BTreeMap::new(), Usage::default());
    loop {
        let page = page(store, head).await?;
        if page.entries.is_empty() {
            let needed = usage.packs();
            packs.retain(|key, _| needed.contains(key));
            return Ok((head.seq, packs));
        }
        head = page.head;
        for operation in page.entries.iter().filter_map(|it| record::decode(it).ok()) {
            usage.note(&operation);
            for body in bodies(&operation) {
                let len = packs.entry(body.pack).or_default();
                *len = body.offset.saturating_add(body.len).max(*len);
            }
        }
    }
}

/// The next entries of a journal, one for each number.
struct Page {
    entries: Vec<Vec<u8>>,
    head: Head,
}

/// Reads the next entries; one that did nothing stands for what is damaged, so that those behind it
/// keep their numbers.
async fn page(store: &impl Store, head: Head) -> Result<Page, BackupError> {
    let portion = past_damage(store, head, PAGE).await?;
    let mut entries = vec![record::encode(&Operation::default()); portion.damaged.len()];
    entries.extend(portion.entries.into_iter().map(|it| it.bytes));
    Ok(Page { entries, head: portion.head })
}
