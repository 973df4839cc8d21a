//! Text of the dialogs that triage conversations.

use super::{conversations, counted, listed};

pub const ASSIGN: &str = "Assign conversation";
pub const SEARCH_PEOPLE: &str = "Search people and teams";
pub const YOU: &str = "You";
pub const NO_TEAM: &str = "In no team";
pub const NOBODY_FOUND: &str = "Nobody by that name";
/// The list of teams, and the dialog.
pub const MOVE: &str = "Move to team";
pub const MOVE_DO: &str = "Move";
pub const ASSIGN_DO: &str = "Assign";
/// The button that closes conversations.
pub const CLOSE: &str = "Close";
pub const CANCEL: &str = "Cancel";
/// Leaves a dialog in which everything was done at once.
pub const DONE: &str = "Done";
pub const ASSIGNED: &str = "Assigned";
/// A mark: an observer of the team.
pub const OBSERVER: &str = "Observer";
/// A mark: they may not see it yet.
pub const NO_ACCESS: &str = "No access yet";
pub const OUT_OF_OFFICE: &str = "Out of office";
pub const HERE: &str = "It is here";
/// Nothing is chosen in the dialog that assigns.
pub const CHOOSE_SOMEBODY: &str = "Choose people, or a team to move it to.";
/// Nothing is chosen in the dialog that moves.
pub const CHOOSE_TEAM: &str = "Choose a team.";
pub const SNOOZE: &str = "Snooze";
pub const REPLY_ENDS: &str = "A reply ends the snooze";
pub const LABEL: &str = "Labels";
pub const NO_LABELS: &str =
    "There are no labels yet: an admin makes them under Settings, Organizations, Labels.";
/// The dialog about what happened since.
pub const STALE: &str = "Something happened since";
pub const DO_ANYWAY: &str = "Do it anyway";
pub const SEND_ANYWAY: &str = "Send anyway";
pub const NOTHING_SENT: &str = "Nothing was sent. What you wrote is kept as a draft.";
pub const NOTHING_DONE: &str = "Nothing was changed there.";

/// The dialog with the source of a message.
pub const ORIGINAL: &str = "Original message";
pub const BLOCK: &str = "Block";
/// The button that blocks no longer.
pub const UNBLOCK: &str = "Unblock";

/// Returns the title of the dialog that blocks a sender.
pub fn block(address: &str, on: bool) -> String {
    format!("{} {address}?", if on { BLOCK } else { UNBLOCK })
}

/// Returns what blocking does.
pub fn block_does(organization: &str, on: bool) -> String {
    if on {
        format!(
            "A rule of {organization} will put new messages from this address into the Trash, for \
             everyone, before they appear. What is here already stays. The rule stands under \
             Settings, Rules, and Undo takes it back."
        )
    } else {
        format!("The rule of {organization} that puts messages from this address into the Trash is removed.")
    }
}

/// The presets of the dialog that snoozes.
pub const LATER_TODAY: &str = "Later today";
pub const TOMORROW: &str = "Tomorrow";
pub const WEEKEND: &str = "This weekend";
pub const NEXT_WEEK: &str = "Next week";

/// Returns how many open conversations are assigned to somebody.
pub fn open(count: u64) -> String {
    format!("{count} open")
}

/// Returns how many conversations wait in a team inbox.
pub fn waiting(count: u64) -> String {
    if count == 0 { "nobody waiting".to_owned() } else { format!("{count} waiting") }
}

/// Returns that somebody would see all messages of a private conversation.
pub fn will_see(names: &[String], messages: u32) -> String {
    format!("{} will see {}", listed(names), all_messages(messages))
}

fn all_messages(count: u32) -> String {
    if count == 1 {
        "the message".to_owned()
    } else {
        format!("all {}", counted(count as usize, "message", "messages"))
    }
}

/// Returns the parts of an effect as one sentence: "Leaves Support for everyone; Ben is notified."
pub fn sentence(parts: &[String]) -> String {
    let text = parts.join("; ");
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}

/// Returns that conversations leave a team inbox.
pub fn leaves(team: &str) -> String {
    format!("leaves {team} for everyone")
}

/// Returns that conversations come into a team inbox.
pub fn comes_to(team: &str) -> String {
    format!("goes into the inbox of {team}")
}

/// Returns who is told.
pub fn notified(names: &[String]) -> String {
    format!("{} {} notified", listed(names), are(names.len()))
}

/// Returns who gains access.
pub fn gains_access(names: &[String]) -> String {
    format!("{} {} access", listed(names), if names.len() == 1 { "gains" } else { "gain" })
}

/// Returns who is told and gains access.
pub fn notified_and_gains(names: &[String]) -> String {
    let gain = if names.len() == 1 { "gains" } else { "gain" };
    format!("{} {} notified and {gain} access", listed(names), are(names.len()))
}

/// Returns who is no longer assigned.
pub fn no_longer_assigned(names: &[String]) -> String {
    format!("{} {} no longer assigned", listed(names), are(names.len()))
}

/// Returns who becomes an assignee.
pub fn becomes_assigned(names: &[String]) -> String {
    format!("assigned to {}", listed(names))
}

/// What a closed conversation does.
pub const REOPENS: &str = "reopens";
/// What one in the Trash or in Spam does.
pub const COMES_BACK: &str = "comes back from Trash or Spam for everyone";

/// Returns how many conversations are left alone.
pub fn left_alone(count: usize) -> String {
    format!("{} cannot be changed", conversations(count))
}

const fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}
