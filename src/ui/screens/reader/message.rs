//! One message: its head, its text or its safe HTML in a frame without scripts, its attachments.

use std::sync::Arc;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlIFrameElement;

use super::blocks::Blocks;
use super::enclosed::{Cards, Within};
use super::fate::{Amended, Outbox, State};
use super::files::{Files, Sent};
use super::letter::Letters;
use super::{Reading, printing, source};
use crate::browser::clock;
use crate::mail::{self, Letter, TextBlock};
use crate::model::{Arrived, BodyRef, Channel, Command, Party, Split};
use crate::ui::app::choices;
use crate::ui::app::{App, use_app};
use crate::ui::doing::act::perform;
use crate::ui::doing::intent;
use crate::ui::doing::listing::use_listing;
use crate::ui::parts::{Avatar, Icon, dated, in_full};
use crate::ui::plain::draft::Compose;
use crate::ui::plain::looks::{hue_of, initials};
use crate::ui::text::{self, language::Said, names};

/// What a message is called: its frame is called so, too.
#[derive(Clone)]
struct Called(String);

/// One message.
#[component]
pub fn Message(
    /// The message.
    arrived: Arrived,
    /// It is unfolded at first.
    open: bool,
) -> impl IntoView {
    let app = use_app();
    let header = &arrived.header;
    let from = header.from.shown().to_owned();
    // A name says what its writer likes: who it really is stands beside it.
    let address = (!header.from.name.is_empty()).then(|| header.from.address.clone());
    let to = names::to(&recipients(&arrived));
    let (at, message, body) = (arrived.at, arrived.message, header.body);
    let face = match arrived.sender {
        Some(person) => view! { <Avatar person name=from.clone()/> }.into_any(),
        None => {
            view! { <span class="avatar" data-hue=hue_of(&from).to_string() aria-hidden="true">{initials(&from)}</span> }.into_any()
        }
    };
    let reading = expect_context::<Reading>();
    let whole = StoredValue::new(arrived.clone());
    let is_mail = app.peek(|state| state.directory.channel(arrived.account)) == Channel::Email;
    let in_text = arrived.text.as_deref().filter(|_| is_mail).unwrap_or_default();
    let files = StoredValue::new(mail::part_files(in_text, &header.files));
    let opened = RwSignal::new(open || !is_mail);
    let mine = arrived.outgoing;
    let chips = app.peek(|state| chips(&arrived, state));
    let is_about_else = is_mail && app.peek(|state| state.is_about_else(reading.conversation, header));
    let about = is_about_else.then(|| names::own_subject(&header.subject));
    let attachments = header.attachments.len();
    let own = arrived.text.clone();
    let said_when = dated(at, clock::now());
    let label = names::message_by(&from, &said_when);
    provide_context(Called(label.clone()));
    let heading = label.clone();
    view! {
        <article aria-label=label>
        <h3 class="visually-hidden">{heading}</h3>
        <details
            class="message"
            class=("message--mine", mine)
            class=("message--chat", !is_mail)
            open=opened.get_untracked()
            on:toggle=move |event| opened.set(is_open(&event))
        >
            <summary class="message__head">
                {face}
                <span class="message__from">{from}</span>
                {address.map(|it| view! { <span class="message__address">{it}</span> })}
                {is_mail.then(|| view! { <span class="message__to">{to}</span> })}
                <span class="message__peek">{header.snippet.clone()}</span>
                {(attachments > 0).then(|| view! { <Icon name="attachment"/> })}
                <time title=in_full(at)>{said_when}</time>
            </summary>
            {about.map(|it| view! { <p class="message__subject" dir="auto">{it}</p> })}
            <Outbox message reading whole/>
            {(!chips.is_empty()).then(|| view! {
                <div class="message__bar">{chips.into_iter().map(|it| view! { <span class="chip">{it}</span> }).collect_view()}</div>
            })}
            {move || opened.get().then(|| match own.clone() {
                Some(said) => view! {
                    <div class="message__body">
                        {if is_mail {
                            let blocks: Vec<_> = mail::blocks(&said).iter().map(TextBlock::of).collect();
                            view! { <Blocks blocks rich=true pictures=files.get_value().0/> }.into_any()
                        } else {
                            view! { <Amended message said rich=false/> }.into_any()
                        }}
                        <Sent files=files.get_value().1/>
                    </div>
                }
                .into_any(),
                None => view! { <Stored body/> }.into_any(),
            })}
            {(mine && !is_mail).then(|| view! { <State message/> })}
            <Acts reading whole is_mail/>
        </details>
        </article>
    }
}

/// What is done with the source of a mail.
type Take = fn(App, Reading, Arrived);

/// What can be done with one mail; a message of a chat can begin a conversation of its own.
#[component]
fn Acts(reading: Reading, whole: StoredValue<Arrived>, is_mail: bool) -> impl IntoView {
    let app = use_app();
    let message = whole.with_value(|it| it.message);
    let answer = move |(icon, label, what): (&'static str, Said, Compose)| {
        view! {
            <button class="button button--quiet button--small" title=label on:click=move |_| app.compose.set(Some(what))>
                <Icon name=icon/>{label}
            </button>
        }
    };
    let answers = [
        ("reply", names::REPLY, Compose::Reply(Some(message))),
        ("reply-all", names::REPLY_ALL, Compose::ReplyAll(Some(message))),
        ("forward", names::FORWARD, Compose::Forward(Some(message))),
    ];
    let sources: [(_, _, Take); 3] = [
        ("merge", text::merging::SPLIT, split),
        ("download", names::DOWNLOAD_EML, source::save),
        ("code", names::SHOW_ORIGINAL, source::show),
    ];
    let sources = if is_mail { &sources[..] } else { &sources[..1] };
    let take = move |(icon, label, take): (&'static str, Said, Take)| {
        view! {
            <button
                class="button button--quiet button--small button--icon"
                aria-label=label
                title=label
                on:click=move |_| take(app, reading, whole.get_value())
            >
                <Icon name=icon/>
            </button>
        }
    };
    view! {
        <div class="message__acts" class=("message__acts--chat", !is_mail)>
            {is_mail.then(|| answers.map(answer))}
            <span class="message__source">{sources.iter().copied().map(take).collect_view()}</span>
        </div>
    }
}

/// Splits the conversation from a message on.
fn split(app: App, reading: Reading, arrived: Arrived) {
    let Some(story) = reading.story.get_untracked() else { return };
    let (seen, message) = (reading.seen.get_untracked(), arrived.message);
    perform(app, Command::Split(Box::new(Split { seen, message, story, anyway: false })));
}

fn is_open(event: &web_sys::Event) -> bool {
    event_target::<web_sys::HtmlDetailsElement>(event).open()
}

/// Returns "a@x, b@y and 3 more".
fn recipients(arrived: &Arrived) -> String {
    /// So many are named.
    const NAMED: usize = 2;
    let all: Vec<&Party> = arrived.header.to.iter().chain(&arrived.header.cc).collect();
    let named: Vec<_> = all.iter().take(NAMED).map(|it| it.address.as_str()).collect();
    let more = all.len().saturating_sub(NAMED) + arrived.more_recipients as usize;
    let named = if named.is_empty() { names::NOBODY_NAMED.to_owned() } else { named.join(", ") };
    if more > 0 { names::and_more(&named, more) } else { named }
}

fn chips(arrived: &Arrived, state: &crate::model::State) -> Vec<String> {
    let marks = [
        (state.is_not_from_here(arrived), names::NOT_SENT_FROM_HERE),
        (arrived.by_headers, names::JOINED_BY_HEADERS),
        (arrived.same_id, names::SAME_ID),
        (!arrived.header.list.is_empty(), names::MAILING_LIST),
    ];
    let marks = marks.into_iter().filter(|it| it.0).map(|it| it.1.to_owned());
    let pretence =
        (!arrived.outgoing).then(|| mail::pretence(&arrived.header.from, &state.directory)).flatten();
    let marks = pretence.map(|it| text::pretends(&it, &state.directory)).into_iter().chain(marks);
    marks.chain(arrived.rule.map(|it| text::rules::sent_by(it, &state.directory))).collect()
}

/// A body that rests in the store.
#[component]
fn Stored(body: BodyRef) -> impl IntoView {
    let app = use_app();
    let slot = expect_context::<Letters>().of(app, body);
    move || {
        slot.get().map(|it| match it {
            Ok(letter) => view! { <Body letter body/> }.into_any(),
            Err(_) => {
                view! { <div class="message__body"><p class="muted">{text::NO_BODY}</p></div> }.into_any()
            }
        })
    }
}

/// A letter: what it brings, its text, its files, the messages within it.
#[component]
pub fn Body(
    letter: Arc<Letter>,
    body: BodyRef,
    /// The numbers of the attachments that lead to it, of a message within another.
    #[prop(optional)]
    path: Vec<u32>,
) -> impl IntoView {
    let remote = letter.remote_images;
    let files: Vec<_> = letter.attachments.iter().filter(|it| !it.inline).cloned().collect();
    let is_empty = letter.html.is_none() && letter.blocks.is_empty();
    let content = match &letter.html {
        Some(html) => view! { <Frame html=html.clone()/> }.into_any(),
        None if is_empty && letter.sealed.is_none() => {
            view! { <p class="muted">{text::letter::EMPTY}</p> }.into_any()
        }
        None => view! { <Blocks blocks=letter.blocks.clone()/> }.into_any(),
    };
    view! {
        {(remote > 0).then(|| view! {
            <div class="message__bar">
                <span class="chip"><Icon name="eye"/>{names::images_not_loaded(remote as usize)}</span>
            </div>
        })}
        <div class="message__body">
            <Cards letter=Arc::clone(&letter)/>
            {content}
            <Files files body path=path.clone()/>
            <Within nested=letter.nested.clone() body path/>
        </div>
    }
}

/// A listener that may keep a key from the browser.
fn active() -> EventListenerOptions {
    EventListenerOptions::enable_prevent_default()
}

/// Mail is hostile: the frame runs no scripts, carries a policy of its own and is as high as what
/// it shows.
#[component]
fn Frame(html: String) -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let (height, fitted) = (RwSignal::new(80), RwSignal::new(false));
    let loaded = move |event: web_sys::Event| {
        let frame: HtmlIFrameElement = event_target(&event);
        fit(&frame, height);
        fitted.set(true);
        // Keys that are pressed in a message reach the app; both listeners go with the document.
        if let Some(document) = frame.content_document() {
            EventListener::new_with_options(&document, "keydown", active(), move |key| {
                intent::on_key(app, listing, key.unchecked_ref());
            })
            .forget();
        }
        // A narrower frame is a longer message.
        if let Some(window) = frame.content_window() {
            EventListener::new(&window, "resize", move |_| fit(&frame, height)).forget();
        }
    };
    let title = use_context::<Called>().map_or_else(|| names::MESSAGE.to_owned(), |it| it.0);
    let is_paper = !html.contains(mail::FOLLOWS);
    // A frame follows the system by itself, but not what was chosen here.
    let html = match choices::chosen_theme() {
        Some(scheme) => html.replacen(mail::FOLLOWS, &format!("color-scheme:{scheme}"), 1),
        None => html,
    };
    view! {
        <iframe
            class="message__frame"
            class=("message__frame--paper", is_paper)
            title=title
            sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
            srcdoc=html
            data-fitted=move || fitted.get().then_some("")
            style:height=move || format!("{}px", height.get())
            on:load=loaded
        ></iframe>
    }
}

/// Makes a frame as high as its message; one that is too wide is made smaller, down to half.
fn fit(frame: &HtmlIFrameElement, height: RwSignal<i32>) {
    let Some(document) = frame.content_document() else { return };
    let (Some(root), Some(body)) = (document.document_element(), document.body()) else { return };
    let zoom = |it: &str| {
        let _ = body.style().set_property("zoom", it);
    };
    zoom("1");
    let (room, wanted) = (root.client_width(), root.scroll_width());
    if room > 0 && wanted > room {
        zoom(&(f64::from(room) / f64::from(wanted)).max(0.5).to_string());
    }
    // On paper nobody can scroll.
    let most = if printing::is_printing() { 500_000 } else { 20_000 };
    let _ = height.try_set(root.scroll_height().clamp(24, most));
}
