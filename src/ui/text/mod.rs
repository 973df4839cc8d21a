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

pub mod begin;
pub mod channels;
pub mod compose;
pub mod copies;
pub mod data;
pub mod details;
pub mod erasing;
pub mod finding;
pub mod guide;
pub mod keys;
pub mod language;
pub mod letter;
pub mod merging;
pub mod names;
pub mod offline;
pub mod refused;
pub mod rescue;
pub mod rules;
pub mod settings;
pub mod sharing;
mod shell;
pub mod stage;
pub mod story;
pub mod teams;
mod template;
pub mod told;
pub mod triage;
pub mod why;
pub mod workspaces;
pub mod writing;

pub use language::listed;
pub use shell::*;

use crate::ui::text::language::{Said, say, say_as};
use std::collections::BTreeSet;

use crate::mail::Pretence;
use crate::model::{Act, Change, ConversationId, Directory, Event, Mailbox, Operation, PersonId, Refusal};
use crate::session::{Done, Failure};
use crate::store::StoreError;

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
pub const NO_CHANGE: Said = say("That is how it stands already.");

/// No conversation is open.
pub const NOTHING_OPEN: Said = say("Choose a conversation to read it here.");
/// The address names a conversation that the person may not see, or none.
pub const NO_SUCH_CONVERSATION: Said =
    say("There is no such conversation for you. It may have been private, or deleted.");
/// The reading pane, where it is the whole page.
pub const CONVERSATION: Said = say("Conversation");
/// Leads back to the list.
pub const BACK_TO_LIST: Said = say("Back to the list");
/// A conversation that only its owner sees.
pub const PRIVATE: Said = say("Private");
/// The body of a message is gone.
pub const NO_BODY: Said = say("The text of this message is not stored in this browser.");
/// What a browser without a server says below a reply.
pub const NOT_DELIVERED: Said = say("Not delivered from this browser: it will wait in Outbox.");
/// A message to nobody.
pub const NO_RECIPIENT: Said = say("Add a recipient: To is empty.");
/// A person without an account.
pub const NO_SENDER: Said = say("You have no account to send from. Add one under Settings > Accounts.");
/// What the field of a comment says while it is empty.
pub const COMMENT_HINT: Said = say("Only colleagues see this. @ mentions somebody.");
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

/// Returns the name of a mailbox.
pub fn mailbox(mailbox: Mailbox, directory: &Directory) -> String {
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
            return directory.labels.get(&label).map_or_else(String::new, |it| it.name.clone());
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

/// Returns what a command did, for a toast; nothing for what goes without saying.
pub fn done(done: &Done, directory: &Directory) -> Option<String> {
    let count = touched(&done.operation);
    let names = || assignees(&done.operation, directory);
    Some(match done.operation.act {
        Act::Assign => say!(
            "{count|one Conversation|other # conversations} assigned to {names}.",
            count,
            names = names()
        ),
        Act::Unassign => say!("{count|one Conversation|other # conversations} unassigned.", count),
        Act::Archive | Act::ArchiveForEveryone => put_away(&done.operation, say_as("done", "archived")),
        Act::Close => say!("{count|one Conversation|other # conversations} closed.", count),
        Act::Reopen => say!("{count|one Conversation|other # conversations} reopened.", count),
        Act::Trash | Act::TrashForEveryone => put_away(&done.operation, say_as("done", "moved to Trash")),
        Act::Spam | Act::SpamForEveryone => put_away(&done.operation, say_as("done", "marked as spam")),
        Act::Restore => say!("{count|one Conversation|other # conversations} restored.", count),
        Act::NotSpam => say!("{count|one Conversation|other # conversations} taken out of Spam.", count),
        Act::Unread => say!("{count|one Conversation|other # conversations} marked as unread.", count),
        Act::Belong => {
            say!("{count|one Conversation|other # conversations} put into the organization.", count)
        }
        Act::Split => say("Split into a new conversation.").to_owned(),
        Act::MarkRead => say!("{count|one Conversation|other # conversations} marked as read.", count),
        Act::Snooze => say!("{count|one Conversation|other # conversations} snoozed.", count),
        Act::Unsnooze => say!("{count|one Conversation|other # conversations} unsnoozed.", count),
        Act::Move => match team(&done.operation, directory) {
            Some(team) => {
                say!("{count|one Conversation|other # conversations} moved to {team}.", count, team)
            }
            None => say!("{count|one Conversation|other # conversations} moved to the team inbox.", count),
        },
        Act::MoveToInbox => {
            say!("{count|one Conversation|other # conversations} moved to your Inbox.", count)
        }
        Act::PutBack => {
            say!("{count|one Conversation|other # conversations} put back in the team inbox.", count)
        }
        Act::Watch => say("You watch this conversation.").to_owned(),
        Act::Unwatch => say("You no longer watch this conversation.").to_owned(),
        Act::Label => say("Labels changed.").to_owned(),
        Act::Send => say("Message sent.").to_owned(),
        Act::SendAndClose => say("Message sent, conversation closed.").to_owned(),
        Act::SendAndArchive => say("Message sent, conversation archived.").to_owned(),
        Act::Schedule => say("Message scheduled. It can be changed until it leaves.").to_owned(),
        Act::Erase => say!("{count|one Conversation|other # conversations} deleted for ever.", count),
        Act::Merge => say("Conversations merged.").to_owned(),
        Act::Deliver => say("Marked as delivered.").to_owned(),
        Act::Configure => say("Settings saved.").to_owned(),
        Act::Comment => say("Comment added.").to_owned(),
        Act::SendAgain => say("Message sent again.").to_owned(),
        Act::Read
        | Act::Star
        | Act::Unstar
        | Act::Draft
        | Act::Receive
        | Act::Import
        | Act::Notice
        | Act::Due
        | Act::Heed
        | Act::Undo(_) => return None,
    })
}

/// Returns of how many conversations something was done for everyone, and of how many for oneself.
fn put_away(operation: &Operation, what: Said) -> String {
    let (mut everyones, mut own) = (BTreeSet::new(), BTreeSet::new());
    for event in &operation.events {
        let Event::Changed(it) = event else { continue };
        let act = operation.act.on_one(&it.changes);
        let is_for_everyone =
            matches!(act, Act::ArchiveForEveryone | Act::TrashForEveryone | Act::SpamForEveryone);
        if is_for_everyone { &mut everyones } else { &mut own }.insert(it.conversation);
    }
    own.retain(|it| !everyones.contains(it));
    let (everyones, own) = (everyones.len(), own.len());
    match (everyones, own) {
        (0, count) => {
            say!("{count|one Conversation|other # conversations} {what}.", count = count.max(1), what)
        }
        (count, 0) => {
            say!("{count|one Conversation|other # conversations} {what} for everyone.", count, what)
        }
        _ => {
            let count = everyones + own;
            say!(
                "{count} conversations {what}: {everyones} for everyone, {own} for you.",
                count,
                what,
                everyones,
                own
            )
        }
    }
}

/// Returns what was undone, and what was left as it is, for a toast.
pub fn undone(operation: &Operation, refused: &[(ConversationId, Refusal)], directory: &Directory) -> String {
    let mut touched: BTreeSet<_> = operation.changed().collect();
    touched.retain(|it| refused.iter().all(|(refused, _)| refused != it));
    let said = match touched.len() {
        0 | 1 => say("Undone.").to_owned(),
        count => say!("Undone for {count|one # conversation|other # conversations}.", count),
    };
    let stays = match refused {
        [] => return said,
        [(_, why)] => say!("1 conversation stays as it is: {why}", why = refused::sentence(why, directory)),
        several => say!(
            "{count|one # conversation stays as it is|other # conversations stay as they are}: something happened since.",
            count = several.len()
        ),
    };
    format!("{said} {stays}")
}

fn touched(operation: &Operation) -> usize {
    operation.events.iter().filter(|it| matches!(it, Event::Changed(_))).count().max(1)
}

fn assignees(operation: &Operation, directory: &Directory) -> String {
    let added = operation.events.iter().find_map(|it| match it {
        Event::Changed(changed) => changed.changes.iter().find_map(|it| match it {
            Change::Assignees(before, after) => {
                Some(after.iter().filter(|it| !before.contains(it)).copied().collect::<Vec<_>>())
            }
            _ => None,
        }),
        _ => None,
    });
    let me = operation.actor.person().unwrap_or_default();
    let added = added.unwrap_or_default();
    listed_briefly(&added.into_iter().map(|it| to_whom(it, me, directory)).collect::<Vec<_>>())
}

fn team(operation: &Operation, directory: &Directory) -> Option<String> {
    let moved = operation.events.iter().find_map(|it| match it {
        Event::Changed(changed) => changed.changes.iter().find_map(|it| match it {
            Change::Team(_, Some(team)) => Some(*team),
            _ => None,
        }),
        _ => None,
    });
    moved.map(|it| directory.team_name(it).to_owned())
}

/// Returns the same, the rest as a number where there are many.
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
        Failure::Outdated => say("A newer version of the app has written what this one does not know. Nothing was lost or changed: reload to bring it up to date.").to_owned(),
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
            say("It is not known whether this was stored. Reload to see, before you do it again.")
        }
        StoreError::Behind { .. } => say("Other tabs were quicker. Try again."),
        StoreError::Unavailable { .. } => say("The browser could not store this. Nothing was changed: try again."),
    }
    .to_owned()
}
