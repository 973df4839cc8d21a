//! A change of one fact; each reads both ways.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::facts::{Facts, Flag, Grant, Snooze};
use crate::model::ids::*;

/// A conversation changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// The conversation that changed.
    pub conversation: ConversationId,
    /// The rule that did it, if it was one.
    pub rule: Option<RuleId>,
    /// The entry of the journal that acted on it before; of an Undo, the one that counts as the
    /// last from now on.
    pub prior: Seq,
    /// What, each with what it was.
    pub changes: Vec<Change>,
}

/// A change of one fact: `(before, after)` where it is not a bit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// The organization.
    Org(Option<OrgId>, Option<OrgId>),
    /// The team.
    Team(Option<TeamId>, Option<TeamId>),
    /// Stands in the team inbox from now on, or no longer.
    Queued(bool),
    /// Closed or reopened.
    Closed(bool),
    /// Trashed for everyone, or restored.
    Trashed(bool),
    /// Spam for everyone, or not.
    Spam(bool),
    /// The assignees.
    Assignees(Vec<PersonId>, Vec<PersonId>),
    /// The causes of access.
    Grants(Vec<Grant>, Vec<Grant>),
    /// The labels.
    Labels(Vec<LabelId>, Vec<LabelId>),
    /// A person's own label: put on, or taken off.
    OwnLabel(PersonId, LabelId, bool),
    /// A flag of some people.
    Mark {
        /// The flag.
        flag: Flag,
        /// Set, or cleared.
        on: bool,
        /// For whom; sorted.
        people: Vec<PersonId>,
    },
    /// A person's snooze.
    Snooze(PersonId, Option<Snooze>, Option<Snooze>),
    /// When it came to the top of a person's Inbox.
    Arrival(PersonId, Option<Time>, Option<Time>),
    /// The conversation it is merged into.
    Merged(Option<ConversationId>, Option<ConversationId>),
}

impl Change {
    /// Returns the change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Org(from, to) => Self::Org(to, from),
            Self::Team(from, to) => Self::Team(to, from),
            Self::Queued(on) => Self::Queued(!on),
            Self::Closed(on) => Self::Closed(!on),
            Self::Trashed(on) => Self::Trashed(!on),
            Self::Spam(on) => Self::Spam(!on),
            Self::Assignees(from, to) => Self::Assignees(to, from),
            Self::Grants(from, to) => Self::Grants(to, from),
            Self::Labels(from, to) => Self::Labels(to, from),
            Self::OwnLabel(person, label, on) => Self::OwnLabel(person, label, !on),
            Self::Mark { flag, on, people } => Self::Mark { flag, on: !on, people },
            Self::Snooze(person, from, to) => Self::Snooze(person, to, from),
            Self::Arrival(person, from, to) => Self::Arrival(person, to, from),
            Self::Merged(from, to) => Self::Merged(to, from),
        }
    }

    /// Tells whether it is for one person's eyes alone: no history tells of it.
    pub const fn is_secret(&self) -> bool {
        matches!(self, Self::OwnLabel(..))
    }

    /// Returns whom an act of adding people reached by its changes.
    pub fn added(changes: &[Self]) -> BTreeSet<PersonId> {
        let mut people = BTreeSet::new();
        for change in changes {
            match change {
                Self::Grants(before, after) => {
                    people
                        .extend(after.iter().filter(|it| !before.contains(it)).filter_map(|it| it.person()));
                }
                // Who had access already, and has it in the Inbox from now on.
                Self::Arrival(person, _, Some(_)) => drop(people.insert(*person)),
                // Who had deleted it for ever for themselves.
                Self::Mark { flag: Flag::Gone, on: false, people: back } => people.extend(back),
                _ => {}
            }
        }
        people
    }

    /// Returns from whom an act took access by its changes.
    pub fn removed(changes: &[Self]) -> BTreeSet<PersonId> {
        let causes = changes.iter().filter_map(|it| match it {
            Self::Grants(before, after) => Some(before.iter().filter(|it| !after.contains(it))),
            _ => None,
        });
        causes.flatten().filter_map(|it| it.person()).collect()
    }

    /// Makes the change.
    pub fn make(&self, facts: &mut Facts) {
        match self {
            Self::Org(_, org) => facts.org = *org,
            Self::Team(_, team) => facts.team = *team,
            Self::Queued(on) => facts.queued = *on,
            Self::Closed(on) => facts.closed = *on,
            Self::Trashed(on) => facts.trashed = *on,
            Self::Spam(on) => facts.spam = *on,
            Self::Assignees(_, assignees) => facts.assignees.clone_from(assignees),
            Self::Grants(_, grants) => facts.grants.clone_from(grants),
            Self::Labels(_, labels) => facts.labels.clone_from(labels),
            Self::OwnLabel(person, label, on) => facts.put_own_label(*person, *label, *on),
            Self::Mark { flag, on, people } => people.iter().for_each(|it| facts.put(*it, *flag, *on)),
            Self::Snooze(person, _, snooze) => facts.set_snooze(*person, *snooze),
            Self::Arrival(person, _, at) => facts.marks.entry(*person).or_default().arrival = *at,
            Self::Merged(_, into) => facts.merged = *into,
        }
    }
}
