//! What a person may ask for by a key, the palette or a bar.

/// What a key or a command of the palette asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// The next row.
    Next,
    /// The previous row.
    Previous,
    /// Select the row, or no longer.
    Select,
    /// Select up to here.
    SelectRange,
    /// Select every row.
    SelectAll,
    /// Open the row.
    Open,
    /// Close what is open on top: a menu, the conversation, the selection.
    Back,
    /// Choose people to assign.
    Assign,
    /// Choose people to add.
    AddPeople,
    /// Assign to me.
    AssignToMe,
    /// Unassign me.
    UnassignMe,
    /// Archive.
    Archive,
    /// Close, or reopen.
    CloseOrReopen,
    /// Star, or no longer.
    Star,
    /// Mark as unread, or as read.
    Unread,
    /// Snooze.
    Snooze,
    /// Move to a team.
    Move,
    /// Merge.
    Merge,
    /// Delete for ever.
    Erase,
    /// Label.
    Label,
    /// Watch, or no longer.
    Watch,
    /// Put into the Trash.
    Trash,
    /// Mark as spam.
    Spam,
    /// Write a new message.
    Compose,
    /// Reply.
    Reply,
    /// Reply to all.
    ReplyAll,
    /// Forward.
    Forward,
    /// Write a comment.
    Comment,
    /// Send.
    Send,
    /// Send and close.
    SendAndClose,
    /// Show the details, or hide them.
    Details,
    /// Undo.
    Undo,
    /// Search.
    Search,
    /// Show the table of keys.
    Keys,
    /// Show the command palette.
    Palette,
    /// Go to the Inbox.
    GoInbox,
    /// Go to Team Inboxes.
    GoTeamInboxes,
    /// Go to Assigned to me.
    GoAssigned,
    /// Go to All.
    GoAll,
}
