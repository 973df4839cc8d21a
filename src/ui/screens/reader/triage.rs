//! The triage bar. What it offers, and for whom, is the model's to say.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::Reading;
use crate::browser::focus;
use crate::model::{Facts, Flag, Mailbox, PersonId, Scope, Seen, State, Verb, scope};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, use_app};
use crate::ui::parts::{Avatar, Icon};

/// What can be done with a conversation here.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    scope: Option<Scope>,
    discards: bool,
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
        Self {
            scope: scope(state, me, view, facts, &Verb::Archive),
            discards: scope(state, me, view, facts, &Verb::Trash).is_some(),
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

    const fn archive(&self) -> &'static str {
        match self.scope {
            Some(Scope::Everyone) => "Archive for everyone",
            _ => "Archive",
        }
    }
}

/// The triage bar.
#[component]
pub fn TriageBar(reading: Reading) -> impl IntoView {
    let app = use_app();
    let it = reading.conversation;
    let offer = Memo::new(move |_| {
        let (me, view) = (app.me.get(), app.route.with(crate::ui::plain::route::Route::view));
        app.read(|state| Offer::of(state, me, view, &state.facts(it)))
    });
    // What the person saw when the pane was painted, not what stands when the click arrives.
    let seen = move || reading.seen.get_untracked();
    let act = move |verb: Verb| act(app, reading, verb);
    let ask = move |dialog: fn(Vec<Seen>) -> Dialog| app.dialog.set(Some(dialog(vec![seen()])));
    let icon = move |name: &'static str, label: &'static str, run: Box<dyn Fn() + Send + Sync>| {
        view! {
            <button class="button button--quiet button--icon" aria-label=label title=label on:click=move |_| run()>
                <Icon name/>
            </button>
        }
    };
    let word = move |name: &'static str, label: String, run: Box<dyn Fn() + Send + Sync>| {
        let title = label.clone();
        view! {
            <button class="button button--quiet" title=title on:click=move |_| run()>
                <Icon name/>
                <span class="triage__word">{label}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <div class="triage" role="toolbar" aria-label="Triage">
            {word("assign", "Assign".into(), Box::new(move || ask(Dialog::Assign)))}
            {move || {
                let offer = offer.get();
                let archive = offer.archive();
                offer.scope.map(|_| word("archive", archive.into(), Box::new(move || act(Verb::Archive))))
            }}
            {move || {
                if offer.with(|it| it.closed) {
                    word("reopen", "Reopen".into(), Box::new(move || act(Verb::Reopen)))
                } else {
                    word("close", "Close".into(), Box::new(move || act(Verb::Close)))
                }
            }}
            {move || {
                let offer = offer.get();
                let mut more = Vec::new();
                if offer.put_back {
                    more.push(word("undo", "Put back in team inbox".into(), Box::new(move || act(Verb::PutBack))));
                }
                if offer.restore {
                    more.push(word("undo", "Restore".into(), Box::new(move || act(Verb::Restore))));
                }
                if offer.not_spam {
                    more.push(word("undo", "Not spam".into(), Box::new(move || act(Verb::NotSpam))));
                }
                if offer.snoozed {
                    more.push(word("snooze", "Unsnooze".into(), Box::new(move || act(Verb::Unsnooze))));
                }
                for (person, name) in offer.assignees {
                    more.push(view! { <Unassign person name on_act=Callback::new(act)/> }.into_any());
                }
                more
            }}
            <span class="triage__line"></span>
            {icon("snooze", "Snooze", Box::new(move || ask(Dialog::Snooze)))}
            {icon("move", "Move to team", Box::new(move || ask(Dialog::Move)))}
            {icon("merge", "Merge into another conversation", Box::new(move || ask(Dialog::Merge)))}
            {icon("label", "Labels", Box::new(move || ask(Dialog::Label)))}
            <Star offer on_act=Callback::new(act)/>
            {move || {
                if offer.with(|it| it.unread) {
                    icon("read", "Mark as read", Box::new(move || act(Verb::Unread(false))))
                } else {
                    icon("unread", "Mark as unread", Box::new(move || act(Verb::Unread(true))))
                }
            }}
            {move || {
                offer.with(|it| it.move_to_inbox)
                    .then(|| icon("inbox", "Move to Inbox", Box::new(move || act(Verb::MoveToInbox))))
            }}
            {move || {
                offer.with(|it| it.discards).then(|| {
                    view! {
                        {icon("spam", "Spam", Box::new(move || act(Verb::Spam)))}
                        {icon("trash", "Trash", Box::new(move || act(Verb::Trash)))}
                    }
                })
            }}
            <super::more::More reading on_act=Callback::new(act)/>
        </div>
    }
}

/// A star, that is set or not.
#[component]
fn Star(offer: Memo<Offer>, on_act: Callback<Verb>) -> impl IntoView {
    let starred = Memo::new(move |_| offer.with(|it| it.starred));
    view! {
        <button
            class="button button--quiet button--icon triage__star"
            aria-label="Star"
            title="Star"
            aria-pressed=move || starred.get().to_string()
            on:click=move |_| on_act.run(Verb::Star(!starred.get_untracked()))
        >
            <Icon name="star"/>
        </button>
    }
}

/// Takes the conversation from somebody: their face says whom.
#[component]
fn Unassign(person: PersonId, name: String, on_act: Callback<Verb>) -> impl IntoView {
    let label = format!("Unassign {name}");
    view! {
        <button
            class="button button--quiet triage__unassign"
            aria-label=label.clone()
            title=label
            on:click=move |_| on_act.run(Verb::Unassign(person))
        >
            <Avatar person name small=true/>
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

/// Acts on what the person saw; afterwards they have seen what came of it.
fn act(app: App, reading: Reading, verb: Verb) {
    let targets = vec![reading.seen.get_untracked()];
    crate::ui::doing::act::perform_and(app, verb, targets, move |app| {
        drop(reading.seen.try_set(app.peek(|state| Seen::now(state, reading.conversation))));
        spawn_local(keep_focus());
    });
}
