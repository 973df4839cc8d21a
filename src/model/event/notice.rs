//! Who was told of what, and why.

use serde::{Deserialize, Serialize};

use crate::model::ids::*;

/// Somebody was told of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Notice {
    /// The person who is told.
    pub person: PersonId,
    /// Of which conversation; none for a summary.
    pub conversation: Option<ConversationId>,
    /// Why: the most personal reason.
    pub reason: Reason,
}

/// Why somebody is told; the greater is the more personal one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
}
