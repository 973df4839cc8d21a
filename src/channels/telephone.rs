//! Telephone numbers: compared as E.164 (`+4930555010`), shown with a space behind the country.

use crate::mail::is_hidden;

/// The fewest and the most digits of a number with its country.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Countries whose code has one digit; all others have two or three.
const SHORT: [&str; 2] = ["1", "7"];
/// Country codes of two digits. What begins with none of these has three.
const TWO: &[&str] = &[
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48",
    "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81",
    "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// Returns a number as E.164, however it is written: `+49 (0)30 555-010`, `0049 30/555 010`, `tel:+49…`.
/// Without its country it is none: nobody can tell whose it is. A short code (`62262`) stays as it is.
pub fn number(written: &str) -> Option<String> {
    // What is copied from an address book hides its direction.
    let written = written.replace(is_hidden, "");
    let bare = written.trim();
    let bare = bare.get(..4).filter(|it| it.eq_ignore_ascii_case("tel:")).map_or(bare, |_| &bare[4..]);
    let bare = bare.split([';', '?']).next().unwrap_or_default();
    // `+49 (0)30`: the zero is dialled within the country alone.
    let bare = bare.replace("(0)", "");
    let local = bare.trim().strip_prefix(['+', '＋']);
    let mut digits = String::new();
    for it in local.unwrap_or(bare.trim()).chars() {
        match it {
            '0'..='9' => digits.push(it),
            ' ' | '\u{a0}' | '\u{202f}' | '-' | '‑' | '–' | '.' | '/' | '(' | ')' => {}
            _ => return None,
        }
    }
    let with_country = local.map(|_| digits.as_str()).or_else(|| digits.strip_prefix("00"));
    if let Some(digits) = with_country {
        let fits = DIGITS.contains(&digits.len()) && !digits.starts_with('0');
        return fits.then(|| format!("+{digits}"));
    }
    ((3..=6).contains(&digits.len()) && !digits.starts_with('0')).then_some(digits)
}

/// Returns a number as people read it: `+49 30555010`.
pub fn shown(number: &str) -> String {
    let Some(digits) = number.strip_prefix('+').filter(|it| it.bytes().all(|it| it.is_ascii_digit())) else {
        return number.to_owned();
    };
    let begins = |codes: &[&str]| codes.iter().any(|it| digits.starts_with(it));
    let country = if begins(&SHORT) {
        1
    } else if begins(TWO) {
        2
    } else {
        3
    };
    match digits.split_at_checked(country) {
        Some((country, rest)) => format!("+{country} {rest}"),
        None => number.to_owned(),
    }
}
