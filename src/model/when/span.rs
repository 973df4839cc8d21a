//! Spans of time in words.

use super::{DAY, HOUR, MINUTE, Unclear};

/// A span of time: whole days, which a clock on the wall counts, and the rest in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Whole days: of 23 or 25 hours where the clock is put forward or back.
    pub days: i64,
    /// What is left.
    pub rest: i64,
}

/// Reads "in 3 hours", "90 minutes", "in an hour and a half": none if it is no span. What is counted in
/// days, weeks or months keeps the hour.
pub fn span(words: &[&str]) -> Result<Option<Span>, Unclear> {
    let Some(total) = milliseconds(words)? else { return Ok(None) };
    let is_hours = |word: &&str| {
        let letters = word.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
        unit(letters).is_some_and(|it| it < DAY)
    };
    let days = if words.iter().any(is_hours) { 0 } else { total.div_euclid(DAY) };
    Ok(Some(Span { days, rest: total - days * DAY }))
}

fn milliseconds(words: &[&str]) -> Result<Option<i64>, Unclear> {
    let is_said = words[0] == "in";
    let mut rest = if is_said { &words[1..] } else { words };
    let (mut total, mut last) = (0_i64, 0_i64);
    while let Some(first) = rest.first() {
        let (count, taken) = match (*first, rest.get(1).copied()) {
            ("and", _) => {
                rest = &rest[1..];
                continue;
            }
            ("half", Some("a" | "an")) => (0.5, 2),
            ("a" | "an", Some("half")) if rest.len() == 2 && last > 0 => {
                return Ok(Some(total + last / 2));
            }
            ("a" | "an", Some("couple" | "few")) => (if rest[1] == "few" { 3.0 } else { 2.0 }, 2),
            ("half", _) => (0.5, 1),
            (word, _) => match number(word) {
                Some(count) => (count, 1),
                None => match joined(word) {
                    Some(milliseconds) => {
                        total += milliseconds;
                        rest = &rest[1..];
                        continue;
                    }
                    None if is_said => return Err(Unclear::Word(word.to_owned())),
                    None => return Ok(None),
                },
            },
        };
        match rest.get(taken).and_then(|it| unit(it)) {
            Some(milliseconds) => {
                last = milliseconds;
                total += (count * milliseconds as f64) as i64;
                rest = &rest[taken + 1..];
            }
            None if is_said => {
                return Err(Unclear::Word(rest.get(taken).unwrap_or(first).to_string()));
            }
            None => return Ok(None),
        }
    }
    Ok((total > 0).then_some(total))
}

/// "3h", "90min".
fn joined(word: &str) -> Option<i64> {
    let end = word.find(|it: char| !it.is_ascii_digit() && it != '.')?;
    // "9am" is a time of the day, and "12th" a day.
    Some((word[..end].parse::<f64>().ok()? * unit(&word[end..])? as f64) as i64)
}

fn number(word: &str) -> Option<f64> {
    const NAMES: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if matches!(word, "a" | "an") {
        return Some(1.0);
    }
    let named = NAMES.iter().position(|it| *it == word).map(|it| it as f64 + 1.0);
    named.or_else(|| word.parse().ok().filter(|it: &f64| (0.0..100_000.0).contains(it)))
}

fn unit(word: &str) -> Option<i64> {
    Some(match word {
        "m" | "min" | "mins" | "minute" | "minutes" => MINUTE,
        "h" | "hr" | "hrs" | "hour" | "hours" => HOUR,
        "d" | "day" | "days" => DAY,
        "w" | "week" | "weeks" => 7 * DAY,
        "month" | "months" => 30 * DAY,
        _ => return None,
    })
}
