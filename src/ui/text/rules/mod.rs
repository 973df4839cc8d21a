//! Text of the rules: the tab, the builder, a rule as a sentence, what a rule did.

mod history;
mod sentence;

pub use history::{noted, said};
pub use sentence::{condition, sentence};

use crate::model::rules::{Attendance, Method, Trigger};
use crate::model::{Directory, Membership, RuleId};
use crate::ui::text::language::{Said, say, say_as};

pub const RULES: Said = say("Rules");
pub const RULES_ARE: Said = say(
    "They run in this order, each at most once per event. Rules for incoming messages run before the message appears anywhere.",
);
/// A button, and the title of a dialog.
pub const NEW_RULE: Said = say("New rule");
/// The title of a dialog.
pub const EDIT_RULE: Said = say("Edit rule");
pub const NO_RULES: Said = say(
    "There is no rule yet. A rule can move, label and assign messages, or tell somebody, before anybody has to.",
);
/// Where a rule stands that has not run.
pub const NEVER_RAN: Said = say("has not run yet");
/// The switch of a rule.
pub const ON: Said = say("On");
pub const MOVE_UP: Said = say("Move up");
pub const MOVE_DOWN: Said = say("Move down");
pub const DELETE: Said = say("Delete");
/// The conditions as a whole.
pub const CONDITIONS: Said = say("Conditions");
/// How the parts of a group hold together.
pub const TOGETHER: Said = say("Together");
/// Whether a condition is negated.
pub const MEANT: Said = say("If or if not");
/// What a condition asks for.
pub const ASKED: Said = say("What is asked");
pub const ASKS: [Said; 14] = [
    say("From"),
    say("To"),
    say("Cc"),
    say("the subject"),
    say("the body"),
    say("a header field"),
    say("an attachment’s name"),
    say("the channel is"),
    say("it came to"),
    say("it belongs to"),
    say("it is"),
    say("it happens"),
    say("the customer wrote within 24 hours"),
    say("a delivery failed"),
];
/// Stands before a text that is looked for.
pub const CONTAINS: Said = say("contains");
pub const CHANNEL: Said = say("Channel");
pub const TEAM: Said = say("Team");
pub const LABEL: Said = say("Label");
pub const SAVED_REPLY: Said = say("Saved reply");
pub const WHICH: Said = say("Which message");
pub const FIRST_REPLY: [Said; 2] = [say("the first message"), say("a reply")];
pub const DONE: Said = say("What is done");
pub const DOES: [Said; 14] = [
    say("assign"),
    say("assign the sender"),
    say("move to"),
    say("label"),
    say("archive for everyone"),
    say("archive for"),
    say("remove from the team inbox for"),
    say("mark as read for"),
    say("close"),
    say("move to Trash for everyone"),
    say("snooze for"),
    say("comment"),
    say("notify"),
    say("reply with"),
];
/// Stands before how long a snooze is.
pub const FOR: Said = say("for");
pub const HOW_LONG: Said = say("How long");
pub const UNIT: Said = say("Hours or days");
/// Begins the part of a rule that says what sets it off.
pub const WHEN: Said = say("When");
/// Begins the part of a rule that says what must hold.
pub const IF: Said = say("if");
/// Begins the part of a rule that says what it does.
pub const THEN: Said = say("then");
/// The two ways in which conditions hold together.
pub const ALL_ANY: [Said; 2] = [say("all of these hold"), say("any of these holds")];
pub const AND_OR: [Said; 2] = [say("and"), say("or")];
pub const WHATEVER: Said = say("No condition: it runs every time.");
/// The two ways in which a condition is meant.
pub const IS_NOT: [Said; 2] = [say("if"), say("if not")];
pub const ADD_CONDITION: Said = say("Condition");
/// Of a long rule.
pub fn earlier_conditions(count: usize) -> String {
    say!("{count|one Show # earlier condition|other Show # earlier conditions}", count)
}
pub const ADD_GROUP: Said = say("Group");
pub const ADD_ACTION: Said = say("Action");
/// Adds to a list of people.
pub const ADD_PERSON: Said = say("Add a person");
/// Adds to a list of people, where teams serve too.
pub const ADD_WHO: Said = say("Add a person or team");
/// The choice between the methods.
pub const METHOD: Said = say("How");
/// The choice between those who may be chosen.
pub const ATTENDANCE: Said = say("Who of them");
pub const FROM_TIME: Said = say("from");
pub const UNTIL_TIME: Said = say("until");
/// The days of the week, beginning on Monday.
pub const DAYS: [Said; 7] =
    [say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun")];
/// A field for a text that is looked for.
pub const TEXT: Said = say("Text");
/// A field for what a rule comments.
pub const COMMENT: Said = say("Comment");
/// The two units of time of a snooze, with their minutes.
pub const UNITS: [(Said, u32); 2] = [(say("hours"), 60), (say("days"), 24 * 60)];
/// What is asked of a header is kept of these fields alone.
pub const FIELD: Said = say("Header field");
pub const TEST: Said = say("Test on existing messages");
pub const TESTING: Said = say("Testing…");
pub const EXAMPLES: Said = say("For example:");
pub const DELETE_RULE: Said = say("Delete rule");
pub const DELETED: Said =
    say("It stops at once. What it did so far stays as it is, and histories go on naming it.");

/// Returns the question whether a rule is to be deleted.
pub fn delete(name: &str) -> String {
    say!("Delete “{name}”?", name)
}

/// Returns what stands on a message that a rule sent.
pub fn sent_by(rule: RuleId, directory: &Directory) -> String {
    say!("sent by the rule “{name}”", name = directory.rules.get(&rule).map_or("", |it| &it.name))
}

/// Returns when and how often a rule ran.
pub fn ran(count: u32, when: &str) -> String {
    say!("ran {count|one # time|other # times}, last {when}", count, when)
}

/// Returns what a trial found.
pub fn matched(matched: usize, tested: usize, trigger: Trigger) -> String {
    if trigger.is_message() {
        say!("Would have matched {matched} of {tested|one # message|other # messages}.", matched, tested)
    } else {
        say!(
            "Would have matched {matched} of {tested|one # conversation|other # conversations}.",
            matched,
            tested
        )
    }
}

/// Returns the name of the members of a team.
pub fn members(team: &str, membership: Membership) -> String {
    match membership {
        Membership::Active => say!("Active members of {team}", team),
        Membership::Observer => say!("Observers of {team}", team),
    }
}

/// Returns what sets a rule off.
pub const fn trigger(trigger: Trigger) -> Said {
    match trigger {
        Trigger::Incoming => say("a message arrives"),
        Trigger::Outgoing => say("a member sends a message"),
        Trigger::Comment => say("somebody comments"),
        Trigger::Closed => say_as("trigger", "it is closed"),
        Trigger::Reopened => say("it is reopened"),
        Trigger::Assignees => say("its assignees change"),
        Trigger::Team => say("its team changes"),
        Trigger::Labels => say("its labels change"),
        Trigger::Failed => say("a delivery fails"),
    }
}

/// Returns the name of a balancing method.
pub const fn method(method: Method) -> Said {
    match method {
        Method::All => say("all at once"),
        Method::Random => say("randomly"),
        Method::Turn => say("in turn"),
        Method::Least => say("least busy first"),
    }
}

/// Returns who may be chosen, by where they are.
pub const fn attendance(attendance: Attendance) -> Said {
    match attendance {
        Attendance::InOffice => say("who is in the office"),
        Attendance::Anybody => say("also who is out of office"),
        Attendance::Online => say("who is online"),
    }
}
