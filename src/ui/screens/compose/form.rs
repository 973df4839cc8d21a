//! The form of a reply or a new message.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, KeyboardEvent};

use super::attached::{Files, attach};
use super::cautions::Cautions;
use super::editor::{LinkLine, Tool};
use super::limits::Limits;
use super::lines::Lines;
use super::sending::{Asked, Sending};
use super::signed::Signed;
use super::text::Text;
use super::together::{Together, another};
use super::tools::Tools;
use super::writing::{Purpose, Writing};
use crate::browser::{files, focus};
use crate::model::{Channel, DraftText, Then};
use crate::ui::app::{App, use_app};
use crate::ui::parts::Icon;
use crate::ui::text::language::Said;
use crate::ui::text::{self, names, writing as words};

/// The form of a reply or a new message.
#[component]
pub fn Form(
    /// What it is for.
    purpose: Purpose,
    /// What is written so far; it lives longer than the form.
    draft: RwSignal<DraftText>,
    /// Its accessible name.
    #[prop(into)]
    label: String,
    /// Called when it is sent or discarded.
    on_end: Callback<()>,
    /// Called with what was written of it when somebody else has sent or discarded it meanwhile.
    #[prop(optional)]
    on_left: Option<Callback<DraftText>>,
) -> impl IntoView {
    let app = use_app();
    let attends = purpose.attend;
    let writing = Writing::begin(app, draft, purpose);
    let is_new = writing.conversation().is_none();
    writing.on_gone(move |left| {
        let _ = match (left, on_left) {
            (Some(left), Some(on_left)) => on_left.try_run(left),
            _ => on_end.try_run(()),
        };
    });
    let channel = Memo::new(move |_| {
        let account = draft.with(|it| it.account);
        app.directory(|it| it.channel(account))
    });
    let sending = Sending::of(app, writing, channel, on_end);
    let send = move |then: Then| sending.send(then);
    let keys = move |event: KeyboardEvent| on_key(&event, writing, sending, channel.get_untracked());
    let simulated = Memo::new(move |_| {
        let account = draft.with(|it| it.account);
        app.directory(|it| it.accounts.get(&account).is_some_and(|it| it.simulated))
    });
    view! {
        <form
            class="composer"
            class=("composer--new", is_new)
            aria-label=label
            on:keydown=keys
            on:drop=move |event| dropped(app, writing, &event)
            on:paste=move |event| pasted(app, writing, &event)
            on:submit=move |event| {
                event.prevent_default();
                send(Then::Stay);
            }
        >
            <Lines writing channel />
            <Text writing channel on_first=Callback::new(move |text| if attends { attend(&text, writing) }) />
            <LinkLine editor=writing.editor />
            <Signed writing />
            <Files writing />
            <Limits writing channel />
            <Another writing />
            <Together writing />
            <Cautions looking=sending.looking />
            <Asked sending />
            {move || (!simulated.get()).then(|| view! {
                <p class="composer__hint"><Icon name="info"/>{text::NOT_DELIVERED}</p>
            })}
            <div class="composer__foot">
                <Discard writing on_end />
                <Tools writing channel />
                <Sends sending is_new />
            </div>
        </form>
    }
}

/// Does what a key does anywhere in the form.
fn on_key(event: &KeyboardEvent, writing: Writing, sending: Sending, channel: Channel) {
    if !(event.ctrl_key() || event.meta_key()) {
        return;
    }
    let is_new = writing.conversation().is_none();
    let key = event.key().to_lowercase();
    let is_text = || focus::is_in(".composer__text");
    match (key.as_str(), Tool::of_key(&key, channel)) {
        ("enter", _) if event.repeat() => {}
        ("enter", _) => sending.send(if event.shift_key() && !is_new { Then::Close } else { Then::Stay }),
        (_, Some(tool)) if !event.shift_key() && !event.alt_key() && is_text() => {
            tool.apply(writing, channel)
        }
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Another version of what is written: which is to stay?
#[component]
fn Another(writing: Writing) -> impl IntoView {
    let app = use_app();
    move || {
        writing.other.get().map(|it| {
            view! {
                <p class="composer__hint composer__hint--warning" role="status">
                    <Icon name="warning" />
                    <span>{another(app, writing, &it)}</span>
                    <button type="button" class="button button--small" on:click=move |_| writing.take_other()>
                        {words::TAKE_IT}
                    </button>
                    <button type="button" class="button button--small" on:click=move |_| writing.keep_this()>
                        {words::KEEP_THIS}
                    </button>
                </p>
            }
        })
    }
}

#[component]
fn Discard(writing: Writing, on_end: Callback<()>) -> impl IntoView {
    let discard = move |_| {
        writing.discard(move || {
            let _ = on_end.try_run(());
        });
    };
    view! {
        <button
            type="button"
            class="button button--quiet button--icon"
            aria-label=names::DISCARD_DRAFT
            title=names::DISCARD_DRAFT
            on:click=discard
        >
            <Icon name="trash" />
        </button>
    }
}

/// The buttons that send, and what stands beside them.
#[component]
fn Sends(sending: Sending, is_new: bool) -> impl IntoView {
    let app = use_app();
    let and = move |label: Said, then: Then| {
        view! { <button class="button" type="button" on:click=move |_| sending.send(then)>{label}</button> }
    };
    view! {
        <span class="composer__send">
            {if sending.is_own() {
                view! {
                    <button
                        class="button button--quiet button--icon"
                        type="button"
                        aria-label=words::SEND_LATER
                        title=words::SEND_LATER
                        on:click=move |_| sending.later()
                    >
                        <Icon name="snooze" />
                    </button>
                }
                .into_any()
            } else {
                view! { <button class="button" type="button" on:click=move |_| sending.stop()>{names::DONE}</button> }
                    .into_any()
            }}
            {if is_new {
                let done = move |_| app.dialog.set(None);
                view! { <button class="button" type="button" on:click=done>{names::DONE}</button> }.into_any()
            } else {
                view! {
                    {and(names::SEND_AND_ARCHIVE, Then::Archive)}
                    {and(names::SEND_AND_CLOSE, Then::Close)}
                }
                .into_any()
            }}
            <button class="button button--primary" type="submit">
                {names::SEND}
            </button>
        </span>
    }
}

/// Puts the focus where writing begins: into the text, or into To while nobody stands there.
fn attend(text: &Element, writing: Writing) {
    let is_addressed = writing.draft.with_untracked(|it| !it.to.is_empty());
    let to = text.closest("form").ok().flatten().and_then(|it| it.query_selector("input").ok()?);
    focus::put(to.as_ref().filter(|_| !is_addressed).unwrap_or(text));
}

fn dropped(app: App, writing: Writing, event: &DragEvent) {
    if event.default_prevented() {
        return;
    }
    let files = files::dropped(event);
    if !files.is_empty() {
        event.prevent_default();
        attach(app, writing, files);
    }
}

fn pasted(app: App, writing: Writing, event: &web_sys::Event) {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    // A spreadsheet brings a picture of its cells beside their text; it is the text that is meant.
    let says =
        |kind: &str| data.as_ref().and_then(|it| it.get_data(kind).ok()).is_some_and(|it| !it.is_empty());
    let is_text = says("text/plain") && says("text/html");
    let files = files::brought(data);
    if !files.is_empty() && !is_text {
        event.prevent_default();
        attach(app, writing, files);
    }
}
