//! The log that a team shares: one order of entries, kept elsewhere, and who wrote each is proved there.

use crate::model::Seq;
use crate::store::{Hash, PackKey};

/// Whose entries begin a workspace: they may be by anybody. Only who the log lets writes as this.
pub const FOUNDER: u32 = 0;

/// What came of an append.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is there, as the entry after the one that was seen.
    Here,
    /// The log has gone on, perhaps by this very entry: read on, and look for it.
    Behind,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its number.
    pub seq: Seq,
    /// The number of the person who wrote it, as the log proves it, or [`FOUNDER`].
    pub by: u32,
    /// What was written.
    pub bytes: Vec<u8>,
}

/// Why the log did not do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogError {
    /// There is no connection, and nothing was sent.
    Offline,
    /// The connection went away before the answer came: what was asked may be done, or not.
    Lost,
    /// The log does not allow it. In its own words, for the log and a report.
    Refused(String),
    /// This is not the log that the replica comes from: it is shorter, or says something else.
    OtherPast,
    /// An entry is missing in the log.
    Missing(Seq),
    /// It needs more than the log takes at once.
    TooLarge,
}

/// A log that a team shares.
#[expect(async_fn_in_trait, reason = "a page has one thread; nothing here needs Send")]
pub trait Log {
    /// Returns the number of the person who writes here.
    fn me(&self) -> u32;

    /// Appends `entry` iff the last entry is `seen`; `id` names it, so that none is there twice.
    async fn append(&self, by: u32, seen: Seq, id: Hash, entry: &[u8]) -> Result<Appended, LogError>;

    /// Returns at most `limit` entries after `seen`, oldest first; none only if there is none up to what
    /// [`last`](Self::last) has said.
    async fn since(&self, seen: Seq, limit: usize) -> Result<Vec<Written>, LogError>;

    /// Returns the number of the last entry.
    async fn last(&self) -> Result<Seq, LogError>;

    /// Keeps something large under a name that says what it is; what is there stays as it is.
    async fn put(&self, key: PackKey, bytes: &[u8]) -> Result<(), LogError>;

    /// Returns what was kept under a name.
    async fn get(&self, key: PackKey) -> Result<Option<Vec<u8>>, LogError>;
}
