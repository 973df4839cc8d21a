//! Event lines of a conversation, as sentences.

use super::{listed, rules};
use crate::model::{Act, Actor, Beat, Change, ConversationId, Directory, Link, PersonId, RuleId, What};
use crate::ui::text::language::{Said, say};

/// Returns what happened, as an event line; nothing for messages, comments and what is quiet.
pub fn beat(beat: &Beat, directory: &Directory, me: PersonId) -> Option<String> {
    let (who, said, undone) = match &beat.what {
        What::Act { rule: Some(rule), changes, undone, .. } => {
            (by_rule(*rule, directory), rules::said(changes, directory, me)?, *undone)
        }
        What::Act { act, changes, undone, .. } => {
            let said = sentence(*act, changes, directory, me, beat.actor.person())?;
            (who(beat.actor, None, directory, me), said, *undone)
        }
        What::Ran { rule, notes } => {
            let notes: Vec<_> = notes.iter().map(|it| rules::noted(it, directory, me)).collect();
            (by_rule(*rule, directory), listed(&notes), false)
        }
        // A link is for those alone who may see both ends.
        What::Message(_) | What::Comment { .. } | What::RuleComment { .. } | What::Linked(_) => return None,
    };
    Some(if undone { say!("{who} {said} (undone)", who, said) } else { format!("{who} {said}") })
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

/// Returns who did something, as a sentence begins.
pub(super) fn who(actor: Actor, rule: Option<RuleId>, directory: &Directory, me: PersonId) -> String {
    if let Some(rule) = rule {
        return by_rule(rule, directory);
    }
    match actor {
        Actor::Person(person) if person == me => say("You").to_owned(),
        Actor::Person(person) => directory.name(person).to_owned(),
        Actor::Clock => say("The clock").to_owned(),
        Actor::Outside => say("A new message").to_owned(),
        Actor::Setup => say("The set-up").to_owned(),
    }
}

fn sentence(
    act: Act,
    changes: &[Change],
    directory: &Directory,
    me: PersonId,
    actor: Option<PersonId>,
) -> Option<String> {
    // Of oneself one reads "your", of others "their".
    let own = if actor == Some(me) { ("your", "yourself") } else { ("their", "themselves") };
    let name = |it: &PersonId| match *it {
        it if Some(it) == actor => own.1.to_owned(),
        it if it == me => say("you").to_owned(),
        it => directory.name(it).to_owned(),
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
    Some(match act {
        Act::Assign => match named(false)? {
            oneself if oneself == own.1 => say("took this").to_owned(),
            people => say!("assigned this to {people}", people),
        },
        Act::Unassign => say!("unassigned {named}", named = named(true)?),
        Act::Archive => say!("archived this for {it}", it = own.1),
        Act::ArchiveForEveryone => say("archived this for everyone").to_owned(),
        Act::Close => say("closed this").to_owned(),
        Act::Reopen => say("reopened this").to_owned(),
        Act::Trash => say!("moved this to {it} Trash", it = own.0),
        Act::TrashForEveryone => say("moved this to Trash for everyone").to_owned(),
        Act::Spam => say!("marked this as spam for {it}", it = own.1),
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
        Act::MoveToInbox => say!("moved this to {it} Inbox", it = own.0),
        Act::PutBack => say("put this back in the team inbox").to_owned(),
        Act::Belong => say("put this into the organization").to_owned(),
        Act::Split if changes.is_empty() => say("split messages off into another conversation").to_owned(),
        Act::Split => say("split this off another conversation").to_owned(),
        Act::Label => say("changed the labels").to_owned(),
        // The message stands there itself.
        Act::Send => named(false).map(|_| say("replied and took this").to_owned())?,
        Act::SendAndClose => say("replied and closed this").to_owned(),
        Act::SendAndArchive => say("replied and archived this").to_owned(),
        Act::Receive if changes.contains(&Change::Closed(false)) => say("reopened this").to_owned(),
        Act::Receive if queued && team.is_none() => say("put this back in the team inbox").to_owned(),
        Act::Undo(_) => say("undid that").to_owned(),
        Act::Configure => say("changed this through the settings").to_owned(),
        _ => return None,
    })
}
