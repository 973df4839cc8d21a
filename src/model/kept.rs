//! The header fields that a rule may ask for by name, besides those that a [`Header`] knows anyway.
//!
//! A message has dozens of fields and a journal keeps every message, so the set is bounded: what
//! tells machines from people, how urgent the sender thinks it is, and fields that whoever writes
//! a form or a mailer can set. Each is kept once, cut to [`Kept::LONGEST`].
//!
//! [`Header`]: super::Header

use serde::{Deserialize, Serialize};

/// A header field that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kept {
    /// Written by a machine, unless it says `no`.
    AutoSubmitted,
    /// How important the sender thinks it is.
    Importance,
    /// Words that the sender files it under.
    Keywords,
    /// The mailing list it came through.
    ListId,
    /// `bulk`, `list` or `junk`.
    Precedence,
    /// Who sent it, if that is not the author.
    Sender,
    /// Which form it was filled in on.
    Form,
    /// A label that the sender put on it.
    Label,
    /// What it was written with.
    Mailer,
    /// How urgent the sender thinks it is, 1 to 5.
    Priority,
    /// What a filter on the way thought of it.
    SpamFlag,
    /// What it is about, for machines.
    Topic,
    /// Which answers of machines the sender does not want: a machine says so.
    AutoSuppress,
    /// That a machine answers; it has several names.
    AutoReply,
    /// Where failures are reported to, if that is nowhere (`<>`): a machine sent it.
    ReturnPath,
}

impl Kept {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::AutoSubmitted,
        Self::Importance,
        Self::Keywords,
        Self::ListId,
        Self::Precedence,
        Self::Sender,
        Self::Form,
        Self::Label,
        Self::Mailer,
        Self::Priority,
        Self::SpamFlag,
        Self::Topic,
        Self::AutoSuppress,
        Self::AutoReply,
        Self::ReturnPath,
    ];

    /// So many characters of a field are kept.
    pub const LONGEST: usize = 120;

    /// Returns the name of the field.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AutoSubmitted => "Auto-Submitted",
            Self::Importance => "Importance",
            Self::Keywords => "Keywords",
            Self::ListId => "List-Id",
            Self::Precedence => "Precedence",
            Self::Sender => "Sender",
            Self::Form => "X-Form",
            Self::Label => "X-Label",
            Self::Mailer => "X-Mailer",
            Self::Priority => "X-Priority",
            Self::SpamFlag => "X-Spam-Flag",
            Self::Topic => "X-Topic",
            Self::AutoSuppress => "X-Auto-Response-Suppress",
            Self::AutoReply => "X-Autoreply",
            Self::ReturnPath => "Return-Path",
        }
    }

    /// Returns the field with a name in lower case, if it is kept.
    pub const fn named(lower: &[u8]) -> Option<Self> {
        Some(match lower {
            b"auto-submitted" => Self::AutoSubmitted,
            b"importance" => Self::Importance,
            b"keywords" => Self::Keywords,
            b"list-id" => Self::ListId,
            b"precedence" => Self::Precedence,
            b"sender" => Self::Sender,
            b"x-form" => Self::Form,
            b"x-label" => Self::Label,
            b"x-mailer" => Self::Mailer,
            b"x-priority" => Self::Priority,
            b"x-spam-flag" => Self::SpamFlag,
            b"x-topic" => Self::Topic,
            b"x-auto-response-suppress" => Self::AutoSuppress,
            b"x-autoreply" | b"x-auto-reply" | b"x-autorespond" | b"x-autoresponder" | b"x-autoresponse" => {
                Self::AutoReply
            }
            b"return-path" => Self::ReturnPath,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_name() {
        for kept in Kept::ALL {
            assert_eq!(Kept::named(kept.name().to_lowercase().as_bytes()), Some(kept));
        }
        assert_eq!(Kept::named(b"received"), None);
    }
}
