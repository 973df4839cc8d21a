//! Undo: the inverse of an operation of one's own, found in the journal, refused conversation by
//! conversation where anyone acted or a message came since.

use std::collections::{BTreeMap, BTreeSet};

use super::configure;
use super::working::Working;
use crate::model::event::*;
use crate::model::ids::*;
use crate::model::refusal::Refusal;
use crate::model::state::State;

/// Decides to take back an operation.
pub fn decide(work: &mut Working, seq: Seq, operation: &Operation) -> Result<Act, Refusal> {
    let me = work.person()?;
    if operation.actor != Actor::Person(me) {
        return Err(Refusal::NotYours);
    }
    if !operation.act.is_undoable() {
        return Err(Refusal::NotUndoable);
    }
    if is_delivered(work, operation) {
        return Err(Refusal::NotUndoable);
    }
    let directory = configure::taken_back(work.directory(), operation)?;
    let mut kept = Vec::new();
    for event in operation.events.iter().rev() {
        let refused = concerns(event).and_then(|it| Some((it, refusal(work, seq, operation, it)?)));
        if let Some((conversation, refusal)) = refused {
            if !work.refused.iter().any(|it| it.0 == conversation) {
                work.refused.push((conversation, refusal));
            }
        } else {
            kept.extend(inverse(work, seq, event));
        }
    }
    if kept.is_empty() && directory.is_none() {
        return Err(work.refused.first().map_or(Refusal::NotUndoable, |it| it.1.clone()));
    }
    work.events.push(Event::Undone(seq));
    if let Some(directory) = directory {
        let mut known: BTreeSet<_> = kept.iter().filter_map(concerns).collect();
        known.extend(untouched_since(work.state, seq));
        configure::settle(work, directory, &BTreeMap::new(), &known)?;
    }
    work.events.extend(kept);
    Ok(Act::Undo(seq))
}

/// Returns the conversations that stand as they stood before a change of the directory, if that was
/// the last one: what is taken back means nothing new for them.
fn untouched_since(state: &State, seq: Seq) -> impl Iterator<Item = ConversationId> {
    let all = (0..state.len() as u32).map(ConversationId).filter(move |_| state.configured == seq);
    all.filter(move |it| state.conversations.touched(*it) < seq)
}

/// Returns the conversation an event is about, where acts of others would be undone too.
fn concerns(event: &Event) -> Option<ConversationId> {
    match event {
        Event::Changed(changed) => Some(changed.conversation),
        Event::Arrived(arrived) => Some(arrived.conversation),
        Event::Commented { conversation, .. } => Some(*conversation),
        _ => None,
    }
}

fn refusal(work: &Working, seq: Seq, operation: &Operation, it: ConversationId) -> Option<Refusal> {
    let touched = work.state.conversations.touched(it);
    let by_quiet = operation.act.is_quiet();
    let is_last = touched == seq || by_quiet;
    (!is_last).then(|| Refusal::ActedSince(work.state.hands(it).acted))
}

/// A message that left cannot be taken back.
fn is_delivered(work: &Working, operation: &Operation) -> bool {
    let is_held = |message: &MessageId| {
        work.state.outbox.get(message).is_some_and(|it| matches!(it.posting, Posting::Held(_)))
    };
    operation.events.iter().any(|it| matches!(it, Event::Posted { message, .. } if !is_held(message)))
}

fn inverse(work: &Working, seq: Seq, event: &Event) -> Option<Event> {
    Some(match event {
        Event::Changed(changed) => Event::Changed(Changed {
            changes: changed.changes.iter().rev().map(Change::inverse).collect(),
            ..changed.clone()
        }),
        Event::Arrived(it) => {
            Event::Retracted { message: it.message, conversation: it.conversation, before: it.before.clone() }
        }
        Event::Commented { conversation, before, prior, .. } => {
            Event::Uncommented { conversation: *conversation, before: *before, prior: *prior }
        }
        Event::Drafted { author, key, before, after } => {
            Event::Drafted { author: *author, key: *key, before: after.clone(), after: before.clone() }
        }
        Event::Notified(notice) => {
            let seen = work.state.notices_seen.get(&notice.person).copied().unwrap_or_default();
            return (seen < seq).then_some(Event::Withdrawn(*notice));
        }
        _ => return None,
    })
}
