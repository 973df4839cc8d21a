//! Text of saved replies and of signatures.

use crate::ui::text::language::{Said, say};

pub const SAVED_REPLIES: Said = say("Saved replies");
pub const REPLIES_ARE: Said =
    say("Write them once, then insert them into a reply with {{first_name}} filled in.");
/// A button and its dialog.
pub const ADD_REPLY: Said = say("New saved reply");
pub const EDIT_REPLY: Said = say("Edit saved reply");
pub const TITLE: Said = say("Title");
pub const TEXT: Said = say("Text");
/// Opens the list of what can be filled in.
pub const VARIABLES: Said = say("What can be filled in");
/// What stands where nothing is known.
pub const OTHERWISE: Said = say("{{first_name|there}} puts “there” where no name is known.");
pub const NO_REPLIES: Said = say("There are no saved replies yet.");
/// Files are on their way into the store.
pub const STILL_ATTACHING: Said = say("Files are still being attached. Save when they are here.");

/// Returns that files go with a saved reply.
pub fn with_files(count: usize) -> String {
    say!("{count|one # file|other # files} attached", count)
}

/// Fills the subject of a new message.
pub const REPLY_SUBJECT: Said = say("Subject of a new message (optional)");
/// Those of one person alone.
pub const OWN_REPLIES: Said = say("My saved replies");
pub const OWN_REPLIES_ARE: Said = say("Only you see and use these.");
pub const ADD_OWN_REPLY: Said = say("New reply of my own");
pub const NO_OWN_REPLIES: Said = say("You have no saved replies of your own yet.");

/// How a person signs what they send.
pub const SIGNATURES: Said = say("Signatures");
pub const SIGNATURES_ARE: Said = say("Your name and what stands below your mail, for each address.");
pub const NO_ADDRESSES: Said = say("There is no e-mail address that you can send from yet.");
pub const SENDER_NAME: Said = say("Name of the sender");
pub const SIGNATURE: Said = say("Signature");

/// Returns what is said of an address: as whom, and the first line of the signature.
pub fn signs(name: &str, first: &str) -> String {
    if first.is_empty() {
        say!("{name}, no signature", name)
    } else {
        say!("{name}, signed “{first}”", name, first)
    }
}

/// Returns the name of the button that changes a signature.
pub fn edit_signature(address: &str) -> String {
    say!("Edit signature: {address}", address)
}

/// Returns the title of its dialog.
pub fn signature_of(address: &str) -> String {
    say!("Signature for {address}", address)
}
