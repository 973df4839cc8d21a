//! The sidebar: who acts, search, mailboxes, team spaces, pins, settings.

use std::collections::HashMap;

use leptos::prelude::*;

use super::deferred;
use super::notices::Bell;
use super::person::PersonMenu;
use super::pin_menu;
use super::pins::{Pinboard, TeamSpace, grouped, team_spaces};
use super::search::SearchBox;
use crate::model::sorting::sort_by_key;
use crate::model::{Mailbox, SidebarForm};
use crate::ui::app::{App, use_app};
use crate::ui::doing::intent;
use crate::ui::doing::listing::use_listing;
use crate::ui::parts::Icon;
use crate::ui::plain::keys::Intent;
use crate::ui::plain::listing::ListOf;
use crate::ui::plain::looks::mailbox_icon;
use crate::ui::plain::route::{Route, SettingsPage};
use crate::ui::text::{self, names};

/// Unread rows by mailbox.
type Badges = Memo<HashMap<Mailbox, u64>>;

/// The sidebar.
#[component]
pub fn Sidebar() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let spaces = team_spaces(app);
    let pins = Pinboard::new(app);
    let badges = badges(app, spaces);
    // What waits to be sent is found at a glance, wherever it stands otherwise.
    let waits = Memo::new(move |_| {
        let is_there = |it| badges.with(|all| all.get(&it).is_some_and(|it| *it > 0));
        [Mailbox::Drafts, Mailbox::Outbox].into_iter().filter(|it| is_there(*it)).collect::<Vec<_>>()
    });
    let pinned = move |wanted: bool| {
        move |it: &Mailbox| (pins.has(*it) || waits.with(|all| all.contains(it))) == wanted
    };
    let shown =
        move || Mailbox::OWN.into_iter().filter(pinned(true)).map(|it| item(app, badges, it)).collect_view();
    let rest =
        move || Mailbox::OWN.into_iter().filter(pinned(false)).map(|it| item(app, badges, it)).collect_view();
    let teams = move |wanted: bool| {
        let all = spaces.get().into_iter();
        all.filter(|it| pins.has(Mailbox::TeamInbox(it.id)) == wanted).collect::<Vec<_>>()
    };
    let labels = Memo::new(move |_| labels(app));
    view! {
        <nav class="sidebar" aria-label=names::MAILBOXES>
            <button class="skip" on:click=move |_| skip_to_list(listing)>{names::SKIP_TO_CONVERSATIONS}</button>
            <div class="sidebar__head">
                <PersonMenu />
                <Bell />
            </div>
            <SearchBox />
            <button
                class="button button--primary sidebar__compose"
                on:click=move |_| intent::fulfil(app, listing, Intent::Compose)
            >
                <Icon name="pencil" />
                {names::NEW_MESSAGE}
            </button>
            <div class="sidebar__scroll">
                <ul class="sidebar__group">{shown}</ul>
                {move || {
                    let group = |(name, teams): (String, Vec<TeamSpace>)| {
                        view! {
                            <h2 class="sidebar__heading">{name}</h2>
                            <ul>{teams.into_iter().map(|it| view! { <Team space=it badges=badges /> }).collect_view()}</ul>
                        }
                    };
                    grouped(teams(true)).into_iter().map(group).collect_view()
                }}
                {deferred::sections()}
                <details class="sidebar__more">
                    <summary class="sidebar__item">
                        <Icon name="chevron" />
                        <span class="sidebar__name">{names::MORE}</span>
                    </summary>
                    <ul>
                        {rest}
                        {move || {
                            teams(false).into_iter().map(|it| view! { <Team space=it badges=badges /> }).collect_view()
                        }}
                        {move || {
                            labels
                                .get()
                                .into_iter()
                                .map(|it| named_item(badges, Mailbox::Label(it.0), "label", it.1))
                                .collect_view()
                        }}
                    </ul>
                </details>
                {pin_menu::menu(pins, spaces)}
            </div>
            <div class="sidebar__foot">
                <a
                    class="sidebar__item"
                    href=app.href(&Route::Settings(SettingsPage::Preferences))
                    aria-current=move || matches!(app.route.get(), Route::Settings(_) | Route::Customers).then_some("page")
                >
                    <Icon name="settings" />
                    <span class="sidebar__name">{names::SETTINGS}</span>
                </a>
            </div>
        </nav>
    }
}

pub fn skip_to_list(listing: crate::ui::doing::listing::Listing) {
    if listing.at.get_untracked().is_none() {
        listing.step(0);
    }
    listing.attend();
}

/// Counts the unread rows of every mailbox that carries a badge, all at once.
fn badges(app: App, spaces: Memo<Vec<TeamSpace>>) -> Badges {
    Memo::new(move |_| {
        let teams = spaces.with(|it| it.iter().map(|it| Mailbox::TeamInbox(it.id)).collect::<Vec<_>>());
        let own = Mailbox::OWN.into_iter().filter(|it| it.has_badge());
        let mailboxes: Vec<_> = own.chain(teams).collect();
        let me = app.me.get();
        app.read(|state| {
            let unsent = state.unsent(me);
            let waits = [
                (Mailbox::Drafts, unsent.drafts as u64),
                (Mailbox::Outbox, (unsent.planned + unsent.failed) as u64),
            ];
            mailboxes.iter().copied().zip(state.badges(me, &mailboxes)).chain(waits).collect()
        })
    })
}

fn labels(app: App) -> Vec<(crate::model::LabelId, String)> {
    let me = app.me.get();
    app.directory(|it| {
        let mut labels: Vec<_> = it.labels_seen_by(me).map(|it| (it.id, it.name.clone())).collect();
        sort_by_key(&mut labels, |it| it.1.to_lowercase());
        labels
    })
}

fn item(app: App, badges: Badges, mailbox: Mailbox) -> impl IntoView {
    let name = app.peek(|state| text::mailbox(mailbox, &state.directory, app.me.get_untracked()));
    named_item(badges, mailbox, mailbox_icon(mailbox), name)
}

fn named_item(badges: Badges, mailbox: Mailbox, icon: &'static str, name: String) -> impl IntoView {
    view! {
        <li>
            <Link mailbox=mailbox badges=badges>
                <Icon name=icon />
                <span class="sidebar__name">{name}</span>
            </Link>
        </li>
    }
}

/// A way to a mailbox, with its badge.
#[component]
fn Link(mailbox: Mailbox, badges: Badges, children: Children) -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let unread = Memo::new(move |_| badges.with(|it| it.get(&mailbox).copied().unwrap_or_default()));
    let is_here = Memo::new(move |_| listing.place.get() == ListOf::Mailbox(mailbox));
    let mark = match mailbox {
        Mailbox::Drafts => names::BEGUN_MARK,
        Mailbox::Outbox => names::WAITING_MARK,
        _ => names::UNREAD_MARK,
    };
    // Where the number alone changes, the badge stays as it is.
    let has_badge = Memo::new(move |_| unread.get() > 0);
    let has_failed = Memo::new(move |_| {
        mailbox == Mailbox::Outbox && app.read(|state| state.unsent(app.me.get()).failed > 0)
    });
    view! {
        <a
            class="sidebar__item"
            class:sidebar__item--unread=move || { unread.get() > 0 && mailbox.has_badge() }
            href=app.href(&Route::Mailbox(mailbox, None))
            aria-current=move || is_here.get().then_some("page")
        >
            {children()}
            {move || {
                has_badge
                    .get()
                    .then(|| {
                        view! {
                            <span class="badge" class:badge--strong=has_failed>
                                {move || text::count(unread.get() as usize)} <span class="visually-hidden">" " {mark}</span>
                            </span>
                        }
                    })
            }}
        </a>
    }
}

/// A team space: its inbox, and inside what else there is of the team.
#[component]
fn Team(space: TeamSpace, badges: Badges) -> impl IntoView {
    let listing = use_listing();
    let TeamSpace { id, name, emoji, hue, observed, inbox, form, .. } = space;
    let inside = [
        (Mailbox::TeamAssigned(id), names::ASSIGNED),
        (Mailbox::TeamClosed(id), names::CLOSED),
        (Mailbox::TeamAll(id), names::ALL),
    ];
    let is_inside = move || matches!(listing.place.get_untracked(), ListOf::Mailbox(it) if inside.iter().any(|(inner, ..)| *inner == it));
    let is_unfolded = RwSignal::new(is_inside() || form == SidebarForm::Unfolded);
    let is_alone = form == SidebarForm::Alone;
    let nested = format!("team-{id}");
    let home = if inbox { Mailbox::TeamInbox(id) } else { Mailbox::TeamAll(id) };
    view! {
        <li class="sidebar__team" data-hue=hue.to_string()>
            <button
                class="sidebar__twist"
                hidden=is_alone
                aria-expanded=move || is_unfolded.get().to_string()
                aria-controls=nested.clone()
                aria-label=names::mailboxes_of(&name)
                on:click=move |_| is_unfolded.update(|it| *it = !*it)
            >
                <Icon name="chevron" class="icon--small" />
            </button>
            <Link mailbox=home badges=badges>
                <span class="sidebar__emoji" aria-hidden="true">{emoji}</span>
                <span class="sidebar__name">{name.clone()}</span>
                {observed
                    .then(|| {
                        view! {
                            <span class="faint" title=names::YOU_OBSERVE_THIS_TEAM><Icon name="eye" class="icon--small" /></span>
                            <span class="visually-hidden">", " {names::OBSERVED}</span>
                        }
                    })}
            </Link>
            <ul class="sidebar__nested" id=nested hidden=move || is_alone || !is_unfolded.get()>
                {inside
                    .into_iter()
                    .map(|(mailbox, name)| named_item(badges, mailbox, mailbox_icon(mailbox), name.to_owned()))
                    .collect_view()}
            </ul>
        </li>
    }
}
