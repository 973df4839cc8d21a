//! Starting again with nothing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{local, space};
use crate::ui::app::{spaces, use_app};
use crate::ui::beside::copy::remove_everything;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::workspace::{Kind, MINE};
use crate::ui::text;

/// Asks before everything is removed, and names what is lost.
#[component]
pub fn ResetDialog() -> impl IntoView {
    let app = use_app();
    let loses = app.peek(|state| {
        let (messages, conversations) = (state.threads.len() as u64, state.len() as u64);
        let people = state.directory.people.values().filter(|it| !it.removed).count();
        let teams = state.directory.teams.values().filter(|it| !it.removed).count();
        text::data::reset_loses(messages, conversations, people, teams)
    });
    let remove = move |_| {
        spawn_local(async move {
            match remove_everything().await {
                Ok(()) => {
                    local::remove(&space::key("acting-as"));
                    // A demo would begin itself again: who removes it has done with it.
                    match spaces::kind() {
                        Kind::Own => reload(),
                        _ => spaces::open(MINE, None, ""),
                    }
                }
                Err(error) => app.complain(text::store_error(&error)),
            }
        });
    };
    view! {
        <Modal label=text::data::RESET_ASKS class="dialog--small">
            <form class="dialog__form" method="dialog">
                <header class="dialog__head"><h2>{text::data::RESET_ASKS}</h2></header>
                <div class="dialog__body"><p>{loses}</p></div>
                <footer class="dialog__foot">
                    <button class="button">{text::data::CANCEL}</button>
                    <button class="button button--danger" type="button" on:click=remove>{text::data::RESET_DOES}</button>
                </footer>
            </form>
        </Modal>
    }
}

/// Starts again at the address without person and place: neither may exist any more.
fn reload() {
    let Some(window) = web_sys::window() else { return };
    let location = window.location();
    let path = location.pathname().unwrap_or_else(|_| "./".to_owned());
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
    let _ = location.reload();
}
