//! The clock. It may be put forward, where time is shown and not lived.

use std::cell::Cell;

use crate::model::Time;

thread_local! {
    static AHEAD: Cell<i64> = const { Cell::new(0) };
}

/// Returns the time of the browser's clock, or of one that was put forward.
pub fn now() -> Time {
    Time(js_sys::Date::now() as i64).plus(AHEAD.get())
}

/// Says how far this clock is ahead of the browser's, in milliseconds.
pub fn set_ahead(ms: i64) {
    AHEAD.set(ms);
}

/// Returns how far this clock is ahead of the browser's, in milliseconds.
pub fn ahead() -> i64 {
    AHEAD.get()
}
