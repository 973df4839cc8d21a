//! All text of the interface, in plain English, in one place, so that it can be translated. A
//! sentence says itself what it is; a comment stands where it does not say when it is shown.
#![expect(missing_docs, reason = "a sentence says itself what it is")]

pub mod channels;
pub mod compose;
pub mod copies;
pub mod data;
pub mod details;
pub mod erasing;
pub mod letter;
pub mod merging;
pub mod offline;
pub mod rescue;
pub mod rules;
pub mod settings;
pub mod sharing;
mod shell;
pub mod story;
pub mod teams;
pub mod told;
pub mod triage;
pub mod why;
pub mod writing;

pub use shell::*;

use std::collections::BTreeSet;

use crate::mail::Pretence;
use crate::model::{Act, Change, ConversationId, Directory, Event, Mailbox, Operation, Refusal};
use crate::session::{Done, Failure};
use crate::store::StoreError;

/// The months, as dates of this and other years name them.
pub const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];

/// Undo when there is nothing.
pub const NOTHING_TO_UNDO: &str = "There is nothing to undo.";
/// A comment was taken back.
pub const COMMENT_IS_BACK: &str = "Undone. What you wrote is in the comment field again.";
/// An act that changes nothing.
pub const NO_CHANGE: &str = "That is how it stands already.";

/// No conversation is open.
pub const NOTHING_OPEN: &str = "Choose a conversation to read it here.";
/// The address names a conversation that the person may not see, or none.
pub const NO_SUCH_CONVERSATION: &str =
    "There is no such conversation for you. It may have been private, or deleted.";
/// The reading pane, where it is the whole page.
pub const CONVERSATION: &str = "Conversation";
/// Leads back to the list.
pub const BACK_TO_LIST: &str = "Back to the list";
/// A conversation that only its owner sees.
pub const PRIVATE: &str = "Private";
/// The body of a message is gone.
pub const NO_BODY: &str = "The text of this message is not stored in this browser.";
/// What a browser without a server says below a reply.
pub const NOT_DELIVERED: &str = "Not delivered from this browser: it will wait in Outbox.";
/// A message to nobody.
pub const NO_RECIPIENT: &str = "Say whom it is for: To is empty.";
/// A person without an account.
pub const NO_SENDER: &str = "You have no account to send from. Add one under Settings > Accounts.";
/// What the field of a comment says while it is empty.
pub const COMMENT_HINT: &str = "Only colleagues see this. @ mentions somebody.";
/// What is said of a team among people.
pub const A_TEAM: &str = "Team";
/// Hands a message to the mail program of the computer.
pub const HAND_OVER: &str = "Open in mail program";
/// A message in the Outbox.
pub const IN_OUTBOX: &str = "Not delivered from this browser";
/// A message that can still be taken back.
pub const SENDING: &str = "Sending… Undo (z) takes it back";

/// Returns how a sender looks like somebody they are not.
pub fn pretends(pretence: &Pretence, directory: &Directory) -> String {
    match pretence {
        Pretence::Address(shown) => format!("not from {shown}"),
        Pretence::Colleague(person) => {
            format!("uses the name of {}, from an address nobody here has", directory.name(*person))
        }
        Pretence::Domain(ours) => format!("looks like {ours}, but is not"),
        Pretence::Letters => "the address mixes letters that look alike".to_owned(),
    }
}

/// Returns "2 s ago", "5 min ago", "3 h ago" or "2 days ago".
pub fn ago(ms: i64) -> String {
    let seconds = (ms / 1000).max(0);
    match seconds {
        0..60 => format!("{} s ago", seconds.max(1)),
        60..3600 => format!("{} min ago", seconds / 60),
        3600..86_400 => format!("{} h ago", seconds / 3600),
        _ => counted((seconds / 86_400) as usize, "day ago", "days ago"),
    }
}

/// Returns the name of a mailbox.
pub fn mailbox(mailbox: Mailbox, directory: &Directory) -> String {
    let fixed = match mailbox {
        Mailbox::Inbox => "Inbox",
        Mailbox::TeamInboxes => "Team Inboxes",
        Mailbox::AssignedToMe => "Assigned to me",
        Mailbox::AssignedToOthers => "Assigned to others",
        Mailbox::Closed => "Closed",
        Mailbox::All => "All",
        Mailbox::Snoozed => "Snoozed",
        Mailbox::Starred => "Starred",
        Mailbox::Drafts => "Drafts",
        Mailbox::Sent => "Sent",
        Mailbox::Outbox => "Outbox",
        Mailbox::Trash => "Trash",
        Mailbox::Spam => "Spam",
        Mailbox::TeamInbox(team) => return directory.team_name(team).to_owned(),
        Mailbox::TeamAssigned(team) => return format!("{}: Assigned", directory.team_name(team)),
        Mailbox::TeamClosed(team) => return format!("{}: Closed", directory.team_name(team)),
        Mailbox::TeamAll(team) => return format!("{}: All", directory.team_name(team)),
        Mailbox::Label(label) => {
            return directory.labels.get(&label).map_or_else(String::new, |it| it.name.clone());
        }
    };
    fixed.to_owned()
}

/// Returns "1 conversation" or "3 conversations".
pub fn conversations(count: usize) -> String {
    counted(count, "conversation", "conversations")
}

/// Returns a count with its noun.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Returns what a command did, for a toast; nothing for what goes without saying.
pub fn done(done: &Done, directory: &Directory) -> Option<String> {
    let count = touched(&done.operation);
    let these = || if count == 1 { "Conversation".to_owned() } else { conversations(count) };
    let named = || assignees(&done.operation, directory);
    Some(match done.operation.act {
        Act::Assign => format!("{} assigned to {}.", these(), named()),
        Act::Unassign => format!("{} unassigned.", these()),
        Act::Archive | Act::ArchiveForEveryone => put_away(&done.operation, "archived"),
        Act::Close => format!("{} closed.", these()),
        Act::Reopen => format!("{} reopened.", these()),
        Act::Trash | Act::TrashForEveryone => put_away(&done.operation, "moved to Trash"),
        Act::Spam | Act::SpamForEveryone => put_away(&done.operation, "marked as spam"),
        Act::Restore => format!("{} restored.", these()),
        Act::NotSpam => format!("{} taken out of Spam.", these()),
        Act::Unread => format!("{} marked as unread.", these()),
        Act::Belong => format!("{} put into the organization.", these()),
        Act::Split => "Split into a new conversation.".to_owned(),
        Act::MarkRead => format!("{} marked as read.", these()),
        Act::Snooze => format!("{} snoozed.", these()),
        Act::Unsnooze => format!("{} unsnoozed.", these()),
        Act::Move => format!("{} moved to {}.", these(), team(&done.operation, directory)),
        Act::MoveToInbox => format!("{} moved to your Inbox.", these()),
        Act::PutBack => format!("{} put back in the team inbox.", these()),
        Act::Watch => "You watch this conversation.".to_owned(),
        Act::Unwatch => "You no longer watch this conversation.".to_owned(),
        Act::Label => "Labels changed.".to_owned(),
        Act::Send => "Message sent.".to_owned(),
        Act::SendAndClose => "Message sent, conversation closed.".to_owned(),
        Act::SendAndArchive => "Message sent, conversation archived.".to_owned(),
        Act::Schedule => "Message planned. It can be changed until it leaves.".to_owned(),
        Act::Erase => format!("{} deleted for ever.", these()),
        Act::Merge => "Conversations merged.".to_owned(),
        Act::Deliver => "Marked as delivered.".to_owned(),
        Act::Configure => "Settings saved.".to_owned(),
        Act::Comment => "Comment added.".to_owned(),
        Act::Read
        | Act::Star
        | Act::Unstar
        | Act::Draft
        | Act::Receive
        | Act::Import
        | Act::Notice
        | Act::Due
        | Act::Undo(_) => return None,
    })
}

/// Returns of how many conversations something was done for everyone, and of how many for oneself.
fn put_away(operation: &Operation, what: &str) -> String {
    let (mut everyones, mut own) = (BTreeSet::new(), BTreeSet::new());
    for event in &operation.events {
        let Event::Changed(it) = event else { continue };
        let act = operation.act.on_one(&it.changes);
        let is_for_everyone =
            matches!(act, Act::ArchiveForEveryone | Act::TrashForEveryone | Act::SpamForEveryone);
        if is_for_everyone { &mut everyones } else { &mut own }.insert(it.conversation);
    }
    own.retain(|it| !everyones.contains(it));
    let these = |count: usize| if count == 1 { "Conversation".to_owned() } else { conversations(count) };
    match (everyones.len(), own.len()) {
        (0, own) => format!("{} {what}.", these(own)),
        (everyones, 0) => format!("{} {what} for everyone.", these(everyones)),
        (everyones, own) => {
            format!("{} {what}: {everyones} for everyone, {own} for you.", conversations(everyones + own))
        }
    }
}

/// Returns what was undone, and what was left as it is, for a toast.
pub fn undone(operation: &Operation, refused: &[(ConversationId, Refusal)], directory: &Directory) -> String {
    let mut touched: BTreeSet<_> = operation.changed().collect();
    touched.retain(|it| refused.iter().all(|(refused, _)| refused != it));
    let said = match touched.len() {
        0 | 1 => "Undone.".to_owned(),
        count => format!("Undone for {}.", conversations(count)),
    };
    match refused {
        [] => said,
        [(_, why)] => format!("{said} 1 conversation stays as it is: {}", why.sentence(directory)),
        several => {
            format!("{said} {} stay as they are: something happened since.", conversations(several.len()))
        }
    }
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
    let me = operation.actor.person();
    let name = |it: &crate::model::PersonId| {
        if Some(*it) == me { "you".to_owned() } else { directory.name(*it).to_owned() }
    };
    listed_briefly(&added.unwrap_or_default().iter().map(name).collect::<Vec<_>>())
}

fn team(operation: &Operation, directory: &Directory) -> String {
    let moved = operation.events.iter().find_map(|it| match it {
        Event::Changed(changed) => changed.changes.iter().find_map(|it| match it {
            Change::Team(_, Some(team)) => Some(*team),
            _ => None,
        }),
        _ => None,
    });
    moved.map_or_else(|| "the team inbox".to_owned(), |it| directory.team_name(it).to_owned())
}

/// Returns "Ann", "Ann and Ben" or "Ann, Ben and Cleo".
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Returns the same, the rest as a number where there are many.
pub fn listed_briefly(names: &[String]) -> String {
    const MANY: usize = 4;
    if names.len() <= MANY {
        return listed(names);
    }
    let (first, rest) = names.split_at(MANY - 1);
    format!("{} and {} others", first.join(", "), rest.len())
}

/// Returns why a command was not done.
pub fn failure(failure: &Failure, directory: &Directory) -> String {
    match failure {
        Failure::Refused(refusal @ Refusal::WhichOrganization(_)) => {
            format!("{} The menu More of the conversation does.", refusal.sentence(directory))
        }
        Failure::Refused(refusal) => refusal.sentence(directory),
        Failure::Outdated => {
            "A newer version of the app has written what this one does not know. Nothing was lost or changed: reload to bring it up to date.".to_owned()
        }
        Failure::Store(error) => store_error(error),
    }
}

/// Returns what a store could not do, what was kept, and what to do.
pub fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Full => {
            "The disk is full, so this was not done. Everything before it is kept: free some space and try again."
        }
        StoreError::Cut => {
            "The browser has closed the data, as it does when the disk is full. Free some space, then reload."
        }
        StoreError::Gone => "The browser removed the data while this tab was open. Reload to see what is left.",
        StoreError::TooNew | StoreError::Superseded => {
            "A newer version of the app has taken over the data. Reload this tab."
        }
        StoreError::Blocked => "Another tab with an older version is open. Close it, then reload.",
        StoreError::Damaged { .. } => {
            "A part of the data is damaged. Everything readable is kept: export it under Settings > Data."
        }
        StoreError::Lost { .. } => {
            "The browser has lost data that was here before. Restore a backup, or start again."
        }
        StoreError::Unsure { .. } => {
            "It is not known whether this was stored. Reload to see, before you do it again."
        }
        StoreError::Behind { .. } => "Other tabs were quicker. Try again.",
        StoreError::Unavailable { .. } => "The browser could not store this. Nothing was changed: try again.",
    }
    .to_owned()
}
