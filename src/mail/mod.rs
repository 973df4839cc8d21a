//! Mail as bytes: cutting files into messages, reading and cleaning them, and writing new ones.
//!
//! Pure, and made for hostile input: everything has a limit of size, depth and number, and
//! everything ends in something readable. Parsing knows nothing of who sees what (`model`) and of
//! where bytes rest (`store`). `mail-parser` gives charsets, dates and parameters; the walk over
//! a message is our own, since import needs a header and some text, not every attachment decoded.

mod address;
mod body;
mod digest;
mod encode;
mod enriched;
mod fields;
mod forward;
mod from_line;
mod header;
mod host;
mod html;
mod html_text;
mod letter;
mod mailto;
pub mod markup;
mod mbox;
mod mbox_write;
mod mime;
mod parse;
mod parts;
mod plain;
mod pretence;
mod sniff;
mod tags;
mod transfer;
mod words;
mod write;

pub(crate) use encode::base64_encode;
pub(crate) use transfer::base64;

pub use body::{Attachment, Body, attachment, inline_image, read};
pub use digest::MAX_SEARCH_TEXT;
pub use forward::forwarded;
pub use header::reply_references;
pub use html::{CleanHtml, FOLLOWS, InlineImage, clean, frame_document};
pub use letter::{AttachmentInfo, Letter, TextBlock};
pub use mailto::{Begun, mailto, read_mailto};
pub use mbox::{MAX_MESSAGE, Piece, Splitter};
pub use mbox_write::append_to_mbox;
pub use parse::{Parsed, parse};
pub use plain::{Block, BlockKind, blocks};
pub use pretence::{Pretence, pretence};
pub use sniff::{FileKind, Reason, SNIFF_LEN, sniff};
pub use write::{File, Outgoing, compose, forward_subject, head, quote, reply_subject};
