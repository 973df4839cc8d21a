//! The header block: fields as they stand in the bytes, and the text that people see of them.

use std::borrow::Cow;

use memchr::memchr;

use super::charset::{Decoder, guessed};

/// So many lines are looked at to tell whether a header goes on behind a line that is none of it.
const MAX_LOOK: usize = 64;

/// One header field: a name and the raw value, folded lines and all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field<'x> {
    pub name: &'x [u8],
    pub value: &'x [u8],
    /// Reads bytes that are no UTF-8, if the message has a charset elsewhere.
    decode: Option<Decoder>,
}

impl<'x> Field<'x> {
    /// Returns whether the field has this name, in any case.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    /// Returns the value on one line, as text.
    pub fn text(&self) -> Cow<'x, str> {
        match unfold(self.value) {
            Cow::Borrowed(bytes) => self.text_of(bytes),
            Cow::Owned(bytes) => Cow::Owned(self.text_of(&bytes).into_owned()),
        }
    }

    /// Returns whether the value has bytes that only a charset makes text of.
    pub fn is_raw(&self) -> bool {
        !self.value.is_ascii() && std::str::from_utf8(self.value).is_err()
    }

    fn text_of<'a>(&self, bytes: &'a [u8]) -> Cow<'a, str> {
        match self.decode {
            Some(decode) if std::str::from_utf8(bytes).is_err() => Cow::Owned(decode(bytes)),
            _ => guessed(bytes, false),
        }
    }
}

/// Walks over the fields of a header block; afterwards [`Fields::rest`] is the body.
///
/// Careless software leaves the blank line out, puts spaces into it, or puts lines into a header that
/// are no fields: what is not of the header is of the body, and nothing is lost between them.
#[derive(Clone, Debug)]
pub(crate) struct Fields<'x> {
    rest: &'x [u8],
    done: bool,
    decode: Option<Decoder>,
}

impl<'x> Fields<'x> {
    /// Starts at the first byte of a message or a part.
    pub fn of(raw: &'x [u8]) -> Self {
        Self { rest: raw, done: false, decode: None }
    }

    /// The same, where the charset is known that the raw bytes of the fields are in.
    pub fn in_charset(raw: &'x [u8], decode: Decoder) -> Self {
        Self { decode: Some(decode), ..Self::of(raw) }
    }

    /// Returns what follows the blank line, once all fields were taken.
    pub fn rest(&self) -> &'x [u8] {
        self.rest
    }

    /// Takes a field: its line and those that continue it.
    fn take(&mut self, colon: usize) -> Field<'x> {
        let mut end = line_len(self.rest);
        while continues(&self.rest[end..]) {
            end += line_len(&self.rest[end..]);
        }
        let (field, rest) = self.rest.split_at(end);
        self.rest = rest;
        let (name, value) = (field[..colon].trim_ascii_end(), field[colon + 1..].trim_ascii());
        Field { name, value, decode: self.decode }
    }
}

impl<'x> Iterator for Fields<'x> {
    type Item = Field<'x>;

    fn next(&mut self) -> Option<Field<'x>> {
        while !self.done && !self.rest.is_empty() {
            if let Some(colon) = colon(self.rest) {
                return Some(self.take(colon));
            }
            let line = &self.rest[..line_len(self.rest)];
            let is_blank = line.trim_ascii().is_empty();
            self.done = matches!(line, b"\n" | b"\r\n") || !has_field(&self.rest[line.len()..]);
            // A line of words is the first one of the body.
            if is_blank || !self.done {
                self.rest = &self.rest[line.len()..];
            }
        }
        None
    }
}

/// Returns where the name of a field ends that begins with these bytes.
fn colon(bytes: &[u8]) -> Option<usize> {
    let name = bytes.iter().take(MAX_NAME).take_while(|it| it.is_ascii_graphic() && **it != b':').count();
    let spaces = bytes[name..].iter().take_while(|it| matches!(it, b' ' | b'\t')).count();
    (name > 0 && bytes.get(name + spaces) == Some(&b':')).then_some(name + spaces)
}

/// No name of a field is longer.
const MAX_NAME: usize = 80;

/// Returns whether a line begins as a header field does: a name without spaces and a colon.
pub(crate) fn is_field_start(line: &[u8]) -> bool {
    colon(line).is_some()
}

/// Fields of which a message has at least one; many a text has lines like `Note: …`.
const KNOWN: &[&str] = &[
    "From",
    "To",
    "Cc",
    "Bcc",
    "Subject",
    "Date",
    "Message-ID",
    "Received",
    "Return-Path",
    "Delivered-To",
    "Envelope-To",
    "MIME-Version",
    "Reply-To",
    "Sender",
    "In-Reply-To",
    "References",
    "Status",
    "Thread-Topic",
    "Thread-Index",
    "DKIM-Signature",
];
const KNOWN_STARTS: &[&str] = &["X-", "Content-", "List-", "Resent-", "ARC-", "Authentication-", "Received-"];

/// Returns whether a field of mail has this name.
pub(crate) fn is_known(name: &[u8]) -> bool {
    let starts_so =
        |it: &&str| name.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it.as_bytes()));
    KNOWN.iter().any(|it| name.eq_ignore_ascii_case(it.as_bytes())) || KNOWN_STARTS.iter().any(starts_so)
}

/// Returns whether a line begins with a field of mail.
pub(crate) fn is_known_field(line: &[u8]) -> bool {
    colon(line).is_some_and(|it| is_known(line[..it].trim_ascii_end()))
}

/// Returns whether a header goes on with fields of mail; what else stands among them looks like
/// fields too.
fn has_field(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    for _ in 0..MAX_LOOK {
        let line = &rest[..line_len(rest)];
        if matches!(line, b"" | b"\n" | b"\r\n") || is_known_field(line) {
            return is_known_field(line);
        }
        if !matches!(line[0], b' ' | b'\t') && !is_field_start(line) {
            return false;
        }
        rest = &rest[line.len()..];
    }
    false
}

/// Returns whether these bytes continue a field: they begin with a space. A line of nothing but
/// spaces may end a header; it continues one that goes on with a field, or with more of this one.
fn continues(bytes: &[u8]) -> bool {
    if !matches!(bytes.first(), Some(b' ' | b'\t')) {
        return false;
    }
    let line = &bytes[..line_len(bytes)];
    !line.trim_ascii().is_empty() || matches!(bytes.get(line.len()), Some(b' ' | b'\t')) && ends_well(bytes)
}

/// Returns whether lines that begin with a space are followed by a field or the end of the header.
fn ends_well(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    for _ in 0..MAX_LOOK {
        if !matches!(rest.first(), Some(b' ' | b'\t')) {
            break;
        }
        rest = &rest[line_len(rest)..];
    }
    matches!(rest.first(), None | Some(b'\n' | b'\r')) || is_field_start(rest)
}

/// Returns the length of the first line, its break included.
pub(crate) fn line_len(bytes: &[u8]) -> usize {
    memchr(b'\n', bytes).map_or(bytes.len(), |it| it + 1)
}

fn unfold(value: &[u8]) -> Cow<'_, [u8]> {
    if memchr(b'\n', value).is_none() {
        return Cow::Borrowed(value);
    }
    Cow::Owned(value.iter().copied().filter(|it| !matches!(it, b'\r' | b'\n')).collect())
}

/// Returns `text` fit to be shown on one line: white space folded, control characters and those
/// that reverse the direction of text (a trick to disguise names) removed, at most `max` characters.
pub(crate) fn one_line(text: &str, max: usize) -> String {
    if text.len() <= max && is_one_line(text) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len().min(max));
    let mut room = max;
    for word in text.split(|it: char| it.is_whitespace() || it.is_control()) {
        if word.is_empty() {
            continue;
        }
        if !line.is_empty() && room > 0 {
            line.push(' ');
            room -= 1;
        }
        for it in word.chars().filter(|it| !turns_text(*it)).take(room) {
            line.push(it);
            room -= 1;
        }
        if room == 0 {
            break;
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// Returns whether `text` is plain and folded already, as most of it is.
fn is_one_line(text: &str) -> bool {
    let mut before = b' ';
    let is_plain = text.bytes().all(|it| {
        let fits = it.is_ascii_graphic() || it == b' ' && before != b' ';
        before = it;
        fits
    });
    is_plain && (before != b' ' || text.is_empty())
}

fn turns_text(it: char) -> bool {
    matches!(it, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(raw: &str) -> Vec<(String, String)> {
        Fields::of(raw.as_bytes())
            .map(|it| (String::from_utf8_lossy(it.name).into_owned(), it.text().into_owned()))
            .collect()
    }

    #[test]
    fn folded_fields_are_one_line() {
        let raw = "Subject: a\r\n\tb\r\nnonsense\r\nX-Y : z\r\n\r\nbody: no\r\n";
        assert_eq!(fields(raw), [("Subject".into(), "a\tb".into()), ("X-Y".into(), "z".into())]);
    }

    #[test]
    fn the_body_follows_the_blank_line() {
        let mut it = Fields::of(b"A: b\n\nbody\n");
        assert_eq!(it.by_ref().count(), 1);
        assert_eq!(it.rest(), b"body\n");
        let mut it = Fields::of(b"A: b\r\n\r\n\tbody");
        assert_eq!(it.by_ref().count(), 1);
        assert_eq!(it.rest(), b"\tbody");
        let mut it = Fields::of(b"\nbody");
        assert!(it.next().is_none());
        assert_eq!(it.rest(), b"body");
    }

    #[test]
    fn a_header_ends_where_no_field_follows() {
        for (raw, count, body) in [
            ("A: b\n \nThe body.\n\nMore.\n", 1, "The body.\n\nMore.\n"),
            ("A: b\r\n\t\r\nNote: this is text\r\nand more\r\n", 1, "Note: this is text\r\nand more\r\n"),
            ("A: b\n \nSubject: c\n\nbody", 2, "body"),
            ("To: a,\n \n\tb\nA: one\n \n two\nC: d\n\nbody", 3, "body"),
            ("A: b\nThe body starts.\nIt goes on.\n", 1, "The body starts.\nIt goes on.\n"),
            ("A: b\nDear Ann:\nNote: x\n\nend", 1, "Dear Ann:\nNote: x\n\nend"),
            (">From - Sat Apr 12 2025 15:59:28\nX-Mozilla-Status: 0001\nFrom: a\n\nbody", 2, "body"),
            ("A: b\nnonsense\nSubject: c\n\nbody", 2, "body"),
            ("A: b\n\n \n  poem\n", 1, " \n  poem\n"),
            ("no header at all", 0, "no header at all"),
        ] {
            let mut it = Fields::of(raw.as_bytes());
            let named: Vec<_> = it.by_ref().collect();
            assert_eq!((named.len(), it.rest()), (count, body.as_bytes()), "{raw:?}");
        }
    }

    #[test]
    fn raw_bytes_are_read_in_the_charset_of_the_message() {
        let raw = b"Subject: \xcf\xf0\xe8\n\n";
        assert_eq!(Fields::of(raw).next().map(|it| it.is_raw()), Some(true));
        let decode = super::super::charset::decoder("windows-1251").unwrap();
        let text = Fields::in_charset(raw, decode).next().map(|it| it.text().into_owned());
        assert_eq!(text.as_deref(), Some("При"));
        let text =
            Fields::in_charset("A: café\n\n".as_bytes(), decode).next().map(|it| it.text().into_owned());
        assert_eq!(text.as_deref(), Some("café"), "UTF-8 is seen for what it is");
    }

    #[test]
    fn a_line_cannot_turn_or_grow() {
        assert_eq!(one_line(" a \r\n\t b\0 ", 99), "a b");
        assert_eq!(one_line("invoice\u{202e}fdp.exe", 99), "invoicefdp.exe");
        assert_eq!(one_line("äöü ß", 4), "äöü");
        assert_eq!(one_line("aaaa", 2), "aa");
    }
}
