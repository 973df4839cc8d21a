//! The triage bar. What it offers, and for whom, is the model's to say.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::Reading;
use crate::browser::focus;
use crate::model::{Facts, Flag, Mailbox, PersonId, Scope, Seen, State, Verb, scope};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, use_app};
use crate::ui::parts::{Avatar, Icon};
use crate::ui::text::{language::Said, triage as words};

/// What can be done with a conversation here.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    archive: Option<Scope>,
    trash: Option<Scope>,
    spam: Option<Scope>,
    closed: bool,
    starred: bool,
    unread: bool,
    snoozed: bool,
    move_to_inbox: bool,
    put_back: bool,
    restore: bool,
    not_spam: bool,
    assignees: Vec<(PersonId, String)>,
}

impl Offer {
    fn of(state: &State, me: PersonId, view: Mailbox, facts: &Facts) -> Self {
        let directory = &state.directory;
        let team_inbox = facts.team.and_then(|it| directory.team_with_inbox(it));
        let discarded = facts.is_discarded(me);
        let scope = |verb| scope(state, me, view, facts, &verb);
        Self {
            archive: scope(Verb::Archive),
            trash: scope(Verb::Trash),
            spam: scope(Verb::Spam),
            closed: facts.closed,
            starred: facts.has(me, Flag::Starred),
            unread: facts.has(me, Flag::Unread),
            snoozed: facts.marks(me).snooze.is_some(),
            move_to_inbox: !facts.has(me, Flag::Inbox) && !discarded,
            put_back: team_inbox.is_some()
                && !facts.queued
                && !facts.is_assigned()
                && !facts.closed
                && !discarded,
            restore: facts.in_trash(me),
            not_spam: facts.in_spam(me),
            assignees: facts.assignees.iter().map(|it| (*it, directory.name(*it).to_owned())).collect(),
        }
    }
}

/// An act that is wanted now and then: a button of a wide bar, an item of the menu *More* beside a
/// narrow one. Its place in the bar stays when it does not apply.
#[derive(Clone, Copy)]
pub struct Extra {
    /// Its picture.
    pub icon: Signal<&'static str>,
    /// Its name.
    pub name: Signal<&'static str>,
    /// Its name, and for whom it acts where that is not plain.
    pub whole: Signal<String>,
    /// Whether it is set, for what is set and unset.
    pub pressed: Option<Signal<bool>>,
    /// Whether it can be done here.
    pub applies: Signal<bool>,
    /// Does it.
    pub run: Callback<()>,
}

/// The triage bar: what is done all the time has a fixed place and a word.
#[component]
pub fn TriageBar(reading: Reading) -> impl IntoView {
    let app = use_app();
    let it = reading.conversation;
    let offer = Memo::new(move |_| {
        let (me, view) = (app.me.get(), app.route.with(crate::ui::plain::route::Route::view));
        app.read(|state| Offer::of(state, me, view, &state.facts(it)))
    });
    let on_act = Callback::new(move |verb: Verb| act(app, reading, verb));
    let extras = extras(app, reading, offer);
    let archives = Memo::new(move |_| offer.with(|it| it.archive));
    let closed = Memo::new(move |_| offer.with(|it| it.closed));
    let toggle_close = move |_| on_act.run(if closed.get_untracked() { Verb::Reopen } else { Verb::Close });
    view! {
        <div class="triage" role="toolbar" aria-label=words::BAR>
            <button class="button button--quiet" title=words::ASSIGN_DO on:click=move |_| ask(app, reading, Dialog::Assign)>
                <Icon name="assign"/>
                <span class="triage__word">{words::ASSIGN_DO}</span>
            </button>
            <button
                class="button button--quiet"
                aria-label=move || words::archive(archives.get())
                title=move || words::archive(archives.get())
                disabled=move || archives.get().is_none()
                on:click=move |_| on_act.run(Verb::Archive)
            >
                <Icon name="archive"/>
                <span class="triage__word">
                    {words::ARCHIVE}
                    {move || (archives.get() == Some(Scope::Everyone)).then(|| view! {
                        <span class="triage__for">" " {words::FOR_EVERYONE}</span>
                    })}
                </span>
            </button>
            <button class="button button--quiet" title=move || words::close(closed.get()) on:click=toggle_close>
                {move || view! { <Icon name=if closed.get() { "reopen" } else { "close" }/> }}
                <span class="triage__word">{move || words::close(closed.get())}</span>
            </button>
            <button class="button button--quiet" title=words::SNOOZE on:click=move |_| ask(app, reading, Dialog::Snooze)>
                <Icon name="snooze"/>
                <span class="triage__word">{words::SNOOZE}</span>
            </button>
            <span class="triage__line"></span>
            {extras.map(|it| view! { <ExtraButton it/> }).collect_view()}
            <super::more::More reading extras on_act/>
            <Undoings offer on_act/>
        </div>
    }
}

/// What the bar holds beside the four, in its order.
fn extras(app: App, reading: Reading, offer: Memo<Offer>) -> [Extra; 7] {
    let get = move |what: fn(&Offer) -> bool| Signal::derive(move || offer.with(what));
    let act = move |verb: Verb| Callback::new(move |()| act(app, reading, verb.clone()));
    let toggle = move |what: fn(&Offer) -> bool, verb: fn(bool) -> Verb| {
        Callback::new(move |()| self::act(app, reading, verb(!offer.with_untracked(what))))
    };
    let fixed = |icon: &'static str, name: Said, applies, run| Extra {
        icon: Signal::stored(icon),
        name: Signal::stored(name.text()),
        whole: Signal::stored(name.to_owned()),
        pressed: None,
        applies,
        run,
    };
    let scoped = |icon, name: Said, scope: fn(&Offer) -> Option<Scope>, verb| Extra {
        whole: Signal::derive(move || words::scoped(name, offer.with(scope))),
        ..fixed(icon, name, Signal::derive(move || offer.with(scope).is_some()), act(verb))
    };
    let always = || Signal::stored(true);
    let asks = move |dialog: fn(Vec<Seen>) -> Dialog| Callback::new(move |()| ask(app, reading, dialog));
    let unread = get(|it| it.unread);
    let read_or_not = move || if unread.get() { words::MARK_READ.text() } else { words::MARK_UNREAD.text() };
    [
        fixed("move", words::MOVE, always(), asks(Dialog::Move)),
        fixed("label", words::LABEL, always(), asks(Dialog::Label)),
        Extra {
            pressed: Some(get(|it| it.starred)),
            ..fixed("star", words::STAR, always(), toggle(|it| it.starred, Verb::Star))
        },
        Extra {
            icon: Signal::derive(move || if unread.get() { "read" } else { "unread" }),
            name: Signal::derive(read_or_not),
            whole: Signal::derive(move || read_or_not().to_owned()),
            ..fixed("unread", words::MARK_UNREAD, always(), toggle(|it| it.unread, Verb::Unread))
        },
        fixed("inbox", words::MOVE_TO_INBOX, get(|it| it.move_to_inbox), act(Verb::MoveToInbox)),
        scoped("spam", words::SPAM, |it| it.spam, Verb::Spam),
        scoped("trash", words::TRASH, |it| it.trash, Verb::Trash),
    ]
}

#[component]
fn ExtraButton(it: Extra) -> impl IntoView {
    let Extra { icon, name, whole, pressed, applies, run } = it;
    view! {
        <button
            class="button button--quiet button--icon triage__extra"
            aria-label=name
            title=whole
            aria-pressed=move || pressed.map(|it| it.get().to_string())
            disabled=move || !applies.get()
            on:click=move |_| run.run(())
        >
            {move || view! { <Icon name=icon.get()/> }}
        </button>
    }
}

/// What takes back where a conversation is, and where it applies only: after everything else, so
/// that nothing moves for it.
#[component]
fn Undoings(offer: Memo<Offer>, on_act: Callback<Verb>) -> impl IntoView {
    let word = move |icon: &'static str, label: Said, verb: Verb| {
        view! {
            <button class="button button--quiet" title=label on:click=move |_| on_act.run(verb.clone())>
                <Icon name=icon/>
                <span class="triage__word">{label}</span>
            </button>
        }
    };
    move || {
        let offer = offer.get();
        view! {
            <div class="triage__back">
                {offer.put_back.then(|| word("undo", words::PUT_BACK, Verb::PutBack))}
                {offer.restore.then(|| word("undo", words::RESTORE, Verb::Restore))}
                {offer.not_spam.then(|| word("undo", words::NOT_SPAM, Verb::NotSpam))}
                {offer.snoozed.then(|| word("snooze", words::UNSNOOZE, Verb::Unsnooze))}
                {offer.assignees.into_iter().map(|(person, name)| view! {
                    <Unassign person name on_act/>
                }).collect_view()}
            </div>
        }
    }
}

/// Takes the conversation from somebody: their face says whom.
#[component]
fn Unassign(person: PersonId, name: String, on_act: Callback<Verb>) -> impl IntoView {
    let label = words::unassign(&name);
    view! {
        <button
            class="button button--quiet triage__unassign"
            aria-label=label.clone()
            title=label
            on:click=move |_| on_act.run(Verb::Unassign(person))
        >
            <Avatar person name=name.clone() small=true/>
            <span class="triage__name">{name}</span>
            <Icon name="x" class="icon--small"/>
        </button>
    }
}

/// A button that an act has replaced takes the focus along: another one gets it.
async fn keep_focus() {
    tick().await;
    if focus::active().is_none() && focus::find("dialog[open]").is_none() {
        focus::put_on(".triage button");
    }
}

/// Asks in a dialog, about what the person saw when the pane was painted, not what stands when the
/// click arrives.
fn ask(app: App, reading: Reading, dialog: fn(Vec<Seen>) -> Dialog) {
    app.dialog.set(Some(dialog(vec![reading.seen.get_untracked()])));
}

/// Acts on what the person saw; afterwards they have seen what came of it.
fn act(app: App, reading: Reading, verb: Verb) {
    let targets = vec![reading.seen.get_untracked()];
    crate::ui::doing::act::perform_and(app, verb, targets, move |app| {
        drop(reading.seen.try_set(app.peek(|state| Seen::now(state, reading.conversation))));
        spawn_local(keep_focus());
    });
}
