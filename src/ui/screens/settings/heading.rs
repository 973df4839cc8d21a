//! The heading of a page.

use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::doing::link;
use crate::ui::parts::Icon;
use crate::ui::parts::drawer::ShowMailboxes;
use crate::ui::parts::help::Help;
use crate::ui::plain::route::Route;
use crate::ui::text::stage as stage_words;

/// The heading of a page, with the way to the mailboxes where the sidebar is hidden.
#[component]
pub fn Heading(#[prop(into)] title: Signal<String>) -> impl IntoView {
    let app = use_app();
    view! {
        <header class="settings__head">
            <ShowMailboxes />
            <h1 tabindex="-1">{move || title.get()}</h1>
            {move || match app.route.get() {
                Route::Settings(page) => Some(view! { <Help article=page.help() /> }),
                Route::Customers => Some(view! { <Help article="customers" /> }),
                _ => None,
            }}
            <button class="button button--quiet button--icon settings__link" aria-label=stage_words::COPY_LINK title=stage_words::COPY_LINK on:click=move |_| link::copy(app)>
                <Icon name="link" />
            </button>
        </header>
    }
}
