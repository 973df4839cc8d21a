//! What the composer does: it begins what is asked for, takes up what was left, and opens drafts that others share.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::Reading;
use crate::mail::{forwarded, markup};
use crate::model::{Arrived, Attached, DraftKey, DraftText, PersonId, Seen};
use crate::session::typed::{Versions, Whose};
use crate::ui::app::App;
use crate::ui::doing::kept;
use crate::ui::doing::listing::Listing;
use crate::ui::plain::draft::{self, Compose};
use crate::ui::plain::route::Route;
use crate::ui::screens::compose::{Purpose, read};
use crate::ui::text;

/// What the composer shows.
#[derive(Clone)]
pub enum Mode {
    Closed,
    Reply(Box<Purpose>),
}

/// The composer of one conversation.
#[derive(Clone, Copy)]
pub struct Composing {
    pub app: App,
    pub listing: Listing,
    pub reading: Reading,
    pub mode: RwSignal<Mode>,
    /// A comment is written, too.
    pub commenting: RwSignal<bool>,
    /// What is written so far; the form comes and goes over it.
    pub draft: RwSignal<DraftText>,
}

impl Composing {
    pub const fn key(self) -> DraftKey {
        DraftKey::Reply(self.reading.conversation)
    }

    /// Begins what is asked for elsewhere: by a key, a menu, the palette.
    pub fn follow_asks(self) {
        let (app, reading) = (self.app, self.reading);
        Effect::new(move |_| {
            let Some(what) = app.compose.get() else { return };
            // Another one may be open already, whose composer is about to come.
            let is_open = || app.route.with_untracked(Route::open) == Some(reading.conversation);
            if what != Compose::New && reading.story.with(Option::is_some) && is_open() {
                app.compose.set(None);
                self.begin(what);
            }
        });
    }

    /// Takes up a draft that was left, and one that Undo has brought back.
    pub fn follow_drafts(self) {
        let has_draft = Memo::new(move |_| {
            let key = (self.app.me.get(), self.key());
            let is_known = self.app.read(|state| state.drafts.get(&key).is_some_and(|it| it.plan.is_none()));
            self.reading.story.with(Option::is_some)
                && (is_known || self.versions().current.is_some_and(|it| it.plan.is_none()))
        });
        Effect::new(move |_| {
            if has_draft.get() && !self.is_writing() {
                self.resume();
            }
        });
    }

    /// Closes the form; what happens from now on was seen by nobody who writes.
    pub fn close(self) {
        drop(self.mode.try_set(Mode::Closed));
        self.listing.attend();
        let conversation = self.reading.conversation;
        drop(self.reading.seen.try_set(self.app.peek(|state| Seen::now(state, conversation))));
    }

    pub fn is_writing(self) -> bool {
        self.mode.with_untracked(|it| matches!(it, Mode::Reply(_)))
    }

    /// Returns the draft of the person who acts.
    fn own(self) -> Whose {
        Whose::own(self.app.me.get_untracked(), self.key())
    }

    /// Returns whose draft the form is about that is open.
    pub fn open_author(self) -> Signal<Option<PersonId>> {
        Signal::derive(move || {
            self.mode.with(|it| match it {
                Mode::Reply(purpose) => Some(purpose.whose.author),
                Mode::Closed => None,
            })
        })
    }

    /// Opens a draft that somebody else lets others edit.
    pub fn edit(self, author: PersonId) {
        let whose = Whose { author, ..self.own() };
        self.mode.set(Mode::Closed);
        spawn_local(async move {
            // What the form before it wrote is saved when it goes, and is another draft.
            tick().await;
            // The person may have left meanwhile.
            if self.mode.try_with_untracked(|_| ()).is_none() {
                return;
            }
            if let Some(draft) = kept::draft_versions(self.app, whose).current {
                self.show_of(whose, draft, true, false);
            }
        });
    }

    /// Goes on with what was written of a draft that somebody else has ended, as one of one's own.
    pub fn go_on_alone(self, left: DraftText) {
        let own = self.own();
        if self.app.peek(|state| own.saved(state).is_some()) {
            kept::put_aside(self.app, own, &left);
            self.mode.set(Mode::Closed);
            if let Some(draft) = self.versions().current {
                self.show(draft, true);
            }
        } else {
            self.mode.set(Mode::Closed);
            self.show_of(own, DraftText { shared: None, ..left }, true, true);
        }
    }

    /// Returns what was written before: the newest, and another version that is not to be lost.
    fn versions(self) -> Versions {
        kept::draft_versions(self.app, self.own())
    }

    /// Returns what the person has written so far.
    fn so_far(self) -> Option<DraftText> {
        if self.is_writing() {
            return Some(self.draft.get_untracked());
        }
        self.versions().current
    }

    /// Begins a comment; a reply, a reply to all or a forward, with what was written so far.
    pub fn begin(self, what: Compose) {
        if what == Compose::Comment {
            self.commenting.set(true);
            return;
        }
        let Some(story) = self.reading.story.get_untracked() else { return };
        let Compose::Forward(named) = what else { return self.begin_with(what, String::new(), Vec::new()) };
        let named = named.or_else(|| self.so_far().and_then(|it| it.answers));
        match draft::which(&story, named).cloned() {
            Some(answered) => self.forward(answered),
            None => self.begin_with(what, String::new(), Vec::new()),
        }
    }

    /// Sends a message on: with its text and its files, once they are read.
    fn forward(self, answered: Arrived) {
        let app = self.app;
        spawn_local(async move {
            let text = forwarded(&answered.header, answered.at, &read(app, &answered).await);
            let files = if answered.text.is_some() {
                answered.header.files.clone()
            } else if answered.header.body.len == 0 {
                Vec::new()
            } else {
                match app.work().keep_attachments(answered.header.body).await {
                    Ok(files) => files,
                    Err(error) => {
                        app.complain(text::data::work_error(&error));
                        Vec::new()
                    }
                }
            };
            self.begin_with(Compose::Forward(Some(answered.message)), text, files);
        });
    }

    /// Begins an answer by e-mail to somebody who has left a chat.
    pub fn begin_by_mail(self, to: &str) {
        let Some(story) = self.reading.story.get_untracked() else { return };
        let (it, me) = (self.reading.conversation, self.app.me.get_untracked());
        let about = (to, &*text::channels::YOUR_CHAT.to_owned());
        match self.app.peek(|state| draft::by_mail(state, me, it, &story, about, self.so_far())) {
            Some(draft) => self.show(draft, true),
            None => self.app.complain(text::NO_SENDER),
        }
    }

    fn begin_with(self, what: Compose, text: String, files: Vec<Attached>) {
        let Some(story) = self.reading.story.try_get_untracked().flatten() else { return };
        let (it, me) = (self.reading.conversation, self.app.me.get_untracked());
        let so_far = self.so_far();
        let begun = self.app.peek(|state| draft::begin(state, me, it, &story, what, so_far));
        let mut draft = begun.draft;
        if let Some(typed) = begun.replaced {
            self.app.say(text::compose::recipients_replaced(&typed));
        }
        // The editor writes it down in its own way.
        let is_there = [text.clone(), markup::text_of(&markup::nodes(&text))];
        if !text.is_empty() && !is_there.iter().any(|it| draft.text.contains(it.trim_end())) {
            draft.text = format!("{}\n\n{text}", draft.text.trim_end());
        }
        let news: Vec<_> = files.into_iter().filter(|it| !draft.files.contains(it)).collect();
        draft.files.extend(news);
        self.show(draft, true);
    }

    /// Takes up what was left.
    pub fn resume(self) {
        if let Some(draft) = self.so_far() {
            self.show(draft, false);
        }
    }

    /// Shows the form; `attend` if somebody asked for it, so that they can write at once.
    fn show(self, draft: DraftText, attend: bool) {
        let whose = self.mode.with_untracked(|it| match it {
            Mode::Reply(purpose) => purpose.whose,
            Mode::Closed => self.own(),
        });
        self.show_of(whose, draft, attend, false);
    }

    fn show_of(self, whose: Whose, draft: DraftText, attend: bool, is_unsaved: bool) {
        let Some(story) = self.reading.story.get_untracked() else { return };
        if draft.from.is_empty() {
            self.app.complain(text::NO_SENDER);
            return;
        }
        let it = self.reading.conversation;
        // What the author saw when they began: a reply begun before something happened is held.
        let now = self.app.peek(|state| (Seen::now(state, it), state.conversations.last(it)));
        let seen = draft.seen.map_or(now.1, |seen| seen.min(now.1));
        let answered = draft::which(&story, draft.answers);
        let purpose = Purpose {
            whose,
            reply_to: Some((now.0, seen)),
            answered: answered.cloned(),
            is_earlier: answered.is_some_and(|it| draft::which(&story, None) != Some(it)),
            attend,
            among_ours: self.app.peek(|state| draft::is_among_ours(&story, &state.directory)),
            other: if self.is_writing() { None } else { kept::draft_versions(self.app, whose).other },
            is_unsaved,
        };
        self.draft.set(draft);
        self.mode.set(Mode::Reply(Box::new(purpose)));
    }
}
