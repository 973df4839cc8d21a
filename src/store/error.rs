//! What a store may answer instead of doing what was asked: enough to tell a person what happened.

use serde::{Deserialize, Serialize};

use super::{record::Head, witness::Witness};
use crate::model::Seq;

/// Why the store did not do it. Nothing was written in any of these cases but [`StoreError::Unsure`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StoreError {
    /// Somebody else appended first: read the tail, decide again.
    Behind {
        /// The head that the store has now.
        head: Head,
    },
    /// The disk, or the browser's allowance of it, is full.
    Full,
    /// This entry is missing or is not what was written; those before and after it can be read.
    Damaged {
        /// The entry.
        seq: Seq,
    },
    /// The store is not the one, or is shorter than the one, that this browser last saw.
    Lost {
        /// What was last seen.
        known: Witness,
        /// The head found.
        found: Head,
    },
    /// The database was deleted or closed by the browser while it was in use.
    Gone,
    /// The data was written by a newer version of the app.
    TooNew,
    /// Another tab with an older version keeps the database from being brought up to date.
    Blocked,
    /// A newer version of the app, in another tab, has taken the database over.
    Superseded,
    /// It is not known whether the entry was appended: the answer was lost on the way. It may be there,
    /// or turn up later; whoever reads on finds it by its id. To append it again on the same head is
    /// safe, since of two entries on one head one is kept.
    Unsure {
        /// What is known, for the log and a report.
        detail: String,
    },
    /// The browser has cut the connection while it was in use and does not open the database again, as
    /// Chromium does where the disk is full. What was stored may still be there once there is room.
    Cut,
    /// There is no connection to the team's server. What the person did was not done.
    Offline,
    /// The team's server did not take it.
    NotShared {
        /// What is known, for the log and a report.
        detail: String,
    },
    /// The browser offers no storage here, or failed in a way not known to us.
    Unavailable {
        /// The browser's own words, for the log and a report.
        detail: String,
    },
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Behind { head } => write!(f, "behind: the journal is at entry {}", head.seq),
            Self::Full => f.write_str("no space left"),
            Self::Damaged { seq } => write!(f, "entry {seq} is damaged or missing"),
            Self::Lost { known, found } => {
                write!(f, "entry {} was seen here, but the journal ends at {}", known.head.seq, found.seq)
            }
            Self::Gone => f.write_str("the database was deleted or closed"),
            Self::TooNew => f.write_str("the data was written by a newer version"),
            Self::Blocked => f.write_str("an older tab blocks the upgrade"),
            Self::Superseded => f.write_str("a newer tab took the database over"),
            Self::Cut => f.write_str("the browser cut the connection and does not open it again"),
            Self::Offline => f.write_str("there is no connection to the team's server"),
            Self::NotShared { detail } => write!(f, "the team's server did not take it: {detail}"),
            Self::Unsure { detail } => write!(f, "not known whether it was stored: {detail}"),
            Self::Unavailable { detail } => write!(f, "storage is unavailable: {detail}"),
        }
    }
}

impl std::error::Error for StoreError {}
