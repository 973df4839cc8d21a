//! Text of the dialog that merges conversations.

use super::{counted, listed};

/// The button of a message.
pub const SPLIT: &str = "Split into a new conversation";
pub const MERGE: &str = "Merge conversations";
pub const MERGE_INTO: &str = "Merge into another conversation";
pub const INTO: &str = "Merge into";
pub const MERGE_DO: &str = "Merge";
pub const FIND: &str = "Find by subject or person";
pub const CHOOSE: &str = "Choose the conversation that stays.";
pub const NONE: &str = "Nothing else from this person. Search for another conversation.";

/// Returns what a conversation is: who, how many messages, where, when.
pub fn about(party: &str, messages: u32, team: Option<String>, at: &str) -> String {
    let messages = counted(messages as usize, "message", "messages");
    let parts = [party.to_owned(), messages].into_iter().chain(team).chain([at.to_owned()]);
    parts.collect::<Vec<_>>().join(" · ")
}

/// Returns what becomes of a merger.
pub fn effect(messages: u32, gain: &[String], left: Option<&str>) -> String {
    let mut said = format!("One conversation with {}.", counted(messages as usize, "message", "messages"));
    match gain {
        [] => {}
        [one] => said.push_str(&format!(" {one} gains access.")),
        names => said.push_str(&format!(" {} gain access.", listed(names))),
    }
    if let Some(left) = left {
        said.push_str(&format!(" Not all: {left}"));
    }
    said
}
