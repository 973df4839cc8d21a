//! Merging: a conversation goes into another. The target's team, else the other's; the union of assignees,
//! labels and access; open or queued if either is (docs/behaviour.md, section 7).

use super::assign;
use super::guard::{check_owner, check_reader};
use super::working::Working;
use crate::model::event::{Act, DraftKey, DraftText, Event};
use crate::model::facts::{Facts, Flag, Grant, Marks, Snooze};
use crate::model::ids::*;
use crate::model::refusal::Refusal;

/// Merges a conversation, which its reader may see, into another.
pub fn decide(
    work: &mut Working,
    me: PersonId,
    it: ConversationId,
    into: ConversationId,
) -> Result<Act, Refusal> {
    let into = work.state.lead(into);
    if it == into {
        return Err(Refusal::NoChange);
    }
    check_reader(work, into, me)?;
    let org = check_places(work, it, into)?;
    absorb(work, it, into, org);
    Ok(Act::Merge)
}

/// One goes into another; both are in a place then.
pub fn absorb(work: &mut Working, it: ConversationId, into: ConversationId, org: Option<OrgId>) {
    let directory = work.directory();
    let (from, target) = (work.facts(it).clone(), work.facts(into).clone());
    let held = |facts: &Facts| !facts.closed && !facts.trashed && !facts.spam && facts.is_held(directory);
    let was_held = held(&from) || held(&target);
    let mut union = united(&from, &target, directory);
    union.org = org;
    work.unite_heads(it, into);
    *work.facts(into) = union;
    *work.facts(it) = Facts { org: from.org, merged: Some(into), ..Facts::default() };
    let facts = work.facts(into);
    if was_held && !facts.is_held(directory) {
        assign::back_to_team(work, into, None);
    }
    move_drafts(work, it, into);
}

/// Never across organizations, and what is private only by its owner; returns where it is then.
fn check_places(
    work: &mut Working,
    it: ConversationId,
    into: ConversationId,
) -> Result<Option<OrgId>, Refusal> {
    for one in [it, into] {
        if work.facts(one).org.is_none() {
            check_owner(work, one)?;
        }
    }
    match (work.facts(it).org, work.facts(into).org) {
        (Some(one), Some(other)) if one != other => Err(Refusal::OtherOrganization),
        (one, other) => Ok(other.or(one)),
    }
}

/// Returns what is true of both together.
fn united(from: &Facts, target: &Facts, directory: &crate::model::directory::Directory) -> Facts {
    let mut union = target.clone();
    union.team = target.team.or(from.team);
    union.closed = from.closed && target.closed;
    union.trashed = from.trashed && target.trashed;
    union.spam = from.spam && target.spam;
    let has_inbox = union.team.is_some_and(|it| directory.team_with_inbox(it).is_some());
    union.queued = has_inbox && !union.closed && (from.queued || target.queued);
    let added = from.assignees.iter().filter(|it| !target.assignees.contains(it));
    union.assignees.extend(added);
    from.grants.iter().for_each(|it| union.grant(*it));
    if from.org != target.org {
        // What was its owner's alone comes into their own Inbox no more than into anybody's.
        let private = if from.org.is_none() { from } else { target };
        union.grants.retain(|it| !(matches!(it, Grant::OwnInbox(_)) && private.grants.contains(it)));
    }
    union.labels.extend(&from.labels);
    union.labels.sort_unstable();
    union.labels.dedup();
    // Each person's own labels stay theirs; what they could not see brings none.
    let seen = |it: &&(PersonId, LabelId)| from.admits(it.0, directory);
    union.own_labels.extend(from.own_labels.iter().filter(seen));
    for (person, marks) in &from.marks {
        let together = match (from.admits(*person, directory), target.admits(*person, directory)) {
            (true, false) => *marks,
            (true, true) => both(*marks, target.marks(*person)),
            (false, _) => continue,
        };
        union.marks.insert(*person, together);
    }
    for (person, marks) in &target.marks {
        if !from.marks.contains_key(person) && from.admits(*person, directory) {
            union.marks.insert(*person, both(Marks::default(), *marks));
        }
    }
    union
}

/// Returns how two conversations stand for a person as one: hidden only where both are.
fn both(one: Marks, other: Marks) -> Marks {
    let mut marks = Marks::default();
    for flag in Flag::ALL {
        let hides = matches!(flag, Flag::Trashed | Flag::Spam | Flag::Removed);
        let (a, b) = (one.has(flag), other.has(flag));
        marks.put(flag, if hides { a && b } else { a || b });
    }
    marks.arrival = one.arrival.max(other.arrival);
    marks.snooze = sooner(one, other);
    marks
}

/// Asleep only if both are, or if the other one lay in no Inbox: then it comes back when it is due.
fn sooner(one: Marks, other: Marks) -> Option<Snooze> {
    match (one.snooze, other.snooze) {
        (Some(a), Some(b)) => Some(if a.until <= b.until { a } else { b }),
        (Some(snooze), None) if !other.has(Flag::Inbox) => Some(snooze),
        (None, Some(snooze)) if !one.has(Flag::Inbox) => Some(snooze),
        _ => None,
    }
}

/// What people are writing goes along, behind what they were writing there.
fn move_drafts(work: &mut Working, it: ConversationId, into: ConversationId) {
    let (old, new) = (DraftKey::Reply(it), DraftKey::Reply(into));
    let drafts = &work.state.drafts;
    let moved: Vec<_> = drafts.iter().filter(|(whose, _)| whose.1 == old).collect();
    for ((author, _), draft) in moved {
        let known = drafts.get(&(*author, new));
        let after = match known {
            // It was planned for another conversation: its author is to look at it again.
            Some(_) => DraftText { plan: None, ..draft.behind(known) },
            None => draft.clone(),
        };
        let boxed = |it: Option<&DraftText>| it.cloned().map(Box::new);
        let author = *author;
        work.events.push(Event::Drafted { author, key: old, before: boxed(Some(draft)), after: None });
        work.events.push(Event::Drafted {
            author,
            key: new,
            before: boxed(known),
            after: boxed(Some(&after)),
        });
    }
}
