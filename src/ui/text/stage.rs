//! Text of what is shown to others: scenarios saved and opened, the clock, lines that follow, side by side.

use crate::ui::text::language::{Said, say};

/// The dialog in which a workspace is saved as a scenario, and what leads there.
pub const SAVE: Said = say("Save as scenario");
/// The same, of one conversation.
pub const SHARE: Said = say("Share this situation…");
/// The dialog that this opens.
pub const SHARE_IT: Said = say("Share this situation");
pub const SHARE_IS: Said = say(
    "Whoever opens the link or the file gets a copy of this conversation as it is now, in a workspace of its own. What they do there changes nothing here.",
);
pub const SAVE_IS: Said = say(
    "A scenario is a text file that opens as a workspace of its own, dated relative to the day it is opened.",
);
pub const TITLE: Said = say("Title");
pub const WHAT: Said = say("What goes into it");
pub const EVERYTHING: Said = say("Everything");
pub const SETTINGS_ALONE: Said = say("Settings only");
/// Who acts at first where it is opened.
pub const OPENS_AS: Said = say("Open as");
pub const MADE_UP: Said = say("Replace names and addresses with made-up ones");
pub const MADE_UP_IS: Said = say(
    "Each name gets the same replacement throughout. Other text stays as written; mail that came as a file is saved without its text.",
);
pub const DOWNLOAD: Said = say("Save the file");
pub const COPY: Said = say("Copy a link");
pub const SAVED: Said = say("Saved.");
pub const COPIED: Said = say("The link is copied.");
/// The browser did not let the page copy.
pub const NOT_COPIED: Said = say("The browser did not let the link be copied.");
pub const TOO_LARGE: Said = say("This is too large for a link. Save the file instead.");
pub const NOT_SAVED: Said = say("This could not be read, so nothing was saved.");
pub const CANCEL: Said = say("Cancel");
/// Copies the address of what is shown.
pub const COPY_LINK: Said = say("Copy link");

/// The page on which a scenario is opened.
pub const OPEN: Said = say("Open a scenario");
pub const OPEN_IS: Said = say("It opens in a workspace of its own. Your own is not touched.");
pub const OPENING: Said = say("Reading it…");
pub const OPEN_IT: Said = say("Open it");
pub const CHOOSE: Said = say("Choose a scenario file");
pub const BROKEN: Said =
    say("This link is incomplete, or was not made by Team Inbox. Ask for the file instead.");
pub const EMPTY: Said = say("There is nothing in it that can be opened.");
pub const UNTITLED: Said = say("Scenario");
/// What of a scenario could not be read.
pub const PROBLEMS: Said = say("What could not be read is left out:");

/// The clock of a demo.
pub const CLOCK: Said = say("Clock");
pub const HOUR: Said = say("+ 1 hour");
pub const MONDAY: Said = say("Monday 9:00");
pub const NEXT_DUE: Said = say("To the next thing due");
pub const NOTHING_DUE: Said = say("Nothing is due.");

/// The lines of a scenario that are still to come.
pub const RUN: Said = say("Let it run");
pub const PAUSE: Said = say("Pause");
pub const STEP: Said = say("Step");
pub const PACE: Said = say("Pace");
pub const ALL_DONE: Said = say("Everything in this scenario has happened.");

/// Several people beside each other.
pub const SIDE_BY_SIDE: Said = say("Side by side");
pub const NOBODY: Said = say("The address names nobody who is here.");
pub const LEAVE: Said = say("Leave");
pub const WATCHING: Said = say("What one person does shows in the other windows at once.");
pub const PRESENT: Said = say("Presenter");

/// Returns the choice of the conversations that are selected.
pub fn selected(count: usize) -> String {
    say!("{count|one The selected conversation|other The # selected conversations}, and the settings", count)
}

/// Returns what a scenario holds.
pub fn holds(conversations: usize, messages: usize, people: usize, teams: usize) -> String {
    say!(
        "{conversations|one # conversation|other # conversations} with {messages|one # message|other # messages}, {people|one # person|other # people}, {teams|one # team|other # teams}.",
        conversations,
        messages,
        people,
        teams
    )
}

/// Returns who acts at first where a scenario is opened.
pub fn opens_as(name: &str) -> String {
    say!("It opens as {name}.", name)
}

/// Returns what the details say where a scenario is opened.
pub fn opens_with(says: &str) -> String {
    say!("It opens with Details beside it: {says}.", says)
}

/// Returns how many lines are still to come.
pub fn left(count: usize) -> String {
    say!("{count|one # line|other # lines} to come", count)
}

/// Returns the name of the window of somebody.
pub fn window_of(name: &str) -> String {
    say!("{name}’s window", name)
}

/// The window of the other end of the channels, and the link that adds it.
pub const CUSTOMERS_WINDOW: Said = say("The customers’ window");
pub const WITH_CUSTOMERS: Said = say("With the customers");

/// Returns who did something last.
pub fn did(name: &str, what: &str) -> String {
    say!("{name}: {what}", name, what)
}

/// Returns how many seconds pass between two lines.
pub fn seconds(count: u32) -> String {
    say!("every {count|one second|other # seconds}", count)
}
