//! Text of the dialog that adds people to a conversation.

use crate::ui::text::language::{Said, say};

/// The dialog, and what opens it.
pub const ADD: Said = say("Add people");
pub const ADD_DO: Said = say("Add");
pub const SEARCH: Said = say("Search people");
/// The choice between the two below.
pub const HOW: Said = say("What they get");
pub const TO_INBOX: Said = say("In their Inbox");
pub const TO_INBOX_DOES: Said = say("They are notified now, and later of comments.");
pub const ALONE: Said = say("Access alone");
pub const ALONE_DOES: Said =
    say("They can open, find and comment on it. It stays out of their Inbox, and nobody is notified.");
/// Marks: somebody has it there, or may see it already.
pub const IN_INBOX: Said = say("In their Inbox");
pub const HAS_ACCESS: Said = say("Has access");
/// Returns the button that takes from somebody the access that they have by being added.
pub fn remove(name: &str) -> String {
    say!("Remove {name}", name)
}

/// Nobody is chosen.
pub const CHOOSE: Said = say("Choose people to add.");
