//! Waiting: for a time, and for the person to come back.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;

use crate::model::Time;

/// The longest a browser timer can wait is 24.8 days; a day is enough, then we look again.
const LONGEST: i64 = 24 * 60 * 60 * 1000;

thread_local! {
    static NEXT: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Calls `on_time` once at a time, instead of what was waited for before.
pub fn at(time: Option<Time>, on_time: impl FnOnce() + 'static) {
    let timeout = time.map(|it| {
        let wait = (it.0 - super::clock::now().0).clamp(0, LONGEST);
        Timeout::new(u32::try_from(wait).unwrap_or(0).saturating_add(1), on_time)
    });
    NEXT.with(|next| *next.borrow_mut() = timeout);
}

/// Waits. Works in a worker too.
pub async fn wait(ms: u32) {
    wait_or(ms, |_| ()).await;
}

/// Waits, or less if the function that `start` is given is called before.
pub async fn wait_or(at_most_ms: u32, start: impl Fn(&js_sys::Function)) {
    let timeout = RefCell::new(None);
    let promise = js_sys::Promise::new(&mut |done, _| {
        start(&done);
        timeout.replace(Some(Timeout::new(at_most_ms, move || {
            let _ = done.call0(&wasm_bindgen::JsValue::NULL);
        })));
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await; // never rejected
}

/// Calls `on_minute` every minute, for as long as the page lives.
pub fn every_minute(on_minute: impl Fn() + 'static) {
    gloo::timers::callback::Interval::new(60_000, on_minute).forget();
}

/// Calls `on_return` whenever the tab is shown or focused again, for as long as the page lives.
pub fn on_return(on_return: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    let again = on_return.clone();
    EventListener::new(&window, "focus", move |_| again()).forget();
    let again = on_return.clone();
    EventListener::new(&window, "pageshow", move |_| again()).forget();
    let Some(document) = window.document() else { return };
    let shown = document.clone();
    EventListener::new(&document, "visibilitychange", move |_| {
        if !shown.hidden() {
            on_return();
        }
    })
    .forget();
}
