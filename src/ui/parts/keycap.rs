//! The keys of a binding, as they are printed on a keyboard.

use leptos::prelude::*;

use crate::ui::plain::keys::Binding;
use crate::ui::text;

/// Shows the keys of a binding.
pub fn keycaps(binding: &Binding) -> impl IntoView + use<> {
    text::keys(binding).into_iter().map(|it| view! { <kbd class="key">{it}</kbd> }).collect_view()
}
