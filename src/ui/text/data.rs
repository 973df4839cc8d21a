//! Text of import, search and Settings > Data.

use super::counted;
use crate::work::{Skipped, WorkError};

/// The dialog that imports files.
pub const IMPORT: &str = "Import";
pub const DROP: &str = "Drop files here, or choose them";
/// Which files can be read.
pub const DROP_KINDS: &str = ".eml, .mbox or a workspace file of Team Inbox";
pub const FILES: &str = "Files to import";
/// Which account the messages are of.
pub const ACCOUNT: &str = "Into account";
pub const HOW: &str = "How";
/// The three ways, with what they do.
pub const WAYS: [(&str, &str); 3] = [
    ("As new mail", "Routed and ruled in order of date; one summary notice for each person."),
    ("As history", "Read, in All. No rules, no notices, nothing moves."),
    ("A Sent folder", "Messages sent from this account. Read, in All and Sent."),
];
pub const PROGRESS: &str = "Progress";
/// Copies the list of what was skipped.
pub const COPY_LIST: &str = "Copy the list";
/// An import goes on without its dialog.
pub const GOES_ON: &str = "You can go on working; this continues.";
/// There is no account to import into.
pub const NO_ACCOUNT: &str =
    "Connect an account first, under Settings > Accounts: mail is imported into one.";
/// An import was stopped by a person.
pub const STOPPED: &str =
    "Stopped. What was imported until then is kept; importing again goes on from there.";
/// What would be taken back is not done yet.
pub const STILL_IMPORTING: &str = "The import is still going on: cancel it before you undo it.";
/// Leaves a dialog without doing anything.
pub const CANCEL: &str = "Cancel";
pub const CANCEL_IMPORT: &str = "Cancel import";
/// Leaves a dialog when all is done.
pub const DONE: &str = "Done";
pub const IMPORT_MORE: &str = "Import more";
/// Text was put on the clipboard.
pub const COPIED: &str = "Copied.";

/// Returns a number with its thousands set apart.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Returns a count of bytes as people read it.
pub fn size(bytes: f64) -> String {
    match bytes {
        it if it < 1e3 => format!("{it:.0} bytes"),
        it if it < 1e6 => format!("{:.0} kB", it / 1e3),
        it if it < 1e9 => format!("{:.0} MB", it / 1e6),
        it => format!("{:.1} GB", it / 1e9),
    }
}

/// Returns how much of the files has been read.
pub fn reading(bytes: f64, of: f64, messages: u64) -> String {
    format!("Reading {} of {}: {} messages found", size(bytes), size(of), number(messages))
}

/// Returns how many messages have been imported, of how many.
pub fn imported_of(done: u64, all: u64) -> String {
    format!("{} of {} messages", number(done), number(all))
}

/// Returns how many conversations messages went into.
pub fn in_conversations(count: u64) -> String {
    if count == 1 { "1 conversation".to_owned() } else { format!("{} conversations", number(count)) }
}

/// Returns how many messages were known.
pub fn known(count: u64) -> String {
    format!("{} known already", number(count))
}

/// Returns how much was skipped.
pub fn skipped(count: usize) -> String {
    format!("{} skipped", number(count as u64))
}

/// Returns what an import came to, in one sentence.
pub fn import_done(messages: u64, conversations: u64, known: u64, skipped: usize) -> String {
    let mut said = format!("Imported {} in {}", counted_messages(messages), in_conversations(conversations));
    if known > 0 {
        said.push_str(&format!(", {} known already", number(known)));
    }
    if skipped > 0 {
        said.push_str(&format!(", {} skipped", number(skipped as u64)));
    }
    said.push('.');
    said
}

/// Returns how an import ended that did not come to its end.
pub fn broke_off(problem: &str, came_of_it: &str) -> String {
    format!("The import broke off. {problem} {came_of_it}")
}

fn counted_messages(count: u64) -> String {
    if count == 1 { "1 message".to_owned() } else { format!("{} messages", number(count)) }
}

/// Returns what was skipped: the file, and which message of it.
pub fn skipped_what(it: &Skipped) -> String {
    match it.message {
        Some(message) => format!("{}, message {}", it.file, number(u64::from(message))),
        None => it.file.clone(),
    }
}

/// Returns the list of what was skipped, one a line, for pasting elsewhere.
pub fn skipped_list(skipped: &[Skipped]) -> String {
    let lines: Vec<_> = skipped.iter().map(|it| format!("{}: {}", skipped_what(it), it.why)).collect();
    lines.join("\n")
}

/// Returns why a worker did not do it.
pub fn work_error(error: &WorkError) -> String {
    match error {
        WorkError::Failed => {
            "A part of the app that works in the background has failed. What was done before is kept: try again."
                .to_owned()
        }
        WorkError::NotWritten => NOT_WRITTEN.to_owned(),
        WorkError::OtherBuild => {
            "A newer version of the app was put in place while this tab was open. Nothing is lost: reload to go on."
                .to_owned()
        }
        WorkError::TooLarge => "This file is larger than 25 MB: no mail takes it.".to_owned(),
        WorkError::Missing => "The message itself is not stored in this browser.".to_owned(),
        WorkError::Store(error) => super::store_error(error),
    }
}

/// Returns how many files were chosen.
pub fn files(count: usize) -> String {
    counted(count, "file", "files")
}

pub const DATA: &str = "Data";
/// What is stored.
pub const STORAGE: (&str, &str) = ("Storage", "Everything is in this browser, on this machine.");
pub const STORAGE_USED: &str = "Storage used";
/// The browser has not promised to keep the data.
pub const NOT_KEPT: &str = "The browser may clear this when space runs out. Ask it to keep the data.";
/// Asks the browser to keep the data.
pub const KEEP: &str = "Keep it";
/// The browser has promised to keep the data.
pub const KEPT: &str = "The browser keeps this data until you remove it.";
/// The browser did not promise to keep the data.
pub const KEEP_REFUSED: &str = "The browser did not agree. Export a backup now and then.";
/// What goes in and out.
pub const IN_AND_OUT: &str = "Export and import";
/// A backup.
pub const EXPORT: (&str, &str, &str) =
    ("Export everything", "One workspace file, readable by this page and by you.", "Export");
/// A mailbox as an mbox.
pub const EXPORT_MAILBOX: (&str, &str, &str) = (
    "Export a mailbox",
    "The messages of a mailbox of yours as .mbox, for other mail programs.",
    "Export .mbox",
);
/// The mailbox to be exported.
pub const MAILBOX: &str = "Mailbox";
/// Mail into this workspace.
pub const IMPORT_ROW: (&str, &str, &str) = ("Import", ".eml and .mbox files.", "Import…");
/// Removes everything.
pub const RESET: (&str, &str, &str) =
    ("Reset everything", "Removes everything in this browser and starts again.", "Reset…");
/// Asks whether everything is to be removed.
pub const RESET_ASKS: &str = "Remove everything from this browser?";
pub const RESET_DOES: &str = "Remove everything";
/// A workspace file among files of mail.
pub const IS_WORKSPACE: &str =
    "This is a workspace file. It is restored on the start screen, into an empty workspace.";

/// Returns what the store holds, in one sentence.
pub fn holds(used: Option<f64>, messages: u64, conversations: u64, backup: Option<&str>) -> String {
    let used = used.map_or_else(String::new, |it| format!("{} used by ", size(it)));
    let backup = backup.unwrap_or("never");
    format!(
        "{used}{} in {}. Last backup: {backup}.",
        counted_messages(messages),
        in_conversations(conversations)
    )
}

/// Returns what removing everything loses.
pub fn reset_loses(messages: u64, conversations: u64, people: usize, teams: usize) -> String {
    format!(
        "{} in {}, {}, {}, all drafts, comments and settings are lost, in every tab. There is no undo: export first if you may want them back.",
        counted_messages(messages),
        in_conversations(conversations),
        counted(people, "person", "people"),
        counted(teams, "team", "teams"),
    )
}

/// Returns what was exported.
pub fn exported(messages: u64) -> String {
    format!("Exported {}.", counted_messages(messages))
}

/// The browser took a file and lost it.
pub const NOT_WRITTEN: &str =
    "The browser could not write the file, so none was handed over. Free some space and try again.";

/// Says where this browser cannot note what it last saw: localStorage, Cache storage.
pub fn unwatched(works: [bool; 2]) -> Option<String> {
    let said = match works {
        [true, true] => return None,
        [false, true] => {
            "This browser does not let the page use localStorage: what you type is kept only once it is saved."
        }
        [true, false] => {
            "This browser offers no Cache storage here: there is no reserve for a full disk, and lost data is noticed by localStorage alone."
        }
        [false, false] => {
            "This browser offers neither localStorage nor Cache storage here: if it loses data, that cannot be noticed. Export a backup now and then."
        }
    };
    Some(said.to_owned())
}

/// A backup was handed over that lacks something.
pub fn backed_up_in_part(lacks: &crate::session::backup::Lacks) -> String {
    format!("What can be read was exported. {}", super::rescue::lacks(lacks))
}

/// A workspace was restored from a file that lacks something.
pub fn restored_in_part(lacks: &crate::session::backup::Lacks) -> String {
    format!("The file was restored. {}", super::rescue::lacks(lacks))
}

/// A backup was handed over.
pub const BACKED_UP: &str = "Everything was exported. Keep the file somewhere safe.";
