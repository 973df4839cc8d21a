//! Text about what is deleted for ever.

use super::{conversations, counted};
use crate::model::{Directory, Tombstone};

/// The act, and its button.
pub const DELETE: &str = "Delete for ever";
/// The act on everything in the Trash.
pub const EMPTY_TRASH: &str = "Empty Trash";
/// There is nothing in it.
pub const TRASH_IS_EMPTY: &str = "Your Trash is empty.";

/// Returns the title of the dialog that asks.
pub fn asks(count: usize) -> String {
    format!("Delete {} for ever?", conversations(count))
}

/// Returns what it does, for everyone and for oneself alone.
pub fn does(everyone: usize, mine: usize, neither: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if everyone > 0 {
        let these = if mine + neither == 0 { "This".to_owned() } else { conversations(everyone) };
        lines.push(format!("{these} cannot be undone: messages, attachments, comments and drafts are removed from this browser, for everyone."));
    }
    if mine > 0 {
        let are = counted(mine, "conversation is", "conversations are");
        lines.push(format!("{are} still with others. Deleting takes it away from you alone, until a new message comes; that cannot be undone either."));
    }
    if neither > 0 {
        lines.push(format!(
            "{} not in your Trash and stay.",
            counted(neither, "conversation is", "conversations are")
        ));
    }
    lines
}

/// Returns what stands at the address of a conversation that was deleted for ever.
pub fn tombstone(it: &Tombstone, when: &str, directory: &Directory) -> String {
    let who = it.by.map_or("Somebody", |it| directory.name(it));
    format!("{who} deleted this conversation for ever, {when}.")
}
