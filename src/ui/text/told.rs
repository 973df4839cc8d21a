//! *Who was told?*, as sentences.

use crate::model::explain::{Telling, Unheard};
use crate::model::{Act, Actor, Directory, PersonId, Reason, TeamId};

pub const WHO_WAS_TOLD: &str = "Who was told?";

/// Returns what people were told of.
pub fn told_of(it: &Telling, directory: &Directory, me: PersonId) -> String {
    let who = match it.actor {
        Actor::Person(person) if person == me => "You".to_owned(),
        Actor::Person(person) => directory.name(person).to_owned(),
        Actor::Clock => "The clock".to_owned(),
        Actor::Outside | Actor::Setup => String::new(),
    };
    match (&it.party, it.act) {
        (Some(party), Act::Import) => format!("Message from {party}, imported"),
        (Some(party), _) => format!("Message from {party}"),
        (None, Act::Assign) => format!("{who} assigned it"),
        (None, Act::Move) => format!("{who} moved it to a team"),
        (None, Act::Comment) => format!("{who} commented"),
        (None, Act::Reopen) => format!("{who} reopened it"),
        (None, Act::Due) => "A snooze was due".to_owned(),
        (None, Act::Unassign) => format!("{who} unassigned somebody"),
        (None, Act::Send | Act::SendAndClose | Act::SendAndArchive) => format!("{who} replied"),
        (None, _) => format!("{who} changed it"),
    }
}

/// Returns why somebody was told.
pub fn told(reason: Reason, directory: &Directory, me: PersonId) -> String {
    let name = |it: PersonId| if it == me { "you".to_owned() } else { directory.name(it).to_owned() };
    let team = |it: TeamId| directory.team_name(it);
    match reason {
        Reason::Imported(_) => "a summary of the import".to_owned(),
        Reason::Rule(it) => {
            let rule = directory.rules.get(&it).map_or("", |it| &it.name);
            format!("the rule “{rule}” says so")
        }
        Reason::TeamMessage(it) => format!("a new message in {}", team(it)),
        Reason::InboxMessage => "a new message in their Inbox".to_owned(),
        Reason::MovedIn(it) => format!("it was moved to {}", team(it)),
        Reason::Comment(_) => "they watch it".to_owned(),
        Reason::Reopened(it) => format!("reopened by {}", name(it)),
        Reason::AssignedMessage => "it is assigned to them".to_owned(),
        Reason::TeamMention(it, of) => format!("{} mentioned @{}", name(it), team(of)),
        Reason::Mention(it) => format!("{} mentioned them", name(it)),
        Reason::SnoozeDue => "their snooze was due".to_owned(),
        Reason::SnoozeDueAfter(it) => format!("their snooze was due, after {} acted", name(it)),
        Reason::SendHeld => "their planned message was held".to_owned(),
        Reason::Assigned(_) => "it was assigned to them".to_owned(),
    }
}

/// Returns why somebody was not told.
pub fn unheard(why: Unheard, act: Act, directory: &Directory) -> String {
    match why {
        Unheard::OwnAct => "did it".to_owned(),
        Unheard::Observer(it) => format!("only observes {}", directory.team_name(it)),
        Unheard::AutoArchive => "auto-archived".to_owned(),
        Unheard::Away => "out of office".to_owned(),
        Unheard::Spam => "marked as spam".to_owned(),
        Unheard::Snoozed => "snoozed".to_owned(),
        Unheard::NotWatching => "does not watch it".to_owned(),
        Unheard::AssignedToOthers => "assigned to others: only assignees are told".to_owned(),
        Unheard::Summary => "imported: one summary for all".to_owned(),
        Unheard::Rule(it) => {
            let rule = directory.rules.get(&it).map_or("", |it| &it.name);
            format!("the rule “{rule}” took it away before it appeared")
        }
        Unheard::NotConcerned => match act {
            Act::Assign => "only the new assignees are told",
            Act::Move => "only active members of the new team are told",
            Act::Reopen => "only the assignees are told",
            Act::Due => "only who snoozed it is told",
            _ => "nothing makes it theirs",
        }
        .to_owned(),
    }
}
