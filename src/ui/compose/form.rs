//! The form itself.

use leptos::prelude::*;

use super::draft;
use crate::model::{Arrived, Command, DraftKey, DraftText, MessageId, Seen, Send, Sender, Then};
use crate::session::World;
use crate::session::presence::Doing;
use crate::ui::app::{App, Dialog, use_app};
use crate::ui::dialogs::Modal;
use crate::ui::parts::Icon;
use crate::ui::{act, text};

/// So long a pause in typing saves the draft.
const PAUSE: u32 = 400;

/// What a form is for.
#[derive(Clone)]
pub struct Purpose {
    /// The draft it writes.
    pub key: DraftKey,
    /// What it begins with.
    pub draft: DraftText,
    /// The conversation it answers, as its author saw it, and the latest message then.
    pub reply_to: Option<(Seen, MessageId)>,
    /// The message it answers.
    pub answered: Option<Arrived>,
}

/// The form of a reply or a new message.
#[component]
pub fn Form(
    /// What it is for.
    purpose: Purpose,
    /// Its accessible name.
    #[prop(into)]
    label: String,
    /// Called when it is sent or discarded.
    on_end: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let is_new = purpose.reply_to.is_none();
    let draft = RwSignal::new(purpose.draft.clone());
    let problem = RwSignal::new(None::<String>);
    let copies = RwSignal::new(!purpose.draft.cc.is_empty() || !purpose.draft.bcc.is_empty());
    let ended = StoredValue::new(false);
    let senders = app.peek(|state| state.senders(app.me.get_untracked()));
    let purpose = StoredValue::new(purpose);
    autosave(app, draft, purpose, ended);
    let send = move |then: Then| {
        let (purpose, written) = (purpose.get_value(), draft.get_untracked());
        match command(app, &purpose, &written, then) {
            Err(refused) => problem.set(Some(refused)),
            Ok(command) => {
                act::perform_then(app, command, move |sent| {
                    if sent {
                        ended.set_value(true);
                        on_end.run(());
                    }
                });
            }
        }
    };
    let discard = move |_| {
        ended.set_value(true);
        let command = Command::SaveDraft { key: purpose.with_value(|it| it.key), draft: None };
        app.run(command, |_, _| {});
        on_end.run(());
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            event.stop_propagation();
            send(if event.shift_key() && !is_new { Then::Close } else { Then::Stay });
        }
    };
    let simulated = Memo::new(move |_| {
        let account = draft.with(|it| it.account);
        app.directory(|it| it.accounts.get(&account).is_some_and(|it| it.simulated))
    });
    let line =
        move |name: &'static str, get: fn(&DraftText) -> &String, set: fn(&mut DraftText) -> &mut String| {
            view! {
                <label class="composer__line">
                    <span>{name}</span>
                    <span class="composer__field">
                        <input class="input" type="text" prop:value=move || draft.with(|it| get(it).clone())
                            on:input=move |event| draft.update(|it| *set(it) = event_target_value(&event))/>
                    </span>
                </label>
            }
        };
    let field = if is_new { "Message" } else { "Reply" };
    view! {
        <form class="composer" class=("composer--new", is_new) aria-label=label on:keydown=keys
            on:submit=move |event| { event.prevent_default(); send(Then::Stay); }>
            <div class="composer__lines">
                {line("To", |it| &it.to, |it| &mut it.to)}
                {move || if copies.get() {
                    view! { {line("Cc", |it| &it.cc, |it| &mut it.cc)} {line("Bcc", |it| &it.bcc, |it| &mut it.bcc)} }.into_any()
                } else {
                    view! { <button type="button" class="button button--quiet button--small" on:click=move |_| copies.set(true)>"Cc Bcc"</button> }.into_any()
                }}
                <From draft senders/>
                {is_new.then(|| line("Subject", |it| &it.subject, |it| &mut it.subject))}
            </div>
            <textarea class="composer__text" aria-label=field rows="5" prop:value=move || draft.with(|it| it.text.clone())
                on:input=move |event| draft.update(|it| it.text = event_target_value(&event))></textarea>
            {move || problem.get().map(|it| view! { <p class="composer__hint" role="alert"><Icon name="warning"/>{it}</p> })}
            {move || (!simulated.get()).then(|| view! { <p class="composer__hint"><Icon name="info"/>{text::NOT_DELIVERED}</p> })}
            <div class="composer__foot">
                <button type="button" class="button button--quiet button--icon" aria-label="Discard draft" title="Discard draft" on:click=discard>
                    <Icon name="trash"/>
                </button>
                <span class="composer__send">
                    {(!is_new).then(|| view! {
                        <button class="button" type="button" on:click=move |_| send(Then::Archive)>"Send & Archive"</button>
                        <button class="button" type="button" on:click=move |_| send(Then::Close)>"Send & Close"</button>
                    })}
                    <button class="button button--primary" type="submit">"Send"</button>
                </span>
            </div>
        </form>
    }
}

/// From: the addresses the person may send as.
#[component]
fn From(draft: RwSignal<DraftText>, senders: Vec<Sender>) -> impl IntoView {
    let all = StoredValue::new(senders.clone());
    let choose = move |event: web_sys::Event| {
        let chosen: usize = event_target_value(&event).parse().unwrap_or_default();
        if let Some(sender) = all.with_value(|it| it.get(chosen).cloned()) {
            draft.update(|it| {
                it.account = sender.account;
                it.from = sender.address;
            });
        }
    };
    let option = move |(at, it): (usize, Sender)| {
        let (account, address) = (it.account, it.address.clone());
        let selected = draft.with_untracked(|it| it.account == account && it.from == address);
        view! { <option value=at.to_string() selected=selected>{it.address}</option> }
    };
    view! {
        <label class="composer__line">
            <span>"From"</span>
            <span class="composer__field">
                <select class="input" on:change=choose>{senders.into_iter().enumerate().map(option).collect_view()}</select>
            </span>
        </label>
    }
}

/// Saves the draft after a pause, and when the form goes away.
fn autosave(app: App, draft: RwSignal<DraftText>, purpose: StoredValue<Purpose>, ended: StoredValue<bool>) {
    let save = move || {
        if ended.try_get_value() != Some(false) {
            return;
        }
        let Some(written) = draft.try_get_untracked() else { return };
        let Some((key, initial)) = purpose.try_with_value(|it| (it.key, it.draft.clone())) else { return };
        let known = app.peek(|state| state.drafts.contains_key(&(app.me.get_untracked(), key)));
        if written != initial || known {
            app.run(Command::SaveDraft { key, draft: Some(written) }, |_, _| {});
        }
    };
    let waiting = StoredValue::new_local(None::<gloo::timers::callback::Timeout>);
    Effect::new(move |previous: Option<()>| {
        draft.track();
        if previous.is_some() {
            if let Some(DraftKey::Reply(it)) = purpose.try_with_value(|it| it.key) {
                app.writing.set(Some((it, Doing::Writing)));
            }
            waiting.set_value(Some(gloo::timers::callback::Timeout::new(PAUSE, save)));
        }
    });
    on_cleanup(move || {
        save();
        app.writing.set(None);
    });
}

fn command(app: App, purpose: &Purpose, written: &DraftText, then: Then) -> Result<Command, String> {
    let desk = app.desk();
    let state = desk.state();
    let name = state.directory.name(app.me.get_untracked());
    let message_id = format!("{}@team-inbox.invalid", desk.world().new_id());
    let header = draft::header(written, name, purpose.answered.as_ref(), message_id)
        .map_err(|it| crate::model::Refusal::NotAnAddress(it).sentence(&state.directory))?;
    if header.to.is_empty() && header.cc.is_empty() && header.bcc.is_empty() {
        return Err(text::NO_RECIPIENT.to_owned());
    }
    Ok(Command::Send(Box::new(Send {
        reply_to: purpose.reply_to.clone(),
        account: written.account,
        header,
        text: written.text.clone(),
        then,
        draft: Some(purpose.key),
        anyway: false,
    })))
}

/// A new message, in a dialog.
#[component]
pub fn NewMessage() -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    let (key, draft) = app.peek(|state| {
        // A new message that was begun and never sent is taken up again.
        let begun = state
            .drafts
            .iter()
            .rev()
            .find(|((person, key), _)| *person == me && matches!(key, DraftKey::New(_)));
        let sender = state.senders(me).into_iter().next();
        let blank = DraftText {
            account: sender.as_ref().map(|it| it.account).unwrap_or_default(),
            from: sender.map(|it| it.address).unwrap_or_default(),
            ..DraftText::default()
        };
        begun.map_or((DraftKey::New(crate::browser::world::now()), blank), |it| (it.0.1, it.1.clone()))
    });
    let has_sender = !draft.from.is_empty();
    let purpose = Purpose { key, draft, reply_to: None, answered: None };
    let on_end = Callback::new(move |()| app.dialog.set(None::<Dialog>));
    view! {
        <Modal label="New message">
            <h2 class="dialog__title">"New message"</h2>
            {if has_sender {
                view! { <Form purpose label="New message" on_end/> }.into_any()
            } else {
                view! { <p class="notice">{text::NO_SENDER}</p> }.into_any()
            }}
            <div class="dialog__foot"><button class="button" on:click=move |_| app.dialog.set(None)>"Done"</button></div>
        </Modal>
    }
}
