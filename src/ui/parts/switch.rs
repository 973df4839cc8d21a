//! A switch. It shows what is so, not what was asked for: where that is refused, it stands as it stood.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

/// The switch; what it means stands beside it.
#[component]
pub fn Switch(
    /// Its name for assistive technology.
    #[prop(into)]
    name: TextProp,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Does what is asked for: on or off.
    #[prop(into)]
    turn: Callback<bool>,
    /// It cannot be turned now.
    #[prop(into, optional)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let change = move |event: Event| {
        turn.run(event_target_checked(&event));
        event_target::<HtmlInputElement>(&event).set_checked(on.get_untracked());
    };
    view! {
        <label class="switch">
            <input
                type="checkbox"
                role="switch"
                aria-label=move || name.get()
                disabled=disabled
                prop:checked=on
                on:change=change
            />
        </label>
    }
}
