//! What stands in the place of a list that is empty.

use crate::model::{Directory, Mailbox};
use crate::ui::text::language::{Said, say};

/// Returns what stands in the place of an empty list: a heading and a sentence.
pub fn empty(mailbox: Mailbox, directory: &Directory) -> (Said, String) {
    let team = |it| directory.team_name(it).to_owned();
    match mailbox {
        Mailbox::Inbox => {
            (say("All done"), say("Nothing in your Inbox waits for you. Enjoy the quiet.").to_owned())
        }
        Mailbox::TeamInboxes => (
            say("All clear"),
            say("Every message to your teams is answered, assigned or archived. Well done.").to_owned(),
        ),
        Mailbox::TeamInbox(it) => (
            say("All clear"),
            say!("Every message to {team} is answered, assigned or archived. Well done.", team = team(it)),
        ),
        Mailbox::AssignedToMe => {
            (say("Nothing on your plate"), say("No open conversation is assigned to you.").to_owned())
        }
        Mailbox::AssignedToOthers => (
            say("Nothing assigned to others"),
            say("No open conversation that you may see is assigned to a colleague.").to_owned(),
        ),
        Mailbox::Snoozed => (
            say("Nothing snoozed"),
            say("Snooze a conversation to see it again when it suits you.").to_owned(),
        ),
        Mailbox::Starred => {
            (say("No stars yet"), say("Star a conversation to find it here again.").to_owned())
        }
        Mailbox::Drafts => {
            (say("No drafts"), say("What you begin to write is kept here until you send it.").to_owned())
        }
        Mailbox::Sent => (say("Nothing sent yet"), say("What you send can be found here.").to_owned()),
        Mailbox::Outbox => (say("Nothing is waiting"), say("All your messages are on their way.").to_owned()),
        Mailbox::Trash => {
            (say("The Trash is empty"), say("What you delete can be restored from here.").to_owned())
        }
        Mailbox::Spam => {
            (say("No spam"), say("What is marked as spam can be restored from here.").to_owned())
        }
        Mailbox::Closed | Mailbox::TeamClosed(_) => {
            (say("Nothing closed yet"), say("Close a conversation when it is done.").to_owned())
        }
        Mailbox::All | Mailbox::TeamAll(_) | Mailbox::TeamAssigned(_) | Mailbox::Label(_) => {
            (say("Nothing here yet"), say("Conversations show up here as they come in.").to_owned())
        }
    }
}

/// Returns what stands in the place of the team inboxes of somebody who is active in no team, or for whom
/// nothing waits, though messages wait in teams that they observe.
pub fn nothing_for(observed: Option<&str>) -> (Said, String) {
    let body = match observed {
        Some(teams) => say!(
            "Messages still wait in {teams}. You only observe there: they are for the active members.",
            teams
        ),
        None => say("The messages of a team stand here for its active members.").to_owned(),
    };
    (say("Nothing for you here"), body)
}

/// What stands in the place of the team inboxes of somebody whose own are empty, while messages wait in teams
/// that they observe.
pub fn clear_but_for(teams: &str) -> (Said, String) {
    let body = say!(
        "Every message to your teams is answered, assigned or archived. Messages still wait in {teams}, where you only observe.",
        teams
    );
    (say("All clear"), body)
}

/// What stands in the place of a list that a filter leaves empty.
pub const FILTERED: (Said, Said) = (say("No match"), say("No conversation here passes the filter."));
/// What stands in the place of a search without hits.
pub const NOT_FOUND: (Said, Said) =
    (say("Nothing found"), say("No conversation you can see contains all of these words."));

/// A search has not looked through everything yet.
pub const STILL_READING: Said = say("Some messages are still being read: more may be found.");

/// Returns that a search found more than is shown.
pub fn found_more(shown: usize) -> String {
    say!("The newest {count} are shown. More words narrow it down.", count = shown)
}

/// What stands in the place of a search without words.
pub const ASK: (Said, Said) = (
    say("What are you looking for?"),
    say("Search people, subjects and messages. All the words you type must be found."),
);
