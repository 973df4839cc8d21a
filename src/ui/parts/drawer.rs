//! The way to the mailboxes, where there is no room for them beside a page.

use leptos::prelude::*;

use super::Icon;
use crate::ui::app::use_app;
use crate::ui::text::names;

/// The button that shows them.
#[component]
pub fn ShowMailboxes() -> impl IntoView {
    let app = use_app();
    view! {
        <button
            class="button button--quiet button--icon only-below-sidebar"
            aria-label=names::SHOW_MAILBOXES
            on:click=move |_| app.sidebar.set(true)
        >
            <Icon name="menu" />
        </button>
    }
}
