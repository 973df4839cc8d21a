//! Whom a conversation can be assigned to, and who can be added to it, as the dialogs list them.

use std::collections::BTreeSet;

use crate::model::*;
use crate::ui::text::triage as words;

/// Somebody who can be assigned or added.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// How many open conversations they have.
    pub open: u64,
    /// They only look in, in the team they are listed under.
    pub observer: bool,
    /// They are out of office.
    pub away: bool,
    /// They may see all the conversations already.
    pub has_access: bool,
    /// All the conversations are in their Inbox already.
    pub in_inbox: bool,
    /// All the conversations are assigned to them already.
    pub assigned: bool,
}

/// Candidates of one team.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What stands above them.
    pub title: String,
    /// The team, but for oneself and people without one.
    pub team: Option<TeamId>,
    /// The team's colour.
    pub hue: Option<u8>,
    /// Its people.
    pub people: Vec<Candidate>,
}

/// So many people, and so many teams, are listed at a time: a company of thousands would take seconds
/// to show. Typing finds the others.
pub const LISTED: usize = 60;

/// Tells whether a search finds a name.
pub fn is_match(name: &str, query: &str) -> bool {
    name.to_lowercase().contains(&query.trim().to_lowercase())
}

/// Returns whom a search finds, as many as are listed and whoever is chosen, and how many more it finds.
pub fn found(groups: &[Group], query: &str, chosen: &BTreeSet<PersonId>) -> (Vec<Group>, usize) {
    let (mut count, mut left) = (0, 0);
    let mut is_listed = |it: &Candidate| {
        let is_listed = count < LISTED || chosen.contains(&it.person);
        if is_listed {
            count += 1
        } else {
            left += 1
        }
        is_listed
    };
    let mut all = Vec::new();
    for group in groups {
        let found = group.people.iter().filter(|it| is_match(&it.name, query));
        let people: Vec<_> = found.filter(|it| is_listed(it)).cloned().collect();
        if !people.is_empty() {
            all.push(Group { people, ..group.clone() });
        }
    }
    (all, left)
}

/// Returns the teams that a search finds, as many as are listed, and how many more it finds.
pub fn found_teams(teams: &[Target], query: &str) -> (Vec<Target>, usize) {
    let mut found: Vec<_> = teams.iter().filter(|it| is_match(&it.1, query)).cloned().collect();
    let left = found.len().saturating_sub(LISTED);
    found.truncate(LISTED);
    (found, left)
}

/// Returns whom conversations can be assigned to: oneself first, then people by team, the
/// conversations' own team first, everybody once.
pub fn candidates(state: &State, me: PersonId, ids: &[ConversationId], now: Time) -> Vec<Group> {
    let directory = &state.directory;
    let facts: Vec<_> = ids.iter().map(|it| state.facts(*it)).collect();
    let candidate = |person: &Person, observer| Candidate {
        person: person.id,
        name: person.name.clone(),
        open: state.mailbox(person.id, Mailbox::AssignedToMe).len(),
        observer,
        away: directory.is_away(person.id, now),
        has_access: facts.iter().all(|it| it.admits(person.id, directory)),
        in_inbox: facts.iter().all(|it| it.in_inbox(person.id, directory)),
        assigned: facts.iter().all(|it| it.assignees.contains(&person.id)),
    };
    let organizations = organizations(state, me, ids);
    let mut listed = BTreeSet::from([me]);
    let mut groups = Vec::new();
    if let Some(person) = directory.person(me) {
        let people = vec![candidate(person, false)];
        groups.push(Group { title: words::YOU.to_owned(), team: None, hue: None, people });
    }
    for team in teams(state, &organizations, ids) {
        let members = [(&team.active, false), (&team.observers, true)];
        let mut people = Vec::new();
        for (set, observer) in members {
            let present = set.iter().filter_map(|it| directory.person(*it)).filter(|it| it.is_in(team.org));
            let mut named: Vec<_> = present.filter(|it| listed.insert(it.id)).collect();
            named.sort_by_key(|it| it.name.to_lowercase());
            people.extend(named.into_iter().map(|it| candidate(it, observer)));
        }
        let title = titled(team);
        groups.push(Group { title, team: Some(team.id), hue: Some(team.hue), people });
    }
    let rest = organizations.iter().flat_map(|it| directory.people_of(*it));
    let people = rest.filter(|it| listed.insert(it.id)).map(|it| candidate(it, false)).collect();
    groups.push(Group { title: words::NO_TEAM.to_owned(), team: None, hue: None, people });
    groups.retain(|it| !it.people.is_empty());
    groups
}

/// Returns who can be added to conversations: the same without oneself.
pub fn colleagues(state: &State, me: PersonId, ids: &[ConversationId], now: Time) -> Vec<Group> {
    let mut groups = candidates(state, me, ids, now);
    groups.iter_mut().for_each(|it| it.people.retain(|it| it.person != me));
    groups.retain(|it| !it.people.is_empty());
    groups
}

/// A team that conversations can be moved to: its name, and how many wait in its inbox.
pub type Target = (TeamId, String, u64);

/// Returns the teams conversations can be moved to.
pub fn targets(state: &State, me: PersonId, ids: &[ConversationId]) -> Vec<Target> {
    let all = &state.conversations;
    let teams = teams(state, &organizations(state, me, ids), ids).into_iter();
    let waiting = |team| all.by_team.get(&team).map_or(0, |it| it.intersection_len(&all.queued));
    let is_there = |team| ids.iter().all(|it| all.team(*it) == Some(team) && all.is_queued(*it));
    let teams = teams.filter(|it| it.options.inbox && !is_there(it.id));
    teams.map(|it| (it.id, titled(it), waiting(it.id))).collect()
}

/// Returns a team's name behind its emoji.
pub fn titled(team: &Team) -> String {
    format!("{} {}", team.emoji, team.name).trim().to_owned()
}

/// Returns the organizations that the conversations belong to; of private ones, those of who acts.
fn organizations(state: &State, me: PersonId, ids: &[ConversationId]) -> BTreeSet<OrgId> {
    let known: BTreeSet<_> = ids.iter().filter_map(|it| state.conversations.org(*it)).collect();
    if known.is_empty() {
        state.directory.organizations_of(me).into_iter().map(|it| it.id).collect()
    } else {
        known
    }
}

fn teams<'a>(state: &'a State, organizations: &BTreeSet<OrgId>, ids: &[ConversationId]) -> Vec<&'a Team> {
    let own: BTreeSet<_> = ids.iter().filter_map(|it| state.conversations.team(*it)).collect();
    let mut teams: Vec<_> = organizations.iter().flat_map(|it| state.directory.teams_of(*it)).collect();
    teams.sort_by_key(|it| !own.contains(&it.id));
    teams
}
