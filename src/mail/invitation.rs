//! Calendar invitations (RFC 5545), as far as somebody wants to know: what, when, where, by whom.

use serde::{Deserialize, Serialize};

use crate::model::{Party, Time, calendar::days};

/// So much of a calendar is read.
pub(crate) const MAX_CALENDAR: usize = 256 * 1024;
const MAX_TEXT: usize = 500;

/// What a calendar that came with a message says of its first event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// What the message wants.
    pub purpose: Purpose,
    /// What it is; may be empty.
    pub what: String,
    /// Where; may be empty.
    pub place: String,
    /// When it begins.
    pub start: Option<Moment>,
    /// When it ends.
    pub end: Option<Moment>,
    /// It comes again: `daily`, `weekly` and so on; may be empty.
    pub repeats: String,
    /// Who invites.
    pub organizer: Option<Party>,
    /// Of an answer: who answers, and how: `accepted`, `declined`, `tentative`.
    pub answer: Option<(Party, String)>,
}

/// What a message with an invitation wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// It invites, or changes what it invited to.
    #[default]
    Invites,
    /// It takes an invitation back.
    Cancels,
    /// It answers one.
    Answers,
    /// It tells of an event that nobody is asked to come to.
    Tells,
}

/// A day, perhaps with a time, as the calendar of the sender shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Year, month and day.
    pub date: (i32, u8, u8),
    /// Hour and minute; none if the whole day is meant.
    pub clock: Option<(u8, u8)>,
    /// The name of the zone; `UTC`, or empty where the sender names none.
    pub zone: String,
    /// The time itself, where it is in UTC.
    pub at: Option<Time>,
}

/// Reads a calendar; none if there is no event in it.
pub(crate) fn invitation(calendar: &str) -> Option<Invitation> {
    let calendar = &calendar[..calendar.floor_char_boundary(MAX_CALENDAR)];
    let unfolded = calendar.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    let mut found = Invitation { purpose: Purpose::Tells, ..Invitation::default() };
    let (mut within, mut has_event, mut duration) = (Vec::new(), false, None);
    for line in unfolded.lines() {
        let Some(property) = Property::of(line) else { continue };
        match (property.name.as_str(), within.last().map(String::as_str)) {
            ("BEGIN", _) => {
                let what = property.value.trim().to_ascii_uppercase();
                let is_event = matches!(what.as_str(), "VEVENT" | "VTODO");
                if is_event && has_event {
                    break; // changes of single days of what repeats
                }
                has_event |= is_event;
                within.push(what);
            }
            ("END", _) => drop(within.pop()),
            ("METHOD", _) => {
                found.purpose = match property.value.trim().to_ascii_uppercase().as_str() {
                    "REQUEST" | "ADD" | "COUNTER" => Purpose::Invites,
                    "CANCEL" => Purpose::Cancels,
                    "REPLY" => Purpose::Answers,
                    _ => Purpose::Tells,
                };
            }
            (name, Some("VEVENT" | "VTODO")) => found.note(name, &property, &mut duration),
            _ => {}
        }
    }
    if found.end.is_none()
        && let (Some(start), Some(seconds)) = (&found.start, duration)
    {
        found.end = start.later(seconds);
    }
    if found.purpose != Purpose::Answers {
        found.answer = None;
    }
    has_event.then_some(found)
}

impl Invitation {
    fn note(&mut self, name: &str, property: &Property<'_>, duration: &mut Option<i64>) {
        match name {
            "SUMMARY" => self.what = property.text(),
            "LOCATION" => self.place = property.text(),
            "DTSTART" => self.start = property.moment(),
            "DTEND" | "DUE" => self.end = property.moment(),
            "DURATION" => *duration = seconds_of(property.value),
            "RRULE" => {
                let frequency = property.value.split(';').find_map(|it| it.strip_prefix("FREQ="));
                self.repeats = frequency.unwrap_or_default().to_ascii_lowercase();
            }
            "ORGANIZER" => self.organizer = property.party(),
            "ATTENDEE" if self.answer.is_none() => {
                let how = property.parameter("PARTSTAT").unwrap_or_default().to_ascii_lowercase();
                self.answer = property.party().map(|it| (it, how));
            }
            "STATUS" if property.value.trim().eq_ignore_ascii_case("CANCELLED") => {
                self.purpose = Purpose::Cancels
            }
            _ => {}
        }
    }
}

/// A line of a calendar: `NAME;PARAMETER=VALUE:VALUE`.
struct Property<'x> {
    name: String,
    parameters: &'x str,
    value: &'x str,
}

impl<'x> Property<'x> {
    fn of(line: &'x str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.char_indices().find(|(_, it)| {
            quoted ^= *it == '"';
            *it == ':' && !quoted
        })?;
        let (head, value) = (&line[..colon.0], &line[colon.0 + 1..]);
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        Some(Self { name: name.trim().to_ascii_uppercase(), parameters, value })
    }

    fn parameter(&self, name: &str) -> Option<&'x str> {
        let mut rest = self.parameters;
        while !rest.is_empty() {
            let mut quoted = false;
            let end = rest.find(|it| {
                quoted ^= it == '"';
                it == ';' && !quoted
            });
            let (one, after) = end.map_or((rest, ""), |it| (&rest[..it], &rest[it + 1..]));
            if let Some((key, value)) = one.split_once('=')
                && key.trim().eq_ignore_ascii_case(name)
            {
                return Some(value.trim().trim_matches('"'));
            }
            rest = after;
        }
        None
    }

    /// Returns the value as it is meant, on one line.
    fn text(&self) -> String {
        let (mut out, mut chars) = (String::new(), self.value.chars());
        while let Some(it) = chars.next() {
            match it {
                '\\' => out.push(match chars.next() {
                    Some('n' | 'N') | None => ' ',
                    Some(other) => other,
                }),
                it => out.push(it),
            }
        }
        super::fields::one_line(&out, MAX_TEXT)
    }

    fn party(&self) -> Option<Party> {
        let address = self.value.trim();
        let is_mail = address.get(..7).is_some_and(|it| it.eq_ignore_ascii_case("mailto:"));
        let address = if is_mail { address[7..].to_lowercase() } else { String::new() };
        let name = super::fields::one_line(self.parameter("CN").unwrap_or_default(), 200);
        (!name.is_empty() || !address.is_empty()).then_some(Party { name, address })
    }

    /// Reads `20240102`, `20240102T100000` and `20240102T100000Z`.
    fn moment(&self) -> Option<Moment> {
        let value = self.value.trim();
        let number = |from: usize, len: usize| -> Option<i64> {
            let digits = value.get(from..from + len).filter(|it| it.bytes().all(|it| it.is_ascii_digit()))?;
            digits.parse().ok()
        };
        let date = (number(0, 4)?, number(4, 2)?, number(6, 2)?);
        let is_day = (1..=12).contains(&date.1) && (1..=31).contains(&date.2);
        let clock = number(9, 2).zip(number(11, 2)).filter(|it| it.0 < 24 && it.1 < 60);
        let is_utc = value.ends_with('Z');
        let zone = if is_utc { "UTC" } else { self.parameter("TZID").unwrap_or_default() };
        let seconds =
            |clock: (i64, i64)| days(date.0, date.1, date.2) * 86_400 + clock.0 * 3_600 + clock.1 * 60;
        is_day.then(|| Moment {
            date: (date.0 as i32, date.1 as u8, date.2 as u8),
            clock: clock.map(|it| (it.0 as u8, it.1 as u8)),
            zone: super::fields::one_line(zone, 80),
            at: clock.filter(|_| is_utc).map(|it| Time(seconds(it) * 1_000)),
        })
    }
}

impl Moment {
    /// Returns the moment so many seconds later.
    fn later(&self, seconds: i64) -> Option<Self> {
        let (hour, minute) = self.clock.map_or((0, 0), |it| (i64::from(it.0), i64::from(it.1)));
        let day = days(i64::from(self.date.0), i64::from(self.date.1), i64::from(self.date.2));
        let at = day * 86_400 + hour * 3_600 + minute * 60 + seconds;
        let (year, month, day) = crate::model::calendar::civil(at.div_euclid(86_400));
        let rest = at.rem_euclid(86_400);
        Some(Self {
            date: (year as i32, month as u8, day as u8),
            clock: self.clock.map(|_| ((rest / 3_600) as u8, (rest % 3_600 / 60) as u8)),
            zone: self.zone.clone(),
            at: self.at.map(|it| Time(it.0 + seconds * 1_000)),
        })
    }
}

/// Reads `PT1H30M` and `P1D`.
fn seconds_of(value: &str) -> Option<i64> {
    let (mut seconds, mut number) = (0_i64, 0_i64);
    for it in value.trim().strip_prefix('P')?.chars() {
        let unit = match it {
            '0'..='9' => {
                number = number.checked_mul(10)?.checked_add(i64::from(it as u32 - '0' as u32))?;
                continue;
            }
            'T' => continue,
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(number.checked_mul(unit)?)?;
        number = 0;
    }
    // Nothing that is longer than ten years is meant.
    (seconds < 315_360_000).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(method: &str, event: &str) -> String {
        format!(
            "BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    }

    #[test]
    fn an_invitation_says_what_when_where_and_who() {
        let event = "SUMMARY:Budget\\, first\r\n  part\r\nLOCATION:Room 5\\; second floor\r\n\
            DTSTART;TZID=\"Europe/Berlin\":20240102T100000\r\nDTEND;TZID=Europe/Berlin:20240102T113000\r\n\
            ORGANIZER;CN=\"Lee; Ann\":MAILTO:Ann@example.org\r\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ben@example.org\r\n\
            RRULE:FREQ=WEEKLY;COUNT=3\r\nBEGIN:VALARM\r\nSUMMARY:no\r\nEND:VALARM";
        let found = invitation(&calendar("REQUEST", event)).unwrap();
        assert_eq!(found.purpose, Purpose::Invites);
        assert_eq!(
            (found.what.as_str(), found.place.as_str()),
            ("Budget, first part", "Room 5; second floor")
        );
        let start = found.start.unwrap();
        assert_eq!(
            (start.date, start.clock, start.zone.as_str()),
            ((2024, 1, 2), Some((10, 0)), "Europe/Berlin")
        );
        assert_eq!(found.end.unwrap().clock, Some((11, 30)));
        assert_eq!(
            found.organizer,
            Some(Party { name: "Lee; Ann".into(), address: "ann@example.org".into() })
        );
        assert_eq!((found.repeats.as_str(), found.answer), ("weekly", None));
    }

    #[test]
    fn times_are_read_in_every_style() {
        let of = |event: &str| invitation(&calendar("PUBLISH", event)).unwrap();
        let utc = of("DTSTART:20240102T100000Z\r\nDURATION:PT14H30M");
        assert_eq!(utc.start.unwrap().at, Some(Time(1_704_189_600_000)));
        let end = utc.end.unwrap();
        assert_eq!((end.date, end.clock), ((2024, 1, 3), Some((0, 30))));
        let day = of("DTSTART;VALUE=DATE:20240102").start.unwrap();
        assert_eq!((day.date, day.clock, day.zone.as_str()), ((2024, 1, 2), None, ""));
        assert_eq!(of("DTSTART:soon").start, None);
    }

    #[test]
    fn answers_and_cancellations_are_told_apart() {
        let attendee = "ATTENDEE;CN=Ben;PARTSTAT=DECLINED:mailto:ben@example.org";
        let answer = invitation(&calendar("REPLY", attendee)).unwrap();
        let ben = Party { name: "Ben".into(), address: "ben@example.org".into() };
        assert_eq!((answer.purpose, answer.answer), (Purpose::Answers, Some((ben, "declined".into()))));
        assert_eq!(invitation(&calendar("CANCEL", "SUMMARY:x")).unwrap().purpose, Purpose::Cancels);
        assert_eq!(invitation("BEGIN:VCALENDAR\nEND:VCALENDAR"), None);
        assert_eq!(invitation(""), None);
    }
}
