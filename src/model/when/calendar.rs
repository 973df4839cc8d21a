//! Days of the calendar, counted from 1970.

/// Returns the day of the week; Monday is 0.
pub const fn weekday_of(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

/// Returns the next Monday.
pub const fn monday_after(day: i64) -> i64 {
    day + 7 - weekday_of(day)
}

/// Returns the first of the next month.
pub fn first_of_next_month(today: i64) -> i64 {
    let (year, month, _) = civil(today);
    if month == 12 { days(year + 1, 1, 1) } else { days(year, month + 1, 1) }
}

/// Returns the days from 1970 to a date (Howard Hinnant, *chrono-Compatible Low-Level Date
/// Algorithms*).
pub const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Returns year, month and day of so many days after 1970.
pub const fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + if month <= 2 { 1 } else { 0 }, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_both_ways() {
        for day in -1000..60_000 {
            let (year, month, date) = civil(day);
            assert_eq!(days(year, month, date), day);
        }
        assert_eq!(civil(0), (1970, 1, 1));
    }
}
