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
    let (state, account) = trial(directory, org, choice, owner);
    let receive = Receive::new(account, Mode::Live, vec![Header::default()]);
    let context = Context::of(Uuid::nil(), Time(0), Actor::Outside, Mailbox::All);
    let Ok(decision) = decide(&state, &Command::Receive(receive), &context) else { return Vec::new() };
    let mut state = state;
    state.apply(Seq(1), &decision.operation);
    group(&state, org)
}

/// Returns an empty workspace with the same people, and an account that is shared so.
fn trial(
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

fn group(state: &State, org: OrgId) -> Vec<(Vec<PersonId>, Effect)> {
    let facts = state.facts(ConversationId(0));
    let mut groups: BTreeMap<Effect, Vec<PersonId>> = BTreeMap::new();
    for person in state.directory.people_of(org) {
        if let Some(effect) = effect(&facts, person.id, &state.directory) {
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
