//! Who was told of what, and why.

use serde::{Deserialize, Serialize};

use crate::model::ids::*;

/// Somebody was told of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Notice {
    /// The person who is told.
    pub person: PersonId,
    /// Of which conversation; none for a summary.
    pub conversation: Option<ConversationId>,
    /// Why: the most personal reason.
    pub reason: Reason,
}

/// Why somebody is told; of several the most personal one counts, by [`Reason::weight`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// So many conversations were imported.
    Imported(u32),
    /// A new message in a team inbox.
    TeamMessage(TeamId),
    /// A new message in the Inbox.
    InboxMessage,
    /// Moved into a team.
    MovedIn(TeamId),
    /// A rule names them.
    Rule(RuleId),
    /// A comment in a watched conversation.
    Comment(PersonId),
    /// A reopening by hand.
    Reopened(PersonId),
    /// A new message in a conversation assigned to them.
    AssignedMessage,
    /// @team.
    TeamMention(PersonId, TeamId),
    /// A mention.
    Mention(PersonId),
    /// A snooze is due.
    SnoozeDue,
    /// A snooze is due, and a colleague acted meanwhile.
    SnoozeDueAfter(PersonId),
    /// Assigned to them, by a person if it was one.
    Assigned(Option<PersonId>),
    /// A message of theirs was due and is held until they have looked.
    SendHeld,
    /// A message of theirs did not get there.
    NotDelivered,
    /// A colleague added them.
    Added(PersonId),
}

impl Reason {
    /// Returns the more personal one of two; of two alike the one that names the later number.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if other.weight() > self.weight() { other } else { self }
    }

    /// Returns how personal it is, and what it names.
    fn weight(self) -> (u8, u32, u16) {
        match self {
            Self::Imported(count) => (10, count, 0),
            Self::TeamMessage(team) => (20, team.0.into(), 0),
            Self::InboxMessage => (30, 0, 0),
            Self::MovedIn(team) => (40, team.0.into(), 0),
            Self::Rule(rule) => (50, rule.0.into(), 0),
            Self::Comment(person) => (60, person.0.into(), 0),
            Self::Reopened(person) => (70, person.0.into(), 0),
            Self::AssignedMessage => (80, 0, 0),
            Self::TeamMention(person, team) => (90, person.0.into(), team.0),
            Self::Mention(person) => (100, person.0.into(), 0),
            Self::Added(person) => (105, person.0.into(), 0),
            Self::SnoozeDue => (110, 0, 0),
            Self::SnoozeDueAfter(person) => (120, person.0.into(), 0),
            Self::Assigned(None) => (130, 0, 0),
            Self::Assigned(Some(person)) => (130, 1 + u32::from(person.0), 0),
            Self::SendHeld => (140, 0, 0),
            Self::NotDelivered => (150, 0, 0),
        }
    }
}
