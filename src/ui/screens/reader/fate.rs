//! What became of a message: on its way, sent, delivered, read, or failed and why; and what its author
//! and its readers did to it since.

use leptos::prelude::*;

use super::blocks::Blocks;
use super::{Reading, source};
use crate::browser::clock;
use crate::channels::{self, Outgoing};
use crate::mail::{self, TextBlock};
use crate::model::{Arrived, Channel, Command, Fate, MessageId, Posting};
use crate::ui::app::{App, use_app};
use crate::ui::doing::act::perform;
use crate::ui::parts::Icon;
use crate::ui::text::{self, channels as words, names};

/// What becomes of a message that is not delivered yet, or did not get there.
#[component]
pub fn Outbox(message: MessageId, reading: Reading, whole: StoredValue<Arrived>) -> impl IntoView {
    let app = use_app();
    let posting = Memo::new(move |_| app.read(|state| state.outbox.get(&message).map(|it| it.posting)));
    let fate = fate_of(app, message);
    let channel = whole.with_value(|it| app.peek(|state| state.directory.channel(it.account)));
    let mark = move || {
        view! {
            <button class="button button--small" on:click=move |_| perform(app, Command::MarkDelivered(message))>
                {names::MARK_AS_DELIVERED}
            </button>
        }
    };
    move || {
        posting.get().map(|it| match it {
            Posting::Held(_) => {
                view! { <div class="message__bar"><span class="chip">{text::SENDING}</span></div> }.into_any()
            }
            Posting::Failed => view! {
                <div class="message__bar" role="status">
                    <span class="chip chip--danger"><Icon name="warning"/>
                        {match fate.get() {
                            Some(Fate::Failed(why)) => words::failed(&why),
                            _ => words::FAILED.to_owned(),
                        }}
                    </span>
                    <button class="button button--small" on:click=move |_| send_again(app, channel, whole)>
                        {words::SEND_AGAIN}
                    </button>
                    {mark()}
                </div>
            }
            .into_any(),
            Posting::Waiting if channel == Channel::Email => view! {
                <div class="message__bar">
                    <span class="chip"><Icon name="outbox"/>{text::IN_OUTBOX}</span>
                    <button class="button button--small" on:click=move |_| source::save(app, reading, whole.get_value())>
                        <Icon name="download"/>{names::DOWNLOAD_EML}
                    </button>
                    {whole.with_value(|it| source::mailto(reading, it)).map(|href| view! {
                        <a class="button button--small" href=href target="_blank" rel="noopener noreferrer">
                            <Icon name="mail"/>{text::HAND_OVER}
                        </a>
                    })}
                    {mark()}
                </div>
            }
            .into_any(),
            Posting::Waiting => view! {
                <div class="message__bar">
                    <span class="chip"><Icon name="outbox"/>{words::QUEUED}</span>
                    {mark()}
                </div>
            }
            .into_any(),
        })
    }
}

fn fate_of(app: App, message: MessageId) -> Memo<Option<Fate>> {
    Memo::new(move |_| app.read(|state| state.fares.get(&message).map(|it| it.fate.clone())))
}

/// Sends again what did not get there, unless the provider would refuse it again.
fn send_again(app: App, channel: Channel, whole: StoredValue<Arrived>) {
    let (since, templates) = whole.with_value(|it| {
        app.peek(|state| {
            (state.since_heard(it.conversation, clock::now()), state.directory.templates(it.account))
        })
    });
    let refused = whole.with_value(|it| {
        let outgoing = Outgoing {
            recipients: 1,
            text: it.text.as_deref().unwrap_or_default(),
            files: &it.header.files,
            since,
            templates: &templates,
            by_person: true,
        };
        channels::refused(channel, &outgoing)
    });
    match refused {
        Some(refused) => app.complain(words::refused(channel, &refused)),
        None => perform(app, Command::SendAgain(whole.with_value(|it| it.message))),
    }
}

/// How far a message has come, in a word below it.
#[component]
pub fn State(message: MessageId) -> impl IntoView {
    let fate = fate_of(use_app(), message);
    move || {
        let fate = fate.get().filter(|it| !it.is_failed())?;
        let is_read = fate == Fate::Read;
        Some(view! {
            <p class="message__fate" class=("message__fate--read", is_read)>
                <Icon name="check" class="icon--small"/>{words::fate(&fate)}
            </p>
        })
    }
}

/// What was written, or what its author made of it since, with the signs that were put to it.
#[component]
pub fn Amended(
    message: MessageId,
    /// What was written.
    said: String,
    /// What was typed here, with light markup.
    rich: bool,
) -> impl IntoView {
    let app = use_app();
    let amended = Memo::new(move |_| app.read(|state| state.amendments.get(&message).cloned()));
    move || {
        let amendment = amended.get().unwrap_or_default();
        let now = amendment.text.as_deref().unwrap_or(&said);
        let blocks: Vec<_> = mail::blocks(now).iter().map(TextBlock::of).collect();
        let mark = match (amendment.deleted, amendment.text.is_some()) {
            (true, _) => Some(words::TAKEN_BACK),
            (false, true) => Some(words::EDITED),
            (false, false) => None,
        };
        let signs: Vec<_> = amendment.reactions.iter().map(|it| it.1.clone()).collect();
        view! {
            <div class:message__gone=amendment.deleted><Blocks blocks rich/></div>
            {mark.map(|it| view! { <p class="message__mark">{it}</p> })}
            {(!signs.is_empty()).then(|| view! {
                <p class="message__signs" aria-label=words::SIGNS>
                    {signs.into_iter().map(|it| view! { <span class="chip">{it}</span> }).collect_view()}
                </p>
            })}
        }
    }
}
