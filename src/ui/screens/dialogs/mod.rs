//! Dialogs: what they share, and which one is shown.

mod assign;
mod block;
mod erase;
pub mod keys;
pub mod label;
mod later;
mod merge;
mod move_to;
mod original;
mod snooze;
mod stale;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::palette::Palette;
use crate::browser::focus;
use crate::ui::app::{Dialog, use_app};
use crate::ui::frame::deferred::{self, Place};

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

/// Returns what a dialog shows.
pub fn view(dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::Assign(seen) => view! { <assign::Assign seen /> }.into_any(),
        Dialog::Move(seen) => view! { <move_to::MoveTo seen /> }.into_any(),
        Dialog::Snooze(seen) => view! { <snooze::Snooze seen /> }.into_any(),
        Dialog::Label(seen) => view! { <label::Label seen /> }.into_any(),
        Dialog::Stale(stale) => {
            let (command, refused) = *stale;
            view! { <stale::Stale command refused /> }.into_any()
        }
        Dialog::Original(original) => {
            let (subject, source) = *original;
            view! { <original::Original subject source /> }.into_any()
        }
        Dialog::Block(block) => {
            let (org, address, on) = *block;
            view! { <block::Block org address on /> }.into_any()
        }
        Dialog::Erase(seen) => view! { <erase::Erase seen /> }.into_any(),
        Dialog::Merge(seen) => view! { <merge::Merge seen /> }.into_any(),
        Dialog::Later(send) => view! { <later::Later send=*send /> }.into_any(),
        Dialog::Draft(key) => view! { <super::compose::NewMessage key=Some(key) /> }.into_any(),
        Dialog::Compose => view! { <super::compose::NewMessage /> }.into_any(),
        Dialog::Import => view! { <super::import::ImportDialog /> }.into_any(),
        Dialog::Settings(ask) => deferred::settings(Place::Dialog(ask)),
        Dialog::Keys => view! { <keys::Keys /> }.into_any(),
        Dialog::Palette => view! { <Palette /> }.into_any(),
    }
}

/// A modal `<dialog>`: opened when it is shown, closed by Escape, gives the focus back to where it
/// was. Put a `<form class="dialog__form" method="dialog">` or what you like inside.
#[component]
pub fn Modal(
    /// Its accessible name.
    #[prop(into)]
    label: String,
    /// Further classes, such as `dialog--small`.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let app = use_app();
    let mine = app.dialog.get_untracked();
    let shown = StoredValue::new_local(None::<web_sys::HtmlDialogElement>);
    let before = StoredValue::new_local(None);
    let node = NodeRef::<html::Dialog>::new();
    node.on_load(move |dialog| {
        before.set_value(focus::active());
        // Fails only if it is open or gone already.
        let _ = dialog.show_modal();
        shown.set_value(Some(dialog));
    });
    on_cleanup(move || {
        // Closing gives the focus back; leaving the page alone does not.
        if let Some(dialog) = shown.try_get_value().flatten() {
            dialog.close();
        }
        // Out of the page already, it gives nothing back.
        let before = before.try_get_value().flatten().filter(|it| it.is_connected());
        if let Some(before) = before.filter(|_| focus::active().is_none()) {
            focus::put(&before);
        }
    });
    // Escape and `method="dialog"` close the element; the signal follows. By then another dialog
    // may have been asked for.
    let on_close = move |_: ev::Event| {
        if app.dialog.try_get_untracked() == Some(mine.clone()) {
            app.dialog.set(None);
        }
    };
    view! {
        <dialog class=format!("dialog {class}") aria-label=label node_ref=node on:close=on_close>
            {children()}
        </dialog>
    }
}
