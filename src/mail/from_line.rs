//! The lines of an mbox that are no mail: `From ` lines, and the marks that keep mail from looking
//! like them.

use std::borrow::Cow;

use mail_parser::DateTime;
use memchr::{memchr, memmem};

use crate::model::Time;

use super::sniff::is_field_start;

/// A `From ` line is no longer than this, and the name of the field below it neither.
const MAX_LINE: usize = 1_000;
const MAX_NAME: usize = 100;

/// Whether more of the file may come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    ToCome,
    Reached,
}

/// Returns whether the `From ` at `at` starts a message; none if that depends on bytes to come.
pub(crate) fn separates(buffer: &[u8], at: usize, end: End) -> Option<bool> {
    let after_blank = buffer[..at].ends_with(b"\n\n") || buffer[..at].ends_with(b"\n\r\n");
    if !after_blank {
        return Some(false);
    }
    let tail = &buffer[at..];
    let Some(len) = memchr(b'\n', &tail[..tail.len().min(MAX_LINE)]) else {
        return if tail.len() < MAX_LINE && end == End::ToCome { None } else { Some(false) };
    };
    if line_date(&tail[..=len]).is_some() {
        return Some(true);
    }
    let below = &tail[len + 1..];
    let line_known = below.len() >= MAX_NAME || memchr(b'\n', below).is_some() || end == End::Reached;
    if line_known || is_field_start(below) {
        Some(is_field_start(&below[..below.len().min(MAX_NAME)]))
    } else {
        None
    }
}

/// Returns the length of the first line, its break included.
pub(crate) fn line_len(bytes: &[u8]) -> usize {
    memchr(b'\n', bytes).map_or(bytes.len(), |it| it + 1)
}

/// The blank line before the next message belongs to the mbox.
pub(crate) fn without_blank_end(raw: &[u8]) -> &[u8] {
    for blank in [&b"\r\n\r\n"[..], b"\n\n", b"\n\r\n"] {
        if let Some(rest) = raw.strip_suffix(blank) {
            return &raw[..rest.len() + if blank[0] == b'\r' { 2 } else { 1 }];
        }
    }
    raw
}

/// Removes one `>` from lines that are `From ` after one or more of them (mboxrd; for mboxo the
/// same but for quoted quotations). The header is left alone.
pub(crate) fn unescape(raw: &[u8]) -> Cow<'_, [u8]> {
    let header_len = header_len(raw);
    let mut out: Option<Vec<u8>> = None;
    let mut copied = 0;
    for found in memmem::find_iter(&raw[header_len..], b">From ") {
        let at = header_len + found;
        let marks = raw[header_len..at].iter().rev().take_while(|it| **it == b'>').count();
        if at == marks || raw[at - marks - 1] == b'\n' {
            let out = out.get_or_insert_with(|| Vec::with_capacity(raw.len()));
            out.extend_from_slice(&raw[copied..at]);
            copied = at + 1;
        }
    }
    match out {
        Some(mut out) => {
            out.extend_from_slice(&raw[copied..]);
            Cow::Owned(out)
        }
        None => Cow::Borrowed(raw),
    }
}

fn header_len(raw: &[u8]) -> usize {
    let ends = [memmem::find(raw, b"\n\n").map(|it| it + 2), memmem::find(raw, b"\n\r\n").map(|it| it + 3)];
    ends.into_iter().flatten().min().unwrap_or(raw.len())
}

/// Returns the date at the end of a `From ` line: `Fri Jan 24 12:24:14 2003`, perhaps with a zone
/// before or after the year.
pub(crate) fn line_date(line: &[u8]) -> Option<Time> {
    let line = std::str::from_utf8(line).ok()?;
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    let time_at = words.iter().rposition(|it| it.len() >= 5 && it.contains(':'))?;
    let [month, day] = words.get(time_at.checked_sub(2)?..time_at)? else { return None };
    let after = words.get(time_at + 1..)?;
    let year = after.iter().find(|it| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit()))?;
    let zone = after.iter().find(|it| it.starts_with(['+', '-'])).unwrap_or(&"+0000");
    let date = DateTime::parse_rfc822(&format!("{day} {month} {year} {} {zone}", words[time_at]))?;
    (date.is_valid() && date.year >= 1970).then(|| Time(date.to_timestamp() * 1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_from_lines() {
        for (given, wanted) in [
            ("From a Fri Jan 24 12:24:14 2003", Some(1_043_411_054)),
            ("From a@b  Thu Nov 17 00:49:30 2016\r\n", Some(1_479_343_770)),
            ("From 123@xxx Mon Mar 09 11:22:33 +0000 2020", Some(1_583_752_953)),
            ("From a Sat Jan  3 01:05:34 1996 -0700", Some(820_656_334)),
            ("From ", None),
            ("From a at 10:00 tomorrow", None),
        ] {
            assert_eq!(line_date(given.as_bytes()).map(|it| it.0 / 1_000), wanted, "{given}");
        }
    }
}
