//! Text about drafts that others may edit.

use super::writing;
pub use super::writing::draft_of;
use crate::model::{Act, Directory, Gone};
use crate::ui::text::language::{Said, say};

/// The switch of its author.
pub const LET_OTHERS: Said = say("Let others edit this draft");
/// Opens somebody else's draft.
pub const EDIT: Said = say("Edit draft");

/// Returns the name of the button that opens somebody's draft.
pub fn edit_draft_of(name: &str) -> String {
    say!("Edit the draft by {name}", name)
}

/// Returns who saved it last.
pub fn edited(name: &str, ago: &str) -> String {
    say!("{name} edited this {ago}", name, ago)
}

/// Says that somebody saved another version.
pub fn version_of(name: &str, text: &str) -> String {
    say!("{name} saved another version: “{words}”", name, words = writing::beginning(text))
}

/// Says who ended a draft, and what becomes of what was typed since.
pub fn gone(gone: &Gone, is_kept: bool, directory: &Directory) -> String {
    let name = gone.by.map_or("", |it| directory.name(it));
    let said = match gone.act {
        _ if name.is_empty() => say("This draft is gone.").to_owned(),
        Act::Send | Act::SendAndClose | Act::SendAndArchive => say!("{name} sent this draft.", name),
        Act::DiscardDraft => say!("{name} discarded this draft.", name),
        Act::ShareDraft | Act::Schedule => say!("{name} stopped sharing this draft.", name),
        _ => say!("{name} took this draft away.", name),
    };
    if is_kept { format!("{said} {}", KEPT.text()) } else { said }
}

const KEPT: Said = say("What you typed since is kept as your own draft.");
