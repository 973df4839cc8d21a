//! Text about messages that are to be sent later, and times in words.

use crate::model::{Directory, Hold};
use crate::ui::text::language::{Said, say};

/// The dialog and its button.
pub const SEND_LATER: Said = say("Send later");
/// A free choice of time.
pub const OR_WRITE: Said = say("Or type a time");
pub const MOMENT_HINT: Said = say("in 3 hours, next Tuesday 9:00, 12 June");
/// The date picker beside it.
pub const PICK_DATE: Said = say("Pick a date and time");
/// What becomes of a planned message.
pub const HELD_IF: Said = say(
    "It stays a draft until then. It is held for you to check if somebody replies, closes or reassigns first, if a new message arrives, or if the app is not open then.",
);
/// Sending takes long.
pub const SENDING: Said = say("Sending…");
pub const SEND_NOW: Said = say("Send now");
pub const SEND_ANYWAY: Said = say("Send anyway");
/// Makes it a draft again.
pub const EDIT: Said = say("Edit as a draft");
/// The messages that belong to no conversation yet.
pub const NEW_MESSAGES: Said = say("New messages");
pub const GO_ON: Said = say("Go on writing");
/// A new message that was begun is shown again.
pub const TAKEN_UP: Said = say("You started this earlier.");
pub const ANOTHER: Said = say("Write another");
pub const DISCARD: Said = say("Discard");
/// It is gone, for now.
pub const DISCARDED: Said = say("Draft discarded.");
pub const DRAFT_IS_BACK: Said = say("The draft is back.");
pub const NO_RECIPIENT_YET: Said = say("no recipient yet");

/// A mark of a row: a draft.
pub const DRAFT: Said = say("Draft");
/// Returns the mark of a row in which somebody lets others edit their draft.
pub fn draft_of(name: &str) -> String {
    say!("Draft by {name}", name)
}

/// A mark of a row: a planned message that is held.
pub const NOT_SENT: Said = say("Not sent");

/// Returns the mark of a row whose reply is planned.
pub fn planned_at(when: &str) -> String {
    say!("Planned {when}", when)
}

/// Returns how words were understood.
pub fn understood(when: &str) -> String {
    say!("That is {when}.", when)
}

/// Returns when a message is to leave.
pub fn planned(when: &str) -> String {
    say!("To be sent {when}", when)
}

/// Returns why a message did not leave.
pub fn held(hold: Hold, directory: &Directory) -> String {
    say!("Not sent. {why}", why = super::refused::hold(hold, directory))
}

/// Returns the name of what can be done to one of several new messages.
pub fn of_message(act: Said, to: &str, subject: &str) -> String {
    format!("{act}: {}", if subject.trim().is_empty() { self::to(to, subject) } else { subject.to_owned() })
}

/// Returns whom a new message is for, and what it is about.
pub fn to(to: &str, subject: &str) -> String {
    let to = if to.trim().is_empty() { NO_RECIPIENT_YET.text() } else { to };
    if subject.trim().is_empty() { say!("To {to}", to) } else { say!("To {to}: {subject}", to, subject) }
}

/// The browser keeps nothing of what is typed until it is saved.
pub const NOTHING_IS_KEPT: Said = say(
    "This browser does not let the page keep what is being typed, so drafts and comments are saved more often.",
);

/// Says that there is another version of a draft, and how it begins.
pub fn another_version(text: &str) -> String {
    say!("There is another version of this draft: “{words}”", words = beginning(text))
}

/// Returns the first words of a text.
pub fn beginning(text: &str) -> String {
    let mut words: String = text.trim().chars().take(60).collect();
    if text.trim().chars().count() > 60 {
        words.push('…');
    }
    words
}

/// Goes on with the other version.
pub const TAKE_IT: Said = say("Take that one");
/// Goes on with the version that is shown.
pub const KEEP_THIS: Said = say("Keep this one");
