//! The time zone of this computer.

use js_sys::Date;
use wasm_bindgen::JsValue;

use super::clock::now;
use crate::model::{Time, Zone};

/// Returns by how many milliseconds the local clock is ahead of UTC at a time; it changes with summer time.
pub fn ahead_of_utc(at: Time) -> i64 {
    let date = Date::new(&JsValue::from_f64(at.0 as f64));
    (-date.get_timezone_offset() * 60_000.0) as i64
}

/// Returns the zone of this computer, with its summer time.
pub fn here() -> Zone {
    Zone::of_clock(now(), |it| ahead_of_utc(it) / 60_000)
}
