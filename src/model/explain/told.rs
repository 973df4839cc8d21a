//! Who was told of what happened to a conversation, by which reason, and why the others were not.

use uuid::Uuid;

use super::past::{Entry, entries};
use super::setting::receive;
use crate::model::command::Context;
use crate::model::decide::again::{Deed, again};
use crate::model::directory::{Directory, Membership};
use crate::model::event::{Act, Actor, Operation, Reason};
use crate::model::facts::{Facts, Flag};
use crate::model::ids::*;
use crate::model::state::{Mailbox, State};

/// Something that people were told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The entry of the journal.
    pub seq: Seq,
    /// When it was done.
    pub at: Time,
    /// Who did it.
    pub actor: Actor,
    /// What it was.
    pub act: Act,
    /// Who wrote the message, if it was one.
    pub party: Option<String>,
    /// Who was told, by the most personal reason.
    pub told: Vec<(PersonId, Reason)>,
    /// Who else has access, and why they were not told.
    pub others: Vec<(PersonId, Unheard)>,
}

/// Why somebody was not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unheard {
    /// It was their own act.
    OwnAct,
    /// They observe the team: only active members are told.
    Observer(TeamId),
    /// A sharing archives it for them.
    AutoArchive,
    /// They are out of office.
    Away,
    /// They marked it as spam, or somebody did for everyone.
    Spam,
    /// They snoozed it, and a reply does not end that.
    Snoozed,
    /// They do not watch it.
    NotWatching,
    /// It is assigned to others: only assignees are told.
    AssignedToOthers,
    /// It was imported: everybody got one summary.
    Summary,
    /// A rule took it away from them, before it appeared.
    Rule(RuleId),
    /// It was none of theirs: no reason applies.
    NotConcerned,
}

/// Returns what people were told of about a conversation, or might have been, newest first.
pub fn tellings(
    state: &State,
    conversation: ConversationId,
    history: &[(Seq, Operation)],
    most: usize,
) -> Vec<Telling> {
    let all = entries(conversation, history);
    let telling = |it: &Entry| telling(state, conversation, it);
    all.iter().rev().filter_map(telling).take(most).collect()
}

fn telling(state: &State, conversation: ConversationId, entry: &Entry) -> Option<Telling> {
    let told: Vec<_> = entry.notices(conversation).map(|it| (it.person, it.reason)).collect();
    let Operation { at, actor, act, .. } = *entry.operation;
    if told.is_empty() && !tells(act) {
        return None;
    }
    let question = Question { state, conversation, entry };
    let readers = entry.after.readers(&state.directory).into_iter();
    let others = readers.filter(|it| !told.iter().any(|told| told.0 == *it));
    let others = others.map(|it| (it, question.unheard(it))).collect();
    let party = entry.arrived.first().filter(|it| !it.outgoing).map(|it| it.header.from.shown().to_owned());
    Some(Telling { seq: entry.seq, at, actor, act, party, told, others })
}

/// Tells whether an act gives notices to some (docs/behaviour.md, section 10).
const fn tells(act: Act) -> bool {
    matches!(
        act,
        Act::Receive
            | Act::Import
            | Act::Assign
            | Act::Move
            | Act::Comment
            | Act::Reopen
            | Act::AddPeople
            | Act::GiveAccess
            | Act::RemovePeople
    )
}

/// A person who was not told, and what would have to be otherwise.
struct Question<'a> {
    state: &'a State,
    conversation: ConversationId,
    entry: &'a Entry<'a>,
}

/// One thing that is changed to see whether the person is told then.
type Otherwise = fn(&mut Facts, &mut Directory, PersonId) -> Option<Unheard>;

impl Question<'_> {
    /// What would have to be otherwise for the person to be told is why they were not.
    fn unheard(&self, person: PersonId) -> Unheard {
        let operation = self.entry.operation;
        if operation.actor == Actor::Person(person) {
            return Unheard::OwnAct;
        }
        if operation.act == Act::Import {
            return Unheard::Summary;
        }
        let reading = self.entry.readings(self.conversation).into_iter().next().unwrap_or_default();
        if let Some(rule) = self.withheld_by(person, &reading) {
            return Unheard::Rule(rule);
        }
        let found = OTHERWISE.iter().find_map(|it| self.otherwise(person, &reading, it));
        found.unwrap_or(Unheard::NotConcerned)
    }

    /// Who would have been told, had no rule run, was not told because of the first that did.
    fn withheld_by(&self, person: PersonId, reading: &[Deed]) -> Option<RuleId> {
        let rule = self.entry.changed.iter().find_map(|it| it.rule)?;
        self.is_told(person, reading, self.entry.before.clone(), self.state.directory.clone())?
            .then_some(rule)
    }

    fn otherwise(&self, person: PersonId, reading: &[Deed], otherwise: &[Otherwise]) -> Option<Unheard> {
        let mut facts = self.entry.before.clone();
        let mut directory = self.state.directory.clone();
        let mut why = None;
        for change in otherwise {
            let found = change(&mut facts, &mut directory, person)?;
            why = why.or(Some(found));
        }
        why.filter(|_| self.is_told(person, reading, facts, directory) == Some(true))
    }

    fn is_told(
        &self,
        person: PersonId,
        reading: &[Deed],
        mut facts: Facts,
        directory: Directory,
    ) -> Option<bool> {
        let world = State { directory, ..State::default() };
        let Operation { at, actor, .. } = *self.entry.operation;
        let context = Context::of(Uuid::nil(), at, actor, Mailbox::All);
        let mut is_told = false;
        for deed in reading {
            let played = again(&world, &facts, context, deed)?;
            is_told |= played.told.iter().any(|it| it.person == person);
            facts = played.facts;
        }
        Some(is_told)
    }
}

/// What is tried, in order; of several together the first one is named.
const OTHERWISE: &[&[Otherwise]] = &[
    &[not_spam],
    &[not_snoozed],
    &[active],
    &[receiving],
    &[present],
    &[watching],
    &[assigned_to_nobody],
    &[assigned_to_nobody, active],
    &[assigned_to_nobody, receiving],
    &[active, receiving],
];

fn not_spam(facts: &mut Facts, _: &mut Directory, person: PersonId) -> Option<Unheard> {
    let is_spam = facts.spam || facts.has(person, Flag::Spam);
    facts.spam = false;
    facts.put(person, Flag::Spam, false);
    is_spam.then_some(Unheard::Spam)
}

fn not_snoozed(facts: &mut Facts, _: &mut Directory, person: PersonId) -> Option<Unheard> {
    facts.marks(person).snooze?;
    facts.set_snooze(person, None);
    Some(Unheard::Snoozed)
}

fn active(_: &mut Facts, directory: &mut Directory, person: PersonId) -> Option<Unheard> {
    let observes =
        |it: &&mut crate::model::directory::Team| it.membership(person) == Some(Membership::Observer);
    let mut observed = None;
    for team in directory.teams.values_mut().filter(observes) {
        team.observers.remove(&person);
        team.active.insert(person);
        observed = observed.or(Some(team.id));
    }
    observed.map(Unheard::Observer)
}

fn receiving(_: &mut Facts, directory: &mut Directory, person: PersonId) -> Option<Unheard> {
    receive(directory, person);
    Some(Unheard::AutoArchive)
}

fn present(_: &mut Facts, directory: &mut Directory, person: PersonId) -> Option<Unheard> {
    directory.people.get_mut(&person)?.away.take()?;
    Some(Unheard::Away)
}

fn watching(facts: &mut Facts, _: &mut Directory, person: PersonId) -> Option<Unheard> {
    facts.put(person, Flag::Watching, true);
    Some(Unheard::NotWatching)
}

fn assigned_to_nobody(facts: &mut Facts, _: &mut Directory, _: PersonId) -> Option<Unheard> {
    let is_assigned = facts.is_assigned();
    facts.assignees.clear();
    is_assigned.then_some(Unheard::AssignedToOthers)
}
