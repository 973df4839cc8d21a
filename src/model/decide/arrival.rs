//! Messages that come in: new ones, copies, and table C (behaviour.md, sections 6 and 8).

use super::assign::keepers;
use super::joining::{self, Twin};
use super::routing::{self, Destination};
use super::rules::{self, Occasion};
use super::working::Working;
use crate::model::command::{Mode, Receive};
use crate::model::directory::Directory;
use crate::model::event::{Act, Arrived, Event, Reason, Via};
use crate::model::facts::{Facts, Flag, Grant};
use crate::model::ids::*;
use crate::model::message::Header;
use crate::model::refusal::Refusal;

/// So many recipients are kept with a message; all of them are in its source.
const KEPT_RECIPIENTS: usize = 100;

/// Decides messages that came in, oldest first.
pub fn decide(work: &mut Working, receive: &Receive) -> Result<Act, Refusal> {
    let account = present(work, receive.account)?;
    if receive.mode != Mode::Live {
        work.counts_notices = true;
    }
    let mut messages: Vec<_> = receive.messages.iter().collect();
    messages.sort_by_key(|it| it.date);
    for header in messages {
        match receive.mode {
            Mode::Live | Mode::AsNew => incoming(work, account, header, None, true),
            Mode::AsHistory => incoming(work, account, header, None, false),
            Mode::AsSent => sent(work, account, header),
        }
    }
    Ok(if receive.mode == Mode::Live { Act::Receive } else { Act::Import })
}

/// Decides messages that were made here: new ones, whose text is kept with them.
pub fn simulate(
    work: &mut Working,
    account: AccountId,
    messages: &[(Header, String)],
) -> Result<Act, Refusal> {
    let account = present(work, account)?;
    for (header, text) in messages {
        incoming(work, account, header, Some(text), true);
    }
    Ok(Act::Receive)
}

fn present(work: &Working, account: AccountId) -> Result<AccountId, Refusal> {
    let known = work.directory().accounts.get(&account).filter(|it| !it.removed);
    known.map(|it| it.id).ok_or(Refusal::Unknown)
}

/// A message that is on its way into a conversation.
pub struct Coming<'a> {
    /// The account that received it.
    pub account: AccountId,
    /// Its header.
    pub header: &'a Header,
    /// Its text, if it was made here.
    pub text: Option<&'a str>,
    /// Where it goes.
    pub destination: &'a Destination,
    /// It is new mail; else history, which changes nothing but access.
    pub is_new: bool,
    /// Its Message-ID is known with other content.
    pub same_id: bool,
}

fn incoming(work: &mut Working, account: AccountId, header: &Header, text: Option<&str>, is_new: bool) {
    let twins = joining::twins(work, header);
    if joining::is_known(work, &twins, account) {
        work.duplicates += 1;
        return;
    }
    let same_id = twins.is_empty() && joining::is_id_known(work, header);
    let (mut begun, mut joined) = (Vec::new(), Vec::new());
    for destination in routing::incoming(work.directory(), account, header) {
        let coming = Coming { account, header, text, destination: &destination, is_new, same_id };
        if let Some(twin) = joining::twin_there(work, &twins, &destination) {
            copy(work, &coming, twin);
            continue;
        }
        let found = joining::conversations(work, account, header, &destination, &begun, &twins);
        if found.is_empty() {
            let apart = joining::kept_apart(work, account, header, &destination, &twins);
            let conversation = begin(work, &coming);
            link(work, conversation, apart);
            begun.push(conversation);
        }
        for conversation in found {
            if let Some(twin) = twins.iter().find(|it| it.conversation == conversation) {
                copy(work, &coming, *twin);
            } else if joined.contains(&conversation) {
                grant_all(work, conversation, &coming);
            } else {
                join(work, &coming, conversation);
                joined.push(conversation);
            }
        }
    }
    if is_new {
        ruled(work, (account, header, text), &begun, &joined);
    }
}

/// Links what was begun with what it is kept apart from.
fn link(work: &mut Working, begun: ConversationId, apart: Vec<ConversationId>) {
    let is_shared = work.facts(begun).org.is_some();
    let link = |other| if is_shared { (begun, other) } else { (other, begun) };
    let links = apart.into_iter().map(link);
    work.events.extend(links.map(|(shared, private)| Event::Linked { shared, private }));
}

/// Rules run before a message appears anywhere; what comes into Spam stays there (C10).
fn ruled(
    work: &mut Working,
    (account, header, text): (AccountId, &Header, Option<&str>),
    begun: &[ConversationId],
    joined: &[ConversationId],
) {
    let at = stands_at(work, header);
    let occasion = |is_first| Occasion::of_message(header, text, account, is_first).at(at);
    let joined: Vec<_> = joined.iter().copied().filter(|it| !work.facts(*it).spam).collect();
    rules::received(work, begun, &occasion(true));
    rules::received(work, &joined, &occasion(false));
}

/// A later copy adds its account and access and is no new message; whom it newly reaches has it
/// as if it were one, unless it has been triaged already.
fn copy(work: &mut Working, coming: &Coming, twin: Twin) {
    work.duplicates += 1;
    let earlier = joining::accounts(work, twin.message);
    work.events.push(Event::Copied { message: twin.message, account: coming.account });
    let conversation = twin.conversation;
    let directory = work.directory();
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
    if !is_archived {
        mark_unread(facts, directory, &newly);
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
        let occasion = Occasion::of_message(header, text, account, is_first).at(stands_at(work, header));
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
        mark_unread(work.facts(conversation), directory, &|_| true);
        requeue(work, conversation, &|_| true);
        into_inboxes(work, conversation);
    }
    conversation
}

/// Unread for everyone who may see it, but for those for whom it is archived as it comes.
pub fn mark_unread(facts: &mut Facts, directory: &Directory, whom: &dyn Fn(PersonId) -> bool) {
    for person in facts.readers(directory).into_iter().filter(|it| whom(*it)) {
        if !facts.is_hushed(person, directory) {
            facts.put(person, Flag::Unread, true);
        }
    }
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
    if marks.snooze.is_none() && !marks.has(Flag::Spam) {
        work.notify(person, Some(conversation), reason);
    }
}

/// Who marked it as spam for themselves keeps it there, unread.
fn put_into_inboxes(work: &mut Working, conversation: ConversationId, people: &[PersonId], reason: Reason) {
    for person in people.iter().copied() {
        let facts = work.facts(conversation);
        facts.put(person, Flag::Unread, true);
        if !facts.has(person, Flag::Spam) {
            facts.put(person, Flag::Inbox, true);
        }
        tell(work, conversation, person, reason);
    }
}

/// A message joins a conversation: table C. States compose in its order.
pub fn join(work: &mut Working, coming: &Coming, conversation: ConversationId) {
    push(work, coming, conversation);
    grant_all(work, conversation, coming);
    if !coming.is_new {
        return;
    }
    let (at, directory) = (work.at(), work.directory());
    let facts = work.facts(conversation);
    // What is new is not what they deleted.
    facts.marks.values_mut().for_each(|it| it.put(Flag::Gone, false));
    mark_unread(facts, directory, &|_| true);
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

/// A message out of a Sent folder: outgoing, history.
fn sent(work: &mut Working, account: AccountId, header: &Header) {
    let twins = joining::twins(work, header);
    if joining::is_known(work, &twins, account) {
        work.duplicates += 1;
        return;
    }
    let directory = work.directory();
    let destination = routing::outgoing(directory, account, header);
    let coming =
        Coming { account, header, text: None, destination: &destination, is_new: false, same_id: false };
    let known = joining::conversations(work, account, header, &destination, &[], &twins).first().copied();
    let apart = joining::kept_apart(work, account, header, &destination, &twins);
    let conversation = known.unwrap_or_else(|| {
        work.begin(Facts { org: destination.org, team: destination.team, ..Facts::default() })
    });
    grant_all(work, conversation, &coming);
    let owner = directory.accounts.get(&account).map(|it| it.owner);
    work.add(Arrived {
        sender: owner,
        outgoing: true,
        via: Via::Private,
        ..arrived(work, &coming, conversation)
    });
    if known.is_none() {
        link(work, conversation, apart);
    }
    if let Some(owner) = owner {
        work.facts(conversation).put(owner, Flag::Sent, true);
    }
}

fn push(work: &mut Working, coming: &Coming, conversation: ConversationId) {
    work.add(arrived(work, coming, conversation));
}

/// Returns where a message stands in time: at its date, never later than now.
fn stands_at(work: &Working, header: &Header) -> Time {
    header.date.unwrap_or(work.at()).min(work.at())
}

fn arrived(work: &Working, coming: &Coming, conversation: ConversationId) -> Arrived {
    let (header, more_recipients) = shortened(coming.header);
    Arrived {
        conversation,
        at: stands_at(work, coming.header),
        account: coming.account,
        text: coming.text.map(str::to_owned),
        more_recipients,
        same_id: coming.same_id,
        via: coming.destination.via,
        header,
        ..Arrived::default()
    }
}

fn shortened(header: &Header) -> (Header, u32) {
    let mut header = header.clone();
    let all = header.to.len() + header.cc.len();
    header.to.truncate(KEPT_RECIPIENTS);
    header.cc.truncate(KEPT_RECIPIENTS);
    let left_out = all - header.to.len() - header.cc.len();
    (header, left_out as u32)
}
