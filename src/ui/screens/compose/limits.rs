//! Below the text: how much room the channel leaves, how long it may still be answered, and what it would
//! refuse now.

use std::time::Duration;

use leptos::prelude::*;

use super::replies::{fill, replies};
use super::writing::Writing;
use crate::browser::clock;
use crate::channels::{self, Outgoing, Refused};
use crate::model::{Allowed, Channel, DraftText, SavedReply};
use crate::ui::app::{App, use_app};
use crate::ui::parts::Icon;
use crate::ui::text::channels as words;

/// It is looked so often whether the time has run out.
const AGAIN: Duration = Duration::from_secs(1);

/// The lines; none for mail.
#[component]
pub fn Limits(writing: Writing, channel: Memo<Channel>) -> impl IntoView {
    let app = use_app();
    let now = RwSignal::new(clock::now());
    if let Ok(again) = set_interval_with_handle(move || now.set(clock::now()), AGAIN) {
        on_cleanup(move || again.clear());
    }
    // The time runs out, or begins anew, while an answer is being written.
    let since = Memo::new(move |_| {
        now.track();
        app.read(|state| state.since_heard(writing.conversation()?, clock::now()))
    });
    let refused = Memo::new(move |_| writing.draft.with(|it| ahead(app, channel.get(), it, since.get())));
    let left = Memo::new(move |_| writing.draft.with(|it| channels::left(channel.get(), &it.text)));
    let open = Memo::new(move |_| window(channel.get(), since.get()));
    view! {
        {move || refused.get().map(|it| view! {
            <p class="composer__hint composer__hint--warning" role="status">
                <Icon name="warning"/>
                <span>{words::refused(channel.get_untracked(), &it)}</span>
            </p>
            {matches!(it, Refused::NeedsTemplate { .. }).then(|| view! { <Templates writing/> })}
        })}
        {move || open.get().filter(|_| refused.with(Option::is_none)).map(|it| view! {
            <p class="composer__hint"><Icon name="info"/><span>{it}</span></p>
        })}
        {move || left.get().filter(|_| refused.with(Option::is_none)).map(|it| view! {
            <p class="composer__hint composer__left">{words::left(&it)}</p>
        })}
    }
}

/// The templates: each puts its text in the place of what is written, which is how it is sent.
#[component]
fn Templates(writing: Writing) -> impl IntoView {
    let app = use_app();
    let templates: Vec<_> = replies(app, writing).into_iter().filter(|it| it.template).collect();
    if templates.is_empty() {
        return view! { <p class="composer__hint">{words::NO_TEMPLATE}</p> }.into_any();
    }
    let one = move |it: SavedReply| {
        let put = move |_| {
            let text = fill(app, writing, &it.text);
            writing.change(|draft| draft.text = text);
        };
        view! { <button type="button" class="chip" on:click=put>{it.title.clone()}</button> }
    };
    view! {
        <p class="composer__hint" role="group" aria-label=words::TEMPLATES>
            {words::TEMPLATES}
            {templates.into_iter().map(one).collect_view()}
        </p>
    }
    .into_any()
}

/// Returns what would be refused however it goes on being written: nothing is said of what is only not
/// there yet.
fn ahead(app: App, channel: Channel, draft: &DraftText, since: Option<i64>) -> Option<Refused> {
    let outgoing = Outgoing {
        recipients: 1,
        text: if draft.text.trim().is_empty() { "…" } else { &draft.text },
        files: &draft.files,
        since,
        templates: &app.peek(|state| state.directory.templates(draft.account)),
        by_person: true,
    };
    channels::refused(channel, &outgoing)
}

/// Returns what is to be known of the time that is left.
fn window(channel: Channel, since: Option<i64>) -> Option<String> {
    match channel.answering().allowed(since) {
        Allowed::Anything(left) => Some(words::open_for(channel, &words::span(left?))),
        Allowed::FromPeople => Some(words::BY_PERSON.to_owned()),
        Allowed::Nothing => None,
    }
}
