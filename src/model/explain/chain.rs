//! What sets which rule off within one entry of the journal: what a person did, a message, and what
//! other rules did. A rule does nothing where nothing is left that sets it off.

use super::past::Entry;
use crate::model::decide::{set_off_by, triggers};
use crate::model::directory::Directory;
use crate::model::event::{Act, Change, Event};
use crate::model::facts::Facts;
use crate::model::ids::*;
use crate::model::rules::{Condition, Rule, Trigger};

/// What has happened in an entry so far that may set rules off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Chain(u16);

/// What a step of a rule waits for, as far as the rule stands as it stood then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waits {
    rule: Option<Rule>,
    comments: bool,
}

impl Chain {
    const ANYTHING: Self = Self(1 << 15);

    /// Adds what a message or an act sets off, besides what it changes.
    #[must_use]
    pub fn begun(self, act: Act, changes: &[Change]) -> Self {
        let own = set_off_by(act);
        let chain = self.with(own.as_slice());
        // What a message from outside or a comment changes itself is set off by it, and sets off nothing.
        match own {
            Some(Trigger::Incoming | Trigger::Comment) => chain,
            _ => chain.with(&triggers(changes)),
        }
    }

    /// Adds what a rule did.
    #[must_use]
    pub fn carried_on(self, waits: &Waits, changes: &[Change]) -> Self {
        let chain = self.with(&triggers(changes));
        if waits.comments { chain.with(&[Trigger::Comment]) } else { chain }
    }

    fn with(self, triggers: &[Trigger]) -> Self {
        Self(triggers.iter().fold(self.0 | Self::ANYTHING.0, |bits, it| bits | 1 << *it as u16))
    }

    /// Tells whether a rule would run on a conversation that stands in some way. What its condition
    /// asks of the message is as it was: of that only the team may be otherwise.
    pub fn sets_off(self, waits: &Waits, facts: &Facts) -> bool {
        let Some(rule) = &waits.rule else { return self.0 & Self::ANYTHING.0 != 0 };
        let known = |it: &Condition| match it {
            Condition::Team(wanted) => Some(facts.team == Some(*wanted)),
            _ => None,
        };
        self.0 >> (rule.trigger as u16) & 1 == 1 && rule.condition.told_by(&known) != Some(false)
    }
}

impl Waits {
    /// Returns what a rule waited for in an entry, given what had happened before it. A rule that would
    /// not have run then was another one, of which nothing is known.
    pub fn of(entry: &Entry, rule: RuleId, chain: Chain, facts: &Facts, directory: &Directory) -> Self {
        let is_its = |event: &Event| matches!(event, Event::RuleCommented { rule: of, .. } if *of == rule);
        let known = Self { rule: directory.rules.get(&rule).cloned(), comments: false };
        let rule = known.rule.clone().filter(|_| chain.sets_off(&known, facts));
        Self { rule, comments: entry.operation.events.iter().any(is_its) }
    }
}
