//! The clock.

use crate::model::Time;

/// Returns now.
pub fn now() -> Time {
    Time(js_sys::Date::now() as i64)
}
