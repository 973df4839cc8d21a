//! What goes on beside the screens for as long as the page lives. The page begins it; no screen does.

pub mod copy;
mod digest;
pub mod import;
mod journal;
pub mod keeping;
mod left;
pub mod notify;
pub mod outside;
mod presence;
mod search;
pub mod team;

pub use journal::wait_for_due;

use leptos::prelude::*;

use crate::browser::location;
use crate::ui::app::{App, spaces};
use crate::ui::text;

/// Begins what the first list needs.
pub fn begin(app: App) {
    journal::follow(app);
    say_who_is_unknown(app);
}

/// Begins the rest, once the first list stands.
pub fn begin_rest(app: App) {
    digest::listen(app);
    import::listen(app);
    import::tell(app);
    search::follow(app);
    keeping::follow(app);
    left::save(app);
    presence::follow(app);
    notify::follow(app);
}

/// The address may name somebody who is not here; then another acts, and that is said.
pub fn say_who_is_unknown(app: App) {
    let Some(wanted) = location::acting_as().filter(|_| !spaces::is_team()) else { return };
    let actor = app.peek(|state| state.directory.person(app.me.get_untracked()).cloned());
    if let Some(actor) = actor.filter(|it| !it.email.eq_ignore_ascii_case(wanted.trim())) {
        app.complain(text::unknown_person(&wanted, &actor.name));
    }
}
