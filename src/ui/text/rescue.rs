//! Text of what stands there when the workspace cannot be opened, or only in part.

use super::listed;
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

/// Says what was saved, and how many acts are missing at its end.
pub fn saved(lacks: &Lacks, missing: u32) -> String {
    if lacks.is_nothing() && missing == 0 {
        return SAVED_ALL.to_owned();
    }
    let said = [
        say("What can be read was saved in a file.").to_owned(),
        if lacks.is_nothing() { String::new() } else { self::lacks(lacks) },
        if missing == 0 {
            String::new()
        } else {
            say!("{missing|one The last act is|other The last # acts are} lost.", missing)
        },
    ];
    said.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Goes on with what is left.
pub const GO_ON: Said = say("Go on with what is left");
pub const START_OVER: Said = say("Start over");
pub const START_OVER_LOSES: Said =
    say("This removes everything that is still stored here. Only a backup can bring it back.");
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
        Failure::Incomplete => (
            say("A part of the app did not load"),
            EVERYTHING.to_owned(),
            say("Check the connection, then reload."),
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
            StoreError::Unavailable { .. }
            | StoreError::Unsure { .. }
            | StoreError::Behind { .. }
            | StoreError::Offline
            | StoreError::NotShared { .. },
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
    let (kept, missing) = (found.index(), known.0.saturating_sub(found.0));
    if missing == 0 {
        return say!("{kept|one # act|other # acts} of another history than this browser last saw.", kept);
    }
    say!(
        "{kept|one # act|other # acts}, up to a certain time. The last {missing} are missing.",
        kept,
        missing
    )
}

/// Says above the app that some entries could not be read.
pub fn damaged(count: usize) -> String {
    say!(
        "{count|one # part|other # parts} of the stored data cannot be read: what was done there is missing. Everything else is here.",
        count
    )
}

/// Says above the app that a newer build has written entries that this one does not know; in a team's workspace
/// what is done meanwhile waits.
pub fn later(count: usize, is_team: bool) -> String {
    if is_team {
        return say!(
            "Somebody uses a newer version of the app and has done {count|one # thing|other # things} that this one cannot show. Reload to update: until then, what you do stays in this browser, and the team does not see it.",
            count
        );
    }
    say!(
        "A newer version of the app has stored {count|one # act|other # acts} that this one does not know. All is kept and goes into a backup, but nothing can be changed here until you reload.",
        count
    )
}

/// Says what a check found.
pub fn checked(checked: &Checked) -> String {
    let Checked { entries, whole, lost } = checked;
    let (readable, damaged) = (entries.n_readable, entries.damaged.len());
    let acts = match damaged {
        0 => say!("All {readable|one # act is|other # acts are} whole and in order.", readable),
        _ => say!(
            "{readable|one # act is|other # acts are} whole; {damaged|one one is|other # are} damaged.",
            readable,
            damaged
        ),
    };
    let bodies = match lost.bodies {
        0 => {
            say!("All {count|one # message or file is|other # messages and files are} whole.", count = *whole)
        }
        _ => lacking(lost),
    };
    let advice = (damaged > 0 || lost.bodies > 0).then(|| HOLDS_THE_REST.to_owned());
    [acts, bodies].into_iter().chain(advice).collect::<Vec<_>>().join(" ")
}

const HOLDS_THE_REST: Said = say("Make a backup: it holds all the rest.");

/// Says which bodies are damaged or gone.
fn lacking(lost: &Lost) -> String {
    let (bodies, conversations) = (lost.bodies, lost.conversations.len());
    say!(
        "{bodies|one # message or file is|other # messages and files are} damaged or gone, in {conversations|one # conversation|other # conversations}. {bodies|one Its|other Their} subject, people and history are here.",
        bodies,
        conversations
    )
}

/// Leads to conversations in which something is damaged or gone.
pub const AFFECTED: Said = say("Conversations in which something is damaged or gone");

/// Says what a backup, or what was restored from one, lacks.
pub fn lacks(lacks: &Lacks) -> String {
    let (acts, bodies) = (lacks.entries.len(), lacks.lost.bodies);
    let of_acts = (acts > 0).then(|| say!("{acts|one # act|other # acts} that could not be read", acts));
    let of_bodies = (bodies > 0).then(|| {
        let conversations = lacks.lost.conversations.len();
        say!("{bodies|one # message or file|other # messages and files} of {conversations|one # conversation|other # conversations}", bodies, conversations)
    });
    let what: Vec<_> = of_acts.into_iter().chain(of_bodies).collect();
    say!("It lacks {what}. Everything else is in it.", what = listed(&what))
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
            let said = match (beginning.source, beginning.entries) {
                (Source::File, u32::MAX) => say!("Restoring a file was stopped at {found} acts.", found),
                (Source::File, all) => say!("Restoring a file was stopped at {found} of {all} acts.", found, all),
                (Source::Demo, u32::MAX) => say!("Setting up the demo was stopped at {found} acts.", found),
                (Source::Demo, all) => say!("Setting up the demo was stopped at {found} of {all} acts.", found, all),
            };
            let now = say("What had arrived was removed: please start again.");
            format!("{said} {now}")
        }
        Finding::CameBack { acts, packs, is_other } => came_back(acts, packs, is_other),
    }
}

/// Another tab is setting the workspace up.
pub const BEGINNING_ELSEWHERE: Said =
    say("This workspace is being set up in another tab. It opens here when that is done.");

/// Returns what came back from the second copy.
fn came_back(acts: u32, packs: u32, is_other: bool) -> String {
    let of_acts = (acts > 0).then(|| say!("{acts|one # act|other # acts}", acts));
    let of_packs = (packs > 0).then(|| say("the text of messages").to_owned());
    let what: Vec<_> = of_acts.into_iter().chain(of_packs).collect();
    let back = (!what.is_empty()).then(|| {
        say!("The browser had lost data: {what} came back from the second copy.", what = listed(&what))
    });
    let other = is_other.then(|| {
        say("The second copy holds other acts, which do not fit here. They were left alone.").to_owned()
    });
    back.into_iter().chain(other).collect::<Vec<_>>().join(" ")
}
