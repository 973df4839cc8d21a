//! "Also for existing conversations": who loses and who gains what, counted by the model before it
//! is done.

use leptos::prelude::*;

use crate::model::{Actor, Command, Configure, Mailbox, reach};
use crate::ui::app::use_app;
use crate::ui::text::sharing as named;

/// Returns a change as it is wanted: for what exists too, or not.
pub fn wanted(change: Configure, also: RwSignal<bool>) -> Configure {
    if also.get_untracked() { Configure::WithExisting(Box::new(change)) } else { change }
}

/// The choice, and what it does.
#[component]
pub fn Existing(
    /// The change of a sharing.
    change: Signal<Option<Configure>>,
    /// Whether it is chosen.
    also: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let lines = move || {
        let (change, me) = (change.get()?, app.me.get());
        let command = Command::Configure(Configure::WithExisting(Box::new(change)));
        app.version.track();
        let decision = app.desk().preview(Actor::Person(me), Mailbox::All, &command);
        Some(app.peek(|state| match decision {
            Ok(it) => named::existing(&reach(state, &it.operation), it.refused.len(), &state.directory),
            Err(_) => vec![named::NONE_EXISTING.to_owned()],
        }))
    };
    view! {
        <section class="preview" aria-label=named::ALSO_EXISTING aria-live="polite">
            <label class="check">
                <input type="checkbox" bind:checked=also />
                <span>{named::ALSO_EXISTING}</span>
            </label>
            {move || {
                if also.get() {
                    let lines = lines().unwrap_or_default();
                    lines.into_iter().map(|it| view! { <p>{it}</p> }).collect_view().into_any()
                } else {
                    view! { <p class="faint">{named::STAYS}</p> }.into_any()
                }
            }}
        </section>
    }
}
