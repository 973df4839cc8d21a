//! What stands in the place of an empty list.

use leptos::prelude::*;

use crate::model::query::Search;
use crate::model::{Mailbox, Membership, TeamId};
use crate::ui::app::{App, use_app};
use crate::ui::doing::listing::use_listing;
use crate::ui::doing::pane;
use crate::ui::parts::Icon;
use crate::ui::plain::begun::Begun;
use crate::ui::plain::listing::{Filter, ListOf};
use crate::ui::plain::route::{Route, SettingsPage};
use crate::ui::text::{self, begin, language::Said, names};

/// What stands in the place of an empty list.
#[component]
pub fn Empty() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let is_early = Memo::new(move |_| app.read(|state| Begun::of(state).is_early()));
    let said = Memo::new(move |_| match listing.place.get() {
        ListOf::Mailbox(_) if app.filter.get() != Filter::Everything => {
            ("filter", text::FILTERED.0, text::FILTERED.1.to_owned())
        }
        ListOf::Mailbox(_) if is_early.get() => ("inbox", begin::MISSING, begin::MISSING_IS.to_owned()),
        ListOf::Mailbox(Mailbox::TeamInboxes) if let Some((head, body)) = observed(app) => {
            ("eye", head, body)
        }
        ListOf::Mailbox(mailbox) => {
            let (head, body) = app.directory(|it| text::empty(mailbox, it));
            ("check", head, body)
        }
        ListOf::Search(query) if Search::parse(&query).is_empty() => {
            ("search", text::ASK.0, text::ASK.1.to_owned())
        }
        ListOf::Search(_) => ("search", text::NOT_FOUND.0, text::NOT_FOUND.1.to_owned()),
        ListOf::Nowhere => ("inbox", Said::default(), String::new()),
    });
    let narrowed = move || app.filter.get() != Filter::Everything;
    // The last row took the focus with it.
    leptos::prelude::request_animation_frame(pane::attend_heading);
    view! {
        <div class="empty">
            <Icon name=Signal::derive(move || said.get().0) />
            <h2>{move || said.get().1}</h2>
            <p>{move || said.get().2}</p>
            {move || {
                let is_here = matches!(listing.place.get(), ListOf::Mailbox(_)) && !narrowed();
                (is_here && is_early.get()).then(|| view! { <Missing /> })
            }}
            {move || {
                narrowed()
                    .then(|| {
                        view! {
                            <div class="empty__acts">
                                <button class="button" on:click=move |_| app.filter.set(Filter::Everything)>
                                    {names::SHOW_EVERYTHING}
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}

/// Returns what is said instead of praise where messages wait for others: in teams that the person only observes.
fn observed(app: App) -> Option<(Said, String)> {
    let me = app.me.get();
    app.read(|state| {
        let (observed, active): (Vec<_>, Vec<_>) =
            state.teams_of(me).into_iter().partition(|it| it.1 == Membership::Observer);
        let waits = |it: &(TeamId, _)| !state.mailbox(me, Mailbox::TeamInbox(it.0)).is_empty();
        let waiting: Vec<_> = observed.iter().filter(|it| waits(it)).map(|it| it.0).collect();
        let names = |all: &[TeamId]| {
            text::listed(&all.iter().map(|it| state.directory.team_name(*it).to_owned()).collect::<Vec<_>>())
        };
        match waiting[..] {
            [] if active.is_empty() => Some(text::nothing_for(None)),
            [] => None,
            _ if active.is_empty() => Some(text::nothing_for(Some(&names(&waiting)))),
            _ => Some(text::clear_but_for(&names(&waiting))),
        }
    })
}

/// What is still to be set up before anything can arrive.
#[component]
fn Missing() -> impl IntoView {
    let app = use_app();
    let begun = Memo::new(move |_| app.read(Begun::of));
    let step = move |(nth, is_done): (usize, bool)| {
        let state = is_done.then(|| view! { <small class="faint">{begin::DONE}</small> });
        view! { <li><Icon name=if is_done { "check" } else { "minus" } class="icon--small" />{begin::STEPS[nth]}{state}</li> }
    };
    view! {
        <ul class="begin__missing">
            {move || {
                let it = begun.get();
                [it.people, it.team, it.address, it.mail].into_iter().enumerate().map(step).collect_view()
            }}
        </ul>
        <div class="empty__acts">
            <a class="button button--primary" href=app.href(&Route::Settings(SettingsPage::Begin))>{begin::GO_ON}</a>
        </div>
    }
}
