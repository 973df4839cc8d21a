//! What a provider would refuse, found before anything is sent, and how much room is left.

use super::rules::Length;
use super::segments::Segments;
use super::{Unaddressed, carries};
use crate::model::{Answering, Attached, Channel, fits_template};

/// A message that is to be sent, as far as a provider looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    /// How many it goes to.
    pub recipients: usize,
    /// Its text.
    pub text: &'a str,
    /// Its files.
    pub files: &'a [Attached],
    /// How long ago the other side wrote last, in milliseconds; none if they never did.
    pub since: Option<i64>,
    /// The templates that the provider has approved.
    pub templates: &'a [String],
    /// A person sends it, not a rule.
    pub by_person: bool,
}

/// Why a message is not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// What stands in To is no address.
    Address(Unaddressed),
    /// It goes to more than one.
    Several,
    /// There is neither text nor a file.
    Empty,
    /// The text is longer than so many characters, by how many.
    TooLong {
        /// What the channel takes.
        most: usize,
        /// By how much it is too long.
        over: usize,
        /// It is counted in bytes: a letter outside ASCII takes several.
        bytes: bool,
    },
    /// More files than so many.
    TooManyFiles(usize),
    /// The channel takes no such file.
    FileKind(String),
    /// A file has more bytes than the channel takes.
    FileSize(String, u64),
    /// The other side wrote too long ago for free text; only a template may be sent.
    NeedsTemplate {
        /// They never wrote.
        never: bool,
    },
    /// The other side wrote too long ago, or never: nothing may be sent.
    Closed {
        /// They never wrote.
        never: bool,
    },
}

/// Returns why a provider would refuse a message; none if it would take it.
pub fn refused(channel: Channel, it: &Outgoing) -> Option<Refused> {
    let rules = carries(channel);
    if !rules.copies && it.recipients > 1 {
        return Some(Refused::Several);
    }
    let is_blank = it.text.trim().is_empty();
    // An empty mail is asked about, and goes; an empty chat is nothing.
    if is_blank && it.files.is_empty() && !rules.copies {
        return Some(Refused::Empty);
    }
    too_long(rules.length, it.text).or_else(|| bad_file(channel, it.files)).or_else(|| too_late(channel, it))
}

fn too_long(length: Length, text: &str) -> Option<Refused> {
    let (most, has, bytes) = match length {
        Length::Any => return None,
        Length::Characters(most) | Length::Segments(most) => (most, text.encode_utf16().count(), false),
        Length::Bytes(most) => (most, text.len(), true),
    };
    (has > most).then(|| Refused::TooLong { most, over: has - most, bytes })
}

fn bad_file(channel: Channel, files: &[Attached]) -> Option<Refused> {
    let rule = carries(channel).files;
    if files.len() > rule.count {
        return Some(Refused::TooManyFiles(rule.count));
    }
    files.iter().find_map(|file| {
        let media = file.media.to_ascii_lowercase();
        match rule.kinds.iter().find(|it| media.starts_with(it.media)) {
            None => Some(Refused::FileKind(file.name.clone())),
            Some(kind) if u64::from(file.size) > kind.most => {
                Some(Refused::FileSize(file.name.clone(), kind.most))
            }
            Some(_) => None,
        }
    })
}

fn too_late(channel: Channel, it: &Outgoing) -> Option<Refused> {
    let is_template =
        it.files.is_empty() && it.templates.iter().any(|template| fits_template(template, it.text));
    if channel.answering().allows(it.since, it.by_person, is_template) {
        return None;
    }
    let never = it.since.is_none();
    Some(match channel.answering() {
        Answering::ThenTemplate(_) => Refused::NeedsTemplate { never },
        _ => Refused::Closed { never },
    })
}

/// How much room is left in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// So many characters, which is little.
    Characters(usize),
    /// So many bytes, which is little.
    Bytes(usize),
    /// How it is sent as SMS.
    Segments(Segments),
}

/// Returns how much room is left, where that is worth a line: of an SMS always, else near the end.
pub fn left(channel: Channel, text: &str) -> Option<Left> {
    let near = |most: usize, has: usize| (has <= most && has >= most - most / 5).then(|| most - has);
    match carries(channel).length {
        Length::Any => None,
        Length::Characters(most) => near(most, text.encode_utf16().count()).map(Left::Characters),
        Length::Bytes(most) => near(most, text.len()).map(Left::Bytes),
        Length::Segments(_) => (!text.is_empty()).then(|| Left::Segments(Segments::of(text))),
    }
}
