//! The search for what would change where a conversation stands.
//!
//! It goes back in the story, step by step. From each way to stand before a step the story goes on with
//! the step and without it, and what changes the placement from there is known from before; so each way
//! is followed once, and once for all the settings that do not matter from there on. The search ends
//! where its effort does: what came before is given.

use std::collections::HashMap;
use std::rc::Rc;

use super::cause::Setting;
use super::rerun::Rerun;
use super::step::{Standing, Step, after};
use super::ways::{Set, Smallest, bits};
use crate::model::directory::Directory;
use crate::model::ids::*;
use crate::model::state::{Mailbox, State};

/// So much is done at most: a way to go on that is looked up is one.
pub const EFFORT: usize = 40_000;
/// To play a step again is so much.
const PLAYING: usize = 10;
/// The bits of settings begin here, above those of steps.
pub const SETTINGS: usize = 120;

/// What a search is about.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// With the live directory.
    pub state: &'a State,
    /// For whom.
    pub person: PersonId,
    /// The mailbox whose placement is asked about.
    pub mailbox: Mailbox,
    /// The conversation stands there.
    pub is_there: bool,
    /// Its story.
    pub steps: &'a [Step],
    /// Where it stood before each step, and after the last.
    pub standings: &'a [Standing],
    /// The settings that can be taken away.
    pub settings: &'a [Setting],
    /// The step that has the first bit; none before it can be taken away.
    pub oldest: usize,
}

/// A search for the change sets of one placement.
#[derive(Debug)]
pub struct Quest<'a> {
    asked: Asked<'a>,
    /// For each step the settings that may matter to it, and those that may from there on; the last is
    /// after all steps.
    matters: Vec<(Set, Set)>,
    /// Reruns by the settings that they are without.
    worlds: HashMap<Set, Rerun>,
    /// Ways to stand by number.
    numbers: HashMap<Standing, u32>,
    ways_to_stand: Vec<Standing>,
    /// Where a step leads, by the way it stood and the settings removed of those that matter.
    played: HashMap<(usize, u32, Set), u32>,
    /// What changes the placement from a step on, by the same.
    known: HashMap<(usize, u32, Set), Rc<Smallest>>,
    left: usize,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// The first step that can be taken away.
    pub given: usize,
    /// The smallest sets whose removal changes the placement.
    pub changes: Smallest,
    /// The smallest sets that meet each of them.
    pub alternatives: Smallest,
    /// How much was done.
    pub effort: usize,
}

impl<'a> Quest<'a> {
    /// Prepares a search.
    pub fn new(asked: Asked<'a>) -> Self {
        Self {
            asked,
            matters: matters(&asked),
            worlds: HashMap::new(),
            numbers: HashMap::new(),
            ways_to_stand: Vec::new(),
            played: HashMap::new(),
            known: HashMap::new(),
            left: EFFORT,
        }
    }

    /// Goes back as far as the effort lasts.
    pub fn find(mut self) -> Found {
        let mut removals: Vec<Set> = (0..1 << self.asked.settings.len()).collect();
        removals.sort_by_key(|it| it.count_ones());
        let last = self.asked.steps.len();
        let mut ways = Vec::new();
        for given in (self.asked.oldest..=last).rev() {
            let Some(it) = self.ways(given, &removals) else { break };
            ways.push((given, it));
        }
        let found = ways.into_iter().rev().find_map(|(given, ways)| gathered(given, &ways));
        let found = found.unwrap_or(Found { given: last, ..Found::default() });
        Found { effort: EFFORT - self.left, ..found }
    }

    /// Returns what changes the placement from a step on, without some settings each; nothing if it
    /// takes too much.
    fn ways(&mut self, given: usize, removals: &[Set]) -> Option<Vec<(Set, Rc<Smallest>)>> {
        let mut certain = Smallest::default();
        let mut ways = Vec::new();
        for removed in removals {
            if certain.covers(*removed) {
                continue;
            }
            let from = self.number(self.asked.standings[given].clone());
            let changing = self.changing(given, from, *removed)?;
            if changing.is_always() {
                certain.add(*removed);
            }
            ways.push((*removed, changing));
        }
        Some(ways)
    }

    fn number(&mut self, standing: Standing) -> u32 {
        let next = self.ways_to_stand.len() as u32;
        let number = *self.numbers.entry(standing.clone()).or_insert(next);
        if number == next {
            self.ways_to_stand.push(standing);
        }
        number
    }

    fn world(&mut self, removed: Set) -> &mut Rerun {
        let Asked { state, person, settings, .. } = self.asked;
        self.worlds.entry(removed).or_insert_with(|| {
            let removed: Vec<_> = bits(removed).map(|it| settings[it]).collect();
            Rerun::without(state, person, settings, &removed)
        })
    }

    /// Returns the smallest sets of steps, from one on, whose removal changes the placement.
    fn changing(&mut self, at: usize, from: u32, removed: Set) -> Option<Rc<Smallest>> {
        let removed = removed & self.matters[at].1;
        let key = (at, from, removed);
        if let Some(known) = self.known.get(&key) {
            return Some(known.clone());
        }
        self.left = self.left.checked_sub(1)?;
        let before = &self.ways_to_stand[from as usize];
        let changing = match self.asked.steps.get(at) {
            None => {
                let facts = before.facts.clone();
                let mailbox = self.asked.mailbox;
                let is_changed = self.world(removed).holds(mailbox, &facts) != self.asked.is_there;
                Rc::new(if is_changed { Smallest::of(0) } else { Smallest::default() })
            }
            Some(step) => {
                let happens = step.happens(before);
                let without = self.after((at, from, 0), false);
                if happens {
                    self.either(step, key, without)?
                } else {
                    self.changing(at + 1, without, removed)?
                }
            }
        };
        self.known.insert(key, changing.clone());
        Some(changing)
    }

    /// The same where a step is played, or taken away.
    fn either(
        &mut self,
        step: &Step,
        (at, from, removed): (usize, u32, Set),
        without: u32,
    ) -> Option<Rc<Smallest>> {
        let with = self.play((at, from, removed & self.matters[at].0))?;
        let kept = self.changing(at + 1, with, removed)?;
        if with == without || kept.is_always() || !step.is_removable() {
            return Some(kept);
        }
        let left = self.changing(at + 1, without, removed)?;
        if kept == left {
            return Some(kept);
        }
        let mut both = Smallest::clone(&kept);
        both.add_all(&left, 1 << (at - self.asked.oldest));
        (!both.is_too_many()).then(|| Rc::new(both))
    }

    fn play(&mut self, key: (usize, u32, Set)) -> Option<u32> {
        if let Some(known) = self.played.get(&key) {
            return Some(*known);
        }
        self.left = self.left.checked_sub(PLAYING)?;
        let with = self.after(key, true);
        self.played.insert(key, with);
        Some(with)
    }

    /// Returns where a step leads if it is kept, or if it is not.
    fn after(&mut self, (at, from, removed): (usize, u32, Set), is_kept: bool) -> u32 {
        let before = self.ways_to_stand[from as usize].clone();
        let Asked { steps, person, .. } = self.asked;
        let standing = after(steps, at, &before, &self.world(removed).bare, person, is_kept);
        self.number(standing)
    }
}

/// Returns which settings may matter to each step, and from there on.
fn matters(asked: &Asked) -> Vec<(Set, Set)> {
    let those = |wanted: &dyn Fn(&Setting) -> bool| -> Set {
        asked.settings.iter().enumerate().filter(|it| wanted(it.1)).map(|it| 1 << it.0).sum()
    };
    let directory: &Directory = &asked.state.directory;
    let mut later = those(&|it| it.is_read_live());
    let mut matters = vec![(0, later)];
    for step in asked.steps.iter().rev() {
        let own = those(&|it| it.may_matter_to(step, directory));
        later |= own;
        matters.push((own, later));
    }
    matters.reverse();
    matters
}

/// Gathers what was found without some settings each; nothing if it is too much.
fn gathered(given: usize, ways: &[(Set, Rc<Smallest>)]) -> Option<Found> {
    let mut changes = Smallest::default();
    for (removed, changing) in ways {
        changes.add_all(changing, removed << SETTINGS);
        if changes.is_too_many() {
            return None;
        }
    }
    let alternatives = changes.transversals()?;
    Some(Found { given, changes, alternatives, effort: 0 })
}
