//! What is done to conversations, each as its author saw it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::event::Seen;
use crate::model::facts::Snooze;
use crate::model::ids::*;
use crate::model::state::State;
use crate::model::story::Story;

/// A message and the answers to it become a conversation of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Split {
    /// The conversation as its author saw it.
    pub seen: Seen,
    /// The message.
    pub message: MessageId,
    /// The story of the conversation: what answers what is told by the messages alone. An entry that keeps
    /// the command leaves it out.
    #[serde(skip)]
    pub story: Arc<Story>,
    /// Do it although it was merged into another one since.
    pub anyway: bool,
}

/// An act on some conversations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Triage {
    /// What is done.
    pub verb: Verb,
    /// To which, each as its author saw it.
    pub targets: Vec<Seen>,
    /// Do it although something changed since.
    pub anyway: bool,
}

/// What is done to a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verb {
    /// Assigns people, besides those who are.
    Assign(Vec<PersonId>),
    /// The same, of what is private: it is shared with this organization, where several could share it.
    AssignIn(OrgId, Vec<PersonId>),
    /// Unassigns a person.
    Unassign(PersonId),
    /// Archives; for whom depends on where.
    Archive,
    /// Closes, for everyone.
    Close,
    /// Reopens.
    Reopen,
    /// Puts into the Trash; for whom depends on where.
    Trash,
    /// Marks as spam; for whom depends on where.
    Spam,
    /// Takes out of the Trash.
    Restore,
    /// Takes out of Spam.
    NotSpam,
    /// Stars or unstars.
    Star(bool),
    /// Marks as unread or read, by hand.
    Unread(bool),
    /// Hides for oneself until a time; `wakes`: a reply ends it.
    Snooze(Snooze),
    /// Ends one's snooze.
    Unsnooze,
    /// Transfers to a team.
    Move(TeamId),
    /// Moves into one's own Inbox.
    MoveToInbox,
    /// Puts back into the team inbox, for everyone.
    PutBack,
    /// Adds or takes a label.
    Label(LabelId, bool),
    /// Watches, or no longer.
    Watch(bool),
    /// Opens it: reading clears unread. No act that anybody means to take back.
    Look,
    /// Puts a private conversation into an organization.
    Belong(OrgId),
    /// Merges into another conversation.
    Merge(ConversationId),
    /// Deletes what stands in one's Trash for ever; for whom depends on who else has it.
    Erase,
    /// Adds people who are to see it.
    Add {
        /// Whom.
        people: Vec<PersonId>,
        /// What it is to them.
        how: Adding,
        /// Of what is private: it is shared with this organization, where several could share it.
        org: Option<OrgId>,
    },
    /// Takes from people the access that they have by being added.
    RemovePeople(Vec<PersonId>),
}

/// What a conversation is to somebody who is added to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Adding {
    /// It comes into their Inbox, and they are told.
    #[default]
    ToInbox,
    /// They may see it, and are not told.
    AccessAlone,
}

impl Seen {
    /// Returns a conversation as it stands now.
    pub fn now(state: &State, conversation: ConversationId) -> Self {
        let all = &state.conversations;
        Self {
            conversation,
            last_outside: all.last_outside(conversation),
            assignees: all.assignees(conversation).to_vec(),
            team: all.team(conversation),
            closed: all.is_closed(conversation),
        }
    }
}
