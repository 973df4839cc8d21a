//! Saving a draft: one version after the other, and none over what another window, or somebody else, has saved
//! meanwhile. Outlives the form, whose last words may wait for a version that is on its way.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use crate::model::{Command, DraftText, Refusal, Version};
use crate::session::Failure;
use crate::session::typed::{self, Whose, guard};
use crate::ui::app::App;
use crate::ui::doing::kept;

/// What became of a version.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It is in the journal.
    Yes,
    /// The store could not; it is kept at hand.
    No,
    /// Another window, or somebody else, has saved something else since: that stands, and this does not.
    Elsewhere,
}

/// The versions of one draft on their way.
pub struct Saving {
    app: App,
    whose: Whose,
    /// What is saved, as this window knows it, and may save over.
    base: Cell<Option<u64>>,
    /// Which version that is, where others may edit it.
    on: Cell<Option<Version>>,
    is_busy: Cell<bool>,
    waiting: RefCell<VecDeque<Box<dyn FnOnce()>>>,
}

impl Saving {
    /// Begins with what is saved now.
    pub fn begin(app: App, whose: Whose) -> Rc<Self> {
        let saving = Self {
            app,
            whose,
            base: Cell::default(),
            on: Cell::default(),
            is_busy: Cell::default(),
            waiting: RefCell::default(),
        };
        saving.look();
        Rc::new(saving)
    }

    /// Takes for seen what is saved now; returns that.
    pub fn look(&self) -> Option<DraftText> {
        let saved = self.saved();
        self.base.set(saved.as_ref().map(typed::mark));
        self.on.set(saved.as_ref().and_then(|it| it.version(self.whose.author)));
        saved
    }

    /// Returns what is saved.
    pub fn saved(&self) -> Option<DraftText> {
        self.app.peek(|state| self.whose.saved(state).cloned())
    }

    /// Returns the mark of what is saved, as this window knows it.
    pub fn base(&self) -> Option<u64> {
        self.base.get()
    }

    /// Returns which version of a shared draft this window knows.
    pub fn on(&self) -> Option<Version> {
        self.on.get()
    }

    /// Tells whether a version is on its way.
    pub fn is_busy(&self) -> bool {
        self.is_busy.get()
    }

    /// Saves a version, none to remove the draft, after those that are on their way.
    pub fn put(self: Rc<Self>, text: Option<DraftText>, then: impl FnOnce(Saved) + 'static) {
        if self.is_busy.replace(true) {
            let saving = Rc::clone(&self);
            return self.wait(move || saving.put(text, then));
        }
        let (app, whose) = (self.app, self.whose);
        let mark = text.as_ref().map(typed::mark);
        let may = guard(whose, self.base.get(), mark);
        let command = Command::SaveDraft { key: whose.key, draft: text, on: self.on.get() };
        app.run_if(whose.writer, command, may, move |app, outcome| {
            let saved = match &outcome {
                Err(Failure::Refused(Refusal::ActedSince(..))) => Saved::Elsewhere,
                Err(Failure::Store(_)) => Saved::No,
                // Refused as no change it is in the journal already.
                _ => Saved::Yes,
            };
            if saved == Saved::Yes {
                self.base.set(mark);
                self.on.set(match outcome {
                    // Whatever has come since builds on this one.
                    Ok(done) => self.on.get().map(|it| Version { revision: done.operation.id, ..it }),
                    Err(_) => app.peek(|state| whose.version(state)),
                });
                // Typed on, more is kept than this.
                if kept::draft(app, whose).is_some_and(|it| Some(typed::mark(&it.draft)) == mark) {
                    kept::forget_draft(app, whose);
                }
            }
            self.is_busy.set(false);
            then(saved);
            self.go_on();
        });
    }

    /// Lets others edit it, or no longer, after what is on its way.
    pub fn share(self: Rc<Self>, on: bool, then: impl FnOnce(Result<(), Failure>) + 'static) {
        if self.is_busy.replace(true) {
            let saving = Rc::clone(&self);
            return self.wait(move || saving.share(on, then));
        }
        let (app, Whose { writer, key, .. }) = (self.app, self.whose);
        app.run_as(writer, Command::ShareDraft { key, on }, move |app, outcome| {
            // What somebody has saved since is not seen yet: the next version is refused.
            if app.peek(|state| self.whose.saved(state).map(typed::mark)) == self.base.get() {
                self.look();
            }
            self.is_busy.set(false);
            then(outcome.map(|_| ()));
            self.go_on();
        });
    }

    fn wait(&self, next: impl FnOnce() + 'static) {
        self.waiting.borrow_mut().push_back(Box::new(next));
    }

    /// Goes on with what waits.
    fn go_on(&self) {
        let next = self.waiting.borrow_mut().pop_front();
        if let Some(next) = next {
            next();
        }
    }
}
