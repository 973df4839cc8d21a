//! Teams and their options, with the defaults of docs/behaviour.md, section 1.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::Window;
use crate::model::ids::*;

/// How a person stands in a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Membership {
    /// Is notified and sees the queue in Team Inboxes too.
    Active,
    /// Looks in.
    Observer,
}

/// A team: active members and observers, never both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its organization.
    pub org: OrgId,
    /// Its name.
    pub name: String,
    /// Its name in addresses; survives renaming.
    pub slug: String,
    /// An emoji; may be empty.
    pub emoji: String,
    /// Its colour, 1 to 8.
    pub hue: u8,
    /// Notified, and see the queue in Team Inboxes too.
    pub active: BTreeSet<PersonId>,
    /// Only look in.
    pub observers: BTreeSet<PersonId>,
    /// Its options.
    pub options: TeamOptions,
    /// Gone, but named in histories.
    pub removed: bool,
}

impl Team {
    /// Returns how a person stands in the team.
    pub fn membership(&self, person: PersonId) -> Option<Membership> {
        if self.active.contains(&person) {
            Some(Membership::Active)
        } else if self.observers.contains(&person) {
            Some(Membership::Observer)
        } else {
            None
        }
    }
}

/// The options of a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct TeamOptions {
    /// When a member replies to an unassigned conversation: assign the replier.
    pub reply_assigns: bool,
    /// When a reply arrives in an assigned conversation: show it in the team inbox, not only in
    /// the assignee's Inbox.
    pub reply_requeues: bool,
    /// @team notifies observers too.
    pub mention_all: bool,
    /// The team has a team inbox.
    pub inbox: bool,
    /// How it stands in the sidebar of its members.
    pub sidebar: SidebarForm,
    /// Its business hours; none means always.
    pub hours: Option<Window>,
}

/// How a team stands in the sidebar of its members.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SidebarForm {
    /// Its inbox, with its other mailboxes folded into it.
    #[default]
    Folded,
    /// Its inbox, with its other mailboxes below it.
    Unfolded,
    /// Its inbox alone.
    Alone,
}

impl SidebarForm {
    /// All forms, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Folded, Self::Unfolded, Self::Alone];
}

impl Default for TeamOptions {
    fn default() -> Self {
        Self {
            reply_assigns: true,
            reply_requeues: false,
            mention_all: false,
            inbox: true,
            sidebar: SidebarForm::default(),
            hours: None,
        }
    }
}
