//! Sections of one's own in the sidebar, and what is pinned there.

use super::language::{Said, say};

/// The section that the first pin makes.
pub const PINNED: Said = say("Pinned");
pub const PIN_LIST: Said = say("Pin this list");
pub const PIN_SEARCH: Said = say("Save this search");
pub const UNPIN: Said = say("Unpin");
pub const PIN_CONVERSATION: Said = say("Pin this conversation");
pub const EDIT: Said = say("Edit sections");
pub const HOW: Said =
    say("Nothing is pinned yet. Lists, searches and conversations have Pin in their More menu.");
pub const NEW: Said = say("New section");
pub const NAME: Said = say("Name of the section");
pub const UP: Said = say("Move up");
pub const DOWN: Said = say("Move down");
pub const REMOVE: Said = say("Remove");
/// A pin that leads nowhere any more.
pub const GONE: Said = say("(no longer there)");

/// Returns the name of the button that edits the sections, beside one of them.
pub fn edit(name: &str) -> String {
    say!("Edit sections: {name}", name)
}

/// Returns "Move up: Refunds".
pub fn of(act: Said, name: &str) -> String {
    format!("{act}: {name}")
}
