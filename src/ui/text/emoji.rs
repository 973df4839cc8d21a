//! Choosing an emoji. The names of emoji themselves are English (`public/emoji.txt`).

use super::language::{Said, say};

/// The button, and what it opens.
pub const CHOOSE: Said = say("Choose an emoji");
pub const FIND: Said = say("Find an emoji");
pub const NONE: Said = say("No emoji is called that.");
pub const NOT_LOADED: Said = say("The emoji did not load. Check the connection, then try again.");

/// Returns the title of a group of the table.
pub fn title(group: &str) -> Said {
    match group {
        "smileys" => say("Smileys"),
        "people" => say("People and hands"),
        "signs" => say("Hearts and signs"),
        "nature" => say("Animals and nature"),
        "food" => say("Food and drink"),
        "travel" => say("Travel and places"),
        "things" => say("Things and activities"),
        "latest" => say("Recently used"),
        _ => say("Found"),
    }
}
