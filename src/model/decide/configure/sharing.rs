//! Shared addresses, and to whom messages go that come through an account or an address.

use super::revision::{Revision, email, next};
use crate::model::directory::*;
use crate::model::ids::*;
use crate::model::refusal::Refusal;

impl Revision {
    /// Adds or changes a shared address. A new or another address is pending until verified.
    pub fn put_address(
        &mut self,
        id: Option<AddressId>,
        org: OrgId,
        address: &str,
        kind: AddressKind,
        choice: SharingChoice,
        code: String,
    ) -> Result<(), Refusal> {
        self.admins_only(org)?;
        let address = email(address)?;
        let present = || self.directory.addresses.values().filter(|it| !it.removed);
        if present().any(|it| it.address == address && Some(it.id) != id) {
            return Err(Refusal::Taken(address));
        }
        let known = match id {
            Some(id) => Some(present().find(|it| it.id == id).cloned().ok_or(Refusal::Unknown)?),
            None => None,
        };
        if known.as_ref().is_some_and(|it| it.org != org) {
            return Err(Refusal::OtherOrganization);
        }
        let sharing = self.sharing(org, choice)?;
        let entry = match known {
            Some(known) if known.address == address => SharedAddress { kind, sharing, ..known },
            Some(known) => SharedAddress { address, kind, sharing, code, verified: false, ..known },
            None => SharedAddress {
                id: AddressId(next(&self.directory.addresses, |it| it.0)),
                org,
                address,
                kind,
                sharing,
                verified: false,
                code,
                added_by: self.who.or_else(|| self.owner_of(org)).unwrap_or_default(),
                removed: false,
            },
        };
        self.directory.addresses.insert(entry.id, entry);
        Ok(())
    }

    /// Verifies a shared address: a member who has its code, or an admin's word.
    pub fn verify_address(&mut self, id: AddressId, code: Option<&str>) -> Result<(), Refusal> {
        let known = self.address(id)?;
        match code {
            None => self.admins_only(known.org)?,
            Some(code) => {
                if let Some(who) = self.who {
                    self.check_in(who, known.org)?;
                }
                if known.code.is_empty() || code.trim() != known.code {
                    return Err(Refusal::WrongCode);
                }
            }
        }
        self.directory.addresses.entry(id).and_modify(|it| it.verified = true);
        Ok(())
    }

    /// Removes a shared address.
    pub fn remove_address(&mut self, id: AddressId) -> Result<(), Refusal> {
        self.admins_only(self.address(id)?.org)?;
        self.directory.addresses.entry(id).and_modify(|it| it.removed = true);
        Ok(())
    }

    /// Returns a chosen sharing as the directory keeps it, after checking it.
    pub fn sharing(&mut self, org: OrgId, choice: SharingChoice) -> Result<Sharing, Refusal> {
        let entries = match choice {
            SharingChoice::TeamInbox(team) => {
                self.check_team_inbox(team, org)?;
                return Ok(Sharing::TeamInbox(team));
            }
            SharingChoice::Inbox(entries) => entries,
        };
        if entries.is_empty() {
            return Err(Refusal::NobodyNamed);
        }
        for (who, _) in &entries {
            match who {
                Who::Everyone => {}
                Who::Team(team) => self.check_team(*team, org)?,
                Who::Person(person) => self.check_in(*person, org)?,
            }
        }
        Ok(Sharing::Inbox(self.audience(Audience { org, entries })))
    }

    /// Returns the id of an audience: of an equal one if there is one.
    pub fn audience(&mut self, audience: Audience) -> AudienceId {
        let audience = audience.merged();
        let known = self.directory.audiences.iter().find(|(_, it)| **it == audience);
        if let Some((id, _)) = known {
            return *id;
        }
        let id = AudienceId(next(&self.directory.audiences, |it| it.0));
        self.directory.audiences.insert(id, audience);
        id
    }

    fn address(&self, id: AddressId) -> Result<&SharedAddress, Refusal> {
        self.directory.addresses.get(&id).filter(|it| !it.removed).ok_or(Refusal::Unknown)
    }

    fn owner_of(&self, org: OrgId) -> Option<PersonId> {
        let people = self.directory.people_of(org).into_iter();
        people.map(|it| it.id).find(|it| self.directory.role(*it, org) == Some(Role::Owner))
    }
}

impl Audience {
    /// Returns the audience with everyone in it named once; of two entries *receive* wins.
    #[must_use]
    pub fn merged(self) -> Self {
        let mut entries: Vec<(Who, Delivery)> = Vec::new();
        for (who, delivery) in self.entries {
            match entries.iter_mut().find(|it| it.0 == who) {
                Some(known) => known.1 = known.1.max(delivery),
                None => entries.push((who, delivery)),
            }
        }
        Self { entries, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::command::Configure;
    use crate::model::fixture::{ORG, World, put_address};
    use crate::model::state::Mailbox;

    fn everyone(delivery: Delivery) -> SharingChoice {
        SharingChoice::Inbox(vec![(Who::Everyone, delivery)])
    }

    #[test]
    fn equal_audiences_are_one() {
        let mut world = World::of(&["Ann", "Ben"]);
        let one = world.account("Ann", "one@acme.example", Some(everyone(Delivery::Receive)));
        let two = world.account("Ann", "two@acme.example", Some(everyone(Delivery::Receive)));
        let other = world.account("Ann", "other@acme.example", Some(everyone(Delivery::AutoArchive)));
        let sharing = |it| world.directory().accounts[&it].sharing;
        assert_eq!(sharing(one), sharing(two));
        assert_ne!(sharing(one), sharing(other));
    }

    #[test]
    fn a_changed_sharing_leaves_what_exists_as_it_is() {
        let mut world = World::of(&["Ann", "Ben"]);
        let account = world.account("Ann", "info@acme.example", None);
        let private = world.mail(account, "info@acme.example", "private");
        let sharing = Some(everyone(Delivery::Receive));
        world.configure("Ann", Configure::ShareAccount { account, org: ORG, sharing }).unwrap();
        let shared = world.mail(account, "info@acme.example", "shared");
        world.configure("Ann", Configure::ShareAccount { account, org: ORG, sharing: None }).unwrap();
        assert_eq!(world.who_has(private, Mailbox::Inbox), ["Ann"]);
        assert_eq!(world.who_has(shared, Mailbox::Inbox), ["Ann", "Ben"]);
        assert_eq!(world.directory().accounts[&account].org, None);
    }

    #[test]
    fn a_changed_address_is_what_it_is_said_to_be_and_asks_for_its_own_code() {
        let mut world = World::of(&["Ann", "Ben"]);
        let id = world.address("info@acme.example", everyone(Delivery::Receive));
        let mut put = |address: &str, kind, delivery| {
            let (address, code, sharing) = (address.to_owned(), "5678".to_owned(), everyone(delivery));
            let put = Configure::PutAddress { id: Some(id), org: ORG, address, kind, sharing, code };
            world.configure("Ann", put).unwrap();
            let entry = world.directory().addresses[&id].clone();
            let Sharing::Inbox(audience) = entry.sharing else { return None };
            let delivery = world.directory().delivery(audience, world.id("Ben"));
            Some((entry.kind, entry.code, entry.verified, delivery?))
        };
        let (group, list) = (AddressKind::GoogleGroup, AddressKind::DistributionList);
        let (receive, archive) = (Delivery::Receive, Delivery::AutoArchive);
        let same = put("info@acme.example", group, archive);
        assert_eq!(same, Some((group, "1234".to_owned(), true, archive)));
        let other = put("help@acme.example", list, receive);
        assert_eq!(other, Some((list, "5678".to_owned(), false, receive)));
    }

    #[test]
    fn a_sharing_names_what_is_there() {
        let mut world = World::of(&["Ann", "Ben"]);
        let account = world.account("Ann", "info@acme.example", None);
        let mut draft = world.team_draft("Quiet", &["Ann"], &[]);
        draft.options.inbox = false;
        world.configure("Ann", Configure::PutTeam(None, draft)).unwrap();
        let team = *world.directory().teams.last_key_value().unwrap().0;
        let mut share = |sharing| {
            let share = Configure::ShareAccount { account, org: ORG, sharing: Some(sharing) };
            world.configure("Ann", share).unwrap_err()
        };
        assert_eq!(share(SharingChoice::TeamInbox(team)), Refusal::NoTeamInbox(team));
        assert_eq!(share(SharingChoice::TeamInbox(TeamId(9))), Refusal::Unknown);
        assert_eq!(share(SharingChoice::Inbox(Vec::new())), Refusal::NobodyNamed);
        let stranger = vec![(Who::Person(PersonId(9)), Delivery::Receive)];
        assert_eq!(share(SharingChoice::Inbox(stranger)), Refusal::Unknown);
    }

    #[test]
    fn an_address_shares_nothing_until_it_is_verified() {
        let mut world = World::of(&["Ann", "Ben"]);
        let account = world.account("Ann", "ann@acme.example", None);
        let id = world.pending_address("Info@acme.example", everyone(Delivery::Receive));
        let early = world.mail(account, "info@acme.example", "early");
        assert_eq!(world.who_has(early, Mailbox::All), ["Ann"]);
        let wrong = world.configure("Ben", Configure::VerifyAddress(id, Some("4321".into())));
        assert_eq!(wrong.unwrap_err(), Refusal::WrongCode);
        let by_word = world.configure("Ben", Configure::VerifyAddress(id, None));
        assert_eq!(by_word.unwrap_err(), Refusal::AdminsOnly);
        world.configure("Ben", Configure::VerifyAddress(id, Some(" 1234 ".into()))).unwrap();
        let late = world.mail(account, "info@acme.example", "late");
        assert_eq!(world.who_has(late, Mailbox::Inbox), ["Ann", "Ben"]);
    }

    #[test]
    fn another_address_is_pending_again_but_another_sharing_is_not() {
        let mut world = World::of(&["Ann"]);
        let id = world.address("info@acme.example", everyone(Delivery::Receive));
        let is_verified = |world: &World| world.directory().addresses[&id].verified;
        let shared_otherwise = put_address(Some(id), "info@acme.example", everyone(Delivery::AutoArchive));
        world.configure("Ann", shared_otherwise).unwrap();
        assert!(is_verified(&world));
        let another = put_address(Some(id), "hello@acme.example", everyone(Delivery::AutoArchive));
        world.configure("Ann", another).unwrap();
        assert!(!is_verified(&world));
    }

    #[test]
    fn an_address_is_shared_once_and_free_again_when_removed() {
        let mut world = World::of(&["Ann"]);
        let id = world.address("info@acme.example", everyone(Delivery::Receive));
        let again = || put_address(None, "INFO@acme.example", everyone(Delivery::Receive));
        let taken = world.configure("Ann", again()).unwrap_err();
        assert_eq!(taken, Refusal::Taken("info@acme.example".into()));
        world.configure("Ann", Configure::RemoveAddress(id)).unwrap();
        world.configure("Ann", again()).unwrap();
        let present = world.directory().addresses.values().filter(|it| !it.removed).count();
        assert_eq!(present, 1);
    }
}
