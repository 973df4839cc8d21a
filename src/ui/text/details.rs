//! Text of the details of a conversation.

use super::story;
use crate::model::{
    Act, Beat, Change, Delivery, Directory, Facts, Flag, Grant, Membership, PersonId, RuleId, What,
};

/// The pane, and the button that shows and hides it.
pub const DETAILS: &str = "Details";
/// The button in its head.
pub const HIDE: &str = "Hide details";
pub const NOTHING_OPEN: &str =
    "Open a conversation to see why it is where it is, who was told, and all that happened to it.";
pub const FOR: &str = "For";
/// The same for those who do not see what stands around it.
pub const FOR_WHOM: &str = "For whom";
/// The same for those who do not see what stands around it.
pub const IN_WHICH: &str = "In which mailbox";
pub const IN: &str = "In";
/// The group of people who may see it.
pub const WITH_ACCESS: &str = "With access";
/// The group of all the others.
pub const WITHOUT_ACCESS: &str = "Without access";
/// What all alternatives have in common stands above this.
pub const AND_ONE_OF: &str = "and one of these, each of them enough:";
/// The same, where the alternatives have nothing in common.
pub const ONE_OF: &str = "One of these, each of them enough:";
/// A story that is longer than what can be taken apart.
pub const OLD_STORY: &str = "It has stood so for longer than the steps that are looked into.";
/// What an answer leaves out, with the time of the last step that it does.
pub const GIVEN: &str =
    "What was done until then is taken as it was: the story has more turns than are looked into";
/// A conversation that a message showed to be one with the open one, though people acted on both.
pub const MAY_BE_ONE: &str = "May be one with";
/// The button that merges it into the open one.
pub const MERGE_IT: &str = "Merge";
pub const ABOUT: &str = "About";
pub const CUSTOMER: &str = "Customer";
/// Who may see it, and by what.
pub const PEOPLE: &str = "People with access";
pub const ATTACHMENTS: &str = "Attachments";
pub const HISTORY: &str = "History";
pub const NOT_TOLD: &str = "Not told";
/// What watching is good for.
pub const WATCH_MEANS: &str = "Who watches is told of comments";
/// Undone, for those who do not see that it is struck out.
pub const UNDONE: &str = "undone";
pub const OUT_OF_OFFICE: &str = "Out of office";

/// Returns by what a person may see a conversation, in few words.
pub fn access(grants: &[Grant], facts: &Facts, directory: &Directory, person: PersonId) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut say = |it: String| {
        if !said.contains(&it) {
            said.push(it);
        }
    };
    let assigned = facts.assignees.contains(&person);
    if assigned {
        say("assigned".to_owned());
    }
    for grant in grants {
        match *grant {
            Grant::Team(team) => {
                let name = directory.team_name(team);
                match directory.membership(person, team) {
                    Some(Membership::Observer) => say(format!("observes {name}")),
                    _ => say(format!("active in {name}")),
                }
            }
            Grant::Audience(audience) => match directory.delivery(audience, person) {
                Some(Delivery::AutoArchive) => say("auto-archived by its sharing".to_owned()),
                _ => say("receives by its sharing".to_owned()),
            },
            Grant::Account(_) | Grant::OwnInbox(_) => say("owns the account".to_owned()),
            Grant::Assigned(_) if !assigned => say("was assigned".to_owned()),
            Grant::Assigned(_) => {}
            Grant::Mentioned(_) => say("was mentioned".to_owned()),
            Grant::Author(_) => say("wrote in it".to_owned()),
        }
    }
    super::why::capital(&said.join(", "))
}

/// Returns "2 other conversations".
pub fn others(count: usize) -> String {
    super::counted(count, "other conversation", "other conversations")
}

/// Returns the button that shows the rest of the history.
pub fn show_all(count: usize) -> String {
    format!("Show all {count} entries")
}

/// Returns "told 2" for the line of an event.
pub fn told_count(count: usize) -> String {
    if count == 0 { "nobody told".to_owned() } else { format!("{count} told") }
}

/// Returns a line of the history, and whether it was undone. What event lines leave out has a word
/// here too, but for what a message does by coming: it has a line of its own.
pub fn history(beat: &Beat, directory: &Directory, me: PersonId) -> Option<(String, bool)> {
    let name = |it: PersonId| if it == me { "You".to_owned() } else { directory.name(it).to_owned() };
    Some(match &beat.what {
        What::Message(it) => {
            let said = match it.sender {
                Some(sender) => format!("{} wrote to {}", name(sender), recipient(it)),
                None => format!("{} wrote", it.header.from.shown()),
            };
            (said, false)
        }
        What::Comment { author, .. } => (format!("{} commented", name(*author)), false),
        What::RuleComment { rule, .. } => {
            (format!("{} commented", story::who(beat.actor, Some(*rule), directory, me)), false)
        }
        What::Ran { .. } => (story::beat(beat, directory, me)?, false),
        What::Linked(_) => return None,
        What::Act { act, rule, changes, undone } => {
            let who = story::who(beat.actor, *rule, directory, me);
            let what = What::Act { act: *act, rule: *rule, changes: changes.clone(), undone: false };
            let said = story::beat(&Beat { what, ..beat.clone() }, directory, me);
            let said = said.or_else(|| Some(format!("{who} {}", quiet(*act, *rule, changes, *undone)?)));
            (said?, *undone)
        }
    })
}

fn recipient(it: &crate::model::Arrived) -> String {
    it.header.to.first().map_or_else(|| "nobody".to_owned(), |it| it.shown().to_owned())
}

/// What has no event line of its own.
fn quiet(act: Act, rule: Option<RuleId>, changes: &[Change], undone: bool) -> Option<&'static str> {
    let removed = |it: &Change| matches!(it, Change::Mark { flag: Flag::Removed, on: true, .. });
    Some(match act {
        Act::Watch => "began to watch this",
        Act::Unwatch => "stopped watching this",
        Act::Due => "ended a snooze",
        Act::Comment => "gave access by a mention",
        Act::Receive if changes.iter().any(removed) => "removed this from the team inbox for some",
        Act::Receive | Act::Import if rule.is_none() => return None,
        // What was sent and taken back has no line but this.
        Act::Send => undone.then_some("replied")?,
        _ => "changed this",
    })
}
