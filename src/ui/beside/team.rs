//! A team's workspace: follows its server, for as long as the page lives.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{journal, presence};
use crate::browser::location;
use crate::session::team::{Link, Login};
use crate::ui::app::{App, spaces};
use crate::wiring::team;

/// Follows the team's server.
pub fn follow(app: App) {
    // Whoever follows an invitation once more has got a new one.
    if let Some(login) =
        Login::parse(&location::fragment()).filter(|it| spaces::login().is_some_and(|old| old != *it))
    {
        return spaces::join(&login);
    }
    let Some(login) = spaces::login() else { return app.link.set(Link::Uninvited) };
    let desk = app.desk();
    let tell = move |link: Link| {
        if app.link.with_untracked(|it| *it != link) {
            app.link.set(link);
        }
    };
    let came = move || journal::catch_up(app);
    let hear = move |line: &str| presence::hear(app, line);
    spawn_local(team::follow(desk, login, tell, came, hear, move |say| app.far.set_value(Some(say.into()))));
}
