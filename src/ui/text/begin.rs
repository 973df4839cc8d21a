//! Text of the way from nothing to one's own team inbox.

use crate::model::Time;
use crate::ui::text::language::{Said, say};

/// The page, and the list of what is missing.
pub const TITLE: Said = say("Set up your team inbox");
pub const INTRO: Said =
    say("Five steps, in any order. Skip what you do not need: you can do it later in Settings.");
/// The list of what is missing, in place of an empty list of conversations.
pub const MISSING: Said = say("Nothing can arrive here yet");
pub const MISSING_IS: Said = say("Still to set up:");
pub const STEPS: [Said; 5] = [
    say("People"),
    say("A team"),
    say("An address, and where its messages go"),
    say("Your mail"),
    say("Your team inbox"),
];
/// Said beside a step.
pub const DONE: Said = say("done");
pub const SKIP: Said = say("Skip");
/// Opens the page.
pub const GO_ON: Said = say("Set up");

pub const PEOPLE: Said = say("Who works with you?");
pub const PEOPLE_HINT: Said =
    say("One on each line: Ben Ortiz <ben@club.example>, or the address alone. Nothing is sent to them.");
pub const ADD_PEOPLE: Said = say("Add them");
pub const NO_LINES: Said = say("Enter at least one address.");

pub const TEAM_NAME: Said = say("Name of the team");
pub const SUPPORT: Said = say("Support");
pub const MEMBERS: Said = say("Members");
pub const ROLES: [Said; 3] = [say("Active"), say("Observes"), say("Not a member")];
pub const ROLES_ARE: Said =
    say("Active members are notified of new messages. Observers can see them but are not notified.");
pub const MAKE_TEAM: Said = say("Create the team");

pub const ADDRESS: Said = say("Address that people write to");
pub const GOES: Said = say("Its messages go");
pub const GOES_TO_ME: Said = say("to my Inbox only");
pub const ADD_ADDRESS: Said = say("Add the address");
pub const NO_DELIVERY: Said =
    say("Team Inbox does not fetch mail: messages come from the files you drop here.");

pub const DROP: Said = say("Drop .eml or .mbox files here, or choose them");
pub const LOOKING: Said = say("Reading the files…");
pub const NO_MAIL: Said = say("There is no mail in these files.");
pub const IMPORT: Said = say("Import them");
pub const FIRST_ADDRESS: Said = say("Mail comes in through an address: add one first.");

pub const READY: Said = say("You are set up.");
pub const NOT_READY: Said = say("You can look around now, and set up whatever you skipped at any time.");
pub const NEXT: Said = say(
    "Open a conversation, then press i to take it, a to assign it, e to archive it, c to close it. Press ? for all keys.",
);
pub const OPEN_INBOX: Said = say("Open your Inbox");

/// Returns where messages of an address may go.
pub fn goes_to_team(team: &str) -> String {
    say!("to the team inbox of {team}", team)
}

/// Returns which line names nobody.
pub fn no_address(line: &str) -> String {
    say!("“{line}” has no e-mail address in it. Nobody was added.", line)
}

/// Returns how many people were added.
pub fn added(count: usize) -> String {
    say!("{count|one # person|other # people} added.", count)
}

/// Returns what is in files of mail; `day` writes a date.
pub fn looked(
    messages: u32,
    from: Option<Time>,
    until: Option<Time>,
    day: impl Fn(Time) -> String,
) -> String {
    match (from.map(&day), until.map(&day)) {
        (Some(from), Some(until)) if from != until => {
            say!("{messages|one # message|other # messages}, from {from} to {until}.", messages, from, until)
        }
        (Some(from), _) => say!("{messages|one # message|other # messages}, of {from}.", messages, from),
        _ => say!("{messages|one # message|other # messages}.", messages),
    }
}

/// Returns how often an address stands in the files.
pub fn stands_in(address: &str, count: u32, all: u32) -> String {
    say!("{address} appears in {count} of {all}.", address, count, all)
}

/// Returns the name of a button that shares an address with a team.
pub fn share_with(address: &str, team: &str) -> String {
    say!("Share {address} with {team}", address, team)
}

/// Returns the name of a link to a team inbox.
pub fn open_team(team: &str) -> String {
    say!("Open the team inbox of {team}", team)
}
