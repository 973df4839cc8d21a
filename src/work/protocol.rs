//! What the page may ask of a worker. Each request says what it is answered with, always as a
//! `Result` whose error is [`WorkError`].

use serde::{Deserialize, Serialize};

use super::search::Query;
use crate::model::{BodyRef, ConversationId, Header, Time};
use crate::store::StoreError;

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
        /// Its [`AttachmentInfo::index`](super::AttachmentInfo::index).
        index: u32,
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
    },
    /// The next messages of the files that were read, the oldest first: [`Batch`](super::Batch).
    NextBatch,
    /// Keeps the state as a snapshot: `()`.
    Snapshot,
    /// Writes everything as a workspace file, in parts: `Result<Counts, BackupError>`.
    Export,
    /// Restores a workspace file, which goes with it: `Result<Counts, BackupError>`.
    Restore,
    /// Writes messages as an mbox, in parts: how many they were, `u32`.
    ExportMail {
        /// The conversations, as a serialized bit map.
        among: Vec<u8>,
    },
    /// Reads the whole journal: what of it is damaged, [`Verdict`](crate::store::Verdict).
    Check,
    /// Overwrites all text of conversations that are deleted for ever: how many there were, `u32`.
    Erase {
        /// The conversations that are deleted.
        conversations: Vec<ConversationId>,
    },
    /// Removes packs that nothing has long referred to: how many, `u32`.
    Sweep,
    /// Searches: [`Found`](super::search::Found).
    Search(Query),
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
            Self::TooLarge => f.write_str("the file is too large"),
        }
    }
}

impl std::error::Error for WorkError {}

/// Returns a request or an answer as bytes.
pub fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("a vector grows and every type here has a known length")
}

/// Returns the request or answer in `bytes`; both ends are of one build, so it is always one.
pub fn decode<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, WorkError> {
    postcard::from_bytes(bytes).map_err(|_| WorkError::Failed)
}
