//! What a reply begins with, what is said of whom it goes to, and what a draft becomes when it is
//! sent. Pure.

mod begin;
mod cautions;
mod header;
mod notes;
mod pictures;

use std::ops::Range;

use crate::model::{
    Arrived, Channel, ConversationId, MessageId, Party, PersonId, Sender, Sharing, State, Story, without_tag,
};

pub use begin::{Begun, begin, by_mail};
pub use cautions::{Caution, cautions, is_among_ours};
pub use header::header;
pub use notes::{Note, notes};
pub use pictures::settle;

/// What the composer is asked to begin. What answers or forwards names the message; none is the one that
/// the draft answers, else the last one from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compose {
    /// A reply to whoever wrote the message.
    Reply(Option<MessageId>),
    /// A reply to all.
    ReplyAll(Option<MessageId>),
    /// The message, to somebody else.
    Forward(Option<MessageId>),
    /// A new message.
    New,
    /// A comment: what was typed of one, or taken back, stands in it.
    Comment,
}

impl Compose {
    pub(super) const fn of(self) -> Option<MessageId> {
        match self {
            Self::Reply(of) | Self::ReplyAll(of) | Self::Forward(of) => of,
            Self::New | Self::Comment => None,
        }
    }
}

/// Returns the message that a draft answers: the one it names, else the last one from outside, else the
/// last one.
pub fn which(story: &Story, named: Option<MessageId>) -> Option<&Arrived> {
    let named = named.and_then(|named| story.messages().find(|it| it.message == named));
    named.or_else(|| story.messages().filter(|it| !it.outgoing).last()).or_else(|| story.last_message())
}

/// Returns what a person may send an answer from: mail from any address, a chat only from where it is.
pub fn senders(state: &State, me: PersonId, answered: Option<&Arrived>) -> Vec<Sender> {
    let channel = |it| state.directory.channel(it);
    let fits = |it: &Sender| {
        answered.is_none_or(|answered| match channel(answered.account) {
            Channel::Email => channel(it.account) == Channel::Email,
            _ => it.account == answered.account,
        })
    };
    let (fitting, rest): (Vec<_>, Vec<_>) = state.senders(me).into_iter().partition(fits);
    if fitting.is_empty() { rest } else { fitting }
}

/// Returns from where a person may send mail about a conversation: first from the addresses of its team.
pub fn mail_senders(state: &State, me: PersonId, it: ConversationId) -> Vec<Sender> {
    let directory = &state.directory;
    let team = state.conversations.team(it).map(Sharing::TeamInbox);
    let is_of_team = |it: &Sender| {
        let account = directory.accounts.get(&it.account).filter(|account| account.address == it.address);
        let address = directory.addresses.values().filter(|address| address.address == it.address);
        let sharings = account.and_then(|it| it.sharing).into_iter().chain(address.map(|it| it.sharing));
        team.is_some() && sharings.into_iter().any(|it| Some(it) == team)
    };
    let mut all = state.senders(me);
    all.retain(|it| directory.channel(it.account) == Channel::Email);
    all.sort_by_key(|it| !is_of_team(it));
    all
}

/// Tells whether mail to an address comes to another one: it is the same, but for a `+tag`.
fn is_at(written: &str, own: &str) -> bool {
    written == own || without_tag(written).is_some_and(|it| it == own)
}

/// Returns where the title of a saved reply is being typed: behind a `/` that begins a line.
pub fn slash(text: &str, caret: usize) -> Option<Range<usize>> {
    /// No title is looked for that is longer.
    const LONGEST: usize = 40;
    let before = text.get(..caret)?;
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let line = &before[start..];
    (line.starts_with('/') && line.len() <= LONGEST && !line.starts_with("/ ")).then_some(start..caret)
}

/// Reads what a person wrote into an address field; the first part that is no address is the error, in
/// words.
pub fn parties(written: &str) -> Result<Vec<Party>, String> {
    crate::mail::recipients(written).map_err(|it| it.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_fields_take_names_numbers_and_lists() {
        let read = parties("Kim Lee <Kim@Example.com>, bo@example.com; +45 12 34").unwrap();
        let addresses: Vec<_> = read.iter().map(|it| it.address.as_str()).collect();
        assert_eq!(addresses, ["kim@example.com", "bo@example.com", "+45 12 34"]);
        assert_eq!(read[0].name, "Kim Lee");
        assert_eq!(parties("kim@example.com, nobody").unwrap_err(), "“nobody” is not an address.");
    }

    #[test]
    fn a_saved_reply_is_asked_for_at_the_start_of_a_line() {
        assert_eq!(slash("/tha", 4), Some(0..4));
        assert_eq!(slash("Hi\n/how to", 10), Some(3..10));
        for (text, caret) in [("and/or", 6), ("a /b", 4), ("/ b", 3), ("x", 1)] {
            assert_eq!(slash(text, caret), None, "{text}");
        }
    }
}
