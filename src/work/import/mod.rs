//! Reading files of mail: cut, parsed, packed; their headers kept until all is read, since mail is
//! to be received in order of date, and no file promises that.

mod skipped;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::mail::{self, Piece, Splitter, parse};
use crate::model::{Afterword, Attached, DraftText, Header, Said, Time};
use crate::store::{Pack, PackKey, Packer, Sealed, pack_file};
use crate::work::protocol::{decode, encode};

pub use skipped::{Place, Skipped, Why};

/// So many messages are handed out at once, at most.
const BATCH: usize = 256;
/// And so many bytes of their headers, unless one alone is larger.
const BATCH_BYTES: usize = 384 * 1024;

/// How far reading has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadSoFar {
    /// Bytes read of this file; all of them when it is done.
    pub bytes: u64,
    /// Messages found in all files so far.
    pub messages: u32,
    /// What was skipped since this was told last.
    pub skipped: Vec<Skipped>,
    /// Words about messages, to be heeded when all of them are received.
    pub words: Vec<Afterword>,
}

/// Messages to be received, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Batch {
    /// The messages; none when all have been handed out.
    pub messages: Vec<Header>,
    /// What the file says of each.
    pub said: Vec<Said>,
    /// How many are left after these.
    pub left: u32,
}

/// An import on its way through one worker: files are read one after the other.
#[derive(Debug, Default)]
pub struct Import {
    file: File,
    packer: Packer,
    /// Places and encoded headers: a third of the size of what they decode to.
    mail: Vec<(Turn, Vec<u8>)>,
    /// Files of drafts, in packs of their own.
    files: Vec<Pack>,
    last_date: Time,
    skipped: Vec<Skipped>,
    next: Option<usize>,
    watched: Vec<String>,
    /// The packs that were stored before, once that is known.
    before: Option<HashSet<PackKey>>,
    /// Those that this import has stored, and that were not there before.
    news: Vec<PackKey>,
}

/// Where a message comes in: what stood in Spam or the Trash last, so that it begins a conversation
/// only where nothing else does; else by date.
type Turn = (bool, Time);

/// The file at hand.
#[derive(Debug, Default)]
struct File {
    name: String,
    splitter: Splitter,
    pieces: u32,
    has_mail: bool,
}

impl Import {
    /// Begins with the next file.
    pub fn open(&mut self, name: String) {
        self.file = File { name, ..File::default() };
    }

    /// Looks for texts in the bodies that are read from now on: a message says which it has.
    pub fn watch(&mut self, texts: Vec<String>) {
        self.watched = texts;
    }

    /// Takes the next bytes of the file; returns the packs that they fill.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Pack> {
        let mut full = Vec::new();
        let mut splitter = std::mem::take(&mut self.file.splitter);
        splitter.feed(bytes, &mut |piece| self.take(piece, &mut full));
        self.file.splitter = splitter;
        self.keep(full)
    }

    /// The file has ended; returns the last packs.
    pub fn close(&mut self) -> Vec<Pack> {
        let mut full = Vec::new();
        let splitter = std::mem::take(&mut self.file.splitter);
        splitter.finish(&mut |piece| self.take(piece, &mut full));
        full.extend(self.packer.seal());
        self.keep(full)
    }

    /// Notes that a line of the file at hand gave no message, counted from 1, and why.
    pub fn skip_line(&mut self, line: u32, why: String) {
        self.skip(Place::Line(line), Why::Told(why));
    }

    /// Notes that the file at hand could not be read to its end.
    pub fn skip_rest(&mut self, why: Why) {
        self.skip(Place::File, why);
    }

    fn skip(&mut self, place: Place, why: Why) {
        self.skipped.push(Skipped { file: self.file.name.clone(), place, why });
    }

    /// Says which packs were stored before it began.
    pub fn begin_after(&mut self, stored: Vec<PackKey>) {
        self.before.get_or_insert_with(|| stored.into_iter().collect());
    }

    /// Tells whether it is known which packs were stored before it began.
    pub const fn has_begun(&self) -> bool {
        self.before.is_some()
    }

    /// Notes packs that are stored now.
    pub fn note_stored(&mut self, packs: impl IntoIterator<Item = PackKey>) {
        let before = self.before.get_or_insert_default();
        self.news.extend(packs.into_iter().filter(|it| before.insert(*it)));
    }

    /// Returns the packs that it has stored, and that were not there before.
    pub fn news(&self) -> Vec<PackKey> {
        self.news.clone()
    }

    /// Returns how many messages have been found.
    pub fn messages(&self) -> u32 {
        self.mail.len() as u32
    }

    /// Returns what has been skipped since this was asked last.
    pub fn take_skipped(&mut self) -> Vec<Skipped> {
        std::mem::take(&mut self.skipped)
    }

    /// Returns the next messages in order of date. Begin only when all files are read.
    pub fn next_batch(&mut self) -> Batch {
        let start = self.next.unwrap_or_else(|| {
            // Stable: what has the same date keeps its place in the file.
            self.mail.sort_by_key(|it| it.0);
            0
        });
        let (mut end, mut bytes) = (start, 0);
        while end < self.mail.len() && end - start < BATCH {
            bytes += self.mail[end].1.len();
            if bytes > BATCH_BYTES && end > start {
                break;
            }
            end += 1;
        }
        self.next = Some(end);
        // What has been handed out is not needed again.
        let encoded = self.mail[start..end].iter_mut().map(|it| std::mem::take(&mut it.1));
        let (messages, said) = encoded.filter_map(|it| decode::<(Header, Said)>(&it).ok()).unzip();
        Batch { messages, said, left: (self.mail.len() - end) as u32 }
    }

    fn keep(&mut self, sealed: Vec<Sealed>) -> Vec<Pack> {
        let mut packs = std::mem::take(&mut self.files);
        for Sealed { pack, headers, said } in sealed {
            packs.push(pack);
            for (header, said) in headers.into_iter().zip(said) {
                // A message without a date stands where the one before it stands, never at the top.
                self.last_date = header.date.unwrap_or(self.last_date);
                let header = Header { date: Some(self.last_date), ..header };
                self.mail.push(((said.is_discarded(), self.last_date), encode(&(header, said))));
            }
        }
        packs
    }

    fn take(&mut self, piece: Piece<'_>, full: &mut Vec<Sealed>) {
        let file = &mut self.file;
        file.pieces += 1;
        match piece {
            Piece::Message { raw, date, said } => {
                file.has_mail = true;
                let mut parsed = parse(&raw, date);
                parsed.said.join(said);
                if parsed.said.deleted {
                    self.skip_piece(Why::Deleted);
                    return;
                }
                if parsed.said.draft {
                    let (writing, files) = writing(&raw, &parsed.header);
                    parsed.said.writing = Some(Box::new(writing));
                    self.files.extend(files);
                }
                parsed.header.found = found(&self.watched, &parsed.search_text);
                self.packer.add(&raw, parsed, full);
            }
            Piece::Skipped { reason, .. } => self.skip_piece(Why::Told(reason.to_string())),
        }
    }

    /// Notes why the message at hand is none, or the file if it has no other.
    fn skip_piece(&mut self, why: Why) {
        let is_one_of_many = self.file.has_mail || self.file.pieces > 1;
        self.skip(if is_one_of_many { Place::Message(self.file.pieces) } else { Place::File }, why);
    }
}

/// Returns a draft as a person goes on writing it, and its files.
fn writing(raw: &[u8], header: &Header) -> (DraftText, Vec<Pack>) {
    let body = mail::read(raw);
    let (mut files, mut packs) = (Vec::new(), Vec::new());
    for it in body.attachments {
        let Some(bytes) = mail::attachment(raw, it.index) else { continue };
        let (pack, rests) = pack_file(&bytes);
        packs.push(pack);
        files.push(Attached { name: it.name, media: it.media, size: bytes.len() as u32, body: rests });
    }
    let draft = DraftText {
        from: header.from.address.clone(),
        to: mail::written(&header.to),
        cc: mail::written(&header.cc),
        bcc: mail::written(&header.bcc),
        subject: header.subject.clone(),
        text: body.text,
        files,
        ..DraftText::default()
    };
    (draft, packs)
}

/// Returns the watched texts that a body has, in any case.
fn found(watched: &[String], body: &str) -> Vec<String> {
    if watched.is_empty() {
        return Vec::new();
    }
    let body = body.to_lowercase();
    watched.iter().filter(|it| body.contains(&it.to_lowercase())).cloned().collect()
}
