//! Text of what stands there when the workspace cannot be opened, or only in part.

use super::counted;
use super::data::number;
use crate::model::Seq;
use crate::session::backup::Lacks;
use crate::session::beginning::Source;
use crate::session::survey::{Checked, Lost};
use crate::session::{Failure, Finding};
use crate::store::StoreError;

pub const KEPT: &str = "What was kept";
pub const TO_DO: &str = "What to do";
pub const RELOAD: &str = "Reload";
/// A file of the app did not come.
pub const PART_MISSING: &str =
    "A part of the app did not load. Your data is untouched. Check the connection and reload.";
/// Saves what can be read.
pub const SAVE: &str = "Save what can be read";
/// Everything was saved.
pub const SAVED_ALL: &str = "Everything was saved in a file. It can be restored into an empty workspace.";
/// Nothing was left to be saved.
pub const NOTHING_LEFT: &str = "Nothing is left that could be saved.";

/// Says what was saved in part.
pub fn saved(lacks: &Lacks) -> String {
    format!("What can be read was saved in a file. {}", self::lacks(lacks))
}

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
    /// There may be something that can be read, or that this tab still knows.
    pub may_save: bool,
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
            "Nothing in this browser. Perhaps another tab started over, or site data was cleared.".to_owned(),
            "Save what this tab still knows, if you need it. Then reload to see what is there.",
            false,
        ),
        Failure::Store(StoreError::Cut) => (
            "The browser has closed the data",
            "What was stored before may still be there: browsers do this when the disk is full.".to_owned(),
            "Free some space, then reload. What this tab still knows can be saved before.",
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
            "What can be read is kept; what stands at the beginning is damaged, so nothing can be shown."
                .to_owned(),
            "Save what can be read, then reload. If that does not help, start over and restore a backup.",
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
    let may_save = !matches!(failure, Failure::Store(StoreError::Blocked));
    Said { title, kept, to_do, may_start_over, may_save }
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

/// Says above the app that a newer build has written entries that this one does not know.
pub fn later(count: usize) -> String {
    let entries = counted(count, "act", "acts");
    format!(
        "A newer version of the app has stored {entries} that this one does not know. All is kept and goes into a backup, but nothing can be changed here until you reload."
    )
}

/// Says what a check found.
pub fn checked(checked: &Checked) -> String {
    let Checked { entries, whole, lost } = checked;
    let readable = number(u64::from(entries.n_readable));
    let acts = match entries.damaged.len() {
        0 => format!("All {readable} acts are whole and in order."),
        1 => format!("{readable} acts are whole; one is damaged."),
        many => format!("{readable} acts are whole; {many} are damaged."),
    };
    let bodies = match lost.bodies {
        0 => format!("All {} messages and files are whole.", number(u64::from(*whole))),
        _ => lacking(lost),
    };
    let advice = if entries.damaged.is_empty() && lost.bodies == 0 { "" } else { HOLDS_THE_REST };
    format!("{acts} {bodies}{advice}")
}

const HOLDS_THE_REST: &str = " Make a backup: it holds all the rest.";

/// Says which bodies are damaged or gone.
fn lacking(lost: &Lost) -> String {
    let bodies = counted(lost.bodies as usize, "message or file", "messages and files");
    let (are, their) = if lost.bodies == 1 { ("is", "Its") } else { ("are", "Their") };
    let conversations = counted(lost.conversations.len(), "conversation", "conversations");
    format!(
        "{bodies} {are} damaged or gone, in {conversations}. {their} subject, people and history are here."
    )
}

/// Leads to conversations in which something is damaged or gone.
pub const AFFECTED: &str = "Conversations in which something is damaged or gone";

/// Says what a backup, or what was restored from one, lacks.
pub fn lacks(lacks: &Lacks) -> String {
    let acts = (!lacks.entries.is_empty())
        .then(|| format!("{} that could not be read", counted(lacks.entries.len(), "act", "acts")));
    let bodies = (lacks.lost.bodies > 0).then(|| {
        let conversations = counted(lacks.lost.conversations.len(), "conversation", "conversations");
        let bodies = counted(lacks.lost.bodies as usize, "message or file", "messages and files");
        format!("{bodies} of {conversations}")
    });
    let all: Vec<_> = acts.into_iter().chain(bodies).collect();
    format!("It lacks {}. Everything else is in it.", all.join(", and "))
}

/// The disk is full, and acts go on from the reserve.
pub const SHORT: &str = "The disk is full. What you do is still kept, from a small reserve; imports have to wait. Free some space on this machine, then reload.";

/// Says what a start found and did.
pub fn found(finding: Finding) -> String {
    match finding {
        Finding::EndMadeUp => {
            "The browser had damaged the record of where the stored data ends. It was read from the data itself: nothing is missing."
                .to_owned()
        }
        Finding::Cleared { beginning, found } => {
            let what = match beginning.source {
                Source::File => "Restoring a file",
                Source::Demo => "Setting up the demo",
            };
            let had = number(u64::from(found));
            let of = match beginning.entries {
                u32::MAX => String::new(),
                entries => format!(" of {}", number(u64::from(entries))),
            };
            format!("{what} was stopped before its end, at {had}{of} acts. What had come was removed: begin again.")
        }
        Finding::CameBack { acts, packs, is_other } => came_back(acts, packs, is_other),
    }
}

/// Another tab is setting the workspace up.
pub const BEGINNING_ELSEWHERE: &str =
    "This workspace is being set up in another tab. It opens here when that is done.";

/// Returns what came back from the second copy.
fn came_back(acts: u32, packs: u32, is_other: bool) -> String {
    let of_acts = (acts > 0).then(|| counted(acts as usize, "act", "acts"));
    let of_packs = (packs > 0).then(|| counted(packs as usize, "block of messages", "blocks of messages"));
    let what: Vec<_> = of_acts.into_iter().chain(of_packs).collect();
    let mut said = match what.len() {
        0 => String::new(),
        _ => format!("The browser had lost data: {} came back from the second copy.", what.join(" and ")),
    };
    if is_other {
        said.push_str(" The second copy holds other acts, which do not fit here. They were left alone.");
    }
    said.trim_start().to_owned()
}
