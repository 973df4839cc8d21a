//! Pinning: what is shown is put into the person's own sections of the sidebar, or taken out.

use leptos::prelude::*;

use super::act::perform;
use crate::model::{Command, Configure, ConversationId, Pin, Section, State};
use crate::ui::app::App;
use crate::ui::plain::listing::ListOf;
use crate::ui::plain::looks::mailbox_icon;
use crate::ui::plain::pins;
use crate::ui::plain::route::Route;
use crate::ui::text::{self, pins as words};

/// Returns the sections of the person who acts.
pub fn sections(app: App) -> Vec<Section> {
    let me = app.me.get();
    app.directory(|it| it.person(me).map(|it| it.sections.clone()).unwrap_or_default())
}

/// Returns the address of the list that is shown, if it may be pinned.
pub fn of_list(app: App, place: &ListOf) -> Option<String> {
    let may = match place {
        ListOf::Mailbox(_) => true,
        ListOf::Search(query) => !query.is_empty(),
        ListOf::Nowhere => false,
    };
    may.then(|| app.href(&place.clone().route(None)))
}

/// Returns the address of a conversation.
pub fn of_conversation(app: App, it: ConversationId) -> String {
    app.href(&Route::Conversation(it))
}

/// Tells whether an address is pinned.
pub fn is_pinned(app: App, address: &str) -> bool {
    pins::has(&sections(app), address)
}

/// Pins an address, or no longer.
pub fn toggle(app: App, address: String) {
    let before = untrack(|| sections(app));
    let after = if pins::has(&before, &address) {
        pins::without(before, &address)
    } else {
        pins::with(before, address, &words::PINNED)
    };
    save(app, after);
}

/// Saves the sections.
pub fn save(app: App, sections: Vec<Section>) {
    perform(app, Command::Configure(Configure::SetSections(app.me.get_untracked(), sections)));
}

/// A pin as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// What it leads to.
    pub route: Route,
    /// Its icon.
    pub icon: &'static str,
    /// Its name.
    pub name: String,
}

/// Returns how a pin is shown; nothing where it leads nowhere any more.
pub fn shown(app: App, state: &State, pin: &Pin) -> Option<Shown> {
    let route = Route::parse(&pin.address, &state.directory);
    let (route, icon, name) = match route {
        Route::Search(query, _) => (Route::Search(query.clone(), None), "search", query),
        Route::Mailbox(it, _) => (
            Route::Mailbox(it, None),
            mailbox_icon(it),
            text::mailbox(it, &state.directory, app.me.get_untracked()),
        ),
        Route::Conversation(it) => {
            let it = state.lead(it);
            (Route::Conversation(it), "mail", open_to(app, state, it)?)
        }
        _ => return None,
    };
    let name = if pin.name.is_empty() { name } else { pin.name.clone() };
    Some(Shown { route, icon, name })
}

fn open_to(app: App, state: &State, it: ConversationId) -> Option<String> {
    let may = state.has(it) && state.accessible(app.me.get_untracked()).contains(it.0);
    may.then(|| text::title(state, it).0)
}
