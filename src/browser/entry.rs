//! The entries of the browser's history, by numbers that they keep: whoever comes Back finds what was noted of
//! one.

use std::cell::Cell;

use wasm_bindgen::JsValue;

thread_local! {
    static LAST: Cell<f64> = const { Cell::new(0.0) };
}

/// Returns the number of the entry that is shown. A new one gets its number now: a later one than any before,
/// also of a page that was loaded before this.
pub fn here() -> u64 {
    let Some(history) = web_sys::window().and_then(|it| it.history().ok()) else { return 0 };
    if let Some(number) = history.state().ok().and_then(|it| it.as_f64()) {
        return number as u64;
    }
    let number = LAST.get().max(js_sys::Date::now()) + 1.0;
    LAST.set(number);
    // Where it is not kept, Back leads to the top.
    let _ = history.replace_state(&JsValue::from_f64(number), "");
    number as u64
}
