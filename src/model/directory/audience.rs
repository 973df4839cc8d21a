//! Where a sharing sends incoming messages, and to whom.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::model::ids::*;

/// Where incoming messages of an account or address go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sharing {
    /// Into the shared queue of a team.
    TeamInbox(TeamId),
    /// Into each person's own Inbox, or auto-archived for some.
    Inbox(AudienceId),
}

/// Whom an Inbox sharing serves. Never edited: a changed sharing names a new audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// The organization whose people are meant.
    pub org: OrgId,
    /// Who is served and how, in the order in which they were chosen.
    pub entries: Vec<(Who, Delivery)>,
}

/// A part of an audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Who {
    /// Everyone in the organization.
    Everyone,
    /// The members of a team, read live.
    Team(TeamId),
    /// One person.
    Person(PersonId),
}

/// How a person is served. *Receive* wins where two apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delivery {
    /// Only in All and in search: not unread, not notified.
    AutoArchive,
    /// In the person's own Inbox.
    Receive,
}

impl Delivery {
    /// Returns which one wins where two apply: the greater.
    const fn rank(self) -> u8 {
        match self {
            Self::AutoArchive => 10,
            Self::Receive => 20,
        }
    }
}

impl Ord for Delivery {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Delivery {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A sharing as a person chooses it, before its audience has an id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SharingChoice {
    /// Into the shared queue of a team.
    TeamInbox(TeamId),
    /// To an audience of the organization.
    Inbox(Vec<(Who, Delivery)>),
}
