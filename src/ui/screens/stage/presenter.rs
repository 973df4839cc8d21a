//! For whoever shows the app to a room: larger type, no notices, and the keys that are pressed.

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::text::stage as words;

/// A key is shown for so long.
const STAY: std::time::Duration = std::time::Duration::from_millis(1_500);

/// The switch, and the keys.
#[component]
pub fn Presenter() -> impl IntoView {
    let is_on = RwSignal::new(false);
    let keys = RwSignal::new(String::new());
    let shown = StoredValue::new(0_u32);
    let listener = web_sys::window().map(|window| {
        EventListener::new(&window, "keydown", move |event| {
            let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>().filter(|_| is_on.get_untracked())
            else {
                return;
            };
            if matches!(event.key().as_str(), "Shift" | "Control" | "Alt" | "Meta") {
                return;
            }
            keys.set(named(event));
            shown.update_value(|it| *it += 1);
            let mine = shown.get_value();
            set_timeout(
                move || {
                    if shown.try_get_value() == Some(mine) {
                        let _ = keys.try_set(String::new());
                    }
                },
                STAY,
            );
        })
    });
    let _listener = StoredValue::new_local(listener);
    Effect::new(move |_| {
        let root = web_sys::window().and_then(|it| it.document()).and_then(|it| it.document_element());
        if let Some(root) = root {
            let _ = root.toggle_attribute_with_force("data-presenting", is_on.get());
        }
    });
    view! {
        <button class="button button--small" aria-pressed=move || is_on.get().to_string() on:click=move |_| is_on.update(|it| *it = !*it)>
            {words::PRESENT}
        </button>
        {move || {
            let pressed = keys.get();
            (!pressed.is_empty())
                .then(|| view! { <div class="presses" aria-hidden="true"><kbd class="key">{pressed}</kbd></div> })
        }}
    }
}

fn named(event: &web_sys::KeyboardEvent) -> String {
    let held = [(event.ctrl_key(), "Ctrl "), (event.meta_key(), "⌘ "), (event.alt_key(), "Alt ")];
    let held: String = held.iter().filter(|it| it.0).map(|it| it.1).collect();
    let key = event.key();
    format!("{held}{}", if key == " " { "Space".to_owned() } else { key })
}
