//! A team's workspace: follows its server, for as long as the page lives.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{journal, presence};
use crate::browser::location;
use crate::session::Failure;
use crate::session::team::{Link, Login};
use crate::store::StoreError;
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, spaces};
use crate::ui::text;
use crate::wiring::team;

/// What the server could not take is shared again after so long.
const AGAIN_MS: u32 = 1_000;

/// Follows the team's server.
pub fn follow(app: App) {
    // Whoever follows an invitation once more has got a new one.
    if let Some(login) =
        Login::parse(&location::fragment()).filter(|it| spaces::login().is_some_and(|old| old != *it))
    {
        return spaces::join(&login);
    }
    let Some(login) = spaces::login() else { return app.link.set(Link::Uninvited) };
    let sharing = Rc::new(Sharing::default());
    let tell = move |link: Link| {
        if link == Link::Live {
            share(app, &sharing);
        }
        if app.link.with_untracked(|it| *it != link) {
            app.link.set(link);
        }
    };
    let came = move || journal::catch_up(app);
    let hear = move |line: &str| presence::hear(app, line);
    let say = move |say: Box<dyn Fn(&str)>| app.far.set_value(Some(say.into()));
    spawn_local(async move {
        let desk = app.desk();
        spaces::keep_login(&desk, &login).await;
        let begun = async {
            desk.recall_void().await?;
            desk.keep_unshared().await
        };
        if let Err(failure) = begun.await {
            complain(app, &failure);
        }
        team::follow(desk, login, tell, came, hear, say).await;
    });
}

/// How sharing goes on in this tab.
#[derive(Default)]
struct Sharing {
    is_busy: Cell<bool>,
    /// Why it broke off the last time: that is said once.
    failure: RefCell<Option<Failure>>,
}

/// Shares what was done without the server, and says what was refused.
fn share(app: App, sharing: &Rc<Sharing>) {
    let desk = app.desk();
    // A page that is older than what the team has written shares nothing, and says so above all.
    if !desk.has_unshared() || !desk.later().is_empty() || sharing.is_busy.replace(true) {
        return;
    }
    let sharing = Rc::clone(sharing);
    spawn_local(async move {
        let before = desk.count_overtaken();
        let outcome = team::share(&desk).await;
        sharing.is_busy.set(false);
        let known = sharing.failure.replace(outcome.clone().err());
        match outcome {
            Ok(()) | Err(Failure::Outdated) => {}
            // Of several servers, those that are left choose who leads.
            Err(Failure::Store(StoreError::Offline | StoreError::Unsure { .. })) => {
                let again = move || {
                    if app.link.with_untracked(|it| *it == Link::Live) {
                        share(app, &sharing);
                    }
                };
                Timeout::new(AGAIN_MS, again).forget();
            }
            Err(failure) if known.as_ref() == Some(&failure) => {}
            Err(failure) => complain(app, &failure),
        }
        let is_free = app.dialog.with_untracked(Option::is_none);
        if desk.count_overtaken() > before && is_free {
            app.dialog.set(Some(Dialog::Overtaken));
        }
    });
}

fn complain(app: App, failure: &Failure) {
    app.complain(app.peek(|state| text::failure(failure, &state.directory)));
}
