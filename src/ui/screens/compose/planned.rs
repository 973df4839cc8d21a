//! A message that is to be sent later, where its form would stand: when it leaves, or why it did not.

use leptos::prelude::*;

use crate::model::{DraftKey, Plan};
use crate::ui::app::use_app;
use crate::ui::doing::plan::{cancel, send_now, standing};
use crate::ui::parts::Icon;
use crate::ui::text::writing as words;

/// The message, when it leaves, and what can be done about it.
#[component]
pub fn Planned(
    /// The draft.
    key: DraftKey,
    /// How it is planned.
    plan: Plan,
    /// Called when it is a draft again.
    on_edit: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let is_held = plan.held.is_some();
    let said = standing(app, &plan);
    let text = app.peek(|state| {
        state.drafts.get(&(app.me.get_untracked(), key)).map(|it| it.text.clone()).unwrap_or_default()
    });
    let send = if is_held { words::SEND_ANYWAY } else { words::SEND_NOW };
    view! {
        <section class="composer composer--planned" aria-label=words::SEND_LATER>
            <p class="notice" class:notice--warning=is_held class:notice--info=!is_held role="status">
                <Icon name=if is_held { "warning" } else { "snooze" } />
                <span>{said}</span>
            </p>
            <p class="composer__planned">{text}</p>
            <div class="composer__foot">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| cancel(app, key, move || on_edit.run(()))
                >
                    {words::EDIT}
                </button>
                <span class="composer__send">
                    <button type="button" class="button button--primary" on:click=move |_| send_now(app, key)>
                        {send}
                    </button>
                </span>
            </div>
        </section>
    }
}
