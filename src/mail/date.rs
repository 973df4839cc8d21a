//! Dates as mail programs of fifty years have written them: RFC 822 with and without its zone, the C
//! library's `Tue Jan  2 10:00:00 2024`, ISO 8601, `2-Jan-2024`.

use std::borrow::Cow;

use super::zone::zone;
use crate::model::Time;
use crate::model::calendar::days;

/// No date is longer, comments and all.
const MAX_DATE: usize = 200;
/// Years in which mail may have been written; earlier than 1970 stands in some clocks.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2200;

/// Returns the time that a date names; none if it names no day, or one that never was. Without a
/// zone it is in UTC.
pub(crate) fn date(written: &str) -> Option<Time> {
    let written = &written[..written.floor_char_boundary(MAX_DATE)];
    let mut date = Date::default();
    let (outside, comment) = without_comments(written);
    for word in words(&outside) {
        date.read(word)?;
    }
    // `10:00:00 (CET)` has its zone in a comment, `+0100 (CET)` repeats it there.
    if date.zone.is_none() {
        date.zone = words(&comment).find_map(zone);
    }
    date.time()
}

/// Returns the date at the end of a Received field: what stands behind its last semicolon.
pub(crate) fn received(written: &str) -> Option<Time> {
    date(written.rsplit_once(';')?.1)
}

/// Returns what stands outside of parentheses, and what stands in them.
fn without_comments(written: &str) -> (Cow<'_, str>, String) {
    if !written.contains('(') {
        return (Cow::Borrowed(written), String::new());
    }
    let (mut outside, mut comment, mut depth) = (String::with_capacity(written.len()), String::new(), 0_u32);
    for it in written.chars() {
        match it {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            it if depth == 0 => outside.push(it),
            it => comment.push(it),
        }
    }
    (Cow::Owned(outside), comment)
}

fn words(written: &str) -> impl Iterator<Item = &str> {
    written.split(|it: char| it.is_whitespace() || matches!(it, ',' | ';' | '"')).filter(|it| !it.is_empty())
}

/// A date being read, word by word.
#[derive(Default)]
struct Date {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    /// Seconds since midnight.
    clock: Option<i64>,
    /// Seconds east of Greenwich.
    zone: Option<i64>,
}

impl Date {
    /// Reads a word; none if there can be no such word in a date.
    fn read(&mut self, word: &str) -> Option<()> {
        if word.starts_with(|it: char| it.is_ascii_digit()) {
            self.read_number(word)
        } else if word.starts_with(['+', '-']) && self.clock.is_some() {
            // A zone that is none is no reason to do without the day.
            self.zone = self.zone.or_else(|| zone(word));
            Some(())
        } else {
            self.read_name(word)
        }
    }

    fn read_name(&mut self, word: &str) -> Option<()> {
        let half_day = ["am", "pm"].iter().position(|it| word.eq_ignore_ascii_case(it));
        if let Some(half) = half_day {
            self.clock = Some(twelve_hours(self.clock?, half == 1)?);
        } else if self.month.is_none()
            && let Some(month) = month(word)
        {
            self.month = Some(month);
        } else if is_weekday(word) {
            // It says nothing that the day does not.
        } else if let Some(zone) = zone(word) {
            self.zone = self.zone.or(Some(zone));
        } else if self.clock.is_none() || self.day.is_none() {
            return None;
        }
        Some(())
    }

    fn read_number(&mut self, word: &str) -> Option<()> {
        if let Some((day, clock)) = word.split_once(['T', 't'])
            && day.contains('-')
        {
            self.read_number(day)?;
            return self.read_clock(clock);
        }
        if word.contains(':') {
            return self.read_clock(word);
        }
        let mut parts = word.splitn(3, ['-', '/', '.']);
        if let (Some(one), Some(two), Some(three)) = (parts.next(), parts.next(), parts.next()) {
            return match self.day {
                Some(_) => self.read_clock(&word.replace('.', ":")),
                None => self.read_day([one, two, three], word.contains('/')),
            };
        }
        // `2nd` and `2.` are days; the first number of one or two digits is.
        let digits = word.trim_end_matches(|it: char| it.is_ascii_alphabetic() || it == '.');
        let number = small(digits)?;
        if self.day.is_none() && digits.len() <= 2 {
            self.day = Some(number);
        } else if self.year.is_none() {
            self.year = Some(full_year(number, digits.len()));
        }
        Some(())
    }

    /// Reads `2-Jan-2024`, `2024-01-02`, `02.01.2024`, and `01/02/2024` if it can be read in one way.
    fn read_day(&mut self, parts: [&str; 3], is_slashed: bool) -> Option<()> {
        let [one, two, three] = parts;
        if one.len() == 4 {
            self.year = small(one);
            self.month = month(two).or_else(|| small(two));
            self.day = small(three);
        } else {
            let (mut day, mut other) = (small(one)?, month(two).or_else(|| small(two))?);
            if is_slashed && month(two).is_none() && (other > 12 || day == other) {
                std::mem::swap(&mut day, &mut other);
            } else if is_slashed && month(two).is_none() && day <= 12 {
                return None;
            }
            self.day = Some(day);
            self.month = Some(other);
            self.year = Some(full_year(small(three)?, three.len()));
        }
        Some(())
    }

    /// Reads `10:00`, `10:00:59.5`, `10:00PM`, `10:00:00Z`, `10:00:00+01:00`.
    fn read_clock(&mut self, word: &str) -> Option<()> {
        let end =
            word.find(|it: char| !it.is_ascii_digit() && !matches!(it, ':' | '.')).unwrap_or(word.len());
        let (clock, rest) = word.split_at(end);
        let mut parts = clock.split(':');
        let (hour, minute) = (small(parts.next()?)?, small(parts.next()?)?);
        let second = parts.next().map_or(Some(0), |it| small(it.split('.').next().unwrap_or_default()))?;
        // A leap second is the first one of the next minute.
        if hour > 24 || minute > 59 || second > 61 || parts.next().is_some() {
            return None;
        }
        self.clock = Some((hour * 60 + minute) * 60 + second);
        if rest.is_empty() { Some(()) } else { self.read(rest) }
    }

    fn time(&self) -> Option<Time> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        let is_day = YEARS.contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days(year + month / 12, month % 12 + 1, 1) - days(year, month, 1);
        let seconds = days(year, month, day) * 86_400 + self.clock.unwrap_or(0) - self.zone.unwrap_or(0);
        is_day.then_some(Time(seconds * 1_000))
    }
}

/// Returns whether a word is the day of a month in one or two digits.
pub(crate) fn is_day(word: &str) -> bool {
    word.len() <= 2 && small(word).is_some_and(|it| (1..=31).contains(&it))
}

/// Returns whether a word is a year in four digits.
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4 && small(word).is_some_and(|it| YEARS.contains(&it))
}

/// Returns whether a word is a time such as `10:00` or `10:00:59`.
pub(crate) fn is_clock(word: &str) -> bool {
    word.contains(':') && !word.ends_with(':') && Date::default().read_clock(word).is_some()
}

/// Returns whether a word is the name of a month as mail writes it.
pub(crate) fn is_month(word: &str) -> bool {
    word.is_ascii() && word.len() >= 3 && month(word).is_some()
}

/// Returns whether a word is a zone.
pub(crate) fn is_zone(word: &str) -> bool {
    word.len() > 2 && zone(word).is_some()
}

fn twelve_hours(clock: i64, is_afternoon: bool) -> Option<i64> {
    const HALF: i64 = 12 * 3_600;
    (clock < HALF + 3_600).then(|| clock % HALF + if is_afternoon { HALF } else { 0 })
}

/// Returns a number of a few digits.
pub(super) fn small(digits: &str) -> Option<i64> {
    let is_small = (1..=4).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
    is_small.then(|| digits.bytes().fold(0, |number, it| number * 10 + i64::from(it - b'0')))
}

/// Two digits are a year of 1950 to 2049, three count from 1900 (RFC 5322, section 4.3).
const fn full_year(year: i64, digits: usize) -> i64 {
    match digits {
        1 | 2 if year < 50 => 2_000 + year,
        1..=3 => 1_900 + year,
        _ => year,
    }
}

/// Returns the number of a month by the start of its name, in English and the languages whose mail
/// programs translate it although they must not.
fn month(word: &str) -> Option<i64> {
    const ENGLISH: &[u8; 36] = b"janfebmaraprmayjunjulaugsepoctnovdec";
    const OTHERS: [(&str, i64); 17] = [
        ("mär", 3),
        ("mai", 5),
        ("okt", 10),
        ("dez", 12),
        ("fév", 2),
        ("avr", 4),
        ("août", 8),
        ("déc", 12),
        ("ene", 1),
        ("abr", 4),
        ("ago", 8),
        ("dic", 12),
        ("gen", 1),
        ("giu", 6),
        ("lug", 7),
        ("ott", 10),
        ("mei", 5),
    ];
    let start = word.as_bytes().get(..3)?;
    let english = ENGLISH.chunks(3).position(|it| it.eq_ignore_ascii_case(start));
    if let Some(english) = english {
        return Some(english as i64 + 1);
    }
    let lower = word.to_lowercase();
    OTHERS.iter().find(|it| lower.starts_with(it.0)).map(|it| it.1)
}

/// Tells whether a word names a day of the week, in English or, short, in whatever language: it
/// decides nothing.
fn is_weekday(word: &str) -> bool {
    let name = word.trim_end_matches(['.', ':']);
    let is_short = name.chars().count() <= 4 && name.chars().all(char::is_alphabetic);
    let english = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let is_english = |it: &str| name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(it));
    english.iter().any(|it| is_english(it)) || is_short && zone(name).is_none() || name.ends_with("day")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(written: &str) -> Option<i64> {
        date(written).map(|it| it.0 / 1_000)
    }

    #[test]
    fn dates_are_read_in_every_style() {
        const TEN: Option<i64> = Some(1_704_189_600); // 2 January 2024, 10:00 UTC
        for written in [
            "Tue, 2 Jan 2024 10:00:00 +0000",
            "2 Jan 2024 10:00 GMT",
            "Tue, 2 Jan 2024 10:00:00",
            "Tue, 02 Jan 24 10:00:00 Z",
            "Tue, 2 Jan 124 10:00:00 UT",
            "Tue Jan  2 10:00:00 2024",
            "Tue Jan  2 11:00:00 CET 2024",
            "Tue Jan 02 2024 10:00:00 GMT+0000",
            "Tue Jan 2 12:00:00 +0200 2024",
            "2024-01-02T10:00:00Z",
            "2024-01-02T11:00:00.123+01:00",
            "2024-01-02 10:00:00",
            "2024-01-02 05:00:00 -0500",
            "2-Jan-2024 10:00:00",
            "02-Jan-24 10:00 UTC",
            "Tuesday, 2-Jan-2024 10:00:00 GMT",
            "Tue, 2 January 2024 10:00:00 +0000",
            "Tue, 2 Jan 2024 02:00:00 PST",
            "Tue, 2 Jan 2024 11:00:00 (CET)",
            "Tue, 2 Jan 2024 11:00:00 +0100 (PST)",
            "Tue, 2 Jan 2024 11:00:00 +01:00",
            "Tue, 2 Jan 2024 15:30:00 IST",
            "Tue, 2 Jan 2024 10:00:00AM",
            "Tue, 2 Jan 2024 10:00:00 -0000 (added by postmaster@example.org)",
            "Tue, 2 Jan 2024 10:00:00 +9999",
            "Di, 2 Jan 2024 11:00:00 MEZ",
            "January 2, 2024 10:00:00",
            "02.01.2024 10:00:00",
            "Tue, 2. Jan 2024 10.00.00 +0000",
            "  Tue ,\t2  Jan\t2024 10:00:00 ",
        ] {
            assert_eq!(seconds(written), TEN, "{written}");
        }
    }

    #[test]
    fn odd_days_and_times() {
        for (written, wanted) in [
            ("Wed, 31 Dec 1969 23:59:59 +0000", Some(-1)),
            ("Fri, 1 Jan 1904 00:00:00 +0000", Some(-2_082_844_800)),
            ("Sat, 31 Dec 2016 23:59:60 +0000", Some(1_483_228_800)),
            ("Thu, 29 Feb 2024 00:00:00 +0000", Some(1_709_164_800)),
            ("1 Jan 2024", Some(1_704_067_200)),
            ("Mon, 1 Jan 2024 12:30 AM", Some(1_704_069_000)),
            ("Mon, 1 Jan 2024 1:00 pm", Some(1_704_114_000)),
            ("13/01/2024 00:00", Some(1_705_104_000)),
            ("01/13/2024 00:00", Some(1_705_104_000)),
            ("Do, 1 März 2001 00:00:00 +0000", Some(983_404_800)),
            ("01/02/2024 00:00", None),
            ("Wed, 29 Feb 2023 00:00:00 +0000", None),
            ("Mon, 45 Foo 2024 99:00:00", None),
            ("Mon, 1 Jan 9999 00:00:00 +0000", None),
            ("1 Jan 10:00", None),
            ("yesterday", None),
            ("", None),
            ("(((", None),
        ] {
            assert_eq!(seconds(written), wanted, "{written}");
        }
    }

    #[test]
    fn the_date_of_a_received_field_stands_at_its_end() {
        let written = "from a (b; c) by d with ESMTP id x;\tTue, 2 Jan 2024 10:00:00 +0000 (UTC)";
        assert_eq!(received(written).map(|it| it.0), Some(1_704_189_600_000));
        assert_eq!(received("from a by b"), None);
    }
}
