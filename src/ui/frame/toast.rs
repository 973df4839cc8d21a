//! Toasts: what was done, in words, with Undo. One at a time; the newest wins.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::app::toast::Toast;
use crate::ui::app::use_app;
use crate::ui::doing::act;
use crate::ui::text::names;

/// How long a toast stays: as long as Undo send waits.
const STAY: Duration = Duration::from_secs(10);

/// Where toasts appear; assistive technology reads them out.
#[component]
pub fn Toasts() -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(0_u32);
    Effect::new(move |_| {
        if app.toast.with(Option::is_some) {
            let number = shown.get_untracked().wrapping_add(1);
            shown.set(number);
            let leave = move || {
                if shown.try_get_untracked() == Some(number) {
                    app.toast.set(None);
                }
            };
            set_timeout(leave, STAY);
        }
    });
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {move || app.toast.get().map(|it| view! { <One toast=it /> })}
        </div>
    }
}

#[component]
fn One(toast: Toast) -> impl IntoView {
    let app = use_app();
    // Who acts since may not take back what another did.
    let undo = move || toast.undo.clone().filter(|it| it.whose() == app.me.get());
    let class = if toast.problem { "toast toast--error" } else { "toast" };
    view! {
        <div class=class role=toast.problem.then_some("alert")>
            <span class="toast__text">{toast.text}</span>
            {move || {
                undo().map(|it| {
                    view! {
                        <button class="toast__act" on:click=move |_| act::undo(app, it.clone())>
                            {names::UNDO} " "
                            <kbd class="key" aria-hidden="true">"Z"</kbd>
                        </button>
                    }
                })
            }}
            {toast
                .problem
                .then(|| {
                    view! { <button class="toast__act" on:click=move |_| app.toast.set(None)>{names::DISMISS}</button> }
                })}
        </div>
    }
}
