//! A day and a time of the day in words.

use super::calendar::{first_of_next_month, monday_after, weekday_of};
use super::date::{date, weekday};
use super::{DAY, HOUR, MINUTE, Unclear};

/// The hour of a day without a time.
const MORNING: i64 = 9;

/// What is named so far.
#[derive(Default)]
struct Named {
    /// Days since 1970.
    day: Option<i64>,
    /// A day of the week; today if the time is still to come.
    weekday: Option<i64>,
    /// Milliseconds since midnight.
    time: Option<i64>,
    /// The time that goes with a day that has none.
    usual: Option<i64>,
}

impl Named {
    fn set_day(&mut self, day: i64) -> Result<(), Unclear> {
        if self.day.is_some() || self.weekday.is_some() {
            return Err(Unclear::Twice);
        }
        self.day = Some(day);
        Ok(())
    }

    fn set_time(&mut self, time: i64) -> Result<(), Unclear> {
        if self.time.replace(time).is_some() { Err(Unclear::Twice) } else { Ok(()) }
    }
}

/// Reads a day, a time, or both, as milliseconds of the clock on the wall, which shows `wall`.
pub fn day_and_time(words: &[&str], wall: i64) -> Result<i64, Unclear> {
    let (today, clock) = (wall.div_euclid(DAY), wall.rem_euclid(DAY));
    let mut named = Named::default();
    let mut rest = words;
    while let Some(word) = rest.first() {
        let taken = one(&mut named, rest, today, clock)?;
        if taken == 0 {
            return Err(Unclear::Word((*word).to_owned()));
        }
        rest = &rest[taken..];
    }
    let usual = named.usual.unwrap_or(MORNING * HOUR);
    let time = named.time.unwrap_or(usual);
    let day = match (named.day, named.weekday) {
        (Some(day), _) => day,
        (None, Some(weekday)) => {
            let ahead = (weekday - weekday_of(today)).rem_euclid(7);
            let is_over = ahead == 0 && time <= clock;
            today + if is_over { 7 } else { ahead }
        }
        (None, None) => today + i64::from(time <= clock),
    };
    Ok(day * DAY + time)
}

/// Reads the next word or two; returns how many.
fn one(named: &mut Named, rest: &[&str], today: i64, clock: i64) -> Result<usize, Unclear> {
    let (word, next) = (rest[0], rest.get(1).copied().unwrap_or_default());
    let after_next = rest.get(2).copied().unwrap_or_default();
    if let Some(date) = date(word, next, after_next, today)? {
        named.set_day(date.0)?;
        return Ok(date.1);
    }
    match word {
        "today" => {
            named.set_day(today)?;
            // In three hours, on the hour, in the evening at the latest.
            named.usual = Some(((clock / HOUR + 3).clamp(12, 22)) * HOUR);
        }
        "tonight" => {
            named.set_day(today)?;
            named.usual = Some(20 * HOUR);
        }
        "tomorrow" | "tmrw" => named.set_day(today + 1)?,
        "day" if (next, after_next) == ("after", "tomorrow") => {
            named.set_day(today + 2)?;
            return Ok(3);
        }
        "morning" => named.set_time(MORNING * HOUR)?,
        "noon" | "midday" => named.set_time(12 * HOUR)?,
        "afternoon" => named.set_time(14 * HOUR)?,
        "evening" => named.set_time(18 * HOUR)?,
        "midnight" => named.set_time(DAY)?,
        "weekend" => named.set_day(today + 7 - (weekday_of(today) + 2).rem_euclid(7))?,
        "this"
            if weekday(next).is_some() || matches!(next, "weekend" | "morning" | "afternoon" | "evening") => {
        }
        "next" => match (next, weekday(next)) {
            ("week", _) => {
                named.set_day(monday_after(today))?;
                return Ok(2);
            }
            ("month", _) => {
                named.set_day(first_of_next_month(today))?;
                return Ok(2);
            }
            (_, Some(weekday)) => {
                named.set_day(monday_after(today) + weekday)?;
                return Ok(2);
            }
            _ => return Ok(0),
        },
        _ if weekday(word).is_some() => {
            if named.day.is_some() || named.weekday.is_some() {
                return Err(Unclear::Twice);
            }
            named.weekday = weekday(word);
        }
        _ => match time(word, next)? {
            Some((time, taken)) => {
                named.set_time(time)?;
                return Ok(taken);
            }
            None => return Ok(0),
        },
    }
    Ok(1)
}

/// "9:00", "9", "9am", "9:30 pm", "14.30": the time since midnight and how many words it took. An hour from
/// 1 to 6 without more is of the afternoon: "friday at 5" is 17:00, "05:00" and "5am" are of the morning.
fn time(word: &str, next: &str) -> Result<Option<(i64, usize)>, Unclear> {
    let (digits, suffix) = match word.find(|it: char| it.is_ascii_alphabetic()) {
        Some(at) => word.split_at(at),
        None => (word, ""),
    };
    let is_half = |it: &str| matches!(it, "am" | "pm" | "a.m." | "p.m.");
    let (suffix, taken) = if suffix.is_empty() && is_half(next) { (next, 2) } else { (suffix, 1) };
    let mut parts = digits.split([':', '.']);
    let hour = parts.next().and_then(|it| it.parse::<i64>().ok());
    let minute = parts.next().map_or(Some(0), |it| (it.len() == 2).then(|| it.parse::<i64>().ok()).flatten());
    let (Some(hour), Some(minute), None) = (hour, minute, parts.next()) else { return Ok(None) };
    let hour = match suffix {
        "" if (1..=6).contains(&hour) && !digits.starts_with('0') => hour + 12,
        "" | "h" | "uhr" => hour,
        _ if is_half(suffix) && (1..=12).contains(&hour) => {
            hour % 12 + if suffix.starts_with('p') { 12 } else { 0 }
        }
        _ => return Ok(None),
    };
    if hour > 24 || minute > 59 || (hour == 24 && minute > 0) {
        return Err(Unclear::NoSuch(word.to_owned()));
    }
    Ok(Some((hour * HOUR + minute * MINUTE, taken)))
}
