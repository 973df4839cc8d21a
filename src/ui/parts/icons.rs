//! Icons and faces.

use leptos::prelude::*;

use crate::model::PersonId;
use crate::ui::plain::looks::{hue, initials};

/// An icon of `style/icons.svg`; decoration only, so a button names itself.
#[component]
pub fn Icon(
    /// Its name there, without the `i-`.
    #[prop(into)]
    name: Signal<&'static str>,
    /// Further classes, such as `icon--small`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let class = format!("icon {class}");
    view! { <svg class=class aria-hidden="true"><use href=move || format!("#i-{}", name.get())></use></svg> }
}

/// The face of a colleague: initials on their colour.
#[component]
pub fn Avatar(
    /// Whose face it is: gives the colour.
    person: PersonId,
    /// Their name.
    #[prop(into)]
    name: String,
    /// Smaller than a line.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let class = if small { "avatar avatar--small" } else { "avatar" };
    view! { <span class=class data-hue=hue(person).to_string() title=name.clone() aria-hidden="true">{initials(&name)}</span> }
}
