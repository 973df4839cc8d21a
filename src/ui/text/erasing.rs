//! Text about what is deleted for ever.

use super::{conversations, counted};
use crate::model::{Directory, Tombstone};
use crate::ui::text::language::{Said, say};

/// The act, and its button.
pub const DELETE: Said = say("Delete for ever");
/// The act on everything in the Trash.
pub const EMPTY_TRASH: Said = say("Empty Trash");
/// There is nothing in it.
pub const TRASH_IS_EMPTY: Said = say("Your Trash is empty.");

/// Returns the title of the dialog that asks.
pub fn asks(count: usize) -> String {
    say!("Delete {count} for ever?", count = conversations(count))
}

/// Returns what it does, for everyone and for oneself alone.
pub fn does(everyone: usize, mine: usize, neither: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if everyone > 0 {
        let these = if mine + neither == 0 { say("This").to_owned() } else { conversations(everyone) };
        lines.push(say!("{these} cannot be undone: messages, attachments, comments and drafts are removed from this browser, for everyone.", these));
    }
    if mine > 0 {
        let are = counted(mine, "conversation is", "conversations are");
        lines.push(say!("{are} still with others. Deleting takes it away from you alone, until a new message comes; that cannot be undone either.", are));
    }
    if neither > 0 {
        lines.push(say!(
            "{count} not in your Trash and stay.",
            count = counted(neither, "conversation is", "conversations are")
        ));
    }
    lines
}

/// Returns what stands at the address of a conversation that was deleted for ever.
pub fn tombstone(it: &Tombstone, when: &str, directory: &Directory) -> String {
    let who = it.by.map_or("Somebody", |it| directory.name(it));
    say!("{who} deleted this conversation for ever, {when}.", who, when)
}
