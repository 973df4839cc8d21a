//! The demo begun anew, and what it held brought back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::app::{anew, spaces, use_app};
use crate::ui::text::{names, workspaces as words};

/// Begins the demo anew, and goes back again.
#[component]
pub fn Reset() -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let was_reset = RwSignal::new(false);
    spawn_local(async move {
        let found = anew::was_reset().await;
        let _ = was_reset.try_set(found);
    });
    let reset = move |_| {
        busy.set(true);
        spawn_local(async move {
            match anew::reset(app).await {
                Ok(()) => spaces::open_demo(),
                Err(why) => app.complain(why),
            }
            let _ = busy.try_set(false);
        });
    };
    let undo = move |_| {
        busy.set(true);
        spawn_local(async move {
            match anew::undo_reset().await {
                Ok(()) => spaces::open_demo(),
                Err(why) => app.complain(why),
            }
            let _ = busy.try_set(false);
        });
    };
    let dismiss = move |_| {
        was_reset.set(false);
        spawn_local(anew::forget_reset());
    };
    move || {
        if was_reset.get() {
            return view! {
                <span role="status">{words::WAS_RESET}</span>
                <button class="button button--small" disabled=busy on:click=undo>{words::UNDO}</button>
                <button class="button button--small button--quiet" on:click=dismiss>{names::DISMISS}</button>
            }
            .into_any();
        }
        view! { <button class="button button--small" disabled=busy on:click=reset>{words::RESET}</button> }
            .into_any()
    }
}
