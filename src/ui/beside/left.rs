//! Drafts that a tab left behind which was closed before it had saved them: the next one does, so that they stand
//! in Drafts and not only where they were typed.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::model::Command;
use crate::session::typed::{guard, left, mark};
use crate::ui::app::{App, spaces};
use crate::ui::doing::kept::{self, Left};

/// A tab in which somebody types saves by then, or has typed on.
const PATIENCE_MS: u32 = 3_000;

/// Saves what nobody else does.
pub fn save(app: App) {
    let mine = |it: &Left| !spaces::is_team() || it.whose.writer == app.me.get_untracked();
    let found: Vec<_> = kept::all_drafts(app).into_iter().filter(mine).collect();
    if !found.is_empty() {
        Timeout::new(PATIENCE_MS, move || found.into_iter().for_each(|it| save_one(app, it))).forget();
    }
}

fn save_one(app: App, it: Left) {
    let Some(typed) = it.typed(app) else { return };
    let whose = it.whose;
    let (saved, on) = app.peek(|state| (whose.saved(state).cloned(), whose.version(state)));
    // Nobody begins a draft for somebody else.
    if saved.is_none() && !whose.is_own() {
        return;
    }
    let Some(draft) = left(&typed, saved.as_ref()) else { return };
    let may = guard(whose, saved.as_ref().map(mark), Some(mark(&draft)));
    let command = Command::SaveDraft { key: typed.key, draft: Some(draft), on };
    app.run_if(whose.writer, command, may, move |app, outcome| {
        if outcome.is_ok() && it.typed(app).is_some() {
            kept::forget_draft(app, whose);
        }
    });
}
