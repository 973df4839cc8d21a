//! The conversation on paper: every message open, and as high as it is at the width of a page.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlElement, KeyboardEvent};

use crate::browser::focus;

/// What is on paper is looked for so often, and no longer than so many times.
const LOOK_MS: u32 = 100;
const LOOKS: u32 = 50;
/// Stands at the root of the page while it is as it will be on paper.
const PRINTING: &str = "data-printing";

/// Lets Ctrl P print the conversation, for as long as it is open: by itself the browser would print what is
/// folded as it is.
pub fn follow_keys() {
    let Some(window) = web_sys::window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window, "keydown", options, |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let is_print = (key.ctrl_key() || key.meta_key()) && !key.shift_key() && !key.alt_key();
        if is_print && key.key().eq_ignore_ascii_case("p") {
            key.prevent_default();
            print();
        }
    });
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || listener.set_value(None));
}

/// Tells whether the page is as it will be on paper.
pub fn is_printing() -> bool {
    root().is_some_and(|it| it.has_attribute(PRINTING))
}

/// Opens every message, then prints once what they say is there.
pub fn print() {
    if let Some(fold) = focus::find(".thread__fold button") {
        fold.unchecked_into::<HtmlElement>().click();
    }
    set_printing(true);
    print_when_there(LOOKS);
}

fn print_when_there(looks: u32) {
    Timeout::new(LOOK_MS, move || {
        let Some(window) = web_sys::window() else { return };
        let closed =
            window.document().and_then(|it| it.query_selector_all(".thread .message:not([open])").ok());
        for at in 0..closed.as_ref().map_or(0, web_sys::NodeList::length) {
            let message = closed.as_ref().and_then(|it| it.get(at)).and_then(|it| it.dyn_into().ok());
            if let Some(message) = message {
                HtmlDetailsElement::set_open(&message, true);
            }
        }
        let waits =
            [".thread .message:not(:has(.message__body))", ".thread .message__frame:not([data-fitted])"];
        if looks > 0 && waits.iter().any(|it| focus::find(it).is_some()) {
            return print_when_there(looks - 1);
        }
        EventListener::once(&window, "afterprint", |_| set_printing(false)).forget();
        // Fails where a page may not print; then there is nothing more to do.
        if window.print().is_err() {
            set_printing(false);
        }
    })
    .forget();
}

fn set_printing(on: bool) {
    if let Some(root) = root() {
        let _ = root.toggle_attribute_with_force(PRINTING, on);
    }
}

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}
