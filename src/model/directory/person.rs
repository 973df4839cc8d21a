//! People, and what each has chosen for themselves.

use serde::{Deserialize, Serialize};

use super::organization::Role;
use crate::model::ids::*;
use crate::model::small_map::SmallMap;

/// A person who uses the workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their own address, in lower case; unique.
    pub email: String,
    /// Their role in each of their organizations.
    pub roles: SmallMap<OrgId, Role>,
    /// What happens to a conversation in their Inbox that is closed or assigned to someone else.
    pub when_settled: WhenSettled,
    /// When they are out of office, if set.
    pub away: Option<Away>,
    /// How they sign what they send, by address.
    pub signatures: Vec<Signature>,
    /// What they put into their sidebar, in sections of their own.
    pub sections: Vec<Section>,
    /// Gone, but named in histories.
    pub removed: bool,
}

/// How a person signs what they send from an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The address, in lower case.
    pub address: String,
    /// What stands before it as the sender; empty for the person's own name.
    pub name: String,
    /// What stands below a message; may be empty.
    pub text: String,
}

/// A section that a person made in their sidebar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// What stands in it, in this order.
    pub pins: Vec<Pin>,
}

/// Something that a person wants at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// What they call it; nothing where it is called as it is called elsewhere. A subject is not kept here,
    /// so that it goes where its conversation is deleted.
    pub name: String,
    /// The address that it leads to: of a mailbox, a search, a conversation.
    pub address: String,
}

impl Person {
    /// Returns how they sign what they send from an address, if they have said how.
    pub fn signature(&self, address: &str) -> Option<&Signature> {
        self.signatures.iter().find(|it| it.address == address)
    }

    /// Tells whether the person belongs to an organization.
    pub fn is_in(&self, org: OrgId) -> bool {
        self.roles.contains_key(&org)
    }

    /// Returns the first of the person's names.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}

/// What happens to a conversation in my Inbox that is closed, or assigned to someone else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhenSettled {
    /// It stays.
    #[default]
    Keep,
    /// It leaves.
    Remove,
}

/// An absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    /// Its first moment; none means at once.
    pub from: Option<Time>,
    /// Its last moment; none means until further notice.
    pub until: Option<Time>,
    /// Who set it: oneself or an admin.
    pub set_by: PersonId,
}

impl Away {
    /// Tells whether a time lies in the absence.
    pub fn covers(&self, at: Time) -> bool {
        self.from.is_none_or(|it| it <= at) && self.until.is_none_or(|it| at < it)
    }
}
