//! Below the story: reply, reply to all, forward, or a comment for colleagues.

use leptos::prelude::*;

use super::Reading;
use crate::model::{DraftKey, PersonId, Seen, State};
use crate::ui::app::{App, Compose, use_app};
use crate::ui::compose::comment::Comment;
use crate::ui::compose::{Form, Purpose, draft};
use crate::ui::parts::Icon;
use crate::ui::text;

/// What the composer shows.
#[derive(Clone)]
enum Mode {
    Closed,
    Reply(Box<Purpose>),
    Comment,
}

/// The composer.
#[component]
pub fn Composer(reading: Reading) -> impl IntoView {
    let app = use_app();
    let mode = RwSignal::new(Mode::Closed);
    Effect::new(move |_| {
        let Some(what) = app.compose.get() else { return };
        if what != Compose::New && reading.story.with(Option::is_some) {
            app.compose.set(None);
            begin(app, reading, what, mode);
        }
    });
    // A draft that was left is taken up where it was.
    let resumed = StoredValue::new(false);
    Effect::new(move |_| {
        if reading.story.with(Option::is_some) && !resumed.get_value() {
            resumed.set_value(true);
            if app.peek(|state| own_draft(state, app.me.get_untracked(), reading).is_some()) {
                begin(app, reading, Compose::Reply, mode);
            }
        }
    });
    let close = Callback::new(move |()| {
        drop(mode.try_set(Mode::Closed));
        drop(reading.seen.try_set(app.peek(|state| Seen::now(state, reading.conversation))));
    });
    move || {
        match mode.get() {
        Mode::Closed => view! {
            <div class="composer composer--closed">
                <button class="composer__open" on:click=move |_| begin(app, reading, Compose::Reply, mode)>"Write a reply"</button>
                <button class="button button--quiet button--small" on:click=move |_| begin(app, reading, Compose::ReplyAll, mode)>
                    <Icon name="reply-all"/>"Reply all"
                </button>
                <button class="button button--quiet button--small" on:click=move |_| mode.set(Mode::Comment)>
                    <Icon name="comment"/>"Comment"
                </button>
            </div>
        }
        .into_any(),
        Mode::Reply(purpose) => {
            let to = purpose.answered.as_ref().map_or("", |it| it.header.from.shown());
            let label = format!("Reply to {to}");
            view! { <Form purpose=*purpose label on_end=close/> }.into_any()
        }
        Mode::Comment => view! { <Comment conversation=reading.conversation on_end=close/> }.into_any(),
    }
    }
}

fn own_draft(state: &State, me: PersonId, reading: Reading) -> Option<crate::model::DraftText> {
    state.drafts.get(&(me, DraftKey::Reply(reading.conversation))).cloned()
}

fn begin(app: App, reading: Reading, what: Compose, mode: RwSignal<Mode>) {
    let Some(story) = reading.story.get_untracked() else { return };
    let (it, me) = (reading.conversation, app.me.get_untracked());
    let draft = app.peek(|state| {
        own_draft(state, me, reading).unwrap_or_else(|| draft::begin(state, me, it, &story, what))
    });
    if draft.from.is_empty() {
        app.complain(text::NO_SENDER);
        return;
    }
    // What the author saw when they began: a reply begun before something happened is held.
    let now = app.peek(|state| (Seen::now(state, it), state.conversations.last(it)));
    let seen = draft.seen.map_or(now.1, |seen| seen.min(now.1));
    let purpose = Purpose {
        key: DraftKey::Reply(it),
        draft,
        reply_to: Some((now.0, seen)),
        answered: draft::answered(&story).cloned(),
    };
    mode.set(Mode::Reply(Box::new(purpose)));
}
