//! Reading files of mail: a slice for each request, so that the page sets the pace and may stop.

use web_sys::File;

use crate::browser::files;
use crate::channels::exports::{self, Around, Kind};
use crate::model::Channel;
use crate::store::Bodies;
use crate::work::{Look, Looked, ReadSoFar, WorkError};

use super::Bench;

/// An export of another channel, until all of it is there.
#[derive(Debug)]
pub struct Reading {
    kind: Kind,
    bytes: Vec<u8>,
}

/// Returns which export a file is; none for mail.
///
/// # Errors
/// Why it does not go into the account.
fn what_it_is(head: &[u8], around: &Around) -> Result<Option<Kind>, String> {
    let kind = exports::recognized(&head[..head.len().min(exports::HEAD)]);
    let channel = kind.map_or(Channel::Email, |it| it.channel(around.channel));
    if channel == around.channel {
        Ok(kind)
    } else if kind.is_none() {
        Err(NOT_AN_EXPORT.to_owned())
    } else {
        Err(format!("These are messages of {channel:?}: choose such an account."))
    }
}

/// So much of a file is read at once.
const SLICE: u64 = 2 * 1024 * 1024;
/// What is said of mail that is to go into a chat.
const NOT_AN_EXPORT: &str = "This is no export of the account’s channel. Mail goes into e-mail accounts.";
const UNREADABLE: &str = "The browser could not read on in this file; what came before is kept.";

/// Reads a slice and stores the packs that it fills, before anybody hears of their messages.
pub async fn read(
    bench: &Bench,
    file: Option<&File>,
    (name, from): (String, u64),
    watched: Vec<String>,
    around: &Around,
) -> Result<ReadSoFar, WorkError> {
    let file = file.ok_or(WorkError::Failed)?;
    let store = bench.store().await?;
    let size = files::size(file);
    let mut end = (from + SLICE).min(size);
    let slice = files::read(file, from..end).await;
    let (packs, progress) = {
        let mut import = bench.import.borrow_mut();
        if from == 0 {
            import.watch(watched);
            import.open(name);
        }
        let mut export = bench.export.borrow_mut();
        if from == 0 {
            *export = None;
        }
        let mut packs = Vec::new();
        match slice {
            Ok(slice) => {
                if from == 0 && size > 0 {
                    match what_it_is(&slice, around) {
                        Ok(kind) => *export = kind.map(|kind| Reading { kind, bytes: Vec::new() }),
                        Err(why) => {
                            import.skip_rest(&why);
                            let skipped = import.take_skipped();
                            return Ok(ReadSoFar { bytes: size, messages: import.messages(), skipped });
                        }
                    }
                }
                match &mut *export {
                    Some(reading) => reading.bytes.extend_from_slice(&slice),
                    None => packs = import.feed(&slice),
                }
            }
            Err(_) => {
                import.skip_rest(UNREADABLE);
                end = size;
            }
        }
        if end == size {
            if let Some(Reading { kind, bytes }) = export.take() {
                let export = exports::read(kind, &bytes, around);
                packs.extend(import.feed(&exports::as_mail(&export.messages, around)));
                for (line, why) in export.problems {
                    import.skip_line(line, &why);
                }
            }
            packs.extend(import.close());
        }
        let skipped = import.take_skipped();
        (packs, ReadSoFar { bytes: end, messages: import.messages(), skipped })
    };
    if !bench.import.borrow().has_begun() {
        let stored = store.pack_keys().await?;
        bench.import.borrow_mut().begin_after(stored);
    }
    let keys: Vec<_> = packs.iter().map(|it| it.key).collect();
    store.put_packs(packs).await?;
    bench.import.borrow_mut().note_stored(keys);
    Ok(progress)
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
