//! Who and what there is: organizations, people, teams, accounts, shared addresses and options.
//!
//! Small and read everywhere, so plain maps by id. Entries are never taken out, only marked as
//! removed: a history names them for ever.

mod account;
mod answering;
mod audience;
mod organization;
mod own;
mod person;
mod team;

use serde::{Deserialize, Serialize};

pub use account::*;
pub use answering::{Allowed, Answering};
pub use audience::*;
pub use organization::*;
pub use person::*;
pub use team::*;

use super::ids::*;
use super::small_map::SmallMap;
use super::sorting::sort_by_key;
use super::template::fits_template;

/// All entries of a workspace that are not conversations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Directory {
    /// Organizations by id.
    pub organizations: SmallMap<OrgId, Organization>,
    /// People by id.
    pub people: SmallMap<PersonId, Person>,
    /// Teams by id.
    pub teams: SmallMap<TeamId, Team>,
    /// Accounts by id.
    pub accounts: SmallMap<AccountId, Account>,
    /// Shared addresses by id.
    pub addresses: SmallMap<AddressId, SharedAddress>,
    /// Audiences, as they stood when a sharing named them; never changed.
    pub audiences: SmallMap<AudienceId, Audience>,
    /// Labels by id.
    pub labels: SmallMap<LabelId, Label>,
    /// Rules by id; they run in the order of `Rule::rank`.
    pub rules: SmallMap<RuleId, super::rules::Rule>,
    /// Saved replies by id.
    pub saved_replies: SmallMap<SavedReplyId, SavedReply>,
    /// Customers of whom somebody said that several addresses are one person's.
    pub customers: SmallMap<CustomerId, Customer>,
}

impl Directory {
    /// Returns the person, unless removed from the workspace.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id).filter(|it| !it.removed)
    }

    /// Returns the team, unless deleted.
    pub fn team(&self, id: TeamId) -> Option<&Team> {
        self.teams.get(&id).filter(|it| !it.removed)
    }

    /// Returns the team if it has an inbox to put a conversation into.
    pub fn team_with_inbox(&self, id: TeamId) -> Option<&Team> {
        self.team(id).filter(|it| it.options.inbox)
    }

    /// Returns the person with an e-mail address.
    pub fn person_at(&self, email: &str) -> Option<PersonId> {
        let present = self.people.values().filter(|it| !it.removed);
        present.filter(|it| it.email.eq_ignore_ascii_case(email.trim())).map(|it| it.id).next()
    }

    /// Returns the name of a person who may have been removed since.
    pub fn name(&self, id: PersonId) -> &str {
        self.people.get(&id).map_or("somebody", |it| &it.name)
    }

    /// Returns what colleagues call a person: the first name, or the whole one where another present
    /// person has the same first name.
    pub fn called(&self, id: PersonId) -> &str {
        let Some(person) = self.people.get(&id) else { return self.name(id) };
        let first = person.first_name();
        let is_other =
            |it: &Person| it.id != id && !it.removed && it.first_name().eq_ignore_ascii_case(first);
        if self.people.values().any(is_other) { &person.name } else { first }
    }

    /// Returns the name of a team that may have been deleted since.
    pub fn team_name(&self, id: TeamId) -> &str {
        self.teams.get(&id).map_or("a team", |it| &it.name)
    }

    /// Returns the name that a person's messages from an address carry.
    pub fn sender_name(&self, id: PersonId, address: &str) -> &str {
        let signature = self.people.get(&id).and_then(|it| it.signature(address));
        signature.map(|it| it.name.as_str()).filter(|it| !it.is_empty()).unwrap_or_else(|| self.name(id))
    }

    /// Returns the texts of the templates that may be sent through an account: those of its
    /// organization, else of its owner's.
    pub fn templates(&self, account: AccountId) -> Vec<String> {
        let Some(account) = self.accounts.get(&account) else { return Vec::new() };
        let is_ours =
            |org| account.org.map_or_else(|| self.role(account.owner, org).is_some(), |it| it == org);
        let templates =
            self.saved_replies.values().filter(|it| !it.removed && it.template && is_ours(it.org));
        templates.map(|it| it.text.clone()).collect()
    }

    /// Tells whether a text may be sent through an account so long after the other side wrote; none: they never
    /// did. A template goes out without files.
    pub fn lets_send(
        &self,
        account: AccountId,
        since: Option<i64>,
        (by_person, text, has_files): (bool, &str, bool),
    ) -> bool {
        let is_template = !has_files && self.templates(account).iter().any(|it| fits_template(it, text));
        self.channel(account).answering().allows(since, by_person, is_template)
    }

    /// Returns what the messages of an account travel by.
    pub fn channel(&self, id: AccountId) -> Channel {
        self.accounts.get(&id).map(|it| it.channel).unwrap_or_default()
    }

    /// Tells whether files of a channel can be imported into an account.
    pub fn takes_files(&self, id: AccountId, channel: Channel) -> bool {
        self.channel(id) == channel
    }

    /// Returns the present teams of an organization, by name.
    pub fn teams_of(&self, org: OrgId) -> Vec<&Team> {
        let mut teams: Vec<_> = self.teams.values().filter(|it| it.org == org && !it.removed).collect();
        sort_by_key(&mut teams, |it| (it.name.to_lowercase(), it.id));
        teams
    }

    /// Returns the present rules of an organization, in the order in which they run.
    pub fn rules_of(&self, org: OrgId) -> Vec<&super::rules::Rule> {
        let mut rules: Vec<_> = self.rules.values().filter(|it| it.org == org && !it.removed).collect();
        sort_by_key(&mut rules, |it| (it.rank, it.id));
        rules
    }

    /// Returns the texts that rules ask the bodies of incoming messages for.
    pub fn body_texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for rule in self.rules.values().filter(|it| it.on && !it.removed) {
            rule.condition.body_texts(&mut texts);
        }
        texts.sort_unstable();
        texts.dedup();
        texts
    }

    /// Returns the present people of an organization, by name.
    pub fn people_of(&self, org: OrgId) -> Vec<&Person> {
        let mut people: Vec<_> = self.people.values().filter(|it| !it.removed && it.is_in(org)).collect();
        sort_by_key(&mut people, |it| (it.name.to_lowercase(), it.id));
        people
    }

    /// Returns the organizations of a person, in the order in which they were made.
    pub fn organizations_of(&self, person: PersonId) -> Vec<&Organization> {
        let Some(person) = self.person(person) else { return Vec::new() };
        self.organizations.values().filter(|it| !it.removed && person.is_in(it.id)).collect()
    }

    /// Returns the role of a person in an organization.
    pub fn role(&self, person: PersonId, org: OrgId) -> Option<Role> {
        self.person(person)?.roles.get(&org).copied()
    }

    /// Tells whether a person may change sharing, teams and rules of an organization.
    pub fn administers(&self, person: PersonId, org: OrgId) -> bool {
        self.role(person, org).is_some_and(|it| it >= Role::Admin)
    }

    /// Tells whether a person may import into an account: into their own, and into a shared one that
    /// they administer.
    pub fn may_import(&self, person: PersonId, account: AccountId) -> bool {
        let Some(account) = self.accounts.get(&account).filter(|it| !it.removed) else { return false };
        let org = account.sharing.as_ref().and(account.org);
        let is_own = account.owner == person && self.person(person).is_some();
        is_own || org.is_some_and(|it| self.administers(person, it))
    }

    /// Returns how a present person stands in a team.
    pub fn membership(&self, person: PersonId, team: TeamId) -> Option<Membership> {
        let team = self.team(team)?;
        self.person(person).filter(|it| it.is_in(team.org))?;
        team.membership(person)
    }

    /// Returns the present active members of a team.
    pub fn active_members(&self, team: TeamId) -> Vec<PersonId> {
        self.members_as(team, Membership::Active)
    }

    /// Returns the present observers of a team.
    pub fn observers(&self, team: TeamId) -> Vec<PersonId> {
        self.members_as(team, Membership::Observer)
    }

    /// Returns the present members of a team, active and observing.
    pub fn members(&self, team: TeamId) -> Vec<PersonId> {
        let mut members = self.members_as(team, Membership::Active);
        members.extend(self.members_as(team, Membership::Observer));
        members.sort_unstable();
        members
    }

    fn members_as(&self, team: TeamId, wanted: Membership) -> Vec<PersonId> {
        let Some(found) = self.team(team) else { return Vec::new() };
        let set = if wanted == Membership::Active { &found.active } else { &found.observers };
        set.iter().copied().filter(|it| self.membership(*it, team) == Some(wanted)).collect()
    }

    /// Tells whether a person is out of office at a time.
    pub fn is_away(&self, person: PersonId, at: Time) -> bool {
        self.person(person).is_none_or(|it| it.away.as_ref().is_some_and(|away| away.covers(at)))
    }

    /// Returns the verified shared address that a bare address in lower case names: exact first,
    /// then without a `+tag`.
    pub fn shared_address(&self, address: &str) -> Option<&SharedAddress> {
        let find = |wanted: &str| {
            self.addresses.values().find(|it| it.verified && !it.removed && it.address == wanted)
        };
        find(address).or_else(|| find(&without_tag(address)?))
    }

    /// Tells whether an address is one that messages come in by, or a colleague's.
    pub fn is_ours(&self, address: &str) -> bool {
        let is_account = self.accounts.values().any(|it| !it.removed && it.address == address);
        let is_colleague = self.people.values().any(|it| !it.removed && it.email == address);
        is_account || is_colleague || self.shared_address(address).is_some()
    }

    /// Returns how an Inbox audience delivers to a person: user beats team beats everyone, and of
    /// two teams *receive* wins. A team is read live; its observers are auto-archived unless named.
    pub fn delivery(&self, audience: AudienceId, person: PersonId) -> Option<Delivery> {
        let audience = self.audiences.get(&audience)?;
        self.person(person).filter(|it| it.is_in(audience.org))?;
        let named = audience.entries.iter().find(|(who, _)| *who == Who::Person(person));
        if let Some((_, delivery)) = named {
            return Some(*delivery);
        }
        let of_team = |(who, delivery): &(Who, Delivery)| match who {
            Who::Team(team) => match self.membership(person, *team)? {
                Membership::Active => Some(*delivery),
                Membership::Observer => Some(Delivery::AutoArchive),
            },
            _ => None,
        };
        let everyone = || audience.entries.iter().find(|(who, _)| *who == Who::Everyone).map(|(_, it)| *it);
        audience.entries.iter().filter_map(of_team).max().or_else(everyone)
    }

    /// Returns the slug `wanted` would get so that it is unique among `taken`.
    pub fn unique_slug<'a>(wanted: &str, taken: impl Iterator<Item = &'a str>) -> String {
        let base = slug(wanted);
        let taken: std::collections::BTreeSet<&str> = taken.collect();
        let mut candidate = base.clone();
        let mut n = 2;
        while taken.contains(candidate.as_str()) {
            candidate = format!("{base}-{n}");
            n += 1;
        }
        candidate
    }
}

/// Returns `support+tag@example.com` without its tag.
pub fn without_tag(address: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    let (local, _) = local.split_once('+')?;
    Some(format!("{local}@{domain}"))
}

fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "x".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use crate::model::fixture::{ORG, World};
    use crate::model::*;

    #[test]
    fn colleagues_are_called_by_their_first_name_unless_it_is_anothers_too() {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let (ben, cleo) = (world.id("Ben"), world.id("Cleo"));
        let called = |world: &World, it| world.directory().called(it).to_owned();
        assert_eq!((called(&world, ben), called(&world, cleo)), ("Ben".to_owned(), "Cleo".to_owned()));
        world.configure("Ann", Configure::RenameUser(ben, "Ben One".to_owned())).unwrap();
        world.configure("Ann", Configure::RenameUser(cleo, "ben Two".to_owned())).unwrap();
        assert_eq!((called(&world, ben), called(&world, cleo)), ("Ben One".to_owned(), "ben Two".to_owned()));
        world.configure("Ann", Configure::RemoveUser { org: ORG, person: cleo, heir: None }).unwrap();
        assert_eq!(called(&world, ben), "Ben");
    }

    #[test]
    fn who_was_removed_is_in_no_organization() {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let person = world.id("Ben");
        world.configure("Ann", Configure::RemoveUser { org: ORG, person, heir: None }).unwrap();
        world.configure("Cleo", Configure::AddOrganization { name: "Other".into() }).unwrap();
        let directory = world.directory();
        let names: Vec<_> = directory.people_of(ORG).iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Ann", "Cleo"]);
        let orgs =
            |name| directory.organizations_of(world.id(name)).iter().map(|it| it.id).collect::<Vec<_>>();
        assert_eq!((orgs("Ann"), orgs("Ben")), (vec![ORG], vec![]));
        assert_eq!(orgs("Cleo"), [ORG, OrgId(2)]);
    }
}
