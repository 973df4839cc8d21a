//! What a conversation lacks to stand in a mailbox: the answer to *Why is it not here?* where nothing
//! that was done keeps it away.

use crate::model::directory::Membership;
use crate::model::facts::Flag;
use crate::model::ids::*;
use crate::model::state::{Mailbox, State};

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// Nothing gives the person access.
    Access,
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

/// Returns what a conversation lacks to stand in a mailbox of a person.
pub fn lacks(state: &State, person: PersonId, mailbox: Mailbox, conversation: ConversationId) -> Vec<Lack> {
    let (directory, facts) = (&state.directory, state.facts(conversation));
    if !facts.admits(person, directory) {
        return vec![Lack::Access];
    }
    let marks = facts.marks(person);
    let mut found = Vec::new();
    let mut lack = |is_missing: bool, lack: Lack| {
        if is_missing {
            found.push(lack);
        }
    };
    match mailbox {
        Mailbox::Inbox => lack(!marks.has(Flag::Inbox), Lack::Delivery),
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
        other => lack(true, Lack::Deed(other)),
    }
    let is_of_open = matches!(
        mailbox,
        Mailbox::TeamInbox(_)
            | Mailbox::TeamInboxes
            | Mailbox::AssignedToMe
            | Mailbox::AssignedToOthers
            | Mailbox::TeamAssigned(_)
    );
    lack(is_of_open && facts.closed, Lack::Opening);
    if let Mailbox::TeamAssigned(team) | Mailbox::TeamClosed(team) | Mailbox::TeamAll(team) = mailbox {
        lack(facts.team != Some(team), Lack::OtherTeam(team));
    }
    found
}
