//! What a list says of its rows, and of itself.

use super::language::number;
use super::{conversations, listed, messages};
use crate::channels::is_chat;
use crate::model::{ConversationId, State};
use crate::session::presence::Doing;
use crate::ui::plain::face::Face;
use crate::ui::text::language::{Names, Said, say};

/// There is nothing to mark as read.
pub const ALL_READ: Said = say("Everything here is already read.");
/// Nothing is selected any more.
pub const NONE_SELECTED: Said = say("Nothing selected");
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
    all.extend(face.draft_of.as_deref().map(super::writing::draft_of));
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
