//! People: who belongs to which organization, and as what.

use super::revision::{Revision, email, filled, next};
use super::rules;
use crate::model::directory::{Person, Role, WhenSettled};
use crate::model::ids::*;
use crate::model::refusal::Refusal;

impl Revision {
    /// Adds a user to an organization. Who is known by the address is added as they are.
    pub fn add_user(
        &mut self,
        org: Option<OrgId>,
        name: &str,
        address: &str,
        role: Role,
    ) -> Result<(), Refusal> {
        match org {
            Some(org) => self.admins_only(org)?,
            None if self.who.is_some() => return Err(Refusal::AdminsOnly),
            None => {}
        }
        let (name, email) = (filled(name)?, email(address)?);
        let known = self.directory.people.values().find(|it| it.email == email).map(|it| it.id);
        let id = match known {
            Some(id) => self.check_addable(id, org).map(|()| id)?,
            None => PersonId(next(&self.directory.people, |it| it.0)),
        };
        let person = self.directory.people.entry(id).or_insert_with(|| newcomer(id, &name, &email));
        if person.removed {
            *person = newcomer(id, &name, &email);
        }
        match org {
            Some(org) => self.put_role(org, id, role),
            None => Ok(()),
        }
    }

    fn check_addable(&self, id: PersonId, org: Option<OrgId>) -> Result<(), Refusal> {
        let Some(person) = self.directory.person(id) else { return Ok(()) };
        let is_there = org.is_none_or(|it| person.is_in(it));
        if is_there { Err(Refusal::Taken(person.email.clone())) } else { Ok(()) }
    }

    /// Renames a person.
    pub fn rename_user(&mut self, person: PersonId, name: &str) -> Result<(), Refusal> {
        self.self_or_admin_only(person)?;
        self.person_mut(person)?.name = filled(name)?;
        Ok(())
    }

    /// Sets a user's role.
    pub fn set_role(&mut self, org: OrgId, person: PersonId, role: Role) -> Result<(), Refusal> {
        self.admins_only(org)?;
        self.check_in(person, org)?;
        if self.directory.role(person, org) == Some(Role::Owner) && role != Role::Owner {
            return Err(Refusal::LastOwner);
        }
        self.put_role(org, person, role)
    }

    /// An organization has one owner: a new one, whom only the owner makes, leaves the old one an
    /// admin.
    fn put_role(&mut self, org: OrgId, person: PersonId, role: Role) -> Result<(), Refusal> {
        if role == Role::Owner {
            self.owner_only(org)?;
            for owner in self.directory.people.values_mut() {
                owner.roles.entry(org).and_modify(|it| *it = (*it).min(Role::Admin));
            }
        }
        self.person_mut(person)?.roles.insert(org, role);
        Ok(())
    }

    /// Removes a user from an organization; who is in none is gone.
    pub fn remove_user(
        &mut self,
        org: OrgId,
        person: PersonId,
        heir: Option<PersonId>,
    ) -> Result<(), Refusal> {
        self.admins_only(org)?;
        if self.directory.role(person, org).ok_or(Refusal::Unknown)? == Role::Owner {
            return Err(Refusal::LastOwner);
        }
        if let Some(heir) = heir {
            self.hand_accounts_over(org, person, heir)?;
        }
        for team in self.directory.teams.values_mut().filter(|it| it.org == org) {
            team.active.remove(&person);
            team.observers.remove(&person);
        }
        for rule in self.directory.rules.values_mut().filter(|it| it.org == org && !it.removed) {
            rules::forget_person(rule, person);
        }
        let leaver = self.person_mut(person)?;
        leaver.roles.remove(&org);
        leaver.removed = leaver.roles.is_empty();
        Ok(())
    }

    fn hand_accounts_over(&mut self, org: OrgId, from: PersonId, heir: PersonId) -> Result<(), Refusal> {
        self.check_in(heir, org)?;
        if heir == from {
            return Err(Refusal::NotInOrganization(heir));
        }
        let shared = |it: &&mut crate::model::directory::Account| it.owner == from && it.org == Some(org);
        for account in self.directory.accounts.values_mut().filter(shared) {
            account.owner = heir;
        }
        Ok(())
    }
}

fn newcomer(id: PersonId, name: &str, email: &str) -> Person {
    Person {
        id,
        name: name.to_owned(),
        email: email.to_owned(),
        roles: crate::model::small_map::SmallMap::new(),
        when_settled: WhenSettled::default(),
        sections: Vec::new(),
        away: None,
        signatures: Vec::new(),
        removed: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::command::{Configure, ReplyDraft, Verb};
    use crate::model::decide::{Leaving, leaving};
    use crate::model::directory::{Account, Pin, Section, SharingChoice};
    use crate::model::fixture::{ORG, World};
    use crate::model::state::Mailbox;

    fn add(name: &str, email: &str, role: Role) -> Configure {
        Configure::AddUser { org: Some(ORG), name: name.into(), email: email.into(), role }
    }

    fn remove(person: PersonId, heir: Option<PersonId>) -> Configure {
        Configure::RemoveUser { org: ORG, person, heir }
    }

    #[test]
    fn an_address_belongs_to_one_person() {
        let mut world = World::of(&["Ann"]);
        world.configure("Ann", add("Ben", " BEN@acme.example", Role::Member)).unwrap();
        assert_eq!(world.directory().people[&world.id("Ben")].email, "ben@acme.example");
        let again = world.configure("Ann", add("Benjamin", "ben@acme.example", Role::Member));
        assert_eq!(again.unwrap_err(), Refusal::Taken("ben@acme.example".into()));
        world.configure("Ben", Configure::AddOrganization { name: "Other".into() }).unwrap();
        let other = Configure::AddUser {
            org: Some(OrgId(2)),
            name: "A.".into(),
            email: "ann@acme.example".into(),
            role: Role::Member,
        };
        world.configure("Ben", other).unwrap();
        let ann = &world.directory().people[&world.id("Ann")];
        assert_eq!((ann.name.as_str(), ann.roles.len()), ("Ann", 2), "known people are added as they are");
    }

    #[test]
    fn an_organization_has_one_owner() {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let (ann, ben) = (world.id("Ann"), world.id("Ben"));
        let step_down = world.configure("Ann", Configure::SetRole(ORG, ann, Role::Admin));
        assert_eq!(step_down.unwrap_err(), Refusal::LastOwner);
        assert_eq!(world.configure("Ann", remove(ann, None)).unwrap_err(), Refusal::LastOwner);
        world.configure("Ann", Configure::SetRole(ORG, ben, Role::Admin)).unwrap();
        let grab = world.configure("Ben", Configure::SetRole(ORG, ben, Role::Owner));
        assert_eq!(grab.unwrap_err(), Refusal::OwnerOnly);
        world.configure("Ann", Configure::SetRole(ORG, ben, Role::Owner)).unwrap();
        assert_eq!(world.directory().role(ann, ORG), Some(Role::Admin));
        assert_eq!(world.directory().role(ben, ORG), Some(Role::Owner));
        world.undo("Ann").unwrap();
        assert_eq!(world.directory().role(ann, ORG), Some(Role::Owner));
    }

    #[test]
    fn members_change_nothing_but_what_is_theirs() {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let (ben, cleo) = (world.id("Ben"), world.id("Cleo"));
        let team = world.team("Support", &["Ben"], &[]);
        let account = world.account("Ben", "ben@acme.example", None);
        let sharing = Some(SharingChoice::TeamInbox(team));
        for forbidden in [
            add("Dan", "dan@acme.example", Role::Member),
            remove(cleo, None),
            Configure::SetRole(ORG, ben, Role::Admin),
            Configure::RenameOrganization(ORG, "Ours".into()),
            Configure::PutTeam(None, world.team_draft("Mine", &["Ben"], &[])),
            Configure::DeleteTeam { team, successor: None },
            Configure::ShareAccount { account, org: ORG, sharing },
            Configure::PutSavedReply(None, ORG, Some(ReplyDraft::common("Hi", "Hello"))),
        ] {
            assert_eq!(world.configure("Ben", forbidden).unwrap_err(), Refusal::AdminsOnly);
        }
        for of_others in
            [Configure::SetAway(cleo, Some((None, None))), Configure::RenameUser(cleo, "C".into())]
        {
            assert_eq!(world.configure("Ben", of_others).unwrap_err(), Refusal::SelfOrAdminOnly);
        }
        let option = |person| Configure::SetWhenSettled(person, WhenSettled::Remove);
        assert_eq!(world.configure("Ann", option(ben)).unwrap_err(), Refusal::SelfOnly);
        world.configure("Ben", option(ben)).unwrap();
        let pin = |name: &str| Pin { name: name.into(), address: "#/search/refund".into() };
        let section = |name: &str, pins| Section { name: name.into(), pins };
        let sections =
            vec![section(" Mine ", vec![pin("Refunds "), pin("Again")]), section(" ", vec![pin("Gone")])];
        let set = |person| Configure::SetSections(person, sections.clone());
        assert_eq!(world.configure("Ann", set(ben)).unwrap_err(), Refusal::SelfOnly);
        world.configure("Ben", set(ben)).unwrap();
        let kept = world.directory().person(ben).map(|it| it.sections.clone());
        assert_eq!(kept.unwrap(), [section("Mine", vec![pin("Refunds")])]);
        world.configure("Ben", Configure::SetAway(ben, Some((None, None)))).unwrap();
        assert!(world.directory().is_away(ben, world.now));
        world.configure("Ann", Configure::SetAway(ben, None)).unwrap();
        let ends = Some((Some(Time(2)), Some(Time(2))));
        let never = world.configure("Ben", Configure::SetAway(ben, ends));
        assert_eq!(never.unwrap_err(), Refusal::EndsBeforeItBegins);
    }

    #[test]
    fn who_leaves_is_dropped_and_finds_nothing_when_added_again() {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let ben = world.id("Ben");
        let team = world.team("Support", &["Ann", "Ben"], &[]);
        let sharing = Some(SharingChoice::TeamInbox(team));
        let account = world.account("Ann", "support@acme.example", sharing);
        let open = world.mail(account, "support@acme.example", "open");
        let closed = world.mail(account, "support@acme.example", "closed");
        world.triage("Ann", Mailbox::TeamInboxes, Verb::Assign(vec![ben]), open).unwrap();
        world.triage("Ann", Mailbox::TeamInboxes, Verb::Assign(vec![ben]), closed).unwrap();
        world.triage("Ben", Mailbox::Inbox, Verb::Close, closed).unwrap();
        let counted = Leaving { open: 1, closed: 1, watched: 2, ..Leaving::default() };
        assert_eq!(leaving(&world.state, ORG, ben), counted);

        world.configure("Ann", remove(ben, None)).unwrap();
        assert_eq!(world.who_has(open, Mailbox::TeamInbox(team)), ["Ann"], "back to the team inbox");
        assert!(world.state.conversations.assignees(closed).is_empty());
        assert!(world.state.conversations.is_closed(closed), "a closed one stays closed");
        assert!(world.directory().people[&ben].removed);

        world.configure("Ann", add("Ben", "ben@acme.example", Role::Member)).unwrap();
        assert_eq!(world.id("Ben"), ben, "one address, one person");
        assert!(!world.state.facts(open).admits(ben, world.directory()));
        world
            .configure("Ann", Configure::PutTeam(Some(team), world.team_draft("Support", &["Ben"], &[])))
            .unwrap();
        assert_eq!(world.who_has(open, Mailbox::TeamInboxes), ["Ben"], "present teams give access");
        assert_eq!(world.who_has(open, Mailbox::Inbox), [""; 0]);
    }

    #[test]
    fn removing_a_user_is_undone_as_a_whole() {
        let mut world = World::of(&["Ann", "Ben"]);
        let ben = world.id("Ben");
        let team = world.team("Support", &["Ann", "Ben"], &[]);
        let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
        let it = world.mail(account, "s@acme.example", "Hello");
        world.triage("Ann", Mailbox::TeamInboxes, Verb::Assign(vec![ben]), it).unwrap();
        let (facts, directory) = (world.state.facts(it), world.directory().clone());
        world.configure("Ann", remove(ben, None)).unwrap();
        assert_ne!(world.state.facts(it), facts);
        world.undo("Ann").unwrap();
        assert_eq!(world.state.facts(it), facts);
        assert_eq!(*world.directory(), directory);
    }

    #[test]
    fn an_heir_takes_over_what_is_shared_and_nothing_private() {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let (ben, cleo) = (world.id("Ben"), world.id("Cleo"));
        let team = world.team("Support", &["Ann"], &[]);
        let account = world.account("Ben", "ben@acme.example", None);
        let private = world.mail(account, "ben@acme.example", "private");
        let sharing = Some(SharingChoice::TeamInbox(team));
        world.configure("Ann", Configure::ShareAccount { account, org: ORG, sharing }).unwrap();
        let shared = world.mail(account, "ben@acme.example", "shared");
        assert_eq!(world.configure("Ann", remove(ben, None)).unwrap_err(), Refusal::NeedsHeir(1));
        let self_heir = world.configure("Ann", remove(ben, Some(ben))).unwrap_err();
        assert_eq!(self_heir, Refusal::NotInOrganization(ben));
        world.configure("Ann", remove(ben, Some(cleo))).unwrap();
        assert!(matches!(world.directory().accounts[&account], Account { owner, .. } if owner == cleo));
        assert_eq!(world.who_has(shared, Mailbox::All), ["Ann", "Cleo"]);
        assert_eq!(world.who_has(private, Mailbox::All), [""; 0]);
        world.undo("Ann").unwrap();
        assert_eq!(world.who_has(private, Mailbox::Inbox), ["Ben"]);
    }
}
