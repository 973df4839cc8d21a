//! What the composer says.

use crate::ui::plain::draft::Note;
use crate::ui::text::language::{Said, say};

/// The button that attaches files.
pub const ATTACH: Said = say("Attach files");
/// The button that offers saved replies, and their menu.
pub const SAVED_REPLIES: Said = say("Saved replies");
pub const NO_REPLIES: Said =
    say("There are no saved replies yet: an admin writes them under Settings > Saved replies.");
/// The buttons that put markup into the text, with their keys.
pub const BOLD: Said = say("Bold");
pub const ITALIC: Said = say("Italic");
pub const STRIKE: Said = say("Strike through");
pub const LIST: Said = say("List");
/// A quotation; of the message that is answered while nothing is written yet.
pub const QUOTE: Said = say("Quote");
pub const LINK: Said = say("Link");
/// The button that shows the fields of copies.
pub const COPIES: Said = say("Cc Bcc");
/// What the field of a reply says while it is empty.
pub const HINT: Said = say("Write a reply (/ for saved replies)");
/// Files are on their way into the store.
pub const ATTACHING: Said = say("Attaching …");

/// Returns the name of the button that takes a file away.
pub fn remove_file(name: &str) -> String {
    say!("Remove {name}", name)
}

/// Returns the line that says where a quotation comes from.
pub fn wrote(name: &str, when: &str) -> String {
    say!("On {when}, {name} wrote:", when, name)
}

/// A message without a word.
pub const EMPTY_TEXT: Said = say("There is no text yet. Send it empty?");
/// A new message without a subject.
pub const EMPTY_SUBJECT: Said = say("There is no subject yet. Send it without one?");
/// A new message with neither.
pub const EMPTY: Said = say("There is neither a subject nor a text yet. Send it empty?");

/// Returns that recipients gave way, since another message is answered now.
pub fn recipients_replaced(typed: &str) -> String {
    say!("The recipients are now those of this message. They were: {typed}.", typed)
}

/// Returns what is to be known of whom a reply goes to.
pub fn note(note: &Note) -> String {
    match note {
        Note::Earlier(who) => say!("This answers an earlier message of {who}, not the latest one.", who),
        Note::ReplyTo(who, address) => say!("{who} wants replies to go to {address}.", who, address),
        Note::ToList(list) => say!("{list} is a mailing list: everybody on it reads this.", list),
        Note::NotToList(list) => {
            say!("This came through the mailing list {list}, and your answer does not go there.", list)
        }
    }
}
