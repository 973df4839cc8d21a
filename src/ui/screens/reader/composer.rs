//! Below the story: reply, reply to all, forward, and beside them a comment for colleagues.

use leptos::prelude::*;

use super::Reading;
use super::composing::{Composing, Mode};
use super::other_side::{Heard, OtherSide};
use super::shared_drafts::SharedDrafts;
use crate::channels;
use crate::ui::app::use_app;
use crate::ui::doing::listing::use_listing;
use crate::ui::doing::plan::plan;
use crate::ui::parts::Icon;
use crate::ui::plain::draft::Compose;
use crate::ui::screens::compose::comment::Comment;
use crate::ui::screens::compose::{Form, Planned};
use crate::ui::text::{self, names};

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
