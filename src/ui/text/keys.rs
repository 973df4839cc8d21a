//! What keys and commands are called.

use crate::ui::plain::keys::Intent;
use crate::ui::text::language::{Said, say};

/// The parts of the table of keys, in the order of [`crate::ui::plain::keys::PARTS`].
pub const PARTS: [Said; 4] = [say("Navigate"), say("Write"), say("Triage"), say("Find")];

/// Returns what a key or a command of the palette is called.
pub const fn intent(intent: Intent) -> Said {
    match intent {
        Intent::Next => say("Next conversation"),
        Intent::Previous => say("Previous conversation"),
        Intent::Open => say("Open"),
        Intent::Back => say("Back"),
        Intent::Select => say("Select"),
        Intent::SelectRange => say("Select up to here"),
        Intent::SelectAll => say("Select all"),
        Intent::Assign => say("Assign"),
        Intent::AddPeople => say("Add people"),
        Intent::AssignToMe => say("Assign to me"),
        Intent::UnassignMe => say("Unassign me"),
        Intent::Archive => say("Archive"),
        Intent::CloseOrReopen => say("Close or reopen"),
        Intent::Star => say("Star"),
        Intent::Unread => say("Mark as unread or read"),
        Intent::Snooze => say("Snooze"),
        Intent::Move => say("Move to team"),
        Intent::Merge => say("Merge conversations"),
        Intent::Erase => say("Delete for ever"),
        Intent::Label => say("Label"),
        Intent::Watch => say("Watch or unwatch"),
        Intent::Trash => say("Trash"),
        Intent::Spam => say("Spam"),
        Intent::Compose => say("New message"),
        Intent::Reply => say("Reply"),
        Intent::ReplyAll => say("Reply all"),
        Intent::Forward => say("Forward"),
        Intent::Comment => say("Comment"),
        Intent::Send => say("Send"),
        Intent::Details => say("Show or hide details"),
        Intent::Undo => say("Undo"),
        Intent::Search => say("Search"),
        Intent::Keys => say("Keys"),
        Intent::Palette => say("Command palette"),
        Intent::GoInbox => say("Go to Inbox"),
        Intent::GoTeamInboxes => say("Go to Team Inboxes"),
        Intent::GoAssigned => say("Go to Assigned to me"),
        Intent::GoAll => say("Go to All"),
        Intent::SendAndClose => say("Send and close"),
    }
}

/// What the table of keys says while one is changed.
pub const HINT: Said = say("Choose a key to change it.");
pub const NONE: Said = say("no key");
pub const RESET: Said = say("Reset all keys");
pub const ARE_RESET: Said = say("All keys are as they were.");
pub const AFTER_G: Said = say("G, then which key?");
pub const NO_KEY: Said = say("Choose a letter or a sign.");

/// Returns the name of the button that changes a key.
pub fn change(name: Said, keys: &str) -> String {
    say!("Change the key for {name}: {keys}", name, keys)
}

/// Asks for a key.
pub fn press(name: Said) -> String {
    say!("Press the new key for {name}. Backspace: no key, Esc: leave it.", name)
}

/// Says that a key is another's.
pub fn taken(other: Said, name: Said) -> String {
    say!("That is the key for {other}. Press it again to use it for {name}.", other, name)
}

/// Says that a key was changed.
pub fn has(name: Said, keys: &str) -> String {
    say!("The key for {name} is {keys}.", name, keys)
}

/// Says that there is no key any more.
pub fn has_none(name: Said) -> String {
    say!("{name} has no key.", name)
}
