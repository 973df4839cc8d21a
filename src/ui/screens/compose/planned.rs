//! A message that is to be sent later, where its form would stand: when it leaves, or why it did not.

use leptos::prelude::*;

use crate::model::{Command, DraftKey, DraftText, Plan};
use crate::ui::app::{App, use_app};
use crate::ui::doing::act;
use crate::ui::parts::{Icon, in_full};
use crate::ui::text::writing as words;

/// Returns the plan of a draft of the person who acts.
pub fn plan(app: App, key: DraftKey) -> Memo<Option<Plan>> {
    Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| state.drafts.get(&(me, key))?.plan.as_deref().cloned())
    })
}

/// Returns when a planned message leaves, or why it did not, in words.
pub fn standing(app: App, plan: &Plan) -> String {
    match plan.held {
        Some(hold) => app.peek(|state| words::held(hold, &state.directory)),
        None => words::planned(&in_full(plan.due)),
    }
}

/// Sends a planned message now, whatever happened since.
pub fn send_now(app: App, key: DraftKey) {
    let send = app.peek(|state| state.drafts.get(&(app.me.get_untracked(), key))?.planned(key, true));
    if let Some(send) = send {
        act::perform(app, Command::Send(Box::new(send)));
    }
}

/// Makes a planned message a draft again, then calls `then`.
pub fn cancel(app: App, key: DraftKey, then: impl FnOnce() + 'static) {
    let draft = app.peek(|state| state.drafts.get(&(app.me.get_untracked(), key)).cloned());
    let Some(draft) = draft else { return };
    let draft = Some(DraftText { plan: None, ..draft });
    act::perform_then(app, Command::SaveDraft { key, draft }, move |done| {
        if done {
            then();
        }
    });
}

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
