//! A copy of the directory that is being changed, and what whoever changes it may do.

use std::collections::BTreeMap;

use crate::model::decide::working::Working;
use crate::model::directory::*;
use crate::model::event::Actor;
use crate::model::ids::*;
use crate::model::refusal::Refusal;
use crate::model::small_map::SmallMap;

/// A directory in the making.
pub struct Revision {
    /// The copy.
    pub directory: Directory,
    /// Which team takes over from a team that goes or loses its inbox.
    pub successors: BTreeMap<TeamId, TeamId>,
    /// Who changes it; none at the first start, when anything goes.
    pub who: Option<PersonId>,
}

impl Revision {
    /// Begins a change.
    pub fn begin(work: &Working) -> Result<Self, Refusal> {
        let who = match work.context.actor {
            Actor::Setup => None,
            _ => Some(work.person()?),
        };
        Ok(Self { directory: work.directory().clone(), successors: BTreeMap::new(), who })
    }

    /// Refuses everybody but the owner and admins of an organization.
    pub fn admins_only(&self, org: OrgId) -> Result<(), Refusal> {
        self.directory.organizations.get(&org).filter(|it| !it.removed).ok_or(Refusal::Unknown)?;
        let may = self.who.is_none_or(|it| self.directory.administers(it, org));
        if may { Ok(()) } else { Err(Refusal::AdminsOnly) }
    }

    /// Refuses everybody but the owner of an organization.
    pub fn owner_only(&self, org: OrgId) -> Result<(), Refusal> {
        let may = self.who.is_none_or(|it| self.directory.role(it, org) == Some(Role::Owner));
        if may { Ok(()) } else { Err(Refusal::OwnerOnly) }
    }

    /// Refuses everybody but the person themselves.
    pub fn self_only(&self, person: PersonId) -> Result<(), Refusal> {
        let may = self.who.is_none_or(|it| it == person);
        if may { Ok(()) } else { Err(Refusal::SelfOnly) }
    }

    /// Refuses everybody but the person themselves and admins of an organization of theirs.
    pub fn self_or_admin_only(&self, person: PersonId) -> Result<(), Refusal> {
        let organizations = self.directory.organizations_of(person);
        let is_admin = |who| organizations.iter().any(|it| self.directory.administers(who, it.id));
        let may = self.who.is_none_or(|it| it == person || is_admin(it));
        if may { Ok(()) } else { Err(Refusal::SelfOrAdminOnly) }
    }

    /// Refuses a person who is not in an organization.
    pub fn check_in(&self, person: PersonId, org: OrgId) -> Result<(), Refusal> {
        self.directory.person(person).ok_or(Refusal::Unknown)?;
        let role = self.directory.role(person, org);
        role.map(|_| ()).ok_or(Refusal::NotInOrganization(person))
    }

    /// Refuses a team that is not one of an organization.
    pub fn check_team(&self, team: TeamId, org: OrgId) -> Result<(), Refusal> {
        let found = self.directory.team(team).ok_or(Refusal::Unknown)?;
        if found.org == org { Ok(()) } else { Err(Refusal::OtherOrganization) }
    }

    /// Refuses a team that has no inbox in an organization to send messages into.
    pub fn check_team_inbox(&self, team: TeamId, org: OrgId) -> Result<(), Refusal> {
        self.check_team(team, org)?;
        self.directory.team_with_inbox(team).map(|_| ()).ok_or(Refusal::NoTeamInbox(team))
    }

    /// Returns a present person, to be changed.
    pub fn person_mut(&mut self, id: PersonId) -> Result<&mut Person, Refusal> {
        self.directory.people.get_mut(&id).filter(|it| !it.removed).ok_or(Refusal::Unknown)
    }
}

/// Returns the number that follows the last one given out; the first is 1.
pub fn next<I: Copy + Ord, T>(entries: &SmallMap<I, T>, number: impl Fn(I) -> u16) -> u16 {
    entries.last_key_value().map_or(1, |(last, _)| number(*last).saturating_add(1))
}

/// Returns a text without white space around it; there must be some.
pub fn filled(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::Empty) } else { Ok(text.to_owned()) }
}

/// Returns a bare e-mail address in lower case, after a plain look at it.
pub fn email(text: &str) -> Result<String, Refusal> {
    let address = filled(text)?.to_lowercase();
    if is_email(&address) { Ok(address) } else { Err(Refusal::NotAnAddress(text.trim().to_owned())) }
}

fn is_email(address: &str) -> bool {
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "<>()[]\\,;:\"@".contains(c);
    let Some((local, domain)) = address.split_once('@') else { return false };
    let is_name = |part: &str| !part.is_empty() && !part.contains(is_odd);
    address.len() <= 254 && is_name(local) && domain.contains('.') && domain.split('.').all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_trimmed_and_in_lower_case() {
        assert_eq!(email(" Ann@Example.COM "), Ok("ann@example.com".to_owned()));
        assert_eq!(email("a+b@mail.example.com"), Ok("a+b@mail.example.com".to_owned()));
    }

    #[test]
    fn what_is_no_address_is_named() {
        for text in ["ann", "@example.com", "ann@", "ann@com", "a@b@c.de", "a b@c.de", "a@.de", "<a@b.de>"] {
            assert_eq!(email(text), Err(Refusal::NotAnAddress(text.to_owned())));
        }
        assert_eq!(email("  "), Err(Refusal::Empty));
    }
}
