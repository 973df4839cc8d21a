//! Time zones as dates of mail name them: `+0200`, `GMT`, `PDT`.

use super::date::small;

/// Returns the seconds by which a zone is east of Greenwich: `+0100`, `-05:30`, `CET`, `GMT+2`.
pub(super) fn zone(word: &str) -> Option<i64> {
    if let Some(offset) = word.strip_prefix('+') {
        return offset_of(offset);
    }
    if let Some(offset) = word.strip_prefix('-') {
        return offset_of(offset).map(|it| -it);
    }
    let end = word.find(['+', '-']).unwrap_or(word.len());
    let (name, offset) = word.split_at(end);
    if !offset.is_empty() && ["GMT", "UTC", "UT"].contains(&name.to_ascii_uppercase().as_str()) {
        return zone(offset);
    }
    let upper = word.to_ascii_uppercase();
    // RFC 5322 takes the letters of the military for no zone, since they were long used the wrong
    // way round.
    if upper.len() == 1 && upper.as_bytes()[0].is_ascii_alphabetic() {
        return Some(0);
    }
    ZONES.iter().find(|it| it.0 == upper).map(|it| i64::from(it.1) * 60)
}

fn offset_of(digits: &str) -> Option<i64> {
    let digits = digits.replace(':', "");
    let (hours, minutes) = match digits.len() {
        1 | 2 => (small(&digits)?, 0),
        4 => (small(&digits[..2])?, small(&digits[2..])?),
        _ => return None,
    };
    (hours <= 15 && minutes <= 59).then_some((hours * 60 + minutes) * 60)
}

/// Names of zones with their minutes east of Greenwich. Where a name has several meanings, the one
/// of RFC 822 counts, else that of most mail.
const ZONES: [(&str, i16); 50] = [
    ("UT", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("EST", -300),
    ("EDT", -240),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("AKST", -540),
    ("AKDT", -480),
    ("HST", -600),
    ("AST", -240),
    ("ADT", -180),
    ("NST", -210),
    ("NDT", -150),
    ("BRT", -180),
    ("ART", -180),
    ("CLT", -240),
    ("BST", 60),
    ("WEST", 60),
    ("CET", 60),
    ("MET", 60),
    ("MEZ", 60),
    ("CEST", 120),
    ("MEST", 120),
    ("MESZ", 120),
    ("EET", 120),
    ("SAST", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("MSD", 240),
    ("GST", 240),
    ("PKT", 300),
    ("IST", 330),
    ("ICT", 420),
    ("WIB", 420),
    ("HKT", 480),
    ("SGT", 480),
    ("AWST", 480),
    ("JST", 540),
    ("KST", 540),
    ("ACST", 570),
    ("AEST", 600),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
];
