//! What an operation was, in the person's terms.

use serde::{Deserialize, Serialize};

use super::change::Change;
use crate::model::ids::*;

/// What an operation was, for histories and for Undo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Assigned to somebody.
    Assign,
    /// Unassigned somebody.
    Unassign,
    /// Archived, for oneself.
    Archive,
    /// Archived from the team inbox, for everyone.
    ArchiveForEveryone,
    /// Closed.
    Close,
    /// Reopened.
    Reopen,
    /// Trashed, for oneself.
    Trash,
    /// Trashed for everyone.
    TrashForEveryone,
    /// Marked as spam, for oneself.
    Spam,
    /// Marked as spam for everyone.
    SpamForEveryone,
    /// Taken out of the Trash.
    Restore,
    /// Taken out of Spam.
    NotSpam,
    /// Starred.
    Star,
    /// Unstarred.
    Unstar,
    /// Read it, by opening it.
    Read,
    /// Marked as unread.
    Unread,
    /// Snoozed.
    Snooze,
    /// Unsnoozed by hand.
    Unsnooze,
    /// Moved to a team.
    Move,
    /// Moved into one's own Inbox.
    MoveToInbox,
    /// Put back into the team inbox.
    PutBack,
    /// Watched.
    Watch,
    /// No longer watched.
    Unwatch,
    /// Labelled or unlabelled.
    Label,
    /// Commented.
    Comment,
    /// Saved or discarded a draft.
    Draft,
    /// Sent a message.
    Send,
    /// Sent and closed.
    SendAndClose,
    /// Sent and archived.
    SendAndArchive,
    /// Marked a message in the Outbox as delivered.
    Deliver,
    /// A message arrived.
    Receive,
    /// Messages were imported.
    Import,
    /// Settings were changed.
    #[default]
    Configure,
    /// Notices were seen.
    Notice,
    /// Something was due.
    Due,
    /// An earlier operation was undone.
    Undo(Seq),
    /// Marked as read by hand.
    MarkRead,
    /// Planned a message for later.
    Schedule,
    /// Merged into another conversation.
    Merge,
    /// Deleted for ever.
    Erase,
    /// Put into an organization.
    Belong,
    /// Split off into a conversation of its own.
    Split,
    /// Heard what became of messages, or what was done to them since.
    Heed,
    /// Sent again what did not get there.
    SendAgain,
    /// Edited a comment.
    EditComment,
    /// Deleted a comment.
    DeleteComment,
    /// Added people, into their Inbox.
    AddPeople,
    /// Gave people access alone.
    GiveAccess,
    /// Put a label of one's own on, or took it off.
    OwnLabel,
    /// Threw a draft away that others may edit.
    DiscardDraft,
    /// Let others edit a draft, or no longer.
    ShareDraft,
    /// Took from people the access that they had by being added.
    RemovePeople,
}

impl Act {
    /// Tells whether it is a trace of looking or writing rather than an act that others heed:
    /// such operations are no part of a history and never refuse an Undo.
    pub const fn is_quiet(self) -> bool {
        matches!(
            self,
            Self::Read
                | Self::MarkRead
                | Self::Unread
                | Self::Draft
                | Self::DiscardDraft
                | Self::ShareDraft
                | Self::Notice
                | Self::Star
                | Self::Unstar
                | Self::OwnLabel
        )
    }

    /// Returns what an act on several conversations was to one of them: from the changes one sees
    /// whether it was archived, trashed or marked as spam for everyone or for oneself.
    #[must_use]
    pub fn on_one(self, changes: &[Change]) -> Self {
        let for_everyone =
            |it: &Change| matches!(it, Change::Queued(false) | Change::Trashed(true) | Change::Spam(true));
        match (self, changes.iter().any(for_everyone)) {
            (Self::Archive | Self::ArchiveForEveryone, true) => Self::ArchiveForEveryone,
            (Self::Archive | Self::ArchiveForEveryone, false) => Self::Archive,
            (Self::Trash | Self::TrashForEveryone, true) => Self::TrashForEveryone,
            (Self::Trash | Self::TrashForEveryone, false) => Self::Trash,
            (Self::Spam | Self::SpamForEveryone, true) => Self::SpamForEveryone,
            (Self::Spam | Self::SpamForEveryone, false) => Self::Spam,
            (act, _) => act,
        }
    }

    /// Tells whether Undo may take it back.
    pub const fn is_undoable(self) -> bool {
        !matches!(
            self,
            Self::Draft
                | Self::ShareDraft
                | Self::Notice
                | Self::Receive
                | Self::Due
                | Self::Deliver
                | Self::Heed
                | Self::SendAgain
                | Self::Undo(_)
                | Self::Erase
        )
    }
}
