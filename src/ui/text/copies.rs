//! Text of the copies: the second one in this browser, and the one in a folder.

use super::data::size;
use crate::ui::text::language::{Said, say};
use crate::work::CopyState;

/// The part of Settings > Data.
pub const COPIES: (Said, Said) =
    (say("Copies"), say("In case the browser damages or loses what it has stored."));
/// The copy beside the database.
pub const SECOND: Said = say("Second copy in this browser");
/// It is being looked at.
pub const LOOKING: Said = say("Looking at it…");
/// The browser has nowhere to keep it.
pub const NO_SECOND: Said =
    say("This browser has no second place to keep data in. Export a backup now and then.");
/// It was not written yet.
pub const NOT_YET: Said = say("Nothing is copied yet: it begins a moment after the first act.");
/// Messages are copied, too.
pub const MESSAGES_TOO: Said = say("Copy the messages, too");
/// They are being copied.
pub const COPYING: Said = say("The messages are being copied…");
/// The copy in a folder.
pub const FOLDER: Said = say("Keep a copy in a folder");
/// What it is.
pub const FOLDER_IS: Said =
    say("A workspace file in a folder of your choice, written anew every few minutes while you work.");
/// Chooses a folder.
pub const CHOOSE: Said = say("Choose a folder…");
/// Writes the file at once.
pub const COPY_NOW: Said = say("Copy now");
/// The browser wants to be asked again.
pub const ALLOW: Said = say("Allow again");
/// No more copies.
pub const STOP: Said = say("Stop");
/// The file could not be written.
pub const NOT_COPIED: Said =
    say("The copy could not be written. Is the folder still there, and is there space?");
/// The person did not let us write.
pub const NOT_ALLOWED: Said = say("The browser did not allow it, so nothing is copied into the folder.");
/// The disk has no room for the second copy.
pub const NO_ROOM: Said = say("There is no space left for the second copy. What you do is still kept.");

/// Returns how the second copy stands; `at` is when it was last written.
pub fn stands(state: &CopyState, at: Option<&str>) -> String {
    let Some(at) = at else { return NOT_YET.to_owned() };
    let (acts, size) = (state.acts, size(state.size as f64));
    say!(
        "{acts|one # act|other # acts} and all settings, as of {at}. It takes {size} of this browser’s storage.",
        acts,
        at,
        size
    )
}

/// Returns what the messages take in the second copy, or would take.
pub fn messages_take(state: &CopyState) -> String {
    let size = size(state.bodies as f64);
    if state.with_bodies {
        say!("They take another {size} there.", size)
    } else {
        say!(
            "Without it, the text of messages and their attachments have no second copy. They would take about {size} more.",
            size
        )
    }
}

/// Returns where the copy in a folder stands.
pub fn in_folder(folder: &str, at: Option<&str>, is_allowed: bool) -> String {
    let said = [
        say!("In the folder “{folder}”.", folder),
        at.map_or_else(|| say("Nothing was copied yet.").to_owned(), |time| say!("Last copy: {time}.", time)),
        if is_allowed {
            String::new()
        } else {
            say("The browser needs your permission again before the next copy.").to_owned()
        },
    ];
    said.join(" ").trim_end().to_owned()
}

/// Of the way on from a copy that holds acts alone.
pub const WITHOUT_MESSAGES: Said =
    say("The second copy has every act, but not the text of the messages. Save what can be read first.");

/// The way on that removes a database which cannot be opened, and takes everything from the copy.
pub fn begin_from(acts: u32) -> String {
    say!("Start again from the second copy ({acts|one # act|other # acts})", acts)
}
