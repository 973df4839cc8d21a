//! What comes in from outside, whatever brought it: a message, or a word about one that is known.

use std::collections::BTreeSet;

use crate::mail::is_hidden;
use crate::model::{Afterword, Channel, Header, Party, Time, fnv1a, message_key};

use super::{address, carries};
use crate::mail::File;

/// A message from outside, or, in an export, one that was sent from there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// Its id at whoever brings it; empty if it has none.
    pub id: String,
    /// Who wrote it.
    pub from: Party,
    /// Whom it went to, where that is not the account.
    pub to: Option<Party>,
    /// When.
    pub at: Option<Time>,
    /// The subject, where the channel has one.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The names of the files that came with it.
    pub files: Vec<String>,
    /// Those of them whose bytes are here.
    pub media: Vec<File>,
    /// It was sent by us.
    pub outgoing: bool,
    /// The id of the message that it answers.
    pub answers: String,
}

/// What was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A message.
    Message(Incoming),
    /// A word about one.
    After(Afterword),
}

/// The longest name that is kept.
const LONGEST_NAME: usize = 200;
/// The longest subject that is kept, as of mail: of two that are cut off, "Re:" would hide that one answers the
/// other.
const LONGEST_SUBJECT: usize = 1_000;
/// The longest text of one message that is kept, in bytes; the rest is cut off.
const LONGEST_TEXT: usize = 100_000;

/// Returns a name for a file of which only is known what it is.
pub fn file_name(kind: &str, media: &str) -> String {
    let end = media.split(';').next().unwrap_or_default().rsplit('/').next().unwrap_or_default().trim();
    let end = match end {
        "jpeg" => "jpg",
        "plain" => "txt",
        "mpeg" if media.starts_with("audio") => "mp3",
        other => other,
    };
    let is_plain = !end.is_empty() && end.len() <= 5 && end.bytes().all(|it| it.is_ascii_alphanumeric());
    if is_plain { format!("{kind}.{end}") } else { kind.to_owned() }
}

/// Returns a name on one line, without what hides or turns its letters.
pub fn clean_name(name: &str) -> String {
    one_line(name, LONGEST_NAME)
}

/// Returns a subject on one line, in the same way.
fn clean_subject(subject: &str) -> String {
    one_line(subject, LONGEST_SUBJECT)
}

fn one_line(text: &str, longest: usize) -> String {
    let shown = text.chars().filter(|it| !it.is_control() && !is_hidden(*it));
    let line: String = shown.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(longest).collect()
}

/// Returns a text without control characters but line breaks and tabs.
pub fn clean_text(text: &str) -> String {
    let kept = |it: &char| !it.is_control() || matches!(it, '\n' | '\t');
    let mut text: String = text.replace("\r\n", "\n").chars().filter(kept).collect();
    if text.len() > LONGEST_TEXT {
        let end = (0..=LONGEST_TEXT).rev().find(|it| text.is_char_boundary(*it)).unwrap_or_default();
        text.truncate(end);
    }
    text
}

/// Returns who wrote something, as the channel compares addresses; none if it is no address of it.
pub fn party(channel: Channel, name: &str, written: &str) -> Option<Party> {
    let address = address(channel, written)?;
    let name = clean_name(name);
    Some(Party { name: if name == address { String::new() } else { name }, address })
}

/// Returns the Message-ID of what its sender calls by an id: ids of several senders are apart, whatever
/// they look like.
pub fn own_id(id: &str, by: &str) -> String {
    if id.is_empty() { String::new() } else { format!("{id}.{by}@chat.invalid") }
}

/// Returns the Message-ID of what somebody calls by an id: a whole one, as ours are, holds an `@`, any
/// other is theirs.
pub fn message_id(id: &str, by: &str) -> String {
    if id.contains('@') { id.to_owned() } else { own_id(id, by) }
}

/// Returns a time within the years that a calendar shows, whatever clock it came from.
pub fn within_reason(at: Time) -> Time {
    const END_OF_9999: i64 = 253_402_300_799_000;
    Time(at.0.clamp(0, END_OF_9999))
}

/// Returns a message as the model takes it in, with its text; `about` is its subject where the channel
/// has none.
pub fn taken_in(channel: Channel, it: &Incoming, ours: &str, about: &str, now: Time) -> (Header, String) {
    let text = clean_text(&it.text);
    let words: Vec<_> = text.split_whitespace().take(40).collect();
    let at = it.at.map_or(now, within_reason);
    let id = message_id(&it.id, &it.from.address);
    let said = format!("{id} {} {} {text}", it.from.address, if it.id.is_empty() { at.0 } else { 0 });
    let fingerprint = fnv1a(said.bytes());
    // An answer names a message of ours by its whole id, or one of theirs by the id they gave it.
    let named = BTreeSet::from([message_id, own_id].map(|id| id(&it.answers, &it.from.address)));
    let references = named.iter().filter(|it| !it.is_empty()).map(|it| message_key(it)).collect();
    let header = Header {
        message_id: if id.is_empty() { format!("{fingerprint:016x}@chat.invalid") } else { id },
        references,
        from: it.from.clone(),
        to: vec![it.to.clone().unwrap_or_else(|| Party { name: String::new(), address: ours.to_owned() })],
        date: Some(at),
        subject: if carries(channel).subject { clean_subject(&it.subject) } else { about.to_owned() },
        snippet: words.join(" ").chars().take(140).collect(),
        attachments: it.files.clone(),
        fingerprint,
        ..Header::default()
    };
    (header, text)
}
