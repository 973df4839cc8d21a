//! Text of import, search and Settings > Data.

use crate::model::{Account, Directory, Sharing};
use crate::ui::text::language::{self, Said, say};
use crate::work::{Place, Skipped, Why, WorkError};

/// The dialog that imports files.
pub const IMPORT: Said = say("Import");
pub const DROP: Said = say("Drop files here, or choose them");
/// Which files can be read.
pub const DROP_KINDS: Said =
    say(".eml, .mbox, an export of a messenger or telephone, or a workspace file of Team Inbox");
pub const FILES: Said = say("Files to import");
/// Which account the messages are of.
pub const ACCOUNT: Said = say("Into account");
pub const HOW: Said = say("How");
/// The three ways, with what they do.
pub const WAYS: [(Said, Said); 3] = [
    (
        say("As new mail"),
        say("Goes through sharing and rules, oldest first; one summary notice for each person."),
    ),
    (say("As history"), say("Read, in All. No rules, no notices, nothing moves.")),
    (say("A Sent folder"), say("Messages sent from this account. Read, in All and Sent.")),
];
pub const PROGRESS: Said = say("Progress");
/// Copies the list of what was skipped.
pub const COPY_LIST: Said = say("Copy the list");
/// An import goes on without its dialog.
pub const GOES_ON: Said = say("You can go on working; this continues.");
/// There is no account to import into.
pub const NO_ACCOUNT: Said =
    say("Connect an e-mail account first, under Settings > Accounts: mail is imported into one.");
/// An import was stopped by a person.
pub const STOPPED: Said =
    say("Stopped. What was imported so far is kept; importing again continues from there.");
/// What would be taken back is not done yet.
pub const STILL_IMPORTING: Said = say("The import is still going on: cancel it before you undo it.");
/// Leaves a dialog without doing anything.
pub const CANCEL: Said = say("Cancel");
pub const CANCEL_IMPORT: Said = say("Cancel import");
/// Leaves a dialog when all is done.
pub const DONE: Said = say("Done");
pub const IMPORT_MORE: Said = say("Import more");
/// What was imported, in the mailbox that it came into.
pub const SHOW_THEM: Said = say("Show them");
/// Text was put on the clipboard.
pub const COPIED: Said = say("Copied.");

/// Returns a number with its thousands set apart.
pub fn number(number: u64) -> String {
    language::number(number)
}

/// Returns a count of bytes as people read it.
pub fn size(bytes: f64) -> String {
    match bytes {
        it if it < 1e3 => say!("{count|one # byte|other # bytes}", count = it as usize),
        it if it < 1e6 => say!("{number} kB", number = (it / 1e3).round() as usize),
        it if it < 1e9 => say!("{number} MB", number = (it / 1e6).round() as usize),
        it => say!("{number} GB", number = language::tenths(it / 1e9)),
    }
}

/// Returns how much of the files has been read.
pub fn reading(bytes: f64, of: f64, messages: u64) -> String {
    let (done, all) = (size(bytes), size(of));
    say!("Reading {done} of {all}: {messages|one # message|other # messages} found", done, all, messages)
}

/// Returns how many messages have been imported, of how many.
pub fn imported_of(done: u64, all: u64) -> String {
    say!("{done} of {all|one # message|other # messages}", done, all)
}

/// An import without the team's server.
pub const WAITS_FOR_TEAM: Said = say("Offline: it goes on once you are connected to the team");

/// Returns how many conversations messages went into.
pub fn in_conversations(count: u64) -> String {
    super::conversations(count as usize)
}

/// Returns how many messages were known.
pub fn known(count: u64) -> String {
    say!("{count} already here", count)
}

/// Returns how much was skipped.
pub fn skipped(count: usize) -> String {
    say!("{count} skipped", count)
}

/// Returns what an import came to, in one sentence.
pub fn import_done(messages: u64, conversations: u64, known: u64, skipped: usize) -> String {
    let mut parts = vec![say!(
        "Imported {messages|one # message|other # messages} in {conversations|one # conversation|other # conversations}",
        messages,
        conversations
    )];
    parts.extend((known > 0).then(|| self::known(known)));
    parts.extend((skipped > 0).then(|| self::skipped(skipped)));
    parts.join(", ") + "."
}

/// Returns how an import ended that did not come to its end.
pub fn broke_off(problem: &str, came_of_it: &str) -> String {
    say!("The import broke off. {problem} {came_of_it}", problem, came_of_it)
}

/// Returns what was skipped: the file, and what of it.
pub fn skipped_what(it: &Skipped) -> String {
    let file = &it.file;
    match it.place {
        Place::File => file.clone(),
        Place::Message(message) => {
            say!("{file}, message {number}", file, number = number(u64::from(message)))
        }
        Place::Line(line) => say!("{file}, line {number}", file, number = number(u64::from(line))),
    }
}

/// Returns why it was skipped.
pub fn skipped_why(why: &Why) -> String {
    let said = match why {
        Why::Deleted => say("This message had been deleted in the mail program; it was left out."),
        Why::Workspace => IS_WORKSPACE,
        Why::NoExport => say("This is no export of the account’s channel. Mail goes into e-mail accounts."),
        Why::OfChannel(it) => {
            let channel = super::channels::name(*it);
            return say!(
                "These are messages of another channel, {channel}: choose such an account.",
                channel
            );
        }
        Why::NoChat => say("There is no chat in this .zip for the account’s channel."),
        Why::BrokenZip => say("This .zip is damaged, or of a kind that cannot be read."),
        Why::Unreadable => say("The browser could not read on in this file; what came before is kept."),
        Why::Told(why) => return why.clone(),
    };
    said.to_owned()
}

/// Returns the list of what was skipped, one a line, for pasting elsewhere.
pub fn skipped_list(skipped: &[Skipped]) -> String {
    let line = |it: &Skipped| format!("{}: {}", skipped_what(it), skipped_why(&it.why));
    skipped.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Returns why a worker did not do it.
pub fn work_error(error: &WorkError) -> String {
    match error {
        WorkError::Failed => {
            say("A part of the app that works in the background has failed. What was done before is kept: try again.")
                .to_owned()
        }
        WorkError::NotWritten => NOT_WRITTEN.to_owned(),
        WorkError::OtherBuild => {
            say("A newer version of the app was put in place while this tab was open. Nothing is lost: reload to go on.")
                .to_owned()
        }
        WorkError::TooLarge => say("This file is larger than 25 MB: too large to send by mail.").to_owned(),
        WorkError::Missing => say("The message itself is not stored in this browser.").to_owned(),
        WorkError::Store(error) => super::store_error(error),
    }
}

/// Returns how many files were chosen.
pub fn files(count: usize) -> String {
    say!("{count|one # file|other # files}", count)
}

pub const DATA: Said = say("Data");
/// What is stored.
pub const STORAGE: (Said, Said) = (say("Storage"), say("Everything is in this browser, on this machine."));
pub const STORAGE_USED: Said = say("Storage used");
/// The browser has not promised to keep the data.
pub const NOT_KEPT: Said = say(
    "Your data is on this device and needs no network. The browser may clear it only if the device runs out of space: ask it to keep everything, or export from time to time.",
);
/// Asks the browser to keep the data.
pub const KEEP: Said = say("Keep it");
/// The browser has promised to keep the data.
pub const KEPT: Said = say("The browser keeps this data until you remove it.");
/// The browser did not promise to keep the data.
pub const KEEP_REFUSED: Said = say("The browser did not agree. Export a backup now and then.");
/// What goes in and out.
pub const IN_AND_OUT: Said = say("Export and import");
/// A backup.
pub const EXPORT: (Said, Said, Said) =
    (say("Export everything"), say("One workspace file, readable by this page and by you."), say("Export"));
/// A mailbox as an mbox.
pub const EXPORT_MAILBOX: (Said, Said, Said) = (
    say("Export a mailbox"),
    say("The messages of a mailbox of yours as .mbox, for other mail programs."),
    say("Export .mbox"),
);
/// The mailbox to be exported.
pub const MAILBOX: Said = say("Mailbox");
/// Mail into this workspace.
pub const IMPORT_ROW: (Said, Said, Said) =
    (say("Import"), say("Mail, and exports of messengers and telephones."), say("Import…"));
/// Removes everything.
pub const RESET: (Said, Said, Said) =
    (say("Reset everything"), say("Removes everything in this browser and starts again."), say("Reset…"));
/// Asks whether everything is to be removed.
pub const RESET_ASKS: Said = say("Remove everything from this browser?");
pub const RESET_DOES: Said = say("Remove everything");
/// A workspace file among files of mail.
pub const IS_WORKSPACE: Said =
    say("This is a workspace file. It is restored on the start screen, into an empty workspace.");

/// Returns what the store holds, in one sentence.
pub fn holds(used: Option<f64>, messages: u64, conversations: u64, backup: Option<&str>) -> String {
    let what = say!(
        "{messages|one # message|other # messages} in {conversations|one # conversation|other # conversations}",
        messages,
        conversations
    );
    let what = match used {
        Some(it) => say!("{size} used by {what}.", size = size(it), what),
        None => what + ".",
    };
    let backup = match backup {
        Some(time) => say!("Last backup: {time}.", time),
        None => say("No backup yet.").to_owned(),
    };
    format!("{what} {backup}")
}

/// Returns what removing everything loses.
pub fn reset_loses(messages: u64, conversations: u64, people: usize, teams: usize) -> String {
    say!(
        "{messages|one # message|other # messages} in {conversations|one # conversation|other # conversations}, {people|one # person|other # people}, {teams|one # team|other # teams}, all drafts, comments and settings are lost, in every tab. There is no undo: export first if you may want them back.",
        messages,
        conversations,
        people,
        teams
    )
}

/// Returns what was exported.
pub fn exported(messages: u64) -> String {
    say!("Exported {messages|one # message|other # messages}.", messages)
}

/// The browser took a file and lost it.
pub const NOT_WRITTEN: Said =
    say("The browser could not write the file, so none was handed over. Free some space and try again.");

/// Says where this browser cannot note what it last saw: localStorage, Cache storage.
pub fn unwatched(works: [bool; 2]) -> Option<String> {
    let said = match works {
        [true, true] => return None,
        [false, true] => say(
            "This browser does not let the page use localStorage: what you type is kept only once it is saved.",
        ),
        [true, false] => say(
            "This browser offers no Cache storage here: there is no reserve for a full disk, and lost data is noticed by localStorage alone.",
        ),
        [false, false] => say(
            "This browser offers neither localStorage nor Cache storage here: if it loses data, that cannot be noticed. Export a backup now and then.",
        ),
    };
    Some(said.to_owned())
}

/// A backup was handed over that lacks something.
pub fn backed_up_in_part(lacks: &crate::session::backup::Lacks) -> String {
    say!("What can be read was exported. {lacks}", lacks = super::rescue::lacks(lacks))
}

/// A workspace was restored from a file that lacks something.
pub fn restored_in_part(lacks: &crate::session::backup::Lacks) -> String {
    say!("The file was restored. {lacks}", lacks = super::rescue::lacks(lacks))
}

/// Returns who will see what is imported into an account.
pub fn seen_by(account: &Account, directory: &Directory) -> String {
    match account.sharing {
        None => say("Private to its owner: nobody else will see what you import.").to_owned(),
        Some(Sharing::TeamInbox(team)) => {
            say!("Shared: everybody in {team} will see what you import.", team = directory.team_name(team))
        }
        Some(Sharing::Inbox(_)) => say("Shared: its audience will see what you import.").to_owned(),
    }
}

/// A backup was handed over.
pub const BACKED_UP: Said = say("Everything was exported. Keep the file somewhere safe.");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Channel;

    #[test]
    fn what_was_skipped_is_named_by_its_message_or_its_line() {
        let told = |place| {
            let it = Skipped { file: "chat.txt".into(), place, why: Why::OfChannel(Channel::LiveChat) };
            skipped_list(&[it])
        };
        let why = "These are messages of another channel, Live chat: choose such an account.";
        assert_eq!(told(Place::File), format!("chat.txt: {why}"));
        assert_eq!(told(Place::Message(2)), format!("chat.txt, message 2: {why}"));
        assert_eq!(told(Place::Line(1)), format!("chat.txt, line 1: {why}"));
    }
}
