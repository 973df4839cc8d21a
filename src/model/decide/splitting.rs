//! Splitting: a message and the answers to it become a conversation of their own, the inverse of merging
//! (docs/behaviour.md, section 7). It stands where such a message would stand if it came now; whoever may
//! see the old one may see the new one, and keeps its assignees, its labels and its state to the old one.

use std::collections::BTreeSet;

use super::assign;
use super::guard;
use super::routing::{self, Destination};
use super::working::Working;
use crate::model::command::Split;
use crate::model::directory::Channel;
use crate::model::event::{Act, Arrived, Event, Moved, MovedStep, Shown, Tail};
use crate::model::facts::{Facts, Flag};
use crate::model::ids::*;
use crate::model::message::message_key;
use crate::model::refusal::Refusal;
use crate::model::state::addresses_of;
use crate::model::story::What;

/// Splits a conversation from one of its messages on.
pub fn decide(work: &mut Working, split: &Split) -> Result<Act, Refusal> {
    let me = work.person()?;
    let it = work.state.lead(split.seen.conversation);
    guard::check_reader(work, it, me)?;
    if it != split.seen.conversation && !split.anyway {
        return Err(guard::merged(work.state, split.seen.conversation));
    }
    let all = &work.state.conversations;
    let mut messages: Vec<&Arrived> = split.story.messages().collect();
    messages.retain(|message| work.conversation(message.message) == Some(it));
    // What the author had not read yet may answer what is split off.
    if !messages.iter().any(|message| message.message == all.last(it)) {
        return Err(Refusal::NewerMessage(all.order.activity(it)));
    }
    let channel = work.directory().channel(all.account(it));
    let going = going(&messages, split.message, channel);
    let (goes, stays): (Vec<_>, Vec<_>) = messages.iter().partition(|it| going.contains(&it.message));
    let first = *goes.first().ok_or(Refusal::Unknown)?;
    if stays.is_empty() {
        return Err(Refusal::NothingStays);
    }
    let moved = moved(work, split, it, (&goes, &stays), channel);
    let facts = beginning(work, it, first, &goes);
    let into = work.begin(facts);
    work.events.push(Event::Moved(Box::new(moved(into))));
    stand(work, it, into, &goes);
    Ok(Act::Split)
}

/// Returns a message and all that answers it, or an answer to it; of a chat, all that came after it.
fn going(messages: &[&Arrived], first: MessageId, channel: Channel) -> BTreeSet<MessageId> {
    let mut going = BTreeSet::from([first]);
    if channel != Channel::Email {
        let after = messages.iter().skip_while(|it| it.message != first);
        going.extend(after.map(|it| it.message));
        return going;
    }
    loop {
        let known = going.len();
        let named: BTreeSet<_> = messages
            .iter()
            .filter(|it| going.contains(&it.message) && !it.header.message_id.is_empty())
            .map(|it| message_key(&it.header.message_id))
            .collect();
        let answers = messages.iter().filter(|it| it.header.references.iter().any(|it| named.contains(it)));
        going.extend(answers.map(|it| it.message));
        if going.len() == known {
            return going;
        }
    }
}

/// Returns how messages go, once it is known where to.
fn moved<'a>(
    work: &Working<'a>,
    split: &Split,
    it: ConversationId,
    (goes, stays): (&[&Arrived], &[&Arrived]),
    channel: Channel,
) -> impl FnOnce(ConversationId) -> Moved + use<'a> {
    let is_told = |message: &Arrived| goes.iter().any(|it| it.message == message.message);
    let beats = split.story.beats.iter();
    let told = beats.filter(|it| matches!(&it.what, What::Message(it) if is_told(it))).map(|it| it.seq);
    let told: BTreeSet<_> = told.collect();
    let comments = split.story.beats.iter().filter(|it| !matches!(it.what, What::Message(_)));
    let commented = comments
        .filter(|it| matches!(it.what, What::Comment { .. } | What::RuleComment { .. }))
        .map(|it| it.at)
        .max();
    let before = work.state.conversations.shown(it);
    let left = shown(stays, channel);
    let has_its_first = stays.iter().map(|it| it.message).min() < goes.iter().map(|it| it.message).min();
    let tail = Tail { at: left.tail.at.max(commented.unwrap_or_default()), ..left.tail };
    let left = if has_its_first {
        Shown { subject: before.subject.clone(), party: before.party.clone(), tail, ..left }
    } else {
        Shown { tail, ..left }
    };
    let row = |message| work.state.threads.conversation(message).unwrap_or(it);
    let rows: Vec<_> = goes.iter().map(|it| (it.message, row(it.message))).collect();
    let gained = shown(goes, channel);
    let account = goes.first().map(|it| it.account).unwrap_or_default();
    let addresses: BTreeSet<_> = goes.iter().flat_map(|it| addresses_of(it)).collect();
    move |into| Moved {
        from: it,
        into,
        messages: rows.into_iter().map(|(message, from)| MovedStep { message, from, to: into }).collect(),
        account,
        left_before: before,
        left_after: left,
        gained_before: Shown::default(),
        gained_after: gained,
        told: told.into_iter().collect(),
        addresses: addresses.into_iter().collect(),
    }
}

/// Returns what messages, in order of time, make of a conversation.
fn shown(messages: &[&Arrived], channel: Channel) -> Shown {
    let (first, last) = (messages.first(), messages.last());
    let outside = messages.iter().find(|it| !it.outgoing).or(first);
    let party = outside.and_then(|it| if it.outgoing { it.header.to.first() } else { Some(&it.header.from) });
    let is_answer = |it: &&&Arrived| channel == Channel::Email && it.header.is_answer();
    Shown {
        subject: first.map(|it| it.header.subject.clone()).unwrap_or_default(),
        party: party.cloned().unwrap_or_default(),
        messages: messages.len() as u32,
        headless: messages.iter().filter(is_answer).count() == messages.len(),
        tail: Tail {
            last: messages.iter().map(|it| it.message).max().unwrap_or_default(),
            at: last.map(|it| it.at).unwrap_or_default(),
            snippet: last.map(|it| it.header.snippet.clone()).unwrap_or_default(),
            last_outside: messages.iter().filter(|it| !it.outgoing).map(|it| it.message).max(),
            answered: messages.iter().any(|it| it.outgoing),
            attachments: messages.iter().any(|it| !it.header.attachments.is_empty()),
            touched: Seq::default(),
        },
    }
}

/// Returns how the new conversation begins: of the team that its first message from outside would go to
/// now, in the same organization. Nobody loses sight of what they could see; what is private stays so.
fn beginning(work: &mut Working, it: ConversationId, first: &Arrived, goes: &[&Arrived]) -> Facts {
    let (directory, old) = (work.directory(), work.facts(it).clone());
    let outside = goes.iter().copied().find(|it| !it.outgoing);
    let destination = match outside {
        _ if old.org.is_none() => None,
        Some(message) => routing::incoming(directory, message.account, &message.header)
            .into_iter()
            .find(|destination| destination.org == old.org),
        None => Some(routing::outgoing(directory, first.account, &first.header)),
    };
    let Destination { team, audiences, .. } =
        destination.filter(|destination| destination.org == old.org).unwrap_or_default();
    let mut facts = Facts { org: old.org, team: team.or(old.team), grants: old.grants, ..Facts::default() };
    let added = Destination { org: old.org, team, audiences, ..Destination::default() };
    if old.org.is_some() {
        added.grants(outside.unwrap_or(first).account).into_iter().for_each(|it| facts.grant(it));
    }
    facts
}

/// Puts the new conversation where a message that comes would stand; unread for whom the old one was, and
/// nobody is told. What was only sent from here stands in no inbox.
fn stand(work: &mut Working, it: ConversationId, into: ConversationId, goes: &[&Arrived]) {
    let directory = work.directory();
    let old = work.facts(it).clone();
    let facts = work.facts(into);
    for person in facts.readers(directory) {
        facts.put(person, Flag::Unread, old.has(person, Flag::Unread));
    }
    for sender in goes.iter().filter_map(|it| it.sender) {
        facts.put(sender, Flag::Sent, true);
    }
    if goes.iter().all(|it| it.outgoing) {
        return;
    }
    for person in facts.receivers(directory) {
        facts.put(person, Flag::Inbox, true);
    }
    if facts.team.is_some() || !facts.is_in_an_inbox(directory) {
        assign::back_to_team(work, into, None);
    }
}
