//! Which settings may be causes for a person, and how the directory would be without them.

use std::collections::BTreeSet;

use super::cause::Setting;
use super::step::{How, Step};
use crate::model::decide::again::Deed;
use crate::model::decide::routing;
use crate::model::directory::{Delivery, Directory, Membership, WhenSettled, Who};
use crate::model::event::{Change, HeaderField};
use crate::model::facts::{Flag, Grant};
use crate::model::ids::*;
use crate::model::state::{Mailbox, State};

/// So many settings are tried; each doubles the work. The likeliest come first.
const MOST: usize = 7;

/// Returns the settings that may matter for where a conversation stands for a person.
pub fn candidates(
    state: &State,
    conversation: ConversationId,
    person: PersonId,
    steps: &[Step],
) -> Vec<Setting> {
    let directory = &state.directory;
    let grants = grants(state, conversation, steps);
    let mut found = Vec::new();
    found.extend(own(state, conversation, person));
    for team in teams(directory, &grants) {
        match directory.membership(person, team) {
            Some(Membership::Observer) => found.extend([Setting::Observer(team), Setting::Member(team)]),
            Some(Membership::Active) => found.push(Setting::Member(team)),
            None => {}
        }
    }
    found.extend(routes(directory, steps));
    found.extend(served(directory, person, &grants));
    found.extend(options(directory, person, steps));
    let mut known = BTreeSet::new();
    found.retain(|it| known.insert(*it));
    found.truncate(MOST);
    found
}

/// What the person set about it without a trace in its history.
fn own(state: &State, it: ConversationId, person: PersonId) -> Vec<Setting> {
    let mut found = Vec::new();
    if state.shelf(person).has(it, Flag::Starred) {
        found.push(Setting::Star);
    }
    if state.is_in(person, Mailbox::Drafts, it) {
        found.push(Setting::Draft);
    }
    if state.is_in(person, Mailbox::Outbox, it) {
        found.push(Setting::Waiting);
    }
    found
}

/// Every cause of access that the conversation has or ever had.
fn grants(state: &State, it: ConversationId, steps: &[Step]) -> BTreeSet<Grant> {
    let mut grants: BTreeSet<_> = state.conversations.grants(it).iter().copied().collect();
    for change in steps.iter().flat_map(|it| &it.changes) {
        if let Change::Grants(_, after) = change {
            grants.extend(after);
        }
    }
    grants
}

fn teams(directory: &Directory, grants: &BTreeSet<Grant>) -> BTreeSet<TeamId> {
    let of_audience = |it: &AudienceId| {
        let entries = directory.audiences.get(it).map(|it| it.entries.clone()).unwrap_or_default();
        entries.into_iter().filter_map(|(who, _)| if let Who::Team(team) = who { Some(team) } else { None })
    };
    let mut teams = BTreeSet::new();
    for grant in grants {
        match grant {
            Grant::Team(team) => drop(teams.insert(*team)),
            Grant::Audience(audience) => teams.extend(of_audience(audience)),
            _ => {}
        }
    }
    teams
}

/// The sharings that sent messages where they went, as far as that can be decided again.
fn routes(directory: &Directory, steps: &[Step]) -> Vec<Setting> {
    let mut found: Vec<Setting> = Vec::new();
    for step in steps {
        let How::Again(Deed::Message { arrived, .. }) = &step.how else { continue };
        for (address, field) in routing::named(directory, &arrived.header) {
            let is_known = |it: &Setting| matches!(it, Setting::Address(known, _) if *known == address);
            if !found.iter().any(is_known) {
                found.push(Setting::Address(address, field));
            }
        }
        if directory.accounts.get(&arrived.account).is_some_and(|it| it.sharing.is_some()) {
            found.push(Setting::Account(arrived.account));
        }
    }
    // What the servers on the way wrote seldom decides.
    found.sort_by_key(|it| matches!(it, Setting::Address(_, HeaderField::Delivered | HeaderField::List)));
    found
}

/// The parts of audiences that serve the person, and the accounts they own.
fn served(directory: &Directory, person: PersonId, grants: &BTreeSet<Grant>) -> Vec<Setting> {
    let mut found = Vec::new();
    for grant in grants {
        match grant {
            Grant::Audience(audience) if directory.delivery(*audience, person).is_some() => {
                found.extend(archived(directory, *audience, person).map(Setting::AutoArchive));
                let entries = directory.audiences.get(audience).into_iter().flat_map(|it| &it.entries);
                let serves = entries.filter(|it| is_meant(directory, it.0, person));
                found.extend(serves.map(|it| Setting::Entry(*audience, it.0)));
            }
            Grant::Account(account) | Grant::OwnInbox(account) if grant.admits(person, directory) => {
                found.push(Setting::Owner(*account));
            }
            _ => {}
        }
    }
    found
}

fn is_meant(directory: &Directory, who: Who, person: PersonId) -> bool {
    match who {
        Who::Everyone => true,
        Who::Team(team) => directory.membership(person, team).is_some(),
        Who::Person(named) => named == person,
    }
}

/// Returns the part of an audience by which it archives for a person, if it does.
fn archived(directory: &Directory, audience: AudienceId, person: PersonId) -> Option<Who> {
    directory.delivery(audience, person).filter(|it| *it == Delivery::AutoArchive)?;
    let entries = &directory.audiences.get(&audience)?.entries;
    let meant = |wanted: fn(&Who) -> bool| {
        entries.iter().map(|it| it.0).find(|it| wanted(it) && is_meant(directory, *it, person))
    };
    let named = meant(|it| matches!(it, Who::Person(_)));
    named.or_else(|| meant(|it| matches!(it, Who::Team(_)))).or_else(|| meant(|_| true))
}

/// Options and absences that may have decided.
fn options(directory: &Directory, person: PersonId, steps: &[Step]) -> Vec<Setting> {
    let mut found = Vec::new();
    for step in steps {
        let How::Again(deed) = &step.how else { continue };
        let team = step.before.team.and_then(|it| directory.team(it));
        let leaves = directory.person(person).is_some_and(|it| it.when_settled == WhenSettled::Remove);
        if leaves && !matches!(deed, Deed::Message { .. } | Deed::Comment(..) | Deed::Mention(..)) {
            found.push(Setting::Leaves);
        }
        match (deed, team) {
            (Deed::Message { .. }, Some(team)) if team.options.reply_requeues => {
                found.push(Setting::Requeues(team.id));
            }
            (Deed::Sent(_), Some(team)) if team.options.reply_assigns => {
                found.push(Setting::Assigns(team.id));
            }
            _ => {}
        }
        let is_away = |it: &PersonId| {
            directory.person(*it).is_some_and(|it| it.away.as_ref().is_some_and(|it| it.covers(step.at)))
        };
        found.extend(step.before.assignees.iter().copied().filter(is_away).map(Setting::Away));
    }
    found
}

impl Setting {
    /// Tells whether a mailbox asks for it, whatever was done.
    pub const fn is_read_live(self) -> bool {
        match self {
            Self::Entry(..)
            | Self::AutoArchive(_)
            | Self::Owner(_)
            | Self::Member(_)
            | Self::Observer(_)
            | Self::Star
            | Self::Draft
            | Self::Waiting => true,
            Self::Address(..)
            | Self::Account(_)
            | Self::Leaves
            | Self::Away(_)
            | Self::Requeues(_)
            | Self::Assigns(_) => false,
        }
    }

    /// Tells whether a step might go otherwise without it.
    pub fn may_matter_to(self, step: &Step, directory: &Directory) -> bool {
        let How::Again(deed) = &step.how else { return false };
        match (self, deed) {
            (Self::Star | Self::Draft | Self::Waiting, _) => false,
            (Self::Address(address, _), Deed::Message { arrived, .. }) => {
                // Alone: another one may hide it, where an address is named with a tag.
                let alone = directory.addresses.get(&address).cloned().map(|it| (address, it));
                let alone = Directory { addresses: alone.into_iter().collect(), ..Directory::default() };
                !routing::named(&alone, &arrived.header).is_empty()
            }
            (Self::Account(account), Deed::Message { arrived, .. }) => arrived.account == account,
            (Self::Requeues(_), it) => matches!(it, Deed::Message { .. }),
            (Self::Assigns(_), it) => matches!(it, Deed::Sent(_)),
            (Self::Address(..) | Self::Account(_), _) => false,
            _ => true,
        }
    }

    /// Changes a directory to what it would be without the setting.
    pub fn take_from(self, directory: &mut Directory, person: PersonId) {
        match self {
            Self::Member(team) | Self::Observer(team) => {
                let Some(team) = directory.teams.get_mut(&team) else { return };
                team.active.remove(&person);
                team.observers.remove(&person);
                if matches!(self, Self::Observer(_)) {
                    team.active.insert(person);
                }
            }
            Self::Address(address, _) => drop(directory.addresses.remove(&address)),
            Self::Account(account) => {
                if let Some(account) = directory.accounts.get_mut(&account) {
                    account.sharing = None;
                }
            }
            Self::Entry(audience, who) => {
                if let Some(audience) = directory.audiences.get_mut(&audience) {
                    audience.entries.retain(|it| it.0 != who);
                }
            }
            Self::AutoArchive(_) => receive(directory, person),
            Self::Owner(account) => {
                if let Some(account) = directory.accounts.get_mut(&account) {
                    account.owner = NOBODY;
                }
            }
            Self::Leaves => {
                if let Some(person) = directory.people.get_mut(&person) {
                    person.when_settled = WhenSettled::Keep;
                }
            }
            Self::Away(person) => {
                if let Some(person) = directory.people.get_mut(&person) {
                    person.away = None;
                }
            }
            Self::Requeues(team) => {
                if let Some(team) = directory.teams.get_mut(&team) {
                    team.options.reply_requeues = false;
                }
            }
            Self::Assigns(team) => {
                if let Some(team) = directory.teams.get_mut(&team) {
                    team.options.reply_assigns = false;
                }
            }
            Self::Star | Self::Draft | Self::Waiting => {}
        }
    }
}

/// A number that no person has.
const NOBODY: PersonId = PersonId(u16::MAX);

/// Has a person receive by every audience that archives for them.
pub fn receive(directory: &mut Directory, person: PersonId) {
    let archives = |it: &AudienceId| directory.delivery(*it, person) == Some(Delivery::AutoArchive);
    let ids: Vec<_> = directory.audiences.keys().copied().filter(archives).collect();
    for id in ids {
        if let Some(audience) = directory.audiences.get_mut(&id) {
            audience.entries.retain(|it| it.0 != Who::Person(person));
            audience.entries.push((Who::Person(person), Delivery::Receive));
        }
    }
}
