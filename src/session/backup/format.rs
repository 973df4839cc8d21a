//! The lines of a workspace file.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Counts, Lacks};
use crate::formats::FORMAT;
use crate::mail::{base64, base64_encode};
use crate::model::{ConversationId, Seq, Time};
use crate::session::record;
use crate::session::survey::Lost;
use crate::store::{Pack, PackKey, StoreError};

/// What a workspace file begins with.
pub const MARK: &str = "{\"format\":\"team-inbox-workspace\"";
const WORKSPACE: &str = "team-inbox-workspace";
/// The format of the entries in a file is its version.
const VERSION: u32 = FORMAT as u32;
/// No line of ours is longer: a pack with one message of 50 MB.
const MAX_LINE: usize = 160 * 1024 * 1024;

/// Why a workspace file was not written or restored. Nothing was changed in any of these cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BackupError {
    /// It is no workspace file.
    Other,
    /// It was written by a newer version.
    Newer,
    /// It ends too early.
    Truncated,
    /// This line is not what was written.
    Damaged(u32),
    /// The workspace is not empty.
    NotEmpty,
    /// The file could not be read.
    Unreadable,
    /// The store could not.
    Store(StoreError),
}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The first line.
#[derive(Serialize, Deserialize)]
struct Start {
    format: String,
    version: u32,
    /// When it was written.
    at: Time,
    packs: u32,
    entries: u32,
}

/// Every other line.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Pack {
        key: String,
        bodies: String,
        texts: String,
    },
    Entry(Json),
    /// An entry that the build which wrote the file did not know, byte for byte.
    Sealed(String),
    End {
        hash: String,
    },
    /// What could not be read when the file was written; there is none if that was nothing.
    Lacks {
        entries: Vec<Seq>,
        packs: Vec<String>,
        bodies: u32,
        conversations: Vec<ConversationId>,
    },
}

/// What is restored.
pub enum Item {
    /// A pack of message bodies.
    Pack(Pack),
    /// The next entry of the journal.
    Entry(Vec<u8>),
    /// What the file lacks.
    Lacks(Lacks),
}

/// Writes the lines, and hashes them.
#[derive(Default)]
pub struct Writer(blake3::Hasher);

impl Writer {
    pub fn start(&mut self, at: Time, counts: Counts) -> Vec<u8> {
        let Counts { entries, packs } = counts;
        self.line(&Start { format: WORKSPACE.to_owned(), version: VERSION, at, packs, entries })
    }

    pub fn pack(&mut self, pack: &Pack) -> Vec<u8> {
        let (bodies, texts) = (base64_encode(&pack.bodies), base64_encode(&pack.texts));
        self.line(&Line::Pack { key: hex(pack.key), bodies, texts })
    }

    /// Writes an entry of the journal: as people can read it, if this build can.
    pub fn entry(&mut self, entry: &[u8]) -> Vec<u8> {
        match record::to_json(entry) {
            Ok(json) => self.text([b"{\"entry\":", &json[..], b"}"].concat()),
            Err(_) => self.line(&Line::Sealed(base64_encode(entry))),
        }
    }

    pub fn lacks(&mut self, lacks: &Lacks) -> Vec<u8> {
        let Lacks { entries, packs, lost } = lacks.clone();
        let packs = packs.into_iter().map(hex).collect();
        self.line(&Line::Lacks { entries, packs, bodies: lost.bodies, conversations: lost.conversations })
    }

    pub fn end(mut self) -> Vec<u8> {
        let hash = self.0.finalize().to_hex().to_string();
        self.line(&Line::End { hash })
    }

    fn line(&mut self, line: &impl Serialize) -> Vec<u8> {
        self.text(serde_json::to_vec(line).expect("every key here is a string or a number"))
    }

    fn text(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        bytes.push(b'\n');
        self.0.update(&bytes);
        bytes
    }
}

/// Reads the lines in bytes that come in portions of any size, and checks them.
#[derive(Default)]
pub struct Reader {
    hasher: blake3::Hasher,
    rest: Vec<u8>,
    lines: u32,
    start: Option<Counts>,
    version: u8,
    found: Counts,
    is_done: bool,
}

impl Reader {
    /// Takes the next bytes; returns what was whole in them.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<Vec<Item>, BackupError> {
        let mut items = Vec::new();
        let mut bytes = bytes;
        while let Some(end) = memchr::memchr(b'\n', bytes) {
            let (line, next) = bytes.split_at(end + 1);
            bytes = next;
            self.rest.extend_from_slice(line);
            let line = std::mem::take(&mut self.rest);
            items.extend(self.line(&line)?);
        }
        self.rest.extend_from_slice(bytes);
        let is_ours = self.start.is_some()
            || self.rest.starts_with(&MARK.as_bytes()[..MARK.len().min(self.rest.len())]);
        if !is_ours || self.rest.len() > MAX_LINE {
            return Err(BackupError::Other);
        }
        Ok(items)
    }

    /// Tells whether the last line has been read.
    pub const fn is_done(&self) -> bool {
        self.is_done
    }

    /// The file has ended; returns what was in it.
    pub fn finish(self) -> Result<Counts, BackupError> {
        match self.start {
            None => Err(BackupError::Other),
            Some(said) if self.is_done && said == self.found => Ok(said),
            Some(_) => Err(BackupError::Truncated),
        }
    }

    fn line(&mut self, line: &[u8]) -> Result<Option<Item>, BackupError> {
        self.lines += 1;
        let damaged = BackupError::Damaged(self.lines);
        if self.start.is_none() {
            let (version, counts) = start(line)?;
            (self.version, self.start) = (version, Some(counts));
            self.hasher.update(line);
            return Ok(None);
        }
        if self.is_done {
            return Err(damaged);
        }
        match serde_json::from_slice(line).map_err(|_| damaged.clone())? {
            Line::Pack { key, bodies, texts } => {
                self.hasher.update(line);
                self.found.packs += 1;
                let key = pack_key(&key).ok_or(damaged)?;
                let (bodies, texts) = (base64(bodies.as_bytes()), base64(texts.as_bytes()));
                Ok(Some(Item::Pack(Pack { key, bodies, texts })))
            }
            Line::Entry(json) => {
                self.hasher.update(line);
                self.found.entries += 1;
                let entry = record::from_json(self.version, json);
                Ok(Some(Item::Entry(entry.map_err(|_| damaged)?)))
            }
            Line::Sealed(entry) => {
                self.hasher.update(line);
                self.found.entries += 1;
                Ok(Some(Item::Entry(base64(entry.as_bytes()))))
            }
            Line::Lacks { entries, packs, bodies, conversations } => {
                self.hasher.update(line);
                self.found.packs += packs.len() as u32;
                let packs: Option<Vec<_>> = packs.iter().map(|it| pack_key(it)).collect();
                let lost = Lost { bodies, conversations };
                Ok(Some(Item::Lacks(Lacks { entries, packs: packs.ok_or(damaged)?, lost })))
            }
            Line::End { hash } => {
                self.is_done = self.hasher.finalize().to_hex().as_str() == hash;
                if self.is_done { Ok(None) } else { Err(damaged) }
            }
        }
    }
}

fn start(line: &[u8]) -> Result<(u8, Counts), BackupError> {
    let start: Start = serde_json::from_slice(line).map_err(|_| BackupError::Other)?;
    if start.format != WORKSPACE {
        return Err(BackupError::Other);
    }
    if start.version > VERSION {
        return Err(BackupError::Newer);
    }
    Ok((start.version as u8, Counts { entries: start.entries, packs: start.packs }))
}

fn hex(key: PackKey) -> String {
    format!("{:032x}", u128::from_be_bytes(key))
}

fn pack_key(hex: &str) -> Option<PackKey> {
    u128::from_str_radix(hex, 16).ok().filter(|_| hex.len() == 32).map(u128::to_be_bytes)
}
