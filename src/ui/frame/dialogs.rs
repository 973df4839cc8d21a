//! The place of the dialog that is open.

use leptos::prelude::*;

use super::deferred;
use crate::ui::app::use_app;

/// Shows the dialog that is open.
#[component]
pub fn Dialogs() -> impl IntoView {
    let app = use_app();
    let count = StoredValue::new(0_u32);
    // Numbered: one that follows another is an element of its own. Built in the place of the other,
    // it would be closed with it.
    let asked = move || {
        count.update_value(|it| *it = it.wrapping_add(1));
        app.dialog.get().map(|it| (count.get_value(), it))
    };
    view! { <For each=asked key=|it| it.0 children=|(_, it)| deferred::dialog(it) /> }
}
