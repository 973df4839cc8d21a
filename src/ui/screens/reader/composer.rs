//! Below the story: reply, reply to all, forward, and beside them a comment for colleagues.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Reading;
use crate::channels;
use crate::mail::{forwarded, markup};
use crate::model::{Answering, Arrived, Attached, DraftKey, DraftText, Seen};
use crate::session::presence::Presence;
use crate::session::typed::Versions;
use crate::ui::app::{App, use_app};
use crate::ui::beside::outside;
use crate::ui::doing::kept;
use crate::ui::doing::listing::use_listing;
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
struct Desk {
    app: App,
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
    let (app, listing) = (use_app(), use_listing());
    let desk = Desk {
        app,
        reading,
        mode: RwSignal::new(Mode::Closed),
        commenting: RwSignal::new(false),
        draft: RwSignal::default(),
    };
    Effect::new(move |_| {
        let Some(what) = app.compose.get() else { return };
        // Another one may be open already, whose composer is about to come.
        let is_open = || app.route.with_untracked(Route::open) == Some(reading.conversation);
        if what != Compose::New && reading.story.with(Option::is_some) && is_open() {
            app.compose.set(None);
            desk.begin(what);
        }
    });
    // A draft that was left is taken up where it was, and one that Undo has brought back.
    let has_draft = Memo::new(move |_| {
        let key = (app.me.get(), desk.key());
        let is_known = app.read(|state| state.drafts.get(&key).is_some_and(|it| it.plan.is_none()));
        reading.story.with(Option::is_some)
            && (is_known || desk.versions().current.is_some_and(|it| it.plan.is_none()))
    });
    Effect::new(move |_| {
        if has_draft.get() && !desk.is_writing() {
            desk.resume();
        }
    });
    let close = Callback::new(move |()| {
        drop(desk.mode.try_set(Mode::Closed));
        listing.attend();
        drop(reading.seen.try_set(app.peek(|state| Seen::now(state, reading.conversation))));
    });
    let key = desk.key();
    let plan = plan(app, key);
    // The form is gone once it is planned: what is written then stands in the draft.
    Effect::new(move |_| {
        if plan.with(Option::is_some) {
            desk.mode.set(Mode::Closed);
        }
    });
    let edit = Callback::new(move |()| {
        if !desk.is_writing() {
            desk.resume();
        }
    });
    let typing = Memo::new(move |_| {
        let is_here = |it: &Presence| it.customer.is_some_and(|it| it.0 == reading.conversation);
        app.present.with(is_here).then(|| {
            app.peek(|state| text::channels::typing(state.conversations.party(reading.conversation)))
        })
    });
    // Who left a chat finds the answer when they come back: that is said before anybody waits for them.
    let has_left = Memo::new(move |_| {
        let visitor = app.read(|state| {
            let account = state.conversations.account(reading.conversation);
            let is_there = state.directory.channel(account).answering() == Answering::WhileThere;
            is_there.then(|| outside::other_side(state, reading.conversation)).flatten()
        });
        visitor.is_some_and(|(account, by)| {
            let visitor = (account.to_lowercase(), by);
            app.present.with(|it| it.visitors.as_ref().is_some_and(|all| !all.contains(&visitor)))
        })
    });
    // Unless they left an e-mail address: then it goes there. It is not a memo over `has_left`: an effect that
    // read both would not hear that somebody has left.
    let left = Memo::new(move |_| {
        reading.story.with(|story| {
            let mut texts: Vec<_> =
                story.iter().flat_map(|it| it.messages()).filter(|it| !it.outgoing).collect();
            texts.reverse();
            texts.into_iter().find_map(|it| channels::left_address(it.text.as_deref()?))
        })
    });
    let by_mail = move || {
        let is_asked = has_left.get() && matches!(desk.mode.get(), Mode::Closed);
        let to = is_asked.then(|| left.get()).flatten()?;
        let label = text::channels::answer_by_mail(&to);
        Some(view! {
            <p class="composer__hint">
                <Icon name="mail"/>
                <button class="button button--small" on:click=move |_| desk.begin_by_mail(&to)>{label}</button>
            </p>
        })
    };
    let form = move || match desk.mode.get() {
        _ if plan.with(Option::is_some) => {
            plan.get().map(|plan| view! { <Planned key plan on_edit=edit/> }).into_any()
        }
        Mode::Closed => (!desk.commenting.get()).then(|| view! { <Closed desk/> }).into_any(),
        Mode::Reply(purpose) => {
            let to = purpose.answered.as_ref().map_or("", |it| it.header.from.shown());
            let label = names::reply_to(to);
            view! { <Form purpose=*purpose draft=desk.draft label on_end=close/> }.into_any()
        }
    };
    let end_comment = Callback::new(move |()| {
        let _ = desk.commenting.try_set(false);
        listing.attend();
    });
    let comment = move || {
        desk.commenting
            .get()
            .then(|| view! { <Comment conversation=reading.conversation on_end=end_comment/> })
    };
    let is_replying = Memo::new(move |_| desk.mode.with(|it| matches!(it, Mode::Reply(_))));
    let beside = move || {
        (is_replying.get() && !desk.commenting.get())
            .then(|| view! { <p class="composer__beside"><Commenting desk/></p> })
    };
    view! {
        <p class="composer__typing" role="status">
            {move || {
                let is_gone = has_left.get();
                typing.get().or_else(|| is_gone.then(|| {
                    let has_address = left.with(Option::is_some);
                    if has_address { text::channels::LEFT_ADDRESS } else { text::channels::HAS_LEFT }.to_owned()
                }))
            }}
        </p>
        {by_mail}
        {comment}
        {form}
        {beside}
    }
}

/// The way to a comment.
#[component]
fn Commenting(desk: Desk) -> impl IntoView {
    view! {
        <button class="button button--quiet button--small" on:click=move |_| desk.begin(Compose::Comment)>
            <Icon name="comment"/>{names::COMMENT}
        </button>
    }
}

#[component]
fn Closed(desk: Desk) -> impl IntoView {
    let conversation = desk.reading.conversation;
    let channel = use_app().peek(|state| state.directory.channel(state.conversations.account(conversation)));
    view! {
        <div class="composer composer--closed">
            <button class="composer__open" on:click=move |_| desk.begin(Compose::Reply(None))>{names::WRITE_A_REPLY}</button>
            // A chat has one other party.
            {channels::carries(channel).copies
                .then(|| {
                    view! {
                        <button class="button button--quiet button--small" on:click=move |_| desk.begin(Compose::ReplyAll(None))>
                            <Icon name="reply-all"/>{names::REPLY_ALL}
                        </button>
                    }
                })}
            <Commenting desk/>
        </div>
    }
}

impl Desk {
    const fn key(self) -> DraftKey {
        DraftKey::Reply(self.reading.conversation)
    }

    fn is_writing(self) -> bool {
        self.mode.with_untracked(|it| matches!(it, Mode::Reply(_)))
    }

    /// Returns what was written before: the newest, and another version that is not to be lost.
    fn versions(self) -> Versions {
        kept::draft_versions(self.app, self.app.me.get_untracked(), self.key())
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
            author: self.app.me.get_untracked(),
            key: self.key(),
            reply_to: Some((now.0, seen)),
            answered: answered.cloned(),
            is_earlier: answered.is_some_and(|it| draft::which(&story, None) != Some(it)),
            attend,
            among_ours: self.app.peek(|state| draft::is_among_ours(&story, &state.directory)),
            other: if self.is_writing() { None } else { self.versions().other },
        };
        self.draft.set(draft);
        self.mode.set(Mode::Reply(Box::new(purpose)));
    }
}
