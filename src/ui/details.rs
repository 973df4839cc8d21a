//! The details of the open conversation.

use leptos::prelude::*;

/// The details of the open conversation.
#[component]
pub fn Details() -> impl IntoView {
    view! { <aside class="details" aria-label="Details" hidden></aside> }
}
