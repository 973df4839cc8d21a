//! Times, as lists and titles show them.

use js_sys::{Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::model::Time;
use crate::ui::text;

thread_local! {
    static FULL: Intl::DateTimeFormat = {
        let options = Object::new();
        for (key, value) in [("dateStyle", "full"), ("timeStyle", "short")] {
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
        }
        Intl::DateTimeFormat::new(&js_sys::Array::of1(&JsValue::from_str("en-GB")), &options)
    };
}

fn date(at: Time) -> Date {
    Date::new(&JsValue::from_f64(at.0 as f64))
}

/// Returns a time as a list shows it: today the hour, this year the day, else the date. Not by the
/// browser's `Intl`, whose formats take longer to make than all rows of a first list.
pub fn when(at: Time, now: Time) -> String {
    let (then, today) = (date(at), date(now));
    let (day, month, year) = (then.get_date(), then.get_month(), then.get_full_year());
    let month = || text::MONTHS.get(month as usize).copied().unwrap_or_default();
    if year != today.get_full_year() {
        format!("{day} {} {year}", month())
    } else if (then.get_month(), day) != (today.get_month(), today.get_date()) {
        format!("{day} {}", month())
    } else {
        format!("{:02}:{:02}", then.get_hours(), then.get_minutes())
    }
}

/// Returns a time in full, for titles.
pub fn in_full(at: Time) -> String {
    let text = FULL.with(|it| it.format().call1(&JsValue::UNDEFINED, &date(at)));
    text.ok().and_then(|it| it.as_string()).unwrap_or_default()
}
