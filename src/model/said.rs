//! What the program that kept a message says of it: where it stood, and whether it was read.

use serde::{Deserialize, Serialize};

use super::event::DraftText;

/// What is said of a message that is imported. By default nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is said by itself, in any combination")]
pub struct Said {
    /// It was sent by the owner of the mailbox.
    pub sent: bool,
    /// It is a draft.
    pub draft: bool,
    /// What a draft says, once that is read; its account is known when it is received.
    pub writing: Option<Box<DraftText>>,
    /// It stood in Spam.
    pub spam: bool,
    /// It stood in the Trash.
    pub trashed: bool,
    /// It was deleted, but for tidying up: nobody wants it back.
    pub deleted: bool,
    /// It was read, or not; none if nothing is said.
    pub read: Option<bool>,
    /// It was starred.
    pub starred: bool,
    /// It stood no longer in the inbox.
    pub archived: bool,
    /// Its conversation was closed; only our own exports say so.
    pub closed: bool,
    /// The names of its labels, as `Parent/Child`.
    pub labels: Vec<String>,
}

impl Said {
    /// Tells whether it stood where nobody looks: in Spam or the Trash.
    pub const fn is_discarded(&self) -> bool {
        self.spam || self.trashed
    }

    /// Adds what is said elsewhere.
    pub fn join(&mut self, other: Self) {
        self.sent |= other.sent;
        self.draft |= other.draft;
        self.writing = self.writing.take().or(other.writing);
        self.spam |= other.spam;
        self.trashed |= other.trashed;
        self.deleted |= other.deleted;
        self.read = self.read.or(other.read);
        self.starred |= other.starred;
        self.archived |= other.archived;
        self.closed |= other.closed;
        self.labels.extend(other.labels);
    }
}
