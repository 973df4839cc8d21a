//! What the composer says.

use crate::ui::plain::draft::{Caution, Note};
use crate::ui::text::language::{Said, listed, say};

/// The button that attaches files.
pub const ATTACH: Said = say("Attach files");
/// The button that puts pictures into the text.
pub const PICTURE: Said = say("Insert picture");

/// Returns that a file goes beside the text, since it is no picture that can stand in it.
pub fn no_picture(name: &str) -> String {
    say!("“{name}” is not a picture that can be shown in mail. It is attached as a file.", name)
}

/// Returns that a picture goes beside the text, since those in it would be too large.
pub fn large_picture(name: &str) -> String {
    say!(
        "“{name}” is too large: pictures in the text may have 24 MB together. It is attached as a file.",
        name
    )
}

/// The button that offers saved replies, and their menu.
pub const SAVED_REPLIES: Said = say("Saved replies");
pub const NO_REPLIES: Said =
    say("There are no saved replies yet: an admin writes them under Settings > Saved replies.");
/// The buttons that put markup into the text, with their keys.
pub const BOLD: Said = say("Bold");
pub const ITALIC: Said = say("Italic");
pub const STRIKE: Said = say("Strike through");
pub const LIST: Said = say("List");
pub const NUMBERED: Said = say("Numbered list");
/// A quotation; of the message that is answered while nothing is written yet.
pub const QUOTE: Said = say("Quote");
pub const LINK: Said = say("Link");
/// The field of a link's address, and what can be done with it.
pub const LEADS_TO: Said = say("Address of the link");
pub const SET_LINK: Said = say("Set link");
pub const REMOVE_LINK: Said = say("Remove link");
pub const NO_ADDRESS: Said = say("This is no address. Links lead to https:, http: or mailto:.");
/// The button that shows the fields of copies.
pub const COPIES: Said = say("Cc Bcc");
/// What the field of a reply says while it is empty.
pub const HINT: Said = say("Write a reply (/ for saved replies)");
/// The same, of a message that answers nothing.
pub const HINT_NEW: Said = say("Write a message (/ for saved replies)");
/// Files are on their way into the store.
pub const ATTACHING: Said = say("Attaching…");

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

/// Returns the name of the recipients that stand in a line.
pub fn recipients_in(line: Said) -> String {
    say!("Recipients in {line}", line)
}

/// The card of a recipient, and what can be done there.
pub const RECIPIENT: Said = say("Recipient");
pub const EDIT_RECIPIENT: Said = say("Edit address");
pub const COPY_ADDRESS: Said = say("Copy address");
pub const REMOVE_RECIPIENT: Said = say("Remove recipient");
pub const ADDRESS_COPIED: Said = say("Address copied.");
pub const ADDRESS_NOT_COPIED: Said = say("The browser did not let the page copy the address.");

/// Returns the name of what takes a recipient to another line.
pub fn move_to(line: Said) -> String {
    say!("Move to {line}", line)
}

/// What is known of a recipient.
pub const OURS: Said = say("In your organization");
pub const NOT_KNOWN: Said = say("No conversations with this address yet");

/// Returns how much there was to do with somebody, and when last.
pub fn known(count: usize, last: &str) -> String {
    say!("{count|one # conversation|other # conversations}, last {last}", count, last)
}

/// Returns what is to be looked at before sending.
pub fn caution(caution: &Caution) -> String {
    match caution {
        Caution::Outsiders(who) => {
            say!("Only colleagues have written here so far. This also goes to {names}.", names = listed(who))
        }
        Caution::ManySeen(count) => {
            say!("{count} people in To will see each other's addresses. Bcc hides them.", count)
        }
        Caution::NoFile(word) => say!("You wrote “{word}”, but no file is attached.", word),
    }
}

/// Asked once when there is something to look at.
pub const LOOKED_AT: Said = say("Have you seen the notes above? Send it as it is?");

/// What a text asks for and nothing fills in.
pub const FILL_IN_FIRST: Said =
    say("These placeholders are still empty. Type what belongs there, then send.");
/// They are no placeholders.
pub const MEANT: Said = say("Send them as they are");

/// Leaves the signature out of one message.
pub const UNSIGNED: Said = say("Send without the signature");
/// Said of a saved reply that is one's own.
pub const OWN: Said = say("Only yours");
