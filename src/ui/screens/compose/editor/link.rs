//! Below the text, while a link is being made or changed: where it leads.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Editor;
use crate::browser::focus::take_focus;
use crate::mail::markup::web_address;
use crate::ui::text::{compose as words, names};

/// The line.
#[component]
pub fn LinkLine(editor: Editor) -> impl IntoView {
    let is_open = Memo::new(move |_| editor.linking.with(Option::is_some));
    move || is_open.get().then(|| view! { <Asking editor /> })
}

#[component]
fn Asking(editor: Editor) -> impl IntoView {
    let is_link = editor.looks.with_untracked(|it| it.link);
    let is_wrong = RwSignal::new(false);
    let typed = move || editor.linking.get().unwrap_or_default();
    let set = move || match web_address(&editor.linking.get_untracked().unwrap_or_default()) {
        Some(address) => editor.link_to(&address),
        None => is_wrong.set(true),
    };
    let on_keydown = move |key: KeyboardEvent| {
        match key.key().as_str() {
            "Enter" if !key.is_composing() => set(),
            "Escape" => editor.leave_link(),
            _ => return,
        }
        key.prevent_default();
        key.stop_propagation();
    };
    let on_input = move |event| {
        is_wrong.set(false);
        editor.linking.set(Some(event_target_value(&event)));
    };
    view! {
        <div class="composer__link" role="group" aria-label=words::LINK>
            <input
                class="input"
                type="text"
                inputmode="url"
                autocomplete="off"
                aria-label=words::LEADS_TO
                placeholder=words::LEADS_TO
                aria-invalid=move || is_wrong.get().to_string()
                use:take_focus
                prop:value=typed
                on:input=on_input
                on:keydown=on_keydown
            />
            <button type="button" class="button button--small" on:click=move |_| set()>{words::SET_LINK}</button>
            {is_link
                .then(|| {
                    view! {
                        <button type="button" class="button button--small" on:click=move |_| editor.unlink()>
                            {words::REMOVE_LINK}
                        </button>
                    }
                })}
            <button type="button" class="button button--small" on:click=move |_| editor.leave_link()>
                {names::CANCEL}
            </button>
            <p class="composer__wrong" role="alert">{move || is_wrong.get().then_some(words::NO_ADDRESS)}</p>
        </div>
    }
}
