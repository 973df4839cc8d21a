//! Workload balancing: to whom *Assign users* gives a conversation.

use crate::model::decide::working::Working;
use crate::model::directory::{Directory, Membership};
use crate::model::event::Event;
use crate::model::facts::Facts;
use crate::model::ids::*;
use crate::model::message::fnv1a;
use crate::model::rules::{Action, Attendance, Balance, Method, Note};
use crate::model::state::State;

/// To whom a conversation is given.
pub enum Choice {
    /// To them.
    These(Vec<PersonId>),
    /// To nobody else: somebody who may be chosen has it already.
    AsItIs,
    /// To nobody: none may be chosen, and why.
    Nobody(Note),
}

/// Chooses by a method among those who are eligible.
pub fn choose(work: &mut Working, it: ConversationId, rule: RuleId, balance: &Balance) -> Choice {
    let (directory, at) = (work.directory(), work.at());
    let org = work.facts(it).org;
    let mut listed = listed(balance, directory);
    listed.retain(|person| org.is_some_and(|org| directory.role(*person, org).is_some()));
    let attendance = balance.attendance;
    let is_there = |person: &PersonId| attendance == Attendance::Anybody || !directory.is_away(*person, at);
    let (mut eligible, away): (Vec<_>, Vec<_>) = listed.iter().copied().partition(is_there);
    if eligible.is_empty() {
        return Choice::Nobody(Note::NobodyEligible(away));
    }
    if attendance == Attendance::Online {
        let online = work.context.online;
        let (on, off): (Vec<_>, Vec<_>) = eligible.into_iter().partition(|it| online.contains(it));
        if on.is_empty() {
            return Choice::Nobody(Note::NobodyOnline(off));
        }
        eligible = on;
    }
    if balance.method == Method::All {
        return Choice::These(eligible);
    }
    if work.facts(it).assignees.iter().any(|person| eligible.contains(person)) {
        return Choice::AsItIs;
    }
    let one = match balance.method {
        Method::Turn => next_in_turn(&listed, &eligible, work.turn(rule)),
        Method::Least => least_busy(work, &eligible),
        Method::Random | Method::All => at_random(work, it, rule, &eligible),
    };
    Choice::These(one.into_iter().collect())
}

/// Returns where *In turn* goes on for rules whose pointer stands at somebody whom a changed directory
/// no longer lists: from whoever stood before them, so that nobody's turn is passed over.
pub fn turned_back(state: &State, now: &Directory) -> Vec<Event> {
    let back = |(rule, last): (&RuleId, &PersonId)| {
        let (old, new) = (in_turn(&state.directory, *rule)?, in_turn(now, *rule)?);
        let at = old.iter().position(|it| it == last).filter(|_| !new.contains(last))?;
        let (ahead, behind) = old.split_at(at);
        let turn = ahead.iter().rev().chain(behind.iter().rev()).copied().find(|it| new.contains(it));
        Some(Event::TurnPassed { rule: *rule, turn, before: Some(*last) })
    };
    state.turns.iter().filter_map(back).collect()
}

/// Returns whom a rule assigns in turn, in order.
fn in_turn(directory: &Directory, rule: RuleId) -> Option<Vec<PersonId>> {
    let actions = &directory.rules.get(&rule)?.actions;
    let balance = actions.iter().find_map(|it| match it {
        Action::Assign(balance) if balance.method == Method::Turn => Some(balance),
        _ => None,
    })?;
    Some(listed(balance, directory))
}

/// Returns the listed users in order, then the members of teams; each once.
fn listed(balance: &Balance, directory: &Directory) -> Vec<PersonId> {
    let members = balance.teams.iter().flat_map(|(team, membership)| match membership {
        Membership::Active => directory.active_members(*team),
        Membership::Observer => directory.observers(*team),
    });
    let mut listed = Vec::new();
    for person in balance.people.iter().copied().chain(members) {
        if !listed.contains(&person) {
            listed.push(person);
        }
    }
    listed
}

/// Evenly, by the operation, the conversation and the rule: a run that is repeated gives the same.
fn at_random(work: &Working, it: ConversationId, rule: RuleId, eligible: &[PersonId]) -> Option<PersonId> {
    let operation = work.context.operation.into_bytes();
    let seed = operation.into_iter().chain(it.0.to_le_bytes()).chain(rule.0.to_le_bytes());
    // A share of 64 bits: what is left over of a remainder would favour the first.
    let place = (u128::from(mixed(fnv1a(seed))) * eligible.len() as u128) >> 64;
    eligible.get(place as usize).copied()
}

/// Spreads what differs in a few bits over all of them (the end of SplitMix64).
const fn mixed(seed: u64) -> u64 {
    let mut it = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    it ^ (it >> 31)
}

/// The first who is eligible behind whoever had it last, in the listed order: who is skipped keeps
/// the place in it.
fn next_in_turn(listed: &[PersonId], eligible: &[PersonId], last: Option<PersonId>) -> Option<PersonId> {
    let begin = last.and_then(|it| listed.iter().position(|person| *person == it)).map_or(0, |it| it + 1);
    let (before, behind) = listed.split_at(begin);
    behind.iter().chain(before).copied().find(|it| eligible.contains(it))
}

/// The fewest open conversations; of those who have as many, whoever was assigned least recently;
/// else the first of the list.
fn least_busy(work: &Working, eligible: &[PersonId]) -> Option<PersonId> {
    eligible.iter().copied().min_by_key(|it| (load(work, *it), recency(work, *it)))
}

/// Counts the open conversations that are assigned to a person, as they stand in this decision.
fn load(work: &Working, person: PersonId) -> i64 {
    let all = &work.state.conversations;
    let mut open = &work.state.shelf(person).assigned - &all.closed;
    open -= &all.trashed;
    open -= &all.spam;
    let counts = |it: &Facts| it.assignees.contains(&person) && !it.closed && !it.trashed && !it.spam;
    let changed = work.lifted().map(|(it, facts)| i64::from(counts(facts)) - i64::from(open.contains(it.0)));
    open.len() as i64 + changed.sum::<i64>()
}

/// Returns a key that rises with when somebody was assigned something last.
fn recency(work: &Working, person: PersonId) -> (Option<usize>, Option<Time>) {
    let here = work.ruling.given.iter().rposition(|it| *it == person);
    (here, work.state.last_assigned.get(&person).copied())
}
