//! The text of a `WhatsApp` chat. Each telephone writes dates its own way: `24/01/2023, 18:05 - Kim: Hi`,
//! `1/24/23, 6:05 PM - Kim: Hi`, `[24.01.23, 18:05:33] Kim: Hi`. Which number is the day is told by all of
//! the file.

use super::{Around, Export, address_of_name, is_ours, moment};
use crate::channels::heard::{Incoming, clean_name};
use crate::channels::telephone;
use crate::model::Party;

/// The beginning of a message: the three numbers of its date, the separator, and seconds of the day.
struct Stamp<'a> {
    date: [i64; 3],
    mark: char,
    twelve: bool,
    seconds: i64,
    rest: &'a str,
}

pub fn is_it(text: &str) -> bool {
    text.lines().take(5).any(|it| stamp(it).is_some())
}

pub fn read(text: &str, around: &Around) -> Export {
    let mut export = Export::default();
    let order = order(text);
    for (at, line) in text.lines().enumerate() {
        let Some(stamp) = stamp(line) else {
            // A line without a date goes on with the message before it.
            match export.messages.last_mut() {
                Some(last) => {
                    last.text.push('\n');
                    last.text.push_str(&bare(line));
                }
                None if line.trim().is_empty() => {}
                None => export.problem(at + 1, "this stands before the first message"),
            }
            continue;
        };
        let Some((name, said)) = stamp.rest.split_once(": ").or_else(|| stamp.rest.split_once(":\u{a0}"))
        else {
            export.problem(at + 1, "a line of WhatsApp itself");
            continue;
        };
        let [a, b, c] = stamp.date;
        let (year, month, day) = match order {
            Order::Year => (a, b, c),
            Order::Day => (c, b, a),
            Order::Month => (c, a, b),
        };
        let year = if year < 100 { year + 2000 } else { year };
        let Some(time) = moment((year, month, day), stamp.seconds, around.zone) else {
            export.problem(at + 1, "the date cannot be read");
            continue;
        };
        let (text, files) = media(&bare(said));
        let name = clean_name(name.trim_start_matches('~'));
        let outgoing = is_ours(&name, around);
        let from = party(&name);
        export.messages.push(Incoming { from, at: Some(time), text, files, outgoing, ..Incoming::default() });
    }
    let other = export.messages.iter().find(|it| !it.outgoing).map(|it| it.from.clone());
    for it in export.messages.iter_mut().filter(|it| it.outgoing) {
        it.to = other.clone();
        it.from.address.clone_from(&around.account);
    }
    let (sent, rest): (Vec<_>, Vec<_>) =
        export.messages.drain(..).partition(|it| it.outgoing && it.to.is_none());
    for _ in sent {
        export.problems.push((1, "nobody else wrote in this chat: whom it went to is not said".to_owned()));
    }
    export.messages = rest;
    export
}

/// A contact that is saved goes by its name alone; one that is not by its number.
fn party(name: &str) -> Party {
    match telephone::number(name) {
        Some(address) => Party { name: String::new(), address },
        None => Party { name: name.to_owned(), address: address_of_name(name) },
    }
}

/// What stands first in a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Day,
    Month,
    Year,
}

/// Returns which number is which, by all dates of a file: no month has the number 13.
fn order(text: &str) -> Order {
    let (mut day_first, mut month_first, mut twelve, mut mark) = (false, false, false, ' ');
    for stamp in text.lines().filter_map(stamp) {
        if stamp.date[0] > 31 {
            return Order::Year;
        }
        day_first |= stamp.date[0] > 12;
        month_first |= stamp.date[1] > 12;
        twelve |= stamp.twelve;
        mark = stamp.mark;
    }
    // Where nothing tells: with slashes and a clock of twelve hours it is American.
    let is_american = month_first || (twelve && mark == '/');
    if is_american && !day_first { Order::Month } else { Order::Day }
}

fn stamp(line: &str) -> Option<Stamp<'_>> {
    let line = line.trim_start_matches(['\u{200e}', '\u{200f}', '\u{feff}']);
    let (inner, bracketed) = line.strip_prefix('[').map_or((line, false), |it| (it, true));
    let (date, rest) = numbers(inner, ['/', '.', '-'])?;
    let mark = inner[digits(inner)..].chars().next()?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start_matches([' ', '\u{202f}', '\u{a0}']);
    let hour: i64 = rest[..digits(rest)].parse().ok()?;
    let rest = rest[digits(rest)..].strip_prefix([':', '.'])?;
    let minute: i64 = rest.get(..2)?.parse().ok()?;
    let mut rest = rest.get(2..)?;
    let mut second = 0;
    if let Some(behind) = rest.strip_prefix([':', '.'])
        && let Some(number) = behind.get(..2).and_then(|it| it.parse::<i64>().ok())
    {
        second = number;
        rest = &behind[2..];
    }
    let (half, rest) = half(rest);
    let rest =
        if bracketed { rest.trim_start().strip_prefix(']')? } else { rest.trim_start().strip_prefix('-')? };
    let hour = match half {
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None => hour,
    };
    let is_time = hour < 24 && minute < 60 && second < 61;
    let seconds = hour * 3600 + minute * 60 + second;
    is_time.then_some(Stamp { date, mark, twelve: half.is_some(), seconds, rest: rest.trim_start() })
}

/// Takes AM or PM off, in the ways in which telephones write it: `PM`, `p. m.`, `p.m.`.
fn half(rest: &str) -> (Option<bool>, &str) {
    let trimmed = rest.trim_start_matches([' ', '\u{202f}', '\u{a0}']);
    let end = trimmed.find([']', '-']).unwrap_or(trimmed.len());
    let letters: String =
        trimmed[..end].chars().filter(|it| it.is_alphabetic()).collect::<String>().to_lowercase();
    match letters.as_str() {
        "am" => (Some(false), &trimmed[end..]),
        "pm" => (Some(true), &trimmed[end..]),
        _ => (None, rest),
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Reads three numbers with one mark between them.
fn numbers(text: &str, marks: [char; 3]) -> Option<([i64; 3], &str)> {
    let (mut found, mut rest) = ([0; 3], text);
    let mut mark = None;
    for (at, number) in found.iter_mut().enumerate() {
        let end = digits(rest);
        if end == 0 || end > 4 {
            return None;
        }
        *number = rest[..end].parse().ok()?;
        rest = &rest[end..];
        if at < 2 {
            let it = rest.chars().next().filter(|it| marks.contains(it))?;
            if mark.is_some_and(|known| known != it) {
                return None;
            }
            mark = Some(it);
            // `24. 1. 2023`
            rest = rest[it.len_utf8()..].trim_start_matches(' ');
        }
    }
    Some((found, rest))
}

fn bare(text: &str) -> String {
    text.replace(['\u{200e}', '\u{200f}'], "").replace(" <This message was edited>", "").trim_end().to_owned()
}

/// Takes the name of a file out of a text that stands for one.
fn media(text: &str) -> (String, Vec<String>) {
    let attached = text.strip_suffix(')').and_then(|it| it.rsplit_once(" ("));
    if let Some((name, _)) = attached.filter(|it| is_file(it.0)) {
        return (String::new(), vec![name.trim().to_owned()]);
    }
    let inner = text.strip_prefix('<').and_then(|it| it.strip_suffix('>'));
    if let Some((_, name)) = inner.and_then(|it| it.split_once(": ")).filter(|it| is_file(it.1)) {
        return (String::new(), vec![name.trim().to_owned()]);
    }
    // Exported without media: that there was some is kept.
    (text.to_owned(), Vec::new())
}

fn is_file(name: &str) -> bool {
    let end = name.trim().rsplit_once('.').map(|it| it.1);
    !name.contains('\n')
        && end
            .is_some_and(|it| (2..=4).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_alphanumeric()))
}
