//! Text of the rules: the tab, the builder, a rule as a sentence, what a rule did.

mod history;
mod sentence;

pub use history::{noted, said};
pub use sentence::{condition, sentence};

use super::counted;
use crate::model::rules::{Attendance, Method, Trigger};
use crate::model::{Directory, Membership, RuleId};

pub const RULES: &str = "Rules";
pub const RULES_ARE: &str = "They run in this order, each at most once for what happened. Those for incoming messages run before a message appears anywhere.";
/// A button, and the title of a dialog.
pub const NEW_RULE: &str = "New rule";
/// The title of a dialog.
pub const EDIT_RULE: &str = "Edit rule";
pub const NO_RULES: &str = "There is no rule yet. A rule can move, label and assign messages, or tell somebody, before anybody has to.";
/// Where a rule stands that has not run.
pub const NEVER_RAN: &str = "has not run yet";
/// The switch of a rule.
pub const ON: &str = "On";
pub const MOVE_UP: &str = "Move up";
pub const MOVE_DOWN: &str = "Move down";
pub const DELETE: &str = "Delete";
/// The conditions as a whole.
pub const CONDITIONS: &str = "Conditions";
/// How the parts of a group hold together.
pub const TOGETHER: &str = "Together";
/// Whether a condition is negated.
pub const MEANT: &str = "If or if not";
/// What a condition asks for.
pub const ASKED: &str = "What is asked";
pub const ASKS: [&str; 12] = [
    "From",
    "To",
    "Cc",
    "the subject",
    "the body",
    "a header field",
    "an attachment’s name",
    "the channel is",
    "it came to",
    "it belongs to",
    "it is",
    "it happens",
];
/// Stands before a text that is looked for.
pub const CONTAINS: &str = "contains";
pub const CHANNEL: &str = "Channel";
pub const TEAM: &str = "Team";
pub const LABEL: &str = "Label";
pub const SAVED_REPLY: &str = "Saved reply";
pub const WHICH: &str = "Which message";
pub const FIRST_REPLY: [&str; 2] = ["the first message", "a reply"];
pub const DONE: &str = "What is done";
pub const DOES: [&str; 14] = [
    "assign",
    "assign the sender",
    "move to",
    "label",
    "archive for everyone",
    "archive for",
    "remove from the team inbox for",
    "mark as read for",
    "close",
    "move to Trash for everyone",
    "snooze for",
    "comment",
    "notify",
    "reply with",
];
/// Stands before how long a snooze is.
pub const FOR: &str = "for";
pub const HOW_LONG: &str = "How long";
pub const UNIT: &str = "Hours or days";
/// Begins the part of a rule that says what sets it off.
pub const WHEN: &str = "When";
/// Begins the part of a rule that says what must hold.
pub const IF: &str = "if";
/// Begins the part of a rule that says what it does.
pub const THEN: &str = "then";
/// The two ways in which conditions hold together.
pub const ALL_ANY: [&str; 2] = ["all of these hold", "any of these holds"];
pub const AND_OR: [&str; 2] = ["and", "or"];
pub const WHATEVER: &str = "No condition: it runs every time.";
/// The two ways in which a condition is meant.
pub const IS_NOT: [&str; 2] = ["if", "if not"];
pub const ADD_CONDITION: &str = "Condition";
pub const ADD_GROUP: &str = "Group";
pub const ADD_ACTION: &str = "Action";
/// Adds to a list of people.
pub const ADD_PERSON: &str = "Add a person";
/// Adds to a list of people, where teams serve too.
pub const ADD_WHO: &str = "Add a person or team";
/// The choice between the methods.
pub const METHOD: &str = "How";
/// The choice between those who may be chosen.
pub const ATTENDANCE: &str = "Who of them";
pub const FROM_TIME: &str = "from";
pub const UNTIL_TIME: &str = "until";
/// The days of the week, beginning on Monday.
pub const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/// A field for a text that is looked for.
pub const TEXT: &str = "Text";
/// A field for what a rule comments.
pub const COMMENT: &str = "Comment";
/// The two units of time of a snooze, with their minutes.
pub const UNITS: [(&str, u32); 2] = [("hours", 60), ("days", 24 * 60)];
/// What is asked of a header is kept of these fields alone.
pub const FIELD: &str = "Header field";
pub const TEST: &str = "Test on existing messages";
pub const TESTING: &str = "Testing …";
pub const EXAMPLES: &str = "For example:";
pub const DELETE_RULE: &str = "Delete rule";
pub const DELETED: &str =
    "It stops at once. What it did so far stays as it is, and histories go on naming it.";

/// Returns the question whether a rule is to be deleted.
pub fn delete(name: &str) -> String {
    format!("Delete “{name}”?")
}

/// Returns what stands on a message that a rule sent.
pub fn sent_by(rule: RuleId, directory: &Directory) -> String {
    format!("sent by the rule “{}”", directory.rules.get(&rule).map_or("", |it| &it.name))
}

/// Returns when and how often a rule ran.
pub fn ran(count: u32, when: &str) -> String {
    format!("ran {}, last {when}", counted(count as usize, "time", "times"))
}

/// Returns what a trial found.
pub fn matched(matched: usize, tested: usize, trigger: Trigger) -> String {
    let (one, many) =
        if trigger.is_message() { ("message", "messages") } else { ("conversation", "conversations") };
    format!("Would have matched {} of {}.", super::count(matched), counted(tested, one, many))
}

/// Returns the name of the members of a team.
pub fn members(team: &str, membership: Membership) -> String {
    match membership {
        Membership::Active => format!("Active members of {team}"),
        Membership::Observer => format!("Observers of {team}"),
    }
}

/// Returns what sets a rule off.
pub const fn trigger(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::Incoming => "a message arrives",
        Trigger::Outgoing => "a member sends a message",
        Trigger::Comment => "somebody comments",
        Trigger::Closed => "it is closed",
        Trigger::Reopened => "it is reopened",
        Trigger::Assignees => "its assignees change",
        Trigger::Team => "its team changes",
        Trigger::Labels => "its labels change",
    }
}

/// Returns the name of a balancing method.
pub const fn method(method: Method) -> &'static str {
    match method {
        Method::All => "all at once",
        Method::Random => "randomly",
        Method::Turn => "in turn",
        Method::Least => "least busy first",
    }
}

/// Returns who may be chosen, by where they are.
pub const fn attendance(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::InOffice => "who is in the office",
        Attendance::Anybody => "also who is out of office",
        Attendance::Online => "who is online",
    }
}
