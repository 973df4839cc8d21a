//! What must hold of a changed directory: an owner for each organization, an heir for the shared
//! accounts of who leaves, a successor for a team that goes.

use std::collections::BTreeMap;

use super::rules;
use crate::model::decide::later;
use crate::model::directory::*;
use crate::model::facts::Flag;
use crate::model::ids::*;
use crate::model::refusal::Refusal;
use crate::model::rules::Rule;
use crate::model::state::State;

/// Refuses a directory that leaves something without anybody to look after it.
pub fn check(state: &State, now: &Directory, successors: &BTreeMap<TeamId, TeamId>) -> Result<(), Refusal> {
    let before = &state.directory;
    for org in now.organizations.values().filter(|it| !it.removed).map(|it| it.id) {
        let has_owner = |it: &Directory| it.people.keys().any(|who| it.role(*who, org) == Some(Role::Owner));
        if has_owner(before) && !has_owner(now) {
            return Err(Refusal::LastOwner);
        }
    }
    for (person, org) in leavers(before, now) {
        let accounts = shared_accounts(now, org, person);
        if accounts > 0 {
            return Err(Refusal::NeedsHeir(accounts));
        }
    }
    for team in without_inbox(before, now) {
        let (uses, queued) = (uses(now, team), queued(state, team));
        let could_go_on = now.teams_of(before.teams[&team].org).iter().any(|it| it.options.inbox);
        let waits = queued > 0 && could_go_on && !successors.contains_key(&team);
        if uses > 0 || waits {
            return Err(Refusal::NeedsSuccessor { uses, queued });
        }
    }
    Ok(())
}

/// Returns who was in which organization and no longer is.
pub fn leavers(before: &Directory, now: &Directory) -> Vec<(PersonId, OrgId)> {
    // Nearly everybody stands as before: their organizations are not looked up.
    let are_as_before = before.organizations == now.organizations;
    let is_as_before = |it: &Person, now: &Person| it.removed == now.removed && it.roles == now.roles;
    let stands =
        |(id, it): &(&PersonId, &Person)| now.people.get(id).is_some_and(|now| is_as_before(it, now));
    let changed = before.people.iter().filter(|it| !(are_as_before && stands(it)));
    let roles = changed.flat_map(|(person, _)| {
        let organizations = before.organizations_of(*person).into_iter();
        organizations.map(|org| (*person, org.id))
    });
    roles.filter(|(person, org)| now.role(*person, *org).is_none()).collect()
}

/// Returns the teams that had an inbox or were there, and no longer have one or are.
pub fn without_inbox(before: &Directory, now: &Directory) -> Vec<TeamId> {
    let is_lost = |it: &TeamId| {
        let is_gone = before.team(*it).is_some() && now.team(*it).is_none();
        is_gone || (before.team_with_inbox(*it).is_some() && now.team_with_inbox(*it).is_none())
    };
    before.teams.keys().copied().filter(is_lost).collect()
}

/// Counts the sharings and rules that point to a team: all that name one that is deleted, else
/// those that send messages into its inbox.
fn uses(directory: &Directory, team: TeamId) -> usize {
    let is_deleted = directory.team(team).is_none();
    let is_named = |it: &AudienceId| {
        let entries = directory.audiences.get(it).map(|it| it.entries.as_slice()).unwrap_or_default();
        is_deleted && entries.iter().any(|it| it.0 == Who::Team(team))
    };
    let shares = |it: &Sharing| match it {
        Sharing::TeamInbox(named) => *named == team,
        Sharing::Inbox(audience) => is_named(audience),
    };
    let acts = |it: &&Rule| if is_deleted { rules::names_team(it, team) } else { rules::moves_to(it, team) };
    let rules = directory.rules.values().filter(|it| !it.removed);
    directory.sharings().filter(shares).count() + rules.filter(acts).count()
}

fn queued(state: &State, team: TeamId) -> u64 {
    let all = &state.conversations;
    all.by_team.get(&team).map_or(0, |it| it.intersection_len(&all.queued))
}

fn shared_accounts(directory: &Directory, org: OrgId, person: PersonId) -> usize {
    let mut accounts: Vec<_> = directory.accounts.values().filter(|it| !it.removed).collect();
    accounts.retain(|it| it.owner == person && it.org == Some(org));
    accounts.len()
}

/// What a team leaves behind when it is deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Going {
    /// Sharings and rules that name it, which need a successor.
    pub uses: usize,
    /// Conversations that stand in its inbox.
    pub queued: u64,
    /// Its other conversations.
    pub others: u64,
}

/// Counts what a team leaves behind.
pub fn going(state: &State, team: TeamId) -> Going {
    let mut after = state.directory.clone();
    if let Some(it) = after.teams.get_mut(&team) {
        it.removed = true;
    }
    let queued = queued(state, team);
    let all = state.conversations.by_team.get(&team).map_or(0, roaring::RoaringBitmap::len);
    Going { uses: uses(&after, team), queued, others: all - queued }
}

/// What a person leaves behind in an organization.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leaving {
    /// Shared accounts, which need a new owner.
    pub accounts: usize,
    /// Open conversations assigned to them.
    pub open: usize,
    /// Closed conversations assigned to them.
    pub closed: usize,
    /// Rules that name them.
    pub rules: usize,
    /// Conversations they watch.
    pub watched: usize,
    /// Messages that they planned to be sent later.
    pub planned: usize,
}

/// Counts what a person leaves behind in an organization.
pub fn leaving(state: &State, org: OrgId, person: PersonId) -> Leaving {
    let (directory, all, shelf) = (&state.directory, &state.conversations, state.shelf(person));
    let of_org = |it: &u32| all.org(ConversationId(*it)) == Some(org);
    let assigned = || shelf.assigned.iter().filter(of_org);
    let rules = directory.rules.values().filter(|it| it.org == org && !it.removed);
    Leaving {
        accounts: shared_accounts(directory, org, person),
        open: assigned().filter(|it| !all.closed.contains(*it)).count(),
        closed: assigned().filter(|it| all.closed.contains(*it)).count(),
        rules: rules.filter(|it| rules::names_person(it, person)).count(),
        planned: later::planned(state, org, person).count(),
        watched: shelf.set(Flag::Watching).iter().filter(of_org).count(),
    }
}

impl Directory {
    /// Returns the sharings of all present accounts and addresses.
    pub fn sharings(&self) -> impl Iterator<Item = Sharing> {
        let of_accounts = self.accounts.values().filter(|it| !it.removed).filter_map(|it| it.sharing);
        let of_addresses = self.addresses.values().filter(|it| !it.removed).map(|it| it.sharing);
        of_accounts.chain(of_addresses)
    }
}
