//! An organization, and what belongs to all of it: roles, labels, saved replies, customers.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::account::Channel;
use crate::model::ids::*;
use crate::model::message::Attached;
use crate::model::small_map::SmallMap;

/// What a person may do in an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Triages, assigns, replies.
    Member,
    /// Changes sharing, teams and rules too.
    Admin,
    /// The one owner.
    Owner,
}

impl Role {
    /// Returns how much may be done: the greater may do more.
    const fn rank(self) -> u8 {
        match self {
            Self::Member => 10,
            Self::Admin => 20,
            Self::Owner => 30,
        }
    }
}

impl Ord for Role {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Role {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A silo of users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// Its id.
    pub id: OrgId,
    /// Its name.
    pub name: String,
    /// Its name in addresses; survives renaming.
    pub slug: String,
    /// What becomes of e-mail to several teams.
    pub several_teams: SeveralTeams,
    /// Gone, but named in histories.
    pub removed: bool,
}

/// What becomes of e-mail addressed to several teams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SeveralTeams {
    /// One conversation, in the team inbox of the first address that matches.
    #[default]
    One,
    /// One copy in each team inbox.
    CopyEach,
}

/// A label of an organization, or of one person in it; nested by `parent`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Its id.
    pub id: LabelId,
    /// Its organization.
    pub org: OrgId,
    /// Whose it is alone; none for the whole organization's.
    pub owner: Option<PersonId>,
    /// Its name.
    pub name: String,
    /// Its colour, 1 to 8.
    pub hue: u8,
    /// The label it stands under.
    pub parent: Option<LabelId>,
    /// Gone, but named in histories.
    pub removed: bool,
}

impl Label {
    /// Returns its name behind those of the labels that it stands under: `Orders/2024`.
    pub fn path(&self, labels: &SmallMap<LabelId, Self>) -> String {
        let parent = |it: &&Self| it.parent.and_then(|it| labels.get(&it));
        // No chain is longer than there are labels.
        let chain = std::iter::successors(Some(self), parent).take(labels.len() + 1);
        let mut names: Vec<&str> = chain.map(|it| it.name.as_str()).collect();
        names.reverse();
        names.join("/")
    }
}

/// A reply written once; `{{first_name}}` and the like are filled in when it is put in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedReply {
    /// Its id.
    pub id: SavedReplyId,
    /// Its organization.
    pub org: OrgId,
    /// Whose it is alone; none for the whole organization's.
    pub owner: Option<PersonId>,
    /// Its title.
    pub title: String,
    /// The subject of a new message that begins with it; may be empty.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The files that go with it.
    pub files: Vec<Attached>,
    /// Gone.
    pub removed: bool,
    /// Providers have approved it: it may be sent when free text may not.
    pub template: bool,
}

/// Somebody who writes from several addresses: one person by a person's word, never by a guess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// Whose customer it is.
    pub org: OrgId,
    /// What they are called.
    pub name: String,
    /// Where they write from.
    pub addresses: Vec<(Channel, String)>,
    /// That they are one was taken back.
    pub removed: bool,
}
