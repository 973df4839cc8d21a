//! The workspace as files, and packs that nothing refers to.

use roaring::RoaringBitmap;
use web_sys::File;

use super::{Bench, copying, failed, writing};
use crate::browser::clock::now;
use crate::browser::files;
use crate::browser::worker::Question;
use crate::model::{Arrived, Event, PersonId};
use crate::session::Session;
use crate::session::backup::{self, BackupError, Summary};
use crate::session::survey::{self, Checked};
use crate::session::{record, unshared, usage};
use crate::store::{Bodies, Head, PackKey, past_damage};
use crate::wiring::{self, BrowserHost};
use crate::work::{Export, TakenBack, WorkError};

/// So much of a file is read at once.
const SLICE: u64 = 2 * 1024 * 1024;
/// So many entries of the journal are read at once.
const PAGE: usize = 64;
/// Bytes handed on at once, about.
const PART: usize = 512 * 1024;

/// Writes everything as a workspace file, in parts.
pub async fn export(bench: &Bench, question: &Question) -> Result<Result<Summary, BackupError>, WorkError> {
    let store = bench.store().await?;
    Ok(backup::export(&store, now(), |part| question.part(part)).await)
}

/// Restores a workspace file into the empty workspace.
pub async fn restore(bench: &Bench, file: Option<&File>) -> Result<Result<Summary, BackupError>, WorkError> {
    let (store, file) = (bench.store().await?, file.ok_or(WorkError::Failed)?);
    let size = files::size(file);
    let read = async |from: u64| {
        let end = (from + SLICE).min(size);
        files::read(file, from..end).await.map_err(|_| BackupError::Unreadable)
    };
    let _lock = wiring::begin().await;
    Ok(backup::restore(&store, read).await)
}

/// Writes the messages of conversations as an mbox, in parts, as they stand for a person; returns how
/// many they were.
pub async fn export_mail(
    bench: &Bench,
    question: &Question,
    among: &[u8],
    me: PersonId,
) -> Result<u32, WorkError> {
    let among = RoaringBitmap::deserialize_from(among).map_err(|_| WorkError::Failed)?;
    let store = bench.store().await?;
    let mut export = {
        let session = Session::open(store.clone(), BrowserHost).await.map_err(failed)?;
        Export::of(&session.state(), me, &among)
    };
    let (mut head, mut count, mut part) = (Head::default(), 0, Vec::new());
    loop {
        let portion = past_damage(&store, head, PAGE).await?;
        if portion.head == head {
            break;
        }
        head = portion.head;
        let operations = portion.entries.iter().filter_map(|it| record::decode(&it.bytes).ok());
        let arrived = operations.flat_map(|it| it.events).filter_map(|it| match it {
            Event::Arrived(it) => Some(it),
            _ => None,
        });
        for arrived in arrived.collect::<Vec<_>>() {
            export.note(&arrived.header);
            if export.has(&arrived)
                && let Some(raw) = raw(bench, &arrived, export.references(&arrived.header)).await?
            {
                export.append(&mut part, &arrived, &raw);
                count += 1;
            }
            if part.len() >= PART {
                question.part(&std::mem::take(&mut part));
            }
        }
    }
    question.part(&part);
    Ok(count)
}

/// Reads the whole journal and all bodies, puts back what is damaged and lies in the second copy, and
/// tells what came back and what is damaged still.
pub async fn check(bench: &Bench) -> Result<(Checked, TakenBack), WorkError> {
    let store = bench.store().await?;
    let checked = survey::check(&store).await?;
    if checked.is_whole() {
        return Ok((checked, TakenBack::default()));
    }
    let back = copying::mend(bench).await?;
    let is_same = back.acts == 0 && back.packs == 0;
    Ok((if is_same { checked } else { survey::check(&store).await? }, back))
}

/// Returns a message as it came, or as it would leave.
async fn raw(bench: &Bench, it: &Arrived, references: Vec<String>) -> Result<Option<Vec<u8>>, WorkError> {
    match &it.text {
        Some(text) => writing::compose(bench, &it.header, text, it.at, references).await.map(Some),
        None => Ok(bench.store().await?.body(it.header.body).await?),
    }
}

/// Removes packs that nothing has needed for a day; none while an entry cannot be read that may need
/// them: then that is looked for in the second copy. Returns what came back.
pub async fn sweep(bench: &Bench) -> Result<TakenBack, WorkError> {
    let store = bench.store().await?;
    // Listed first: what is stored after this is not looked at.
    let keys = store.pack_keys().await?;
    let Some(mut used) = bench.search.packs_in_use(&store).await? else {
        return copying::mend(bench).await;
    };
    let Some(unshared) = unshared::packs(&store).await? else { return Ok(TakenBack::default()) };
    used.extend(unshared);
    usage::sweep(&store, keys, &used, now()).await?;
    copying::sweep(&store, &used).await?;
    Ok(TakenBack::default())
}

/// Removes packs that an import has left that broke off, at once: the disk may be full because of them.
/// Returns how many. What cannot be read of the journal was there before those packs.
pub async fn discard(bench: &Bench, packs: &[PackKey]) -> Result<u32, WorkError> {
    let store = bench.store().await?;
    let named = bench.search.packs_named(&store).await?;
    let unneeded: Vec<_> = packs.iter().copied().filter(|it| !named.contains(it)).collect();
    if !unneeded.is_empty() {
        store.delete_packs(&unneeded).await?;
    }
    Ok(unneeded.len() as u32)
}
