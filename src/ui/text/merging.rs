//! Text of the dialog that merges conversations.

use super::{counted, listed};
use crate::ui::text::language::{Said, say};

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
pub fn about(party: &str, messages: u32, team: Option<String>, at: &str) -> String {
    let messages = counted(messages as usize, "message", "messages");
    let parts = [party.to_owned(), messages].into_iter().chain(team).chain([at.to_owned()]);
    parts.collect::<Vec<_>>().join(" · ")
}

/// Returns what becomes of a merger.
pub fn effect(messages: u32, gain: &[String], left: Option<&str>) -> String {
    let mut said =
        say!("One conversation with {count}.", count = counted(messages as usize, "message", "messages"));
    match gain {
        [] => {}
        [one] => said.push_str(&say!(" {one} gains access.", one)),
        names => said.push_str(&say!(" {names} gain access.", names = listed(names))),
    }
    if let Some(left) = left {
        said.push_str(&say!(" Not all: {left}", left));
    }
    said
}
