//! A second copy and its journal: the one follows, and gives back what the other lost.

use std::collections::BTreeMap;

use super::{File, SecondCopy};
use crate::model::{Seq, Time};
use crate::store::{Hash, Journal, Mend, Record, StoreError, record};

/// So many records are read at once, and more where they are small: an act of a person waits behind
/// one reading at most.
const PAGE: u32 = 16;
const LARGEST_PAGE: u32 = 256;
const SMALL: usize = 64 * 1024;
/// Bytes that are put back at once, about.
const PORTION: usize = 1 << 20;

/// Copies what the journal has more, and tells whether the copy is one of it: what is shorter, or
/// has another past, is not followed. What cannot be read in the journal is left out.
///
/// # Errors
/// What the store or the file cannot do.
pub async fn follow<F: File>(
    journal: &(impl Journal + Mend),
    copy: &mut SecondCopy<F>,
    at: Time,
) -> Result<bool, StoreError> {
    let (end, known) = (journal.head().await?, copy.label().head);
    if known.seq > end.seq || (known.seq == end.seq && !record::follows(known.hash, end.hash)) {
        return Ok(false);
    }
    if !copy_from(journal, copy, end.seq).await? {
        return Ok(false);
    }
    if copy.label().head != known || copy.label().at == Time(0) {
        copy.settle(at)?;
    }
    Ok(true)
}

/// Writes a copy anew into another file, which then takes the place of the one before: as when
/// something was overwritten in the journal. `wiped` stands for what was.
///
/// # Errors
/// What the store or the file cannot do.
pub async fn rewrite<F: File>(
    journal: &(impl Journal + Mend),
    file: F,
    (database, wiped): (Hash, Hash),
    at: Time,
) -> Result<SecondCopy<F>, StoreError> {
    let end = journal.head().await?.seq;
    let mut copy = SecondCopy::begin(file, database, wiped)?;
    if !copy_from(journal, &mut copy, end).await? {
        // The journal has changed under us, as when it was removed: the next time is soon.
        return Err(StoreError::Damaged { seq: copy.label().head.seq });
    }
    copy.settle(at)?;
    copy.flush()?;
    Ok(copy)
}

async fn copy_from<F: File>(
    journal: &impl Mend,
    copy: &mut SecondCopy<F>,
    end: Seq,
) -> Result<bool, StoreError> {
    let (mut from, mut page) = (copy.label().head.seq, PAGE);
    while from < end {
        let records = journal.records(from, page as usize).await?;
        if !copy.append(&records)? {
            return Ok(false);
        }
        from = Seq(from.0.saturating_add(page));
        let is_small = records.iter().map(|it| it.1.len()).sum::<usize>() < SMALL;
        page = if is_small { (page * 2).min(LARGEST_PAGE) } else { PAGE };
    }
    Ok(true)
}

/// What came back from a second copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Back {
    /// How many entries did.
    pub acts: u32,
    /// The rest of the copy is of another past than the journal, and was left alone.
    pub is_other: bool,
}

/// Puts into the journal what it lacks and the copy holds: in the place of what is missing or damaged,
/// and behind its end.
///
/// # Errors
/// What the store or the file cannot do.
pub async fn take_back<F: File>(
    journal: &(impl Journal + Mend),
    copy: &SecondCopy<F>,
) -> Result<Back, StoreError> {
    let whole = whole(journal).await?;
    let mut back = Back::default();
    let mut portion: Vec<Record> = Vec::new();
    let mut size = 0;
    for place in copy.places()? {
        if let Some(hash) = whole.get(&place.head.seq) {
            back.is_other |= *hash != place.head.hash;
            continue;
        }
        let record = copy.record(place)?;
        size += record.len();
        portion.push((place.head.seq, record));
        if size >= PORTION {
            size = 0;
            if !put_back(journal, std::mem::take(&mut portion), &mut back).await? {
                return Ok(back);
            }
        }
    }
    put_back(journal, portion, &mut back).await?;
    Ok(back)
}

/// Tells whether to go on.
async fn put_back(journal: &impl Mend, portion: Vec<Record>, back: &mut Back) -> Result<bool, StoreError> {
    match journal.mend(&portion).await {
        Ok(count) => {
            back.acts += count;
            Ok(true)
        }
        Err(StoreError::Damaged { seq }) => {
            // All or none: those before the one that does not fit are put by themselves.
            let fit = portion.into_iter().take_while(|it| it.0 < seq).collect::<Vec<_>>();
            back.is_other = true;
            back.acts += journal.mend(&fit).await.unwrap_or(0);
            Ok(false)
        }
        Err(other) => Err(other),
    }
}

/// Returns the hashes of the entries that are whole.
async fn whole(journal: &(impl Journal + Mend)) -> Result<BTreeMap<Seq, Hash>, StoreError> {
    let end = journal.head().await?.seq;
    let (mut from, mut found) = (Seq(0), BTreeMap::new());
    while from < end {
        let records = journal.records(from, PAGE as usize * 4).await?;
        found.extend(records.iter().filter_map(|(seq, it)| Some((*seq, record::says(it)?.1))));
        from = Seq(from.0.saturating_add(PAGE * 4));
    }
    Ok(found)
}
