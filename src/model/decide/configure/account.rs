//! Accounts: who connects them, and with whom they are shared.

use super::revision::{Revision, email, filled, next};
use crate::model::directory::*;
use crate::model::ids::*;
use crate::model::refusal::Refusal;

impl Revision {
    /// Connects an account, private to its owner.
    pub fn add_account(
        &mut self,
        owner: PersonId,
        name: &str,
        address: &str,
        channel: Channel,
        simulated: bool,
    ) -> Result<(), Refusal> {
        self.self_only(owner)?;
        self.directory.person(owner).ok_or(Refusal::Unknown)?;
        let address = match channel {
            Channel::Email => email(address)?,
            _ => filled(address)?.to_lowercase(),
        };
        let mut present = self.directory.accounts.values().filter(|it| !it.removed);
        if present.any(|it| it.channel == channel && it.address == address) {
            return Err(Refusal::Taken(address));
        }
        let name = filled(name).unwrap_or_else(|_| address.clone());
        let id = AccountId(next(&self.directory.accounts, |it| it.0));
        let account = Account {
            id,
            owner,
            name,
            address,
            channel,
            sharing: None,
            org: None,
            simulated,
            removed: false,
        };
        self.directory.accounts.insert(id, account);
        Ok(())
    }

    /// Renames an account: its owner may, and admins of the organization it is shared with.
    pub fn rename_account(&mut self, id: AccountId, name: &str) -> Result<(), Refusal> {
        let account = self.account(id)?;
        match account.org {
            Some(org) if self.who != Some(account.owner) => self.admins_only(org)?,
            _ => self.self_only(account.owner)?,
        }
        let name = filled(name)?;
        self.directory.accounts.entry(id).and_modify(|it| it.name = name);
        Ok(())
    }

    /// Disconnects an account: its owner may. Its sharing ends; what it brought stays as it is.
    pub fn remove_account(&mut self, id: AccountId) -> Result<(), Refusal> {
        self.self_only(self.account(id)?.owner)?;
        self.directory.accounts.entry(id).and_modify(|it| {
            (it.sharing, it.org, it.removed) = (None, None, true);
        });
        Ok(())
    }

    /// Shares an account of a member, changes or ends its sharing. What it brought before stays
    /// as private or as shared as it was.
    pub fn share_account(
        &mut self,
        id: AccountId,
        org: OrgId,
        choice: Option<SharingChoice>,
    ) -> Result<(), Refusal> {
        self.admins_only(org)?;
        let account = self.account(id)?;
        if account.org.is_some_and(|it| it != org) {
            return Err(Refusal::OtherOrganization);
        }
        self.check_in(account.owner, org)?;
        let sharing = choice.map(|it| self.sharing(org, it)).transpose()?;
        self.directory.accounts.entry(id).and_modify(|it| {
            it.sharing = sharing;
            it.org = sharing.map(|_| org);
        });
        Ok(())
    }

    fn account(&self, id: AccountId) -> Result<&Account, Refusal> {
        self.directory.accounts.get(&id).filter(|it| !it.removed).ok_or(Refusal::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::command::Configure;
    use crate::model::fixture::World;

    #[test]
    fn an_account_is_removed_by_its_owner_alone_and_its_address_is_free_again() {
        let mut world = World::of(&["Ann", "Ben"]);
        let id = world.account(
            "Ben",
            "ben@acme.example",
            Some(SharingChoice::Inbox(vec![(Who::Everyone, Delivery::Receive)])),
        );
        assert!(world.configure("Ann", Configure::RemoveAccount(id)).is_err());
        world.configure("Ben", Configure::RemoveAccount(id)).unwrap();
        let gone = &world.directory().accounts[&id];
        assert!(gone.removed && gone.sharing.is_none() && gone.org.is_none());
        assert_eq!(world.configure("Ben", Configure::RemoveAccount(id)).unwrap_err(), Refusal::Unknown);
        assert_ne!(world.account("Ben", "ben@acme.example", None), id);
    }

    #[test]
    fn an_account_is_connected_once_by_its_owner() {
        let mut world = World::of(&["Ann", "Ben"]);
        world.account("Ann", "info@acme.example", None);
        let add = |owner, channel, address: &str| Configure::AddAccount {
            owner,
            name: String::new(),
            address: address.into(),
            channel,
            simulated: false,
        };
        let (ann, ben) = (world.id("Ann"), world.id("Ben"));
        let twice = world.configure("Ben", add(ben, Channel::Email, "Info@acme.example"));
        assert_eq!(twice.unwrap_err(), Refusal::Taken("info@acme.example".into()));
        let for_another = world.configure("Ben", add(ann, Channel::Email, "b@acme.example"));
        assert_eq!(for_another.unwrap_err(), Refusal::SelfOnly);
        let odd = world.configure("Ben", add(ben, Channel::Email, "+49 30 1"));
        assert_eq!(odd.unwrap_err(), Refusal::NotAnAddress("+49 30 1".into()));
        world.configure("Ben", add(ben, Channel::Sms, "+49 30 1")).unwrap();
        let (_, account) = world.directory().accounts.last_key_value().unwrap();
        assert_eq!(account.name, "+49 30 1", "an account without a name is named by its address");
    }
}
