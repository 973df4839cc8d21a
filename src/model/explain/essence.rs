//! What matters of a conversation for where it stands for one person, and how recorded changes are
//! replayed on facts that stand otherwise.

use crate::model::event::Change;
use crate::model::facts::{Facts, Flag, Grant};
use crate::model::ids::*;

/// Returns the facts that decide where a conversation stands for a person: without what is only
/// others' own, or only seen in a row. Conversations that do not differ in it are one.
pub fn essence(facts: &Facts, person: PersonId) -> Facts {
    let concerns = |it: &Grant| it.person().is_none_or(|of| of == person);
    let mut assignees = facts.assignees.clone();
    assignees.sort_unstable();
    let mut essence = Facts {
        assignees,
        grants: facts.grants.iter().copied().filter(concerns).collect(),
        labels: facts.labels.clone(),
        own_labels: std::collections::BTreeSet::new(),
        marks: std::collections::BTreeMap::new(),
        ..*facts
    };
    let mut marks = facts.marks(person);
    for flag in [Flag::Unread, Flag::Starred, Flag::Watching] {
        marks.put(flag, false);
    }
    marks.arrival = None;
    if marks != crate::model::facts::Marks::default() {
        essence.marks.insert(person, marks);
    }
    essence
}

/// Does what is recorded to facts that may stand otherwise than they did: what was added is added,
/// what was taken is taken.
pub fn replay(facts: &mut Facts, changes: &[Change]) {
    for change in changes {
        match change {
            Change::Org(_, org) => facts.org = *org,
            Change::Team(_, team) => facts.team = *team,
            Change::Queued(on) => facts.queued = *on,
            Change::Closed(on) => facts.closed = *on,
            Change::Trashed(on) => facts.trashed = *on,
            Change::Spam(on) => facts.spam = *on,
            Change::Assignees(before, after) => rebase(&mut facts.assignees, before, after),
            Change::Grants(before, after) => {
                rebase(&mut facts.grants, before, after);
                facts.grants.sort_unstable();
            }
            Change::Labels(before, after) => {
                rebase(&mut facts.labels, before, after);
                facts.labels.sort_unstable();
            }
            Change::OwnLabel(person, label, on) => facts.put_own_label(*person, *label, *on),
            Change::Mark { flag, on, people } => people.iter().for_each(|it| facts.put(*it, *flag, *on)),
            Change::Snooze(person, _, snooze) => facts.set_snooze(*person, *snooze),
            Change::Merged(_, into) => facts.merged = *into,
            Change::Arrival(person, _, at) => {
                let marks = facts.marks.entry(*person).or_default();
                marks.arrival = *at;
                // What puts it at the top of an Inbox puts it there.
                if at.is_some() {
                    marks.put(Flag::Inbox, true);
                }
            }
        }
    }
}

fn rebase<T: PartialEq + Copy>(list: &mut Vec<T>, before: &[T], after: &[T]) {
    list.retain(|it| after.contains(it) || !before.contains(it));
    let added: Vec<_> =
        after.iter().filter(|it| !before.contains(it) && !list.contains(it)).copied().collect();
    list.extend(added);
}
