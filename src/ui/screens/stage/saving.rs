//! A workspace saved as a scenario: what goes into it, and how it is handed on.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{files, location, packed};
use crate::model::{ConversationId, Mailbox, PersonId};
use crate::session::scenario::{Opens, Scope};
use crate::ui::app::{App, spaces, use_app};
use crate::ui::doing::pane;
use crate::ui::doing::written::{Written, written};
use crate::ui::parts::modal::Modal;
use crate::ui::parts::picker::Picker;
use crate::ui::plain::route::{LONGEST_LINK, Route};
use crate::ui::text::language::Said;
use crate::ui::text::{mailbox as mailbox_name, rescue, stage as words, title, why, workspaces};

/// The workspace, or what is selected of it, saved as a scenario.
#[component]
pub fn Saving(selected: Vec<ConversationId>) -> impl IntoView {
    view! { <Dialog selected head=words::SAVE about=words::SAVE_IS /> }
}

/// One conversation that is handed on as it stands.
#[component]
pub fn Share(it: ConversationId) -> impl IntoView {
    view! { <Dialog selected=vec![it] head=words::SHARE_IT about=words::SHARE_IS by_link=true /> }
}

#[component]
fn Dialog(
    selected: Vec<ConversationId>,
    head: Said,
    about: Said,
    /// A link is what is wanted first.
    #[prop(optional)]
    by_link: bool,
) -> impl IntoView {
    let app = use_app();
    let scope = RwSignal::new(if selected.is_empty() {
        Scope::Everything
    } else {
        Scope::Conversations(selected.iter().copied().collect())
    });
    let typed = RwSignal::new(None::<String>);
    let title = move || typed.get().unwrap_or_else(|| scope.with(|it| named(app, it)));
    let is_made_up = RwSignal::new(false);
    let who = RwSignal::new(app.me.get_untracked());
    let busy = RwSignal::new(false);
    let choice = move |it: Scope, name: String| {
        let (mine, this) = (it.clone(), it);
        view! {
            <label class="check">
                <input type="radio" name="scope" prop:checked=move || scope.get() == mine on:change=move |_| scope.set(this.clone()) />
                <span>{name}</span>
            </label>
        }
    };
    let of_selected = (!selected.is_empty()).then(|| {
        let all: BTreeSet<_> = selected.iter().copied().collect();
        choice(Scope::Conversations(all), words::selected(selected.len()))
    });
    let with = move |then: fn(App, String, Written)| {
        busy.set(true);
        let (title, scope, made_up) = (untrack(title), scope.get_untracked(), is_made_up.get_untracked());
        let opens = opens(app, &scope, who.get_untracked());
        spawn_local(async move {
            match written(app, (&title, opens.as_ref()), &scope, made_up).await {
                Some(written) => then(app, title, written),
                None => app.complain(words::NOT_SAVED),
            }
            let _ = busy.try_set(false);
        });
    };
    view! {
        <Modal label=head class="dialog--small">
            <form class="dialog__form" method="dialog" on:submit=|it| it.prevent_default()>
                <header class="dialog__head"><h2>{head}</h2></header>
                <div class="dialog__body fields">
                    <p>{about}</p>
                    <label class="field">
                        <span class="field__name">{words::TITLE}</span>
                        <input class="input" prop:value=title on:input=move |it| typed.set(Some(event_target_value(&it))) />
                    </label>
                    <fieldset class="field">
                        <legend class="field__name">{words::WHAT}</legend>
                        {of_selected}
                        {choice(Scope::Everything, words::EVERYTHING.to_owned())}
                        {choice(Scope::Settings, words::SETTINGS_ALONE.to_owned())}
                    </fieldset>
                    <OpensAs scope who />
                    <label class="check">
                        <input
                            type="checkbox"
                            aria-label=words::MADE_UP
                            prop:checked=is_made_up
                            on:change=move |it| is_made_up.set(event_target_checked(&it))
                        />
                        <span>{words::MADE_UP} <small>{words::MADE_UP_IS}</small></span>
                    </label>
                </div>
                <footer class="dialog__foot">
                    <button class="button" type="button" on:click=move |_| app.dialog.set(None)>{words::CANCEL}</button>
                    <button class="button" class:button--primary=by_link type="button" disabled=busy on:click=move |_| with(copy)>{words::COPY}</button>
                    <button class="button" class:button--primary=!by_link type="button" disabled=busy on:click=move |_| with(download)>{words::DOWNLOAD}</button>
                </footer>
            </form>
        </Modal>
    }
}

/// Returns what a scenario is called, if nobody says otherwise: one conversation is called by its own name.
fn named(app: App, scope: &Scope) -> String {
    match scope {
        Scope::Conversations(all) if all.len() == 1 => {
            all.first().map(|it| app.peek(|state| title(state, *it).0)).unwrap_or_default()
        }
        _ => workspaces::title(&spaces::current()),
    }
}

/// Chooses who acts at first where it is opened: whoever has access to what is open there.
#[component]
fn OpensAs(scope: RwSignal<Scope>, who: RwSignal<PersonId>) -> impl IntoView {
    let app = use_app();
    let people = Memo::new(move |_| {
        let open = scope.with(|scope| opened(app, scope));
        app.read(|state| {
            let directory = &state.directory;
            let all = match open {
                Some(it) => state.facts(it).readers(directory),
                None => directory.people.values().filter(|it| !it.removed).map(|it| it.id).collect(),
            };
            all.into_iter().map(|it| (it, directory.name(it).to_owned())).collect::<Vec<_>>()
        })
    });
    // Who has no access to what is chosen now cannot begin there.
    Effect::new(move |_| {
        if people.with(|all| all.iter().all(|it| it.0 != who.get())) {
            who.set(app.me.get_untracked());
        }
    });
    let options =
        Signal::derive(move || people.with(|all| all.iter().map(|it| it.1.clone()).collect::<Vec<_>>()));
    let chosen = Signal::derive(move || people.with(|all| all.iter().position(|it| it.0 == who.get())));
    let choose = Callback::new(move |at: usize| {
        if let Some(it) = people.with_untracked(|all| all.get(at).map(|it| it.0)) {
            who.set(it);
        }
    });
    let asked = move || scope.with(|scope| opened(app, scope)).and_then(|it| asked(app, it));
    view! {
        <label class="field">
            <span class="field__name">{words::OPENS_AS}</span>
            <Picker id="opens-as" label=words::OPENS_AS options chosen on_pick=choose />
        </label>
        {move || asked().map(|it| view! { <p class="field__hint">{words::opens_with(&it)}</p> })}
    }
}

/// Returns the conversation at which it opens.
fn opened(app: App, scope: &Scope) -> Option<ConversationId> {
    let open = app.route.with(Route::open);
    match scope {
        Scope::Everything => open,
        Scope::Conversations(all) => open.filter(|it| all.contains(it)).or_else(|| all.first().copied()),
        Scope::Settings => None,
    }
}

/// Returns what the details say of the conversation at which it opens, if they were asked about somebody else or
/// about a mailbox that does not hold it: that goes along.
fn asked(app: App, it: ConversationId) -> Option<String> {
    if !app.details.get() || app.route.with(Route::open) != Some(it) {
        return None;
    }
    let ((person, mailbox), me) = (pane::question(app, it), app.me.get());
    app.read(|state| {
        let is_there = state.is_in(person, mailbox, it);
        let whose = (person != me).then(|| state.directory.name(person));
        let says = || why::placed(is_there, &mailbox_name(mailbox, &state.directory, me), whose);
        (whose.is_some() || !is_there).then(says)
    })
}

/// Returns where it opens: at what is open, with the question of the details if they are shown.
fn opens(app: App, scope: &Scope, who: PersonId) -> Option<Opens> {
    let conversation = untrack(|| opened(app, scope));
    let (me, route) = (app.me.get_untracked(), app.route.get_untracked());
    app.peek(|state| {
        let directory = &state.directory;
        let email = |it| directory.person(it).map(|it| it.email.clone());
        let is_asked = app.details.get_untracked() && route.open() == conversation;
        let place = match conversation {
            Some(it) if is_asked => {
                let (person, mailbox) = untrack(|| pane::question(app, it));
                Route::Why(it, email(person)?, mailbox)
            }
            Some(it) if who == me => route.with_open(Some(it)),
            Some(it) => Route::Conversation(it),
            None if who == me && *scope == Scope::Everything => route,
            None => Route::Mailbox(Mailbox::TeamInboxes, None),
        };
        let mut place = place.fragment(directory);
        if let Some(it) = conversation {
            place = place.replacen(&format!("/c/{it}"), "/c/{}", 1);
        }
        Some(Opens { person: email(who)?, place, conversation })
    })
}

/// Says that it is done, and what is lacking.
fn told(written: &Written, done: Said) -> String {
    let lacks = (!written.lacks.is_nothing()).then(|| rescue::lacks(&written.lacks));
    lacks.map_or_else(|| done.to_string(), |it| format!("{done} {it}"))
}

fn download(app: App, title: String, written: Written) {
    let name = format!("{}.scenario.txt", title.replace(['/', '\\', ':'], " "));
    if files::download(&name, "text/plain", written.text.as_bytes()).is_ok() {
        app.say(told(&written, words::SAVED));
        app.dialog.set(None);
    } else {
        app.complain(words::NOT_SAVED);
    }
}

fn copy(app: App, _: String, written: Written) {
    spawn_local(async move {
        match packed::packed(&written.text).await {
            Some(packed) if packed.len() <= LONGEST_LINK => {
                if location::copy(&location::whole(&format!("#/open/{packed}"))).await {
                    app.say(told(&written, words::COPIED));
                    app.dialog.set(None);
                } else {
                    app.complain(words::NOT_COPIED);
                }
            }
            _ => app.complain(words::TOO_LARGE),
        }
    });
}
