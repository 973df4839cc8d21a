//! What a conversation lacks to stand in a mailbox: the answer to *Why is it not here?* where nothing
//! that was done keeps it away.

use std::collections::BTreeSet;

use crate::model::decide::{Shared, shared};
use crate::model::directory::{Directory, Membership, Sharing, Who};
use crate::model::facts::{Facts, Flag, Grant};
use crate::model::ids::*;
use crate::model::state::{Mailbox, State};

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// Nothing gives the person access.
    Access,
    /// This would give it.
    Giver(Giver),
    /// The person deleted it for ever for themselves: a message from outside would bring it back.
    Erased,
    /// The person is no member of a team.
    Membership(TeamId),
    /// The person is an active member of no team that has it.
    ActiveMembership,
    /// It belongs to no team.
    Team,
    /// It does not belong to this team.
    OtherTeam(TeamId),
    /// The team has no team inbox.
    TeamInbox(TeamId),
    /// It is not in the queue.
    Queue,
    /// The person only observes the team that has it.
    Activity(TeamId),
    /// What comes to the team waits in its team inbox instead.
    TeamQueue(TeamId),
    /// The person was given access alone.
    AccessAlone,
    /// Nothing put it into the Inbox of the person.
    Delivery,
    /// It is assigned to nobody.
    Assignee,
    /// It is not assigned to the person.
    Assignment,
    /// It is open.
    Closing,
    /// It is closed.
    Opening,
    /// Nobody did what would put it there: snoozed, starred, trashed and the like.
    Deed(Mailbox),
}

/// What would give a person access who has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Giver {
    /// To belong to its organization, before anything else.
    Organization(OrgId),
    /// It is private: nothing but what its owner does, who may assign it or mention somebody.
    Owner(PersonId),
    /// To be a member of a team.
    Team(TeamId),
    /// The Inbox sharing of an account, also for existing conversations.
    Account(AccountId),
    /// The Inbox sharing of an address, also for existing conversations.
    Address(AddressId),
    /// To be assigned it, mentioned in it or added to it.
    Assignment,
}

/// Returns what would give a person access.
fn givers(state: &State, person: PersonId, it: ConversationId) -> Vec<Giver> {
    let (directory, facts) = (&state.directory, state.facts(it));
    let account = |grant: &Grant| match grant {
        Grant::Account(account) => directory.accounts.get(account),
        _ => None,
    };
    let accounts: Vec<_> = facts.grants.iter().filter_map(account).collect();
    let Some(org) = facts.org else {
        let owners = accounts.iter().map(|it| it.owner).filter(|it| directory.person(*it).is_some());
        return owners.map(Giver::Owner).collect();
    };
    if directory.role(person, org).is_none() {
        return vec![Giver::Organization(org)];
    }
    let named = |audience: &AudienceId| {
        let entries = directory.audiences.get(audience).into_iter().flat_map(|it| &it.entries);
        entries.filter_map(|(who, _)| if let Who::Team(team) = who { Some(*team) } else { None })
    };
    let teams: BTreeSet<_> = facts
        .grants
        .iter()
        .flat_map(|grant| match grant {
            Grant::Team(team) => vec![*team],
            Grant::Audience(audience) => named(audience).collect(),
            _ => Vec::new(),
        })
        .filter(|it| directory.team(*it).is_some())
        .collect();
    let by_inbox = |(it, sharing): (Shared, Sharing)| match (it, sharing) {
        (_, Sharing::TeamInbox(_)) => None,
        (Shared::Account(it), _) => Some(Giver::Account(it)),
        (Shared::Address(it), _) => Some(Giver::Address(it)),
    };
    let shared = shared(state, it, org).into_iter().filter_map(by_inbox);
    let givers: BTreeSet<_> =
        teams.into_iter().map(Giver::Team).chain(shared).chain([Giver::Assignment]).collect();
    givers.into_iter().collect()
}

/// Returns what a conversation lacks to stand in a mailbox of a person.
pub fn lacks(state: &State, person: PersonId, mailbox: Mailbox, conversation: ConversationId) -> Vec<Lack> {
    let (directory, facts) = (&state.directory, state.facts(conversation));
    if facts.has(person, Flag::Gone) {
        return vec![Lack::Erased];
    }
    if !facts.admits(person, directory) {
        let givers = givers(state, person, conversation).into_iter().map(Lack::Giver);
        return std::iter::once(Lack::Access).chain(givers).collect();
    }
    let mut found = Vec::new();
    let mut lack = |is_missing: bool, lack: Lack| found.extend(is_missing.then_some(lack));
    match mailbox {
        Mailbox::Inbox => {
            let is_missing = !facts.has(person, Flag::Inbox);
            if let Some(why) = queued_instead(&facts, person, directory) {
                lack(is_missing, why);
            }
            let is_admitted = facts.grants.contains(&Grant::Admitted(person));
            lack(is_missing && is_admitted, Lack::AccessAlone);
            lack(is_missing, Lack::Delivery);
        }
        Mailbox::TeamInbox(team) => {
            lack(facts.team != Some(team), Lack::OtherTeam(team));
            lack(directory.membership(person, team).is_none(), Lack::Membership(team));
            lack(directory.team_with_inbox(team).is_none(), Lack::TeamInbox(team));
            lack(!facts.queued, Lack::Queue);
        }
        Mailbox::TeamInboxes => match facts.team {
            None => lack(true, Lack::Team),
            Some(team) => {
                let is_active = directory.membership(person, team) == Some(Membership::Active);
                lack(!is_active, Lack::ActiveMembership);
                lack(directory.team_with_inbox(team).is_none(), Lack::TeamInbox(team));
                lack(!facts.queued, Lack::Queue);
            }
        },
        Mailbox::AssignedToMe => lack(!facts.assignees.contains(&person), Lack::Assignment),
        Mailbox::AssignedToOthers | Mailbox::TeamAssigned(_) => lack(!facts.is_assigned(), Lack::Assignee),
        Mailbox::Closed | Mailbox::TeamClosed(_) => lack(!facts.closed, Lack::Closing),
        Mailbox::All | Mailbox::TeamAll(_) => {}
        Mailbox::Snoozed
        | Mailbox::Starred
        | Mailbox::Drafts
        | Mailbox::Sent
        | Mailbox::Outbox
        | Mailbox::Trash
        | Mailbox::Spam
        | Mailbox::Label(_) => lack(true, Lack::Deed(mailbox)),
    }
    lack(mailbox.is_of_open() && facts.closed, Lack::Opening);
    if let Mailbox::TeamAssigned(team) | Mailbox::TeamClosed(team) | Mailbox::TeamAll(team) = mailbox {
        lack(facts.team != Some(team), Lack::OtherTeam(team));
    }
    found
}

/// Returns why what comes to a team is not in the Inbox of a member.
fn queued_instead(facts: &Facts, person: PersonId, directory: &Directory) -> Option<Lack> {
    let team = facts.team.filter(|it| directory.team_with_inbox(*it).is_some())?;
    Some(match directory.membership(person, team)? {
        Membership::Observer => Lack::Activity(team),
        Membership::Active => Lack::TeamQueue(team),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::command::{Configure, Verb};
    use crate::model::directory::{Delivery, Role, SharingChoice};
    use crate::model::fixture::{ORG, World};

    fn found(world: &World, it: ConversationId, name: &str) -> Vec<Giver> {
        let lacks = lacks(&world.state, world.id(name), Mailbox::Inbox, it).into_iter();
        lacks.filter_map(|it| if let Lack::Giver(giver) = it { Some(giver) } else { None }).collect()
    }

    /// Does what is named, as whoever may; then it is to give access.
    fn give(world: &mut World, it: ConversationId, giver: Giver, name: &str) {
        let person = world.id(name);
        let inbox = SharingChoice::Inbox(vec![(Who::Everyone, Delivery::Receive)]);
        let done = match giver {
            Giver::Team(team) => {
                let draft = world.team_draft("Any", &[name], &[]);
                world.configure("Ann", Configure::PutTeam(Some(team), draft))
            }
            Giver::Account(account) => {
                let share = Configure::ShareAccount { account, org: ORG, sharing: Some(inbox) };
                world.configure("Ann", Configure::WithExisting(Box::new(share)))
            }
            Giver::Address(id) => {
                let known = world.directory().addresses[&id].clone();
                let (address, kind, code) = (known.address, known.kind, known.code);
                let put =
                    Configure::PutAddress { id: Some(id), org: ORG, address, kind, sharing: inbox, code };
                world.configure("Ann", Configure::WithExisting(Box::new(put)))
            }
            Giver::Owner(_) | Giver::Assignment => {
                world.triage("Ann", Mailbox::All, Verb::Assign(vec![person]), it)
            }
            Giver::Organization(org) => {
                let email = format!("{}@acme.example", name.to_lowercase());
                let add = Configure::AddUser { org: Some(org), name: name.into(), email, role: Role::Member };
                world.configure("Ann", add)
            }
        };
        done.unwrap();
    }

    #[test]
    fn what_is_named_gives_access() {
        let begin = || {
            let mut world = World::of(&["Ann", "Ben", "Cleo"]);
            let (team, other) = (world.team("Support", &["Ann"], &[]), world.team("Sales", &["Ann"], &[]));
            let served = SharingChoice::Inbox(vec![(Who::Team(other), Delivery::Receive)]);
            let account = world.account("Ann", "s@acme.example", Some(served.clone()));
            let address = world.address("help@acme.example", served);
            let it = world.mail(account, "help@acme.example", "Hello");
            world.triage("Ann", Mailbox::All, Verb::Move(team), it).unwrap();
            let expected = [
                Giver::Team(team),
                Giver::Team(other),
                Giver::Account(account),
                Giver::Address(address),
                Giver::Assignment,
            ];
            (world, it, expected)
        };
        let (world, it, expected) = begin();
        assert_eq!(found(&world, it, "Ben"), expected);
        for giver in expected {
            let (mut world, it, _) = begin();
            assert!(!world.state.facts(it).admits(world.id("Ben"), world.directory()));
            give(&mut world, it, giver, "Ben");
            assert!(world.state.facts(it).admits(world.id("Ben"), world.directory()), "{giver:?}");
            assert_eq!(found(&world, it, "Ben"), []);
        }
    }

    #[test]
    fn of_what_is_private_only_the_owner_is_named() {
        let mut world = World::of(&["Ann", "Ben"]);
        let account = world.account("Ann", "ann@acme.example", None);
        let it = world.mail(account, "ann@acme.example", "Hello");
        let owner = Giver::Owner(world.id("Ann"));
        assert_eq!(found(&world, it, "Ben"), [owner]);
        give(&mut world, it, owner, "Ben");
        assert_eq!(world.who_has(it, Mailbox::AssignedToMe), ["Ben"]);
    }

    #[test]
    fn a_stranger_has_to_be_in_the_organization_first() {
        let mut world = World::of(&["Ann", "Zoe"]);
        let team = world.team("Support", &["Ann"], &[]);
        let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
        let it = world.mail(account, "s@acme.example", "Hello");
        world.configure("Zoe", Configure::AddOrganization { name: "Club".into() }).unwrap();
        let remove = Configure::RemoveUser { org: ORG, person: world.id("Zoe"), heir: None };
        world.configure("Ann", remove).unwrap();
        assert_eq!(found(&world, it, "Zoe"), [Giver::Organization(ORG)]);
        give(&mut world, it, Giver::Organization(ORG), "Zoe");
        assert_eq!(found(&world, it, "Zoe"), [Giver::Team(team), Giver::Assignment]);
    }

    #[test]
    fn what_was_deleted_for_oneself_is_said_to_be_so() {
        let mut world = World::of(&["Ann", "Ben"]);
        let everyone = SharingChoice::Inbox(vec![(Who::Everyone, Delivery::Receive)]);
        let account = world.account("Ann", "s@acme.example", Some(everyone));
        let it = world.mail(account, "s@acme.example", "Hello");
        world.triage("Ben", Mailbox::Inbox, Verb::Trash, it).unwrap();
        world.triage("Ben", Mailbox::Trash, Verb::Erase, it).unwrap();
        assert_eq!(lacks(&world.state, world.id("Ben"), Mailbox::Inbox, it), [Lack::Erased]);
    }
}
