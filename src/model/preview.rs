//! What a sharing would do, before it is chosen: a message is received under it and looked for.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::model::command::{Command, Context, Mode, Receive};
use crate::model::decide::{decide, next};
use crate::model::directory::*;
use crate::model::event::Actor;
use crate::model::facts::Facts;
use crate::model::ids::*;
use crate::model::message::Header;
use crate::model::state::{Mailbox, State};
use crate::model::warnings::Shared;

/// How a new message reaches somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// In the team inbox and in Team Inboxes, with a notice.
    TeamInboxes,
    /// In the team inbox only.
    TeamInbox,
    /// In their own Inbox, with a notice.
    Inbox,
    /// Only in All and in search.
    All,
}

/// Returns how a new message would reach people, were an account of `owner` (or an address that
/// it receives) shared so: who has it in the same way stands together, by name. Whoever is not
/// named would not have it.
pub fn preview_sharing(
    directory: &Directory,
    org: OrgId,
    choice: &SharingChoice,
    owner: Option<PersonId>,
) -> Vec<(Vec<PersonId>, Effect)> {
    trial(directory, org, choice, owner).map(|it| group(&it, org)).unwrap_or_default()
}

/// What comes by a sharing: an empty workspace with the same people, and one message under the number 0.
pub struct Probe {
    /// The workspace.
    pub state: State,
}

impl Probe {
    /// Tries a sharing that is in force. Of an address whoever receives its messages is nobody.
    pub fn of(directory: &Directory, shared: Shared) -> Option<Self> {
        let (org, sharing, owner) = match shared {
            Shared::Account(id) => {
                let it = directory.accounts.get(&id)?;
                (it.org?, it.sharing?, Some(it.owner))
            }
            Shared::Address(id) => directory.addresses.get(&id).map(|it| (it.org, it.sharing, None))?,
        };
        let choice = match sharing {
            Sharing::TeamInbox(team) => SharingChoice::TeamInbox(team),
            Sharing::Inbox(id) => SharingChoice::Inbox(directory.audiences.get(&id)?.entries.clone()),
        };
        trial(directory, org, &choice, owner)
    }

    /// Returns how the message reaches somebody; none if it does not.
    pub fn effect(&self, person: PersonId) -> Option<Effect> {
        effect(&self.state.facts(ConversationId(0)), person, &self.state.directory)
    }
}

/// Lets a message come under a sharing.
fn trial(
    directory: &Directory,
    org: OrgId,
    choice: &SharingChoice,
    owner: Option<PersonId>,
) -> Option<Probe> {
    let (mut state, account) = shared_so(directory, org, choice, owner);
    let receive = Receive::new(account, Mode::Live, vec![Header::default()]);
    let context = Context::of(Uuid::nil(), Time(0), Actor::Outside, Mailbox::All);
    let decision = decide(&state, &Command::Receive(receive), &context).ok()?;
    state.apply(Seq(1), &decision.operation);
    Some(Probe { state })
}

/// Returns an empty workspace with the same people, and an account that is shared so.
fn shared_so(
    directory: &Directory,
    org: OrgId,
    choice: &SharingChoice,
    owner: Option<PersonId>,
) -> (State, AccountId) {
    let mut directory = directory.clone();
    directory.addresses.clear();
    directory.rules.clear();
    let sharing = match choice {
        SharingChoice::TeamInbox(team) => Sharing::TeamInbox(*team),
        SharingChoice::Inbox(entries) => {
            let id = AudienceId(next(&directory.audiences, |it| it.0));
            directory.audiences.insert(id, Audience { org, entries: entries.clone() });
            Sharing::Inbox(id)
        }
    };
    let id = AccountId(next(&directory.accounts, |it| it.0));
    let account = Account {
        id,
        owner: owner.unwrap_or(PersonId(u16::MAX)),
        name: String::new(),
        address: String::new(),
        channel: Channel::Email,
        sharing: Some(sharing),
        org: Some(org),
        simulated: true,
        removed: false,
    };
    directory.accounts.insert(id, account);
    (State { directory, ..State::default() }, id)
}

fn group(probe: &Probe, org: OrgId) -> Vec<(Vec<PersonId>, Effect)> {
    let mut groups: BTreeMap<Effect, Vec<PersonId>> = BTreeMap::new();
    for person in probe.state.directory.people_of(org) {
        if let Some(effect) = probe.effect(person.id) {
            groups.entry(effect).or_default().push(person.id);
        }
    }
    groups.into_iter().map(|(effect, people)| (people, effect)).collect()
}

fn effect(facts: &Facts, person: PersonId, directory: &Directory) -> Option<Effect> {
    if !facts.admits(person, directory) {
        return None;
    }
    Some(match facts.in_team_inbox(person, directory) {
        Some(Membership::Active) => Effect::TeamInboxes,
        _ if facts.in_inbox(person, directory) => Effect::Inbox,
        Some(Membership::Observer) => Effect::TeamInbox,
        None => Effect::All,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::facts::Grant;
    use crate::model::fixture::{ORG, World};

    #[test]
    fn a1_a_team_inbox_tells_active_members_and_lets_observers_look_in() {
        let mut world = World::of(&["Ann", "Ben", "Cleo", "Dan"]);
        let team = world.team("Support", &["Ben"], &["Cleo"]);
        let choice = SharingChoice::TeamInbox(team);
        let seen = preview_sharing(world.directory(), ORG, &choice, Some(world.id("Ann")));
        let wanted = [
            (vec![world.id("Ben")], Effect::TeamInboxes),
            (vec![world.id("Cleo")], Effect::TeamInbox),
            (vec![world.id("Ann")], Effect::All),
        ];
        assert_eq!(seen, wanted);
    }

    #[test]
    fn b1_an_audience_receives_or_is_auto_archived() {
        let mut world = World::of(&["Ann", "Ben", "Cleo", "Dan"]);
        let team = world.team("Support", &["Ben"], &["Cleo"]);
        let entries = vec![(Who::Team(team), Delivery::Receive)];
        let choice = SharingChoice::Inbox(entries);
        let seen = preview_sharing(world.directory(), ORG, &choice, Some(world.id("Ann")));
        let wanted =
            [(vec![world.id("Ann"), world.id("Ben")], Effect::Inbox), (vec![world.id("Cleo")], Effect::All)];
        assert_eq!(seen, wanted);
        let choice = SharingChoice::Inbox(vec![(Who::Everyone, Delivery::AutoArchive)]);
        let seen = preview_sharing(world.directory(), ORG, &choice, None);
        assert_eq!(seen.len(), 1);
        assert_eq!((seen[0].0.len(), seen[0].1), (4, Effect::All));
    }

    /// The owner of an account stands among those with access, with the reason.
    #[test]
    fn a_sharing_in_force_says_who_has_access_and_by_what() {
        let mut world = World::of(&["Ann", "Ben", "Cleo", "Dan"]);
        let team = world.team("Support", &["Ben"], &["Cleo"]);
        let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
        let address = world.address("help@acme.example", SharingChoice::TeamInbox(team));
        let it = world.mail(account, "s@acme.example", "Hello");
        let tried = Probe::of(world.directory(), Shared::Account(account)).unwrap();
        let people = |state: &State, it| state.facts(it).readers(&state.directory);
        assert_eq!(people(&tried.state, ConversationId(0)), people(&world.state, it));
        assert_eq!(tried.effect(world.id("Ann")), Some(Effect::All));
        assert_eq!(tried.effect(world.id("Dan")), None);
        let grants = tried.state.grants_for(world.id("Ann"), ConversationId(0));
        assert!(grants.iter().any(|it| matches!(it, Grant::Account(_))), "{grants:?}");
        let tried = Probe::of(world.directory(), Shared::Address(address)).unwrap();
        assert_eq!(people(&tried.state, ConversationId(0)), [world.id("Ben"), world.id("Cleo")]);
    }

    #[test]
    fn a_preview_is_what_happens() {
        let mut world = World::of(&["Ann", "Ben", "Cleo"]);
        let team = world.team("Support", &["Ben"], &[]);
        let choice = SharingChoice::TeamInbox(team);
        let account = world.account("Ann", "support@acme.example", Some(choice.clone()));
        let it = world.mail(account, "support@acme.example", "Hello");
        let (people, effect) = preview_sharing(world.directory(), ORG, &choice, None).remove(0);
        assert_eq!((people, effect), (vec![world.id("Ben")], Effect::TeamInboxes));
        assert_eq!(world.who_has(it, Mailbox::TeamInboxes), ["Ben"]);
    }
}
