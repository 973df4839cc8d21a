//! What was done and undone, as toasts say it.

use std::collections::BTreeSet;

use super::language::{Said, say, say_as};
use super::{listed_briefly, refused, to_whom};
use crate::model::{Act, Change, ConversationId, Directory, Event, Operation, PersonId, Refusal};
use crate::session::Done;

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
        Act::Watch => say("You are now watching this conversation.").to_owned(),
        Act::Unwatch => say("You no longer watch this conversation.").to_owned(),
        Act::Label | Act::OwnLabel => say("Labels changed.").to_owned(),
        Act::Send => say("Message sent.").to_owned(),
        Act::SendAndClose => say("Message sent, conversation closed.").to_owned(),
        Act::SendAndArchive => say("Message sent, conversation archived.").to_owned(),
        Act::Schedule => say("Message scheduled. You can change it until it is sent.").to_owned(),
        Act::Erase => say!("{count|one Conversation|other # conversations} deleted for ever.", count),
        Act::Merge => say("Conversations merged.").to_owned(),
        Act::Deliver => say("Marked as delivered.").to_owned(),
        Act::Configure => say("Settings saved.").to_owned(),
        Act::DiscardDraft => say("Draft discarded.").to_owned(),
        Act::Comment => say("Comment added.").to_owned(),
        Act::EditComment => say("Comment edited.").to_owned(),
        Act::DeleteComment => say("Comment deleted.").to_owned(),
        Act::SendAgain => say("Message sent again.").to_owned(),
        Act::AddPeople => say!("Added {names}.", names = added(&done.operation, directory)),
        Act::GiveAccess => say!("Gave {names} access.", names = added(&done.operation, directory)),
        Act::RemovePeople => say!("Removed {names}.", names = removed(&done.operation, directory)),
        Act::Read
        | Act::Star
        | Act::Unstar
        | Act::Draft
        | Act::ShareDraft
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

/// Returns whom an act added.
fn added(operation: &Operation, directory: &Directory) -> String {
    reached(operation, directory, Change::added)
}

/// Returns from whom an act took access.
fn removed(operation: &Operation, directory: &Directory) -> String {
    reached(operation, directory, Change::removed)
}

fn reached(operation: &Operation, directory: &Directory, of: fn(&[Change]) -> BTreeSet<PersonId>) -> String {
    let mut people = BTreeSet::new();
    for event in &operation.events {
        if let Event::Changed(it) = event {
            people.extend(of(&it.changes));
        }
    }
    let me = operation.actor.person().unwrap_or_default();
    listed_briefly(&people.into_iter().map(|it| to_whom(it, me, directory)).collect::<Vec<_>>())
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
