//! Assigning, unassigning and moving between teams (A2–A4, A12, A13, B2, B3).

use super::guard::check_owner;
use super::working::Working;
use crate::model::directory::WhenSettled;
use crate::model::event::{Act, Reason};
use crate::model::facts::{Flag, Grant};
use crate::model::ids::*;
use crate::model::refusal::Refusal;

/// Assigns people besides those who are; assigning is sharing.
pub fn assign(work: &mut Working, it: ConversationId, people: &[PersonId]) -> Result<Act, Refusal> {
    if people.is_empty() {
        return Err(Refusal::NobodyNamed);
    }
    share(work, it, people.iter().copied())?;
    let facts = work.facts(it);
    let mut added = people.to_vec();
    added.retain(|person| !facts.assignees.contains(person));
    added.dedup();
    if added.is_empty() {
        return Err(Refusal::NoChange);
    }
    give_to(work, it, &added);
    revive(work, it);
    work.facts(it).queued = false;
    let assignees = work.facts(it).assignees.clone();
    settle_inboxes(work, it, &assignees);
    Ok(Act::Assign)
}

/// Makes people assignees: at the top of their Inbox, told, whatever they had hidden it by.
pub fn give_to(work: &mut Working, it: ConversationId, people: &[PersonId]) {
    let (at, author) = (work.at(), work.author());
    for person in people.iter().copied() {
        let facts = work.facts(it);
        facts.assignees.push(person);
        facts.grant(Grant::Assigned(person));
        facts.bring(person, at);
        facts.put(person, Flag::Watching, true);
        work.notify(person, Some(it), Reason::Assigned(author));
        work.ruling.give(person);
    }
}

/// Takes a person off; after the last one an open conversation goes back to the team (A13).
pub fn unassign(work: &mut Working, it: ConversationId, person: PersonId) -> Result<Act, Refusal> {
    let directory = work.directory();
    let facts = work.facts(it);
    if !facts.assignees.contains(&person) {
        return Err(Refusal::NoChange);
    }
    facts.assignees.retain(|it| *it != person);
    if facts.is_assigned() {
        let removes = directory.person(person).is_some_and(|it| it.when_settled == WhenSettled::Remove);
        if removes {
            facts.take_from_inbox(person);
        }
    } else if !facts.closed && !facts.trashed && !facts.spam {
        back_to_team(work, it, None);
    }
    Ok(Act::Unassign)
}

/// Transfers to another team (A12); to its own it is put back into the queue when archived.
pub fn transfer(work: &mut Working, it: ConversationId, team: TeamId) -> Result<Act, Refusal> {
    let directory = work.directory();
    let to = directory.team(team).ok_or(Refusal::Unknown)?;
    let me = work.context.actor.person();
    if work.facts(it).org.is_none() {
        check_owner(work, it)?;
        if me.is_some_and(|person| directory.role(person, to.org).is_none()) {
            return Err(Refusal::OtherOrganization);
        }
        work.facts(it).org = Some(to.org);
    }
    let facts = work.facts(it);
    if facts.org != Some(to.org) {
        return Err(Refusal::OtherOrganization);
    }
    if facts.team == Some(team) {
        let is_settled =
            !facts.queued && (!facts.is_assigned() || facts.closed || facts.trashed || facts.spam);
        if !is_settled {
            return Err(Refusal::NoChange);
        }
    } else {
        facts.assignees.clear();
    }
    facts.team = Some(team);
    facts.grant(Grant::Team(team));
    revive(work, it);
    if work.facts(it).is_assigned() {
        work.facts(it).queued = directory.team_with_inbox(team).is_some();
    } else {
        back_to_team(work, it, Some(Reason::MovedIn(team)));
    }
    if directory.team_with_inbox(team).is_some() {
        for person in directory.active_members(team) {
            work.notify(person, Some(it), Reason::MovedIn(team));
        }
    }
    Ok(Act::Move)
}

/// Puts an archived conversation back into the queue, for everyone.
pub fn put_back(work: &mut Working, it: ConversationId) -> Result<Act, Refusal> {
    let directory = work.directory();
    let facts = work.facts(it);
    let team = facts.team.ok_or(Refusal::Unknown)?;
    directory.team_with_inbox(team).ok_or(Refusal::NoTeamInbox(team))?;
    if facts.queued && !facts.closed {
        return Err(Refusal::NoChange);
    }
    revive(work, it);
    back_to_team(work, it, None);
    Ok(Act::PutBack)
}

/// Takes it out of everyone's Trash and Spam and reopens it.
fn revive(work: &mut Working, it: ConversationId) {
    let facts = work.facts(it);
    facts.trashed = false;
    facts.spam = false;
    facts.closed = false;
}

/// Closed, or assigned to someone else: it leaves the Inbox of whoever chose so, but for some.
pub fn settle_inboxes(work: &mut Working, it: ConversationId, but: &[PersonId]) {
    let directory = work.directory();
    let facts = work.facts(it);
    let holders: Vec<_> = facts.marks.iter().filter(|it| it.1.has(Flag::Inbox)).map(|it| *it.0).collect();
    for person in holders.into_iter().filter(|it| !but.contains(it)) {
        if directory.person(person).is_some_and(|it| it.when_settled == WhenSettled::Remove) {
            facts.take_from_inbox(person);
        }
    }
}

/// Back to the team inbox, read or unread as it was; where there is none, or nobody looks into it,
/// to the Inbox, unread and with a notice, of those who receive it, else the team's active members,
/// else the account's owner: so that nothing is lost (N1).
pub fn back_to_team(work: &mut Working, it: ConversationId, reason: Option<Reason>) {
    let (at, directory) = (work.at(), work.directory());
    let facts = work.facts(it);
    facts.queued = facts.team.and_then(|it| directory.team_with_inbox(it)).is_some();
    if facts.has_team_inbox(directory) {
        return;
    }
    for person in keepers(facts, directory) {
        let facts = work.facts(it);
        if facts.in_inbox(person, directory) || facts.is_discarded(person) {
            continue;
        }
        facts.deliver(person, at);
        facts.put(person, Flag::Unread, true);
        work.notify(person, Some(it), reason.unwrap_or(Reason::InboxMessage));
    }
}

/// Returns who keeps a conversation that no team inbox holds.
pub fn keepers(
    facts: &crate::model::facts::Facts,
    directory: &crate::model::directory::Directory,
) -> Vec<PersonId> {
    let receivers = facts.receivers(directory);
    if !receivers.is_empty() {
        return receivers;
    }
    let active = facts.team.map(|it| directory.active_members(it)).unwrap_or_default();
    if !active.is_empty() {
        return active;
    }
    let owner = |grant: &Grant| match grant {
        Grant::Account(account) => directory.accounts.get(account).map(|it| it.owner),
        _ => None,
    };
    let mut owners: Vec<_> = facts.grants.iter().filter_map(owner).collect();
    owners.retain(|it| directory.person(*it).is_some());
    // Who owned the account may have left: then whoever is left.
    if owners.is_empty() { facts.readers(directory) } else { owners }
}

/// Makes sure that people may be given access: all in its organization. A private conversation is
/// its owner's to share; it joins the organization shared with the people named.
pub fn share(
    work: &mut Working,
    it: ConversationId,
    people: impl Iterator<Item = PersonId>,
) -> Result<(), Refusal> {
    let directory = work.directory();
    let me = work.context.actor.person();
    let people: Vec<_> = people.collect();
    if people.iter().any(|it| directory.person(*it).is_none()) {
        return Err(Refusal::Unknown);
    }
    let org = if let Some(org) = work.facts(it).org {
        org
    } else {
        if people.iter().all(|person| Some(*person) == me) {
            return Ok(());
        }
        check_owner(work, it)?;
        let shared = |org: &&crate::model::directory::Organization| {
            people.iter().all(|person| directory.role(*person, org.id).is_some())
        };
        let mine = me.map(|it| directory.organizations_of(it)).unwrap_or_default();
        let candidates: Vec<_> = mine.iter().filter(|it| shared(it)).map(|it| it.id).collect();
        match candidates[..] {
            [] => return Err(Refusal::NotInOrganization(people.first().copied().unwrap_or_default())),
            [org] => org,
            _ => return Err(Refusal::WhichOrganization(candidates)),
        }
    };
    if let Some(stranger) = people.iter().find(|person| directory.role(**person, org).is_none()) {
        return Err(Refusal::NotInOrganization(*stranger));
    }
    work.facts(it).org = Some(org);
    Ok(())
}
