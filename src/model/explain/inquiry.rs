//! An inquiry into where one conversation stands for one person: what happens with causes taken away.

use std::collections::BTreeSet;

use super::cause::{Cause, Setting};
use super::explanation::Explanation;
use super::quest::{Asked, Quest, SETTINGS};
use super::rerun::Rerun;
use super::setting::candidates;
use super::step::{Standing, Step, after, steps};
use super::ways::{Set, bits};
use crate::model::event::Operation;
use crate::model::ids::*;
use crate::model::state::{Mailbox, State};

/// So many of the latest steps can be taken away at most; what came before is given.
const REMOVABLE: usize = 64;

/// An inquiry.
#[derive(Debug)]
pub struct Inquiry<'a> {
    state: &'a State,
    conversation: ConversationId,
    person: PersonId,
    steps: Vec<Step>,
    standings: Vec<Standing>,
    settings: Vec<Setting>,
    oldest: usize,
}

impl<'a> Inquiry<'a> {
    /// Begins an inquiry with the operations that touched the conversation, oldest first.
    pub fn into(
        state: &'a State,
        conversation: ConversationId,
        person: PersonId,
        history: &[(Seq, Operation)],
    ) -> Self {
        let (steps, standings) = steps(state, conversation, person, history);
        let oldest = steps.len().saturating_sub(REMOVABLE);
        let settings = candidates(state, conversation, person, &steps[oldest..]);
        Self { state, conversation, person, steps, standings, settings, oldest }
    }

    /// Returns everything that can be taken away where so many of the first steps are given.
    pub fn causes(&self, given: usize) -> Vec<Cause> {
        let steps = self.steps[given..].iter().filter(|it| it.is_removable());
        let settings = self.settings.iter().map(|it| Cause::Setting(*it));
        steps.map(|it| it.cause).chain(settings).collect()
    }

    /// Returns the step that a cause names.
    pub fn step(&self, cause: Cause) -> Option<&Step> {
        self.steps.iter().find(|it| it.cause == cause)
    }

    /// Tells whether the conversation would stand in a mailbox without some causes: their steps are
    /// left out, and the directory is without their settings, after so many steps that are given.
    pub fn stands_without(&self, mailbox: Mailbox, removed: &BTreeSet<Cause>, given: usize) -> bool {
        let is_removed = |it: &Setting| removed.contains(&Cause::Setting(*it));
        let settings: Vec<_> = self.settings.iter().copied().filter(is_removed).collect();
        let mut world = Rerun::without(self.state, self.person, &self.settings, &settings);
        let mut stands = self.standings[given].clone();
        for (at, step) in self.steps.iter().enumerate().skip(given) {
            let is_kept = !removed.contains(&step.cause);
            stands = after(&self.steps, at, &stands, &world.bare, self.person, is_kept);
        }
        world.holds(mailbox, &stands.facts)
    }

    /// Says why the conversation stands in a mailbox of the person, or why not. Of a busy story only so
    /// many steps are looked into as can be at once; from then on nothing earlier can be taken away.
    pub fn explain(&self, mailbox: Mailbox) -> Explanation {
        let is_there = self.state.is_in(self.person, mailbox, self.conversation);
        let found = Quest::new(Asked {
            state: self.state,
            person: self.person,
            mailbox,
            is_there,
            steps: &self.steps,
            standings: &self.standings,
            settings: &self.settings,
            oldest: self.oldest,
        })
        .find();
        let named = |it: &Set| self.all_named(*it);
        let changes: Vec<_> = found.changes.sets().iter().map(named).collect();
        let mut alternatives: Vec<_> = found.alternatives.sets().iter().map(named).collect();
        // Nothing changes it: to that there is no alternative, rather than the one of no cause.
        alternatives.retain(|it| !it.is_empty());
        alternatives.sort_by_key(|it| (it.len(), it.clone()));
        let given_until = found.given.checked_sub(1).map(|it| self.steps[it].at);
        let (given, effort) = (found.given, found.effort);
        Explanation { is_there, alternatives, changes, given, given_until, effort }
    }

    fn all_named(&self, set: Set) -> Vec<Cause> {
        bits(set).filter_map(|it| self.named(it)).collect()
    }

    fn named(&self, number: usize) -> Option<Cause> {
        if number < SETTINGS {
            return self.steps.get(self.oldest + number).map(|it| it.cause);
        }
        self.settings.get(number - SETTINGS).map(|it| Cause::Setting(*it))
    }
}
