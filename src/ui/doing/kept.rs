//! What was typed and is not in the journal yet: kept in this browser with each key, so that a tab
//! that is closed or killed within the pause before it is saved loses nothing.
//!
//! localStorage takes each key at once, but browsers write it to the disk some seconds later, and may
//! forbid it: drafts come into the journal every second besides, comments beside it.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use gloo::timers::callback::Timeout;
use leptos::task::spawn_local;

use crate::browser::{clock, local, space};
use crate::model::{ConversationId, DraftKey, DraftText, PersonId, Seq};
use crate::session::typed::{Typed, Versions, Whose, versions};
use crate::ui::app::App;

use crate::ui::text::writing as words;

/// A comment comes beside the journal after so long, and the sooner where nothing else keeps it.
const PAUSE_MS: u32 = 1_000;
const SHORT_PAUSE_MS: u32 = 200;

thread_local! {
    /// The person knows that the browser keeps nothing that is typed.
    static IS_TOLD: Cell<bool> = const { Cell::new(false) };
    /// Comments on their way.
    static WAITING: RefCell<HashMap<String, Timeout>> = RefCell::default();
}

/// Returns the name under which something typed by a person is kept: by address, so that another
/// workspace in this browser does not take it for its own.
fn key(app: App, person: PersonId, what: &str) -> String {
    let email = app.peek(|state| state.directory.person(person).map(|it| it.email.clone()));
    space::key(&format!("typed {} {what}", email.unwrap_or_default()))
}

fn of_draft(app: App, whose: Whose) -> String {
    match whose.key {
        DraftKey::Reply(it) if whose.is_own() => key(app, whose.writer, &format!("reply {it}")),
        DraftKey::Reply(it) => {
            let author = app.peek(|state| state.directory.person(whose.author).map(|it| it.email.clone()));
            key(app, whose.writer, &format!("reply {it} @{}", author.unwrap_or_default()))
        }
        // At most one of them is begun at a time.
        DraftKey::New(_) => key(app, whose.writer, "new"),
    }
}

/// Where a version is kept that is not gone on with, until the person says what becomes of it.
fn aside(app: App, whose: Whose) -> String {
    format!("{} aside", of_draft(app, whose))
}

/// Keeps a draft; tells whether the browser does. Where it does not, the person is told once.
pub fn put_draft(app: App, whose: Whose, kept: &Typed) -> bool {
    let is_kept = local::set(&of_draft(app, whose), &kept.to_line());
    if !is_kept {
        tell_once(app);
    }
    is_kept
}

fn tell_once(app: App) {
    if !IS_TOLD.replace(true) {
        app.say(words::NOTHING_IS_KEPT);
    }
}

/// Forgets a draft: it is in the journal, sent or discarded.
pub fn forget_draft(app: App, whose: Whose) {
    local::remove(&of_draft(app, whose));
}

/// Keeps what was typed of a draft beside another one, which is offered with it.
pub fn put_aside(app: App, whose: Whose, draft: &DraftText) {
    let kept = Typed { key: whose.key, draft: draft.clone(), base: None };
    if !local::set(&aside(app, whose), &kept.to_line()) {
        tell_once(app);
    }
}

/// Forgets the version that was not gone on with.
pub fn forget_aside(app: App, whose: Whose) {
    local::remove(&aside(app, whose));
}

/// Returns what was typed of a draft and did not come into the journal.
pub fn draft(app: App, whose: Whose) -> Option<Typed> {
    Typed::from_line(&local::get(&of_draft(app, whose))?)
}

/// Returns the versions there are of a draft. One that is not gone on with is put aside: the next key
/// would overwrite it.
pub fn draft_versions(app: App, whose: Whose) -> Versions {
    let kept = draft(app, whose).filter(|it| it.key == whose.key);
    let found = app.peek(|state| versions(kept.as_ref(), whose.saved(state)));
    if let Some(kept) = kept.filter(|_| found.other.is_some()) {
        if local::set(&aside(app, whose), &kept.to_line()) {
            forget_draft(app, whose);
        }
        return found;
    }
    let aside = || Typed::from_line(&local::get(&aside(app, whose))?).filter(|it| it.key == whose.key);
    Versions { other: aside().map(|it| it.draft), ..found }
}

/// A draft as it was kept at some moment.
pub struct Left {
    /// Whose it is, and who wrote it.
    pub whose: Whose,
    line: String,
}

impl Left {
    /// Returns what was typed, unless more has been typed since, or it is saved.
    pub fn typed(&self, app: App) -> Option<Typed> {
        let typed = Typed::from_line(&self.line)?;
        let now = local::get(&of_draft(app, self.whose))?;
        (now == self.line).then_some(typed)
    }
}

/// Returns the drafts that are kept now, of everybody who is here.
pub fn all_drafts(app: App) -> Vec<Left> {
    let draft = |name: String| {
        let email = name.strip_prefix("typed ")?.split(' ').next()?;
        let person = |email: &str| app.peek(|state| state.directory.person_at(email));
        let writer = person(email)?;
        let line = local::get(&name)?;
        let key = Typed::from_line(&line)?.key;
        let author = name.split(" @").nth(1).and_then(|it| it.split(['~', ' ']).next());
        let author = author.map_or(Some(writer), person)?;
        let whose = Whose { writer, author, key };
        (of_draft(app, whose) == name).then_some(Left { whose, line })
    };
    local::keys().into_iter().filter_map(draft).collect()
}

/// Returns the name under which a comment on a conversation is kept.
pub fn comment_key(app: App, me: PersonId, conversation: ConversationId) -> String {
    key(app, me, &format!("comment {conversation}"))
}

/// Returns the name under which another text for a comment is kept.
pub fn edit_key(app: App, me: PersonId, comment: Seq) -> String {
    key(app, me, &format!("edit {comment}"))
}

/// Keeps a comment; an empty one is forgotten.
pub fn put_comment(app: App, key: &str, text: &str) {
    let line = if text.is_empty() { String::new() } else { format!("{} {text}", clock::now().0) };
    let is_kept = if line.is_empty() {
        local::remove(key);
        true
    } else {
        local::set(key, &line)
    };
    if !is_kept {
        tell_once(app);
    }
    let pause = if line.is_empty() {
        0
    } else if is_kept {
        PAUSE_MS
    } else {
        SHORT_PAUSE_MS
    };
    WAITING.with_borrow_mut(|waiting| {
        let is_waiting = waiting.contains_key(key);
        // Typed on without a pause, it is kept all the same.
        if !is_waiting || line.is_empty() || !is_kept {
            let (name, desk) = (key.to_owned(), app.desk());
            let save = move || {
                let line = local::get(&name).unwrap_or(line);
                WAITING.with_borrow_mut(|it| drop(it.remove(&name)));
                spawn_local(async move {
                    // One that is not kept here may be kept at hand.
                    let _ = desk.keep_fact(&name, line.as_bytes()).await;
                });
            };
            waiting.insert(key.to_owned(), Timeout::new(pause, save));
        }
    });
}

/// Returns the comment that is kept at hand.
pub fn comment(key: &str) -> Option<String> {
    local::get(key).map(|it| stamped(&it).1.to_owned())
}

/// Returns the comment that is kept beside the journal, if it is newer than the one at hand.
pub async fn newer_comment(app: App, key: &str) -> Option<String> {
    let bytes = app.desk().fact(key).await.ok()??;
    let line = String::from_utf8(bytes).ok().filter(|it| !it.is_empty())?;
    let at_hand = local::get(key).map_or(0, |it| stamped(&it).0);
    let (at, text) = stamped(&line);
    (at > at_hand).then(|| text.to_owned())
}

/// Returns when a line was kept, and the text in it; builds before this one did not say when.
fn stamped(line: &str) -> (i64, &str) {
    match line.split_once(' ').map(|(at, text)| (at.parse::<i64>(), text)) {
        Some((Ok(at), text)) if at > 1_000_000_000_000 => (at, text),
        _ => (0, line),
    }
}
