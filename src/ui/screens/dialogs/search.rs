//! The field at the top of a dialog in which people are found.

use leptos::prelude::*;

use crate::ui::parts::Icon;
use crate::ui::text::language::Said;

/// The field; it has the focus when the dialog opens.
#[component]
pub fn Search(label: Said, query: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="assign__search search-box">
            <Icon name="search" />
            <input class="input" type="search" aria-label=label placeholder=label autofocus bind:value=query />
        </div>
    }
}
