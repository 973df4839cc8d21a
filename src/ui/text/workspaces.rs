//! Text of workspaces: the demo, practice, scenarios, and what is done with them.

use crate::session::scenario::{Problem, Why};
use crate::ui::plain::workspace::{Kind, Workspace};
use crate::ui::text::language::{Said, say};

/// A heading in the person menu, and the dialog.
pub const WORKSPACES: Said = say("Workspaces");
/// Opens the dialog.
pub const MANAGE: Said = say("Manage workspaces");
pub const OPEN: Said = say("Open");
pub const RENAME: Said = say("Rename");
pub const EXPORT: Said = say("Export");
pub const DELETE: Said = say("Delete");
pub const KEEP: Said = say("Keep it");
pub const SAVE: Said = say("Save");
/// Beside the one that is open.
pub const IS_OPEN: Said = say("Open now");
/// What the dialog is about.
pub const WHAT_THEY_ARE: Said = say(
    "Each is kept separately in this browser. What you do in a demo or in practice never touches your own.",
);
/// How much a workspace holds is being counted.
pub const COUNTING: Said = say("Counting what it holds…");
/// What it holds cannot be read.
pub const NOT_COUNTED: Said = say("What it holds cannot be read.");
/// A workspace was exported.
pub const EXPORTED: Said = say("Exported.");
/// The name of the bar above a workspace that is not one's own.
pub const BAR: Said = say("Workspace");
/// Leads back to the person's own.
pub const LEAVE: Said = say("Back to my own");
/// Begins the demo again.
pub const RESET: Said = say("Reset this demo");
/// The demo was begun again.
pub const WAS_RESET: Said = say("The demo has been reset.");
pub const UNDO: Said = say("Undo");
/// The demo could not be begun again.
pub const NOT_RESET: Said = say("The demo could not be reset; nothing was changed.");
/// The first start, in a workspace that is not there.
pub const NOT_HERE: Said = say("There is no such workspace in this browser. You can begin one:");
/// Before the other workspaces, at the first start.
pub const GO_ON_IN: Said = say("Or open what is already in this browser:");
/// What a file at the first start turned out to be.
pub const NO_SUCH_FILE: Said = say(
    "This is neither a workspace file nor a scenario, and nothing was changed. Mail is imported once you have begun.",
);

/// Returns what a workspace is called.
pub fn title(it: &Workspace) -> String {
    if !it.title.is_empty() {
        return it.title.clone();
    }
    match it.kind() {
        Kind::Own => say("My own").to_owned(),
        Kind::Demo => say("Demo").to_owned(),
        Kind::Practice => say("Practice").to_owned(),
        Kind::Team | Kind::Scenario => {
            let words = it.name.trim_start_matches("team-").replace('-', " ");
            let mut letters = words.chars();
            letters.next().map(|it| it.to_ascii_uppercase()).into_iter().chain(letters).collect()
        }
    }
}

/// Returns what kind a workspace is, below its name.
pub const fn kind(kind: Kind) -> Said {
    match kind {
        Kind::Own => say("Your own work"),
        Kind::Demo => say("A company to try things in"),
        Kind::Practice => say("For walkthroughs"),
        Kind::Team => say("Your team’s, over its server"),
        Kind::Scenario => say("A scenario"),
    }
}

/// Returns the question before a workspace is deleted.
pub fn delete(title: &str) -> String {
    say!("Delete “{title}”?", title)
}

/// Returns what a workspace holds.
pub fn holds(conversations: u64, messages: u64, people: usize, teams: usize) -> String {
    say!(
        "It holds {conversations|one # conversation|other # conversations} with {messages|one # message|other # messages}, {people|one # person|other # people} and {teams|one # team|other # teams}. This cannot be undone: export it first if you may want it.",
        conversations,
        messages,
        people,
        teams
    )
}

/// Returns what was deleted.
pub fn deleted(title: &str) -> String {
    say!("“{title}” was deleted.", title)
}

/// Returns the name of a button that opens a workspace.
pub fn open_it(title: &str) -> String {
    say!("Open “{title}”", title)
}

/// Returns the name of a button that renames a workspace.
pub fn rename_it(title: &str) -> String {
    say!("Rename “{title}”", title)
}

/// Returns the name of a button that exports a workspace.
pub fn export_it(title: &str) -> String {
    say!("Export “{title}”", title)
}

/// Returns the name of a button that deletes a workspace.
pub fn delete_it(title: &str) -> String {
    say!("Delete “{title}”", title)
}

/// What the sign beside a person does.
pub const NEW_TAB: Said = say("New tab");

/// Returns the name of a link that opens a window for somebody.
pub fn open_as(name: &str) -> String {
    say!("Open as {name} in a new tab", name)
}

/// Returns what is wrong with a line of a scenario.
pub fn problem(it: &Problem) -> String {
    let Problem { line, word, why } = it;
    let why = match why {
        Why::Word => say("no line of settings begins with this"),
        Why::Parts => say("a part is missing or too many"),
        Why::Opening => say("a conversation is: = ADDRESS | NAME <ADDRESS> | TIME | SUBJECT"),
        Why::Before => say("older mail is: ~ ADDRESS | NAME <ADDRESS> | TIME | SUBJECT | TEXT"),
        Why::NoConversation => say("a step stands below its conversation"),
        Why::Text => say("text stands below the line that begins a conversation; any other line is alone"),
        Why::Party => say("who writes is NAME <ADDRESS>"),
        Why::Time => say("a time is 25m, 3h or 2d"),
        Why::Hours => say("this is a number of hours"),
        Why::Verb => say("nobody can do this"),
        Why::Person => say("there is nobody of this name"),
        Why::Team => say("there is no such team"),
        Why::Label => say("there is no such label"),
        Why::Account => say("there is no such account or address"),
        Why::Choice => say("this word cannot stand here"),
        Why::Refused => say("this is not allowed, or not possible there"),
        Why::Entry => say("this is not what was saved"),
    };
    say!("Line {line}, “{word}”: {why}.", line = *line, word, why)
}
