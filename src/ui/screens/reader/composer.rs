//! Below the story: reply, reply to all, forward, and beside them a comment for colleagues.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::Reading;
use super::other_side::{Heard, OtherSide};
use super::shared_drafts::SharedDrafts;
use crate::channels;
use crate::mail::{forwarded, markup};
use crate::model::{Arrived, Attached, DraftKey, DraftText, PersonId, Seen};
use crate::session::typed::{Versions, Whose};
use crate::ui::app::{App, use_app};
use crate::ui::doing::kept;
use crate::ui::doing::listing::{Listing, use_listing};
use crate::ui::doing::plan::plan;
use crate::ui::parts::Icon;
use crate::ui::plain::draft::{self, Compose};
use crate::ui::plain::route::Route;
use crate::ui::screens::compose::comment::Comment;
use crate::ui::screens::compose::{Form, Planned, Purpose, read};
use crate::ui::text::{self, names};

/// What the composer shows.
#[derive(Clone)]
enum Mode {
    Closed,
    Reply(Box<Purpose>),
}

/// The composer of one conversation.
#[derive(Clone, Copy)]
struct Composing {
    app: App,
    listing: Listing,
    reading: Reading,
    mode: RwSignal<Mode>,
    /// A comment is written, too.
    commenting: RwSignal<bool>,
    /// What is written so far; the form comes and goes over it.
    draft: RwSignal<DraftText>,
}

/// The composer.
#[component]
pub fn Composer(reading: Reading) -> impl IntoView {
    let composing = Composing {
        app: use_app(),
        listing: use_listing(),
        reading,
        mode: RwSignal::new(Mode::Closed),
        commenting: RwSignal::new(false),
        draft: RwSignal::default(),
    };
    composing.follow_asks();
    composing.follow_drafts();
    let other = OtherSide::of(reading);
    view! {
        <Heard other/>
        <SharedDrafts reading on_edit=Callback::new(move |author| composing.edit(author)) open=composing.open_author()/>
        <ByMail composing other/>
        <Commented composing/>
        <Replying composing/>
        <Beside composing/>
    }
}

/// The way to answer by e-mail, for a chat whose visitor has left with an address.
#[component]
fn ByMail(composing: Composing, other: OtherSide) -> impl IntoView {
    move || {
        let is_asked = other.has_left.get() && matches!(composing.mode.get(), Mode::Closed);
        let to = is_asked.then(|| other.address.get()).flatten()?;
        let label = text::channels::answer_by_mail(&to);
        Some(view! {
            <p class="composer__hint">
                <Icon name="mail"/>
                <button class="button button--small" on:click=move |_| composing.begin_by_mail(&to)>{label}</button>
            </p>
        })
    }
}

/// The comment that is written.
#[component]
fn Commented(composing: Composing) -> impl IntoView {
    let on_end = Callback::new(move |()| {
        let _ = composing.commenting.try_set(false);
        composing.listing.attend();
    });
    move || {
        composing
            .commenting
            .get()
            .then(|| view! { <Comment conversation=composing.reading.conversation on_end/> })
    }
}

/// The reply: what is planned, what is written, or the ways to begin.
#[component]
fn Replying(composing: Composing) -> impl IntoView {
    let key = composing.key();
    let plan = plan(composing.app, key);
    // The form is gone once it is planned: what is written then stands in the draft.
    Effect::new(move |_| {
        if plan.with(Option::is_some) {
            composing.mode.set(Mode::Closed);
        }
    });
    let on_edit = Callback::new(move |()| {
        if !composing.is_writing() {
            composing.resume();
        }
    });
    let on_end = Callback::new(move |()| composing.close());
    let on_left = Callback::new(move |left| composing.go_on_alone(left));
    move || match composing.mode.get() {
        _ if plan.with(Option::is_some) => {
            plan.get().map(|plan| view! { <Planned key plan on_edit/> }).into_any()
        }
        Mode::Closed => (!composing.commenting.get()).then(|| view! { <Closed composing/> }).into_any(),
        Mode::Reply(purpose) => {
            let to = purpose.answered.as_ref().map_or("", |it| it.header.from.shown());
            let label = names::reply_to(to);
            view! { <Form purpose=*purpose draft=composing.draft label on_end on_left/> }.into_any()
        }
    }
}

/// The way to a comment beside the reply that is written.
#[component]
fn Beside(composing: Composing) -> impl IntoView {
    let is_replying = Memo::new(move |_| composing.mode.with(|it| matches!(it, Mode::Reply(_))));
    move || {
        (is_replying.get() && !composing.commenting.get())
            .then(|| view! { <p class="composer__beside"><CommentButton composing/></p> })
    }
}

/// The way to a comment.
#[component]
fn CommentButton(composing: Composing) -> impl IntoView {
    view! {
        <button class="button button--quiet button--small" on:click=move |_| composing.begin(Compose::Comment)>
            <Icon name="comment"/>{names::COMMENT}
        </button>
    }
}

#[component]
fn Closed(composing: Composing) -> impl IntoView {
    let conversation = composing.reading.conversation;
    let channel = use_app().peek(|state| state.directory.channel(state.conversations.account(conversation)));
    view! {
        <div class="composer composer--closed">
            <button class="composer__open" on:click=move |_| composing.begin(Compose::Reply(None))>{names::WRITE_A_REPLY}</button>
            // A chat has one other party.
            {channels::carries(channel).copies
                .then(|| {
                    view! {
                        <button class="button button--quiet button--small" on:click=move |_| composing.begin(Compose::ReplyAll(None))>
                            <Icon name="reply-all"/>{names::REPLY_ALL}
                        </button>
                    }
                })}
            <CommentButton composing/>
        </div>
    }
}

impl Composing {
    const fn key(self) -> DraftKey {
        DraftKey::Reply(self.reading.conversation)
    }

    /// Begins what is asked for elsewhere: by a key, a menu, the palette.
    fn follow_asks(self) {
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
    fn follow_drafts(self) {
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
    fn close(self) {
        drop(self.mode.try_set(Mode::Closed));
        self.listing.attend();
        let conversation = self.reading.conversation;
        drop(self.reading.seen.try_set(self.app.peek(|state| Seen::now(state, conversation))));
    }

    fn is_writing(self) -> bool {
        self.mode.with_untracked(|it| matches!(it, Mode::Reply(_)))
    }

    /// Returns the draft of the person who acts.
    fn own(self) -> Whose {
        Whose::own(self.app.me.get_untracked(), self.key())
    }

    /// Returns whose draft the form is about that is open.
    fn open_author(self) -> Signal<Option<PersonId>> {
        Signal::derive(move || {
            self.mode.with(|it| match it {
                Mode::Reply(purpose) => Some(purpose.whose.author),
                Mode::Closed => None,
            })
        })
    }

    /// Opens a draft that somebody else lets others edit.
    fn edit(self, author: PersonId) {
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
    fn go_on_alone(self, left: DraftText) {
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
    fn begin(self, what: Compose) {
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
    fn begin_by_mail(self, to: &str) {
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
    fn resume(self) {
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
