//! Text of the dialogs that triage conversations.

use super::listed;
use crate::model::Scope;
use crate::ui::text::language::{Names, Said, say};

/// The bar of a conversation.
pub const BAR: Said = say("Triage");
pub const ARCHIVE: Said = say("Archive");
pub const REOPEN: Said = say("Reopen");
pub const STAR: Said = say("Star");
pub const MARK_READ: Said = say("Mark as read");
pub const MARK_UNREAD: Said = say("Mark as unread");
pub const MOVE_TO_INBOX: Said = say("Move to Inbox");
pub const SPAM: Said = say("Spam");
pub const TRASH: Said = say("Trash");
pub const PUT_BACK: Said = say("Put back in team inbox");
pub const RESTORE: Said = say("Restore");
pub const NOT_SPAM: Said = say("Not spam");
pub const UNSNOOZE: Said = say("Unsnooze");
pub const MERGE: Said = say("Merge into another conversation");
/// After an act that takes something from everybody.
pub const FOR_EVERYONE: Said = say("for everyone");

/// Returns the name of archiving, and for whom it archives.
pub fn archive(scope: Option<Scope>) -> String {
    match scope {
        Some(Scope::Everyone) => say("Archive for everyone").to_owned(),
        _ => ARCHIVE.to_owned(),
    }
}

/// Returns the name of an act, and whom it is for where that is not the person alone.
pub fn scoped(name: Said, scope: Option<Scope>) -> String {
    match scope {
        Some(Scope::Everyone) => say!("{name} for everyone", name = name.text()),
        _ => name.to_owned(),
    }
}

/// Returns what is done to an open or a closed conversation.
pub fn close(closed: bool) -> &'static str {
    if closed { REOPEN.text() } else { CLOSE.text() }
}

/// Returns the name of taking a conversation from somebody.
pub fn unassign(name: &str) -> String {
    say!("Unassign {name}", name)
}

pub const ASSIGN: Said = say("Assign conversation");
/// Of a list that is too long to show.
pub fn more(count: usize) -> String {
    say!("{count|one # more: type a name|other # more: type a name}", count)
}

pub const SEARCH_PEOPLE: Said = say("Search people and teams");
pub const YOU: Said = say("You");
pub const NO_TEAM: Said = say("In no team");
/// The list of teams, and the dialog.
pub const MOVE: Said = say("Move to team");
pub const MOVE_DO: Said = say("Move");
pub const ASSIGN_DO: Said = say("Assign");
/// The button that closes conversations.
pub const CLOSE: Said = say("Close");
pub const CANCEL: Said = say("Cancel");
/// The same in a dialog, where *Close* alone would be taken for the dialog's.
pub const CLOSE_CONVERSATION: Said = say("Close conversation");
/// The organization with which a private conversation is shared.
pub const SHARE_WITH: Said = say("Share it with");
pub const CHOOSE_ORGANIZATION: Said = say("Choose an organization");
/// Leaves a dialog in which everything was done at once.
pub const DONE: Said = say("Done");
pub const ASSIGNED: Said = say("Assigned");
/// A mark: an observer of the team.
pub const OBSERVER: Said = say("Observer");
/// A mark: they may not see it yet.
pub const NO_ACCESS: Said = say("No access yet");
pub const OUT_OF_OFFICE: Said = say("Out of office");
/// Nothing is chosen in the dialog that assigns.
pub const CHOOSE_SOMEBODY: Said = say("Choose people, or a team to move it to.");
/// Nothing is chosen in the dialog that moves.
pub const CHOOSE_TEAM: Said = say("Choose a team.");
pub const SNOOZE: Said = say("Snooze");
pub const REPLY_ENDS: Said = say("Wake on reply");
pub const LABEL: Said = say("Labels");
/// The dialog about what happened since.
pub const STALE: Said = say("Something happened since");
pub const DO_ANYWAY: Said = say("Do it anyway");
pub const SEND_ANYWAY: Said = say("Send anyway");
pub const NOTHING_SENT: Said = say("Nothing was sent. What you wrote is kept as a draft.");
pub const NOTHING_DONE: Said = say("Nothing was changed there.");

/// The dialog with the source of a message.
pub const ORIGINAL: Said = say("Original message");
pub const BLOCK: Said = say("Block");
/// The button that blocks no longer.
pub const UNBLOCK: Said = say("Unblock");

/// Returns the title of the dialog that blocks a sender.
pub fn block(address: &str, on: bool) -> String {
    if on { say!("Block {address}?", address) } else { say!("Unblock {address}?", address) }
}

/// Returns what blocking does.
pub fn block_does(organization: &str, on: bool) -> String {
    if on {
        say!(
            "A rule of {organization} will put new messages from this address into the Trash, for \
             everyone, before they appear. What is here already stays. The rule stands under \
             Settings > Rules, and Undo takes it back.",
            organization
        )
    } else {
        say!(
            "The rule of {organization} that puts messages from this address into the Trash is removed.",
            organization
        )
    }
}

/// The presets of the dialog that snoozes.
pub const LATER_TODAY: Said = say("Later today");
pub const TOMORROW: Said = say("Tomorrow");
pub const WEEKEND: Said = say("This weekend");
pub const NEXT_WEEK: Said = say("Next week");

/// Returns how many open conversations are assigned to somebody.
pub fn open(count: u64) -> String {
    say!("{count} open", count)
}

/// Returns how many conversations wait in a team inbox.
pub fn waiting(count: u64) -> String {
    if count == 0 { say("nothing waiting").to_owned() } else { say!("{count} waiting", count) }
}

/// Returns that somebody would see all messages of a private conversation.
pub fn will_see(names: &[String], count: u32) -> String {
    say!("{names} will see {count|one the message|other all # messages}", names = Names::all(names), count)
}

/// Returns the parts of an effect as one sentence: "Leaves Support for everyone; Ben is notified."
pub fn sentence(parts: &[String]) -> String {
    super::why::capital(&parts.join("; ")) + "."
}

/// Returns that conversations leave a team inbox.
pub fn leaves(team: &str) -> String {
    say!("leaves {team} for everyone", team)
}

/// Returns that conversations come into a team inbox.
pub fn comes_to(team: &str) -> String {
    say!("goes into the inbox of {team}", team)
}

/// Returns who is notified.
pub fn notified(names: &[String]) -> String {
    say!("{names|one # is|other # are} notified", names = Names::all(names))
}

/// Returns who gains access.
pub fn gains_access(names: &[String]) -> String {
    say!("{names|one # gains|other # gain} access", names = Names::all(names))
}

/// Returns who is notified and gains access.
pub fn notified_and_gains(names: &[String]) -> String {
    say!(
        "{names|one # is notified and gains access|other # are notified and gain access}",
        names = Names::all(names)
    )
}

/// Returns who is no longer assigned.
pub fn no_longer_assigned(names: &[String]) -> String {
    say!("{names|one # is|other # are} no longer assigned", names = Names::all(names))
}

/// Returns who becomes an assignee.
pub fn becomes_assigned(names: &[String]) -> String {
    say!("assigned to {names}", names = listed(names))
}

/// What a closed conversation does.
pub const REOPENS: Said = say("reopens");
/// What one in the Trash or in Spam does.
pub const COMES_BACK: Said = say("comes back from Trash or Spam for everyone");

/// Returns how many conversations are left alone.
pub fn left_alone(count: usize) -> String {
    say!("{count|one # conversation|other # conversations} cannot be changed", count)
}
