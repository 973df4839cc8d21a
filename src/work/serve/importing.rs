//! Reading files of mail: a slice for each request, so that the page sets the pace and may stop.

use futures_util::future::join;
use web_sys::File;

use crate::browser::files;
use crate::channels::Around;
use crate::channels::exports::{self, AsMail, Export, Kind, zip};
use crate::model::Channel;
use crate::store::{Bodies, Pack, StoreError};
use crate::wiring::Disk;
use crate::work::{Look, Looked, ReadSoFar, Why, WorkError};

use super::Bench;
use super::archive::Archive;

/// An export of another channel that is being read.
#[derive(Debug)]
pub enum Reading {
    /// A text, in pieces.
    Text(exports::Reader),
    /// A .zip with pictures.
    Archive(Archive),
}

/// Returns which export a file is; none for mail.
///
/// # Errors
/// Why it does not go into the account.
fn what_it_is(head: &[u8], around: &Around) -> Result<Option<Kind>, Why> {
    let kind = exports::recognized(&head[..head.len().min(exports::HEAD)]);
    let channel = kind.map_or(Channel::Email, |it| it.channel(around.channel));
    if channel == around.channel {
        Ok(kind)
    } else if kind.is_none() {
        Err(Why::NoExport)
    } else {
        Err(Why::OfChannel(channel))
    }
}

/// So much of a file is read at once.
const SLICE: u64 = 2 * 1024 * 1024;

/// Reads a slice, and meanwhile stores the packs that the one before has filled. All are stored when the
/// file has ended, and nobody hears of its messages before.
pub async fn read(
    bench: &Bench,
    file: Option<&File>,
    (name, from): (String, u64),
    watched: Vec<String>,
    around: &Around,
) -> Result<ReadSoFar, WorkError> {
    let file = file.ok_or(WorkError::Failed)?;
    let store = bench.store().await?;
    if from == 0 {
        let mut import = bench.import.borrow_mut();
        import.watch(watched);
        import.open(name);
        *bench.export.borrow_mut() = None;
        *bench.as_mail.borrow_mut() = None;
    }
    let take = async {
        let slice = read_slice(bench, file, from, around).await;
        take(bench, slice, files::size(file), around)
    };
    let before = bench.unsaved.take();
    let (saved, (packs, progress)) = join(save(bench, &store, before), take).await;
    saved?;
    if progress.bytes == files::size(file) {
        save(bench, &store, packs).await?;
    } else {
        bench.unsaved.replace(packs);
    }
    Ok(progress)
}

/// Takes in what a slice of a file gives; returns the packs that it fills.
fn take(bench: &Bench, slice: Slice, size: u64, around: &Around) -> (Vec<Pack>, ReadSoFar) {
    let mut import = bench.import.borrow_mut();
    let Slice { mail, export, mut end, problem } = slice;
    let mut packs = import.feed(&mail);
    packs.extend(
        import.feed(
            &bench.as_mail.borrow_mut().get_or_insert_with(|| AsMail::of(around)).write(export.messages),
        ),
    );
    for (line, why) in export.problems {
        import.skip_line(line, why);
    }
    if let Some(why) = problem {
        import.skip_rest(why);
        end = size;
    }
    if end == size {
        packs.extend(import.close());
    }
    let (messages, skipped) = (import.messages(), import.take_skipped());
    (packs, ReadSoFar { bytes: end, messages, skipped, words: export.words })
}

async fn save(bench: &Bench, store: &Disk, packs: Vec<Pack>) -> Result<(), StoreError> {
    if packs.is_empty() {
        return Ok(());
    }
    if !bench.import.borrow().has_begun() {
        let stored = store.pack_keys().await?;
        bench.import.borrow_mut().begin_after(stored);
    }
    let keys: Vec<_> = packs.iter().map(|it| it.key).collect();
    store.put_packs(packs).await?;
    bench.import.borrow_mut().note_stored(keys);
    Ok(())
}

/// What a slice of a file gives.
#[derive(Debug, Default)]
struct Slice {
    /// Of mail.
    mail: Vec<u8>,
    /// Of an export.
    export: Export,
    /// So far the file is read.
    end: u64,
    /// Why nothing of the rest can be read.
    problem: Option<Why>,
}

async fn read_slice(bench: &Bench, file: &File, from: u64, around: &Around) -> Slice {
    let size = files::size(file);
    let reading = bench.export.borrow_mut().take();
    if let Some(Reading::Archive(archive)) = reading {
        return read_archive(bench, file, archive, Export::default()).await;
    }
    let end = (from + SLICE).min(size);
    let Ok(bytes) = files::read(file, from..end).await else {
        return Slice { problem: Some(Why::Unreadable), ..Slice::default() };
    };
    let reader = match reading {
        Some(Reading::Text(reader)) => Some(reader),
        _ if from > 0 || size == 0 => None,
        _ if zip::is_it(&bytes) => {
            return match Archive::open(file, around).await {
                Ok((archive, export)) => read_archive(bench, file, archive, export).await,
                Err(why) => Slice { problem: Some(why), ..Slice::default() },
            };
        }
        _ => match what_it_is(&bytes, around) {
            Ok(kind) => kind.map(|kind| exports::Reader::of(kind, &bytes, around)),
            Err(why) => return Slice { problem: Some(why), ..Slice::default() },
        },
    };
    let Some(mut reader) = reader else { return Slice { mail: bytes, end, ..Slice::default() } };
    let mut export = reader.feed(&bytes);
    if end == size {
        export.extend(reader.finish());
    } else {
        *bench.export.borrow_mut() = Some(Reading::Text(reader));
    }
    Slice { export, end, ..Slice::default() }
}

/// Reads on in a .zip. How far is a share of what was said: its parts lie anywhere.
async fn read_archive(bench: &Bench, file: &File, mut archive: Archive, mut export: Export) -> Slice {
    let size = files::size(file);
    export.messages = archive.next(file).await;
    if archive.is_done() {
        return Slice { export, end: size, ..Slice::default() };
    }
    let end = ((size as f64 * archive.share()) as u64).clamp(1, size.saturating_sub(1).max(1));
    *bench.export.borrow_mut() = Some(Reading::Archive(archive));
    Slice { export, end, ..Slice::default() }
}

/// Looks into a file, and stores nothing. What cannot be read on is left out.
pub async fn look(file: Option<&File>) -> Result<Looked, WorkError> {
    let file = file.ok_or(WorkError::Failed)?;
    let (size, mut look, mut from) = (files::size(file), Look::default(), 0);
    while from < size {
        let end = (from + SLICE).min(size);
        let Ok(slice) = files::read(file, from..end).await else { break };
        look.feed(&slice);
        from = end;
    }
    look.close();
    Ok(look.finish())
}
