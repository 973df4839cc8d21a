//! The clock of a workspace that is shown: put forward, it lets snoozes, plans and absences happen.

use gloo::events::EventListener;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use crate::browser::clock;
use crate::model::{State, Time};
use crate::ui::app::{App, spaces, use_app};
use crate::ui::beside::wait_for_due;
use crate::ui::text::stage as words;

const MINUTE: i64 = 60 * 1000;
const HOUR: i64 = 60 * MINUTE;

/// Follows the clock when another window puts it forward.
pub fn follow(app: App) {
    let Some(window) = web_sys::window() else { return };
    EventListener::new(&window, "storage", move |_| {
        if spaces::read_clock() {
            told(app);
        }
    })
    .forget();
}

/// The time, and the ways to put it forward.
#[component]
pub fn Clock() -> impl IntoView {
    let app = use_app();
    let minute = RwSignal::new(clock::now().0 / MINUTE);
    let now = Memo::new(move |_| shown(Time(minute.get() * MINUTE)));
    let tick = move || {
        let now = clock::now().0 / MINUTE;
        // To write the time takes longer than to act, so not for every act.
        if minute.try_get_untracked().is_some_and(|it| it != now) {
            minute.set(now);
        }
    };
    Effect::new(move |_| {
        app.version.track();
        tick();
    });
    set_interval(tick, std::time::Duration::from_secs(10));
    let forward = move |to: Option<Time>| match to {
        Some(to) => {
            spaces::put_clock(to);
            tick();
            told(app);
        }
        None => app.say(words::NOTHING_DUE),
    };
    view! {
        <span class="bar__group" role="group" aria-label=words::CLOCK>
            <time>{now}</time>
            <button class="button button--small" on:click=move |_| forward(Some(clock::now().plus(HOUR)))>{words::HOUR}</button>
            <button class="button button--small" on:click=move |_| forward(Some(monday(clock::now())))>{words::MONDAY}</button>
            <button class="button button--small" on:click=move |_| forward(app.peek(State::next_due))>{words::NEXT_DUE}</button>
        </span>
    }
}

/// What is due happens, and everything that tells the time tells the new one.
fn told(app: App) {
    app.version.update(|it| *it = it.wrapping_add(1));
    let desk = app.desk();
    spawn_local(async move {
        // What another window did meanwhile is found there.
        let _ = desk.do_due().await;
        wait_for_due(app);
        app.version.update(|it| *it = it.wrapping_add(1));
    });
}

/// Returns the next Monday, nine o'clock.
fn monday(now: Time) -> Time {
    let date = js_sys::Date::new(&JsValue::from_f64(now.0 as f64));
    let ahead = (8 - date.get_day()) % 7;
    let ahead = if ahead == 0 { 7 } else { ahead };
    date.set_date(date.get_date() + ahead);
    date.set_hours(9);
    date.set_minutes(0);
    date.set_seconds(0);
    date.set_milliseconds(0);
    Time(date.get_time() as i64)
}

/// Returns a time as the reader writes it: "Mon 30 Nov, 09:00".
fn shown(time: Time) -> String {
    let root = web_sys::window().and_then(|it| it.document()).and_then(|it| it.document_element());
    let language = root.and_then(|it| it.get_attribute("lang")).filter(|it| it != "en");
    let options = js_sys::Object::new();
    let parts = [
        ("weekday", "short"),
        ("day", "numeric"),
        ("month", "short"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
    ];
    for (name, value) in parts {
        // A plain object takes any name.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    let date = js_sys::Date::new(&JsValue::from_f64(time.0 as f64));
    String::from(date.to_locale_string(language.as_deref().unwrap_or("en-GB"), &options))
}
