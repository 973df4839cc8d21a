//! The answer to *why is it here*, or *why is it not*.

use std::collections::BTreeSet;

use super::cause::Cause;
use crate::model::ids::Time;
use crate::model::state::Mailbox;

/// Why a conversation stands in a mailbox of a person, or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// It stands there.
    pub is_there: bool,
    /// Alternatives, each of causes that suffice together. None: nothing that could be taken away
    /// would change it.
    pub alternatives: Vec<Vec<Cause>>,
    /// The change sets: smallest sets of causes without which it would stand otherwise.
    pub changes: Vec<Vec<Cause>>,
    /// So many of the first steps are taken as they were.
    pub given: usize,
    /// What was done until then is taken as it was: the story is longer, or parts into more ways, than can
    /// be looked into.
    pub given_until: Option<Time>,
    /// So often a step was played again to find it; never more than [`EFFORT`](super::EFFORT).
    pub effort: usize,
}

impl Explanation {
    /// Returns the causes that all alternatives have.
    pub fn common(&self) -> Vec<Cause> {
        let Some((first, rest)) = self.alternatives.split_first() else { return Vec::new() };
        first.iter().filter(|it| rest.iter().all(|other| other.contains(it))).copied().collect()
    }

    /// Tells whether it is not there for want of something, rather than for what was done: then it
    /// says more what is lacking. Sharings alone keep nothing out of an Inbox, they send it elsewhere.
    pub fn is_lacking(&self, mailbox: Mailbox) -> bool {
        let is_deed = |it: &Cause| matches!(it, Cause::Deed(..));
        let was_done = self.alternatives.iter().flatten().any(is_deed);
        !self.is_there && (self.alternatives.is_empty() || (mailbox == Mailbox::Inbox && !was_done))
    }

    /// Returns what may be otherwise besides: choices that are independent of each other, each with
    /// the ways in which it suffices. One way of each makes an alternative.
    pub fn choices(&self) -> Vec<Vec<Vec<Cause>>> {
        let mut groups: Vec<BTreeSet<Cause>> = Vec::new();
        for change in self.changes.iter().filter(|it| it.len() > 1) {
            let (linked, mut rest): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|it| change.iter().any(|cause| it.contains(cause)));
            rest.push(linked.into_iter().flatten().chain(change.iter().copied()).collect());
            groups = rest;
        }
        let ways = |group: &BTreeSet<Cause>| -> Vec<Vec<Cause>> {
            let own = |it: &Vec<Cause>| it.iter().filter(|it| group.contains(it)).copied().collect();
            let ways: BTreeSet<Vec<Cause>> = self.alternatives.iter().map(own).collect();
            ways.into_iter().collect()
        };
        groups.iter().map(ways).collect()
    }
}
