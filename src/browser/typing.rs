//! What is typed for a field that is on its way: kept, and written into it once it stands.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlInputElement, HtmlTextAreaElement};

use super::focus;

thread_local! {
    static AHEAD: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps a key, as `KeyboardEvent.key` names it, if it writes a character or takes one back.
pub fn keep(key: &str) {
    AHEAD.with_borrow_mut(|ahead| {
        if key == "Backspace" {
            ahead.pop();
        } else if key.chars().count() == 1 {
            ahead.push_str(key);
        }
    });
}

/// Forgets what was kept: it was meant for a field that did not come.
pub fn forget() {
    AHEAD.with_borrow_mut(String::clear);
}

/// Writes what was kept into the field that has the focus, as if it were typed there.
pub fn hand_over() {
    let ahead = AHEAD.take();
    let Some(field) = focus::active().filter(|_| !ahead.is_empty()) else { return };
    if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
        field.set_value(&(field.value() + &ahead));
    } else if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        field.set_value(&(field.value() + &ahead));
    } else {
        return;
    }
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(input) = Event::new_with_event_init_dict("input", &init) {
        // Fails only of an event that is on its way already.
        let _ = field.dispatch_event(&input);
    }
}
