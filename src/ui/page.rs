//! The whole page: opens the workspace, then shows the start screen or the frame.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{local, location};
use crate::model::{PersonId, State};
use crate::session::Failure;
use crate::ui::app::{App, choices};
use crate::ui::beside;
use crate::ui::frame::{Frame, deferred};
use crate::wiring;

/// How far the start has come.
#[derive(Clone)]
enum Boot {
    Opening,
    Open(App),
    Failed(Failure),
}

/// The whole page.
#[component]
pub fn Page() -> impl IntoView {
    choices::keep_theme();
    let boot = RwSignal::new(Boot::Opening);
    let owner = Owner::current();
    spawn_local(async move {
        let opened = wiring::open(move |error| boot.set(Boot::Failed(error.into()))).await;
        let started = opened.map(|desk| {
            let me = who_acts(&desk.state());
            // Signals made after an await still belong to the page.
            let start = || {
                let app = App::new(Rc::new(desk), me);
                beside::begin(app);
                app
            };
            match owner {
                Some(owner) => owner.with(start),
                None => start(),
            }
        });
        boot.set(started.map_or_else(Boot::Failed, Boot::Open));
    });
    move || match boot.get() {
        Boot::Opening => ().into_any(),
        Boot::Open(app) => {
            provide_context(app);
            let is_new = Memo::new(move |_| app.read(|state| state.directory.people.is_empty()));
            (move || {
                if is_new.get() { deferred::start(None) } else { Frame().into_any() }
            })
            .into_any()
        }
        Boot::Failed(failure) => deferred::start(Some(failure)),
    }
}

/// Returns who acts in this tab: whom the address names, else who acted last, else the first.
pub fn who_acts(state: &State) -> PersonId {
    let by_email = |email: String| {
        state
            .directory
            .people
            .values()
            .find(|it| !it.removed && it.email.eq_ignore_ascii_case(email.trim()))
            .map(|it| it.id)
    };
    let named = location::acting_as().and_then(by_email);
    let last = || local::get("acting-as").and_then(by_email);
    let first = || state.directory.people.values().find(|it| !it.removed).map(|it| it.id);
    named.or_else(last).or_else(first).unwrap_or_default()
}
