//! The language that was chosen in this browser, as `public/language.mjs` has put it in place.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Returns the table of its sentences; none where no language was chosen, or it did not come.
pub fn table() -> Option<String> {
    of("table")?.as_string()
}

/// Returns a value as the language writes it: a number, a moment in milliseconds, or a list whose parts
/// U+001F divides.
pub fn format(kind: &str, value: &JsValue) -> Option<String> {
    let format: Function = of("format")?.dyn_into().ok()?;
    format.call2(&JsValue::UNDEFINED, &JsValue::from_str(kind), value).ok()?.as_string()
}

fn of(name: &str) -> Option<JsValue> {
    let language = Reflect::get(&js_sys::global(), &JsValue::from_str("teamInboxLanguage")).ok()?;
    Reflect::get(&language, &JsValue::from_str(name)).ok()
}
