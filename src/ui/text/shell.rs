//! What the frame, the list, the palette and notices say.

use super::language::number;
use super::{conversations, listed, messages};
use crate::channels::is_chat;
use crate::model::{ConversationId, Directory, Mailbox, Reason, Scope, State};
use crate::session::presence::Doing;
use crate::ui::plain::face::Face;
use crate::ui::plain::keys::Binding;
use crate::ui::plain::route::SettingsTab;
use crate::ui::text::language::{Names, Said, say};

/// The name of the product.
pub const PRODUCT: Said = say("Team Inbox");
/// Switching people is no security.
pub const NO_WALL: Said = say("This is a demo: anyone here can switch person.");
/// The same in one's own workspace.
pub const NO_WALL_OF_MINE: Said = say("Anyone who uses this browser can act as anybody here.");
/// The heading of the team spaces of who is in one organization.
pub const TEAMS: Said = say("Teams");
/// Nothing is selected any more.
pub const NONE_SELECTED: Said = say("Nothing selected");
/// Offers notices by the system.
pub const NOTICES_OFFER: Said = say("Turn on desktop notifications?");
pub const TURN_ON: Said = say("Turn on");
/// Declines it; the preferences have it still.
pub const NOT_NOW: Said = say("Not now");
pub const NOTICES_ON: Said = say("Desktop notifications are on. You can turn them off in Preferences.");
pub const NOTICES_FORBIDDEN: Said =
    say("Your browser blocks notifications from this site. Allow them in its settings.");
pub const NO_NOTICES: Said = say("Assignments, mentions and new messages show up here.");
/// Returns that nothing matches in the palette.
pub fn no_results(typed: &str) -> String {
    say!("No results for “{typed}”", typed)
}

/// The switch for shortcuts of one key.
pub const SINGLE_KEYS: Said = say("Single-key shortcuts");
pub const LOST: Said = say("There is nothing at this address");

/// Returns that the address names somebody who is not here, and who acts instead.
pub fn unknown_person(wanted: &str, actor: &str) -> String {
    say!("Nobody here has the address {wanted}. You are acting as {actor}.", wanted, actor)
}

/// Returns what is said of an address that names nothing.
pub fn lost(address: &str) -> String {
    say!("“{address}” may be mistyped, or what it led to is gone or not visible to you.", address)
}

/// Returns the name of a tab of an organization's settings.
pub const fn tab(tab: SettingsTab) -> Said {
    match tab {
        SettingsTab::MessageSharing => say("Message sharing"),
        SettingsTab::Teams => say("Teams"),
        SettingsTab::Users => say("Users"),
        SettingsTab::Rules => say("Rules"),
        SettingsTab::Labels => say("Labels"),
        SettingsTab::SavedReplies => say("Saved replies"),
        SettingsTab::Options => say("Options"),
    }
}

/// Returns the keys of a binding as they stand on a keyboard.
pub fn keys(binding: &Binding) -> Vec<String> {
    let mut keys = Vec::new();
    if binding.primary {
        keys.push(say("Ctrl").to_owned());
    }
    if binding.shift {
        keys.push("⇧".to_owned());
    }
    for key in binding.key.split(' ') {
        keys.push(match key {
            "ArrowDown" => "↓".to_owned(),
            "ArrowUp" => "↑".to_owned(),
            "Escape" => say("Esc").to_owned(),
            "Delete" => say("Del").to_owned(),
            other => other.to_uppercase().replace("ENTER", "Enter"),
        });
    }
    keys
}

/// There is nothing to mark as read.
pub const ALL_READ: Said = say("Everything here is already read.");
/// A conversation without a subject.
pub const NO_SUBJECT: Said = say("(no subject)");
/// A conversation without a sender.
pub const NOBODY: Said = say("(nobody)");

/// Returns the subject of a row, or what stands for none.
pub fn subject(subject: &str) -> &str {
    if subject.trim().is_empty() { NO_SUBJECT.text() } else { subject }
}

/// Returns the other party of a row, or what stands for none.
pub fn party(party: &str) -> &str {
    if party.trim().is_empty() { NOBODY.text() } else { party }
}

/// Returns the subject; of a chat, which has none of its own, the other party, then what it is.
pub fn title(state: &State, it: ConversationId) -> (String, Option<String>) {
    let all = &state.conversations;
    let subject = subject(all.subject(it)).to_owned();
    let channel = state.directory.accounts.get(&all.account(it)).map(|it| it.channel);
    if channel.is_some_and(is_chat) {
        (party(all.party(it)).to_owned(), Some(subject))
    } else {
        (subject, None)
    }
}

/// Returns the whole of a row in words: the party and the subject first.
pub fn row(face: &Face, when: &str, presence: Option<&str>) -> String {
    let mut all = vec![party(&face.party).to_owned(), subject(&face.subject).to_owned()];
    let marks = [
        (face.unread, say("unread")),
        (face.starred, say("starred")),
        (face.closed, say("closed")),
        (face.snoozed.is_some(), say("snoozed")),
        (face.draft && face.planned.is_none() && !face.held, say("draft")),
        (face.planned.is_some(), say("planned")),
        (face.held, say("not sent")),
        (face.attachment, say("attachment")),
    ];
    all.extend(marks.into_iter().filter(|it| it.0).map(|it| it.1.to_owned()));
    all.extend(face.team.as_ref().map(|it| it.1.clone()));
    if !face.assignees.is_empty() {
        let names: Vec<_> = face.assignees.iter().map(|it| it.1.clone()).collect();
        all.push(say!("assigned to {names}", names = listed(&names)));
    }
    all.extend(face.labels.iter().map(|it| it.1.clone()));
    if face.messages > 1 {
        all.push(messages(face.messages));
    }
    all.extend(presence.map(str::to_owned));
    all.push(when.to_owned());
    all.join(", ")
}

/// Returns what others do with a conversation right now: "Ben is writing a reply, Ann is looking".
pub fn presence(there: &[(String, Doing)]) -> Option<String> {
    let names = |doing: Doing| {
        let names: Vec<_> = there.iter().filter(|it| it.1 == doing).map(|it| it.0.clone()).collect();
        (!names.is_empty()).then(|| Names::all(&names))
    };
    let parts = [
        names(Doing::Writing).map(|names| say!("{names|one # is|other # are} writing a reply", names)),
        names(Doing::Commenting).map(|names| say!("{names|one # is|other # are} writing a comment", names)),
        names(Doing::Looking).map(|names| say!("{names|one # is|other # are} looking", names)),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Returns what archiving is called.
pub const fn archive(scope: Scope) -> Said {
    match scope {
        Scope::Mine => say("Archive"),
        Scope::Everyone => say("Archive for everyone"),
    }
}

/// Returns what watching, or no longer watching, is called.
pub const fn watch(watching: bool) -> Said {
    if watching { say("Unwatch") } else { say("Watch") }
}

/// Returns the menu item that puts a private conversation into an organization.
pub fn belong(organization: &str) -> String {
    say!("Put into {organization}", organization)
}

/// Returns the menu item that blocks a sender, or no longer.
pub fn block(address: &str, blocked: bool) -> String {
    if blocked { say!("Unblock {address}", address) } else { say!("Block {address}…", address) }
}

/// Returns that messages were exported.
pub fn exported(messages: usize) -> String {
    say!("{messages|one # message|other # messages} exported.", messages)
}

/// Returns the name of a file that is about a subject: letters and digits, not too many.
pub fn file_name(subject: &str, ending: &str) -> String {
    let plain = subject.chars().map(|it| if it.is_alphanumeric() { it } else { ' ' });
    let words: Vec<String> = plain.collect::<String>().split_whitespace().map(str::to_owned).collect();
    let name: String = words.join("-").chars().take(60).collect();
    let name = name.trim_matches('-');
    format!("{}.{ending}", if name.is_empty() { "message" } else { name })
}

/// Returns a count as a list's header shows it.
pub fn count(count: usize) -> String {
    number(count as u64)
}

/// Returns for whom a bulk act would be: said only where it is not the same for all.
pub fn scopes(everyone: usize, mine: usize, neither: usize) -> Option<String> {
    let parts = [
        (everyone > 0).then(|| say!("{count} for everyone", count = everyone)),
        (mine > 0).then(|| say!("{count} for you", count = mine)),
        (neither > 0).then(|| say!("{count} not at all", count = neither)),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (parts.len() > 1).then(|| say!("Archive: {parts}.", parts = parts.join(", ")))
}

/// Returns what is said when another list is shown.
pub fn arrived(name: &str, count: usize) -> String {
    format!("{name}, {}", conversations(count))
}

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

/// Returns which conversation a notice is about: who it is with, and the subject.
pub fn about(state: &State, it: ConversationId) -> String {
    let all = &state.conversations;
    format!("{}: {}", party(all.party(it)), subject(all.subject(it)))
}

/// Returns how much more there is to tell of a conversation.
pub fn and_more_told(count: usize) -> String {
    say!("and {count} more", count)
}

/// Returns what a notice says: who or what in bold, then what they did.
pub fn notice(reason: Reason, directory: &Directory) -> (String, String) {
    let name = |it| directory.name(it).to_owned();
    let team = |it| directory.team_name(it).to_owned();
    match reason {
        Reason::Imported(count) => (conversations(count as usize), say("imported").to_owned()),
        Reason::Rule(rule) => {
            (say("A rule").to_owned(), say!("told you: {rule}", rule = rule_name(rule, directory)))
        }
        Reason::TeamMessage(it) => (team(it), say("new message").to_owned()),
        Reason::InboxMessage => (say("Inbox").to_owned(), say("new message").to_owned()),
        Reason::MovedIn(it) => (team(it), say("moved in").to_owned()),
        Reason::Comment(it) => (name(it), say("commented").to_owned()),
        Reason::Reopened(it) => (name(it), say("reopened it").to_owned()),
        Reason::AssignedMessage => (say("Assigned to you").to_owned(), say("new message").to_owned()),
        Reason::TeamMention(it, of) => (name(it), say!("mentioned @{team}", team = team(of))),
        Reason::Mention(it) => (name(it), say("mentioned you").to_owned()),
        Reason::SnoozeDue => (say("Back from snooze").to_owned(), String::new()),
        Reason::SnoozeDueAfter(it) => {
            (say("Back from snooze").to_owned(), say!("{name} acted meanwhile", name = name(it)))
        }
        Reason::SendHeld => {
            (say("Not sent").to_owned(), say("your scheduled message needs a look").to_owned())
        }
        Reason::NotDelivered => {
            (say("Not delivered").to_owned(), say("your message did not get there").to_owned())
        }
        Reason::Assigned(Some(it)) => (name(it), say("assigned you").to_owned()),
        Reason::Assigned(None) => (say("A rule").to_owned(), say("assigned you").to_owned()),
    }
}

fn rule_name(rule: crate::model::RuleId, directory: &Directory) -> String {
    directory.rules.get(&rule).map_or_else(String::new, |it| it.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_readable() {
        assert_eq!(count(7), "7");
        assert_eq!(count(1234), "1,234");
        assert_eq!(count(1_000_000), "1,000,000");
    }

    #[test]
    fn presence_is_told_in_one_line() {
        let there = |all: &[(&str, Doing)]| {
            presence(&all.iter().map(|it| (it.0.to_owned(), it.1)).collect::<Vec<_>>())
        };
        assert_eq!(there(&[]), None);
        assert_eq!(there(&[("Ben", Doing::Looking)]).as_deref(), Some("Ben is looking"));
        let many = [("Ben", Doing::Writing), ("Ann", Doing::Looking), ("Cleo", Doing::Looking)];
        assert_eq!(there(&many).as_deref(), Some("Ben is writing a reply, Ann and Cleo are looking"));
    }

    #[test]
    fn file_names_hold_letters_and_digits() {
        assert_eq!(file_name("Re: Grüße / ../etc", "eml"), "Re-Grüße-etc.eml");
        assert_eq!(file_name(" ?! ", "mbox"), "message.mbox");
        assert!(file_name(&"word ".repeat(50), "eml").chars().count() < 70);
    }

    #[test]
    fn a_mixed_selection_states_both_counts() {
        assert_eq!(scopes(3, 0, 0), None);
        let said = scopes(3, 2, 0).unwrap_or_default();
        assert_eq!(said, "Archive: 3 for everyone, 2 for you.");
    }

    #[test]
    fn a_row_begins_with_the_party_and_the_subject() {
        let face = Face { party: "Mia Chen".into(), unread: true, messages: 3, ..Face::default() };
        assert_eq!(row(&face, "10:42", None), "Mia Chen, (no subject), unread, 3 messages, 10:42");
    }
}
