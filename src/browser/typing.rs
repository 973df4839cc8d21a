//! What is typed for a dialog that is on its way: kept, and typed there once it stands.

use std::cell::RefCell;

use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use web_sys::{
    Event, EventInit, HtmlButtonElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent,
    KeyboardEventInit,
};

use super::focus;

/// Keys that choose, beside those that write.
const CHOOSING: [&str; 4] = ["Backspace", "ArrowUp", "ArrowDown", "Enter"];

thread_local! {
    static AHEAD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a key, as `KeyboardEvent.key` names it, if it writes a character, takes one back or chooses.
pub fn keep(key: &str) {
    if key.chars().count() == 1 || CHOOSING.contains(&key) {
        AHEAD.with_borrow_mut(|ahead| ahead.push(key.to_owned()));
    }
}

/// Forgets what was kept: it was meant for a dialog that did not come.
pub fn forget() {
    AHEAD.with_borrow_mut(Vec::clear);
}

/// Types what was kept where the focus is, for as long as that is in an open dialog.
pub fn hand_over() {
    let ahead = AHEAD.take();
    if ahead.is_empty() {
        return;
    }
    spawn_local(async move {
        for key in ahead {
            let Some(field) = focus::active().filter(is_in_dialog) else { return };
            type_in(&field, &key);
            // What follows from a key is there before the next: an event of the browser would come later.
            tick().await;
        }
    });
}

fn is_in_dialog(element: &HtmlElement) -> bool {
    element.closest("dialog[open]").is_ok_and(|it| it.is_some())
}

fn type_in(field: &HtmlElement, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let Ok(event) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init) else { return };
    // An event of ours has no effect of its own: what the browser would do is done here.
    if field.dispatch_event(&event) != Ok(true) {
        return;
    }
    match key {
        "Enter" => press_enter(field),
        "ArrowUp" | "ArrowDown" => {}
        _ => write(field, key),
    }
}

fn write(field: &HtmlElement, key: &str) {
    let written = |mut text: String| {
        if key == "Backspace" {
            text.pop();
        } else {
            text.push_str(key);
        }
        text
    };
    if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
        field.set_value(&written(field.value()));
    } else if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        field.set_value(&written(field.value()));
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

/// Presses the button that sends the form of a field. One that has the focus itself is not pressed: nobody has read
/// yet what it asks.
fn press_enter(field: &HtmlElement) {
    if !field.is_instance_of::<HtmlInputElement>() {
        return;
    }
    let form = field.closest("form").ok().flatten();
    let button = form.and_then(|it| it.query_selector("[type=submit], button:not([type])").ok().flatten());
    if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlButtonElement>().ok()) {
        button.click();
    }
}
