//! Whether the app opens without its server, and whether it is the newest.

use leptos::prelude::*;

use crate::browser::offline::{self, Held};
use crate::ui::app::use_app;
use crate::ui::doing::update;
use crate::ui::parts::Icon;
use crate::ui::text::{self, language::Said};

/// Whether the app opens without its server, and whether it is the newest.
#[component]
pub fn Offline() -> impl IntoView {
    let app = use_app();
    let (held, waits) = (update::followed(offline::held), update::followed(offline::has_update));
    let (title, subtitle) = text::offline::OFFLINE;
    let again = move || {
        (held.get() == Held::Failed).then(|| view! {
        <button class="button button--small" on:click=|_| offline::keep()>{text::offline::TRY_AGAIN}</button>
    })
    };
    let newer = move || {
        waits.get().then(|| view! {
        <p class="notice notice--info">
            <Icon name="download" /><span>{text::offline::NEWER}</span>
            <button class="button button--small" on:click=move |_| update::take(app)>{text::offline::RELOAD}</button>
        </p>
    })
    };
    view! {
        <section class="settings__part">
            <header class="settings__title"><div><h2>{title}</h2><p>{subtitle}</p></div></header>
            <div class="card"><div class="card__body">
                <p class="muted" role="status">{move || standing(held.get())} " " {again}</p>
                {newer}
            </div></div>
        </section>
    }
}

const fn standing(held: Held) -> Said {
    match held {
        Held::Preparing => text::offline::PREPARING,
        Held::Ready => text::offline::READY,
        Held::Failed => text::offline::FAILED,
        Held::Never => text::offline::NEVER,
        Held::File => text::offline::FILE,
    }
}
