//! The whole page: opens the workspace, then shows the start screen or the frame.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{local, location, offline, space, turn};
use crate::model::{PersonId, State};
use crate::session::Failure;
use crate::ui::app::{App, choices, spaces};
use crate::ui::beside;
use crate::ui::frame::{Frame, deferred};
use crate::ui::plain::route::Guide;
use crate::wiring::Opened;

/// By then the start is over.
const SETTLED_MS: u32 = 2_000;
/// The files then wait for an idle moment, but no longer than this.
const PATIENCE_MS: u32 = 5_000;

/// How far the start has come.
// A page has one of them.
#[allow(clippy::large_enum_variant)]
#[derive(Clone)]
enum Boot {
    Opening,
    /// Another tab is filling the workspace.
    Waiting,
    Open(App),
    Failed(Failure),
}

/// What an open workspace shows.
#[derive(Clone, PartialEq)]
enum Shown {
    /// Its conversations and settings.
    Frame,
    /// Nobody is in it yet.
    Start,
    /// The same, while something is taught.
    Guide(Guide),
}

/// The whole page.
#[component]
pub fn Page() -> impl IntoView {
    choices::speak();
    choices::keep_theme();
    choices::keep_width();
    spaces::choose();
    let boot = RwSignal::new(Boot::Opening);
    let opened = StoredValue::new(None::<App>);
    let owner = Owner::current();
    spawn_local(async move {
        let on_trouble = move |failure: Failure| match boot.get_untracked() {
            // Work goes on from the reserve.
            Boot::Open(app) if failure.is_full() => app.is_short.set(true),
            _ if failure.is_full() || spaces::is_leaving() => {}
            _ => boot.set(Boot::Failed(failure)),
        };
        let outcome =
            beside::copy::open(move |error| on_trouble(error.into()), move || boot.set(Boot::Waiting)).await;
        if let Ok(it) = &outcome
            && spaces::is_team()
            && spaces::login().is_none()
        {
            spaces::bring_login_back(&it.desk).await;
        }
        let started = outcome.map(|Opened { desk, findings }| {
            let me = who_acts(&desk.state());
            // Signals made after an await still belong to the page.
            let start = || {
                let app = App::new(Rc::new(desk), me);
                beside::begin(app);
                deferred::fetch_acts(app);
                app
            };
            let app = match owner {
                Some(owner) => owner.with(start),
                None => start(),
            };
            app.findings.set(findings);
            opened.set_value(Some(app));
            app
        });
        boot.set(started.map_or_else(Boot::Failed, Boot::Open));
        settle();
    });
    move || match boot.get() {
        Boot::Opening => ().into_any(),
        Boot::Waiting => deferred::waiting(),
        Boot::Open(app) => {
            provide_context(app);
            // One memo says which: of two that hang on each other, one change may reach one alone.
            let shown = Memo::new(move |_| {
                if !app.read(|state| state.directory.people.is_empty()) {
                    return Shown::Frame;
                }
                // What teaches is there before anybody is.
                deferred::taught(app).map_or(Shown::Start, Shown::Guide)
            });
            (move || {
                match shown.get() {
                    Shown::Guide(it) => return deferred::alone(it),
                    Shown::Start => return deferred::start(app.desk().obstacle()),
                    Shown::Frame => {}
                }
                arrive(app);
                Frame().into_any()
            })
            .into_any()
        }
        Boot::Failed(failure) => {
            // What this tab still knows may be saved.
            if let Some(app) = opened.get_value() {
                provide_context(app);
            }
            deferred::start(Some(failure))
        }
    }
}

/// Once the first page has long been painted, and nothing is to do, its files are fetched for use
/// without the server.
fn settle() {
    Timeout::new(SETTLED_MS, || {
        spawn_local(async {
            turn::idle(PATIENCE_MS).await;
            offline::settled();
        });
    })
    .forget();
}

/// Says who acts and where they are, in a workspace that was empty when the page came: only now can the
/// address be read.
fn arrive(app: App) {
    if app.me.get_untracked() == PersonId::default() {
        let me = app.peek(who_acts);
        app.arrive(me);
        beside::say_who_is_unknown(app);
    }
}

/// Returns who acts in this tab: whom the address names, else who acted last, else the first.
pub fn who_acts(state: &State) -> PersonId {
    if let Some(login) = spaces::login().filter(|_| spaces::is_team()) {
        return login.person.try_into().map(PersonId).unwrap_or_default();
    }
    let by_email = |email: String| state.directory.person_at(&email);
    let named = location::acting_as().and_then(by_email);
    let last = || local::get(&space::key("acting-as")).and_then(by_email);
    let first = || state.directory.people.values().find(|it| !it.removed).map(|it| it.id);
    named.or_else(last).or_else(first).unwrap_or_default()
}
