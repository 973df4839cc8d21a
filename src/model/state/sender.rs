//! Who may send as which address (docs/behaviour.md, section 8, *Sending*).

use super::State;
use super::threads::id_key;
use crate::model::directory::Sharing;
use crate::model::event::Arrived;
use crate::model::ids::*;

/// An address a person may send from, and the account it goes through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// The account.
    pub account: AccountId,
    /// The address.
    pub address: String,
    /// The name that stands before it.
    pub name: String,
}

impl State {
    /// Tells whether a person may send from an address through an account.
    pub fn may_send(&self, person: PersonId, account: AccountId, address: &str) -> bool {
        self.senders(person).iter().any(|it| it.account == account && it.address == address)
    }

    /// Returns the addresses a person may send from: those of their own accounts, and those of
    /// every account or address whose sharing serves them.
    pub fn senders(&self, person: PersonId) -> Vec<Sender> {
        let directory = &self.directory;
        let serves = |sharing: Sharing| match sharing {
            Sharing::TeamInbox(team) => directory.membership(person, team).is_some(),
            Sharing::Inbox(audience) => directory.delivery(audience, person).is_some(),
        };
        let name = directory.name(person).to_owned();
        let present = directory.accounts.values().filter(|it| !it.removed);
        let usable = present.filter(|it| it.owner == person || it.sharing.is_some_and(serves));
        let mut senders: Vec<_> = usable
            .map(|it| Sender { account: it.id, address: it.address.clone(), name: name.clone() })
            .collect();
        let shared =
            directory.addresses.values().filter(|it| it.verified && !it.removed && serves(it.sharing));
        for address in shared {
            if let Some(account) = self.carrier(person, address.org) {
                senders.push(Sender { account, address: address.address.clone(), name: name.clone() });
            }
        }
        senders
    }

    /// Tells whether a message from outside has one of our addresses in its From, and was not sent
    /// from here: it is outside mail all the same, and said to be (docs/behaviour.md, section 6).
    pub fn is_not_from_here(&self, arrived: &Arrived) -> bool {
        let header = &arrived.header;
        let is_copy =
            |it: &MessageId| *it != arrived.message && self.threads.fingerprint(*it) == header.fingerprint;
        let mut copies = self.threads.with_id(id_key(header)).filter(is_copy);
        let was_sent =
            |it| self.threads.conversation(it).is_some_and(|it| self.conversations.answered.contains(it.0));
        !arrived.outgoing && self.directory.is_ours(&header.from.address) && !copies.any(was_sent)
    }

    /// Returns the e-mail account that mail from a shared address goes through: the person's own,
    /// else one of somebody in the organization.
    fn carrier(&self, person: PersonId, org: OrgId) -> Option<AccountId> {
        use crate::model::directory::Channel;
        let directory = &self.directory;
        let mails = || directory.accounts.values().filter(|it| !it.removed && it.channel == Channel::Email);
        let own = mails().find(|it| it.owner == person);
        own.or_else(|| mails().find(|it| directory.role(it.owner, org).is_some())).map(|it| it.id)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::fixture::World;
    use crate::model::*;

    #[test]
    fn whom_a_sharing_serves_may_send_as_it_while_it_is_there() {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let team = world.team("Support", &["Ben"], &[]);
        let own = world.account("Ann", "ann@acme.example", None);
        let help = world.address("help@acme.example", SharingChoice::TeamInbox(team));
        world.pending_address("later@acme.example", SharingChoice::TeamInbox(team));
        let addresses = |world: &World, name| -> Vec<(AccountId, String)> {
            world.state.senders(world.id(name)).into_iter().map(|it| (it.account, it.address)).collect()
        };
        assert_eq!(addresses(&world, "Ann"), [(own, "ann@acme.example".to_owned())]);
        assert_eq!(addresses(&world, "Ben"), [(own, "help@acme.example".to_owned())]);
        assert_eq!(addresses(&world, "Cleo"), []);
        let may =
            |world: &World, account, address: &str| world.state.may_send(world.id("Ben"), account, address);
        assert!(may(&world, own, "help@acme.example"));
        assert!(!may(&world, own, "ann@acme.example") && !may(&world, AccountId(9), "help@acme.example"));
        world.configure("Ann", Configure::RemoveAddress(help)).unwrap();
        assert_eq!(addresses(&world, "Ben"), []);
    }
}
