//! Text of the copies: the second one in this browser, and the one in a folder.

use super::counted;
use super::data::size;
use crate::work::CopyState;

/// The part of Settings > Data.
pub const COPIES: (&str, &str) =
    ("Copies", "For the day on which the browser damages or drops what it has stored.");
/// The copy beside the database.
pub const SECOND: &str = "Second copy in this browser";
/// It is being looked at.
pub const LOOKING: &str = "Looking at it…";
/// The browser has nowhere to keep it.
pub const NO_SECOND: &str = "This browser has no second place to keep data in. Export a backup now and then.";
/// It was not written yet.
pub const NOT_YET: &str = "Nothing is copied yet: it begins a moment after the first act.";
/// Messages are copied, too.
pub const MESSAGES_TOO: &str = "Copy the messages, too";
/// The copy in a folder.
pub const FOLDER: &str = "Keep a copy in a folder";
/// What it is.
pub const FOLDER_IS: &str =
    "A workspace file in a folder of your choice, written anew every few minutes while you work.";
/// Chooses a folder.
pub const CHOOSE: &str = "Choose a folder…";
/// Writes the file at once.
pub const COPY_NOW: &str = "Copy now";
/// The browser wants to be asked again.
pub const ALLOW: &str = "Allow again";
/// No more copies.
pub const STOP: &str = "Stop";
/// The file could not be written.
pub const NOT_COPIED: &str = "The copy could not be written. Is the folder still there, and is there space?";
/// The person did not let us write.
pub const NOT_ALLOWED: &str = "The browser did not allow it, so nothing is copied into the folder.";
/// The disk has no room for the second copy.
pub const NO_ROOM: &str = "There is no space left for the second copy. What you do is still kept.";

/// Returns how the second copy stands; `at` is when it was last written.
pub fn stands(state: &CopyState, at: Option<&str>) -> String {
    let Some(at) = at else { return NOT_YET.to_owned() };
    let acts = counted(state.acts as usize, "act", "acts");
    format!(
        "{acts} and all settings, as of {at}. It takes {} of this browser's storage.",
        size(state.size as f64)
    )
}

/// Returns what the messages take in the second copy, or would take.
pub fn messages_take(state: &CopyState) -> String {
    let bytes = size(state.bodies as f64);
    if state.with_bodies {
        format!("They take another {bytes} there.")
    } else {
        format!(
            "Without it, the text of messages and their attachments have no second copy. They would take about {bytes} more."
        )
    }
}

/// Returns where the copy in a folder stands.
pub fn in_folder(folder: &str, at: Option<&str>, is_allowed: bool) -> String {
    let last = at.map_or_else(|| "Nothing was copied yet.".to_owned(), |it| format!("Last copy: {it}."));
    if is_allowed {
        format!("In the folder “{folder}”. {last}")
    } else {
        format!("In the folder “{folder}”. {last} The browser wants to be asked again before the next one.")
    }
}

/// The way on that removes a database which cannot be opened, and takes everything from the copy.
pub fn begin_from(acts: u32) -> String {
    format!("Begin again from the second copy ({})", counted(acts as usize, "act", "acts"))
}
