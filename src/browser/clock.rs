//! The clock.

use crate::model::Time;

/// Returns the time of the browser's clock.
pub fn now() -> Time {
    Time(js_sys::Date::now() as i64)
}
