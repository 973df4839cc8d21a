//! What was typed and is not in the journal yet: kept in this browser with each key, so that a tab
//! that is closed or killed within the pause before it is saved loses nothing.

use crate::browser::local;
use crate::model::PersonId;
use crate::ui::app::App;

/// Returns the name under which something typed by a person is kept: by address, so that another
/// workspace in this browser does not take it for its own.
pub fn key(app: App, person: PersonId, what: &str) -> String {
    let email = app.peek(|state| state.directory.person(person).map(|it| it.email.clone()));
    format!("typed {} {what}", email.unwrap_or_default())
}

/// Keeps a text; an empty one is forgotten.
pub fn put(key: &str, text: &str) {
    if text.is_empty() {
        local::remove(key);
    } else {
        local::set(key, text);
    }
}

/// Returns the text that was kept.
pub fn get(key: &str) -> Option<String> {
    local::get(key)
}
