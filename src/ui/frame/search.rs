//! The search box: as you type, the list shows what is found.

use std::time::Duration;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::deferred;
use crate::browser::{focus, location};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, choices, use_app};
use crate::ui::doing::intent::leave_field;
use crate::ui::doing::listing::use_listing;
use crate::ui::parts::Icon;
use crate::ui::parts::keycap::keycaps;
use crate::ui::plain::keys::Intent;
use crate::ui::plain::route::Route;
use crate::ui::plain::suggest::Offer;
use crate::ui::screens::finding::{Finding, keep};
use crate::ui::text::names;

/// How long a pause in typing is before the search begins.
const PAUSE: Duration = Duration::from_millis(120);

/// The search box.
#[component]
pub fn SearchBox() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let field = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(0_u32);
    // Back and forward change what was searched for.
    let query = Memo::new(move |_| match app.route.get() {
        Route::Search(query, _) => query,
        _ => String::new(),
    });
    // What was searched for from here is in the field already, and maybe a letter more by now.
    let asked = StoredValue::new(String::new());
    Effect::new(move |_| {
        let (query, field) = (query.get(), field.get());
        if let Some(field) = field.filter(|_| asked.with_value(|it| *it != query)) {
            field.set_value(&query);
            asked.set_value(query);
        }
    });
    // Whoever goes elsewhere within the pause is not called back to the search.
    Effect::new(move |_| {
        if !app.route.with(|it| matches!(it, Route::Search(..))) {
            typed.update_untracked(|it| *it = it.wrapping_add(1));
        }
    });
    let begin = move || {
        if let Some(field) = field.try_get_untracked().flatten() {
            let words = field.value().trim().to_owned();
            asked.set_value(words.clone());
            search(app, &words);
        }
    };
    let (said, open) = (RwSignal::new(String::new()), RwSignal::new(false));
    let take = move |offer: Offer| {
        let Some(field) = field.try_get_untracked().flatten() else { return };
        if let Offer::Commands(typed) = offer {
            open.set(false);
            return app.dialog.set(Some(Dialog::Palette(typed)));
        }
        field.set_value(offer.text());
        said.set(offer.text().to_owned());
        open.set(!offer.is_whole());
        if offer.is_whole() {
            begin();
            app.sidebar.set(false);
        }
    };
    let finding = Finding {
        typed: said,
        open,
        offers: RwSignal::default(),
        at: RwSignal::new(None),
        take: Callback::new(take),
    };
    let offer = move || {
        if let Some(field) = field.try_get_untracked().flatten() {
            said.set(field.value());
            open.set(true);
        }
    };
    // What is opened of what was found was looked for.
    Effect::new(move |_| {
        if let Route::Search(query, Some(_)) = app.route.get() {
            keep(app, &query);
        }
    });
    let on_input = move |_: ev::Event| {
        offer();
        let number = typed.get_untracked().wrapping_add(1);
        typed.set(number);
        set_timeout(
            move || {
                if typed.try_get_untracked() == Some(number) {
                    begin()
                }
            },
            PAUSE,
        );
    };
    let on_key = move |key: ev::KeyboardEvent| {
        let count = if open.get_untracked() { finding.offers.with_untracked(Vec::len) } else { 0 };
        let at = finding.at.get_untracked();
        match key.key().as_str() {
            _ if key.is_composing() => return,
            "ArrowDown" if count > 0 => finding.at.set(Some(at.map_or(0, |it| (it + 1) % count))),
            "ArrowUp" if count > 0 => finding.at.set(Some(at.map_or(count, |it| it.max(1)) - 1)),
            "Enter" if let Some(taken) = finding.offers.with_untracked(|it| it.get(at?).cloned()) => {
                take(taken)
            }
            "Enter" => {
                typed.update(|it| *it = it.wrapping_add(1));
                open.set(false);
                begin();
                app.sidebar.set(false);
                keep(app, &said.get_untracked());
                leave_field(listing);
            }
            "Escape" if count > 0 => {
                open.set(false);
                key.stop_propagation();
            }
            "ArrowDown" => listing.step(1),
            _ => return,
        }
        key.prevent_default();
    };
    // Its file comes when the field is first used.
    let is_wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || open.get());
    let is_searching = move || query.with(|it| !it.is_empty());
    let clear = move |_| {
        if let Some(field) = field.try_get_untracked().flatten() {
            field.set_value("");
            asked.set_value(String::new());
            search(app, "");
            focus::put(&field);
        }
    };
    view! {
        <search class="sidebar__search search-box">
            <Icon name="search" />
            <input
                class="input"
                id="search"
                type="search"
                aria-label=names::SEARCH
                placeholder=names::SEARCH
                aria-keyshortcuts="/"
                autocomplete="off"
                aria-autocomplete="list"
                aria-controls=move || is_wanted.get().then_some("search-offers")
                aria-activedescendant=move || finding.at.get().map(|it| format!("search-offer-{it}"))
                node_ref=field
                on:focus=move |_| offer()
                on:blur=move |_| open.set(false)
                on:input=on_input
                on:keydown=on_key
            />
            <kbd class="key" aria-hidden="true" hidden=is_searching>"/"</kbd>
            <button
                class="search-box__commands"
                tabindex="-1"
                aria-label=names::COMMANDS
                title=names::COMMANDS
                hidden=is_searching
                on:click=move |_| app.dialog.set(Some(Dialog::Palette(String::new())))
            >
                {palette_keys()}
            </button>
            <button class="search-box__clear" aria-label=names::CLEAR_THE_SEARCH hidden=move || !is_searching() on:click=clear>
                <Icon name="x" class="icon--small" />
            </button>
            {move || is_wanted.get().then(|| deferred::finding(finding))}
        </search>
    }
}

/// The keys that show all commands.
fn palette_keys() -> impl IntoView {
    choices::keymap(|keys| keys.of(Intent::Palette).next().map(keycaps))
}

/// Shows what is found. Further letters change the search that is shown: one step Back leaves it.
fn search(app: App, query: &str) {
    let route = Route::Search(query.to_owned(), None);
    match app.route.get_untracked() {
        Route::Search(present, _) if present == query => {}
        Route::Search(..) => {
            location::replace(&app.href(&route));
            app.route.set(route);
        }
        _ if query.is_empty() => {}
        _ => app.go(route),
    }
}
