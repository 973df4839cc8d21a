//! What was typed and is not in the journal yet: kept in this browser with each key, so that a tab
//! that is closed or killed within the pause before it is saved loses nothing.

use crate::browser::local;
use crate::mail::{base64, base64_encode};
use crate::model::{ConversationId, DraftKey, DraftText, PersonId};
use crate::session::record;
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

fn of_draft(app: App, person: PersonId, draft: DraftKey) -> String {
    match draft {
        DraftKey::Reply(it) => key(app, person, &format!("reply {it}")),
        // At most one of them is begun at a time.
        DraftKey::New(_) => key(app, person, "new"),
    }
}

/// Keeps a draft.
pub fn put_draft(app: App, person: PersonId, draft: DraftKey, text: &DraftText) {
    let bytes = record::encode_typed(draft, text);
    local::set(&of_draft(app, person, draft), &format!("{} {}", bytes[0], base64_encode(&bytes[1..])));
}

/// Forgets a draft: it is in the journal, sent or discarded.
pub fn forget_draft(app: App, person: PersonId, draft: DraftKey) {
    local::remove(&of_draft(app, person, draft));
}

/// Returns the draft that was kept and did not come into the journal.
pub fn draft(app: App, person: PersonId, draft: DraftKey) -> Option<(DraftKey, DraftText)> {
    let line = local::get(&of_draft(app, person, draft))?;
    let (format, rest) = line.split_once(' ')?;
    let bytes = [vec![format.parse().ok()?], base64(rest.as_bytes())].concat();
    record::decode_typed(&bytes).ok()
}

/// Returns the name under which a comment on a conversation is kept.
pub fn comment_key(app: App, me: PersonId, conversation: ConversationId) -> String {
    key(app, me, &format!("comment {conversation}"))
}
