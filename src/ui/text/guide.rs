//! Text of the walkthroughs, of their recording, and around the help.

use super::language::{Said, say};

pub const WALKTHROUGHS: Said = say("Walkthroughs");
/// The walkthroughs by the names of their files, in their order; the palette offers them.
pub const TITLES: [(&str, Said); 14] = [
    ("triage", say("Triage three conversations")),
    ("close", say("Close, and the reply that comes back")),
    ("transfer", say("Transfer to the right team")),
    ("several", say("Several assignees, and a claim that came too late")),
    ("why", say("Why is it here, and why not")),
    ("share-account", say("Share an account with a team")),
    ("alias", say("Route an alias to its team")),
    ("google-group", say("Share what comes to a Google group")),
    ("distribution-list", say("Share what comes to a distribution list")),
    ("forwarder", say("Share what a domain host forwards")),
    ("inbox-sharing", say("Share to Inboxes: one receives, the others find it archived")),
    ("observer", say("Active member and observer")),
    ("balance", say("A rule that shares the work out")),
    ("out-of-office", say("Out of office")),
];
pub const HELP: Said = say("Help");
/// The list of walkthroughs.
pub const THEY_ARE: Said = say(
    "In each one you do it yourself, on the real screens, in a practice workspace: nothing of yours is touched.",
);
pub const START: Said = say("Start");
pub const DONE: Said = say("Done");
pub const OPENING: Said = say("Opening the walkthrough…");
/// The file did not come.
pub const NOT_LOADED: Said =
    say("This walkthrough could not be loaded. Check the address and the connection, then try again.");
/// The browser keeps nothing, or has no room for it.
pub const NOT_KEPT: Said = say("This browser did not let us keep the walkthrough. Save it as a file.");
pub const HELP_NOT_LOADED: Said =
    say("This article could not be loaded. Check the address and the connection, then try again.");
pub const TO_THE_LIST: Said = say("All walkthroughs");
pub const TO_HELP: Said = say("All articles");
pub const HOW_IT_WORKS: Said = say("How does this work?");
/// Below a short help text.
pub const READ_MORE: Said = say("Read the whole article");
pub const TAKE_IT: Said = say("Take the walkthrough");
pub const ARTICLES_ARE: Said =
    say("How things work here, in short articles. Most have a walkthrough beside them.");

pub const SHOW_ME: Said = say("Show me");
pub const PREVIOUS: Said = say("Back");
pub const SKIP: Said = say("Skip");
pub const NEXT: Said = say("Next");
pub const LEAVE: Said = say("Leave");
pub const START_OVER: Said = say("Start over");
pub const TAKE_ME_THERE: Said = say("Take me there");
/// Moves between the card and the page.
pub const SWITCH: Said = say("switches between card and page");
/// What the bar shows.
pub const STEPS_DONE: Said = say("Steps done");
pub const IT_IS_DONE: Said = say("You have done this step already.");
pub const FINISHED: Said = say("You have finished");

pub const RECORD: Said = say("Record a walkthrough");
pub const RECORD_IS: Said = say(
    "Do what you want to show. Each action becomes a step, with the control you used and what it changed; then you edit the wording.",
);
pub const BEGIN: Said = say("Begin recording");
/// Begins it in the workspace that is open, or rather in a copy of that.
pub const RECORD_COPY: Said = say("Record in a copy of this workspace");
/// Why one's own workspace is not offered for it.
pub const NOT_FROM_OWN: Said = say(
    "Recording runs in the practice workspace, since a walkthrough is handed on with the messages it shows. To record in a workspace like your own, save this one as a scenario with made-up names, open that, and record there.",
);
pub const RECORDING: Said = say("Recording");
pub const FINISH: Said = say("Finish");
pub const DISCARD: Said = say("Discard");
pub const TITLE: Said = say("Title");
pub const FOR_WHOM: Said = say("For whom");
pub const WORDS: Said = say("Words");
pub const WHY: Said = say("Why it matters");
pub const WAITS_FOR: Said = say("Waits for");
pub const REMOVE_STEP: Said = say("Remove this step");
pub const SAVE_FILE: Said = say("Save as a file");
pub const COPY_LINK: Said = say("Copy the link");
pub const COPIED: Said = say("The link is copied.");
pub const NOT_COPIED: Said = say("The browser did not let us copy the link.");
pub const PRINT: Said = say("Print a handout");
pub const PLAY: Said = say("Play it");
pub const OPEN_FILE: Said = say("Open a walkthrough file");
pub const NO_STEP_YET: Said = say("No step yet: do something.");
/// The place of a card.
pub const MY_WALKTHROUGH: Said = say("My walkthrough");
pub const EVERYONE: Said = say("everybody");

/// Returns where a walkthrough stands.
pub fn step_of(step: usize, steps: usize) -> String {
    say!("Step {step} of {steps}", step, steps)
}

/// Returns the accessible name of the card.
pub fn card(title: &str) -> String {
    say!("Walkthrough: {title}", title)
}

/// Returns how long a walkthrough takes, and for whom it is.
pub fn takes(minutes: u32, audience: &str) -> String {
    say!("{minutes|one # minute|other # minutes} · for {audience}", minutes = minutes as usize, audience)
}

/// Returns the way back into a walkthrough that was begun.
pub fn go_on(step: usize) -> String {
    say!("Continue at step {step}", step)
}

/// Returns what to say where the control of a step is not to be seen.
pub fn not_here(name: &str) -> String {
    say!("“{name}” is not on this page.", name)
}

/// Returns how many steps were recorded.
pub fn steps(count: usize) -> String {
    say!("{count|one # step|other # steps}", count)
}

/// Returns the words that a recorded step begins with.
pub fn recorded(role: &str, name: &str) -> String {
    match role {
        "link" | "menuitem" | "radio" => say!("Choose “{name}”.", name),
        "checkbox" => say!("Tick “{name}”.", name),
        "textbox" | "searchbox" => say!("Fill in “{name}”.", name),
        "combobox" => say!("Choose in “{name}”.", name),
        _ => say!("Press “{name}”.", name),
    }
}

/// Returns why a file could not be opened.
pub fn faulty(problems: &[crate::walkthrough::Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
