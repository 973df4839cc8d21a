//! Text of the dialog that merges conversations.

use super::messages;
use crate::ui::text::language::{Names, Said, say};

/// The button of a message.
pub const SPLIT: Said = say("Split into a new conversation");
pub const MERGE: Said = say("Merge conversations");
pub const MERGE_INTO: Said = say("Merge into another conversation");
pub const INTO: Said = say("Merge into");
pub const MERGE_DO: Said = say("Merge");
pub const FIND: Said = say("Find by subject or person");
pub const CHOOSE: Said = say("Choose the conversation that stays.");
pub const NONE: Said = say("Nothing else from this person. Search for another conversation.");

/// Returns what a conversation is: who, how many messages, where, when.
pub fn about(party: &str, count: u32, team: Option<String>, at: &str) -> String {
    let parts = [party.to_owned(), messages(count)].into_iter().chain(team).chain([at.to_owned()]);
    parts.collect::<Vec<_>>().join(" · ")
}

/// Returns what becomes of a merger.
pub fn effect(count: u32, gain: &[String], left: Option<&str>) -> String {
    let mut said = vec![say!("One conversation with {count|one # message|other # messages}.", count)];
    if !gain.is_empty() {
        said.push(say!("{names|one # gains|other # gain} access.", names = Names::all(gain)));
    }
    if let Some(left) = left {
        said.push(say!("Not all: {left}", left));
    }
    said.join(" ")
}
