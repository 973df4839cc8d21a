//! The text of a `WhatsApp` chat. Each telephone writes dates its own way: `24/01/2023, 18:05 - Kim: Hi`,
//! `1/24/23, 6:05 PM - Kim: Hi`, `[24.01.23, 18:05:33] Kim: Hi`. Which number is the day is told by all of
//! the file.

use super::pieces::Lines;
use super::{Around, Export, Form, address_of_name, first_id, is_ours, moment};
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

/// The chat, in pieces. Until a date tells which number is the day, lines wait; and so do messages that we
/// sent, until somebody else has written.
#[derive(Debug, Default)]
pub struct Chat {
    lines: Lines,
    /// Lines whose dates may be read in two ways.
    waiting: Vec<(usize, String)>,
    order: Option<Order>,
    dates: Dates,
    /// The message at hand: lines without a date go on with it.
    open: Option<Incoming>,
    /// What we sent before anybody else wrote, and what is looked at before it is known who takes part.
    held: Vec<Incoming>,
    /// Everybody but us.
    others: Vec<Party>,
    first: Option<String>,
    count: usize,
}

/// So many messages are looked at before a chat is taken for one of two.
const LOOKED_AT: usize = 1000;

impl Form for Chat {
    fn feed(&mut self, text: &str, around: &Around, export: &mut Export) {
        for (at, line) in self.lines.feed(text) {
            self.take(at, line, around, export);
        }
    }

    fn finish(&mut self, around: &Around, export: &mut Export) {
        if let Some((at, line)) = self.lines.finish() {
            self.take(at, line, around, export);
        }
        self.settle(self.dates.order(), around, export);
        self.end_message(around, export);
        for it in std::mem::take(&mut self.held) {
            if it.outgoing && self.others.is_empty() {
                export.problem(1, "nobody else wrote in this chat: whom it went to is not said");
            } else {
                self.give(it, around, export);
            }
        }
    }
}

impl Chat {
    fn take(&mut self, at: usize, line: String, around: &Around, export: &mut Export) {
        if let Some(order) = self.order {
            return self.line(at, &line, order, around, export);
        }
        if let Some(stamp) = stamp(&line) {
            self.dates.see(&stamp);
        }
        self.waiting.push((at, line));
        if let Some(order) = self.dates.certain() {
            self.settle(order, around, export);
        }
    }

    /// It is known how dates are read.
    fn settle(&mut self, order: Order, around: &Around, export: &mut Export) {
        self.order = Some(order);
        for (at, line) in std::mem::take(&mut self.waiting) {
            self.line(at, &line, order, around, export);
        }
    }

    fn line(&mut self, at: usize, line: &str, order: Order, around: &Around, export: &mut Export) {
        let Some(stamp) = stamp(line) else {
            // A line without a date goes on with the message before it.
            match &mut self.open {
                Some(last) => {
                    last.text.push('\n');
                    last.text.push_str(&bare(line));
                }
                None if line.trim().is_empty() => {}
                None => export.problem(at, "this stands before the first message"),
            }
            return;
        };
        let Some((name, said)) = stamp.rest.split_once(": ").or_else(|| stamp.rest.split_once(":\u{a0}"))
        else {
            return export.problem(at, "a line of WhatsApp itself");
        };
        let [a, b, c] = stamp.date;
        let (year, month, day) = match order {
            Order::Year => (a, b, c),
            Order::Day => (c, b, a),
            Order::Month => (c, a, b),
        };
        let year = if year < 100 { year + 2000 } else { year };
        let Some(time) = moment((year, month, day), stamp.seconds, around.zone) else {
            return export.problem(at, "the date cannot be read");
        };
        self.end_message(around, export);
        let (text, files) = media(&bare(said));
        let name = clean_name(name.trim_start_matches('~'));
        let outgoing = is_ours(&name, around);
        let mut from = party(&name);
        if outgoing {
            from.address.clone_from(&around.account);
        } else if !self.others.contains(&from) {
            self.others.push(from.clone());
        }
        self.open = Some(Incoming { from, at: Some(time), text, files, outgoing, ..Incoming::default() });
    }

    /// The message at hand is whole.
    fn end_message(&mut self, around: &Around, export: &mut Export) {
        let Some(it) = self.open.take() else { return };
        self.count += 1;
        self.held.push(it);
        if !self.others.is_empty() && (self.count > LOOKED_AT || self.others.len() > 1) {
            for it in std::mem::take(&mut self.held) {
                self.give(it, around, export);
            }
        }
    }

    fn give(&mut self, mut it: Incoming, around: &Around, export: &mut Export) {
        if it.outgoing {
            it.to = self.others.first().cloned();
        }
        // Of a chat of several all are one conversation.
        match &self.first {
            Some(first) if self.others.len() > 1 => it.answers.clone_from(first),
            Some(_) => {}
            None => self.first = Some(first_id(&it, around)),
        }
        export.messages.push(it);
    }
}

/// A contact that is saved goes by its name alone; one that is not by its number.
fn party(name: &str) -> Party {
    match telephone::number(name) {
        Some(address) => Party { name: String::new(), address },
        None => Party { name: name.to_owned(), address: address_of_name(name) },
    }
}

/// What stands first in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Day,
    Month,
    Year,
}

/// What the dates of a file tell of their order: no month has the number 13.
#[derive(Debug, Default)]
struct Dates {
    year_first: bool,
    day_first: bool,
    month_first: bool,
    twelve: bool,
    slashes: bool,
}

impl Dates {
    fn see(&mut self, stamp: &Stamp) {
        self.year_first |= stamp.date[0] > 31;
        self.day_first |= stamp.date[0] > 12;
        self.month_first |= stamp.date[1] > 12;
        self.twelve |= stamp.twelve;
        self.slashes = stamp.mark == '/';
    }

    /// Returns the order, if there can be no other.
    fn certain(&self) -> Option<Order> {
        (self.year_first || self.day_first || self.month_first).then(|| self.order())
    }

    /// Returns the likeliest order. Where nothing tells: with slashes and a clock of twelve hours it is
    /// American.
    const fn order(&self) -> Order {
        let is_american = self.month_first || (self.twelve && self.slashes);
        if self.year_first {
            Order::Year
        } else if is_american && !self.day_first {
            Order::Month
        } else {
            Order::Day
        }
    }
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
