//! What every dialog is.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::Icon;
use super::help::Help;
use crate::browser::focus::{self, take_focus};
use crate::browser::typing;
use crate::ui::app::dialog::Dialog;
use crate::ui::app::use_app;
use crate::ui::text::names;

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
    /// It holds what is saved nowhere: Escape asks first.
    #[prop(optional, into)]
    is_unsaved: Option<Signal<bool>>,
    children: Children,
) -> impl IntoView {
    let app = use_app();
    let mine = app.dialog.get_untracked();
    let help = mine.as_ref().and_then(Dialog::help);
    let shown = StoredValue::new_local(None::<web_sys::HtmlDialogElement>);
    let before = StoredValue::new_local(None);
    let node = NodeRef::<html::Dialog>::new();
    node.on_load(move |dialog| {
        before.set_value(focus::resting());
        // Fails only if it is open or gone already.
        let _ = dialog.show_modal();
        shown.set_value(Some(dialog));
        typing::hand_over();
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
    let asks = RwSignal::new(false);
    let asked_at = StoredValue::new_local(None);
    let on_cancel = move |event: ev::Event| {
        // That of a field of files is not ours. Asked once, Escape closes: browsers insist on that.
        let is_ours = event.target() == event.current_target();
        if is_ours && !asks.get_untracked() && is_unsaved.is_some_and(|it| it.get_untracked()) {
            event.prevent_default();
            asked_at.set_value(focus::active());
            asks.set(true);
        }
    };
    let go_on = move |_: ev::MouseEvent| {
        asks.set(false);
        if let Some(it) = asked_at.try_update_value(Option::take).flatten() {
            focus::put(&it);
        }
    };
    let question = move || {
        view! {
            <div class="notice notice--warning dialog__question" role="alert">
                <Icon name="warning" />
                <span>{names::NOT_SAVED}</span>
                <button type="button" class="button button--small" on:click=move |_| app.dialog.set(None)>
                    {names::DISCARD_CHANGES}
                </button>
                <button type="button" class="button button--small" use:take_focus on:click=go_on>
                    {names::GO_ON_EDITING}
                </button>
            </div>
        }
    };
    view! {
        <dialog
            class=format!("dialog {class}")
            aria-label=label
            node_ref=node
            on:close=on_close
            on:cancel=on_cancel
        >
            {children()}
            {move || asks.get().then(question)}
            {help.map(|it| view! { <Help article=it is_small=true /> })}
        </dialog>
    }
}
