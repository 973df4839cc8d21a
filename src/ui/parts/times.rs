//! Times, as lists and titles show them.

use js_sys::{Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::model::Time;
use crate::ui::text::{
    self,
    language::{Style, moment},
};

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

/// Returns a time as a list shows it: today the hour, this year the day, else the date. In English not by
/// the browser's `Intl`, whose formats take longer to make than all rows of a first list.
pub fn when(at: Time, now: Time) -> String {
    let (then, today) = (date(at), date(now));
    let style = if then.get_full_year() != today.get_full_year() {
        Style::Date
    } else if (then.get_month(), then.get_date()) != (today.get_month(), today.get_date()) {
        Style::Day
    } else {
        Style::Hour
    };
    styled(style, at)
}

/// Returns a time as a conversation shows it: the hour, and behind the day unless that is today.
pub fn dated(at: Time, now: Time) -> String {
    let (day, hour) = (when(at, now), styled(Style::Hour, at));
    if day == hour { hour } else { format!("{day}, {hour}") }
}

/// Returns the day of a time with its year.
pub fn day(at: Time) -> String {
    styled(Style::Date, at)
}

fn styled(style: Style, at: Time) -> String {
    let then = date(at);
    let (day, month, year) = (then.get_date(), then.get_month(), then.get_full_year());
    let in_english = || {
        let month = text::MONTHS.get(month as usize).copied().unwrap_or_default();
        match style {
            Style::Date => format!("{day} {month} {year}"),
            Style::Day => format!("{day} {month}"),
            _ => format!("{:02}:{:02}", then.get_hours(), then.get_minutes()),
        }
    };
    moment(style, at).unwrap_or_else(in_english)
}

/// Returns a time in full, for titles.
pub fn in_full(at: Time) -> String {
    let in_english = || {
        let text = FULL.with(|it| it.format().call1(&JsValue::UNDEFINED, &date(at)));
        text.ok().and_then(|it| it.as_string()).unwrap_or_default()
    };
    moment(Style::Full, at).unwrap_or_else(in_english)
}
