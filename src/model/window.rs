//! Hours of some days of the week: of a condition, or in which a team is at work.

use serde::{Deserialize, Serialize};

use super::ids::Time;
use super::zone::Zone;

/// Hours of some days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first minute of the day.
    pub from: u16,
    /// The first minute that is too late; on the next day, if it is before the first one.
    pub until: u16,
    /// The days on which it begins: bit 0 is Monday.
    pub days: u8,
    /// The clock that is meant.
    pub zone: Zone,
}

impl Window {
    /// Every day of the week.
    pub const DAILY: u8 = 0b111_1111;
    /// The minutes of a day.
    pub const DAY: u16 = 24 * 60;

    /// Tells whether a time lies within it.
    pub fn holds(&self, at: Time) -> bool {
        let minutes = at.0.div_euclid(60_000) + self.zone.ahead_at(at);
        let (day, minute) =
            (minutes.div_euclid(i64::from(Self::DAY)), minutes.rem_euclid(i64::from(Self::DAY)));
        // The first of January 1970 was a Thursday.
        let begins_on = |day: i64| self.days >> (day + 3).rem_euclid(7) & 1 == 1;
        let (from, until) = (i64::from(self.from), i64::from(self.until));
        if from < until {
            return begins_on(day) && (from..until).contains(&minute);
        }
        from > until && ((begins_on(day) && minute >= from) || (begins_on(day - 1) && minute < until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONDAY: i64 = 1_748_822_400_000;

    fn at(day: i64, hour: i64) -> Time {
        Time(MONDAY + (day * 24 + hour) * 3_600_000)
    }

    #[test]
    fn a_window_holds_on_its_days_and_over_midnight() {
        let office = Window { from: 9 * 60, until: 17 * 60, days: 0b001_1111, zone: Zone::default() };
        assert!(office.holds(at(0, 9)) && office.holds(at(4, 16)));
        assert!(!office.holds(at(0, 17)) && !office.holds(at(5, 10)) && !office.holds(at(0, 8)));
        let friday_night = Window { from: 22 * 60, until: 6 * 60, days: 0b001_0000, zone: Zone::default() };
        assert!(friday_night.holds(at(4, 23)) && friday_night.holds(at(5, 5)));
        assert!(!friday_night.holds(at(4, 5)) && !friday_night.holds(at(5, 23)));
        let ahead = Window { zone: Zone::fixed(120), ..office };
        assert!(ahead.holds(at(0, 7)) && !ahead.holds(at(0, 15)));
    }
}
