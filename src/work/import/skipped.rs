//! What of an import gave no message. The words stand in `ui/text`; what a reader of one kind of file has to
//! say is told in English.

use serde::{Deserialize, Serialize};

use crate::model::Channel;

/// Something that gave no message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The file.
    pub file: String,
    /// What of it.
    pub place: Place,
    /// Why.
    pub why: Why,
}

/// A part of a file, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// All of it, or the rest.
    File,
    /// A message.
    Message(u32),
    /// A line, or what stands in place of one.
    Line(u32),
}

/// Why something gave no message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// It had been deleted in the mail program.
    Deleted,
    /// It is a workspace file.
    Workspace,
    /// It is mail, or anything else that is no export, and the account is for a chat.
    NoExport,
    /// It is an export of a channel that the account is not of.
    OfChannel(Channel),
    /// It is a .zip without a chat of the account's channel.
    NoChat,
    /// It is a .zip that cannot be read.
    BrokenZip,
    /// The browser could not read on.
    Unreadable,
    /// As the reader of the file tells it.
    Told(String),
}
