//! What differs between two standings of a conversation, as changes that read both ways.

use crate::model::event::Change;
use crate::model::facts::{Facts, Flag, Marks};
use crate::model::ids::*;

/// Returns the changes that lead from one standing to another.
pub fn differences(before: &Facts, now: &Facts) -> Vec<Change> {
    let mut changes = Vec::new();
    if before.org != now.org {
        changes.push(Change::Org(before.org, now.org));
    }
    if before.team != now.team {
        changes.push(Change::Team(before.team, now.team));
    }
    let bits = [
        (before.queued, now.queued, Change::Queued as fn(bool) -> Change),
        (before.closed, now.closed, Change::Closed),
        (before.trashed, now.trashed, Change::Trashed),
        (before.spam, now.spam, Change::Spam),
    ];
    changes.extend(bits.into_iter().filter(|it| it.0 != it.1).map(|it| it.2(it.1)));
    if before.assignees != now.assignees {
        changes.push(Change::Assignees(before.assignees.clone(), now.assignees.clone()));
    }
    if before.grants != now.grants {
        changes.push(Change::Grants(before.grants.clone(), now.grants.clone()));
    }
    if before.labels != now.labels {
        changes.push(Change::Labels(before.labels.clone(), now.labels.clone()));
    }
    let own = |(person, label): &(PersonId, LabelId), on| Change::OwnLabel(*person, *label, on);
    changes.extend(before.own_labels.difference(&now.own_labels).map(|it| own(it, false)));
    changes.extend(now.own_labels.difference(&before.own_labels).map(|it| own(it, true)));
    if before.merged != now.merged {
        changes.push(Change::Merged(before.merged, now.merged));
    }
    differences_of_marks(before, now, &mut changes);
    changes
}

fn differences_of_marks(before: &Facts, now: &Facts, changes: &mut Vec<Change>) {
    let none = Marks::default();
    let pairs = |person: PersonId| {
        let of = |facts: &Facts| facts.marks.get(&person).copied().unwrap_or(none);
        (person, of(before), of(now))
    };
    let gone = before.marks.keys().filter(|it| !now.marks.contains_key(it));
    let mut people: Vec<_> = now.marks.keys().chain(gone).map(|it| pairs(*it)).collect();
    people.retain(|(_, before, now)| before != now);
    people.sort_by_key(|it| it.0);
    for flag in Flag::ALL {
        for on in [true, false] {
            let turned = people.iter().filter(|(_, was, is)| is.has(flag) == on && was.has(flag) != on);
            let people: Vec<_> = turned.map(|it| it.0).collect();
            if !people.is_empty() {
                changes.push(Change::Mark { flag, on, people });
            }
        }
    }
    for (person, was, is) in people {
        if was.snooze != is.snooze {
            changes.push(Change::Snooze(person, was.snooze, is.snooze));
        }
        if was.arrival != is.arrival {
            changes.push(Change::Arrival(person, was.arrival, is.arrival));
        }
    }
}
