//! What the start found that was not as it had been left, and that the disk is full: said on the first
//! start and above the app.

use leptos::prelude::*;

use super::Icon;
use crate::ui::app::use_app;
use crate::ui::text::rescue as words;

/// What the start found that was not as it had been left, and what was done about it.
#[component]
pub fn Found() -> impl IntoView {
    let app = use_app();
    let hide = move |nth: usize| {
        app.findings.update(|it| _ = it.remove(nth));
    };
    let short = move || {
        app.is_short.get().then(|| {
            view! {
                <div class="notice notice--danger" role="alert">
                    <Icon name="warning" />
                    <span>{words::SHORT}</span>
                </div>
            }
        })
    };
    let found = move || {
        let notice = |(nth, finding)| {
            view! {
                <div class="notice notice--warning" role="alert">
                    <Icon name="warning" />
                    <span>{words::found(finding)}</span>
                    <button class="button button--small" on:click=move |_| hide(nth)>{words::HIDE}</button>
                </div>
            }
        };
        app.findings.get().into_iter().enumerate().map(notice).collect_view()
    };
    view! { {short} {found} }
}
