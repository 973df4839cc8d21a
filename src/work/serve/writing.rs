//! Files that go with messages written here, and those messages as bytes.

use web_sys::File;

use super::Bench;
use super::reading::source;
use crate::browser::files;
use crate::mail;
use crate::model::{Attached, BodyRef, Header, Time};
use crate::store::Bodies;
use crate::store::{pack_file, unpack_file};
use crate::work::{WorkError, written};

/// Larger files are not sent by mail anywhere.
pub const LARGEST: u64 = 25 * 1024 * 1024;

/// Keeps a file to be sent.
pub async fn keep_file(
    bench: &Bench,
    file: Option<&File>,
    name: String,
    media: String,
) -> Result<Attached, WorkError> {
    let file = file.ok_or(WorkError::Failed)?;
    let size = files::size(file);
    if size > LARGEST {
        return Err(WorkError::TooLarge);
    }
    let bytes = files::read(file, 0..size).await.map_err(|_| WorkError::Failed)?;
    keep(bench, name, media, &bytes).await
}

/// Keeps the attachments of a message to be sent on.
pub async fn keep_attachments(bench: &Bench, body: BodyRef) -> Result<Vec<Attached>, WorkError> {
    let raw = source(bench, body).await?;
    let mut kept = Vec::new();
    for it in mail::read(&raw).attachments {
        if let Some(bytes) = mail::attachment(&raw, it.index) {
            kept.push(keep(bench, it.name, it.media, &bytes).await?);
        }
    }
    Ok(kept)
}

async fn keep(bench: &Bench, name: String, media: String, bytes: &[u8]) -> Result<Attached, WorkError> {
    let (pack, body) = pack_file(bytes);
    bench.store().await?.put_packs(vec![pack]).await?;
    Ok(Attached { name, media, size: bytes.len() as u32, body })
}

/// Returns the bytes of a file that was kept.
pub async fn file(bench: &Bench, body: BodyRef) -> Result<Vec<u8>, WorkError> {
    source(bench, body).await.map(unpack_file)
}

/// Returns a message that was written here as it would leave.
pub async fn compose(
    bench: &Bench,
    header: &Header,
    text: &str,
    at: Time,
    references: Vec<String>,
) -> Result<Vec<u8>, WorkError> {
    let mut bytes = Vec::new();
    for it in &header.files {
        bytes.push(file(bench, it.body).await?);
    }
    Ok(mail::compose(&written(header, text, at, references, bytes)))
}
