//! Saving a draft: one version after the other, and none over what another window has saved meanwhile.
//! Outlives the form, whose last words may wait for a version that is on its way.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use crate::model::{Command, DraftKey, DraftText, PersonId};
use crate::session::Failure;
use crate::session::typed::{self, SAVED_ELSEWHERE, guard};
use crate::ui::app::App;
use crate::ui::doing::kept;

/// What became of a version.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It is in the journal.
    Yes,
    /// The store could not; it is kept at hand.
    No,
    /// Another window has saved something else since: that stands, and this does not.
    Elsewhere,
}

/// The versions of one draft on their way.
pub struct Saving {
    app: App,
    whose: (PersonId, DraftKey),
    /// What is saved, as this window knows it, and may save over.
    base: Cell<Option<u64>>,
    is_busy: Cell<bool>,
    waiting: RefCell<VecDeque<Box<dyn FnOnce()>>>,
}

impl Saving {
    /// Begins with what is saved now.
    pub fn begin(app: App, whose: (PersonId, DraftKey)) -> Rc<Self> {
        let saving =
            Self { app, whose, base: Cell::default(), is_busy: Cell::default(), waiting: RefCell::default() };
        saving.look();
        Rc::new(saving)
    }

    /// Takes for seen what is saved now; returns that.
    pub fn look(&self) -> Option<DraftText> {
        let saved = self.saved();
        self.base.set(saved.as_ref().map(typed::mark));
        saved
    }

    /// Returns what is saved.
    pub fn saved(&self) -> Option<DraftText> {
        self.app.peek(|state| state.drafts.get(&self.whose).cloned())
    }

    /// Returns the mark of what is saved, as this window knows it.
    pub fn base(&self) -> Option<u64> {
        self.base.get()
    }

    /// Tells whether a version is on its way.
    pub fn is_busy(&self) -> bool {
        self.is_busy.get()
    }

    /// Saves a version, none to remove the draft, after those that are on their way.
    pub fn put(self: Rc<Self>, text: Option<DraftText>, then: impl FnOnce(Saved) + 'static) {
        if self.is_busy.replace(true) {
            let saving = Rc::clone(&self);
            return self.waiting.borrow_mut().push_back(Box::new(move || saving.put(text, then)));
        }
        let (author, key) = self.whose;
        let mark = text.as_ref().map(typed::mark);
        let may = guard(self.whose, self.base.get(), mark);
        let command = Command::SaveDraft { key, draft: text, on: None };
        let app = self.app;
        app.run_if(author, command, may, move |app, outcome| {
            let saved = match outcome {
                Err(Failure::Refused(SAVED_ELSEWHERE)) => Saved::Elsewhere,
                Err(Failure::Store(_)) => Saved::No,
                // Refused as no change it is in the journal already.
                _ => Saved::Yes,
            };
            if saved == Saved::Yes {
                self.base.set(mark);
                // Typed on, more is kept than this.
                if kept::draft(app, author, key).is_some_and(|it| Some(typed::mark(&it.draft)) == mark) {
                    kept::forget_draft(app, author, key);
                }
            }
            self.is_busy.set(false);
            then(saved);
            let next = self.waiting.borrow_mut().pop_front();
            if let Some(next) = next {
                next();
            }
        });
    }
}
