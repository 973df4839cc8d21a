//! Says that a newer build waits, and begins with it when the person wants to.

use leptos::prelude::*;

use crate::browser::offline;
use crate::ui::app::use_app;
use crate::ui::doing::update;
use crate::ui::parts::Icon;
use crate::ui::text::offline as words;

/// The bar; nothing while there is no newer build.
#[component]
pub fn Update() -> impl IntoView {
    let app = use_app();
    let waits = update::followed(offline::has_update);
    let hidden = RwSignal::new(false);
    let is_shown = Memo::new(move |_| waits.get() && !hidden.get());
    view! {
        <div role="status" aria-label=words::UPDATE>
            {move || is_shown.get().then(|| view! {
                <div class="notice notice--info">
                    <Icon name="download" />
                    <span>{words::NEWER}</span>
                    <button class="button button--small" on:click=move |_| update::take(app)>{words::RELOAD}</button>
                    <button class="button button--small button--quiet" on:click=move |_| hidden.set(true)>{words::LATER}</button>
                </div>
            })}
        </div>
    }
}
