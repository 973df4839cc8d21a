//! Text of the details of a conversation.

use super::story;
use crate::model::{
    Act, Actor, Beat, Change, Delivery, Directory, Facts, Flag, Grant, Membership, PersonId, RuleId, What,
};
use crate::ui::text::language::{Names, Said, say};

/// The pane, and the button that shows and hides it.
pub const DETAILS: Said = say("Details");
/// The button in its head.
pub const HIDE: Said = say("Hide details");
pub const FOR: Said = say("For");
/// The same for those who do not see what stands around it.
pub const FOR_WHOM: Said = say("For whom");
/// Of the person who asks: "For me".
pub const ME: Said = say("me");
/// The same for those who do not see what stands around it.
pub const IN_WHICH: Said = say("In which mailbox");
pub const IN: Said = say("In");
/// The group of people who may see it.
pub const WITH_ACCESS: Said = say("With access");
/// The group of all the others.
pub const WITHOUT_ACCESS: Said = say("Without access");
/// What all alternatives have in common stands above this.
pub const AND_ONE_OF: Said = say("and any one of these:");
/// The same, where the alternatives have nothing in common.
pub const ONE_OF: Said = say("Any one of these:");
/// A story that is longer than what can be taken apart.
pub const OLD_STORY: Said = say("It has been like this for longer than is looked into.");
/// What an answer leaves out, with the time of the last step that it does.
pub const GIVEN: Said = say("Earlier steps are taken as given: the history is too long to look into");
/// A conversation that a message showed to be one with the open one, though people acted on both.
pub const MAY_BE_ONE: Said = say("Might belong with");
/// The button that merges it into the open one.
pub const MERGE_IT: Said = say("Merge");
pub const ABOUT: Said = say("About");
pub const CUSTOMER: Said = say("Customer");
/// The dialog that says what a customer is called, and from where else they write.
pub const EDIT_CUSTOMER: Said = say("Edit customer");
/// The addresses of a customer who has several.
pub const ADDRESSES: Said = say("Addresses");
pub const ALSO_WRITES_FROM: Said = say("Also writes from");
pub const FIND_CUSTOMER: Said = say("Find by name or address");
pub const NO_CUSTOMER: Said = say("Nobody else has written to you.");
pub const NO_ACCESS_BY_IT: Said = say("This gives nobody access to anything.");
/// Somebody of the same name.
pub const MAY_BE_THE_SAME: Said = say("Same name: the same customer?");
pub const SAME_CUSTOMER: Said = say("Same customer");
/// Who may see it, and by what.
pub const PEOPLE: Said = say("People with access");
pub const ATTACHMENTS: Said = say("Attachments");
pub const HISTORY: Said = say("History");
pub const NOT_TOLD: Said = say("Not notified");
/// What watching is good for.
pub const WATCH_MEANS: Said = say("Watchers are notified of comments");
/// Undone, for those who do not see that it is struck out.
pub const UNDONE: Said = say("undone");
/// A mark: it is in their Inbox.
pub const IN_INBOX: Said = say("In Inbox");
pub const OUT_OF_OFFICE: Said = say("Out of office");

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
                    Some(Membership::Observer) => say(say!("observes {name}", name)),
                    _ => say(say!("active in {name}", name)),
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
            Grant::Added(_) => say("was added".to_owned()),
            Grant::Admitted(_) => say("was given access alone".to_owned()),
        }
    }
    super::why::capital(&said.join(", "))
}

/// Returns the button that joins somebody to the customer.
pub fn same_customer_as(address: &str) -> String {
    say!("Same customer as {address}", address)
}

/// Returns the button that takes an address from a customer.
pub fn not_theirs(address: &str) -> String {
    say!("Not this customer’s: {address}", address)
}

/// Returns "2 other conversations".
pub fn others(count: usize) -> String {
    say!("{count|one # other conversation|other # other conversations}", count)
}

/// Returns the button that shows the rest of the history.
pub fn show_all(count: usize) -> String {
    say!("Show all {count|one # entry|other # entries}", count)
}

/// Returns "told 2" for the line of an event.
pub fn told_count(count: usize) -> String {
    if count == 0 { say("nobody notified").to_owned() } else { say!("{count} notified", count) }
}

/// Returns a line of the history, and whether it was undone. What event lines leave out has a word
/// here too, but for what a message does by coming: it has a line of its own.
pub fn history(beat: &Beat, directory: &Directory, me: PersonId) -> Option<(String, bool)> {
    let by = |it: PersonId| story::who(Actor::Person(it), None, directory, me);
    Some(match &beat.what {
        What::Message(it) => {
            let said = match it.sender {
                Some(sender) => story::did(&by(sender), &say!("wrote to {name}", name = recipient(it))),
                None => story::did(&Names::one(it.header.from.shown(), false), &say("wrote")),
            };
            (said, false)
        }
        What::Comment { author, .. } => (story::did(&by(*author), &say("commented")), false),
        What::RuleComment { rule, .. } => {
            (story::did(&story::who(beat.actor, Some(*rule), directory, me), &say("commented")), false)
        }
        What::Ran { .. } => (story::beat(beat, directory, me)?, false),
        What::Linked(_) => return None,
        What::Act { act, rule, changes, undone } => {
            let what = What::Act { act: *act, rule: *rule, changes: changes.clone(), undone: false };
            let said = story::beat(&Beat { what, ..beat.clone() }, directory, me);
            let quiet = || {
                let who = story::who(beat.actor, *rule, directory, me);
                Some(story::did(&who, &quiet(*act, *rule, changes, *undone)?))
            };
            (said.or_else(quiet)?, *undone)
        }
    })
}

fn recipient(it: &crate::model::Arrived) -> String {
    it.header.to.first().map_or_else(|| say("nobody").to_owned(), |it| it.shown().to_owned())
}

/// What has no event line of its own.
fn quiet(act: Act, rule: Option<RuleId>, changes: &[Change], undone: bool) -> Option<Said> {
    let removed = |it: &Change| matches!(it, Change::Mark { flag: Flag::Removed, on: true, .. });
    Some(match act {
        Act::Watch => say("began to watch this"),
        Act::Unwatch => say("stopped watching this"),
        Act::Due => say("ended a snooze"),
        Act::Comment => say("gave access by a mention"),
        Act::Receive if changes.iter().any(removed) => say("removed this from the team inbox for some"),
        Act::Receive | Act::Import if rule.is_none() => return None,
        // What was sent and taken back has no line but this.
        Act::Send => undone.then_some(say("replied"))?,
        _ => say("changed this"),
    })
}
