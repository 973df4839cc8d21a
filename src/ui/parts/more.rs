//! A list that is too long to show says how much of it is not listed.

use leptos::prelude::*;

use crate::ui::text::triage as words;

/// Says how many more a search finds than are listed.
#[component]
pub fn More(
    /// So many; nothing is said of none.
    count: Signal<usize>,
) -> impl IntoView {
    move || (count.get() > 0).then(|| view! { <p class="faint more">{words::more(count.get())}</p> })
}
