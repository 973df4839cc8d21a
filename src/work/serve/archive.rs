//! An export as a .zip: what was said is read at once, and its pictures one after the other, as they are
//! needed.

use std::collections::{BTreeMap, VecDeque};

use web_sys::File;

use crate::browser::{files, packed};
use crate::channels::Around;
use crate::channels::exports::zip::{self, Entry};
use crate::channels::exports::{self, Export};
use crate::channels::heard::Incoming;
use crate::mail;
use crate::work::Why;

/// No picture is larger, nor any text.
const LARGEST: u64 = 64 * 1024 * 1024;
const LARGEST_TEXT: u64 = 256 * 1024 * 1024;
/// Messages are given for each slice until their pictures have so many bytes, or there are so many of them.
const SLICE: usize = 2 * 1024 * 1024;
const MESSAGES: usize = 2_000;

/// A .zip that is being read.
#[derive(Debug)]
pub struct Archive {
    waiting: VecDeque<Incoming>,
    total: usize,
    pictures: BTreeMap<String, Entry>,
}

impl Archive {
    /// Reads what was said; its pictures wait. What was understood besides comes along.
    ///
    /// # Errors
    /// Why nothing of it can be read.
    pub async fn open(file: &File, around: &Around) -> Result<(Self, Export), Why> {
        let size = files::size(file);
        let tail = files::read(file, size.saturating_sub(zip::TAIL)..size).await.unwrap_or_default();
        let directory = zip::directory(&tail).filter(|it| it.end <= size).ok_or(Why::BrokenZip)?;
        let entries = zip::entries(&files::read(file, directory).await.unwrap_or_default());
        let (texts, rest): (Vec<_>, Vec<_>) = entries.into_iter().partition(Entry::may_be_text);
        let (mut export, mut is_any) = (Export::default(), false);
        for entry in texts.iter().filter(|it| it.size <= LARGEST_TEXT) {
            let Some(bytes) = read(file, entry).await else { continue };
            let kind = exports::recognized(&bytes[..bytes.len().min(exports::HEAD)]);
            let Some(kind) = kind.filter(|it| it.channel(around.channel) == around.channel) else { continue };
            is_any = true;
            export.extend(exports::read(kind, &bytes, around));
        }
        if !is_any {
            return Err(Why::NoChat);
        }
        let pictures = rest.into_iter().map(|it| (it.file_name().to_owned(), it)).collect();
        let waiting = VecDeque::from(std::mem::take(&mut export.messages));
        Ok((Self { total: waiting.len(), waiting, pictures }, export))
    }

    /// Returns the next messages, with their pictures; none when all have been given.
    pub async fn next(&mut self, file: &File) -> Vec<Incoming> {
        let (mut messages, mut bytes) = (Vec::new(), 0);
        while bytes < SLICE && messages.len() < MESSAGES {
            let Some(mut message) = self.waiting.pop_front() else { break };
            for name in message.files.clone() {
                let Some(entry) = self.pictures.get(&name).filter(|it| it.size <= LARGEST) else { continue };
                if let Some(picture) = read(file, entry).await {
                    bytes += picture.len();
                    let media = media(&name).to_owned();
                    message.media.push(mail::File { name, media, bytes: picture, content_id: None });
                }
            }
            messages.push(message);
        }
        messages
    }

    /// Returns how much of it has been given, of 1.
    pub fn share(&self) -> f64 {
        1.0 - self.waiting.len() as f64 / self.total.max(1) as f64
    }

    /// Tells whether all has been given.
    pub fn is_done(&self) -> bool {
        self.waiting.is_empty()
    }
}

/// Reads something in a .zip; none if it is not what the directory says.
async fn read(file: &File, entry: &Entry) -> Option<Vec<u8>> {
    let head = files::read(file, entry.at..entry.at + zip::HEAD).await.ok()?;
    let bytes = files::read(file, zip::bytes_of(entry, &head)?).await.ok()?;
    let bytes = if entry.deflated { packed::inflated(&bytes).await? } else { bytes };
    (bytes.len() as u64 == entry.size).then_some(bytes)
}

/// Returns what a file is, by how its name ends.
fn media(name: &str) -> &'static str {
    let end = name.rsplit_once('.').map(|it| it.1.to_lowercase()).unwrap_or_default();
    match end.as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "mp4" | "m4v" => "video/mp4",
        "opus" | "ogg" => "audio/ogg",
        "m4a" | "aac" => "audio/mp4",
        "mp3" => "audio/mpeg",
        "pdf" => "application/pdf",
        "vcf" => "text/vcard",
        _ => "application/octet-stream",
    }
}
