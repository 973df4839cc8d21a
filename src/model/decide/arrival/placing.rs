//! Where a message puts a conversation, and whom it reaches: it begins one, joins one (table C of
//! docs/behaviour.md, section 6), or is a copy of what is there.

use super::coming::{Coming, arrived};
use crate::model::decide::assign::keepers;
use crate::model::decide::rules::{self, Occasion};
use crate::model::decide::twins::{self, Twin};
use crate::model::decide::working::Working;
use crate::model::event::{Event, Reason};
use crate::model::facts::{Facts, Flag, Grant};
use crate::model::ids::*;

/// A message begins a conversation.
pub fn begin(work: &mut Working, coming: &Coming) -> ConversationId {
    let facts = Facts {
        org: coming.destination.org,
        team: coming.destination.team,
        grants: coming.destination.grants(coming.account),
        ..Facts::default()
    };
    let conversation = work.begin(facts);
    push(work, coming, conversation);
    if coming.is_new {
        let directory = work.directory();
        if !work.was_read {
            work.facts(conversation).mark_unread(directory, &|_| true);
        }
        requeue(work, conversation, &|_| true);
        into_inboxes(work, conversation);
    }
    conversation
}

/// A message joins a conversation: table C. States compose in its order.
pub fn join(work: &mut Working, coming: &Coming, conversation: ConversationId) {
    push(work, coming, conversation);
    grant_all(work, conversation, coming);
    if !coming.is_new {
        return;
    }
    let (at, directory, was_read) = (work.at(), work.directory(), work.was_read);
    let facts = work.facts(conversation);
    // What is new is not what they deleted.
    facts.marks.values_mut().for_each(|it| it.put(Flag::Gone, false));
    if !was_read {
        facts.mark_unread(directory, &|_| true);
    }
    if facts.spam {
        return;
    }
    facts.trashed = false;
    for marks in facts.marks.values_mut() {
        marks.put(Flag::Trashed, false);
        marks.put(Flag::Removed, false);
        marks.snooze = marks.snooze.filter(|it| !it.wakes);
    }
    facts.closed = false;
    into_inboxes(work, conversation);
    let facts = work.facts(conversation);
    let present: Vec<_> = facts.assignees.iter().copied().filter(|it| !directory.is_away(*it, at)).collect();
    let requeues =
        facts.team.and_then(|it| directory.team_with_inbox(it)).is_some_and(|it| it.options.reply_requeues);
    if !facts.is_assigned() {
        requeue(work, conversation, &|_| true);
    } else if facts.team.is_none() {
        // There is no queue to go back to: it stays with the assignees, present or not.
        let assignees = facts.assignees.clone();
        put_into_inboxes(work, conversation, &assignees, Reason::AssignedMessage);
    } else if present.is_empty() {
        requeue(work, conversation, &|_| true);
    } else if requeues {
        requeue(work, conversation, &|_| true);
        for person in present {
            tell(work, conversation, person, Reason::AssignedMessage);
        }
    } else {
        put_into_inboxes(work, conversation, &present, Reason::AssignedMessage);
    }
}

/// A later copy adds its account and access and is no new message; whom it newly reaches has it
/// as if it were one, unless it has been triaged already.
pub fn copy(work: &mut Working, coming: &Coming, twin: Twin) {
    work.duplicates += 1;
    let earlier = twins::accounts(work, twin.message);
    work.events.push(Event::Copied { message: twin.message, account: coming.account });
    work.fresh.add_copy(twin.message, coming.account);
    let conversation = twin.conversation;
    let (directory, was_read) = (work.directory(), work.was_read);
    let facts = work.facts(conversation);
    let received = facts.receivers(directory);
    let was_told = facts.team.map(|it| directory.active_members(it)).unwrap_or_default();
    // Whom it was archived for as it came has heard nothing of it yet.
    let mut had = facts.readers(directory);
    had.retain(|it| facts.has(*it, Flag::Inbox) || !facts.is_hushed(*it, directory));
    let is_first_team = facts.team.is_none() && coming.destination.team.is_some();
    facts.team = facts.team.or(coming.destination.team);
    grant_all(work, conversation, coming);
    let facts = work.facts(conversation);
    let is_triaged = facts.closed || facts.trashed || facts.spam || facts.is_assigned();
    if !coming.is_new || is_triaged {
        return;
    }
    let newly = |it: PersonId| !had.contains(&it);
    let is_archived = !facts.queued && !is_first_team && facts.has_team_inbox(directory);
    if !is_archived && !was_read {
        facts.mark_unread(directory, &newly);
    }
    if is_first_team {
        requeue(work, conversation, &newly);
    }
    let mut receivers = work.facts(conversation).receivers(directory);
    receivers.retain(|it| !received.contains(it) && !work.facts(conversation).has(*it, Flag::Inbox));
    let (told, known): (Vec<_>, Vec<_>) = receivers.into_iter().partition(|it| newly(*it));
    put_into_inboxes(work, conversation, &told, Reason::InboxMessage);
    for person in known {
        work.facts(conversation).put(person, Flag::Inbox, true);
        if !was_told.contains(&person) {
            tell(work, conversation, person, Reason::InboxMessage);
        }
    }
    if !is_archived {
        let Coming { account, header, text, .. } = *coming;
        let is_first = work.state.conversations.messages(conversation) <= 1;
        let occasion = Occasion::of_message(header, text, account, is_first).at(work.stands_at(header));
        rules::copied(work, conversation, &occasion, &earlier);
    }
}

/// Gives access. What comes to the owner of an account alone, in answer to what is shared, is no
/// reason to have that in their own Inbox.
pub fn grant_all(work: &mut Working, conversation: ConversationId, coming: &Coming) {
    let facts = work.facts(conversation);
    let is_answer = coming.destination.org.is_none() && facts.org.is_some();
    let grants = coming.destination.grants(coming.account).into_iter();
    grants.filter(|it| !(is_answer && matches!(it, Grant::OwnInbox(_)))).for_each(|it| facts.grant(it));
}

/// Back into the team inbox; active members are told. Where there is none, or nobody looks into it,
/// it goes to those who keep it.
fn requeue(work: &mut Working, conversation: ConversationId, to: &dyn Fn(PersonId) -> bool) {
    let directory = work.directory();
    let facts = work.facts(conversation);
    let Some(team) = facts.team else { return };
    if directory.team_with_inbox(team).is_some() {
        facts.queued = true;
        for person in directory.active_members(team).into_iter().filter(|it| to(*it)) {
            tell(work, conversation, person, Reason::TeamMessage(team));
        }
    }
    let facts = work.facts(conversation);
    if facts.has_team_inbox(directory) {
        return;
    }
    let keepers: Vec<_> = keepers(facts, directory).into_iter().filter(|it| to(*it)).collect();
    put_into_inboxes(work, conversation, &keepers, Reason::InboxMessage);
}

/// Into the Inbox of everyone who receives it.
fn into_inboxes(work: &mut Working, conversation: ConversationId) {
    let directory = work.directory();
    let receivers = work.facts(conversation).receivers(directory);
    put_into_inboxes(work, conversation, &receivers, Reason::InboxMessage);
}

/// Tells a person, unless they hid it from themselves: as spam (C10) or by a snooze that replies do
/// not end (C12).
fn tell(work: &mut Working, conversation: ConversationId, person: PersonId, reason: Reason) {
    let marks = work.facts(conversation).marks(person);
    if work.was_read {
        return;
    }
    if marks.snooze.is_none() && !marks.has(Flag::Spam) {
        work.notify(person, Some(conversation), reason);
    }
}

/// Who marked it as spam for themselves keeps it there, unread.
fn put_into_inboxes(work: &mut Working, conversation: ConversationId, people: &[PersonId], reason: Reason) {
    for person in people.iter().copied() {
        let was_read = work.was_read;
        let facts = work.facts(conversation);
        if !was_read {
            facts.put(person, Flag::Unread, true);
        }
        if !facts.has(person, Flag::Spam) {
            facts.put(person, Flag::Inbox, true);
        }
        tell(work, conversation, person, reason);
    }
}

fn push(work: &mut Working, coming: &Coming, conversation: ConversationId) {
    work.add(arrived(work, coming, conversation));
}
