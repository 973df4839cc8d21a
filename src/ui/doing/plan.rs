//! Messages that are planned: when they leave, sending them at once, making them drafts again.

use leptos::prelude::*;

use super::act;
use crate::model::{Command, DraftKey, DraftText, Plan};
use crate::ui::app::App;
use crate::ui::parts::in_full;
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
    act::perform_then(app, Command::SaveDraft { key, draft, on: None }, move |done| {
        if done {
            then();
        }
    });
}
