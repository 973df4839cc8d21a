//! Above the text: whom it goes to, from whom, about what.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::knowing::Knowing;
use super::recipients::{self, Recipients};
use super::writing::{Purpose, Writing};
use crate::channels::carries;
use crate::model::{Channel, Sender, State};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::plain::draft;
use crate::ui::plain::recipients::Line;
use crate::ui::text::{compose as words, names};

/// The lines above the text.
#[component]
pub fn Lines(writing: Writing, channel: Memo<Channel>) -> impl IntoView {
    let lines = recipients::Lines {
        writing,
        channel,
        knowing: Knowing::new(use_app()),
        dragged: RwSignal::new(None),
    };
    let is_new = writing.conversation().is_none();
    let has_copies = Memo::new(move |_| carries(channel.get()).copies);
    let has_subject = Memo::new(move |_| is_new && carries(channel.get()).subject);
    let has_any = move || writing.draft.with(|it| !it.cc.is_empty() || !it.bcc.is_empty());
    let copies = RwSignal::new(untrack(has_any));
    // A reply that becomes one to all shows to whom.
    Effect::new(move |_| {
        if has_any() {
            copies.set(true);
        }
    });
    view! {
        <div class="composer__lines">
            <Recipients lines line=Line::To />
            {move || {
                has_copies.get().then(|| {
                    if copies.get() {
                        view! {
                            <Recipients lines line=Line::Cc />
                            <Recipients lines line=Line::Bcc />
                        }
                        .into_any()
                    } else {
                        view! {
                            <button
                                type="button"
                                class="button button--quiet button--small"
                                on:click=move |_| copies.set(true)
                                // Somebody is dragged there.
                                on:dragenter=move |_| copies.set(true)
                            >
                                {words::COPIES}
                            </button>
                        }
                        .into_any()
                    }
                })
            }}
            <From writing channel />
            {move || has_subject.get().then(|| view! { <Subject writing /> })}
        </div>
        <Notes writing />
    }
}

/// What it is about.
#[component]
fn Subject(writing: Writing) -> impl IntoView {
    let on_keydown = move |key: KeyboardEvent| {
        // Enter never sends from here: it goes on to the text.
        if key.key() == "Enter" && !key.ctrl_key() && !key.meta_key() && !key.is_composing() {
            key.prevent_default();
            writing.attend();
        }
    };
    view! {
        <label class="composer__line">
            <span>{names::SUBJECT}</span>
            <span class="composer__field">
                <input
                    class="input"
                    type="text"
                    autocomplete="off"
                    prop:value=move || writing.draft.with(|it| it.subject.clone())
                    on:input=move |event| writing.change(|it| it.subject = event_target_value(&event))
                    on:keydown=on_keydown
                />
            </span>
        </label>
    }
}

/// Returns what the person may send it from; a chat may be answered by mail.
fn senders(state: &State, it: &Purpose, channel: Channel) -> Vec<Sender> {
    let answered = it.answered.as_ref();
    let is_chat = answered.is_some_and(|it| state.directory.channel(it.account) != Channel::Email);
    match it.reply_to.as_ref().filter(|_| is_chat && channel == Channel::Email) {
        Some((seen, _)) => draft::mail_senders(state, it.whose.writer, seen.conversation),
        None => draft::senders(state, it.whose.writer, answered),
    }
}

/// From: the addresses the person may send as.
#[component]
fn From(writing: Writing, channel: Memo<Channel>) -> impl IntoView {
    let app = use_app();
    let mut senders =
        writing.purpose.with_value(|it| app.peek(|state| senders(state, it, channel.get_untracked())));
    // Whose draft it is may send from where who writes may not: it is not changed unasked.
    let (account, address) = writing.draft.with_untracked(|it| (it.account, it.from.clone()));
    if !writing.whose().is_own() && !senders.iter().any(|it| it.account == account && it.address == address) {
        senders.insert(0, Sender { account, address, name: String::new() });
    }
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
