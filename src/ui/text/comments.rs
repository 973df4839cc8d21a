//! Sentences about comments: what is said of them, and what their authors do to them.

use crate::ui::text::language::{Said, say};

pub const EDIT: Said = say("Edit comment");
pub const DELETE: Said = say("Delete comment");
pub const SAVE: Said = say("Save");
pub const EDITED: Said = say("edited");
pub const EVERYONE: Said = say("everyone who has access");

/// Returns the name of the menu of a comment.
pub fn more_about(name: &str) -> String {
    say!("More: {name}", name)
}
