//! A link to what is shown: the workspace, who acts, and the place.

use leptos::prelude::GetUntracked;
use leptos::task::spawn_local;

use crate::browser::location;
use crate::ui::app::{App, spaces};
use crate::ui::text::stage as words;

/// Copies the address of what is shown.
pub fn copy(app: App) {
    let me = app.me.get_untracked();
    let email = app.peek(|state| state.directory.person(me).map(|it| it.email.clone()));
    let address = location::address(&spaces::name(), email.as_deref(), &location::fragment());
    spawn_local(async move {
        if location::copy(&location::whole(&address)).await {
            app.say(words::COPIED);
        } else {
            app.complain(words::NOT_COPIED);
        }
    });
}
