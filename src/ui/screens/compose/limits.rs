//! Below the text: how much room the channel leaves, how long it may still be answered, and what it would
//! refuse now.

use leptos::prelude::*;

use super::writing::Writing;
use crate::browser::clock;
use crate::channels::{self, Outgoing, Refused, Window};
use crate::model::{Channel, DraftText};
use crate::ui::parts::Icon;
use crate::ui::text::channels as words;

/// The lines; none for mail.
#[component]
pub fn Limits(writing: Writing, channel: Memo<Channel>) -> impl IntoView {
    let heard = writing.purpose.with_value(|it| it.heard);
    let since = move || heard.map(|it| clock::now().0 - it.0);
    let refused = Memo::new(move |_| writing.draft.with(|it| ahead(channel.get(), it, since())));
    let left = Memo::new(move |_| writing.draft.with(|it| channels::left(channel.get(), &it.text)));
    let open = Memo::new(move |_| window(channel.get(), since()));
    view! {
        {move || refused.get().map(|it| view! {
            <p class="composer__hint composer__hint--warning" role="status">
                <Icon name="warning"/>
                <span>{words::refused(channel.get_untracked(), &it)}</span>
            </p>
        })}
        {move || open.get().filter(|_| refused.with(Option::is_none)).map(|it| view! {
            <p class="composer__hint"><Icon name="info"/><span>{it}</span></p>
        })}
        {move || left.get().filter(|_| refused.with(Option::is_none)).map(|it| view! {
            <p class="composer__hint composer__left">{words::left(&it)}</p>
        })}
    }
}

/// Returns what would be refused however it goes on being written: nothing is said of what is only not
/// there yet.
fn ahead(channel: Channel, draft: &DraftText, since: Option<i64>) -> Option<Refused> {
    let outgoing = Outgoing {
        recipients: 1,
        text: if draft.text.trim().is_empty() { "…" } else { &draft.text },
        files: &draft.files,
        since,
        templates: &[],
        by_person: true,
    };
    channels::refused(channel, &outgoing)
}

/// Returns what is to be known of the time that is left.
fn window(channel: Channel, since: Option<i64>) -> Option<String> {
    let (first, then_person) = match channels::window(channel) {
        Window::Always | Window::WhileThere => return None,
        Window::ThenTemplate(first) => (first, false),
        Window::ThenPerson(first, _) => (first, true),
    };
    let since = since?;
    let left = first - since;
    match left {
        ..=0 => then_person.then(|| words::BY_PERSON.to_owned()),
        _ => Some(words::open_for(channel, &words::span(left))),
    }
}
