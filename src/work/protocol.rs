//! What the page may ask of a worker. Each request says what it is answered with, always as a
//! `Result` whose error is [`WorkError`].

use serde::{Deserialize, Serialize};

use super::search::Query;
use crate::channels::Around;
use crate::mail::LeftOut;
use crate::model::{Attached, BodyRef, ConversationId, Header, PersonId, Time};
use crate::store::{Hash, PackKey, StoreError};

/// The fact that says when everything was last written into a folder, in milliseconds.
pub const LAST_FOLDER_COPY: &str = "folder-copy";

/// What is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Messages as the reading pane shows them: `Vec<Result<Letter, WorkError>>`.
    Letters {
        /// Where their bodies rest.
        bodies: Vec<BodyRef>,
    },
    /// The bytes of an attachment: `Vec<u8>`.
    Attachment {
        /// Of which message.
        body: BodyRef,
        /// Its [`AttachmentInfo::index`](super::AttachmentInfo::index); before it those of the messages
        /// within messages that lead to it.
        path: Vec<u32>,
    },
    /// A message as it came: `Vec<u8>`.
    Source {
        /// Where it rests.
        body: BodyRef,
    },
    /// Keeps a file, which goes with the request, to be sent: [`Attached`](crate::model::Attached).
    KeepFile {
        /// Its name.
        name: String,
        /// Its media type, as the browser says.
        media: String,
    },
    /// Keeps the attachments of a message, to be sent on: `Vec<Attached>`.
    KeepAttachments {
        /// Of which message.
        body: BodyRef,
    },
    /// The bytes of a file that was kept: `Vec<u8>`.
    File {
        /// Where it rests.
        body: BodyRef,
    },
    /// HTML that somebody pastes, with nothing in it but what the policy lists, and the pictures that it holds:
    /// `Option<`[`Pasted`]`>`, none if it is too much.
    Pasted {
        /// As it came.
        html: String,
        /// The pictures that came beside it, as files of the draft.
        brought: Vec<Attached>,
        /// So many bytes of pictures the draft has room for.
        room: u64,
    },
    /// A message that was written here, as it would leave: `Vec<u8>`.
    Compose {
        /// Its header, with its files.
        header: Box<Header>,
        /// Its text.
        text: String,
        /// When it was written.
        at: Time,
        /// The Message-IDs it answers, oldest first.
        references: Vec<String>,
    },
    /// Reads the next slice of a file of mail, which goes with it, and stores the bodies in it:
    /// [`ReadSoFar`](super::ReadSoFar).
    ReadFile {
        /// Its name, for what is skipped.
        name: String,
        /// Where the slice begins; 0 begins with a file, and its last byte ends it.
        from: u64,
        /// What rules ask the bodies for.
        watched: Vec<String>,
        /// The account that it goes into: files of other channels give nothing.
        around: Around,
    },
    /// Looks into a file of mail, which goes with it: [`Looked`](super::Looked).
    Look,
    /// The next messages of the files that were read, the oldest first: [`Batch`](super::Batch).
    NextBatch,
    /// Keeps the state as a snapshot: `()`.
    Snapshot,
    /// Writes everything as a workspace file, in parts: `Result<Summary, BackupError>`.
    Export,
    /// Restores a workspace file, which goes with it: `Result<Summary, BackupError>`.
    Restore,
    /// Writes messages as an mbox, in parts: how many they were, `u32`.
    ExportMail {
        /// The conversations, as a serialized bit map.
        among: Vec<u8>,
        /// Whose stars and unread marks are written along.
        me: PersonId,
    },
    /// Reads the whole journal and all bodies: what of them is damaged, and what came back from the second
    /// copy, ([`Checked`](crate::session::survey::Checked), [`TakenBack`]).
    Check,
    /// Overwrites all text of conversations that are deleted for ever: how many there were, `u32`.
    Erase {
        /// The conversations that are deleted.
        conversations: Vec<ConversationId>,
    },
    /// Removes packs that nothing has long referred to. What came back from the second copy, if an entry
    /// was damaged: [`TakenBack`].
    Sweep,
    /// Searches: [`Found`](super::search::Found).
    Search(Query),
    /// The packs that the import of this worker has stored and that were not there before:
    /// `Vec<PackKey>`.
    NewPacks,
    /// Removes packs at once that an import has left that broke off, but for those that the journal
    /// refers to: how many, `u32`.
    Discard {
        /// Which.
        packs: Vec<PackKey>,
    },
    /// Keeps the second copy up for as long as the worker lives, and says in parts what came of it,
    /// each a `Result` of [`TakenBack`]: `()`.
    KeepCopy,
    /// Puts into the database what it lacks and the second copy holds: [`TakenBack`].
    BringBack {
        /// The id of the database that this browser last saw.
        known: Option<Hash>,
    },
    /// How the second copy stands: [`Option`] of [`CopyState`], none where this browser keeps none.
    CopyState,
    /// Has bodies copied, too, and answers when they are; or no longer: `()`.
    CopyBodies {
        /// Whether they are.
        on: bool,
    },
    /// Writes a workspace file into the folder that the person chose: when, `Option<Time>`, none if
    /// there is no folder that may be written to.
    CopyToFolder,
    /// Removes the database and the second copy: `()`.
    Forget,
}

/// What somebody pastes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pasted {
    /// As HTML.
    pub html: String,
    /// Files of the pictures in it.
    pub within: Vec<Attached>,
    /// Files that go beside the text, since they cannot stand in it.
    pub beside: Vec<Attached>,
    /// What it names and does not stand in it.
    pub left_out: LeftOut,
}

/// What came back from the second copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// How many entries of the journal.
    pub acts: u32,
    /// How many packs of message bodies.
    pub packs: u32,
    /// The copy holds entries of another past, which do not fit and were left alone.
    pub is_other: bool,
}

/// How the second copy stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyState {
    /// The last entry that is copied.
    pub acts: u32,
    /// When it was; none if there is no copy yet.
    pub at: Option<Time>,
    /// Bytes of the journal's copy.
    pub size: u64,
    /// Bytes of the bodies that are copied; if none are, of those that would be.
    pub bodies: u64,
    /// Whether bodies are copied, too.
    pub with_bodies: bool,
}

/// Why a worker did not do it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorkError {
    /// The worker failed, or could not be started.
    Failed,
    /// There is no such message or attachment, or no longer.
    Missing,
    /// The store could not.
    Store(StoreError),
    /// The file is too large to be sent.
    TooLarge,
    /// The worker is of another build of the app than the page: a new one was put in place meanwhile.
    OtherBuild,
    /// The browser did not keep the file that was to be handed over.
    NotWritten,
}

impl WorkError {
    /// Returns that the disk is full.
    pub const fn full() -> Self {
        Self::Store(StoreError::Full)
    }
}

impl From<StoreError> for WorkError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl std::fmt::Display for WorkError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Failed => f.write_str("the worker failed"),
            Self::Missing => f.write_str("the message is not stored here"),
            Self::Store(error) => error.fmt(f),
            Self::NotWritten => f.write_str("the file could not be written"),
            Self::OtherBuild => f.write_str("the worker is of another build"),
            Self::TooLarge => f.write_str("the file is too large"),
        }
    }
}

impl std::error::Error for WorkError {}

/// The number of this build.
const BUILD: &str = env!("BUILD");

/// Returns a request as bytes, with the number of the build that makes it before it.
pub fn address(request: &Request) -> Vec<u8> {
    let mut bytes = vec![BUILD.len() as u8];
    bytes.extend_from_slice(BUILD.as_bytes());
    bytes.extend_from_slice(&encode(request));
    bytes
}

/// Returns the request in `bytes`.
///
/// # Errors
/// [`WorkError::OtherBuild`] if a page of another build asks.
pub fn addressed(bytes: &[u8]) -> Result<Request, WorkError> {
    let (len, rest) = bytes.split_first().ok_or(WorkError::OtherBuild)?;
    match rest.split_at_checked(usize::from(*len)) {
        Some((build, request)) if build == BUILD.as_bytes() => decode(request),
        _ => Err(WorkError::OtherBuild),
    }
}

/// Returns the answer in `bytes`; an empty one is that of a worker of another build.
///
/// # Errors
/// What the worker answers.
pub fn answered<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, WorkError> {
    if bytes.is_empty() {
        return Err(WorkError::OtherBuild);
    }
    decode::<Result<T, WorkError>>(bytes)?
}

/// Returns a request or an answer as bytes.
pub fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("a vector grows and every type here has a known length")
}

/// Returns the request or answer in `bytes`; both ends are of one build, so it is always one.
pub fn decode<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, WorkError> {
    postcard::from_bytes(bytes).map_err(|_| WorkError::Failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_of_another_build_is_not_read() {
        let bytes = address(&Request::Sweep);
        assert_eq!(addressed(&bytes), Ok(Request::Sweep));
        let mut other = bytes.clone();
        other[1] ^= 1;
        // What builds before this one sent had no number.
        for bytes in [&other[..], b"", &encode(&Request::Sweep)] {
            assert_eq!(addressed(bytes), Err(WorkError::OtherBuild));
        }
        assert_eq!(answered::<u32>(&[]), Err(WorkError::OtherBuild));
        assert_eq!(answered(&encode(&Ok::<_, WorkError>(7_u32))), Ok(7_u32));
    }
}
