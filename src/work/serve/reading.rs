//! Messages for the reading pane.

use super::{Bench, copying};
use crate::mail;
use crate::mail::Letter;
use crate::model::BodyRef;
use crate::store::Bodies;
use crate::work::WorkError;

type Letters = Vec<Result<Letter, WorkError>>;

/// Reads messages as the pane shows them; each may be missing on its own.
pub async fn letters(bench: &Bench, bodies: &[BodyRef]) -> Result<Letters, WorkError> {
    let found = found(bench, bodies).await?;
    let read = |raw: Option<Vec<u8>>| Ok(Letter::read(&raw.ok_or(WorkError::Missing)?));
    Ok(found.into_iter().map(read).collect())
}

/// Reads raw messages. A pack that the browser has damaged or lost is put back from the second copy first.
async fn found(bench: &Bench, wanted: &[BodyRef]) -> Result<Vec<Option<Vec<u8>>>, WorkError> {
    let store = bench.store().await?;
    let found = store.bodies(wanted).await?;
    let mut is_back = false;
    for (body, _) in wanted.iter().zip(&found).filter(|it| it.0.len > 0 && it.1.is_none()) {
        is_back |= copying::bring_pack(bench, body.pack).await?;
    }
    if is_back { Ok(store.bodies(wanted).await?) } else { Ok(found) }
}

/// Returns the bytes of an attachment.
pub async fn attachment(bench: &Bench, body: BodyRef, path: &[u32]) -> Result<Vec<u8>, WorkError> {
    let raw = source(bench, body).await?;
    mail::attachment_within(&raw, path).ok_or(WorkError::Missing)
}

/// Returns a message as it came.
pub async fn source(bench: &Bench, body: BodyRef) -> Result<Vec<u8>, WorkError> {
    found(bench, &[body]).await?.pop().flatten().ok_or(WorkError::Missing)
}
