//! Messages for the reading pane.

use super::Bench;
use crate::mail;
use crate::mail::Letter;
use crate::model::BodyRef;
use crate::store::Bodies;
use crate::work::WorkError;

type Letters = Vec<Result<Letter, WorkError>>;

/// Reads messages as the pane shows them; each may be missing on its own.
pub async fn letters(bench: &Bench, bodies: &[BodyRef]) -> Result<Letters, WorkError> {
    let found = bench.store().await?.bodies(bodies).await?;
    let read = |raw: Option<Vec<u8>>| Ok(Letter::read(&raw.ok_or(WorkError::Missing)?));
    Ok(found.into_iter().map(read).collect())
}

/// Returns the bytes of an attachment.
pub async fn attachment(bench: &Bench, body: BodyRef, path: &[u32]) -> Result<Vec<u8>, WorkError> {
    let raw = source(bench, body).await?;
    mail::attachment_within(&raw, path).ok_or(WorkError::Missing)
}

/// Returns a message as it came.
pub async fn source(bench: &Bench, body: BodyRef) -> Result<Vec<u8>, WorkError> {
    bench.store().await?.body(body).await?.ok_or(WorkError::Missing)
}
