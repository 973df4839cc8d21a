//! How far a page was scrolled: another one begins at its top, and who comes Back is where they were.

use std::collections::BTreeMap;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::{entry, focus};
use crate::ui::app::App;
use crate::ui::plain::route::Route;

/// What scrolls of a page that is no list.
const PAGE: &str = ".main--page";

/// Follows where the person goes, for as long as the page lives.
pub fn follow(app: App) {
    let noted = StoredValue::new(BTreeMap::<u64, i32>::new());
    let here = StoredValue::new(0_u64);
    if let Some(window) = web_sys::window() {
        // That something was scrolled is told on the way to it alone.
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window, "scroll", options, move |event| {
            let page = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            if let Some(page) = page.filter(|it| it.matches(PAGE).unwrap_or(false)) {
                noted.update_value(|it| {
                    it.insert(here.get_value(), page.scroll_top());
                });
            }
        })
        .forget();
    }
    Effect::new(move |_| {
        let is_page =
            app.route.with(|it| matches!(it, Route::Settings(_) | Route::Customers | Route::Guide(_)));
        if !is_page {
            return;
        }
        let entry = entry::here();
        if here.get_value() == entry {
            return;
        }
        here.set_value(entry);
        let top = noted.with_value(|it| it.get(&entry).copied()).unwrap_or(0);
        request_animation_frame(move || {
            if let Some(page) = focus::find(PAGE) {
                page.set_scroll_top(top);
            }
        });
    });
}
