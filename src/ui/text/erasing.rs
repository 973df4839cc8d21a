//! Text about what is deleted for ever.

use super::SOMEBODY;
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
    say!("Delete {count|one # conversation|other # conversations} for ever?", count)
}

/// Returns what it does, for everyone and for oneself alone.
pub fn does(everyone: usize, mine: usize, neither: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if everyone > 0 && mine + neither == 0 {
        lines.push(say("This cannot be undone: messages, attachments, comments and drafts are removed from this browser, for everyone.").to_owned());
    } else if everyone > 0 {
        lines.push(say!("{count|one # conversation|other # conversations} cannot be undone: messages, attachments, comments and drafts are removed from this browser, for everyone.", count = everyone));
    }
    if mine > 0 {
        lines.push(say!("{count|one # conversation is|other # conversations are} still with others. Deleting takes it away from you alone, until a new message comes; that cannot be undone either.", count = mine));
    }
    if neither > 0 {
        lines.push(say!(
            "{count|one # conversation is|other # conversations are} not in your Trash and stay.",
            count = neither
        ));
    }
    lines
}

/// Returns what stands at the address of a conversation that was deleted for ever.
pub fn tombstone(it: &Tombstone, when: &str, directory: &Directory) -> String {
    let who = it.by.map_or_else(|| SOMEBODY.to_owned(), |it| directory.name(it).to_owned());
    say!("{who} deleted this conversation for ever, {when}.", who, when)
}
