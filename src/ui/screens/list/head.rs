//! The header of a list: its name and count, what can be done with all of it, its filters.

use leptos::prelude::*;

use crate::browser::clock;
use crate::model::query::Search;
use crate::model::{ConversationId, Mailbox, State};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, use_app};
use crate::ui::doing::listing::mark_all_as_read;
use crate::ui::doing::listing::{Listing, use_listing};
use crate::ui::doing::pinning::{is_pinned, of_list, toggle};
use crate::ui::doing::unsent::unsent;
use crate::ui::doing::{intent, link};
use crate::ui::parts::Icon;
use crate::ui::parts::drawer::ShowMailboxes;
use crate::ui::parts::late::{late, once_here};
use crate::ui::parts::menu::{self, on_menu_key, on_menu_toggle};
use crate::ui::plain::keys::Intent;
use crate::ui::plain::listing::{Filter, ListOf};
use crate::ui::plain::route::Route;
use crate::ui::text::{self, language::Said, names, pins as words};

/// Returns the emoji, if it is a team's, and the name of the list that is shown.
pub fn name(app: App, listing: Listing) -> Memo<(String, String)> {
    Memo::new(move |_| match listing.place.get() {
        ListOf::Mailbox(mailbox) => app.directory(|it| {
            let team = mailbox.team().and_then(|team| it.team(team));
            (team.map_or_else(String::new, |it| it.emoji.clone()), text::mailbox(mailbox, it, app.me.get()))
        }),
        ListOf::Search(query) if query.is_empty() => (String::new(), names::SEARCH.to_owned()),
        ListOf::Search(query) => (String::new(), names::search(&query)),
        ListOf::Nowhere => (String::new(), String::new()),
    })
}

/// The header of a list.
#[component]
pub fn Head(
    /// Its emoji and its name.
    name: Memo<(String, String)>,
) -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let new = Memo::new(move |_| listing.place.with(|it| unsent(app, it).len()));
    let count = move || text::count(listing.rows.with(|it| it.ids.len()) + new.get());
    view! {
        <header class="list__head">
            <ShowMailboxes />
            <h1 class="list__title" tabindex="-1">
                <span class="truncate">
                    {move || name.with(|it| (!it.0.is_empty()).then(|| view! { <span aria-hidden="true">{it.0.clone()} " "</span> }))}
                    {move || name.get().1}
                </span>
                <span class="list__count">{count}</span>
            </h1>
            {move || {
                closed_now(app, listing)
                    .map(|hours| view! { <span class="tag" title=hours>{text::teams::CLOSED_NOW}</span> })
            }}
            <button
                class="button button--quiet button--icon only-below-sidebar"
                aria-label=names::FIND
                on:click=move |_| intent::fulfil(app, listing, Intent::Search)
            >
                <Icon name="search" />
            </button>
            <button class="button button--quiet button--icon" aria-label=names::MORE_FOR_THIS_LIST aria-haspopup="menu" popovertarget="list-menu">
                <Icon name="more" />
            </button>
        </header>
        <div
            class="menu menu--end"
            id="list-menu"
            popover="auto"
            role="menu"
            aria-label=names::MORE_FOR_THIS_LIST
            on:keydown=on_menu_key
            on:toggle=on_menu_toggle
        >
            {once_here(acts)}
        </div>
    }
}

late!(fn acts() = view! { <Acts /> });

/// What may be done with a whole list.
#[component]
fn Acts() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let item = |icon, label: Said, act: Box<dyn Fn()>| menu::item("list-menu", icon, label.to_owned(), act);
    // Made anew only where they change: acts come often.
    let pin = Memo::new(move |_| {
        let it = of_list(app, &listing.place.get())?;
        let name = if is_pinned(app, &it) {
            words::UNPIN
        } else if matches!(listing.place.get(), ListOf::Search(_)) {
            words::PIN_SEARCH
        } else {
            words::PIN_LIST
        };
        Some((it, name))
    });
    let is_trash = Memo::new(move |_| listing.place.get() == ListOf::Mailbox(Mailbox::Trash));
    view! {
        {item("read", names::MARK_ALL_AS_READ, Box::new(move || mark_all_as_read(app, listing)))}
        {item("check", names::SELECT_ALL, Box::new(move || listing.select_all()))}
        {item("link", text::stage::COPY_LINK, Box::new(move || link::copy(app)))}
        {move || pin.get().map(|(it, name)| item("pin", name, Box::new(move || toggle(app, it.clone()))))}
        {move || {
            is_trash.get().then(|| item("trash", text::erasing::EMPTY_TRASH, Box::new(move || empty_trash(app))))
        }}
    }
}

/// Returns the business hours of the team whose inbox is shown, while it is closed.
fn closed_now(app: App, listing: Listing) -> Option<String> {
    let ListOf::Mailbox(Mailbox::TeamInbox(team)) = listing.place.get() else { return None };
    // Looked at again when the hour changes and when anything happens.
    listing.today.track();
    let hours = app.directory(|it| it.team(team).and_then(|it| it.options.hours))?;
    (!hours.holds(clock::now())).then(|| text::teams::hours(&hours))
}

/// Asks whether all that is in the Trash of the person is to be deleted for ever, shown or not.
fn empty_trash(app: App) {
    let me = app.me.get_untracked();
    let trash = |state: &State| state.mailbox(me, Mailbox::Trash).iter().map(ConversationId).collect();
    let all: Vec<_> = app.peek(trash);
    if all.is_empty() {
        app.say(text::erasing::TRASH_IS_EMPTY);
    } else {
        app.dialog.set(Some(Dialog::Erase(app.seen(&all))));
    }
}

/// What a list can be narrowed to.
#[component]
pub fn Filters() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let chip = move |filter: Filter, name: Said| {
        view! {
            <button
                class="chip"
                aria-pressed=move || (app.filter.get() == filter).to_string()
                on:click=move |_| app.filter.set(filter)
            >
                {name}
            </button>
        }
    };
    move || match listing.place.get() {
        ListOf::Mailbox(_) => view! {
            <div class="list__filters chips" role="group" aria-label=names::FILTERS>
                {chip(Filter::Everything, names::EVERYTHING)}
                {chip(Filter::Unread, names::UNREAD)}
                {chip(Filter::Starred, names::STARRED)}
                {chip(Filter::Unassigned, names::UNASSIGNED)}
            </div>
        }
        .into_any(),
        ListOf::Search(_) => once_here(note),
        ListOf::Nowhere => ().into_any(),
    }
}

late!(fn note() = SearchNote());

/// Says of what was found when it is not all.
#[component]
fn SearchNote() -> impl IntoView {
    let app = use_app();
    let problems = move || {
        app.version.track();
        let search = app.route.with(|it| match it {
            Route::Search(query, _) => Search::parse(query),
            _ => Search::default(),
        });
        let said = app.peek(|state| search.problems(state, app.me.get_untracked()));
        said.iter().map(text::finding::problem).collect::<Vec<_>>().join(" ")
    };
    let note = move || {
        app.hits.with(|it| {
            let more = it.more.then(|| text::found_more(it.rows.len()));
            let behind = it.behind.then(|| text::STILL_READING.to_owned());
            behind.or(more)
        })
    };
    view! { <p class="list__note" role="status">{problems} " " {note}</p> }
}
