//! What a rule did to a conversation, for its history.

use crate::model::rules::{Note, Silence};
use crate::model::{Change, Directory, Flag, PersonId};
use crate::ui::text::language::{Names, say};
use crate::ui::text::listed;

/// Returns what a rule changed: "moved this to Sales, assigned this to Ben"; nothing if nobody would
/// see it.
pub fn said(changes: &[Change], directory: &Directory, me: PersonId) -> Option<String> {
    let parts: Vec<_> = changes.iter().filter_map(|it| part(it, changes, directory, me)).collect();
    (!parts.is_empty()).then(|| listed(&parts))
}

fn part(change: &Change, all: &[Change], directory: &Directory, me: PersonId) -> Option<String> {
    let names = |people: &[PersonId]| names(people, directory, me);
    let is_given = all.iter().any(|it| matches!(it, Change::Assignees(..)));
    Some(match change {
        Change::Team(_, Some(team)) => say!("moved this to {team}", team = directory.team_name(*team)),
        Change::Assignees(before, after) => {
            let added: Vec<_> = after.iter().copied().filter(|it| !before.contains(it)).collect();
            if added.is_empty() {
                return None;
            }
            say!("assigned this to {names}", names = to_whom(&added, directory, me))
        }
        Change::Closed(true) => say("closed this").to_owned(),
        Change::Closed(false) => say("reopened this").to_owned(),
        Change::Trashed(true) => say("moved this to Trash for everyone").to_owned(),
        Change::Queued(false) if !is_given && !is_settled(all) => {
            say("archived this for everyone").to_owned()
        }
        Change::Labels(before, after) => {
            let added = after.iter().filter(|it| !before.contains(it));
            let added = added.map(|it| directory.labels.get(it).map_or(String::new(), |it| it.name.clone()));
            say!("labelled this {names}", names = listed(&added.collect::<Vec<_>>()))
        }
        Change::Mark { flag: Flag::Inbox, on: false, people } if !is_settled(all) => {
            say!("archived this for {names}", names = names(people))
        }
        Change::Mark { flag: Flag::Removed, on: true, people } => {
            say!("removed this from the team inbox for {names}", names = names(people))
        }
        Change::Mark { flag: Flag::Unread, on: false, people } if !is_taken(all) => {
            say!("marked this as read for {names}", names = names(people))
        }
        Change::Snooze(person, _, Some(_)) => say!("snoozed this for {names}", names = names(&[*person])),
        _ => return None,
    })
}

/// Closing and throwing away take it out of queues and Inboxes by themselves.
fn is_settled(all: &[Change]) -> bool {
    all.iter().any(|it| matches!(it, Change::Closed(true) | Change::Trashed(true)))
}

/// Archiving for somebody clears their unread by itself.
fn is_taken(all: &[Change]) -> bool {
    all.iter().any(|it| matches!(it, Change::Mark { flag: Flag::Inbox, on: false, .. }))
}

/// Returns what a rule has to say besides what it changed.
pub fn noted(note: &Note, directory: &Directory, me: PersonId) -> String {
    match note {
        Note::NobodyEligible(away) if away.is_empty() => {
            say("found nobody to assign: nobody of those listed is in the organization").to_owned()
        }
        Note::NobodyEligible(away) => say!(
            "found nobody to assign: {names|one # is|other # are} out of office",
            names = who(away, directory, me)
        ),
        Note::NobodyOnline(off) => say!(
            "found nobody to assign: {names|one # is|other # are} not online",
            names = who(off, directory, me)
        ),
        Note::NotAnswered(Silence::Automatic) => {
            say("sent no reply: a machine or a mailing list wrote this").to_owned()
        }
        Note::NotAnswered(Silence::NoRecipient) => {
            say("sent no reply: there is nobody outside to write to").to_owned()
        }
        Note::NotAnswered(Silence::NoSender) => {
            say("sent no reply: there is no shared address to write from").to_owned()
        }
        Note::NotAnswered(Silence::Already) => {
            say("sent no reply: a rule has written to them within a day").to_owned()
        }
        Note::NotAnswered(Silence::TooLate) => {
            say("sent no reply: they wrote too long ago for this channel").to_owned()
        }
    }
}

/// To whom something is given.
fn to_whom(people: &[PersonId], directory: &Directory, me: PersonId) -> String {
    listed(&people.iter().map(|it| super::super::to_whom(*it, me, directory)).collect::<Vec<_>>())
}

/// Who does not do something.
fn who(people: &[PersonId], directory: &Directory, me: PersonId) -> Names {
    Names::all(&people.iter().map(|it| super::super::who(*it, me, directory)).collect::<Vec<_>>())
}

/// For whom something is done.
fn names(people: &[PersonId], directory: &Directory, me: PersonId) -> String {
    listed(&people.iter().map(|it| super::super::whom(*it, me, directory)).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TeamId;

    #[test]
    fn what_follows_from_something_else_is_not_said() {
        let directory = Directory::default();
        let said = |changes: &[Change]| said(changes, &directory, PersonId(1)).unwrap_or_default();
        let given = [Change::Queued(false), Change::Assignees(vec![], vec![PersonId(1)])];
        assert_eq!(said(&given), "assigned this to you");
        assert_eq!(said(&[Change::Queued(false)]), "archived this for everyone");
        assert_eq!(said(&[Change::Closed(true), Change::Queued(false)]), "closed this");
        let moved = [Change::Team(None, Some(TeamId(1))), Change::Queued(true)];
        assert_eq!(said(&moved), "moved this to a team");
        let out = |flag| Change::Mark { flag, on: false, people: vec![PersonId(2)] };
        assert_eq!(said(&[out(Flag::Inbox), out(Flag::Unread)]), "archived this for somebody");
        assert_eq!(said(&[]), "");
        let note = Note::NobodyEligible(vec![PersonId(2)]);
        assert_eq!(
            noted(&note, &directory, PersonId(1)),
            "found nobody to assign: somebody is out of office"
        );
    }
}
