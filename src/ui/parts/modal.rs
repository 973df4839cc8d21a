//! What every dialog is.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::help::Help;
use crate::browser::focus;
use crate::ui::app::dialog::Dialog;
use crate::ui::app::use_app;

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
    let help = mine.as_ref().and_then(Dialog::help);
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
            {help.map(|it| view! { <Help article=it is_small=true /> })}
        </dialog>
    }
}
