//! By how much a clock on a wall is ahead of UTC, with summer time: as rules that are kept with what
//! needs them, so that a journal replays alike wherever it is read, without a table of all zones.

use serde::{Deserialize, Serialize};

use super::ids::Time;
use super::when::calendar::{civil, days, weekday_of};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60;

/// How a clock is ahead of UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// By how many minutes; in winter, where there is a summer time.
    pub ahead: i16,
    /// When it is put forward.
    pub summer: Option<Summer>,
}

/// Summer time, as it begins and ends every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summer {
    /// By how many more minutes the clock is ahead.
    pub more: i16,
    /// When it begins.
    pub begins: Turn,
    /// When it ends.
    pub ends: Turn,
}

/// A moment of every year, by the clock of winter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The month, 1 to 12.
    pub month: u8,
    /// Which of its weeks: the first to the fourth such day, or the last (5).
    pub week: u8,
    /// The day of the week; Monday is 0.
    pub day: u8,
    /// The minute of the day.
    pub minute: u16,
}

impl Turn {
    const LAST: u8 = 5;

    /// Returns the moment of a year, in minutes since 1970 by the clock of winter.
    fn of(self, year: i64) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let first = if self.week == Self::LAST {
            let (after, in_year) = if month == 12 { (1, year + 1) } else { (month + 1, year) };
            days(in_year, after, 1) - 7
        } else {
            days(year, month, 1) + 7 * (i64::from(self.week) - 1)
        };
        (first + (day - weekday_of(first)).rem_euclid(7)) * DAY + i64::from(self.minute)
    }

    /// Returns the turns of which a moment is one: by the number of the week, and as the last one.
    fn at(minutes: i64) -> [Self; 2] {
        let today = minutes.div_euclid(DAY);
        let (_, month, day) = civil(today);
        let turn = |week| Self {
            month: month as u8,
            week,
            day: weekday_of(today) as u8,
            minute: minutes.rem_euclid(DAY) as u16,
        };
        [turn(((day - 1) / 7 + 1) as u8), turn(Self::LAST)]
    }
}

impl Zone {
    /// Returns a zone without summer time.
    pub const fn fixed(ahead: i16) -> Self {
        Self { ahead, summer: None }
    }

    /// Returns by how many minutes the clock is ahead of UTC at a time.
    pub fn ahead_at(self, at: Time) -> i64 {
        let ahead = i64::from(self.ahead);
        let Some(Summer { more, begins, ends }) = self.summer else { return ahead };
        let winter = at.0.div_euclid(MINUTE) + ahead;
        let (year, ..) = civil(winter.div_euclid(DAY));
        let (begin, end) = (begins.of(year), ends.of(year));
        // South of the equator a year begins in summer.
        let is_summer =
            if begin < end { (begin..end).contains(&winter) } else { !(end..begin).contains(&winter) };
        if is_summer { ahead + i64::from(more) } else { ahead }
    }

    /// Returns the zone of a clock that tells by how many minutes it is ahead at a time. Where the
    /// years to come do not follow one rule it is the present one, without summer time.
    pub fn of_clock(now: Time, ahead: impl Fn(Time) -> i64) -> Self {
        let fixed = Self::fixed(ahead(now) as i16);
        let turns = turns(now, &ahead);
        let [first, second] = turns[..] else { return fixed };
        let (winter, summer) = (first.1.min(second.1), first.1.max(second.1));
        let (begin, end) = if first.1 == summer { (first.0, second.0) } else { (second.0, first.0) };
        let by_winter = |minute: i64| Turn::at(minute + winter);
        let candidates = by_winter(begin).into_iter().flat_map(|it| by_winter(end).map(|end| (it, end)));
        let zones = candidates.map(|(begins, ends)| Self {
            ahead: winter as i16,
            summer: Some(Summer { more: (summer - winter) as i16, begins, ends }),
        });
        let mut zones = zones.filter(|it| holds(*it, now, &ahead));
        zones.next().unwrap_or(fixed)
    }

    /// Returns this zone, if a fixed one was taken at some time of its year: older windows were kept so.
    #[must_use]
    pub fn instead_of(self, other: Self) -> Self {
        let Some(summer) = self.summer else { return other };
        let is_ours = other.ahead == self.ahead || other.ahead == self.ahead + summer.more;
        if other.summer.is_none() && is_ours { self } else { other }
    }
}

/// Returns the next two minutes at which a clock is put forward or back, each with by how much it is
/// ahead then: fewer, if it is not within a good year.
fn turns(now: Time, ahead: &impl Fn(Time) -> i64) -> Vec<(i64, i64)> {
    let from = now.0.div_euclid(MINUTE);
    let at = |minute: i64| ahead(Time(minute * MINUTE));
    let turned = (0..400).map(|it| from + it * DAY).filter(|it| at(*it) != at(it + DAY));
    let exactly = |day: i64| {
        let (mut before, mut after) = (day, day + DAY);
        while after - before > 1 {
            let middle = i64::midpoint(before, after);
            if at(middle) == at(day) { before = middle } else { after = middle }
        }
        (after, at(after))
    };
    turned.take(2).map(exactly).collect()
}

/// Tells whether a zone tells what the clock tells in the years to come.
fn holds(zone: Zone, now: Time, ahead: &impl Fn(Time) -> i64) -> bool {
    const YEARS: i64 = 6;
    let every =
        |hours: i64| (0..YEARS * 366 * 24 / hours).map(move |it| Time(now.0 + it * hours * 60 * MINUTE));
    every(12).all(|it| zone.ahead_at(it) == ahead(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn turn(month: u8, week: u8, minute: u16) -> Turn {
        Turn { month, week, day: 6, minute }
    }

    const fn zone(ahead: i16, begins: Turn, ends: Turn) -> Zone {
        Zone { ahead, summer: Some(Summer { more: 60, begins, ends }) }
    }

    const BERLIN: Zone = zone(60, turn(3, 5, 120), turn(10, 5, 120));
    const NEW_YORK: Zone = zone(-300, turn(3, 2, 120), turn(11, 1, 60));
    const SYDNEY: Zone = zone(600, turn(10, 1, 120), turn(4, 1, 120));
    /// Wednesday, 4 June 2025.
    const NOW: Time = Time(1_749_025_200_000);

    #[test]
    fn summer_time_begins_and_ends_at_the_minute() {
        // 29 March 2026, 01:00 UTC, and 25 October.
        for (zone, at, before, after) in [
            (BERLIN, 1_774_746_000_000, 60, 120),
            (BERLIN, 1_792_890_000_000, 120, 60),
            (NEW_YORK, 1_772_953_200_000, -300, -240),
            (NEW_YORK, 1_793_512_800_000, -240, -300),
            (SYDNEY, 1_775_318_400_000, 660, 600),
            (SYDNEY, 1_791_043_200_000, 600, 660),
        ] {
            let found = [at - 1, at].map(|it| zone.ahead_at(Time(it)));
            assert_eq!(found, [before, after], "{zone:?} at {at}");
        }
    }

    #[test]
    fn a_clock_tells_its_rule_whenever_it_is_asked() {
        for zone in [BERLIN, NEW_YORK, SYDNEY, Zone::fixed(330)] {
            for month in 0..14 {
                let now = Time(NOW.0 + month * 30 * DAY * MINUTE);
                assert_eq!(Zone::of_clock(now, |it| zone.ahead_at(it)), zone, "after {month} months");
            }
        }
    }

    #[test]
    fn a_clock_without_one_rule_is_taken_as_it_is_now() {
        let ends = Time(NOW.0 + 200 * DAY * MINUTE);
        let odd = |it: Time| if it < ends { BERLIN.ahead_at(it) } else { 60 };
        assert_eq!(Zone::of_clock(NOW, odd), Zone::fixed(120));
    }

    #[test]
    fn a_fixed_zone_that_was_a_moment_of_this_one_gives_way_to_it() {
        assert_eq!(BERLIN.instead_of(Zone::fixed(120)), BERLIN);
        assert_eq!(BERLIN.instead_of(Zone::fixed(180)), Zone::fixed(180));
        assert_eq!(BERLIN.instead_of(NEW_YORK), NEW_YORK);
        assert_eq!(Zone::fixed(0).instead_of(Zone::fixed(60)), Zone::fixed(60));
    }
}
