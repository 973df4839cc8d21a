//! The files of the app: how they stand, and beginning with a newer build.

use leptos::prelude::*;

use crate::browser::offline;
use crate::ui::app::App;
use crate::ui::app::import::Import;
use crate::ui::text::offline as words;

/// Returns what is found out of the files of the app, again whenever it changes.
pub fn followed<T: Copy + Send + Sync + 'static>(find: fn() -> T) -> RwSignal<T> {
    let found = RwSignal::new(find());
    StoredValue::new_local(offline::on_change(move || found.set(find())));
    found
}

/// Begins with the newer build; what that would break off goes first.
pub fn take(app: App) {
    if app.import.with_untracked(Import::is_running) {
        app.complain(words::IMPORTING);
    } else {
        offline::update();
    }
}
