//! The lists of the settings: rows, or a sentence where there are none, and the buttons at the end of a row.

use leptos::prelude::*;

use crate::ui::parts::Icon;
use crate::ui::text::language::Said;

/// The rows of a list, or what is said where there are none.
pub fn rows<T, V>(
    label: Said,
    none: Said,
    all: Memo<Vec<T>>,
    row: impl Fn(T) -> V + Copy + Send + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p class="faint">{none}</p> }.into_any();
        }
        view! {
            <ul class="settings__rows" aria-label=label>
                {all.into_iter().map(row).collect_view()}
            </ul>
        }
        .into_any()
    }
}

/// A button of a row: an icon, and the name that says of what.
pub fn row_button(icon: &'static str, name: String, act: impl Fn() + 'static) -> AnyView {
    view! {
        <button class="button button--quiet button--icon" aria-label=name on:click=move |_| act()>
            <Icon name=icon />
        </button>
    }
    .into_any()
}
