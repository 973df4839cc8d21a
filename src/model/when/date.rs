//! Dates and names of days in words.

use super::Unclear;
use super::calendar::{civil, days};

/// Reads "12 June", "June 12 2026", "2026-06-12", "12.6.", "13/6": the day and how many words it took.
pub fn date(word: &str, next: &str, after: &str, today: i64) -> Result<Option<(i64, usize)>, Unclear> {
    if let (Some(day), Some(month)) = (nth(word), month(next)) {
        let year = year(after);
        return on(year, month, day, today, &format!("{word} {next}"))
            .map(|it| Some((it, 2 + usize::from(year.is_some()))));
    }
    if let (Some(month), Some(day)) = (month(word), nth(next)) {
        let year = year(after);
        return on(year, month, day, today, &format!("{word} {next}"))
            .map(|it| Some((it, 2 + usize::from(year.is_some()))));
    }
    let numbers = |separator: char| -> Option<Vec<i64>> {
        let parts = word.trim_end_matches('.').split(separator);
        parts.map(|it| it.parse().ok()).collect()
    };
    let (year, month, day) = match (numbers('-').as_deref(), numbers('/').as_deref(), numbers('.').as_deref())
    {
        (Some([year, month, day]), _, _) if *year > 999 => (Some(*year), *month, *day),
        (_, Some([one, two] | [one, two, _]), _) if *one <= 12 && *two <= 12 && one != two => {
            return Err(Unclear::EitherWay(word.to_owned()));
        }
        (_, Some([one, two, rest @ ..]), _) if rest.len() < 2 => {
            let (day, month) = if *one > 12 { (*one, *two) } else { (*two, *one) };
            (rest.first().copied(), month, day)
        }
        (_, _, Some([day, month])) if word.ends_with('.') => (None, *month, *day),
        (_, _, Some([day, month, year])) => (Some(*year), *month, *day),
        _ => return Ok(None),
    };
    on(year, month, day, today, word).map(|it| Some((it, 1)))
}

fn on(year: Option<i64>, month: i64, day: i64, today: i64, said: &str) -> Result<i64, Unclear> {
    let no_such = || Unclear::NoSuch(said.to_owned());
    let (this_year, ..) = civil(today);
    let named = year.map(|it| if it < 100 { it + 2000 } else { it });
    let exists = |year: i64| {
        let found = days(year, month, day);
        ((1..=12).contains(&month) && civil(found) == (year, month, day)).then_some(found)
    };
    match named {
        Some(year) => exists(year).ok_or_else(no_such),
        // The next one: a 29 February may be years away.
        None => (this_year..this_year + 9).filter_map(exists).find(|it| *it >= today).ok_or_else(no_such),
    }
}

/// "12", "12th", "12."
fn nth(word: &str) -> Option<i64> {
    let end = word.find(|it: char| !it.is_ascii_digit()).unwrap_or(word.len());
    let known = matches!(&word[end..], "" | "." | "st" | "nd" | "rd" | "th");
    word[..end].parse().ok().filter(|it| known && (1..=31).contains(it))
}

fn year(word: &str) -> Option<i64> {
    word.parse().ok().filter(|it| (2000..2200).contains(it))
}

fn month(word: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    position(&MONTHS, word).map(|it| it + 1)
}

/// Returns the day of the week of a name; Monday is 0.
pub fn weekday(word: &str) -> Option<i64> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    position(&DAYS, word)
}

/// A name, or at least three letters of it.
fn position(names: &[&str], word: &str) -> Option<i64> {
    let word = word.trim_end_matches('.');
    let is_it = |name: &&str| word.len() >= 3 && name.starts_with(word);
    names.iter().position(is_it).map(|it| it as i64)
}
