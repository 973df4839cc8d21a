//! *Who was told?*, as sentences.

use super::story;
use crate::model::explain::{Telling, Unheard};
use crate::model::{Act, Directory, PersonId, Reason, TeamId};
use crate::ui::text::language::{Said, say};

pub const WHO_WAS_TOLD: Said = say("Who was told?");

/// Returns what people were notified of.
pub fn told_of(it: &Telling, directory: &Directory, me: PersonId) -> String {
    let what = match (&it.party, it.act) {
        (Some(party), Act::Import) => return say!("Message from {party}, imported", party),
        (Some(party), _) => return say!("Message from {party}", party),
        (None, Act::Due) => return say("A snooze was due").to_owned(),
        (None, Act::Assign) => say("assigned it"),
        (None, Act::Move) => say("moved it to a team"),
        (None, Act::Comment) => say("commented"),
        (None, Act::EditComment) => say("edited a comment"),
        (None, Act::Reopen) => say("reopened it"),
        (None, Act::AddPeople) => say("added people"),
        (None, Act::GiveAccess) => say("gave people access"),
        (None, Act::RemovePeople) => say("removed people"),
        (None, Act::Unassign) => say("unassigned somebody"),
        (None, Act::Send | Act::SendAndClose | Act::SendAndArchive) => say("replied"),
        (None, _) => say("changed it"),
    };
    story::did(&story::who(it.actor, None, directory, me), &what)
}

/// Returns why somebody was told.
pub fn told(reason: Reason, directory: &Directory, me: PersonId) -> String {
    let name = |it: PersonId| super::who(it, me, directory);
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
        Reason::Added(it) => say!("{name} added them", name = name(it)),
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
        Unheard::AssignedToOthers => say("assigned to others: only assignees are notified").to_owned(),
        Unheard::Summary => say("imported: one summary for all").to_owned(),
        Unheard::Rule(it) => {
            let rule = directory.rules.get(&it).map_or("", |it| &it.name);
            say!("the rule “{rule}” took it away before it appeared", rule)
        }
        Unheard::NotConcerned => match act {
            Act::Assign => say("only the new assignees are notified"),
            Act::Move => say("only active members of the new team are notified"),
            Act::Reopen => say("only the assignees are notified"),
            Act::Due => say("only whoever snoozed it is notified"),
            Act::AddPeople => say("only the people added are notified"),
            Act::GiveAccess => say("access alone notifies nobody"),
            Act::RemovePeople => say("removing people notifies nobody"),
            _ => say("not a member"),
        }
        .to_owned(),
    }
}
