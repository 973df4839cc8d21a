//! Who may send as which address (behaviour.md, section 8, *Sending*).

use super::State;
use crate::model::directory::Sharing;
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
