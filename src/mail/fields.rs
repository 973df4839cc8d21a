//! The header block: fields as they stand in the bytes, and the text that people see of them.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;
use memchr::memchr;

/// One header field: a name and the raw value, folded lines and all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field<'x> {
    pub name: &'x [u8],
    pub value: &'x [u8],
}

impl<'x> Field<'x> {
    /// Returns whether the field has this name, in any case.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    /// Returns the value on one line, as text.
    pub fn text(&self) -> Cow<'x, str> {
        match unfold(self.value) {
            Cow::Borrowed(bytes) => text(bytes),
            Cow::Owned(bytes) => Cow::Owned(text(&bytes).into_owned()),
        }
    }
}

/// Walks over the fields of a header block; afterwards [`Fields::rest`] is the body.
#[derive(Clone, Debug)]
pub(crate) struct Fields<'x> {
    rest: &'x [u8],
    done: bool,
}

impl<'x> Fields<'x> {
    /// Starts at the first byte of a message or a part.
    pub fn of(raw: &'x [u8]) -> Self {
        Self { rest: raw, done: false }
    }

    /// Returns what follows the blank line, once all fields were taken.
    pub fn rest(&self) -> &'x [u8] {
        self.rest
    }

    /// Takes one logical line: a line and those that continue it.
    fn line(&mut self) -> &'x [u8] {
        let mut end = 0;
        loop {
            match memchr(b'\n', &self.rest[end..]) {
                Some(at) => end += at + 1,
                None => end = self.rest.len(),
            }
            // The body may begin with a space; that continues nothing.
            let ends_header = matches!(&self.rest[..end], b"\n" | b"\r\n");
            let goes_on =
                matches!(self.rest.get(end), Some(b' ' | b'\t')) && !is_blank_line(&self.rest[end..]);
            if ends_header || !goes_on {
                break;
            }
        }
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest;
        line
    }
}

impl<'x> Iterator for Fields<'x> {
    type Item = Field<'x>;

    fn next(&mut self) -> Option<Field<'x>> {
        while !self.done && !self.rest.is_empty() {
            let line = self.line();
            if matches!(line, b"\n" | b"\r\n") {
                self.done = true;
                break;
            }
            // Lines that are no field (a `>From ` of an old mbox, say) are passed over.
            if let Some(colon) = memchr(b':', line) {
                let name = line[..colon].trim_ascii();
                if !name.is_empty() {
                    return Some(Field { name, value: line[colon + 1..].trim_ascii() });
                }
            }
        }
        None
    }
}

/// Returns whether the line at the start of `bytes` holds nothing but spaces: folding never
/// makes one, but careless software ends a header with it.
fn is_blank_line(bytes: &[u8]) -> bool {
    let end = memchr(b'\n', bytes).unwrap_or(bytes.len());
    bytes[..end].trim_ascii().is_empty()
}

fn unfold(value: &[u8]) -> Cow<'_, [u8]> {
    if memchr(b'\n', value).is_none() {
        return Cow::Borrowed(value);
    }
    Cow::Owned(value.iter().copied().filter(|it| !matches!(it, b'\r' | b'\n')).collect())
}

/// Returns bytes without a named charset as text: UTF-8 if they are, else as Windows-1252, which
/// has a character for (nearly) every byte.
pub(crate) fn text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(match charset_decoder(b"windows-1252") {
            Some(decode) => decode(bytes),
            None => String::from_utf8_lossy(bytes).into_owned(),
        }),
    }
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
        let raw = "Subject: a\r\n\tb\r\nnonsense\r\nX : y\r\n\r\nbody: no\r\n";
        assert_eq!(fields(raw), [("Subject".into(), "a\tb".into()), ("X".into(), "y".into())]);
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
    fn bytes_in_no_charset_become_text() {
        assert_eq!(text(b"caf\xe9"), "café");
        assert_eq!(text("café".as_bytes()), "café");
    }

    #[test]
    fn a_line_cannot_turn_or_grow() {
        assert_eq!(one_line(" a \r\n\t b\0 ", 99), "a b");
        assert_eq!(one_line("invoice\u{202e}fdp.exe", 99), "invoicefdp.exe");
        assert_eq!(one_line("äöü ß", 4), "äöü");
        assert_eq!(one_line("aaaa", 2), "aa");
    }
}
