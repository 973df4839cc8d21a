//! Text of what stands there when the workspace cannot be opened, or only in part.

use super::counted;
use super::data::number;
use crate::model::Seq;
use crate::session::Failure;
use crate::store::{StoreError, Verdict};

pub const KEPT: &str = "What was kept";
pub const TO_DO: &str = "What to do";
pub const RELOAD: &str = "Reload";
/// A file of the app did not come.
pub const PART_MISSING: &str =
    "A part of the app did not load. Your data is untouched. Check the connection and reload.";
/// Goes on with what is left.
pub const GO_ON: &str = "Go on with what is left";
pub const START_OVER: &str = "Start over";
pub const START_OVER_LOSES: &str =
    "This removes everything that is still stored here. Nobody can bring it back but a backup.";
/// Removes what is left, indeed.
pub const START_OVER_DOES: &str = "Remove everything";
/// The words of the technical reason.
pub const DETAIL: &str = "Technical details";
pub const EXPORT: &str = "Make a backup";
pub const HIDE: &str = "Hide";
/// Settings > Data: reads everything once.
pub const CHECK: (&str, &str, &str) =
    ("Check", "Reads everything that is stored here, and says what of it is damaged.", "Check now");

/// What is said of a failure.
pub struct Said {
    /// What happened.
    pub title: &'static str,
    /// What was kept.
    pub kept: String,
    /// What to do.
    pub to_do: &'static str,
    /// Nothing else may help.
    pub may_start_over: bool,
}

/// Returns what is said when the workspace cannot be opened.
pub fn said(failure: &Failure) -> Said {
    let (title, kept, to_do, may_start_over) = match failure {
        Failure::Store(StoreError::Lost { known, found }) => (
            "The browser has lost data",
            lost(known.head.seq, found.seq),
            "If you have a backup: go on, then restore it. An import of the same mail brings messages back, too.",
            false,
        ),
        Failure::Store(StoreError::Gone) => (
            "The data was removed while this tab was open",
            "Nothing of this tab is kept. Perhaps another tab started over.".to_owned(),
            "Reload to see what is there.",
            false,
        ),
        Failure::Store(StoreError::TooNew | StoreError::Superseded) | Failure::Outdated => (
            "This tab is older than the data",
            EVERYTHING.to_owned(),
            "Reload: the newer version of the app opens it.",
            false,
        ),
        Failure::Store(StoreError::Blocked) => (
            "Another tab keeps the data from being brought up to date",
            EVERYTHING.to_owned(),
            "Close the other tabs of Team Inbox, then reload.",
            false,
        ),
        Failure::Store(StoreError::Full) => {
            ("The disk is full", EVERYTHING.to_owned(), "Free some space, then reload.", false)
        }
        Failure::Store(StoreError::Damaged { .. }) => (
            "The data is damaged",
            "Its end could not be read, so nothing was opened; nothing was changed.".to_owned(),
            "Reload. If that does not help, start over and restore a backup.",
            true,
        ),
        Failure::Store(
            StoreError::Unavailable { .. } | StoreError::Unsure { .. } | StoreError::Behind { .. },
        )
        | Failure::Refused(_) => (
            "The browser could not open the data",
            "Nothing was changed.".to_owned(),
            "Reload. Private windows and blocked site data are the usual reasons. If nothing helps, start over and restore a backup.",
            true,
        ),
    };
    Said { title, kept, to_do, may_start_over }
}

const EVERYTHING: &str = "Everything. Nothing was lost or changed.";

fn lost(known: Seq, found: Seq) -> String {
    if found == Seq(0) {
        return "Nothing: the storage of this page is empty, though there was a workspace in it.".to_owned();
    }
    let missing = known.0.saturating_sub(found.0);
    let kept = counted(found.index(), "act", "acts");
    if missing == 0 {
        return format!("{kept} of another history than this browser last saw.");
    }
    format!("{kept}, up to a certain time. The last {} are missing.", number(u64::from(missing)))
}

/// Says above the app that some entries could not be read.
pub fn damaged(count: usize) -> String {
    let entries = counted(count, "part", "parts");
    format!(
        "{entries} of the stored data cannot be read: what was done there is missing. Everything else is here."
    )
}

/// Says what a check found.
pub fn checked(verdict: &Verdict) -> String {
    let readable = number(u64::from(verdict.n_readable));
    match verdict.damaged.len() {
        0 => format!("All {readable} acts are whole and in order."),
        1 => format!("{readable} acts are whole; one is damaged. Make a backup: it holds all the others."),
        many => {
            format!("{readable} acts are whole; {many} are damaged. Make a backup: it holds all the others.")
        }
    }
}
