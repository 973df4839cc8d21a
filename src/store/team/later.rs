//! Entries of a newer build: until this browser has that build, nobody here can tell whether they are by whom
//! they say, nor which bodies they name. So who sent each stands beside the replica until both are settled.

use super::forms::{VOIDS, read_void, read_voids, void};
use super::{Judge, Verdict};
use crate::model::Seq;
use crate::store::{Journal, Meta, PackKey, StoreError};

/// What the keys of these facts begin with; the number of the entry follows.
const LATER: &str = "later-entry ";

/// A fact to be put or removed.
type Change = (String, Option<Vec<u8>>);

/// Notes who sent an entry that cannot be read.
pub fn noted(seq: Seq, by: u32) -> Change {
    (format!("{LATER}{}", seq.0), Some(by.to_le_bytes().to_vec()))
}

/// Forgets an entry whose bodies are here.
pub fn forgotten(seq: Seq) -> Change {
    (format!("{LATER}{}", seq.0), None)
}

async fn all<S: Meta>(store: &S) -> Result<Vec<(Seq, u32)>, StoreError> {
    let read = |(key, by): (String, Vec<u8>)| {
        let seq = key.strip_prefix(LATER)?.parse().ok()?;
        Some((Seq(seq), u32::from_le_bytes(by.try_into().ok()?)))
    };
    Ok(store.meta_under(LATER).await?.into_iter().filter_map(read).collect())
}

/// Tells whether there are such entries.
///
/// # Errors
/// What the store cannot do.
pub async fn are_there<S: Meta>(store: &S) -> Result<bool, StoreError> {
    Ok(!all(store).await?.is_empty())
}

/// Judges those entries that this build can read. To be called before anything is folded: one that is not by
/// whom it says is void from then on. Returns the others and the packs that they name, which may not be here yet.
///
/// # Errors
/// What the store cannot do.
pub async fn judge<S: Journal + Meta>(
    store: &S,
    judge: Judge,
) -> Result<Vec<(Seq, Vec<PackKey>)>, StoreError> {
    let (mut counted, mut voids) = (Vec::new(), Vec::new());
    for (seq, by) in all(store).await? {
        // One that is damaged waits until it is mended.
        let Ok(found) = store.entries(&[seq]).await else { continue };
        let Some(entry) = found.into_iter().next().map(|it| it.bytes) else { continue };
        if read_void(&entry).is_some() {
            voids.push(seq);
            continue;
        }
        match judge(by, &entry) {
            Verdict::Void => {
                store.overwrite(seq, &void(by, &entry)).await?;
                voids.push(seq);
            }
            Verdict::Later => {}
            Verdict::Counts(packs) => counted.push((seq, packs)),
        }
    }
    if !voids.is_empty() {
        let mut known = read_voids(&store.meta_get(VOIDS).await?.unwrap_or_default());
        known.extend(&voids);
        let numbers = known.iter().flat_map(|it| it.0.to_le_bytes()).collect();
        let mut changes: Vec<_> = voids.into_iter().map(forgotten).collect();
        changes.push((VOIDS.to_owned(), Some(numbers)));
        store.meta_change(&changes).await?;
    }
    Ok(counted)
}
