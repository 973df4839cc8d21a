//! Times in words: "in 3 hours", "next Tuesday 9:00", "12 June". Pure: the zone comes in.

pub(crate) mod calendar;
mod date;
mod day;
mod span;

use super::ids::Time;
use day::day_and_time;
use span::{Span, span};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Words that are no time to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// Nothing is written.
    Nothing,
    /// This word is not understood.
    Word(String),
    /// Day and month could be either: "3/4".
    EitherWay(String),
    /// There is no such day or time.
    NoSuch(String),
    /// A day or time is named twice.
    Twice,
    /// It is over already.
    Past,
}

/// Reads a time to come. `offset` is how far the clock on the wall is ahead of UTC at a time, in
/// milliseconds.
///
/// # Errors
/// What is [`Unclear`].
pub fn read_when(words: &str, now: Time, offset: impl Fn(Time) -> i64) -> Result<Time, Unclear> {
    let lower = words.to_lowercase().replace(',', " ");
    let words: Vec<&str> = lower.split_whitespace().filter(|it| !FILLERS.contains(it)).collect();
    if words.is_empty() {
        return Err(Unclear::Nothing);
    }
    let wall = now.0 + offset(now);
    if let Some(Span { days, rest }) = span(&words)? {
        // In two days it is the same hour, though the clock be put forward meanwhile.
        let at = if days == 0 { now } else { to_utc(wall + days * DAY, &offset) };
        return later(now, at.plus(rest));
    }
    later(now, to_utc(day_and_time(&words, wall)?, &offset))
}

fn later(now: Time, at: Time) -> Result<Time, Unclear> {
    if at > now { Ok(at) } else { Err(Unclear::Past) }
}

/// Twice, since the offset may change in between.
fn to_utc(wall: i64, offset: &impl Fn(Time) -> i64) -> Time {
    let guess = wall - offset(Time(wall));
    Time(wall - offset(Time(guess)))
}

const FILLERS: [&str; 5] = ["on", "at", "the", "of", "um"];

#[cfg(test)]
mod tests {
    use super::calendar::civil;
    use super::*;

    /// Wednesday, 4 June 2025, 10:20 in Berlin.
    const NOW: Time = Time(1_749_025_200_000);

    /// Berlin: summer time until 26 October 2025.
    fn berlin(at: Time) -> i64 {
        if at.0 < 1_761_440_400_000 { 2 * HOUR } else { HOUR }
    }

    fn read(words: &str) -> Result<String, Unclear> {
        let at = read_when(words, NOW, berlin)?;
        let wall = at.0 + berlin(at);
        let (year, month, day) = civil(wall.div_euclid(DAY));
        let minutes = wall.rem_euclid(DAY) / MINUTE;
        Ok(format!("{year}-{month:02}-{day:02} {:02}:{:02}", minutes / 60, minutes % 60))
    }

    #[test]
    fn times_in_words_are_read() {
        for (words, wanted) in [
            ("in 3 hours", "2025-06-04 13:20"),
            ("3 hours", "2025-06-04 13:20"),
            ("in an hour", "2025-06-04 11:20"),
            ("in half an hour", "2025-06-04 10:50"),
            ("in an hour and a half", "2025-06-04 11:50"),
            ("in 1.5 hours", "2025-06-04 11:50"),
            ("90min", "2025-06-04 11:50"),
            ("2h 30m", "2025-06-04 12:50"),
            ("in two weeks", "2025-06-18 10:20"),
            ("in a couple of days", "2025-06-06 10:20"),
            ("tomorrow", "2025-06-05 09:00"),
            ("Tomorrow at 14:30", "2025-06-05 14:30"),
            ("tomorrow morning", "2025-06-05 09:00"),
            ("tomorrow evening", "2025-06-05 18:00"),
            ("day after tomorrow 8am", "2025-06-06 08:00"),
            ("today", "2025-06-04 13:00"),
            ("tonight", "2025-06-04 20:00"),
            ("today 5 pm", "2025-06-04 17:00"),
            ("17:00", "2025-06-04 17:00"),
            ("at 9", "2025-06-05 09:00"),
            ("friday at 5", "2025-06-06 17:00"),
            ("tomorrow 2:30", "2025-06-05 14:30"),
            ("at 6", "2025-06-04 18:00"),
            ("friday 7", "2025-06-06 07:00"),
            ("friday 05:00", "2025-06-06 05:00"),
            ("friday 5am", "2025-06-06 05:00"),
            ("friday 5 a.m.", "2025-06-06 05:00"),
            ("friday 0:30", "2025-06-06 00:30"),
            // The clock is put back on 26 October.
            ("in 150 days", "2025-11-01 10:20"),
            ("in 21 weeks", "2025-10-29 10:20"),
            ("150d", "2025-11-01 10:20"),
            ("in 3600 hours", "2025-11-01 09:20"),
            ("in 2 days and 3 hours", "2025-06-06 13:20"),
            ("friday 14:30", "2025-06-06 14:30"),
            ("Fri 2:30pm", "2025-06-06 14:30"),
            ("wednesday 11", "2025-06-04 11:00"),
            ("wednesday", "2025-06-11 09:00"),
            ("monday", "2025-06-09 09:00"),
            ("next Tuesday 9:00", "2025-06-10 09:00"),
            ("next friday", "2025-06-13 09:00"),
            ("next week", "2025-06-09 09:00"),
            ("next month", "2025-07-01 09:00"),
            ("this weekend", "2025-06-07 09:00"),
            ("12 June", "2025-06-12 09:00"),
            ("June 12th, 8:15", "2025-06-12 08:15"),
            ("1 June", "2026-06-01 09:00"),
            ("3 jan 2027 noon", "2027-01-03 12:00"),
            ("2025-06-12 16:00", "2025-06-12 16:00"),
            ("12.6. 16:00", "2025-06-12 16:00"),
            ("12.06.2025", "2025-06-12 09:00"),
            ("6/13", "2025-06-13 09:00"),
            ("13/6", "2025-06-13 09:00"),
            ("29 february", "2028-02-29 09:00"),
            ("27 October 9:00", "2025-10-27 09:00"),
        ] {
            assert_eq!(read(words).as_deref(), Ok(wanted), "{words}");
        }
    }

    #[test]
    fn what_is_unclear_is_said() {
        for (words, wanted) in [
            ("", Unclear::Nothing),
            ("  ", Unclear::Nothing),
            ("soonish", Unclear::Word("soonish".into())),
            ("in a jiffy", Unclear::Word("jiffy".into())),
            ("next blue moon", Unclear::Word("next".into())),
            ("6/7", Unclear::EitherWay("6/7".into())),
            ("31 june", Unclear::NoSuch("31 june".into())),
            ("25:00", Unclear::NoSuch("25:00".into())),
            ("today 9:00", Unclear::Past),
            ("1 June 2025", Unclear::Past),
            ("monday tuesday", Unclear::Twice),
            ("9:00 10:00", Unclear::Twice),
        ] {
            assert_eq!(read(words), Err(wanted), "{words}");
        }
    }
}
