//! Whom a person may write to, as far as the workspace knows them: colleagues, addresses of one's own
//! organizations, and the other parties of conversations that the person may see. Those with whom there
//! was most to do lately weigh most.

use std::collections::HashMap;

use super::directory::{Account, Channel};
use super::ids::*;
use super::message::Party;
use super::state::{Mailbox, State};

/// Only so many conversations are looked through, the latest begun first.
const LOOKED_THROUGH: usize = 20_000;
/// A colleague counts like so many conversations of this week.
const COLLEAGUE: u32 = 2;

/// Somebody who can be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Their address, with their name if it is known.
    pub party: Party,
    /// How much there was to do with them lately.
    pub weight: u32,
    /// The conversations with them that the person may see.
    pub conversations: u32,
    /// When the last of these went on.
    pub last: Option<Time>,
    /// A colleague, or an address of ours.
    pub ours: bool,
}

impl State {
    /// Returns everybody whom a person may write to over a channel, those who weigh most first.
    pub fn known(&self, me: PersonId, channel: Channel, now: Time) -> Vec<Known> {
        let mut all: HashMap<String, Known> = HashMap::new();
        if channel == Channel::Email {
            for party in self.ours(me) {
                let known = all.entry(party.address.clone()).or_insert_with(|| Known::new(party));
                (known.ours, known.weight) = (true, COLLEAGUE * weight(0));
            }
        }
        let conversations = &self.conversations;
        for it in self.mailbox(me, Mailbox::All).iter().rev().take(LOOKED_THROUGH).map(ConversationId) {
            let address = conversations.party_address(it);
            if address.is_empty() || self.directory.channel(conversations.account(it)) != channel {
                continue;
            }
            let (name, at) = (conversations.party(it), conversations.order.activity(it));
            let known = all
                .entry(address.to_lowercase())
                .or_insert_with(|| Known::new(Party::bare(&address.to_lowercase())));
            let is_newest = known.last.is_none_or(|it| it < at);
            if name != address && (known.party.name.is_empty() || is_newest && !known.ours) {
                name.clone_into(&mut known.party.name);
            }
            known.weight += weight(now.0 - at.0);
            known.conversations += 1;
            known.last = known.last.max(Some(at));
        }
        let mut all: Vec<_> = all.into_values().collect();
        all.sort_by(|a, b| (b.weight, b.last, &a.party.address).cmp(&(a.weight, a.last, &b.party.address)));
        all
    }

    /// Returns the colleagues of a person, and the addresses by which mail comes to their organizations.
    fn ours(&self, me: PersonId) -> Vec<Party> {
        let directory = &self.directory;
        let orgs: Vec<_> = directory.organizations_of(me).into_iter().map(|it| it.id).collect();
        let is_in = |org: Option<OrgId>| org.is_some_and(|it| orgs.contains(&it));
        let people =
            directory.people.values().filter(|it| !it.removed && orgs.iter().any(|org| it.is_in(*org)));
        let people = people.map(|it| Party { name: it.name.clone(), address: it.email.clone() });
        let is_shared = |it: &&Account| !it.removed && it.channel == Channel::Email && is_in(it.org);
        let accounts = directory.accounts.values().filter(is_shared);
        let accounts = accounts.map(|it| Party { name: String::new(), address: it.address.clone() });
        let addresses = directory.addresses.values();
        let addresses = addresses.filter(|it| it.verified && !it.removed && is_in(Some(it.org)));
        let addresses = addresses.map(|it| Party::bare(&it.address));
        people.chain(accounts).chain(addresses).collect()
    }
}

impl Known {
    const fn new(party: Party) -> Self {
        Self { party, weight: 0, conversations: 0, last: None, ours: false }
    }
}

/// Returns what a conversation counts whose last activity is so many milliseconds ago.
const fn weight(ago: i64) -> u32 {
    const DAY: i64 = 24 * 60 * 60 * 1_000;
    match ago / DAY {
        ..=7 => 16,
        8..=30 => 8,
        31..=90 => 4,
        91..=365 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SharingChoice;
    use crate::model::fixture::World;

    #[test]
    fn those_with_whom_there_was_most_to_do_come_first_and_nobody_sees_whom_others_know() {
        let mut world = World::of(&["Ann", "Ben"]);
        let (ann, ben) = (world.id("Ann"), world.id("Ben"));
        let team = world.team("Support", &["Ann", "Ben"], &[]);
        let shared = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
        let own = world.account("Ann", "ann.private@acme.example", None);
        for (name, account) in
            [("Kim", shared), ("Kim", shared), ("Kim", shared), ("Lee", shared), ("Pal", own)]
        {
            let from = Party { name: format!("{name} Novák"), address: format!("{name}@x.example") };
            world.mail_from(from, account, "s@acme.example", "Hello");
        }
        let known = |world: &World, it| world.state.known(it, Channel::Email, world.now);
        let addresses = |all: &[Known]| all.iter().map(|it| it.party.address.clone()).collect::<Vec<_>>();
        let all = known(&world, ann);
        assert_eq!(all[0].party, Party { name: "Kim Novák".into(), address: "kim@x.example".into() });
        assert_eq!((all[0].conversations, all[0].ours), (3, false));
        assert!(addresses(&all).contains(&"pal@x.example".to_owned()));
        assert!(addresses(&all).contains(&"s@acme.example".to_owned()));
        assert!(!addresses(&known(&world, ben)).contains(&"pal@x.example".to_owned()));
        assert!(all.iter().any(|it| it.ours && it.party.name == "Ben"));
        assert!(world.state.known(ann, Channel::Sms, world.now).is_empty(), "a telephone reaches no address");
        // Two conversations of today weigh more than one, and than many of years ago.
        let later = world.now.plus(400 * 24 * 60 * 60 * 1_000);
        let old = world.state.known(ann, Channel::Email, later);
        assert!(old[0].ours, "{old:?}");
    }
}
