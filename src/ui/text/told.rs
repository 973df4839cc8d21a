//! *Who was told?*, as sentences.

use crate::model::explain::{Telling, Unheard};
use crate::model::{Act, Actor, Directory, PersonId, Reason, TeamId};
use crate::ui::text::language::{Said, say};

pub const WHO_WAS_TOLD: Said = say("Who was told?");

/// Returns what people were told of.
pub fn told_of(it: &Telling, directory: &Directory, me: PersonId) -> String {
    let who = match it.actor {
        Actor::Person(person) if person == me => say("You").to_owned(),
        Actor::Person(person) => directory.name(person).to_owned(),
        Actor::Clock => say("The clock").to_owned(),
        Actor::Outside | Actor::Setup => String::new(),
    };
    match (&it.party, it.act) {
        (Some(party), Act::Import) => say!("Message from {party}, imported", party),
        (Some(party), _) => say!("Message from {party}", party),
        (None, Act::Assign) => say!("{who} assigned it", who),
        (None, Act::Move) => say!("{who} moved it to a team", who),
        (None, Act::Comment) => say!("{who} commented", who),
        (None, Act::Reopen) => say!("{who} reopened it", who),
        (None, Act::Due) => say("A snooze was due").to_owned(),
        (None, Act::Unassign) => say!("{who} unassigned somebody", who),
        (None, Act::Send | Act::SendAndClose | Act::SendAndArchive) => say!("{who} replied", who),
        (None, _) => say!("{who} changed it", who),
    }
}

/// Returns why somebody was told.
pub fn told(reason: Reason, directory: &Directory, me: PersonId) -> String {
    let name = |it: PersonId| if it == me { say("you").to_owned() } else { directory.name(it).to_owned() };
    let team = |it: TeamId| directory.team_name(it);
    match reason {
        Reason::Imported(_) => say("a summary of the import").to_owned(),
        Reason::Rule(it) => {
            let rule = directory.rules.get(&it).map_or("", |it| &it.name);
            say!("the rule “{rule}” says so", rule)
        }
        Reason::TeamMessage(it) => say!("a new message in {team}", team = team(it)),
        Reason::InboxMessage => say("a new message in their Inbox").to_owned(),
        Reason::MovedIn(it) => say!("it was moved to {team}", team = team(it)),
        Reason::Comment(_) => say("they watch it").to_owned(),
        Reason::Reopened(it) => say!("reopened by {name}", name = name(it)),
        Reason::AssignedMessage => say("it is assigned to them").to_owned(),
        Reason::TeamMention(it, of) => say!("{name} mentioned @{team}", name = name(it), team = team(of)),
        Reason::Mention(it) => say!("{name} mentioned them", name = name(it)),
        Reason::SnoozeDue => say("their snooze was due").to_owned(),
        Reason::SnoozeDueAfter(it) => say!("their snooze was due, after {name} acted", name = name(it)),
        Reason::SendHeld => say("their planned message was held").to_owned(),
        Reason::NotDelivered => say("their message did not get there").to_owned(),
        Reason::Assigned(_) => say("it was assigned to them").to_owned(),
    }
}

/// Returns why somebody was not told.
pub fn unheard(why: Unheard, act: Act, directory: &Directory) -> String {
    match why {
        Unheard::OwnAct => say("did it").to_owned(),
        Unheard::Observer(it) => say!("only observes {team}", team = directory.team_name(it)),
        Unheard::AutoArchive => say("auto-archived").to_owned(),
        Unheard::Away => say("out of office").to_owned(),
        Unheard::Spam => say("marked as spam").to_owned(),
        Unheard::Snoozed => say("snoozed").to_owned(),
        Unheard::NotWatching => say("does not watch it").to_owned(),
        Unheard::AssignedToOthers => say("assigned to others: only assignees are told").to_owned(),
        Unheard::Summary => say("imported: one summary for all").to_owned(),
        Unheard::Rule(it) => {
            let rule = directory.rules.get(&it).map_or("", |it| &it.name);
            say!("the rule “{rule}” took it away before it appeared", rule)
        }
        Unheard::NotConcerned => match act {
            Act::Assign => say("only the new assignees are told"),
            Act::Move => say("only active members of the new team are told"),
            Act::Reopen => say("only the assignees are told"),
            Act::Due => say("only who snoozed it is told"),
            _ => say("nothing makes it theirs"),
        }
        .to_owned(),
    }
}
