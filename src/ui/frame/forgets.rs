//! Says above a page that is one file that the browser may clear what it keeps, and offers the export.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{offline, storage};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::plain::route::{Route, SettingsPage};
use crate::ui::text::{data, offline as words};

/// The line; nothing where the page has a server to come from, or the browser keeps the data.
#[component]
pub fn Forgets() -> impl IntoView {
    let app = use_app();
    let forgets = RwSignal::new(false);
    if offline::is_file() {
        spawn_local(async move {
            let _ = forgets.try_set(!storage::is_persisted().await);
        });
    }
    let keep = move |_| {
        spawn_local(async move {
            if storage::persist().await {
                let _ = forgets.try_set(false);
            } else {
                app.complain(data::KEEP_REFUSED);
            }
        });
    };
    move || {
        forgets.get().then(|| {
            view! {
                <div class="app__line">
                    <div class="notice notice--warning" role="note">
                        <Icon name="warning" />
                        <span>{words::FORGETS}</span>
                        <a class="button button--small" href=app.href(&Route::Settings(SettingsPage::Data))>{words::EXPORT}</a>
                        <button class="button button--small" on:click=keep>{data::KEEP}</button>
                        <button class="button button--small button--quiet" on:click=move |_| forgets.set(false)>{words::HIDE}</button>
                    </div>
                </div>
            }
        })
    }
}
