//! The practice workspace, in which walkthroughs run.

use leptos::prelude::*;

use crate::browser::{clock::now, location};
use crate::session::scenario;
use crate::ui::app::{App, anew, spaces, tour};
use crate::ui::plain::route::{Guide, Route};
use crate::ui::plain::workspace::{Kind, PRACTICE, Workspace};

/// Tells whether it is the one that is open.
pub fn is_open() -> bool {
    spaces::kind() == Kind::Practice
}

/// Empties the practice workspace and fills it with a scenario; says what went wrong. The page is to be
/// left for it afterwards.
pub async fn begin(app: App, scenario: &str) -> Result<(), String> {
    let it = Workspace::named(PRACTICE);
    anew::begin(app, it, scenario).await.map(drop)
}

/// Tells whether this browser has one.
pub fn is_there() -> bool {
    spaces::known().iter().any(|it| it.name == PRACTICE)
}

/// Leaves for an address in the practice workspace, as somebody if they are named.
pub fn leave_for(fragment: &str, acting_as: Option<&str>) {
    spaces::open(PRACTICE, acting_as, fragment);
}

/// Lets the person of a first name act.
pub fn act_as(app: App, first: &str) {
    let found = app.peek(|state| {
        let mut people = state.directory.people.values();
        people.find(|it| it.first_name() == first).map(|it| it.id)
    });
    if let Some(person) = found.filter(|it| app.me.get_untracked() != *it) {
        app.act_as(person);
    }
}

/// Takes the card of a walkthrough or a recording away; the workspace stays, and how far a walkthrough has come.
pub fn leave_card(app: App) {
    tour::keep(None);
    app.tour.set(None);
    app.go(Route::Guide(Guide::Walkthroughs));
}

/// Shows an address.
pub fn show(fragment: &str) {
    location::go(fragment);
}

/// Lets others do what a line of a scenario says, in the conversation of a subject.
pub async fn let_happen(app: App, subject: &str, line: &str) {
    let command = app.peek(|state| scenario::aside(state, subject, line, now()));
    let Some((actor, command)) = command else { return };
    // It is refused where the person was faster: then it did not happen.
    let _ = app.desk().run(actor, crate::model::Mailbox::All, &command).await;
}
