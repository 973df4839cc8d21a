//! Why somebody may see a conversation.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::directory::Directory;
use super::ids::*;

/// A cause of access. Roles in it are read live. Journals keep them sorted, so their order never
/// changes: a new one takes a number of its own in [`Grant::place`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Grant {
    /// To the owner of an account that received it.
    Account(AccountId),
    /// To the owner of an account that received it, in their own Inbox: it is shared by Inbox, or
    /// private.
    OwnInbox(AccountId),
    /// To the audience of an Inbox sharing, as it stood when a message came.
    Audience(AudienceId),
    /// To the members of a team whose inbox it came to or was moved to.
    Team(TeamId),
    /// To somebody it was assigned to, also later.
    Assigned(PersonId),
    /// To somebody who was mentioned.
    Mentioned(PersonId),
    /// To somebody who took part: wrote or forwarded it.
    Author(PersonId),
    /// To somebody whom a colleague added, into their Inbox.
    Added(PersonId),
    /// To somebody whom a colleague gave access alone: nothing came into their Inbox by it.
    Admitted(PersonId),
}

impl Grant {
    /// Returns its place among others.
    const fn place(self) -> (u8, u16) {
        match self {
            Self::Account(account) => (10, account.0),
            Self::OwnInbox(account) => (20, account.0),
            Self::Audience(audience) => (30, audience.0),
            Self::Team(team) => (40, team.0),
            Self::Assigned(person) => (50, person.0),
            Self::Mentioned(person) => (60, person.0),
            Self::Author(person) => (70, person.0),
            Self::Added(person) => (80, person.0),
            Self::Admitted(person) => (90, person.0),
        }
    }

    /// Tells whether the grant admits a person now.
    pub fn admits(self, person: PersonId, directory: &Directory) -> bool {
        match self {
            Self::Account(account) | Self::OwnInbox(account) => {
                directory.accounts.get(&account).is_some_and(|it| it.owner == person)
            }
            Self::Audience(audience) => directory.delivery(audience, person).is_some(),
            Self::Team(team) => directory.membership(person, team).is_some(),
            _ => self.person() == Some(person),
        }
    }

    /// Tells whether a person has it by being added: it can be taken from them again.
    pub fn is_of_adding(self, person: PersonId) -> bool {
        self == Self::Added(person) || self == Self::Admitted(person)
    }

    /// Returns the person whom it names, if it names one.
    pub const fn person(self) -> Option<PersonId> {
        match self {
            Self::Assigned(it)
            | Self::Mentioned(it)
            | Self::Author(it)
            | Self::Added(it)
            | Self::Admitted(it) => Some(it),
            Self::Account(_) | Self::OwnInbox(_) | Self::Audience(_) | Self::Team(_) => None,
        }
    }
}

impl Ord for Grant {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place().cmp(&other.place())
    }
}

impl PartialOrd for Grant {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
