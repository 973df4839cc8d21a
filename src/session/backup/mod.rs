//! The workspace file: everything in one file that people and this app can read.
//!
//! Lines of JSON: what the file is, then each pack of message bodies, then each entry of the
//! journal, then what could not be read when it was written, if anything, then the hash of all lines
//! before. Restoring reads it twice: first it only checks, so that a wrong or truncated file changes
//! nothing.

mod format;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests;

use serde::{Deserialize, Serialize};

pub use format::{BackupError, MARK};
use format::{Item, Reader, Writer};

use super::beginning::{Beginning, Source};
use super::record;
use super::survey::{Held, Lost, survey};
use crate::model::{BodyRef, Operation, Seq, Time};
use crate::store::{Durability, Head, Mend, Pack, PackKey, Store, past_damage};

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

/// What a file lacks, because it could not be read when the file was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lacks {
    /// Entries of the journal; an empty one stands for each.
    pub entries: Vec<Seq>,
    /// Packs of message bodies of which nothing could be read.
    pub packs: Vec<PackKey>,
    /// The bodies that are lacking: those of these packs, and single ones of others.
    pub lost: Lost,
}

impl Lacks {
    /// Tells whether nothing is lacking.
    pub fn is_nothing(&self) -> bool {
        self.entries.is_empty() && self.packs.is_empty() && self.lost.bodies == 0
    }
}

/// What was written or restored, and what that lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// What there is, what is lacking included.
    pub counts: Counts,
    /// What is lacking.
    pub lacks: Lacks,
}

/// Returns the bodies of a pack, and which of them cannot be read; zeros stand for those, as for what was
/// erased.
async fn pack_of(
    store: &impl Store,
    key: PackKey,
    held: &[Held],
) -> Result<(Vec<u8>, Vec<Held>), BackupError> {
    let len = held.iter().map(|it| it.0.offset.saturating_add(it.0.len)).max().unwrap_or_default();
    if let Some(bodies) = store.body(BodyRef { pack: key, offset: 0, len }).await? {
        return Ok((bodies, Vec::new()));
    }
    let wanted: Vec<_> = held.iter().map(|it| it.0).collect();
    let (mut bodies, mut missing) = (vec![0; len as usize], Vec::new());
    for (it, found) in held.iter().zip(store.bodies(&wanted).await?) {
        let place = bodies.get_mut(it.0.offset as usize..).and_then(|rest| rest.get_mut(..it.0.len as usize));
        match (place, found) {
            (Some(place), Some(found)) if place.len() == found.len() => place.copy_from_slice(&found),
            _ => missing.push(*it),
        }
    }
    Ok((bodies, missing))
}

/// Returns a pack, unless nothing of it can be read; notes what it lacks.
async fn pack(
    store: &impl Store,
    key: PackKey,
    held: &[Held],
    lacks: &mut Lacks,
) -> Result<Option<Pack>, BackupError> {
    let (bodies, missing) = pack_of(store, key, held).await?;
    lacks.lost.add(&missing);
    if missing.len() == held.len() {
        lacks.packs.push(key);
        return Ok(None);
    }
    let texts = store.texts(key).await?.unwrap_or_default();
    Ok(Some(Pack { key, bodies, texts }))
}

/// Everything of a store that can be read, and what that lacks.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The entries of the journal, an empty one for each that is damaged.
    pub entries: Vec<Vec<u8>>,
    /// The bodies, with zeros for those that are.
    pub packs: Vec<Pack>,
    /// What is lacking.
    pub lacks: Lacks,
}

/// Returns everything of a store that can be read.
///
/// # Errors
/// What the store cannot do.
pub async fn gather(store: &impl Store) -> Result<Gathered, BackupError> {
    let survey = survey(store).await?;
    let (end, packs) = (survey.end, survey.packs());
    let mut gathered = Gathered::default();
    gathered.lacks.entries = survey.entries.damaged;
    for (key, held) in packs {
        gathered.packs.extend(pack(store, key, &held, &mut gathered.lacks).await?);
    }
    let mut head = Head::default();
    while head.seq < end {
        let page = page(store, head).await?;
        gathered.entries.extend(page.entries);
        head = page.head;
    }
    Ok(gathered)
}

/// Writes everything of a store that can be read as a workspace file, part by part. What cannot be
/// read is named in it.
///
/// # Errors
/// What the store cannot do.
pub async fn export(
    store: &impl Store,
    at: Time,
    mut emit: impl FnMut(&[u8]),
) -> Result<Summary, BackupError> {
    let survey = survey(store).await?;
    let (end, packs) = (survey.end, survey.packs());
    let counts = Counts { entries: end.0, packs: packs.len() as u32 };
    let mut lacks = Lacks { entries: survey.entries.damaged, ..Lacks::default() };
    let mut writer = Writer::default();
    let mut part = writer.start(at, counts);
    for (key, held) in packs {
        if let Some(pack) = pack(store, key, &held, &mut lacks).await? {
            part.extend(writer.pack(&pack));
        }
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
    if !lacks.is_nothing() {
        part.extend(writer.lacks(&lacks));
    }
    part.extend(writer.end());
    emit(&part);
    Ok(Summary { counts, lacks })
}

/// Writes the entries that are known of a journal up to `end` as a workspace file, part by part. An
/// empty one stands for each of the others, and the file names them.
pub fn export_known(end: Seq, known: Vec<(Seq, Vec<u8>)>, at: Time, mut emit: impl FnMut(&[u8])) -> Summary {
    let counts = Counts { entries: end.0, packs: 0 };
    let (mut writer, mut lacks, empty) =
        (Writer::default(), Lacks::default(), record::encode(&Operation::default()));
    let mut part = writer.start(at, counts);
    let mut next = Seq(1);
    let known = known.into_iter().filter(|it| it.0 <= end);
    for (seq, entry) in known.chain([(Seq(end.0.saturating_add(1)), Vec::new())]) {
        while next < seq {
            lacks.entries.push(next);
            part.extend(writer.entry(&empty));
            next = Seq(next.0 + 1);
        }
        if seq <= end {
            part.extend(writer.entry(&entry));
            next = Seq(next.0 + 1);
        }
        if part.len() >= PART {
            emit(&std::mem::take(&mut part));
        }
    }
    if !lacks.is_nothing() {
        part.extend(writer.lacks(&lacks));
    }
    part.extend(writer.end());
    emit(&part);
    Summary { counts, lacks }
}

/// Checks a workspace file, then restores it into an empty store: all of it or nothing. `read`
/// returns the bytes from a place on, none at the end.
///
/// # Errors
/// Why the file cannot be restored, or what the store cannot do; nothing is changed then.
pub async fn restore(
    store: &(impl Store + Mend),
    read: impl AsyncFn(u64) -> Result<Vec<u8>, BackupError>,
) -> Result<Summary, BackupError> {
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
    let beginning = Beginning { source: Source::File, entries: counts.entries };
    let lacks = beginning.run(store, async || fill(store, read).await).await?;
    Ok(Summary { counts, lacks })
}

/// Puts what a file holds that was checked a moment ago; returns what it lacks.
async fn fill(
    store: &impl Store,
    read: impl AsyncFn(u64) -> Result<Vec<u8>, BackupError>,
) -> Result<Lacks, BackupError> {
    let (mut reader, mut at, mut head, mut lacks) = (Reader::default(), 0, Head::default(), Lacks::default());
    while at == 0 || !reader.is_done() {
        let bytes = read(at).await?;
        if bytes.is_empty() {
            return Err(BackupError::Truncated); // it was whole a moment ago
        }
        at += bytes.len() as u64;
        let mut entries = Vec::new();
        for item in reader.feed(&bytes)? {
            match item {
                Item::Pack(pack) => store.put_packs(vec![pack]).await?,
                Item::Entry(entry) => entries.push(entry),
                Item::Lacks(it) => lacks = it,
            }
        }
        head = store.append_all(head, &entries, Durability::Relaxed).await?;
    }
    Ok(lacks)
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
