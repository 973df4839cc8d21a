//! Import: a dialog to choose files and how they come in, then progress, then what came of it.

use leptos::html;
use leptos::prelude::*;
use web_sys::{File, HtmlInputElement};

use crate::browser::{files, focus};
use crate::model::{Account, AccountId, Channel, Mode, PersonId, State};
use crate::ui::app::import::{Import, Phase};
use crate::ui::app::use_app;
use crate::ui::beside::import::{anew, start, stop};
use crate::ui::parts::Icon;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::route::Route;
use crate::ui::text;
use wasm_bindgen::JsCast;

/// The ways in which messages come in, in the order of their names.
const MODES: [Mode; 3] = [Mode::AsNew, Mode::AsHistory, Mode::AsSent];

/// The dialog. What went wrong or was skipped last time stays to be read until another is begun.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let app = use_app();
    if !app.import.with_untracked(Import::is_to_be_read) {
        anew(app);
    }
    let is_choosing = Memo::new(move |_| app.import.with(|it| it.phase == Phase::None));
    view! {
        <Modal label=text::data::IMPORT>
            <form class="dialog__form" method="dialog">
                <header class="dialog__head"><h2>{text::data::IMPORT}</h2></header>
                {move || {
                    if is_choosing.get() { view! { <Choose /> }.into_any() } else { view! { <Progress /> }.into_any() }
                }}
            </form>
        </Modal>
    }
}

/// What is to be imported, where to and how.
#[component]
fn Choose() -> impl IntoView {
    let app = use_app();
    let accounts = app.peek(|state| accounts(state, app.me.get_untracked()));
    let account = RwSignal::new(accounts.first().map(|it| it.0));
    let mode = RwSignal::new(Mode::AsNew);
    let is_ready = move || !app.files.with(Vec::is_empty) && account.get().is_some();
    let begin = move |_| {
        if let Some(account) = account.get_untracked() {
            start(app, app.files.get_untracked(), account, mode.get_untracked());
            app.files.set(Vec::new());
        }
    };
    let way = move |nth: usize| {
        let (name, says) = text::data::WAYS[nth];
        let this = MODES[nth];
        view! {
            <label class="choice">
                <input type="radio" name="how" prop:checked=move || mode.get() == this on:change=move |_| mode.set(this) />
                <span class="choice__name">{name}</span>
                <span class="choice__text">{says}</span>
            </label>
        }
    };
    view! {
        <div class="dialog__body">
            <Drop />
            {accounts.is_empty().then(|| notice(text::data::NO_ACCOUNT.to_owned()))}
            <AccountField accounts account />
            <fieldset class="choices choices--list">
                <legend class="visually-hidden">{text::data::HOW}</legend>
                {(0..MODES.len()).map(way).collect_view()}
            </fieldset>
        </div>
        <footer class="dialog__foot">
            <button class="button">{text::data::CANCEL}</button>
            <button class="button button--primary" type="button" disabled=move || !is_ready() on:click=begin>
                {text::data::IMPORT}
            </button>
        </footer>
    }
}

/// Where files are dropped or chosen, and which they are.
#[component]
fn Drop() -> impl IntoView {
    let app = use_app();
    let over = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    // After "Import more" too, which is gone by then.
    field.on_load(|it| focus::put(&it));
    let choose = move |event: leptos::ev::Event| {
        if let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
            app.files.set(files::chosen(&input));
        }
    };
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        event.stop_propagation();
        over.set(false);
        app.files.set(files::dropped(&event));
    };
    let title = move || {
        app.files.with(|it| match it.len() {
            0 => text::data::DROP.to_owned(),
            _ => names(it),
        })
    };
    view! {
        <label class="drop" data-over=move || over.get().then_some("") on:dragenter=move |_| over.set(true) on:dragleave=move |_| over.set(false) on:drop=drop>
            <Icon name="upload" class="icon--large" />
            <b>{title}</b>
            <span>{text::data::DROP_KINDS}</span>
            <input type="file" multiple node_ref=field aria-label=text::data::FILES on:change=choose />
        </label>
    }
}

/// Into which account.
#[component]
fn AccountField(
    /// Those that there are, the person's own first.
    accounts: Vec<(AccountId, String)>,
    /// The one that is chosen.
    account: RwSignal<Option<AccountId>>,
) -> impl IntoView {
    let change = move |event| {
        account.set(event_target_value(&event).parse().ok().map(AccountId));
    };
    let option = |(id, name): (AccountId, String)| view! { <option value=id.to_string()>{name}</option> };
    let app = use_app();
    let seen_by = move || {
        let chosen = account.get()?;
        app.directory(|it| Some(text::data::seen_by(it.accounts.get(&chosen)?, it)))
    };
    (!accounts.is_empty()).then(|| {
        view! {
            <label class="field">
                <span class="field__name">{text::data::ACCOUNT}</span>
                <select class="input" aria-describedby="import-seen-by" on:change=change>
                    {accounts.into_iter().map(option).collect_view()}
                </select>
            </label>
            <p class="field__hint" id="import-seen-by">{seen_by}</p>
        }
    })
}

/// How the import stands, and what came of it.
#[component]
fn Progress() -> impl IntoView {
    let app = use_app();
    let import = app.import;
    let is_running = Memo::new(move |_| import.with(Import::is_running));
    let skipped = Memo::new(move |_| import.with(|it| it.skipped.clone()));
    let stopped = move || import.with(Import::is_stopped).then(|| notice(text::data::STOPPED.to_owned()));
    let done = NodeRef::<html::Button>::new();
    let shown_in = Memo::new(move |_| {
        let import = import.get();
        (!import.is_running()).then(|| app.peek(|state| import.shown_in(state, app.me.get()))).flatten()
    });
    let show = move |_| {
        if let Some(mailbox) = shown_in.get_untracked() {
            app.dialog.set(None);
            app.go(Route::Mailbox(mailbox, None));
        }
    };
    // Cancel goes away once there is nothing to cancel: else the focus would fall out of the dialog.
    let hand_on = move |_| {
        if let Some(done) = done.get_untracked().filter(|_| !is_running.get_untracked()) {
            focus::put(&done);
        }
    };
    view! {
        <div class="dialog__body">
            <section class="import" aria-label=text::data::PROGRESS>
                <progress class="progress" max="1" aria-label=text::data::IMPORT prop:value=move || import.with(Import::share)></progress>
                <p class="import__counts">{move || import.with(counts)}</p>
                <p role="status">{move || import.with(Import::summary)}</p>
                <div role="alert">{move || import.with(|it| it.problem.clone()).map(notice)}</div>
                {stopped}
                {move || (!skipped.get().is_empty()).then(|| view! { <SkippedList /> })}
            </section>
        </div>
        <footer class="dialog__foot">
            // Each button stays itself: one that became another while it is pressed would do what that does.
            <p class="dialog__note" hidden=move || !is_running.get()>{text::data::GOES_ON}</p>
            <button class="button" type="button" hidden=move || !is_running.get() on:click=move |_| stop(app) on:blur=hand_on>
                {text::data::CANCEL_IMPORT}
            </button>
            <button class="button" type="button" hidden=move || is_running.get() on:click=move |_| anew(app)>
                {text::data::IMPORT_MORE}
            </button>
            <button class="button" type="button" hidden=move || shown_in.get().is_none() on:click=show>
                {text::data::SHOW_THEM}
            </button>
            <button class="button button--primary" node_ref=done>{text::data::DONE}</button>
        </footer>
    }
}

fn notice(text: String) -> impl IntoView {
    view! { <p class="notice notice--warning"><Icon name="warning" /><span>{text}</span></p> }
}

/// What was skipped and why, to be read and copied.
#[component]
fn SkippedList() -> impl IntoView {
    let app = use_app();
    let skipped = move || app.import.with(|it| it.skipped.clone());
    let copy = move |_| {
        let Some(window) = web_sys::window() else { return };
        // Refused only where there is no clipboard; the list itself can be selected.
        let _ = window.navigator().clipboard().write_text(&text::data::skipped_list(&skipped()));
        app.say(text::data::COPIED);
    };
    let rows = move || {
        let row = |it: &crate::work::Skipped| {
            view! { <li><span>{text::data::skipped_what(it)}</span><span>{text::data::skipped_why(&it.why)}</span></li> }
        };
        // What is longer is copied whole, but not shown: nobody reads a thousand lines here.
        skipped().iter().take(1000).map(row).collect_view()
    };
    view! {
        <details class="import__skipped" open>
            <summary>{move || text::data::skipped(skipped().len())}</summary>
            <ul>{rows}</ul>
            <button type="button" class="button button--small" on:click=copy><Icon name="copy" />{text::data::COPY_LIST}</button>
        </details>
    }
}

fn counts(import: &Import) -> Vec<AnyView> {
    let span = |said: String| view! { <span>{said}</span> }.into_any();
    if import.phase == Phase::Reading {
        return vec![span(text::data::reading(import.bytes.0, import.bytes.1, import.found))];
    }
    let mut all = vec![
        span(text::data::imported_of(import.decided, import.found)),
        span(text::data::in_conversations(import.conversations)),
    ];
    all.extend(import.is_waiting.then(|| span(text::data::WAITS_FOR_TEAM.to_owned())));
    all.extend((import.known > 0).then(|| span(text::data::known(import.known))));
    all
}

fn names(files: &[File]) -> String {
    let names: Vec<_> = files.iter().take(3).map(File::name).collect();
    if files.len() > names.len() {
        return format!("{}: {}…", text::data::files(files.len()), names.join(", "));
    }
    names.join(", ")
}

/// Returns the accounts that a person may import into: those for e-mail first, their own before others.
fn accounts(state: &State, me: PersonId) -> Vec<(AccountId, String)> {
    let directory = &state.directory;
    let mut found: Vec<_> =
        directory.accounts.values().filter(|it| directory.may_import(me, it.id)).collect();
    // Most of what is imported is mail.
    found.sort_by_key(|it| (it.channel != Channel::Email, it.owner != me));
    let named = |it: &Account| {
        let name =
            if it.name == it.address { it.name.clone() } else { format!("{} ({})", it.name, it.address) };
        if it.channel == Channel::Email {
            name
        } else {
            format!("{name} · {}", text::channels::name(it.channel))
        }
    };
    found.into_iter().map(|it| (it.id, named(it))).collect()
}
