//! A message that is being written: its draft, what it is for, and saving it.

use std::ops::Range;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::complete::{selected, write};
use super::editor::Editor;
use super::saving::{Saved, Saving};
use crate::browser::{clock, focus};
use crate::channels::{Markup, carries};
use crate::model::{Arrived, Attached, ConversationId, DraftKey, DraftText, MessageId, PersonId, Seen, Time};
use crate::session::presence::Doing;
use crate::session::typed::{Typed, Whose, mark};
use crate::ui::app::App;
use crate::ui::doing::kept;
use crate::ui::plain::caret;
use crate::ui::plain::draft::settle;

/// So long a pause in typing saves the draft, and a shorter one where nothing else keeps it.
const PAUSE: u32 = 400;
const SHORT_PAUSE: u32 = 100;
/// Typed on without a pause, it is saved after so many milliseconds.
const LONGEST: i64 = 1_000;

/// What a form is for.
#[derive(Clone)]
pub struct Purpose {
    /// The draft it writes, and who does: another person may act in this tab by the time it is saved.
    pub whose: Whose,
    /// The conversation it answers, as its author saw it, and the latest message then.
    pub reply_to: Option<(Seen, MessageId)>,
    /// The message it answers.
    pub answered: Option<Arrived>,
    /// That is not the one that a reply answers by itself.
    pub is_earlier: bool,
    /// Somebody asked for it: the focus goes where they begin to write.
    pub attend: bool,
    /// So far only colleagues have taken part in the conversation.
    pub among_ours: bool,
    /// Another version of it that is not to be lost.
    pub other: Option<DraftText>,
    /// What it begins with is not saved yet.
    pub is_unsaved: bool,
}

/// What the parts of a form share.
#[derive(Clone, Copy)]
pub struct Writing {
    /// The app.
    pub app: App,
    /// What is written so far.
    pub draft: RwSignal<DraftText>,
    /// What it is for.
    pub purpose: StoredValue<Purpose>,
    /// The field of its text, where that is plain.
    pub area: NodeRef<html::Textarea>,
    /// The editor of its text, where that is formatted.
    pub editor: Editor,
    /// A recipient has just been added whole.
    pub addressed: Trigger,
    /// It is sent without the signature.
    pub unsigned: RwSignal<bool>,
    /// The files of pictures that were taken out of the text.
    aside: StoredValue<Vec<Attached>>,
    /// Files that are on their way into the store.
    pub attaching: RwSignal<usize>,
    /// Another version: one that was typed before, or saved in another window. Nothing is saved over
    /// that until the person has said which is to stay.
    pub other: RwSignal<Option<DraftText>>,
    /// It was saved in another window since.
    is_contested: StoredValue<bool>,
    /// What saves it.
    pub saving: StoredValue<Rc<Saving>, LocalStorage>,
    /// Since when something was changed here that is not saved yet.
    unsaved: StoredValue<Option<Time>>,
    /// It was sent or discarded: nothing is saved any more.
    pub ended: StoredValue<bool>,
    waiting: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Writing {
    /// Begins, and saves whatever is changed from now on, also when the form goes away.
    pub fn begin(app: App, draft: RwSignal<DraftText>, purpose: Purpose) -> Self {
        let saving = Saving::begin(app, purpose.whose);
        let is_unsaved = purpose.is_unsaved;
        let writing = Self {
            app,
            draft,
            other: RwSignal::new(purpose.other.clone()),
            is_contested: StoredValue::new(false),
            saving: StoredValue::new_local(saving),
            purpose: StoredValue::new(purpose),
            area: NodeRef::new(),
            editor: Editor::none(),
            addressed: Trigger::new(),
            unsigned: RwSignal::new(false),
            aside: StoredValue::default(),
            attaching: RwSignal::new(0),
            unsaved: StoredValue::new(None),
            ended: StoredValue::new(false),
            waiting: StoredValue::new_local(None),
        };
        writing.follow();
        if is_unsaved {
            writing.change(|_| ());
        }
        on_cleanup(move || {
            writing.leave();
            app.writing.set(None);
        });
        writing
    }

    /// Returns who writes.
    pub fn writer(self) -> PersonId {
        self.whose().writer
    }

    /// Returns which draft it is.
    pub fn whose(self) -> Whose {
        self.purpose.with_value(|it| it.whose)
    }

    /// Returns what saves it, which outlives the form.
    pub fn saving(self) -> Rc<Saving> {
        self.saving.get_value()
    }

    /// Returns the conversation it answers.
    pub fn conversation(self) -> Option<ConversationId> {
        match self.whose().key {
            DraftKey::Reply(it) => Some(it),
            DraftKey::New(_) => None,
        }
    }

    /// Puts the focus into the text.
    pub fn attend(self) {
        if self.editor.attend() {
            return;
        }
        if let Some(area) = self.area.get_untracked() {
            focus::put(area.unchecked_ref());
        }
    }

    /// Puts a text in the place of what is selected.
    pub fn insert(self, what: &str) {
        if !self.editor.insert(what) {
            self.edit(|text, at| caret::insert(text, at, what));
        }
    }

    /// Changes a plain text where it is selected; `edit` returns it, and what is selected then.
    pub fn edit(self, edit: impl FnOnce(&str, Range<usize>) -> (String, Range<usize>)) {
        let Some(area) = self.area.get_untracked() else { return };
        let text = area.value();
        let (text, at) = edit(&text, selected(&area, &text));
        write(&area, &text, at);
        self.change(|it| it.text = text);
        self.attend();
    }

    /// Begins the text anew, with the caret before it.
    pub fn begin_with(self, text: String) {
        if let Some(area) = self.area.try_get_untracked().flatten() {
            write(&area, &text, 0..0);
        }
        self.editor.show(&text);
        self.change(|it| it.text = text);
        self.attend();
    }

    /// Returns what is put below the text when it is sent: a chat has none.
    pub fn signature(self) -> String {
        if self.unsigned.get() {
            return String::new();
        }
        let (author, draft) = (self.writer(), self.draft);
        self.app.directory(|directory| {
            draft.with(|draft| {
                let signs = carries(directory.channel(draft.account)).markup == Markup::Full;
                let person = directory.person(author).filter(|_| signs);
                let signature = person.and_then(|it| it.signature(&draft.from));
                signature.map(|it| it.text.clone()).unwrap_or_default()
            })
        })
    }

    /// Changes what is written.
    pub fn change(self, change: impl FnOnce(&mut DraftText)) {
        let changed = self.draft.try_update(|it| {
            let before = it.text.clone();
            change(it);
            self.aside.update_value(|aside| settle(it, &before, aside));
        });
        if changed.is_none() {
            return;
        }
        let (app, whose) = (self.app, self.whose());
        let since = self.unsaved.get_value().unwrap_or_else(clock::now);
        self.unsaved.set_value(Some(since));
        let kept = self.draft.with_untracked(|it| Typed {
            key: whose.key,
            draft: it.clone(),
            base: Some(self.saving.with_value(|it| it.base())),
        });
        let is_kept = kept::put_draft(app, whose, &kept);
        if let DraftKey::Reply(it) = whose.key {
            app.writing.set(Some((it, Doing::Writing)));
        }
        if since.plus(LONGEST) <= clock::now() {
            self.waiting.set_value(None);
            return self.save();
        }
        let pause = if is_kept { PAUSE } else { SHORT_PAUSE };
        self.waiting.set_value(Some(Timeout::new(pause, move || self.save())));
    }

    /// Follows what another window, or somebody else, saves, while nothing is typed here.
    fn follow(self) {
        let whose = self.whose();
        let saved = Memo::new(move |_| self.app.read(|state| whose.saved(state).cloned()));
        Effect::new(move |was: Option<()>| {
            let saved = saved.get();
            if let Some(saved) = saved.filter(|_| was.is_some() && self.is_idle()) {
                self.saving.with_value(|it| it.look());
                if self.draft.with_untracked(|it| mark(it) != mark(&saved)) {
                    self.draft.set(saved);
                }
            }
        });
    }

    /// Tells whether everything here is saved, and nothing is on its way.
    fn is_idle(self) -> bool {
        let is_saved = self.unsaved.try_get_value() == Some(None);
        let is_saving = self.saving.try_with_value(|it| it.is_busy()) != Some(false);
        is_saved && !is_saving && self.is_contested.try_get_value() == Some(false)
    }

    /// Goes on with the other version; this one becomes the other.
    pub fn take_other(self) {
        if let Some(other) = self.other.get_untracked() {
            let this = self.draft.get_untracked();
            self.other.set(Some(this));
            self.settle();
            self.change(|it| *it = other);
        }
    }

    /// Stays with this version.
    pub fn keep_this(self) {
        self.other.set(None);
        self.settle();
        kept::forget_aside(self.app, self.whose());
        self.change(|_| ());
    }

    /// What is saved now is known, and may be saved over.
    fn settle(self) {
        self.saving.with_value(|it| it.look());
        self.is_contested.set_value(false);
    }

    /// Another window has saved something else since: that is shown, and this is not saved.
    fn contest(self) {
        // A form that is gone asks when it is next opened.
        let Some(saved) = self.saving.try_with_value(|it| it.saved()) else { return };
        self.unsaved.set_value(Some(clock::now()));
        self.is_contested.set_value(true);
        self.other.set(saved);
    }

    /// Saves what is written as a draft.
    pub fn save(self) {
        self.save_then(|| ());
    }

    /// Saves what is written as a draft, then goes on: what is sent must have been a draft for Undo
    /// to bring it back.
    pub fn save_then(self, then: impl FnOnce() + 'static) {
        let is_changed = self.unsaved.try_get_value().is_some_and(|it| it.is_some());
        let is_due = is_changed && self.ended.try_get_value() == Some(false);
        let Some(text) = self.draft.try_get_untracked().filter(|_| is_due) else { return then() };
        self.unsaved.set_value(None);
        self.saving.get_value().put(Some(text), move |saved| match saved {
            // What would come next waits for the answer.
            Saved::Elsewhere => self.contest(),
            Saved::Yes | Saved::No => then(),
        });
    }
}
