//! Event lines of a conversation, as sentences.

use super::{listed, rules};
use crate::model::{Act, Actor, Beat, Change, ConversationId, Directory, Link, PersonId, RuleId, What};

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
    Some(if undone { format!("{who} {said} (undone)") } else { format!("{who} {said}") })
}

/// Returns what stands before the other end of a link, in a story; `is_private`: it is its owner's alone.
pub fn linked(link: Link, it: ConversationId, is_private: bool) -> &'static str {
    match (link.other(it) == link.private, is_private) {
        (true, true) => "Continues a private conversation:",
        (true, false) => "Continues an earlier conversation:",
        (false, false) => "Continued in a shared conversation:",
        (false, true) => "Continued in another conversation:",
    }
}

/// Returns the same, among the facts of a conversation.
pub fn linked_as(link: Link, it: ConversationId) -> &'static str {
    if link.other(it) == link.private { "Continues" } else { "Continued in" }
}

/// Returns the name of a rule, as the one who did something.
pub fn by_rule(rule: RuleId, directory: &Directory) -> String {
    let name = directory.rules.get(&rule).map_or("", |it| &it.name);
    format!("The rule “{name}”")
}

/// Returns who did something, as a sentence begins.
pub(super) fn who(actor: Actor, rule: Option<RuleId>, directory: &Directory, me: PersonId) -> String {
    if let Some(rule) = rule {
        return by_rule(rule, directory);
    }
    match actor {
        Actor::Person(person) if person == me => "You".to_owned(),
        Actor::Person(person) => directory.name(person).to_owned(),
        Actor::Clock => "The clock".to_owned(),
        Actor::Outside => "A new message".to_owned(),
        Actor::Setup => "The set-up".to_owned(),
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
        it if it == me => "you".to_owned(),
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
            oneself if oneself == own.1 => "took this".to_owned(),
            people => format!("assigned this to {people}"),
        },
        Act::Unassign => format!("unassigned {}", named(true)?),
        Act::Archive => format!("archived this for {}", own.1),
        Act::ArchiveForEveryone => "archived this for everyone".to_owned(),
        Act::Close => "closed this".to_owned(),
        Act::Reopen => "reopened this".to_owned(),
        Act::Trash => format!("moved this to {} Trash", own.0),
        Act::TrashForEveryone => "moved this to Trash for everyone".to_owned(),
        Act::Spam => format!("marked this as spam for {}", own.1),
        Act::SpamForEveryone => "marked this as spam for everyone".to_owned(),
        Act::Restore => "restored this from Trash".to_owned(),
        Act::NotSpam => "took this out of Spam".to_owned(),
        Act::Snooze => "snoozed this".to_owned(),
        Act::Unsnooze => "unsnoozed this".to_owned(),
        Act::Move => match team {
            Some(team) => format!("moved this to {team}"),
            None => "put this back in the team inbox".to_owned(),
        },
        Act::Merge if !changes.iter().any(|it| matches!(it, Change::Merged(..))) => return None,
        Act::Merge => "merged another conversation into this".to_owned(),
        Act::MoveToInbox => format!("moved this to {} Inbox", own.0),
        Act::PutBack => "put this back in the team inbox".to_owned(),
        Act::Belong => "put this into the organization".to_owned(),
        Act::Split if changes.is_empty() => "split messages off into another conversation".to_owned(),
        Act::Split => "split this off another conversation".to_owned(),
        Act::Label => "changed the labels".to_owned(),
        // The message stands there itself.
        Act::Send => named(false).map(|_| "replied and took this".to_owned())?,
        Act::SendAndClose => "replied and closed this".to_owned(),
        Act::SendAndArchive => "replied and archived this".to_owned(),
        Act::Receive if changes.contains(&Change::Closed(false)) => "reopened this".to_owned(),
        Act::Receive if queued && team.is_none() => "put this back in the team inbox".to_owned(),
        Act::Undo(_) => "undid that".to_owned(),
        Act::Configure => "changed this through the settings".to_owned(),
        _ => return None,
    })
}
