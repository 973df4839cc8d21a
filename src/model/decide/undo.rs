//! Undo: the inverse of an operation of one's own, found in the journal, refused conversation by
//! conversation where anyone acted or a message came since.

use std::collections::{BTreeMap, BTreeSet};

use super::configure;
use super::working::Working;
use crate::model::directory::Directory;
use crate::model::event::*;
use crate::model::facts::Flag;
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
    let settled = directory.as_ref().unwrap_or_else(|| work.directory());
    let refused = refusals(work.state, settled, seq, operation);
    let is_kept = |it: &&Event| concerns(it).is_none_or(|it| !refused.contains_key(&it));
    let kept = operation.events.iter().rev().filter(is_kept);
    let kept: Vec<_> = kept.filter_map(|it| inverse(work, seq, it)).collect();
    work.refused.extend(refused);
    let is_end = operation.events.contains(&Event::Imported);
    if kept.is_empty() && directory.is_none() && !is_end {
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
        Event::Commented { conversation, .. }
        | Event::RuleCommented { conversation, .. }
        | Event::RuleRan { conversation, .. } => Some(*conversation),
        Event::CommentEdited(it) => Some(it.conversation),
        Event::Drafted { key: DraftKey::Reply(conversation), .. } => Some(*conversation),
        Event::Notified(notice) => notice.conversation,
        Event::Moved(moved) => Some(moved.into),
        _ => None,
    }
}

/// Returns the conversations that stay as they are, each with the reason.
fn refusals(
    state: &State,
    directory: &Directory,
    seq: Seq,
    operation: &Operation,
) -> BTreeMap<ConversationId, Refusal> {
    let mut refusals = BTreeMap::new();
    for event in &operation.events {
        // What was written or told along with it stays or goes with what was done.
        if matches!(event, Event::Drafted { .. } | Event::Notified(_)) {
            continue;
        }
        let Some(it) = concerns(event) else { continue };
        let is_last = state.conversations.touched(it) == seq || operation.act.is_quiet();
        if !is_last {
            refusals.insert(it, acted_since(state, it));
        } else if state.configured > seq && strands(state, directory, operation, it) {
            refusals.insert(it, Refusal::SettingsSince);
        }
    }
    // Half of a merger, or of a split, would leave messages in both conversations, or in neither.
    let is_last = |it: &ConversationId| state.conversations.touched(*it) == seq;
    for it in mergers(operation).flatten().filter(|it| !is_last(it)) {
        refusals.entry(it).or_insert_with(|| acted_since(state, it));
    }
    loop {
        let known = refusals.len();
        for [it, into] in mergers(operation) {
            let refusal = refusals.get(&it).or_else(|| refusals.get(&into)).cloned();
            if let Some(refusal) = refusal {
                refusals.entry(it).or_insert_with(|| refusal.clone());
                refusals.entry(into).or_insert(refusal);
            }
        }
        if refusals.len() == known {
            return refusals;
        }
    }
}

/// Returns who did what since; after an Undo nobody is named. What nobody here touched a message came to.
fn acted_since(state: &State, it: ConversationId) -> Refusal {
    let hands = state.hands(it);
    Refusal::ActedSince(hands.acted, hands.last.or(Some(Act::Receive)))
}

/// Tells whether taking changes back would put a conversation before nobody, where settings have
/// changed since: into the inbox of a team that is gone, or into that of who may not see it (N1).
fn strands(state: &State, directory: &Directory, operation: &Operation, it: ConversationId) -> bool {
    let mut facts = state.facts(it);
    for event in operation.events.iter().rev() {
        if let Event::Changed(changed) = event
            && changed.conversation == it
        {
            changed.changes.iter().rev().for_each(|change| change.inverse().make(&mut facts));
        }
    }
    for marks in facts.marks.values_mut() {
        marks.snooze = None;
    }
    let is_meant_for_somebody = facts.queued || facts.marks.values().any(|it| it.has(Flag::Inbox));
    is_meant_for_somebody && !facts.closed && !facts.is_held(directory)
}

/// Returns what an operation merged, and into what; and what it split off, and from what.
fn mergers(operation: &Operation) -> impl Iterator<Item = [ConversationId; 2]> {
    let both = |event: &Event| match event {
        Event::Changed(it) => it.changes.iter().find_map(|change| match change {
            Change::Merged(_, Some(into)) => Some([it.conversation, *into]),
            _ => None,
        }),
        Event::Moved(it) => Some([it.into, it.from]),
        _ => None,
    };
    operation.events.iter().filter_map(both)
}

/// A message that left cannot be taken back. One that a rule sent stays sent: it is no reason to keep
/// all the rest.
fn is_delivered(work: &Working, operation: &Operation) -> bool {
    let by_rule = |message: &MessageId| {
        let is_it =
            |it: &Event| matches!(it, Event::Arrived(it) if it.message == *message && it.rule.is_some());
        operation.events.iter().any(is_it)
    };
    let left = |it: &Event| matches!(it, Event::Posted { message, .. } if !is_held(work, *message) && !by_rule(message));
    operation.events.iter().any(left)
}

fn is_held(work: &Working, message: MessageId) -> bool {
    work.state.outbox.get(&message).is_some_and(|it| matches!(it.posting, Posting::Held(_)))
}

fn inverse(work: &Working, seq: Seq, event: &Event) -> Option<Event> {
    Some(match event {
        Event::Changed(changed) => Event::Changed(Changed {
            changes: changed.changes.iter().rev().map(Change::inverse).collect(),
            rule: None,
            ..changed.clone()
        }),
        Event::Arrived(it) if it.rule.is_some() && !is_held(work, it.message) => return None,
        Event::Arrived(it) => {
            Event::Retracted { message: it.message, conversation: it.conversation, before: it.before.clone() }
        }
        Event::Moved(it) => Event::Moved(Box::new(it.inverse())),
        Event::Copied { message, account } => Event::Uncopied { message: *message, account: *account },
        Event::Commented { conversation, before, prior, .. }
        | Event::RuleCommented { conversation, before, prior, .. } => {
            Event::Uncommented { conversation: *conversation, before: *before, prior: *prior }
        }
        Event::CommentEdited(it) => Event::CommentEdited(Box::new(it.inverse())),
        Event::Drafted { author, key, before, after } => {
            return draft_taken_back(work, (*author, *key), before.as_deref(), after.as_deref());
        }
        Event::Notified(notice) => {
            return (!work.state.has_seen(seq, notice)).then_some(Event::Withdrawn(*notice));
        }
        // Whoever came after it in turn has had theirs.
        Event::RuleRan { rule, turn: Some(_), before, .. } => {
            let is_last = work.state.rule_runs.get(rule).is_some_and(|it| it.seq == seq);
            return is_last.then_some(Event::TurnedBack { rule: *rule, turn: *before });
        }
        Event::TurnPassed { rule, turn, before } => {
            let is_so = work.state.turns.get(rule) == turn.as_ref();
            return is_so.then_some(Event::TurnPassed { rule: *rule, turn: *before, before: *turn });
        }
        _ => return None,
    })
}

/// A draft comes back. What was written in its place since is kept with it; a plan that was carried
/// out or changed since is not taken back.
fn draft_taken_back(
    work: &Working,
    (author, key): (PersonId, DraftKey),
    before: Option<&DraftText>,
    after: Option<&DraftText>,
) -> Option<Event> {
    let now = work.state.drafts.get(&(author, key));
    let restored = match (now == after, after, before) {
        (true, ..) => before.cloned(),
        (false, None, Some(before)) => Some(before.behind(now)),
        _ => return None,
    };
    let (before, after) = (now.cloned().map(Box::new), restored.map(Box::new));
    Some(Event::Drafted { author, key, before, after })
}
