//! Mail as bytes: cutting files into messages, reading and cleaning them, and writing new ones.
//!
//! Pure, and made for hostile input: everything has a limit of size, depth and number, and
//! everything ends in something readable. Parsing knows nothing of who sees what (`model`) and of
//! where bytes rest (`store`). `mail-parser` gives charsets, dates and parameters; the walk over
//! a message is our own, since import needs a header and some text, not every attachment decoded.

mod address;
mod body;
mod charset;
mod date;
mod digest;
mod emlx;
mod encode;
mod enriched;
mod fields;
mod forward;
mod from_line;
mod gmail;
mod header;
mod host;
mod html;
mod html_text;
mod ids;
mod invitation;
mod leaf;
mod letter;
mod look;
mod mailto;
pub mod markup;
mod mbox;
mod mbox_write;
mod mime;
mod params;
mod parse;
mod parts;
mod pictures;
mod plain;
mod pretence;
mod quoting;
mod recipients;
mod report;
mod routes;
mod sealed;
mod sniff;
mod standing;
mod tags;
mod tnef;
mod transfer;
mod words;
mod write;
mod zone;

pub(crate) use encode::base64_encode;
pub(crate) use transfer::base64;

pub use body::{Attachment, Body, attachment, inline_image, read};
pub use digest::MAX_SEARCH_TEXT;
pub use forward::forwarded;
pub use html::{CleanHtml, FOLLOWS, Held, InlineImage, Kept, LeftOut, clean, frame_document, pasted};
pub use ids::reply_references;
pub use invitation::{Invitation, Moment, Purpose};
pub use letter::{AttachmentInfo, Letter, Nested, TextBlock, attachment_within};
pub use look::{TextLink, is_drawn, is_right_to_left, links};
pub use mailto::{Begun, mailto, read_mailto};
pub use mbox::{MAX_MESSAGE, Piece, Splitter};
pub use mbox_write::append_to_mbox;
pub use parse::{Parsed, parse};
pub use pictures::{MAX_PICTURES, PICTURE_LEN, is_picture, part_files, picture_kind, picture_name};
pub use plain::{Block, BlockKind, blocks};
pub use pretence::{Pretence, pretence};
pub use recipients::{Unreadable, is_hidden, recipient_parts, recipients, written};
pub use report::{Outcome, Report, Reported};
pub use sealed::Sealed;
pub use sniff::{FileKind, Reason, SNIFF_LEN, sniff};
pub use standing::with_standing;
pub use write::{File, Outgoing, compose, forward_subject, head, quote, reply_subject, signed};
