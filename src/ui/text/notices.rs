//! What notices say, on the page and of the system.

use super::{conversations, party, subject};
use crate::model::{ConversationId, Directory, Reason, RuleId, State};
use crate::ui::text::language::{Said, say};

/// Offers to tell by the system, too.
pub const NOTICES_OFFER: Said = say("Turn on desktop notifications?");
pub const TURN_ON: Said = say("Turn on");
/// Declines it; the preferences have it still.
pub const NOT_NOW: Said = say("Not now");
pub const NOTICES_ON: Said = say("Desktop notifications are on. You can turn them off in Preferences.");
pub const NOTICES_FORBIDDEN: Said =
    say("Your browser blocks notifications from this site. Allow them in its settings.");
pub const NO_NOTICES: Said = say("Assignments, mentions and new messages show up here.");

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
        Reason::Added(it) => (name(it), say("added you").to_owned()),
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

fn rule_name(rule: RuleId, directory: &Directory) -> String {
    directory.rules.get(&rule).map_or_else(String::new, |it| it.name.clone())
}
