//! What the composer says.

use crate::ui::plain::draft::Note;

/// The button that attaches files.
pub const ATTACH: &str = "Attach files";
/// The button that offers saved replies, and their menu.
pub const SAVED_REPLIES: &str = "Saved replies";
pub const NO_REPLIES: &str =
    "There are no saved replies yet: an admin writes them under Settings, Saved replies.";
/// The buttons that put markup into the text, with their keys.
pub const BOLD: &str = "Bold";
pub const ITALIC: &str = "Italic";
pub const STRIKE: &str = "Strike through";
pub const LIST: &str = "List";
/// A quotation; of the message that is answered while nothing is written yet.
pub const QUOTE: &str = "Quote";
pub const LINK: &str = "Link";
/// The button that shows the fields of copies.
pub const COPIES: &str = "Cc Bcc";
/// What the field of a reply says while it is empty.
pub const HINT: &str = "/ at the start of a line puts in a saved reply.";
/// Files are on their way into the store.
pub const ATTACHING: &str = "Attaching …";

/// Returns the name of the button that takes a file away.
pub fn remove_file(name: &str) -> String {
    format!("Remove {name}")
}

/// Returns the line that says where a quotation comes from.
pub fn wrote(name: &str, when: &str) -> String {
    format!("On {when}, {name} wrote:")
}

/// A message without a word.
pub const EMPTY_TEXT: &str = "There is no text yet. Send it empty?";
/// A new message without a subject.
pub const EMPTY_SUBJECT: &str = "There is no subject yet. Send it without one?";
/// A new message with neither.
pub const EMPTY: &str = "There is neither a subject nor a text yet. Send it empty?";

/// Returns that recipients gave way, since another message is answered now.
pub fn recipients_replaced(typed: &str) -> String {
    format!("The recipients are now those of this message. They were: {typed}.")
}

/// Returns what is to be known of whom a reply goes to.
pub fn note(note: &Note) -> String {
    match note {
        Note::Earlier(who) => format!("This answers an earlier message of {who}, not the latest one."),
        Note::ReplyTo(who, address) => format!("{who} wants replies to go to {address}."),
        Note::ToList(list) => format!("{list} is a mailing list: everybody on it reads this."),
        Note::NotToList(list) => {
            format!("This came through the mailing list {list}, and your answer does not go there.")
        }
    }
}
