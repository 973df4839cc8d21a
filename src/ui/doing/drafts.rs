//! Throwing a draft away, and bringing it back for as long as the toast stands that says so: the
//! journal keeps no draft that is gone.

use leptos::prelude::*;

use super::kept;
use crate::model::{Command, DraftKey, DraftText, Event, Operation, PersonId};
use crate::ui::app::App;
use crate::ui::app::toast::Discarded;
use crate::ui::app::toast::{Toast, Undo};
use crate::ui::plain::draft::Compose;
use crate::ui::plain::route::Route;
use crate::ui::text::{self, writing as words};

/// Throws a draft away, as it was written last.
pub fn discard(app: App, author: PersonId, key: DraftKey, draft: DraftText) {
    // One that has not come into the journal yet is gone already: no change there.
    app.run_as(author, Command::SaveDraft { key, draft: None, on: None }, |_, _| {});
    let is_lost = match key {
        DraftKey::Reply(_) => !draft.is_blank(),
        DraftKey::New(_) => !draft.is_untouched(),
    };
    if is_lost {
        let undo = Some(Undo::Draft(Box::new(Discarded { author, key, draft })));
        app.toast.set(Some(Toast { text: words::DISCARDED.to_owned(), undo, problem: false }));
    }
}

/// Brings a draft back: into the composer, if the conversation is open that it answers.
pub fn bring_back(app: App, discarded: Discarded) {
    let Discarded { author, key, draft } = discarded;
    app.run_as(author, Command::SaveDraft { key, draft: Some(draft), on: None }, move |app, outcome| {
        match outcome {
            Ok(_) => {
                app.say(words::DRAFT_IS_BACK);
                let open = app.route.with_untracked(Route::open);
                if matches!(key, DraftKey::Reply(it) if open == Some(it)) {
                    app.compose.set(Some(Compose::Reply(None)));
                }
            }
            Err(failure) => app.complain(app.peek(|state| text::failure(&failure, &state.directory))),
        }
    });
}

/// Brings a comment that was taken back into its field again, before what was typed there since.
/// Tells whether there was one.
pub fn bring_comment_back(app: App, undone: &Operation) -> bool {
    let mut is_back = false;
    for event in &undone.events {
        let Event::Commented { conversation, author, text, .. } = event else { continue };
        let key = kept::comment_key(app, *author, *conversation);
        let since = kept::comment(&key).filter(|it| !it.trim().is_empty());
        kept::put_comment(app, &key, &since.map_or_else(|| text.clone(), |it| format!("{text}\n\n{it}")));
        is_back = true;
        let open = app.route.with_untracked(Route::open);
        if open.is_some_and(|it| app.peek(|state| state.lead(it) == state.lead(*conversation))) {
            app.compose.set(Some(Compose::Comment));
        }
    }
    is_back
}
