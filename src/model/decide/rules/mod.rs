//! Rules that run: what sets them off, in which order, and at most once (docs/behaviour.md, section 9).
//!
//! A command is decided first, as if there were no rules; then the rules that it sets off run on
//! the same working copy, by rising rank, and after them those that are set off by what rules did.
//! So all of it is one entry of the journal: nobody ever sees the half of it, and Undo takes back
//! the whole. What a rule changes is kept as changes of its own that name it.

mod action;
mod balance;
mod occasion;
mod reply;
mod run;
#[cfg(test)]
mod tests;
mod trial;

use std::collections::BTreeSet;

use super::working::Working;
use crate::model::command::{Command, Triage, Verb};
use crate::model::directory::{Directory, Membership};
use crate::model::event::{Act, Arrived, Change, Event, Reason, Seen};
use crate::model::facts::Facts;
use crate::model::ids::*;
use crate::model::rules::{Rule, Trigger};
use crate::model::state::State;

pub use balance::turned_back;
pub use occasion::Occasion;
use run::Run;
pub use trial::Trial;

/// Runs the rules for incoming messages on conversations that one message has come into, before it
/// appears anywhere. A message of an import is a command of its own.
pub fn received(work: &mut Working, conversations: &[ConversationId], occasion: &Occasion) {
    work.ruling.ran.clear();
    for it in conversations.iter().copied() {
        run(work, it, occasion, vec![Trigger::Incoming]);
    }
}

/// Runs the rules for a copy of a message that came through another account, after `earlier` ones: those
/// that ask for this account. What ran for the message, or would have, does not run again.
pub fn copied(work: &mut Working, it: ConversationId, occasion: &Occasion, earlier: &[AccountId]) {
    work.ruling.ran.clear();
    for rule in in_order(work, it) {
        let (team, directory) = (work.facts(it).team, work.directory());
        let met = |account| occasion.through(account).meets(&rule.condition, team, directory);
        if earlier.iter().any(|it| met(*it)) {
            work.ruling.ran.insert((rule.id, it));
        }
    }
    run(work, it, occasion, vec![Trigger::Incoming]);
}

/// Runs the rules for what a person did: an act, a comment, a message, also a planned one.
pub fn follow(work: &mut Working, command: &Command) {
    if !work.directory().rules.values().any(|it| it.on && !it.removed) {
        return;
    }
    match command {
        Command::Triage(triage) => {
            for it in acted_on(work.state, triage) {
                let triggers = triggers(&work.cut(it));
                with_state(work, it, None, triggers);
            }
        }
        Command::Comment { conversation, text, .. } => {
            work.cut(*conversation);
            with_state(work, *conversation, Some(text), vec![Trigger::Comment]);
        }
        // A planned message is sent when it is due.
        Command::Send(_) | Command::Due => {
            for arrived in written(work) {
                sent(work, &arrived);
            }
        }
        _ => {}
    }
}

/// Returns what an act sets off, besides what its changes do: a message or a comment.
pub const fn set_off_by(act: Act) -> Option<Trigger> {
    match act {
        Act::Receive | Act::Import => Some(Trigger::Incoming),
        Act::Send | Act::SendAndClose | Act::SendAndArchive | Act::Due => Some(Trigger::Outgoing),
        Act::Comment => Some(Trigger::Comment),
        Act::Heed => Some(Trigger::Failed),
        _ => None,
    }
}

/// Returns the conversations that an act means, each once. Of those that are merged it is the one
/// they go into: nothing is left of the others.
fn acted_on(state: &State, triage: &Triage) -> BTreeSet<ConversationId> {
    let meant = |seen: &Seen| match triage.verb {
        Verb::Merge(into) => into,
        _ => seen.conversation,
    };
    triage.targets.iter().map(|it| state.lead(meant(it))).collect()
}

/// Runs the rules for a message that did not get there.
pub fn delivery_failed(work: &mut Working, it: ConversationId) {
    let occasion = Occasion::of_state(work.state, it, work.at(), None).failing();
    run(work, it, &occasion, vec![Trigger::Failed]);
}

fn with_state(work: &mut Working, it: ConversationId, comment: Option<&str>, triggers: Vec<Trigger>) {
    let occasion = Occasion::of_state(work.state, it, work.at(), comment);
    run(work, it, &occasion, triggers);
}

/// Returns the messages that people sent.
fn written(work: &Working) -> Vec<Arrived> {
    let written = |event: &Event| match event {
        Event::Arrived(it) if it.sender.is_some() => Some((**it).clone()),
        _ => None,
    };
    work.events.iter().filter_map(written).collect()
}

fn sent(work: &mut Working, arrived: &Arrived) {
    let Arrived { conversation, sender, .. } = *arrived;
    let is_new = !work.state.has(conversation);
    let mut wave = vec![Trigger::Outgoing];
    let changes = work.cut(conversation);
    if !is_new {
        wave.extend(triggers(&changes));
    }
    let occasion = Occasion::of_message(&arrived.header, arrived.text.as_deref(), arrived.account, is_new)
        .at(arrived.at)
        .by(sender)
        .within(work.state, conversation);
    run(work, conversation, &occasion, wave);
}

/// Runs what is set off, then what that sets off, until nothing is left that has not run.
fn run(work: &mut Working, it: ConversationId, occasion: &Occasion, mut wave: Vec<Trigger>) {
    let had_run = work.ruling.ran.len();
    while !wave.is_empty() {
        let mut next = Vec::new();
        for rule in in_order(work, it) {
            let is_set_off = wave.contains(&rule.trigger) && !work.ruling.ran.contains(&(rule.id, it));
            if is_set_off && occasion.meets(&rule.condition, work.facts(it).team, work.directory()) {
                next.extend(carry_out(work, it, rule, occasion));
            }
        }
        wave = next;
    }
    if work.ruling.ran.len() > had_run {
        withhold(work, it);
    }
}

/// Returns the rules of the organization that a conversation belongs to. What is private to
/// somebody is nobody else's business.
fn in_order<'a>(work: &mut Working<'a>, it: ConversationId) -> Vec<&'a Rule> {
    let Some(org) = work.facts(it).org else { return Vec::new() };
    let mut rules = work.directory().rules_of(org);
    rules.retain(|rule| rule.on);
    rules
}

/// Lets a rule act. Returns what that sets off.
fn carry_out(work: &mut Working, it: ConversationId, rule: &Rule, occasion: &Occasion) -> Vec<Trigger> {
    work.cut(it);
    work.ruling.ran.insert((rule.id, it));
    work.ruling.acting = Some(rule.id);
    let mut run = Run::default();
    for action in &rule.actions {
        let directory = work.directory();
        let reached = occasion.is_incoming().then(|| reached(work.facts(it), directory));
        action::take(work, it, rule.id, action, occasion, &mut run);
        if let Some(reached) = reached {
            // To whom a rule gives it, it comes as a new message.
            work.facts(it).mark_unread(directory, &|person| !reached.contains(&person));
        }
    }
    let changes = work.cut(it);
    work.ruling.acting = None;
    let before = work.turn(rule.id);
    if let Some(person) = run.turn {
        work.ruling.turns.insert(rule.id, person);
    }
    let (conversation, turn, notes) = (it, run.turn, run.notes);
    work.events.push(Event::RuleRan { rule: rule.id, conversation, turn, before, notes });
    let mut set_off = triggers(&changes);
    set_off.extend(run.commented.then_some(Trigger::Comment));
    set_off
}

/// Returns for whom a message that comes in is unread: who may see it and is not auto-archived.
fn reached(facts: &Facts, directory: &Directory) -> Vec<PersonId> {
    let mut readers = facts.readers(directory);
    readers.retain(|it| !facts.is_hushed(*it, directory));
    readers
}

/// Returns what changes set off.
pub fn triggers(changes: &[Change]) -> Vec<Trigger> {
    let trigger = |change: &Change| {
        Some(match change {
            Change::Closed(true) => Trigger::Closed,
            Change::Closed(false) => Trigger::Reopened,
            Change::Assignees(..) => Trigger::Assignees,
            Change::Team(..) => Trigger::Team,
            Change::Labels(..) => Trigger::Labels,
            _ => return None,
        })
    };
    changes.iter().filter_map(trigger).collect()
}

/// Nobody is told that something came to where a rule has taken it away from: rules run before it
/// appears anywhere.
fn withhold(work: &mut Working, it: ConversationId) {
    let directory = work.directory();
    let facts = work.facts(it).clone();
    let is_active = |person, team| {
        facts.team == Some(team) && facts.in_team_inbox(person, directory) == Some(Membership::Active)
    };
    work.keep_notices(it, |person, reason| match reason {
        Reason::TeamMessage(team) | Reason::MovedIn(team) => is_active(person, team),
        Reason::InboxMessage => facts.in_inbox(person, directory),
        Reason::AssignedMessage => stands_for_assignee(&facts, person) || facts.in_inbox(person, directory),
        Reason::Assigned(_) => facts.assignees.contains(&person),
        _ => true,
    });
}

fn stands_for_assignee(facts: &Facts, person: PersonId) -> bool {
    facts.assignees.contains(&person) && !facts.closed && !facts.is_discarded(person)
}
