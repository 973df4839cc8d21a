//! What a file is: an mbox, one message, or no mail at all and what to do about that.

use std::fmt;

use super::emlx;
use super::fields::{Fields, is_field_start, is_known, line_len};

/// What the start of a file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Many messages, each after a `From ` line.
    Mbox,
    /// One message.
    Message,
    /// One message of Apple's Mail, between its length and its flags (.emlx).
    AppleMessage,
}

/// Why bytes gave no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing is in it.
    Empty,
    /// A compressed archive.
    Archive,
    /// A picture, sound or film.
    Picture,
    /// A PDF.
    Pdf,
    /// Outlook's own format for one message.
    OutlookMessage,
    /// Outlook's own format for folders.
    OutlookFolder,
    /// Bytes that are no text.
    Binary,
    /// Text without the header that makes it mail.
    NoHeader,
    /// One message larger than the limit.
    TooLarge,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "The file is empty.",
            Self::Archive => {
                "This is a compressed archive. Unpack it and choose the .mbox or .eml files in it."
            }
            Self::Picture => "This is a picture, sound or film, not mail.",
            Self::Pdf => "This is a PDF, not mail.",
            Self::OutlookMessage => {
                "This is a message in Outlook's own format. Save it as .eml and try again."
            }
            Self::OutlookFolder => "This is an Outlook data file. Export it as .mbox or .eml and try again.",
            Self::Binary => "This file holds no text, so it cannot be mail.",
            Self::NoHeader => {
                "This is text, but not mail: it does not begin with lines such as From: or Subject:."
            }
            Self::TooLarge => "This message is larger than 50 MB.",
        })
    }
}

/// How many bytes at the start of a file [`sniff`] wants to see, if there are as many.
pub const SNIFF_LEN: usize = 4_096;

const MAGIC: &[(&[u8], Reason)] = &[
    (b"PK\x03\x04", Reason::Archive),
    (b"\x1f\x8b", Reason::Archive),
    (b"BZh", Reason::Archive),
    (b"7z\xbc\xaf", Reason::Archive),
    (b"\xfd7zXZ", Reason::Archive),
    (b"Rar!", Reason::Archive),
    (b"\xff\xd8\xff", Reason::Picture),
    (b"\x89PNG", Reason::Picture),
    (b"GIF8", Reason::Picture),
    (b"RIFF", Reason::Picture),
    (b"ID3", Reason::Picture),
    (b"%PDF", Reason::Pdf),
    (b"\xd0\xcf\x11\xe0", Reason::OutlookMessage),
    (b"!BDN", Reason::OutlookFolder),
];

/// Tells from its first bytes what a file is.
pub fn sniff(start: &[u8]) -> Result<FileKind, Reason> {
    let start = &start[..start.len().min(SNIFF_LEN)];
    if start.is_empty() {
        return Err(Reason::Empty);
    }
    if let Some((_, reason)) = MAGIC.iter().find(|it| start.starts_with(it.0)) {
        return Err(*reason);
    }
    let text = &start[preamble_len(start)..];
    if text.is_empty() && start.len() < SNIFF_LEN {
        return Err(Reason::Empty);
    }
    if text.starts_with(b"From ") {
        return Ok(FileKind::Mbox);
    }
    if has_header(text) {
        return Ok(FileKind::Message);
    }
    if let Some(line) = emlx::first_line(text) {
        return if has_header(&text[line..]) { Ok(FileKind::AppleMessage) } else { Err(Reason::NoHeader) };
    }
    Err(if start.contains(&0) { Reason::Binary } else { Reason::NoHeader })
}

/// Returns the length of a byte order mark and of blank lines before the first line.
pub(crate) fn preamble_len(start: &[u8]) -> usize {
    let mark = if start.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    mark + start[mark..].iter().take_while(|it| matches!(it, b'\r' | b'\n')).count()
}

/// Tells whether a text begins as mail does; the `>From ` that some programs leave above a header is
/// passed over.
fn has_header(text: &[u8]) -> bool {
    let text = if text.starts_with(b">From ") { &text[line_len(text)..] } else { text };
    is_field_start(text) && Fields::of(text).any(|it| is_known(it.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart() {
        for (given, wanted) in [
            (&b"From ann@x Mon Jan  1 00:00:00 2024\nSubject: a\n\n"[..], Ok(FileKind::Mbox)),
            (b"\n\nFrom \nList-Id: <a.b.c>\n\n", Ok(FileKind::Mbox)),
            (b"\xef\xbb\xbfSubject: a\n\nhi", Ok(FileKind::Message)),
            (b"Subject: a\n\nfirst\0words", Ok(FileKind::Message)),
            (
                b">From - Sat Apr 12 2025 15:59:28\nX-Mozilla-Status: 0001\nFrom: a@x\n\n",
                Ok(FileKind::Message),
            ),
            (b"190       \nSubject: a\n\nhi", Ok(FileKind::AppleMessage)),
            (b"190\nDear Ann", Err(Reason::NoHeader)),
            (b"X-Odd: 1\r\nreceived: by x\r\n\r\n", Ok(FileKind::Message)),
            (b"", Err(Reason::Empty)),
            (b"\r\n\n", Err(Reason::Empty)),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Err(Reason::Picture)),
            (b"PK\x03\x04rest", Err(Reason::Archive)),
            (b"\x01\x02\0\x03", Err(Reason::Binary)),
            (b"Dear Ann,\nhow are you?\n", Err(Reason::NoHeader)),
            (b"Note: this is\nno mail\n", Err(Reason::NoHeader)),
            (b"name,address\nSubject: x\n", Err(Reason::NoHeader)),
        ] {
            assert_eq!(sniff(given), wanted, "{}", String::from_utf8_lossy(given));
        }
    }
}
