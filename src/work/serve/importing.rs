//! Reading files of mail: a slice for each request, so that the page sets the pace and may stop.

use web_sys::File;

use crate::browser::files;
use crate::store::Bodies;
use crate::work::{ReadSoFar, WorkError};

use super::Bench;

/// So much of a file is read at once.
const SLICE: u64 = 2 * 1024 * 1024;
const UNREADABLE: &str = "The browser could not read on in this file; what came before is kept.";

/// Reads a slice and stores the packs that it fills, before anybody hears of their messages.
pub async fn read(
    bench: &Bench,
    file: Option<&File>,
    (name, from): (String, u64),
    watched: Vec<String>,
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
        let mut packs = Vec::new();
        match slice {
            Ok(slice) => packs = import.feed(&slice),
            Err(_) => {
                import.skip_rest(UNREADABLE);
                end = size;
            }
        }
        if end == size {
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
