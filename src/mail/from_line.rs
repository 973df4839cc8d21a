//! The lines of an mbox that are no mail: `From ` lines, and the marks that keep mail from looking
//! like them.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use crate::model::Time;

use super::{
    date::{date, is_clock, is_day, is_month, is_year, is_zone},
    fields::{is_field_start, is_known_field, line_len},
};

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
///
/// With a date at its end it does: behind a blank line if a header follows, or none at all; else, as
/// some programs leave that out, if a field of mail follows. Without a date it names nobody or a mere
/// word, stands behind a blank line and above a field of mail: all else is prose.
pub(crate) fn separates(buffer: &[u8], at: usize, end: End) -> Option<bool> {
    if at > 0 && buffer[at - 1] != b'\n' {
        return Some(false);
    }
    let after_blank = buffer[..at].ends_with(b"\n\n") || buffer[..at].ends_with(b"\n\r\n");
    let tail = &buffer[at..];
    let Some(len) = memchr(b'\n', &tail[..tail.len().min(MAX_LINE)]) else {
        return if tail.len() < MAX_LINE && end == End::ToCome { None } else { Some(false) };
    };
    let has_date = line_date(&tail[..=len]).is_some();
    if !(has_date || after_blank && is_short(&tail[..len])) {
        return Some(false);
    }
    let below = &tail[len + 1..];
    if below.len() < MAX_NAME && memchr(b'\n', below).is_none() && end == End::ToCome {
        return None;
    }
    let below = &below[..below.len().min(MAX_NAME)];
    let is_empty = below.is_empty() || matches!(below, [b'\n', ..] | [b'\r', b'\n', ..]);
    let is_header = is_field_start(below) || is_empty || below.starts_with(b">From ");
    Some(if has_date && after_blank { is_header } else { is_known_field(below) })
}

/// Returns whether a `From ` line without a date holds no more than a word that is no prose.
fn is_short(line: &[u8]) -> bool {
    let mut words = line.split(u8::is_ascii_whitespace).filter(|it| !it.is_empty()).skip(1);
    let word = words.next();
    words.next().is_none() && word.is_none_or(|it| !it.ends_with(b":") && !it.ends_with(b","))
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

/// Returns the date at the end of a `From ` line, and of nothing but it: `Fri Jan 24 12:24:14 2003`
/// with the zone before, behind or without the year, the year before the time, or as in a Date field.
pub(crate) fn line_date(line: &[u8]) -> Option<Time> {
    let line = std::str::from_utf8(line).ok()?.trim_end();
    let line = line.rsplit_once(" remote from ").map_or(line, |it| it.0);
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    let count = words.iter().rev().take_while(|it| is_part(it)).count();
    // The day of the week, or of the month, begins it.
    let tail = (3..=count.min(7)).rev().map(|it| &words[words.len() - it..]).find(|it| is_shaped(it));
    let iso = words.last().filter(|it| it.len() >= 16 && it.contains('T') && it.contains('-'));
    match tail {
        Some(tail) => date(&tail.join(" ")),
        None => date(iso?),
    }
}

fn is_part(word: &str) -> bool {
    is_weekday(word) || is_month(word) || is_day(word) || is_year(word) || is_clock(word) || is_zone(word)
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    DAYS.contains(&word.trim_end_matches(','))
}

/// Returns whether words are a whole date: each part once, the zone at most.
fn is_shaped(words: &[&str]) -> bool {
    let count = |is: fn(&str) -> bool| words.iter().filter(|it| is(it)).count();
    let weekdays = count(is_weekday);
    let begins = if weekdays == 1 { is_weekday(words[0]) } else { is_day(words[0]) };
    let parts = weekdays + 4 + count(is_zone);
    begins
        && weekdays <= 1
        && count(is_zone) <= 1
        && parts == words.len()
        && [count(is_month), count(is_day), count(is_year), count(is_clock)] == [1; 4]
}

/// Returns the `From ` line's length and the rest.
pub(crate) fn split_line(message: &[u8]) -> (&[u8], &[u8]) {
    message.split_at(line_len(message))
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
            ("From a Sat Jan  3 01:05:34 MST 1996", Some(820_656_334)),
            ("From - Sat Apr 12 2025 15:59:28", Some(1_744_473_568)),
            ("From - Sat Apr 12 15:59:28 2025", Some(1_744_473_568)),
            ("From ann at x.org  Sat Apr 12 15:59:28 2025", Some(1_744_473_568)),
            ("From \"a b\"@x Sat, 12 Apr 2025 15:59:28 +0000", Some(1_744_473_568)),
            ("From a@x Sat Apr 12 15:59 2025", Some(1_744_473_540)),
            ("From a@x Sat Apr 12 15:59:28 2025 remote from uunet", Some(1_744_473_568)),
            ("From a@x 2025-04-12T15:59:28Z", Some(1_744_473_568)),
            ("From a@x 12 Apr 2025 15:59:28", Some(1_744_473_568)),
            ("From Sat Apr 12 15:59:28 2025", Some(1_744_473_568)),
            ("From ", None),
            ("From a at 10:00 tomorrow", None),
            ("From Monday 2 Jun 10:00 2025 until further notice", None),
            ("From Monday 2 Jun 10:00 we are closed", None),
            ("From Mon to Fri 10:00", None),
            ("From 9:", None),
        ] {
            assert_eq!(line_date(given.as_bytes()).map(|it| it.0 / 1_000), wanted, "{given}");
        }
    }

    #[test]
    fn lines_that_start_messages_are_told_from_prose() {
        const DATED: &str = "From a@x Sat Apr 12 15:59:28 2025\n";
        for (before, line, below, wanted) in [
            ("x\n\n", DATED, "Received: by x\n", true),
            ("x\n\n", DATED, "Odd: x\n", true),
            ("x\n\n", DATED, "\nno header\n", true),
            ("x\n\n", DATED, "", true),
            ("x\n\n", DATED, ">From b@x Sat Apr 12 15:59:28 2025\n", true),
            ("x\n\n", DATED, "is when it broke.\n", false),
            ("x\n", DATED, "Return-Path: <a@x>\n", true),
            ("x\n", DATED, "X-Mozilla-Status: 0001\n", true),
            ("x\n", DATED, "Odd: x\n", false),
            ("x\n", DATED, "\n", false),
            ("x\n\n", "From - \n", "Subject: x\n", true),
            ("x\n\n", "From \n", "Subject: x\n", true),
            ("x\n\n", "From a@x\n", "Subject: x\n", true),
            ("x\n\n", "From a@x\n", "Name: x\n", false),
            ("x\n", "From a@x\n", "Subject: x\n", false),
            ("x\n\n", "From our records:\n", "Name: Kim\n", false),
            ("x\n\n", "From the forwarded mail:\n", "Subject: x\n", false),
            ("x\n\n", "From support:\n", "Subject: x\n", false),
            ("x\n\n", "From 9:\n", "10:30 meeting\n", false),
            ("x\n\n", "From Monday 2 Jun 10:00 2025 we are closed\n", "Date: x\n", false),
        ] {
            let file = format!("{before}{line}{below}");
            let found = separates(file.as_bytes(), before.len(), End::Reached);
            assert_eq!(found, Some(wanted), "{file:?}");
        }
        assert_eq!(separates(b"\n\nFrom a@x Sat Apr 12 15:59:28 2025\nSub", 2, End::ToCome), None);
        assert_eq!(separates(b"x From a", 2, End::Reached), Some(false));
    }
}
