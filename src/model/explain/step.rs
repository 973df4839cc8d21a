//! The steps of a conversation's story: each a thing that can be taken away when it is played again.

use uuid::Uuid;

use super::cause::Cause;
use super::chain::{Chain, Waits};
use super::essence::{essence, replay};
use super::past::{Entry, entries};
use crate::model::command::Context;
use crate::model::decide::again::{Deed, again};
use crate::model::decide::differences;
use crate::model::event::{Act, Actor, Arrived, Change, Changed, Operation};
use crate::model::facts::Facts;
use crate::model::ids::*;
use crate::model::state::{Mailbox, State};

/// One thing that was done to the conversation.
#[derive(Clone, Debug)]
pub struct Step {
    /// What names it.
    pub cause: Cause,
    /// When it was done.
    pub at: Time,
    /// Who did it.
    pub actor: Actor,
    /// What, to this conversation.
    pub act: Act,
    /// The rule that did it, if it was one.
    pub rule: Option<RuleId>,
    /// Of a rule's: what it waits for.
    pub(super) waits: Option<Waits>,
    /// The message that came, if it was one.
    pub message: Option<Box<Arrived>>,
    /// What it changed.
    pub changes: Vec<Change>,
    pub(super) before: Facts,
    pub(super) how: How,
}

/// Where a story has led to before one of its steps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Standing {
    /// How the conversation stands.
    pub facts: Facts,
    /// What has happened that may set off the rules that ran next.
    pub chain: Chain,
}

/// How a step is played.
#[derive(Clone, Debug)]
pub enum How {
    /// It is decided again.
    Again(Deed),
    /// What is recorded is replayed.
    Recorded,
    /// The same, and it can not be taken away: whatever no entry tells.
    Fixed,
}

impl Step {
    /// Tells whether it is the first thing that an entry of the journal did.
    pub const fn is_first_part(&self) -> bool {
        matches!(self.cause, Cause::Deed(_, 0))
    }

    /// Tells whether the conversation began with it.
    pub fn is_first(&self) -> bool {
        self.before.grants.is_empty()
    }

    /// Tells whether the step happens there at all: a step of a rule may have nothing that sets it off.
    pub fn happens(&self, standing: &Standing) -> bool {
        self.waits.as_ref().is_none_or(|it| standing.chain.sets_off(it, &standing.facts))
    }

    /// Tells whether it can be taken away.
    pub const fn is_removable(&self) -> bool {
        !matches!(self.how, How::Fixed)
    }

    /// Returns how a conversation stands after the step, whatever set it off; `world` has the directory alone.
    pub fn play(&self, facts: &Facts, world: &State, person: PersonId) -> Facts {
        match &self.how {
            How::Again(deed) => again(world, facts, self.context(), deed)
                .map_or_else(|| facts.clone(), |it| essence(&it.facts, person)),
            // Nothing is done to what never came to be.
            How::Recorded
                if facts.grants.is_empty()
                    && self.act != Act::Split
                    && (self.message.is_none() || self.rule.is_some()) =>
            {
                facts.clone()
            }
            How::Recorded | How::Fixed => {
                let mut played = facts.clone();
                replay(&mut played, &self.changes);
                essence(&played, person)
            }
        }
    }

    /// Returns what may set rules off when the step has made some changes, after what happened before.
    fn carried(&self, chain: Chain, changes: &[Change]) -> Chain {
        match &self.waits {
            Some(waits) => chain.carried_on(waits, changes),
            None => chain.begun(self.act, changes),
        }
    }

    fn context(&self) -> Context<'static> {
        Context::of(Uuid::nil(), self.at, self.actor, Mailbox::All)
    }
}

/// Returns the steps of a conversation as they concern a person, and where it stood before each and
/// after the last. Played one after the other they lead to where it stands.
pub fn steps(
    state: &State,
    conversation: ConversationId,
    person: PersonId,
    history: &[(Seq, Operation)],
) -> (Vec<Step>, Vec<Standing>) {
    let world = State { directory: state.directory.clone(), ..State::default() };
    let mut steps = Vec::new();
    for entry in entries(conversation, history) {
        steps.extend(of_entry(&world, conversation, person, &entry));
    }
    let mut standings = vec![Standing::default()];
    for at in 0..steps.len() {
        standings.push(after(&steps, at, &standings[at], &world, person, true));
    }
    let stands = essence(&state.facts(conversation), person);
    let reached = standings[steps.len()].facts.clone();
    if reached != stands {
        steps.push(rest(&reached, &stands));
        standings.push(Standing { facts: stands, chain: Chain::default() });
    }
    (steps, standings)
}

/// Returns where a story stands after one of its steps, if it is kept; else as if it had not been.
pub fn after(
    steps: &[Step],
    at: usize,
    before: &Standing,
    world: &State,
    person: PersonId,
    is_kept: bool,
) -> Standing {
    let step = &steps[at];
    // What happened in one entry sets nothing off in the next.
    let goes_on = steps.get(at + 1).is_some_and(|it| !it.is_first_part());
    let mut standing = before.clone();
    if is_kept && step.happens(before) {
        standing.facts = step.play(&before.facts, world, person);
        if goes_on {
            standing.chain = step.carried(before.chain, &differences(&before.facts, &standing.facts));
        }
    }
    if !goes_on {
        standing.chain = Chain::default();
    }
    standing
}

/// What no step tells: a journal that was written by another version, or restored in part.
fn rest(reached: &Facts, stands: &Facts) -> Step {
    Step {
        cause: Cause::Deed(Seq::default(), 0),
        at: Time::default(),
        actor: Actor::Setup,
        act: Act::Configure,
        rule: None,
        message: None,
        waits: None,
        changes: differences(reached, stands),
        before: reached.clone(),
        how: How::Fixed,
    }
}

fn of_entry(world: &State, conversation: ConversationId, person: PersonId, entry: &Entry) -> Vec<Step> {
    let before = essence(&entry.before, person);
    let (own, ruled): (Vec<&Changed>, Vec<&Changed>) =
        entry.changed.iter().copied().partition(|it| it.rule.is_none());
    let mut wanted = entry.before.clone();
    own.iter().for_each(|it| replay(&mut wanted, &it.changes));
    let wanted = essence(&wanted, person);
    let readings = entry.readings(conversation).into_iter();
    let mut read = readings.map(|it| read(world, person, entry, it, &before));
    let found = read.find(|it| it.1 == wanted).map(|it| it.0);
    let recorded = || vec![step(entry, How::Recorded, flat(&own), None)];
    let mut steps = found.filter(|it| !it.is_empty()).unwrap_or_else(recorded);
    let mut chain = Chain::default().begun(entry.operation.act, &flat(&own));
    let mut facts = entry.before.clone();
    own.iter().for_each(|it| replay(&mut facts, &it.changes));
    for it in ruled {
        let waits = it.rule.map(|rule| Waits::of(entry, rule, chain, &facts, &world.directory));
        replay(&mut facts, &it.changes);
        chain = waits.as_ref().map_or(chain, |waits| chain.carried_on(waits, &it.changes));
        steps.push(Step { waits, ..step(entry, How::Recorded, it.changes.clone(), it.rule) });
    }
    for (part, step) in steps.iter_mut().enumerate() {
        step.cause = Cause::Deed(entry.seq, part as u32);
    }
    steps
}

/// Plays an entry by one reading of it.
fn read(
    world: &State,
    person: PersonId,
    entry: &Entry,
    reading: Vec<Deed>,
    before: &Facts,
) -> (Vec<Step>, Facts) {
    let (mut steps, mut facts) = (Vec::new(), before.clone());
    for deed in reading {
        let mut step = step(entry, How::Again(deed.clone()), Vec::new(), None);
        if let Deed::Message { arrived, .. } = deed {
            step.message = Some(arrived);
        }
        let after = step.play(&facts, world, person);
        step.changes = differences(&facts, &after);
        facts = after;
        steps.push(step);
    }
    (steps, facts)
}

fn step(entry: &Entry, how: How, changes: Vec<Change>, rule: Option<RuleId>) -> Step {
    let operation = entry.operation;
    Step {
        cause: Cause::Deed(entry.seq, 0),
        at: operation.at,
        actor: operation.actor,
        act: operation.act.on_one(&flat(&entry.changed)),
        rule,
        waits: None,
        message: entry.arrived.first().filter(|_| rule.is_none()).map(|it| Box::new((*it).clone())),
        changes,
        before: entry.before.clone(),
        how,
    }
}

fn flat(changed: &[&Changed]) -> Vec<Change> {
    changed.iter().flat_map(|it| it.changes.clone()).collect()
}
