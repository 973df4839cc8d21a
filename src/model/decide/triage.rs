//! Acts on conversations: who they are for, what they saw, what they change (docs/behaviour.md,
//! sections 3, 4, 5 and 7).

use super::guard::{check_reader, check_seen, merged};
use super::scope::{Scope, scope};
use super::working::Working;
use crate::model::command::{Triage, Verb};
use crate::model::event::{Act, Reason, Seen};
use crate::model::facts::{Facts, Flag};
use crate::model::ids::*;
use crate::model::refusal::Refusal;
use crate::model::state::Mailbox;

use super::{adding, assign, belonging, erase, labelling, merge};

/// Decides an act on some conversations: the untouched part is done, the rest listed.
pub fn decide(work: &mut Working, triage: &Triage) -> Result<Act, Refusal> {
    let person = work.person()?;
    let mut act = None;
    for seen in &triage.targets {
        match one(work, person, triage, seen) {
            Ok(done) => act = act.or(Some(done)),
            Err(refusal) => {
                work.forget(seen.conversation);
                work.refused.push((seen.conversation, refusal));
            }
        }
    }
    let first = work.refused.first().map(|it| it.1.clone());
    act.ok_or(first.unwrap_or(Refusal::NoChange))
}

fn one(work: &mut Working, person: PersonId, triage: &Triage, seen: &Seen) -> Result<Act, Refusal> {
    let conversation = work.state.lead(seen.conversation);
    check_reader(work, conversation, person)?;
    if conversation != seen.conversation && !triage.anyway {
        return Err(merged(work.state, seen.conversation));
    }
    if !triage.anyway && !is_reached(work, conversation, &triage.verb) {
        check_seen(work, &triage.verb, seen)?;
    }
    act(work, person, conversation, &triage.verb, None)
}

/// Tells whether the result that is wanted is there already: that is never a refusal.
fn is_reached(work: &mut Working, conversation: ConversationId, verb: &Verb) -> bool {
    let facts = work.facts(conversation);
    match verb {
        Verb::Assign(people) | Verb::AssignIn(_, people) => {
            people.iter().all(|it| facts.assignees.contains(it))
        }
        Verb::Unassign(person) => !facts.assignees.contains(person),
        Verb::Close => facts.closed,
        Verb::Reopen => !facts.closed,
        Verb::Move(team) => facts.team == Some(*team),
        _ => false,
    }
}

/// Does something to a conversation; archive, trash and spam for whom it is known to be, if that is
/// known already.
pub fn act(
    work: &mut Working,
    me: PersonId,
    it: ConversationId,
    verb: &Verb,
    known: Option<Scope>,
) -> Result<Act, Refusal> {
    match verb {
        Verb::Assign(people) => assign::assign(work, it, people),
        Verb::AssignIn(org, people) => {
            if work.facts(it).org.is_none() {
                belonging::put_into(work, me, it, *org)?;
            }
            assign::assign(work, it, people)
        }
        Verb::Unassign(person) => assign::unassign(work, it, *person),
        Verb::Move(team) => assign::transfer(work, it, *team),
        Verb::PutBack => assign::put_back(work, it),
        Verb::Close => close(work, Some(me), it),
        Verb::Reopen => reopen(work, it),
        Verb::Belong(org) => belonging::put_into(work, me, it, *org),
        Verb::Erase => erase::decide(work, me, it),
        Verb::Add { people, how, org } => adding::add(work, me, it, (people, *how), *org),
        Verb::RemovePeople(people) => adding::remove(work, me, it, people),
        Verb::Merge(into) => merge::decide(work, me, it, *into),
        Verb::Archive => archive(work, me, it, known),
        Verb::Trash | Verb::Spam => discard(work, me, it, verb, known),
        Verb::Restore => recover(work, me, it, Flag::Trashed),
        Verb::NotSpam => recover(work, me, it, Flag::Spam),
        Verb::MoveToInbox => {
            let at = work.at();
            work.facts(it).bring(me, at);
            Ok(Act::MoveToInbox)
        }
        Verb::Label(label, on) => labelling::put(work, Some(me), it, *label, *on),
        Verb::Snooze(snooze) => {
            work.facts(it).set_snooze(me, Some(*snooze));
            Ok(Act::Snooze)
        }
        Verb::Unsnooze => {
            work.facts(it).set_snooze(me, None);
            Ok(Act::Unsnooze)
        }
        Verb::Star(on) => Ok(put(work, it, me, Flag::Starred, *on, (Act::Star, Act::Unstar))),
        Verb::Unread(on) => Ok(put(work, it, me, Flag::Unread, *on, (Act::Unread, Act::MarkRead))),
        Verb::Look => Ok(put(work, it, me, Flag::Unread, false, (Act::Unread, Act::Read))),
        Verb::Watch(on) => Ok(put(work, it, me, Flag::Watching, *on, (Act::Watch, Act::Unwatch))),
    }
}

fn put(work: &mut Working, it: ConversationId, me: PersonId, flag: Flag, on: bool, acts: (Act, Act)) -> Act {
    work.facts(it).put(me, flag, on);
    if on { acts.0 } else { acts.1 }
}

fn archive(
    work: &mut Working,
    me: PersonId,
    it: ConversationId,
    known: Option<Scope>,
) -> Result<Act, Refusal> {
    let scope = known.map_or_else(|| scope_here(work, me, it, &Verb::Archive), Ok)?;
    let facts = work.facts(it);
    leave_mine(facts, me);
    if scope == Scope::Mine {
        return Ok(Act::Archive);
    }
    facts.queued = false;
    Ok(Act::ArchiveForEveryone)
}

/// Trash and spam: the same act with two flags.
fn discard(
    work: &mut Working,
    me: PersonId,
    it: ConversationId,
    verb: &Verb,
    known: Option<Scope>,
) -> Result<Act, Refusal> {
    let is_trash = *verb == Verb::Trash;
    let scope = known.map_or_else(|| scope_here(work, me, it, verb), Ok)?;
    if scope == Scope::Mine {
        let facts = work.facts(it);
        leave_mine(facts, me);
        facts.put(me, if is_trash { Flag::Trashed } else { Flag::Spam }, true);
        if !is_trash {
            facts.put(me, Flag::Trashed, false);
        }
        if facts.assignees.contains(&me) {
            assign::unassign(work, it, me)?;
        }
        return Ok(if is_trash { Act::Trash } else { Act::Spam });
    }
    leave_mine(work.facts(it), me);
    discard_for_everyone(work, it, if is_trash { Flag::Trashed } else { Flag::Spam });
    Ok(if is_trash { Act::TrashForEveryone } else { Act::SpamForEveryone })
}

/// Into the Trash or Spam of everyone, but for those whom an Inbox sharing serves: they are masters of
/// their own Inbox.
pub fn discard_for_everyone(work: &mut Working, it: ConversationId, flag: Flag) {
    let directory = work.directory();
    let facts = work.facts(it);
    facts.queued = false;
    if flag == Flag::Trashed {
        facts.trashed = true;
    } else {
        facts.spam = true;
        facts.trashed = false;
    }
    let masters = facts.receivers(directory);
    let holders: Vec<_> = facts.marks.keys().copied().filter(|it| !masters.contains(it)).collect();
    for person in holders {
        facts.take_from_inbox(person);
    }
}

/// The inverse of [`discard`]: what was for everyone comes back for everyone.
fn recover(work: &mut Working, me: PersonId, it: ConversationId, flag: Flag) -> Result<Act, Refusal> {
    let is_trash = flag == Flag::Trashed;
    let at = work.at();
    let facts = work.facts(it);
    let was_everyones = if is_trash { facts.trashed } else { facts.spam };
    if facts.has(me, flag) {
        facts.put(me, flag, false);
        // What was spam before it was trashed is spam again.
        if !facts.in_spam(me) {
            facts.deliver(me, at);
        }
    } else if !was_everyones {
        return Err(Refusal::NoChange);
    }
    if was_everyones {
        if is_trash {
            facts.trashed = false;
        } else {
            facts.spam = false;
        }
        if !facts.closed && !facts.spam && !facts.trashed {
            back_to_its_place(work, it);
        }
    }
    Ok(if is_trash { Act::Restore } else { Act::NotSpam })
}

/// Puts what is open and was thrown away for everyone back to where it is worked on: before its
/// assignees, else into the team inbox.
fn back_to_its_place(work: &mut Working, it: ConversationId) {
    let (at, assignees) = (work.at(), work.facts(it).assignees.clone());
    for person in &assignees {
        work.facts(it).deliver(*person, at);
    }
    if assignees.is_empty() {
        assign::back_to_team(work, it, None);
    }
}

fn scope_here(work: &mut Working, me: PersonId, it: ConversationId, verb: &Verb) -> Result<Scope, Refusal> {
    let (state, view) = (work.state, work.context.view);
    let facts = work.facts(it);
    scope(state, me, view, facts, verb).ok_or_else(|| {
        // Somebody did the same first: that is never a refusal.
        let is_reached = match verb {
            Verb::Trash => facts.in_trash(me),
            Verb::Spam => facts.in_spam(me),
            _ => view.is_shared_queue() || view == Mailbox::Inbox,
        };
        if is_reached { Refusal::NoChange } else { Refusal::NothingToTakeAway }
    })
}

/// Archive, trash and spam by me take it out of my Inbox and clear my unread.
pub fn leave_mine(facts: &mut Facts, me: PersonId) {
    facts.take_from_inbox(me);
    facts.put(me, Flag::Unread, false);
}

/// Closes for everyone; the closer's Inbox is cleared, others' by their personal option.
pub fn close(work: &mut Working, closer: Option<PersonId>, it: ConversationId) -> Result<Act, Refusal> {
    let facts = work.facts(it);
    if facts.closed {
        return Err(Refusal::NoChange);
    }
    facts.closed = true;
    facts.queued = false;
    if let Some(closer) = closer {
        facts.take_from_inbox(closer);
    }
    assign::settle_inboxes(work, it, closer.as_slice());
    Ok(Act::Close)
}

fn reopen(work: &mut Working, it: ConversationId) -> Result<Act, Refusal> {
    if !work.facts(it).closed {
        return Err(Refusal::NoChange);
    }
    work.facts(it).closed = false;
    let (at, directory, actor) = (work.at(), work.directory(), work.context.actor.person());
    let mut present = work.facts(it).assignees.clone();
    present.retain(|person| !directory.is_away(*person, at));
    let reason = actor.map_or(Reason::AssignedMessage, Reason::Reopened);
    if present.is_empty() {
        assign::back_to_team(work, it, Some(reason));
    }
    for person in present {
        work.facts(it).deliver(person, at);
        work.notify(person, Some(it), reason);
    }
    Ok(Act::Reopen)
}
