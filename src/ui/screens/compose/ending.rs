//! How a message that is being written ends: it is left, sent, thrown away or shared, here or by somebody else.

use leptos::prelude::*;

use super::writing::Writing;
use crate::model::{Command, DraftKey, DraftText, Refusal};
use crate::session::Failure;
use crate::session::typed::mark;
use crate::ui::doing::act::perform_then;
use crate::ui::doing::drafts::discard;
use crate::ui::doing::kept;
use crate::ui::text::{self, shared};

impl Writing {
    /// The form goes away: what is written is saved; a reply without a word is no draft.
    pub fn leave(self) {
        let is_blank = self.draft.try_with_untracked(DraftText::is_blank) == Some(true);
        let has_ended = self.ended.try_get_value() != Some(false);
        let Some(whose) = self.purpose.try_with_value(|it| it.whose) else { return };
        let (is_known, is_shared) =
            self.app.peek(|state| (whose.saved(state).is_some(), whose.version(state).is_some()));
        // What others may edit is not thrown away unasked.
        let is_alone = whose.is_own() && !is_shared;
        if is_blank && !has_ended && is_alone && matches!(whose.key, DraftKey::Reply(_)) {
            self.end();
            if is_known {
                self.saving.get_value().put(None, |_| ());
            }
        } else {
            self.save();
        }
    }

    /// Ends it: it was sent, or somebody else sent it.
    pub fn end(self) {
        let _ = self.ended.try_update_value(|it| *it = true);
        if let Some(whose) = self.purpose.try_with_value(|it| it.whose) {
            kept::forget_draft(self.app, whose);
        }
    }

    /// Ends it and throws away what was written, then calls `then`. What others may edit is saved first, so that
    /// Undo brings back all of it, and stays where one of them has saved something else.
    pub fn discard(self, then: impl FnOnce() + 'static) {
        let (app, whose, draft) = (self.app, self.whose(), self.draft.get_untracked());
        let saving = self.saving();
        if saving.on().is_none() {
            self.end();
            discard(app, whose.writer, whose.key, draft);
            return then();
        }
        self.save_then(move || {
            let command = Command::SaveDraft { key: whose.key, draft: None, on: saving.on() };
            perform_then(app, command, move |is_done| {
                if is_done {
                    self.end();
                    then();
                }
            });
        });
    }

    /// Lets others edit it, or no longer. What they see is saved.
    pub fn share(self, on: bool) {
        let (app, saving) = (self.app, self.saving());
        if on {
            self.change(|_| ());
        }
        self.save_then(move || {
            saving.share(on, move |outcome| match outcome {
                Ok(()) | Err(Failure::Refused(Refusal::NoChange)) => {}
                Err(failure) => app.complain(app.peek(|state| text::failure(&failure, &state.directory))),
            });
        });
    }

    /// Returns what is written and not saved.
    fn unsaved(self) -> Option<DraftText> {
        let saved = self.saving.try_with_value(|it| it.base())?;
        let draft = self.draft.try_get_untracked()?;
        (!draft.is_blank() && saved != Some(mark(&draft))).then_some(draft)
    }

    /// Calls `then` when the draft is gone that was in the journal: sent *anyway* from a dialog, or
    /// from another tab of its author, or by somebody else. Who that was is said, and what was written here
    /// since is handed on.
    pub fn on_gone(self, then: impl Fn(Option<DraftText>) + 'static) {
        let (app, whose) = (self.app, self.whose());
        let known = Memo::new(move |_| app.read(|state| whose.saved(state).is_some()));
        Effect::new(move |was: Option<bool>| {
            let is = known.get();
            if was == Some(true) && !is && self.ended.try_get_value() == Some(false) {
                let gone = app.peek(|state| state.drafts_gone.get(&(whose.author, whose.key)).copied());
                let by_other = gone.filter(|it| it.by != Some(whose.writer));
                let left = by_other.and_then(|_| self.unsaved());
                if let Some(gone) = by_other {
                    app.say(app.peek(|state| shared::gone(&gone, left.is_some(), &state.directory)));
                }
                self.end();
                then(left);
            }
            is
        });
    }
}
