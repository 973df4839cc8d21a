//! Text of what stands there when the workspace cannot be opened, or only in part.

use super::counted;
use super::data::number;
use crate::model::Seq;
use crate::session::backup::Lacks;
use crate::session::beginning::Source;
use crate::session::survey::{Checked, Lost};
use crate::session::{Failure, Finding};
use crate::store::StoreError;
use crate::ui::text::language::{Said, say};

pub const KEPT: Said = say("What was kept");
pub const TO_DO: Said = say("What to do");
pub const RELOAD: Said = say("Reload");
/// A file of the app did not come.
pub const PART_MISSING: Said =
    say("A part of the app did not load. Your data is untouched. Check the connection and reload.");
/// Saves what can be read.
pub const SAVE: Said = say("Save what can be read");
/// Everything was saved.
pub const SAVED_ALL: Said =
    say("Everything was saved in a file. It can be restored into an empty workspace.");
/// Nothing was left to be saved.
pub const NOTHING_LEFT: Said = say("Nothing is left that could be saved.");

/// Says what was saved in part.
pub fn saved(lacks: &Lacks) -> String {
    say!("What can be read was saved in a file. {lacks}", lacks = self::lacks(lacks))
}

/// Goes on with what is left.
pub const GO_ON: Said = say("Go on with what is left");
pub const START_OVER: Said = say("Start over");
pub const START_OVER_LOSES: Said =
    say("This removes everything that is still stored here. Nobody can bring it back but a backup.");
/// Removes what is left, indeed.
pub const START_OVER_DOES: Said = say("Remove everything");
/// The words of the technical reason.
pub const DETAIL: Said = say("Technical details");
pub const EXPORT: Said = say("Make a backup");
pub const HIDE: Said = say("Hide");
/// Settings > Data: reads everything once.
pub const CHECK: (Said, Said, Said) = (
    say("Check"),
    say("Reads everything that is stored here, and says what of it is damaged."),
    say("Check now"),
);

/// What is said of a failure.
pub struct Rescue {
    /// What happened.
    pub title: Said,
    /// What was kept.
    pub kept: String,
    /// What to do.
    pub to_do: Said,
    /// Nothing else may help.
    pub may_start_over: bool,
    /// There may be something that can be read, or that this tab still knows.
    pub may_save: bool,
}

/// Returns what is said when the workspace cannot be opened.
pub fn said(failure: &Failure) -> Rescue {
    let (title, kept, to_do, may_start_over) = match failure {
        Failure::Store(StoreError::Lost { known, found }) => (
            say("The browser has lost data"),
            lost(known.head.seq, found.seq),
            say(
                "If you have a backup: go on, then restore it. An import of the same mail brings messages back, too.",
            ),
            false,
        ),
        Failure::Store(StoreError::Gone) => (
            say("The data was removed while this tab was open"),
            say("Nothing in this browser. Perhaps another tab started over, or site data was cleared.")
                .to_owned(),
            say("Save what this tab still knows, if you need it. Then reload to see what is there."),
            false,
        ),
        Failure::Store(StoreError::Cut) => (
            say("The browser has closed the data"),
            say("What was stored before may still be there: browsers do this when the disk is full.")
                .to_owned(),
            say("Free some space, then reload. What this tab still knows can be saved before."),
            false,
        ),
        Failure::Store(StoreError::TooNew | StoreError::Superseded) | Failure::Outdated => (
            say("This tab is older than the data"),
            EVERYTHING.to_owned(),
            say("Reload: the newer version of the app opens it."),
            false,
        ),
        Failure::Store(StoreError::Blocked) => (
            say("Another tab keeps the data from being brought up to date"),
            EVERYTHING.to_owned(),
            say("Close the other tabs of Team Inbox, then reload."),
            false,
        ),
        Failure::Store(StoreError::Full) => {
            (say("The disk is full"), EVERYTHING.to_owned(), say("Free some space, then reload."), false)
        }
        Failure::Store(StoreError::Damaged { .. }) => (
            say("The data is damaged"),
            say(
                "What can be read is kept; what stands at the beginning is damaged, so nothing can be shown.",
            )
            .to_owned(),
            say(
                "Save what can be read, then reload. If that does not help, start over and restore a backup.",
            ),
            true,
        ),
        Failure::Store(
            StoreError::Unavailable { .. } | StoreError::Unsure { .. } | StoreError::Behind { .. },
        )
        | Failure::Refused(_) => (
            say("The browser could not open the data"),
            say("Nothing was changed.").to_owned(),
            say(
                "Reload. Private windows and blocked site data are the usual reasons. If nothing helps, start over and restore a backup.",
            ),
            true,
        ),
    };
    let may_save = !matches!(failure, Failure::Store(StoreError::Blocked));
    Rescue { title, kept, to_do, may_start_over, may_save }
}

const EVERYTHING: Said = say("Everything. Nothing was lost or changed.");

fn lost(known: Seq, found: Seq) -> String {
    if found == Seq(0) {
        return say("Nothing: the storage of this page is empty, though there was a workspace in it.")
            .to_owned();
    }
    let missing = known.0.saturating_sub(found.0);
    let kept = counted(found.index(), "act", "acts");
    if missing == 0 {
        return say!("{kept} of another history than this browser last saw.", kept);
    }
    say!(
        "{kept}, up to a certain time. The last {number} are missing.",
        kept,
        number = number(u64::from(missing))
    )
}

/// Says above the app that some entries could not be read.
pub fn damaged(count: usize) -> String {
    let entries = counted(count, "part", "parts");
    say!(
        "{entries} of the stored data cannot be read: what was done there is missing. Everything else is here.",
        entries
    )
}

/// Says above the app that a newer build has written entries that this one does not know.
pub fn later(count: usize) -> String {
    let entries = counted(count, "act", "acts");
    say!(
        "A newer version of the app has stored {entries} that this one does not know. All is kept and goes into a backup, but nothing can be changed here until you reload.",
        entries
    )
}

/// Says what a check found.
pub fn checked(checked: &Checked) -> String {
    let Checked { entries, whole, lost } = checked;
    let readable = number(u64::from(entries.n_readable));
    let acts = match entries.damaged.len() {
        0 => say!("All {readable} acts are whole and in order.", readable),
        1 => say!("{readable} acts are whole; one is damaged.", readable),
        many => say!("{readable} acts are whole; {many} are damaged.", readable, many),
    };
    let bodies = match lost.bodies {
        0 => say!("All {number} messages and files are whole.", number = number(u64::from(*whole))),
        _ => lacking(lost),
    };
    let advice =
        if entries.damaged.is_empty() && lost.bodies == 0 { Said::default() } else { HOLDS_THE_REST };
    format!("{acts} {bodies}{advice}")
}

const HOLDS_THE_REST: Said = say(" Make a backup: it holds all the rest.");

/// Says which bodies are damaged or gone.
fn lacking(lost: &Lost) -> String {
    let bodies = counted(lost.bodies as usize, "message or file", "messages and files");
    let (are, their) = if lost.bodies == 1 { ("is", "Its") } else { ("are", "Their") };
    let conversations = counted(lost.conversations.len(), "conversation", "conversations");
    say!(
        "{bodies} {are} damaged or gone, in {conversations}. {their} subject, people and history are here.",
        bodies,
        are,
        conversations,
        their
    )
}

/// Leads to conversations in which something is damaged or gone.
pub const AFFECTED: Said = say("Conversations in which something is damaged or gone");

/// Says what a backup, or what was restored from one, lacks.
pub fn lacks(lacks: &Lacks) -> String {
    let acts = (!lacks.entries.is_empty())
        .then(|| say!("{count} that could not be read", count = counted(lacks.entries.len(), "act", "acts")));
    let bodies = (lacks.lost.bodies > 0).then(|| {
        let conversations = counted(lacks.lost.conversations.len(), "conversation", "conversations");
        let bodies = counted(lacks.lost.bodies as usize, "message or file", "messages and files");
        say!("{bodies} of {conversations}", bodies, conversations)
    });
    let all: Vec<_> = acts.into_iter().chain(bodies).collect();
    say!("It lacks {it}. Everything else is in it.", it = all.join(", and "))
}

/// The disk is full, and acts go on from the reserve.
pub const SHORT: Said = say(
    "The disk is full. What you do is still kept, from a small reserve; imports have to wait. Free some space on this machine, then reload.",
);

/// Says what a start found and did.
pub fn found(finding: Finding) -> String {
    match finding {
        Finding::EndMadeUp => {
            say("The browser had damaged the record of where the stored data ends. It was read from the data itself: nothing is missing.")
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
                entries => say!(" of {number}", number = number(u64::from(entries))),
            };
            say!("{what} was stopped before its end, at {had}{of} acts. What had come was removed: begin again.", what, had, of)
        }
        Finding::CameBack { acts, packs, is_other } => came_back(acts, packs, is_other),
    }
}

/// Another tab is setting the workspace up.
pub const BEGINNING_ELSEWHERE: Said =
    say("This workspace is being set up in another tab. It opens here when that is done.");

/// Returns what came back from the second copy.
fn came_back(acts: u32, packs: u32, is_other: bool) -> String {
    let of_acts = (acts > 0).then(|| counted(acts as usize, "act", "acts"));
    let of_packs = (packs > 0).then(|| "the text of messages".to_owned());
    let what: Vec<_> = of_acts.into_iter().chain(of_packs).collect();
    let mut said = match what.len() {
        0 => String::new(),
        _ => say!("The browser had lost data: {it} came back from the second copy.", it = what.join(" and ")),
    };
    if is_other {
        said.push_str(" The second copy holds other acts, which do not fit here. They were left alone.");
    }
    said.trim_start().to_owned()
}
