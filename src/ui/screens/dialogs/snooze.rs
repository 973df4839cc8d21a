//! "Snooze": until later today, tomorrow, the weekend, next week, or a time of one's own.

use js_sys::Date;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::assign::about;
use crate::browser::clock::now;
use crate::model::{Command, Seen, Snooze as Until, Time, Triage, Verb};
use crate::ui::app::use_app;
use crate::ui::doing::act::perform;
use crate::ui::parts::menu::on_menu_key;
use crate::ui::parts::modal::Modal;
use crate::ui::parts::moment::{MomentField, read};
use crate::ui::parts::{Icon, in_full};
use crate::ui::text::{language::Said, triage as words, writing};

/// "Snooze".
#[component]
pub fn Snooze(
    /// The conversations, as they were shown when it was opened.
    seen: Vec<Seen>,
) -> impl IntoView {
    let app = use_app();
    let ids: Vec<_> = seen.iter().map(|it| it.conversation).collect();
    let seen = StoredValue::new(seen);
    let (wakes, typed) = (RwSignal::new(true), RwSignal::new(String::new()));
    let snooze = move |until: Time| {
        let verb = Verb::Snooze(Until { until, wakes: wakes.get_untracked() });
        let targets = seen.get_value();
        app.dialog.set(None);
        perform(app, Command::Triage(Triage { verb, targets, anyway: false }));
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Ok(until) = read(&typed.get_untracked()) {
            snooze(until);
        }
    };
    view! {
        <Modal label=words::SNOOZE class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head">
                    <h2>{words::SNOOZE} <span class="dialog__sub">{about(app, &ids)}</span></h2>
                </header>
                <div class="dialog__body snooze">
                    <Presets choose=Callback::new(snooze) />
                    <div class="snooze__own">
                        <MomentField typed label=writing::OR_WRITE />
                        <label class="check">
                            <input type="checkbox" bind:checked=wakes />
                            <span>{words::REPLY_ENDS}</span>
                        </label>
                    </div>
                </div>
                <footer class="dialog__foot">
                    <button type="button" class="button" on:click=move |_| app.dialog.set(None)>
                        {words::CANCEL}
                    </button>
                    <button class="button button--primary" disabled=move || typed.with(|it| read(it).is_err())>
                        {words::SNOOZE}
                    </button>
                </footer>
            </form>
        </Modal>
    }
}

/// The times that are offered; arrow keys walk through them.
#[component]
pub fn Presets(choose: Callback<Time>) -> impl IntoView {
    let preset = move |(at, (name, until)): (usize, (Said, Time))| {
        view! {
            <button type="button" class="menu__item" autofocus=at == 0 on:click=move |_| choose.run(until)>
                <Icon name="snooze" />
                <span class="menu__text">{name}</span>
                <span class="snooze__when">{in_full(until)}</span>
            </button>
        }
    };
    view! {
        <div class="snooze__presets" on:keydown=on_menu_key>
            {presets(now()).into_iter().enumerate().map(preset).collect_view()}
        </div>
    }
}

/// Returns the times that are offered, by the clock on the wall.
fn presets(now: Time) -> Vec<(Said, Time)> {
    let today = Date::new(&JsValue::from_f64(now.0 as f64));
    let weekday = today.get_day();
    let at = |days: u32, hour: u32| {
        let date = Date::new(&JsValue::from_f64(now.0 as f64));
        date.set_date(today.get_date() + days);
        date.set_hours(hour);
        date.set_minutes(0);
        date.set_seconds(0);
        date.set_milliseconds(0);
        Time(date.get_time() as i64)
    };
    let until = |wanted: u32| match (wanted + 7 - weekday) % 7 {
        0 => 7,
        days => days,
    };
    let mut presets = Vec::new();
    let hour = today.get_hours();
    if hour < 20 {
        presets.push((words::LATER_TODAY, at(0, (hour + 3).clamp(12, 22))));
    }
    presets.push((words::TOMORROW, at(1, 9)));
    if (1..=4).contains(&weekday) {
        presets.push((words::WEEKEND, at(until(6), 9)));
    }
    if weekday != 0 {
        presets.push((words::NEXT_WEEK, at(until(1), 9)));
    }
    presets
}
