//! The search box: as you type, the list shows what is found.

use std::time::Duration;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::browser::{focus, location};
use crate::ui::app::{App, use_app};
use crate::ui::doing::listing::use_listing;
use crate::ui::parts::Icon;
use crate::ui::plain::route::Route;
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
    let on_input = move |_: ev::Event| {
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
    let on_key = move |key: ev::KeyboardEvent| match key.key().as_str() {
        "Enter" if key.is_composing() => {}
        "Enter" => {
            key.prevent_default();
            typed.update(|it| *it = it.wrapping_add(1));
            begin();
        }
        "ArrowDown" => {
            key.prevent_default();
            listing.step(1);
        }
        _ => {}
    };
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
                node_ref=field
                on:input=on_input
                on:keydown=on_key
            />
            <kbd class="key" aria-hidden="true" hidden=is_searching>"/"</kbd>
            <button class="search-box__clear" aria-label=names::CLEAR_THE_SEARCH hidden=move || !is_searching() on:click=clear>
                <Icon name="x" class="icon--small" />
            </button>
        </search>
    }
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
