//! What a changed directory means for conversations, so that nothing is lost (N1): the queue of a
//! team that goes moves on, who leaves is dropped, and what nobody holds any more goes back.

use std::collections::{BTreeMap, BTreeSet};

use super::demands::{leavers, without_inbox};
use super::team::renamed;
use crate::model::decide::assign;
use crate::model::decide::later;
use crate::model::decide::working::Working;
use crate::model::directory::{Audience, Directory};
use crate::model::facts::{Flag, Grant};
use crate::model::ids::*;

/// Brings conversations into line with the changed directory, all but some.
pub fn follow(work: &mut Working, successors: &BTreeMap<TeamId, TeamId>, but: &BTreeSet<ConversationId>) {
    let (before, now) = (&work.state.directory, work.directory());
    for (account, owner) in handed_over(before, now) {
        keep_private(work, account, owner, but);
    }
    for (person, org) in leavers(before, now) {
        drop_from_all(work, person, org, but);
        later::hand_over(work, person, org);
    }
    for team in without_inbox(before, now).into_iter().chain(deserted(before, now)) {
        let successor = successors.get(&team).copied();
        hand_over(work, team, successor, but);
        if let Some(successor) = successor.filter(|_| now.team(team).is_none()) {
            serve(work, team, successor, but);
        }
    }
    for person in cut_off(before, now) {
        keep_what_they_held(work, person, but);
    }
}

/// Returns the teams whose inbox nobody looks into any more.
fn deserted(before: &Directory, now: &Directory) -> Vec<TeamId> {
    let is_left = |it: &TeamId| now.team_with_inbox(*it).is_some() && now.members(*it).is_empty();
    let had_members = |it: &TeamId| !before.members(*it).is_empty();
    before.teams.keys().copied().filter(|it| had_members(it) && is_left(it)).collect()
}

/// Returns the accounts that changed hands, with their former owners.
fn handed_over(before: &Directory, now: &Directory) -> Vec<(AccountId, PersonId)> {
    let owner = |it: &AccountId| now.accounts.get(it).map(|it| it.owner);
    let moved = before.accounts.values().filter(|it| owner(&it.id) != Some(it.owner));
    moved.map(|it| (it.id, it.owner)).collect()
}

/// What an account brought outside the organization it is shared with stays its former owner's.
fn keep_private(work: &mut Working, account: AccountId, owner: PersonId, but: &BTreeSet<ConversationId>) {
    let state = work.state;
    let org = work.directory().accounts.get(&account).and_then(|it| it.org);
    let brought = [Grant::Account(account), Grant::OwnInbox(account)];
    let all = conversations(work, but).filter(|it| state.conversations.org(*it) != org);
    for it in all.filter(|it| state.conversations.grants(*it).contains(&brought[0])) {
        let facts = work.facts(it);
        facts.grants.retain(|it| !brought.contains(it));
        facts.grant(Grant::Author(owner));
    }
}

/// Who leaves an organization is dropped from its conversations, open and closed; the last
/// assignee's go back to the team. Added again they find what present sharing and teams give.
fn drop_from_all(work: &mut Working, person: PersonId, org: OrgId, but: &BTreeSet<ConversationId>) {
    let state = work.state;
    let all = conversations(work, but).filter(|it| state.conversations.org(*it) == Some(org));
    for it in all.filter(|it| is_involved(work, person, *it)).collect::<Vec<_>>() {
        if work.facts(it).assignees.contains(&person) {
            // Assigned to them, as was just seen: it cannot be refused.
            let _ = assign::unassign(work, it, person);
        }
        let facts = work.facts(it);
        facts.grants.retain(|it| !names(*it, person));
        let has_sent = facts.has(person, Flag::Sent);
        facts.marks.remove(&person);
        facts.put(person, Flag::Sent, has_sent);
    }
}

fn names(grant: Grant, person: PersonId) -> bool {
    grant.person() == Some(person)
}

/// Tells whether a person has more to do with a conversation than that they could read it.
fn is_involved(work: &Working, person: PersonId, it: ConversationId) -> bool {
    const PLACED: [Flag; 6] =
        [Flag::Inbox, Flag::Starred, Flag::Trashed, Flag::Spam, Flag::Watching, Flag::Removed];
    let (shelf, all) = (work.state.shelf(person), &work.state.conversations);
    shelf.assigned.contains(it.0)
        || shelf.snoozes.contains_key(&it)
        || PLACED.iter().any(|flag| shelf.has(it, *flag))
        || all.grants(it).iter().any(|grant| names(*grant, person))
}

/// The inbox of a team goes to the successor, as it stands and without a notice. Of a deleted
/// team everything does: the next message from outside is to find a team. Without a successor
/// its queue goes to whoever else keeps it.
fn hand_over(work: &mut Working, team: TeamId, successor: Option<TeamId>, but: &BTreeSet<ConversationId>) {
    let (state, is_deleted) = (work.state, work.directory().team(team).is_none());
    let Some(all) = state.conversations.by_team.get(&team) else { return };
    for it in all.iter().map(ConversationId).filter(|it| !but.contains(it)) {
        let queued = state.conversations.is_queued(it);
        match successor {
            Some(successor) if queued || is_deleted => {
                let facts = work.facts(it);
                facts.team = Some(successor);
                facts.grant(Grant::Team(successor));
            }
            None if queued => {}
            _ => continue,
        }
        if queued {
            assign::back_to_team(work, it, None);
        }
    }
}

/// Whom a sharing served as members of a deleted team, it serves as those of the successor, in
/// what it brought so far too.
fn serve(work: &mut Working, team: TeamId, successor: TeamId, but: &BTreeSet<ConversationId>) {
    let (state, audiences) = (work.state, &work.directory().audiences);
    let id = |wanted: Audience| audiences.iter().find(|(_, it)| **it == wanted).map(|(id, _)| *id);
    let moved: Vec<_> = audiences
        .iter()
        .filter_map(|(old, audience)| Some((Grant::Audience(*old), id(renamed(audience, team, successor)?)?)))
        .collect();
    for it in conversations(work, but) {
        for (old, new) in &moved {
            if state.conversations.grants(it).contains(old) {
                work.facts(it).grant(Grant::Audience(*new));
            }
        }
    }
}

/// Returns who lost an account, or a role in an organization or in a team, and with it perhaps access.
fn cut_off(before: &Directory, now: &Directory) -> BTreeSet<PersonId> {
    let mut people: BTreeSet<_> = leavers(before, now).into_iter().map(|it| it.0).collect();
    people.extend(handed_over(before, now).into_iter().map(|it| it.1));
    for team in before.teams.keys() {
        people.extend(before.members(*team).into_iter().filter(|it| now.membership(*it, *team).is_none()));
    }
    people
}

/// What stood in the Inbox of somebody who may not see it any more, and is held by nobody else,
/// goes back to the team, or to whoever else keeps it.
fn keep_what_they_held(work: &mut Working, person: PersonId, but: &BTreeSet<ConversationId>) {
    let (state, now) = (work.state, work.directory());
    let inbox = state.shelf(person).set(Flag::Inbox) - &state.conversations.closed;
    for it in inbox.iter().map(ConversationId).filter(|it| !but.contains(it)) {
        let has_left = state.conversations.org(it).is_some_and(|org| now.role(person, org).is_none());
        let is_cut_off =
            has_left || !state.conversations.grants(it).iter().any(|grant| grant.admits(person, now));
        let mut was = state.facts(it);
        // A snooze would have brought it back.
        was.set_snooze(person, None);
        let was_there = is_cut_off && was.in_inbox(person, &state.directory);
        if was_there && !work.facts(it).is_held(now) {
            assign::back_to_team(work, it, None);
        }
    }
}

fn conversations<'a>(
    work: &Working,
    but: &'a BTreeSet<ConversationId>,
) -> impl Iterator<Item = ConversationId> + use<'a> {
    (0..work.state.len() as u32).map(ConversationId).filter(|it| !but.contains(it))
}
