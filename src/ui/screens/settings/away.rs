//! "Out of office": for oneself, or set by an admin, with dates.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::form::{Foot, Problem, Why, save};
use crate::browser::zone;
use crate::model::{Away, Configure, PersonId, Time};
use crate::ui::app::use_app;
use crate::ui::parts::in_full;
use crate::ui::parts::modal::Modal;
use crate::ui::text::{settings as named, users as words};

/// "Out of office".
#[component]
pub fn AwayDialog(person: PersonId) -> impl IntoView {
    let app = use_app();
    let known = app.peek(|state| state.directory.person(person).and_then(|it| it.away));
    let field = |it: Option<Time>| RwSignal::new(it.map(local).unwrap_or_default());
    let from = field(known.and_then(|it| it.from));
    let until = field(known.and_then(|it| it.until));
    let set_by = known.map(|it| words::set_by(&app.peek(|state| state.directory.name(it.set_by).to_owned())));
    let problem: Problem = RwSignal::new(None);
    let name = app.peek(|state| state.directory.name(person).to_owned());
    let is_away = known.is_some();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let absence = Some((day(&from.get_untracked()), day(&until.get_untracked())));
        save(app, Configure::SetAway(person, absence), problem, |app| app.dialog.set(None));
    };
    let back = move |_| save(app, Configure::SetAway(person, None), problem, |app| app.dialog.set(None));
    view! {
        <Modal label=words::OUT_OF_OFFICE class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head">
                    <h2>{words::OUT_OF_OFFICE} <span class="dialog__sub">{name}</span></h2>
                </header>
                <div class="dialog__body">
                    <p class="faint">{words::OUT_DOES}</p>
                    <div class="fields fields--row">
                        <label class="field">
                            <span class="field__name">{words::AWAY_FROM}</span>
                            <input class="input" type="datetime-local" autofocus bind:value=from />
                        </label>
                        <label class="field">
                            <span class="field__name">{words::AWAY_UNTIL}</span>
                            <input class="input" type="datetime-local" bind:value=until />
                        </label>
                    </div>
                    <p class="faint">{words::AWAY_HINT} " " {set_by}</p>
                    {is_away
                        .then(|| {
                            view! {
                                <p>
                                    <button class="button" type="button" on:click=back>
                                        {words::BACK_AGAIN}
                                    </button>
                                </p>
                            }
                        })}
                    <Why problem />
                </div>
                <Foot act=named::SAVE />
            </form>
        </Modal>
    }
}

/// Returns an absence in words.
pub fn told(away: &Away) -> String {
    words::absence(away.from.map(in_full).as_deref(), away.until.map(in_full).as_deref())
}

/// Returns a time as a field of date and time takes it, on the clock of this computer.
fn local(at: Time) -> String {
    let shifted = at.plus(zone::ahead_of_utc(at));
    let iso = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(shifted.0 as f64)).to_iso_string();
    String::from(iso).chars().take(16).collect()
}

/// Returns the time that a field of date and time names; none if it is empty.
fn day(value: &str) -> Option<Time> {
    let time = js_sys::Date::new(&wasm_bindgen::JsValue::from_str(value)).get_time();
    time.is_finite().then_some(Time(time as i64))
}
