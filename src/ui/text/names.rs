//! What controls, places and groups are called, wherever they stand.

use crate::ui::text::language::{Said, say, say_as};

pub const ABOUT_THE_CONVERSATION: Said = say("About the conversation");
pub const ACCOUNT: Said = say("Account");
pub const ACCOUNTS: Said = say("Accounts");
pub const ACT_AS: Said = say("Act as");
/// In a company of many people.
pub const SOMEBODY_ELSE: Said = say("Somebody else…");
pub const NOT_SAVED: Said = say("This is not saved yet.");
pub const DISCARD_CHANGES: Said = say("Discard it");
pub const GO_ON_EDITING: Said = say("Keep editing");
pub const ALL: Said = say("All");
pub const ARCHIVE: Said = say("Archive");
pub const ASSIGN: Said = say("Assign");
pub const ASSIGNED: Said = say("Assigned");
pub const ASSIGNED_TO: Said = say("Assigned to");
pub const ATTACHMENTS: Said = say("Attachments");
pub const BACK: Said = say("Back");
pub const BCC: Said = say("Bcc");
pub const CANCEL: Said = say("Cancel");
pub const CC: Said = say("Cc");
pub const CHANNEL: Said = say("Channel");
pub const CLEAR_SELECTION: Said = say("Clear selection");
pub const CLEAR_THE_SEARCH: Said = say("Clear the search");
pub const CLOSE: Said = say("Close");
pub const CLOSED: Said = say("Closed");
pub const CLOSE_OR_REOPEN: Said = say("Close or reopen");
pub const COMMANDS: Said = say("Commands");
pub const COMMAND_PALETTE: Said = say("Command palette");
pub const COMMENT: Said = say("Comment");
pub const CONVERSATION: Said = say("Conversation");
pub const LIST_WIDTH: Said = say("Width of the list");
pub const CONVERSATIONS: Said = say("Conversations");
pub const DATA: Said = say("Data");
pub const DISCARD_DRAFT: Said = say("Discard draft");
pub const DISMISS: Said = say("Dismiss");

/// Returns the name of something that asks for more before it is done.
pub fn begins(what: &str) -> String {
    say!("{what}…", what)
}

pub const DONE: Said = say("Done");
pub const DOWNLOAD_EML: Said = say("Download .eml");
pub const EFFECT: Said = say("Effect");
pub const EVERYTHING: Said = say("Everything");
pub const EXPORT_CONVERSATION: Said = say("Export conversation");
pub const FILL_IN: Said = say("Fill in");
pub const FILTERS: Said = say("Filters");
pub const FIND: Said = say("Find");
pub const FORMAT: Said = say("Format");
pub const FORWARD: Said = say("Forward");
pub const FROM: Said = say("From");
pub const GO_TO_INBOX: Said = say("Go to Inbox");
pub const HIDE_THE_PANEL: Said = say("Hide the panel");
pub const JOINED_BY_HEADERS: Said = say("joined by headers");
pub const KEYS: Said = say("Keys");
pub const LABELS: Said = say("Labels");
pub const LOOK_FIRST: Said = say("Before you send");
pub const MAILBOXES: Said = say("Mailboxes");
pub const MAILING_LIST: Said = say("mailing list");
pub const MARK_ALL_AS_READ: Said = say("Mark all as read");
pub const MARK_ALL_AS_SEEN: Said = say("Mark all as seen");
pub const MARK_AS_DELIVERED: Said = say("Mark as delivered");
pub const MERGE_CONVERSATIONS: Said = say("Merge conversations");
pub const MESSAGE: Said = say("Message");
pub const MESSAGES: Said = say("Messages");
pub const MORE: Said = say("More");
pub const MORE_FOR_THIS_LIST: Said = say("More for this list");
pub const MOVE_TO_TEAM: Said = say("Move to team");
pub const NEW_MESSAGE: Said = say("New message");
pub const NOBODY_NAMED: Said = say("nobody named");
pub const NOTIFICATIONS: Said = say("Notifications");
pub const NOT_SENT_FROM_HERE: Said = say("not sent from here");
pub const OPEN: Said = say_as("state", "Open");
pub const PEOPLE: Said = say("People");
pub const PIN_TO_SIDEBAR: Said = say("Pin to sidebar");
pub const PREFERENCES: Said = say("Preferences");
pub const PRESENCE: Said = say("Presence");
pub const PRINT: Said = say("Print");
pub const RECIPIENTS: Said = say("Recipients");
pub const REOPEN: Said = say("Reopen");
pub const REPLY: Said = say("Reply");
pub const REPLY_ALL: Said = say("Reply all");
pub const RESULTS: Said = say("Results");
pub const SAME_ID: Said = say("same Message-ID, other content");
pub const SEARCH: Said = say("Search");
pub const SEARCH_ALL: Said = say("Search commands, mailboxes, people and conversations");
pub const SELECTION: Said = say("Selection");
/// Behind the number of rows that are selected.
pub const SELECTED: Said = say("selected");
pub const SELECT_ALL: Said = say("Select all");
pub const SEND: Said = say("Send");
pub const SEND_AND_ARCHIVE: Said = say("Send & Archive");
pub const SEND_AND_CLOSE: Said = say("Send & Close");
pub const SETTINGS: Said = say("Settings");
pub const SHOW_EVERYTHING: Said = say("Show everything");
pub const SHOW_MAILBOXES: Said = say("Show mailboxes");
pub const SHOW_ORIGINAL: Said = say("Show original");
pub const SKIP_TO_CONVERSATIONS: Said = say("Skip to conversations");
pub const SNOOZE: Said = say("Snooze");
pub const STARRED: Said = say("Starred");
pub const SUBJECT: Said = say("Subject");
pub const SUGGESTIONS: Said = say("Suggestions");
pub const TEAM: Said = say("Team");
pub const TEAM_SPACES: Said = say("Team spaces");
pub const THIS_LIST: Said = say("this list");
pub const TO: Said = say("To");
pub const TRASH: Said = say("Trash");
pub const UNASSIGNED: Said = say("Unassigned");
pub const UNREAD: Said = say("Unread");
pub const WHAT_TO_DO: Said = say("What would you like to do?");
pub const WRITE_A_REPLY: Said = say("Write a reply");
pub const YOU_OBSERVE_THIS_TEAM: Said = say("You observe this team");
/// The mark of a team whose member observes it.
pub const OBSERVED: Said = say("observed");
pub const UNDO: Said = say("Undo");
/// Stands behind a number.
pub const UNREAD_MARK: Said = say_as("behind a number", "unread");
/// Behind the number of drafts, and of messages that wait to be sent or failed.
pub const BEGUN_MARK: Said = say_as("behind a number", "begun");
pub const WAITING_MARK: Said = say_as("behind a number", "not sent");

/// Returns the name of the bell.
pub fn notifications(count: usize) -> String {
    say!("Notifications, {count} new", count)
}

/// Returns the name of the button that shows who acts.
pub fn acting_as(name: &str) -> String {
    say!("Acting as {name}", name)
}

/// Returns the command that lets somebody else act.
pub fn act_as(name: &str) -> String {
    say!("Act as {name}", name)
}

/// Returns the name of the button that unfolds a team space.
pub fn mailboxes_of(team: &str) -> String {
    say!("Mailboxes of {team}", team)
}

/// Returns the name of a reply.
pub fn reply_to(name: &str) -> String {
    say!("Reply to {name}", name)
}

/// Returns whom a message went to.
pub fn to(names: &str) -> String {
    say!("to {names}", names)
}

/// Returns "a@x, b@y and 3 more".
pub fn and_more(names: &str, count: usize) -> String {
    say!("{names} and {count} more", names, count)
}

/// Returns how many pictures of other servers stay there.
pub fn images_not_loaded(count: usize) -> String {
    say!("{count|one # remote image|other # remote images} not loaded", count)
}

/// Returns how much of a conversation is folded.
pub fn earlier(count: usize) -> String {
    say!("{count|one # earlier entry|other # earlier entries}", count)
}

/// Returns who has opened a conversation.
pub fn seen_by(names: &str) -> String {
    say!("Seen by {names}", names)
}

/// Returns the name of a comment.
pub fn comment_by(name: &str) -> String {
    say!("Comment by {name}", name)
}

/// Returns what is said aloud when a conversation is opened.
pub fn opened(subject: &str) -> String {
    say!("{subject} is open", subject)
}

/// Returns the name of a message.
pub fn message_by(name: &str, when: &str) -> String {
    say!("Message from {name}, {when}", name, when)
}

/// Returns the subject of a message that bears another one than its conversation.
pub fn own_subject(subject: &str) -> String {
    say!("Subject: {subject}", subject)
}

/// Returns the name of the button that saves a file.
pub fn download(name: &str) -> String {
    say!("Download {name}", name)
}

/// Returns the name of the mark that selects a row.
pub fn select(subject: &str) -> String {
    say!("Select {subject}", subject)
}

/// Returns the title of a search.
pub fn search(query: &str) -> String {
    say!("Search: {query}", query)
}

/// Returns how many rows are selected.
pub fn selected(count: usize) -> String {
    say!("{count} selected", count)
}
