//! Event lines of a conversation, as sentences.

use super::{listed, rules};
use crate::model::{Act, Actor, Beat, Change, ConversationId, Directory, Link, PersonId, RuleId, What};
use crate::ui::text::language::{Names, Said, say};

/// Returns what happened, as an event line; nothing for messages, comments and what is quiet.
pub fn beat(beat: &Beat, directory: &Directory, me: PersonId) -> Option<String> {
    let (who, what, undone) = match &beat.what {
        What::Act { rule: Some(rule), changes, undone, .. } => {
            (the_rule(*rule, directory), rules::said(changes, directory, me)?, *undone)
        }
        What::Act { act, changes, undone, .. } => {
            let what = sentence(*act, changes, directory, me, beat.actor.person())?;
            (who(beat.actor, None, directory, me), what, *undone)
        }
        What::Ran { rule, notes } => {
            let notes: Vec<_> = notes.iter().map(|it| rules::noted(it, directory, me)).collect();
            (the_rule(*rule, directory), listed(&notes), false)
        }
        // A link is for those alone who may see both ends.
        What::Message(_) | What::Comment { .. } | What::RuleComment { .. } | What::Linked(_) => return None,
    };
    Some(if undone { say!("{who} {did} (undone)", who, did = what) } else { did(&who, &what) })
}

/// Returns who did what: "Ben closed this".
pub(super) fn did(who: &Names, did: &str) -> String {
    say!("{who} {did}", who, did)
}

/// Returns what stands before the other end of a link, in a story; `is_private`: it is its owner's alone.
pub fn linked(link: Link, it: ConversationId, is_private: bool) -> Said {
    match (link.other(it) == link.private, is_private) {
        (true, true) => say("Continues a private conversation:"),
        (true, false) => say("Continues an earlier conversation:"),
        (false, false) => say("Continued in a shared conversation:"),
        (false, true) => say("Continued in another conversation:"),
    }
}

/// Returns the same, among the facts of a conversation.
pub fn linked_as(link: Link, it: ConversationId) -> Said {
    if link.other(it) == link.private { say("Continues") } else { say("Continued in") }
}

/// Returns the name of a rule, as the one who did something.
pub fn by_rule(rule: RuleId, directory: &Directory) -> String {
    let name = directory.rules.get(&rule).map_or("", |it| &it.name);
    say!("The rule “{name}”", name)
}

fn the_rule(rule: RuleId, directory: &Directory) -> Names {
    Names::one(by_rule(rule, directory), false)
}

/// Returns who did something, as a sentence begins.
pub(super) fn who(actor: Actor, rule: Option<RuleId>, directory: &Directory, me: PersonId) -> Names {
    let other = |it: Said| Names::one(it.text(), false);
    match (rule, actor) {
        (Some(rule), _) => the_rule(rule, directory),
        (None, Actor::Person(person)) if person == me => Names::one(say("You").text(), true),
        (None, Actor::Person(person)) => Names::one(directory.name(person), false),
        (None, Actor::Clock) => other(say("The clock")),
        (None, Actor::Outside) => other(say("A new message")),
        (None, Actor::Setup) => other(say("The set-up")),
    }
}

fn sentence(
    act: Act,
    changes: &[Change],
    directory: &Directory,
    me: PersonId,
    actor: Option<PersonId>,
) -> Option<String> {
    // Of oneself one reads "yourself", of others "themselves".
    let own = if actor == Some(me) { Own::Mine } else { Own::Theirs };
    let name = |it: &PersonId| match *it {
        it if Some(it) == actor => own.to_oneself().to_owned(),
        it => super::to_whom(it, me, directory),
    };
    let named = |taken: bool| {
        let pair = changes.iter().find_map(|it| match it {
            Change::Assignees(before, after) => Some((before.clone(), after.clone())),
            _ => None,
        })?;
        let (from, to) = if taken { (pair.1, pair.0) } else { pair };
        Some(listed(&to.iter().filter(|it| !from.contains(it)).map(name).collect::<Vec<_>>()))
    };
    let team = changes.iter().find_map(|it| match it {
        Change::Team(_, Some(team)) => Some(directory.team_name(*team).to_owned()),
        _ => None,
    });
    let queued = changes.contains(&Change::Queued(true));
    let added = Change::added(changes);
    Some(match act {
        Act::Assign if is_own(changes, actor) => say("took this").to_owned(),
        Act::Assign => say!("assigned this to {names}", names = named(false)?),
        Act::Unassign => say!("unassigned {names}", names = named(true)?),
        Act::Archive => own.of(say("archived this for yourself"), say("archived this for themselves")),
        Act::ArchiveForEveryone => say("archived this for everyone").to_owned(),
        Act::Close => say("closed this").to_owned(),
        Act::Reopen => say("reopened this").to_owned(),
        Act::Trash => own.of(say("moved this to your Trash"), say("moved this to their Trash")),
        Act::TrashForEveryone => say("moved this to Trash for everyone").to_owned(),
        Act::Spam => {
            own.of(say("marked this as spam for yourself"), say("marked this as spam for themselves"))
        }
        Act::SpamForEveryone => say("marked this as spam for everyone").to_owned(),
        Act::Restore => say("restored this from Trash").to_owned(),
        Act::NotSpam => say("took this out of Spam").to_owned(),
        Act::Snooze => say("snoozed this").to_owned(),
        Act::Unsnooze => say("unsnoozed this").to_owned(),
        Act::Move => match team {
            Some(team) => say!("moved this to {team}", team),
            None => say("put this back in the team inbox").to_owned(),
        },
        Act::Merge if !changes.iter().any(|it| matches!(it, Change::Merged(..))) => return None,
        Act::Merge => say("merged another conversation into this").to_owned(),
        Act::MoveToInbox => own.of(say("moved this to your Inbox"), say("moved this to their Inbox")),
        Act::PutBack => say("put this back in the team inbox").to_owned(),
        Act::Belong => say("put this into the organization").to_owned(),
        Act::Split if changes.is_empty() => say("split messages off into another conversation").to_owned(),
        Act::Split => say("split this off another conversation").to_owned(),
        Act::Label => say("changed the labels").to_owned(),
        Act::DeleteComment => say("deleted a comment").to_owned(),
        Act::AddPeople => {
            let names = added.into_iter().map(|it| super::whom(it, me, directory));
            say!("added {names}", names = listed(&names.collect::<Vec<_>>()))
        }
        Act::GiveAccess => {
            let names = added.iter().map(name);
            say!("gave {names} access", names = listed(&names.collect::<Vec<_>>()))
        }
        Act::RemovePeople => {
            let names = Change::removed(changes).into_iter().map(|it| super::whom(it, me, directory));
            say!("removed {names}", names = listed(&names.collect::<Vec<_>>()))
        }
        // The message stands there itself.
        Act::Send => named(false).map(|_| say("replied and took this").to_owned())?,
        Act::SendAndClose => say("replied and closed this").to_owned(),
        Act::SendAndArchive => say("replied and archived this").to_owned(),
        Act::Receive if changes.contains(&Change::Closed(false)) => say("reopened this").to_owned(),
        Act::Receive if queued && team.is_none() => say("put this back in the team inbox").to_owned(),
        Act::Undo(_) => say("undid that").to_owned(),
        Act::Configure => match team {
            Some(team) => say!("shared this with {team}", team),
            None => say("changed who can see this").to_owned(),
        },
        _ => return None,
    })
}

/// Whose something is, as told of the one who did it.
#[derive(Clone, Copy)]
enum Own {
    Mine,
    Theirs,
}

impl Own {
    fn of(self, mine: Said, theirs: Said) -> String {
        match self {
            Self::Mine => mine.to_owned(),
            Self::Theirs => theirs.to_owned(),
        }
    }

    const fn to_oneself(self) -> Said {
        match self {
            Self::Mine => say("yourself"),
            Self::Theirs => say("themselves"),
        }
    }
}

/// Tells whether somebody assigned it to themselves alone.
fn is_own(changes: &[Change], actor: Option<PersonId>) -> bool {
    let added = changes.iter().find_map(|it| match it {
        Change::Assignees(before, after) => {
            Some(after.iter().copied().filter(|it| !before.contains(it)).collect::<Vec<_>>())
        }
        _ => None,
    });
    added.is_some_and(|it| matches!(it[..], [one] if Some(one) == actor))
}
