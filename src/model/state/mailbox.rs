//! Mailboxes: views for one person over bit sets and the one activity order (docs/behaviour.md, section 3).

use serde::{Deserialize, Serialize};

use crate::model::ids::*;

/// A mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Mailbox {
    /// What is in my Inbox.
    Inbox,
    /// The union of the team inboxes of the teams in which I am active.
    TeamInboxes,
    /// The queue of a team.
    TeamInbox(TeamId),
    /// Assigned to me, open.
    AssignedToMe,
    /// Assigned, but not to me, open.
    AssignedToOthers,
    /// Closed.
    Closed,
    /// Everything I may see, but for what I threw away.
    All,
    /// Snoozed by me.
    Snoozed,
    /// Starred by me.
    Starred,
    /// With a draft of mine.
    Drafts,
    /// With a message that I sent.
    Sent,
    /// With a message of mine that is not delivered, or is to be sent later.
    Outbox,
    /// Trashed.
    Trash,
    /// Spam.
    Spam,
    /// Of a team: assigned, open.
    TeamAssigned(TeamId),
    /// Of a team: closed.
    TeamClosed(TeamId),
    /// Of a team: everything.
    TeamAll(TeamId),
    /// With a label.
    Label(LabelId),
}

impl Mailbox {
    /// Returns the team whose mailbox it is.
    pub const fn team(self) -> Option<TeamId> {
        match self {
            Self::TeamInbox(team)
            | Self::TeamAssigned(team)
            | Self::TeamClosed(team)
            | Self::TeamAll(team) => Some(team),
            _ => None,
        }
    }

    /// The mailboxes that stand on their own, in sidebar order.
    pub const OWN: [Self; 13] = [
        Self::Inbox,
        Self::TeamInboxes,
        Self::AssignedToMe,
        Self::AssignedToOthers,
        Self::Closed,
        Self::All,
        Self::Snoozed,
        Self::Starred,
        Self::Drafts,
        Self::Sent,
        Self::Outbox,
        Self::Trash,
        Self::Spam,
    ];

    /// Returns the mailboxes of a team, in sidebar order.
    pub const fn of_team(team: TeamId) -> [Self; 4] {
        [Self::TeamInbox(team), Self::TeamAssigned(team), Self::TeamClosed(team), Self::TeamAll(team)]
    }

    /// Returns its name in addresses and in searches; of the mailboxes of a team, the part behind the
    /// team's.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Inbox | Self::TeamInbox(_) => "inbox",
            Self::TeamInboxes => "team-inboxes",
            Self::AssignedToMe => "assigned-to-me",
            Self::AssignedToOthers => "assigned-to-others",
            Self::Closed | Self::TeamClosed(_) => "closed",
            Self::All | Self::TeamAll(_) => "all",
            Self::Snoozed => "snoozed",
            Self::Starred => "starred",
            Self::Drafts => "drafts",
            Self::Sent => "sent",
            Self::Outbox => "outbox",
            Self::Trash => "trash",
            Self::Spam => "spam",
            Self::TeamAssigned(_) => "assigned",
            Self::Label(_) => "labels",
        }
    }

    /// Tells whether acts in it are for everyone, whoever they are done by.
    pub const fn is_shared_queue(self) -> bool {
        matches!(self, Self::TeamInboxes | Self::TeamInbox(_))
    }

    /// Tells whether it holds open conversations alone.
    pub const fn is_of_open(self) -> bool {
        match self {
            Self::TeamInboxes
            | Self::TeamInbox(_)
            | Self::AssignedToMe
            | Self::AssignedToOthers
            | Self::TeamAssigned(_) => true,
            Self::Inbox
            | Self::Closed
            | Self::TeamClosed(_)
            | Self::All
            | Self::TeamAll(_)
            | Self::Snoozed
            | Self::Starred
            | Self::Drafts
            | Self::Sent
            | Self::Outbox
            | Self::Trash
            | Self::Spam
            | Self::Label(_) => false,
        }
    }

    /// Tells whether it carries a badge: its unread rows.
    pub const fn has_badge(self) -> bool {
        matches!(self, Self::Inbox | Self::TeamInboxes | Self::TeamInbox(_) | Self::AssignedToMe)
    }
}
