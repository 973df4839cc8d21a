//! Above the text: whom it goes to, from whom, about what.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::writing::Writing;
use crate::browser::focus;
use crate::channels::carries;
use crate::model::{Channel, DraftText, Sender};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::plain::draft;
use crate::ui::text::{compose as words, language::Said, names};

/// A line of a draft.
type Of = fn(&DraftText) -> &String;
/// The same, to be changed.
type OfMut = fn(&mut DraftText) -> &mut String;

/// Enter never sends from a line above the text: it makes room for a further recipient, and once there is
/// none to add, or behind the subject, it goes on to the text.
fn on_enter(writing: Writing, key: &KeyboardEvent, is_recipients: bool, get: Of, set: OfMut) {
    if key.key() != "Enter" || key.ctrl_key() || key.meta_key() || key.is_composing() {
        return;
    }
    key.prevent_default();
    let line = writing.draft.with_untracked(|it| get(it).trim().to_owned());
    if is_recipients && !line.is_empty() && !line.ends_with([',', ';']) {
        writing.change(|it| *set(it) = format!("{line}, "));
    } else if let Some(area) = writing.area.get_untracked() {
        focus::put(area.unchecked_ref());
    }
}

/// The lines above the text.
#[component]
pub fn Lines(writing: Writing, channel: Memo<Channel>) -> impl IntoView {
    let is_new = writing.conversation().is_none();
    let has_copies = move || carries(channel.get()).copies;
    let has_subject = move || is_new && carries(channel.get()).subject;
    let copies = RwSignal::new(writing.draft.with_untracked(|it| !it.cc.is_empty() || !it.bcc.is_empty()));
    // A reply that becomes one to all shows to whom.
    Effect::new(move |_| {
        if writing.draft.with(|it| !it.cc.is_empty()) {
            copies.set(true);
        }
    });
    let line = move |name: Said, get: Of, set: OfMut| {
        view! {
            <label class="composer__line">
                <span>{name}</span>
                <span class="composer__field">
                    <input
                        class="input"
                        type="text"
                        autocomplete="off"
                        prop:value=move || writing.draft.with(|it| get(it).clone())
                        on:input=move |event| writing.change(|it| *set(it) = event_target_value(&event))
                        on:keydown=move |key| on_enter(writing, &key, name != names::SUBJECT, get, set)
                    />
                </span>
            </label>
        }
    };
    view! {
        <div class="composer__lines">
            {line(names::TO, |it| &it.to, |it| &mut it.to)}
            {move || {
                has_copies().then(|| {
                    if copies.get() {
                        view! {
                            {line(names::CC, |it| &it.cc, |it| &mut it.cc)}
                            {line(names::BCC, |it| &it.bcc, |it| &mut it.bcc)}
                        }
                        .into_any()
                    } else {
                        view! {
                            <button
                                type="button"
                                class="button button--quiet button--small"
                                on:click=move |_| copies.set(true)
                            >
                                {words::COPIES}
                            </button>
                        }
                        .into_any()
                    }
                })
            }}
            <From writing />
            {move || has_subject().then(|| line(names::SUBJECT, |it| &it.subject, |it| &mut it.subject))}
        </div>
        <Notes writing />
    }
}

/// From: the addresses the person may send as.
#[component]
fn From(writing: Writing) -> impl IntoView {
    let app = use_app();
    let senders = writing
        .purpose
        .with_value(|it| app.peek(|state| draft::senders(state, it.author, it.answered.as_ref())));
    let all = StoredValue::new(senders.clone());
    let choose = move |event: web_sys::Event| {
        let chosen: usize = event_target_value(&event).parse().unwrap_or_default();
        if let Some(sender) = all.with_value(|it| it.get(chosen).cloned()) {
            writing.change(|it| {
                it.account = sender.account;
                it.from = sender.address;
            });
        }
    };
    let option = move |(at, it): (usize, Sender)| {
        let (account, address) = (it.account, it.address.clone());
        let selected = writing.draft.with_untracked(|it| it.account == account && it.from == address);
        view! { <option value=at.to_string() selected=selected>{it.address}</option> }
    };
    view! {
        <label class="composer__line">
            <span>{names::FROM}</span>
            <span class="composer__field">
                <select class="input" on:change=choose>
                    {senders.into_iter().enumerate().map(option).collect_view()}
                </select>
            </span>
        </label>
    }
}

/// What is to be known of whom it goes to.
#[component]
fn Notes(writing: Writing) -> impl IntoView {
    let notes = Memo::new(move |_| {
        writing.purpose.with_value(|it| {
            let earlier = it.answered.as_ref().filter(|_| it.is_earlier);
            let earlier = earlier.map(|it| draft::Note::Earlier(it.header.from.shown().to_owned()));
            let notes = writing.draft.with(|draft| draft::notes(draft, it.answered.as_ref()));
            earlier.into_iter().chain(notes).collect::<Vec<_>>()
        })
    });
    let line = |it: draft::Note| {
        view! {
            <p class="composer__hint">
                <Icon name="info" />
                {words::note(&it)}
            </p>
        }
    };
    view! {
        <div role="status" aria-label=names::RECIPIENTS>
            {move || notes.get().into_iter().map(line).collect_view()}
        </div>
    }
}
