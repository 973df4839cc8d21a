//! Sending: cases A14–A18 and A20.

use super::assign::give_to;
use super::drafts;
use super::faring;
use super::guard::{check_reader, merged};
use super::routing;
use super::triage;
use super::working::Working;
use crate::model::command::Send;
use crate::model::event::*;
use crate::model::facts::{Facts, Flag, Grant};
use crate::model::ids::*;
use crate::model::refusal::{Changer, Refusal};

/// A message can be taken back for ten seconds.
pub const UNDO_SEND: i64 = 10_000;

/// Sends a message, and closes or archives.
pub fn decide(work: &mut Working, send: &Send) -> Result<Act, Refusal> {
    let me = work.person()?;
    check(work, me, send)?;
    if !send.anyway {
        drafts::check_sent(work.state, me, send)?;
        check_reply(work, send)?;
    }
    let held = Posting::Held(work.at().plus(UNDO_SEND));
    Ok(carry_out(work, me, send, Some(held)).1)
}

/// Refuses what a person may not send at all.
pub fn check(work: &mut Working, me: PersonId, send: &Send) -> Result<(), Refusal> {
    check_sender(work, me, send)?;
    match &send.reply_to {
        Some((seen, _)) => check_reader(work, work.state.lead(seen.conversation), me),
        None if send.then == Then::Archive => Err(Refusal::NothingToTakeAway),
        None => Ok(()),
    }
}

/// Sends what was checked, held so that it can be taken back, or at once; returns where, and what
/// that was.
pub fn carry_out(
    work: &mut Working,
    me: PersonId,
    send: &Send,
    held: Option<Posting>,
) -> (ConversationId, Act) {
    let conversation = match &send.reply_to {
        Some((seen, _)) => work.state.lead(seen.conversation),
        None => begin(work, me, send),
    };
    push(work, me, conversation, send, held);
    drafts::sent(work, me, send);
    if send.reply_to.is_some() {
        replied(work, me, conversation, send.then);
    }
    let act = conclude(work, me, conversation, send.then);
    (conversation, act)
}

/// What is done besides sending.
pub fn conclude(work: &mut Working, me: PersonId, conversation: ConversationId, then: Then) -> Act {
    match then {
        Then::Stay => Act::Send,
        Then::Close => {
            // Closed already is what was wanted.
            let _ = triage::close(work, Some(me), conversation);
            work.facts(conversation).take_from_inbox(me);
            Act::SendAndClose
        }
        Then::Archive => {
            let facts = work.facts(conversation);
            facts.queued = false;
            facts.take_from_inbox(me);
            Act::SendAndArchive
        }
    }
}

/// Refuses who may not see a conversation.
pub fn check_reader_of(work: &mut Working, it: ConversationId, me: PersonId) -> Result<(), Refusal> {
    let it = work.state.lead(it);
    check_reader(work, it, me)
}

/// A reply begun before somebody replied, closed, reassigned or a message came is held.
pub fn check_reply(work: &mut Working, send: &Send) -> Result<(), Refusal> {
    let Some((seen, last)) = &send.reply_to else { return Ok(()) };
    let all = &work.state.conversations;
    let it = work.state.lead(seen.conversation);
    if it != seen.conversation {
        return Err(merged(work.state, seen.conversation));
    }
    if all.last_outside(it) > seen.last_outside {
        return Err(Refusal::NewerMessage(all.order.activity(it)));
    }
    let (hands, changer) = (work.state.hands(it), |person| Changer { person, ..Changer::of(work.state, it) });
    if all.last(it) > *last {
        return Err(Refusal::RepliedMeanwhile(changer(hands.replied)));
    }
    if all.assignees(it) != seen.assignees {
        return Err(Refusal::AssigneesChanged(changer(hands.assigned)));
    }
    if all.is_closed(it) && !seen.closed {
        return Err(Refusal::ClosedMeanwhile(changer(hands.closed)));
    }
    Ok(())
}

/// Whoever a sharing serves may send as it; an account is its owner's.
fn check_sender(work: &mut Working, me: PersonId, send: &Send) -> Result<(), Refusal> {
    if work.state.may_send(me, send.account, &send.header.from.address) {
        Ok(())
    } else {
        Err(Refusal::MayNotSendAs(send.header.from.address.clone()))
    }
}

/// A new outgoing conversation (A20): of its From address' team, neither queued nor assigned.
fn begin(work: &mut Working, me: PersonId, send: &Send) -> ConversationId {
    let destination = routing::outgoing(work.directory(), send.account, &send.header);
    let mut facts = Facts {
        org: destination.org,
        team: destination.team,
        grants: destination.grants(send.account),
        ..Facts::default()
    };
    facts.grant(Grant::Author(me));
    work.begin(facts)
}

fn push(work: &mut Working, me: PersonId, conversation: ConversationId, send: &Send, held: Option<Posting>) {
    let all = &work.state.conversations;
    let before = work.state.has(conversation).then(|| Box::new(all.tail(conversation)));
    let message = work.add(Arrived {
        conversation,
        at: work.at(),
        account: send.account,
        sender: Some(me),
        outgoing: true,
        text: Some(send.text.clone()),
        before,
        header: send.header.clone(),
        ..Arrived::default()
    });
    // What does not wait for an Undo waits for somebody to deliver it, unless the simulator does.
    let is_simulated = work.directory().accounts.get(&send.account).is_some_and(|it| it.simulated);
    if let Some(posting) = held.or((!is_simulated).then_some(Posting::Waiting)) {
        work.events.push(Event::Posted { message, before: None, after: Some(posting) });
    } else {
        faring::sent(work, message, conversation, Fate::Sent);
    }
    mark_sent(work.facts(conversation), me);
}

/// Who sends has read it.
pub fn mark_sent(facts: &mut Facts, me: PersonId) {
    facts.put(me, Flag::Sent, true);
    facts.put(me, Flag::Unread, false);
}

/// A14 to A18: what a reply does to the queue and to the assignees.
pub fn replied(work: &mut Working, me: PersonId, conversation: ConversationId, then: Then) {
    let (at, directory) = (work.at(), work.directory());
    out_of_spam(work, me, conversation, then);
    let facts = work.facts(conversation);
    let Some(team) = facts.team.and_then(|it| directory.team(it)) else { return };
    let takes_over = if facts.is_assigned() {
        let all_away = facts.assignees.iter().all(|it| directory.is_away(*it, at));
        let is_mine = facts.assignees.contains(&me);
        facts.queued && all_away && !is_mine && team.options.reply_assigns
    } else {
        // Who closes by a reply is whom the customer's answer goes to (A16).
        team.options.reply_assigns || then == Then::Close
    };
    if takes_over && directory.role(me, team.org).is_some() {
        give_to(work, conversation, &[me]);
        let assignees = work.facts(conversation).assignees.clone();
        super::assign::settle_inboxes(work, conversation, &assignees);
    }
    let facts = work.facts(conversation);
    if !facts.is_assigned() {
        return;
    }
    let leaves_queue = std::mem::take(&mut facts.queued);
    // An assignee who archived it before it was queued would have it in no list that is looked
    // through: it is theirs again (N1).
    if leaves_queue && then == Then::Stay && !facts.is_in_an_inbox(directory) {
        for person in facts.assignees.clone() {
            facts.deliver(person, at);
        }
    }
}

/// A reply takes it out of Spam: back to where it would be had nobody marked it as that (N1).
fn out_of_spam(work: &mut Working, me: PersonId, conversation: ConversationId, then: Then) {
    let at = work.at();
    let facts = work.facts(conversation);
    if facts.has(me, Flag::Spam) {
        facts.put(me, Flag::Spam, false);
        facts.deliver(me, at);
    }
    let was_everyones = std::mem::take(&mut facts.spam);
    if was_everyones && then == Then::Stay && !facts.closed && !facts.is_assigned() {
        super::assign::back_to_team(work, conversation, None);
    }
}

/// A message in the Outbox was delivered by other means.
pub fn mark_delivered(work: &mut Working, message: MessageId) -> Result<Act, Refusal> {
    let me = work.person()?;
    let outgoing = work.state.outbox.get(&message).ok_or(Refusal::Unknown)?;
    if outgoing.sender != me {
        return Err(Refusal::NotTheSender);
    }
    let (conversation, before) = (outgoing.conversation, Some(outgoing.posting));
    faring::sent(work, message, conversation, Fate::Delivered);
    work.events.push(Event::Posted { message, before, after: None });
    Ok(Act::Deliver)
}
