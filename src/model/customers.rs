//! Who a conversation is with, over all channels: the addresses that colleagues said are one customer's,
//! what was written with them, and who may be the same.

use std::collections::BTreeMap;

use super::command::{Configure, CustomerDraft};
use super::directory::{Channel, Customer};
use super::ids::*;
use super::letters::fold;
use super::message::Party;
use super::state::State;

/// So many conversations, the newest, are looked through.
const LOOKED_THROUGH: usize = 20_000;

/// Where somebody writes from.
pub type Contact = (Channel, String);

impl State {
    /// Returns where the other party of a conversation writes from; none if nobody knows.
    pub fn contact(&self, it: ConversationId) -> Option<Contact> {
        let address = self.conversations.party_address(it);
        let channel = self.directory.channel(self.conversations.account(it));
        (!address.is_empty()).then(|| (channel, address.to_owned()))
    }

    /// Returns whose customer the other party of a conversation is: of a private one whose owner is in
    /// several organizations nobody can tell.
    pub fn customer_org(&self, me: PersonId, it: ConversationId) -> Option<OrgId> {
        let only = || match self.directory.organizations_of(me)[..] {
            [only] => Some(only.id),
            _ => None,
        };
        self.conversations.org(it).or_else(only)
    }

    /// Returns the customer who writes from somewhere.
    pub fn customer(&self, org: OrgId, contact: &Contact) -> Option<&Customer> {
        let mut present = self.directory.customers.values().filter(|it| it.org == org && !it.removed);
        present.find(|it| it.addresses.contains(contact))
    }

    /// Returns what says that whoever writes from some addresses is one customer: with them go all
    /// addresses of whom they belong to.
    pub fn as_one_customer(&self, org: OrgId, name: String, mut addresses: Vec<Contact>) -> Configure {
        let asked = addresses.clone();
        let known = asked.iter().filter_map(|it| self.customer(org, it));
        let ids: Vec<_> = known.map(|it| (it.id, &it.addresses)).collect();
        addresses.extend(ids.iter().flat_map(|it| it.1).cloned());
        let id = ids.iter().map(|it| it.0).min();
        Configure::PutCustomer(id, org, Some(CustomerDraft { name, addresses }))
    }

    /// Returns the conversations with some addresses that a person may see, newest first.
    pub fn talks_with(&self, me: PersonId, contacts: &[Contact]) -> Vec<ConversationId> {
        let is_with = |it: &ConversationId| {
            let address = self.conversations.party_address(*it);
            let channel = || self.directory.channel(self.conversations.account(*it));
            contacts.iter().any(|known| known.1 == address && known.0 == channel())
        };
        self.talks(me).filter(is_with).collect()
    }

    /// Returns everybody who wrote from elsewhere than some addresses, in what a person may see: by what,
    /// from where, under which name. Who wrote last stands first.
    pub fn contacts(&self, me: PersonId, but: &[Contact]) -> Vec<(Channel, Party)> {
        let mut seen = BTreeMap::new();
        for (rank, it) in self.talks(me).enumerate() {
            let Some(contact) = self.contact(it) else { continue };
            if !but.contains(&contact) && !self.directory.is_ours(&contact.1) {
                seen.entry(contact).or_insert((rank, it));
            }
        }
        let mut found: Vec<_> = seen.into_iter().collect();
        found.sort_unstable_by_key(|it| it.1.0);
        let named = |it| self.conversations.party(it).to_owned();
        found
            .into_iter()
            .map(|((channel, address), (_, it))| (channel, Party { name: named(it), address }))
            .collect()
    }

    /// Returns who has the same name as the other party of a conversation, of at least two words: they
    /// may be the same, which a person says.
    pub fn namesakes(&self, me: PersonId, it: ConversationId, but: &[Contact]) -> Vec<(Channel, Party)> {
        let name = compared(self.conversations.party(it));
        if !name.contains(' ') {
            return Vec::new();
        }
        let mut contacts = self.contacts(me, but);
        contacts.retain(|it| compared(&it.1.name) == name);
        contacts
    }

    fn talks(&self, me: PersonId) -> impl Iterator<Item = ConversationId> {
        let accessible = self.accessible(me);
        let newest = self.conversations.order.newest_first().take(LOOKED_THROUGH);
        newest.filter(move |it| accessible.contains(it.0))
    }
}

/// Returns a name as it is compared: without case and accents, its white space folded.
fn compared(name: &str) -> String {
    fold(&name.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{ORG, World};
    use crate::model::{Actor, Command, Header, Mailbox, Refusal, SharingChoice};

    /// Support has an e-mail and a WhatsApp account; whoever is named wrote to one of them.
    struct Desk {
        world: World,
        mail: AccountId,
        phone: AccountId,
    }

    impl Desk {
        fn of() -> Self {
            let mut world = World::of(&["Ann", "Ben", "Cleo"]);
            let team = world.team("Support", &["Ann", "Ben"], &[]);
            let mail = world.account("Ann", "support@acme.example", Some(SharingChoice::TeamInbox(team)));
            let (owner, channel) = (world.id("Ann"), Channel::WhatsApp);
            let (name, address) = ("WhatsApp".to_owned(), "+49305550190".to_owned());
            let add = Configure::AddAccount { owner, name, address, channel, simulated: true };
            world.configure("Ann", add).unwrap();
            let phone = AccountId(2);
            let sharing = Some(SharingChoice::TeamInbox(team));
            world.configure("Ann", Configure::ShareAccount { account: phone, org: ORG, sharing }).unwrap();
            Self { world, mail, phone }
        }

        fn writes(&mut self, account: AccountId, name: &str, address: &str) -> ConversationId {
            let header = Header {
                message_id: format!("{}@outside", self.world.state.len()),
                from: Party { name: name.into(), address: address.into() },
                to: vec![Party::bare("support@acme.example")],
                subject: format!("Question {}", self.world.state.len()),
                ..Header::default()
            };
            let messages = vec![(header, String::new())];
            self.world.ask(Actor::Outside, Mailbox::All, &Command::Simulate { account, messages }).unwrap();
            ConversationId(self.world.state.len() as u32 - 1)
        }

        fn joins(&mut self, contacts: &[Contact]) -> Result<(), Refusal> {
            let one = self.world.state.as_one_customer(ORG, "Kim Novak".into(), contacts.to_vec());
            self.world.configure("Ben", one).map(|_| ())
        }
    }

    fn at(channel: Channel, address: &str) -> Contact {
        (channel, address.to_owned())
    }

    #[test]
    fn one_customer_has_the_conversations_of_all_their_addresses_for_who_may_see_them() {
        let mut desk = Desk::of();
        let first = desk.writes(desk.mail, "Kim Novak", "kim@x.example");
        desk.writes(desk.mail, "Kim Novak", "other@x.example");
        let chat = desk.writes(desk.phone, "kim", "+49305550100");
        let (mail, phone) = (at(Channel::Email, "kim@x.example"), at(Channel::WhatsApp, "+49305550100"));
        desk.joins(&[mail.clone(), phone.clone()]).unwrap();
        let state = &desk.world.state;
        let (ben, cleo) = (desk.world.id("Ben"), desk.world.id("Cleo"));
        assert_eq!(state.contact(chat), Some(phone.clone()));
        assert_eq!(state.customer_org(ben, chat), Some(ORG));
        let kim = state.customer(ORG, &phone).unwrap();
        assert_eq!(state.customer(ORG, &mail), Some(kim));
        assert_eq!(state.talks_with(ben, &kim.addresses), [chat, first]);
        assert_eq!(state.talks_with(cleo, &kim.addresses), [], "she may see none of them");
        assert_eq!(state.talks_with(ben, &[at(Channel::Sms, "+49305550100")]), []);
    }

    #[test]
    fn two_customers_are_joined_with_all_their_addresses_and_one_undo_parts_them() {
        let mut desk = Desk::of();
        let all = ["a@x.example", "b@x.example", "c@x.example"].map(|it| at(Channel::Email, it));
        desk.joins(&all[..2]).unwrap();
        let phone = at(Channel::WhatsApp, "+49305550100");
        desk.joins(&[all[2].clone(), phone.clone()]).unwrap();
        assert_eq!(desk.world.directory().customers.len(), 2);
        desk.joins(&[all[1].clone(), phone.clone()]).unwrap();
        let of = |desk: &Desk, it: &Contact| desk.world.state.customer(ORG, it).unwrap().addresses.clone();
        assert_eq!(of(&desk, &phone).len(), 4);
        assert_eq!(of(&desk, &all[0]), of(&desk, &phone));
        assert_eq!(desk.joins(&[all[1].clone(), phone.clone()]), Err(Refusal::NoChange));
        desk.world.undo("Ben").unwrap();
        assert_eq!((of(&desk, &phone).len(), of(&desk, &all[0]).len()), (2, 2));
        assert_eq!(desk.joins(&[]), Err(Refusal::Empty));
    }

    #[test]
    fn who_has_the_same_name_of_two_words_may_be_the_same() {
        let mut desk = Desk::of();
        let it = desk.writes(desk.mail, "Kim Novak", "kim@x.example");
        desk.writes(desk.phone, "kim  novak", "+49305550100");
        desk.writes(desk.phone, "Kim", "+49305550101");
        let one_word = desk.writes(desk.mail, "Kim", "kim2@x.example");
        let (state, ben) = (&desk.world.state, desk.world.id("Ben"));
        let own = [state.contact(it).unwrap()];
        let found = state.namesakes(ben, it, &own);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1.address.as_str()), (Channel::WhatsApp, "+49305550100"));
        assert!(state.namesakes(ben, one_word, &[]).is_empty(), "many are called Kim");
        let all: Vec<_> = state.contacts(ben, &own).into_iter().map(|it| it.1.address).collect();
        assert_eq!(all, ["kim2@x.example", "+49305550101", "+49305550100"]);
    }
}
