//! From nothing to one's own team inbox: people, a team, an address, mail. Each step is done in place, in any
//! order, and can be skipped.

mod address;
mod mail;
mod people;
mod team;

use leptos::html;
use leptos::prelude::*;

use crate::browser::focus;
use crate::model::{Mailbox, OrgId, TeamId};
use crate::ui::app::{App, use_app};
use crate::ui::parts::Icon;
use crate::ui::plain::begun::Begun;
use crate::ui::plain::route::Route;
use crate::ui::text::begin as words;

/// The steps, by their place.
const PEOPLE: usize = 0;
const TEAM: usize = 1;
const ADDRESS: usize = 2;
const MAIL: usize = 3;
const INBOX: usize = 4;

/// What the steps share: which one is open.
#[derive(Clone, Copy)]
struct Way {
    app: App,
    open: RwSignal<usize>,
}

impl Way {
    /// Goes on behind a step.
    fn go_on(self, from: usize) {
        if self.open.try_get_untracked() == Some(from) {
            self.open.set((from + 1).min(INBOX));
        }
    }
}

/// The page.
#[component]
pub fn Begin() -> impl IntoView {
    let app = use_app();
    let begun = Memo::new(move |_| app.read(Begun::of));
    let is_done = move |step: usize| begun.with(|it| done(*it, step));
    let first = (PEOPLE..INBOX).find(|it| !done(begun.get_untracked(), *it)).unwrap_or(INBOX);
    let way = Way { app, open: RwSignal::new(first) };
    // What was imported is in the team inbox: there is nothing left to do here.
    Effect::new(move |before: Option<bool>| {
        let has_mail = begun.with(|it| it.mail);
        if before == Some(false) && has_mail {
            way.go_on(MAIL);
        }
        has_mail
    });
    let step = move |nth: usize| {
        let name = words::STEPS[nth];
        let is_open = Memo::new(move |_| way.open.get() == nth);
        view! {
            <li class="begin__step">
                <h2>
                    <button
                        class="begin__name"
                        aria-expanded=move || is_open.get().to_string()
                        on:click=move |_| way.open.set(nth)
                    >
                        <Icon name=Signal::derive(move || if is_done(nth) { "check" } else { "chevron" }) />
                        {name}
                        {move || is_done(nth).then(|| view! { <small class="faint">{words::DONE}</small> })}
                    </button>
                </h2>
                {move || is_open.get().then(|| body(way, nth))}
            </li>
        }
    };
    view! {
        <section class="settings__part begin" aria-label=words::TITLE>
            <p>{words::INTRO}</p>
            <ol class="begin__steps">{(PEOPLE..=INBOX).map(step).collect_view()}</ol>
        </section>
    }
}

/// Tells whether a step is done.
const fn done(begun: Begun, step: usize) -> bool {
    match step {
        PEOPLE => begun.people,
        TEAM => begun.team,
        ADDRESS => begun.address,
        MAIL => begun.mail,
        _ => begun.team && begun.address && begun.mail,
    }
}

fn body(way: Way, step: usize) -> AnyView {
    let form = match step {
        PEOPLE => view! { <people::People way /> }.into_any(),
        TEAM => view! { <team::NewTeam way /> }.into_any(),
        ADDRESS => view! { <address::Address way /> }.into_any(),
        MAIL => view! { <mail::Mail way /> }.into_any(),
        _ => view! { <Inbox way /> }.into_any(),
    };
    let skip = (step < INBOX).then(|| {
        view! { <button class="button button--quiet" type="button" on:click=move |_| way.go_on(step)>{words::SKIP}</button> }
    });
    view! { <div class="begin__body">{form} {skip}</div> }.into_any()
}

/// Returns the organization that is set up, and its teams.
fn organization(app: App) -> Option<(OrgId, Vec<(TeamId, String)>)> {
    let me = app.me.get();
    app.directory(|it| {
        let org = it.organizations_of(me).first()?.id;
        Some((org, it.teams_of(org).iter().map(|it| (it.id, it.name.clone())).collect()))
    })
}

/// Where to go from here.
#[component]
fn Inbox(way: Way) -> impl IntoView {
    let app = way.app;
    let is_ready = move || app.read(|state| done(Begun::of(state), INBOX));
    let way_on = NodeRef::<html::A>::new();
    // The step before is gone, and with it what had the focus; the dialog of an import stands before this for a
    // while.
    Effect::new(move |_| {
        if let Some(way_on) = way_on.get().filter(|_| app.dialog.with(Option::is_none)) {
            request_animation_frame(move || {
                if focus::active().is_none() {
                    focus::put(&way_on);
                }
            });
        }
    });
    let link = move || {
        let team = organization(app).and_then(|it| it.1.into_iter().next());
        let (mailbox, name) = match team {
            Some((team, name)) => (Mailbox::TeamInbox(team), words::open_team(&name)),
            None => (Mailbox::Inbox, words::OPEN_INBOX.to_owned()),
        };
        view! { <a class="button button--primary" node_ref=way_on href=app.href(&Route::Mailbox(mailbox, None))>{name}</a> }
    };
    view! {
        <p>{move || if is_ready() { words::READY } else { words::NOT_READY }}</p>
        <p class="faint">{words::NEXT}</p>
        {link}
    }
}
