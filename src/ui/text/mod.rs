//! All text of the interface, in plain English, in one place, so that it can be said in another
//! language. A sentence says itself what it is; a comment stands where it does not say when it is shown.
//!
//! ```text
//! pub const ARCHIVE: Said = say("Archive");
//! say!("Remove {name}", name)                                             // → String
//! say!("{count|one # message|other # messages} in {team}", count, team = directory.team_name(it))
//! ```
//!
//! The English is the key of every other language (`language.rs`). A [`language::Said`] stands in a view
//! like a `&str`; `.text()` and `.to_owned()` give the text. No sentence is put together from words that
//! another language would order otherwise: a choice belongs into the template, as above.
#![expect(missing_docs, reason = "a sentence says itself what it is")]

pub mod accounts;
pub mod adding;
pub mod begin;
pub mod channels;
pub mod comments;
pub mod compose;
pub mod copies;
pub mod data;
pub mod details;
mod done;
pub mod emoji;
mod empty;
pub mod erasing;
pub mod finding;
pub mod guide;
pub mod keys;
pub mod labels;
pub mod language;
pub mod letter;
mod list;
pub mod merging;
pub mod names;
mod notices;
pub mod offline;
pub mod pasting;
pub mod pins;
pub mod preferences;
pub mod refused;
pub mod replies;
pub mod rescue;
pub mod rules;
pub mod settings;
pub mod shared;
pub mod sharing;
mod shell;
pub mod stage;
pub mod story;
pub mod team;
pub mod teams;
mod template;
pub mod told;
pub mod triage;
pub mod users;
pub mod why;
pub mod workspaces;
pub mod writing;

pub use done::{done, undone};
pub use empty::*;
pub use language::listed;
pub use list::*;
pub use notices::*;
pub use shell::*;

use crate::mail::Pretence;
use crate::model::{Directory, Mailbox, PersonId};
use crate::session::Failure;
use crate::store::StoreError;
use crate::ui::text::language::{Said, say, say_as};

/// The months, as dates of this and other years name them.
pub const MONTHS: [Said; 12] = [
    say("Jan"),
    say("Feb"),
    say("Mar"),
    say("Apr"),
    say("May"),
    say("Jun"),
    say("Jul"),
    say("Aug"),
    say("Sept"),
    say("Oct"),
    say("Nov"),
    say("Dec"),
];

/// Undo when there is nothing.
pub const NOTHING_TO_UNDO: Said = say("There is nothing to undo.");
/// A comment was taken back.
pub const COMMENT_IS_BACK: Said = say("Undone. What you wrote is in the comment field again.");
/// An act that changes nothing.
pub const NO_CHANGE: Said = say("It is already like that.");
/// No conversation is open.
pub const NOTHING_OPEN: Said = say("Choose a conversation to read it here.");
/// The address names a conversation that the person may not see, or none.
pub const NO_SUCH_CONVERSATION: Said =
    say("You cannot see this conversation. It may be private, or deleted.");
/// The reading pane, where it is the whole page.
pub const CONVERSATION: Said = say("Conversation");
/// Leads back to the list.
pub const BACK_TO_LIST: Said = say("Back to the list");
/// A conversation that only its owner sees.
pub const PRIVATE: Said = say("Private");
/// The body of a message is gone.
pub const NO_BODY: Said = say("The text of this message is not stored in this browser.");
/// What a browser without a server says below a reply.
pub const NOT_DELIVERED: Said = say("This browser cannot deliver it: it will wait in Outbox.");
/// A message to nobody.
pub const NO_RECIPIENT: Said = say("Add a recipient: To is empty.");
/// A person without an account.
pub const NO_SENDER: Said = say("You have no account to send from. Add one under Settings > Accounts.");
/// What the field of a comment says while it is empty.
pub const COMMENT_HINT: Said = say("Only colleagues see this. Type @ to mention somebody.");
/// What is said of a team among people.
pub const A_TEAM: Said = say("Team");
/// Hands a message to the mail program of the computer.
pub const HAND_OVER: Said = say("Open in mail program");
/// A message in the Outbox.
pub const IN_OUTBOX: Said = say("Not delivered from this browser");
/// A message that can still be taken back.
pub const SENDING: Said = say("Sending… Undo (z) takes it back");

/// Returns how a sender looks like somebody they are not.
pub fn pretends(pretence: &Pretence, directory: &Directory) -> String {
    match pretence {
        Pretence::Address(shown) => say!("not from {shown}", shown),
        Pretence::Colleague(person) => {
            say!("uses the name of {name}, from an address nobody here has", name = directory.name(*person))
        }
        Pretence::Domain(ours) => say!("looks like {ours}, but is not", ours),
        Pretence::Letters => say("the address mixes letters that look alike").to_owned(),
    }
}

/// Returns "2 s ago", "5 min ago", "3 h ago" or "2 days ago".
pub fn ago(ms: i64) -> String {
    let seconds = (ms / 1000).max(0) as usize;
    match seconds {
        0..60 => say!("{count} s ago", count = seconds.max(1)),
        60..3600 => say!("{count} min ago", count = seconds / 60),
        3600..86_400 => say!("{count} h ago", count = seconds / 3600),
        _ => say!("{count|one # day|other # days} ago", count = seconds / 86_400),
    }
}

/// Returns the name of a mailbox, as a person may know it.
pub fn mailbox(mailbox: Mailbox, directory: &Directory, me: PersonId) -> String {
    let fixed = match mailbox {
        Mailbox::Inbox => say("Inbox"),
        Mailbox::TeamInboxes => say("Team Inboxes"),
        Mailbox::AssignedToMe => say("Assigned to me"),
        Mailbox::AssignedToOthers => say("Assigned to others"),
        Mailbox::Closed => say("Closed"),
        Mailbox::All => say("All"),
        Mailbox::Snoozed => say("Snoozed"),
        Mailbox::Starred => say("Starred"),
        Mailbox::Drafts => say("Drafts"),
        Mailbox::Sent => say("Sent"),
        Mailbox::Outbox => say("Outbox"),
        Mailbox::Trash => say("Trash"),
        Mailbox::Spam => say("Spam"),
        Mailbox::TeamInbox(team) => return directory.team_name(team).to_owned(),
        Mailbox::TeamAssigned(team) => return say!("{team}: Assigned", team = directory.team_name(team)),
        Mailbox::TeamClosed(team) => return say!("{team}: Closed", team = directory.team_name(team)),
        Mailbox::TeamAll(team) => return say!("{team}: All", team = directory.team_name(team)),
        Mailbox::Label(label) => {
            let name = directory.label_for(me, label).map(|it| it.name.as_str());
            return name.unwrap_or(&say("Label")).to_owned();
        }
    };
    fixed.to_owned()
}

/// Whoever it was.
pub const SOMEBODY: Said = say("Somebody");

/// Returns "1 conversation" or "3 conversations".
pub fn conversations(count: usize) -> String {
    say!("{count|one # conversation|other # conversations}", count)
}

/// Returns "1 message" or "3 messages".
pub fn messages(count: u32) -> String {
    say!("{count|one # message|other # messages}", count)
}

/// Returns a person within a sentence, as the one who does something: "you" or a name.
pub fn who(person: PersonId, me: PersonId, directory: &Directory) -> String {
    if person == me { say("you").to_owned() } else { directory.name(person).to_owned() }
}

/// Returns a person as the one to whom something is done.
pub fn whom(person: PersonId, me: PersonId, directory: &Directory) -> String {
    if person == me { say_as("whom", "you").to_owned() } else { directory.name(person).to_owned() }
}

/// Returns a person as the one to whom something is given.
pub fn to_whom(person: PersonId, me: PersonId, directory: &Directory) -> String {
    if person == me { say_as("to whom", "you").to_owned() } else { directory.name(person).to_owned() }
}

/// Returns names in a row, the rest as a number where there are many.
pub fn listed_briefly(names: &[String]) -> String {
    const MANY: usize = 4;
    if names.len() <= MANY {
        return listed(names);
    }
    let (first, rest) = names.split_at(MANY - 1);
    say!("{names} and {count} others", names = first.join(", "), count = rest.len())
}

/// Returns why a command was not done.
pub fn failure(failure: &Failure, directory: &Directory) -> String {
    match failure {
        Failure::Refused(refusal) => refused::sentence(refusal, directory),
        Failure::Outdated => say("A newer version of the app has stored something this one does not understand. Nothing was lost or changed: reload to update.").to_owned(),
        Failure::Incomplete => rescue::PART_MISSING.to_owned(),
        Failure::Store(error) => store_error(error),
    }
}

/// Returns what a store could not do, what was kept, and what to do.
pub fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Full => {
            say("The disk is full, so this was not done. Everything before it is kept: free some space and try again.")
        }
        StoreError::Cut => {
            say("The browser has closed the data, as it does when the disk is full. Free some space, then reload.")
        }
        StoreError::Gone => say("The browser removed the data while this tab was open. Reload to see what is left."),
        StoreError::TooNew | StoreError::Superseded => {
            say("A newer version of the app has taken over the data. Reload this tab.")
        }
        StoreError::Blocked => say("Another tab with an older version is open. Close it, then reload."),
        StoreError::Damaged { .. } => {
            say("A part of the data is damaged. Everything readable is kept: export it under Settings > Data.")
        }
        StoreError::Lost { .. } => {
            say("The browser has lost data that was here before. Restore a backup, or start again.")
        }
        StoreError::Unsure { .. } => {
            say("This may or may not have been saved. Reload and check before you try again.")
        }
        StoreError::Offline => say(
            "You are not connected to the team, so this was not done. What you typed is kept: try again once you are connected.",
        ),
        StoreError::NotShared { .. } => {
            say("The team’s server did not take this, so it was not done. Ask whoever runs the server.")
        }
        StoreError::Behind { .. } => say("Other tabs were quicker. Try again."),
        StoreError::Unavailable { .. } => say("The browser could not store this. Nothing was changed: try again."),
    }
    .to_owned()
}
