//! The search box: as you type, the list shows what is found.

use std::time::Duration;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

use super::deferred;
use crate::browser::{focus, location};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, choices, use_app};
use crate::ui::doing::intent::leave_field;
use crate::ui::doing::listing::{Listing, use_listing};
use crate::ui::parts::Icon;
use crate::ui::parts::keycap::keycaps;
use crate::ui::plain::keys::Intent;
use crate::ui::plain::route::Route;
use crate::ui::plain::suggest::Offer;
use crate::ui::screens::finding::{Finding, keep};
use crate::ui::text::names;

/// How long a pause in typing is before the search begins.
const PAUSE: Duration = Duration::from_millis(120);

/// The field, and what goes on in it; a handle.
#[derive(Clone, Copy)]
struct Field {
    app: App,
    input: NodeRef<html::Input>,
    /// What was searched for from here: it is in the field already, and maybe a letter more by now.
    asked: StoredValue<String>,
    /// How often somebody typed. Who types on within the pause, or goes elsewhere, is not called back.
    strokes: StoredValue<u32>,
    /// What is in the field, as what is offered follows it.
    said: RwSignal<String>,
    /// Whether something is offered.
    open: RwSignal<bool>,
}

impl Field {
    fn new(app: App) -> Self {
        Self {
            app,
            input: NodeRef::new(),
            asked: StoredValue::default(),
            strokes: StoredValue::default(),
            said: RwSignal::default(),
            open: RwSignal::new(false),
        }
    }

    fn element(self) -> Option<HtmlInputElement> {
        self.input.try_get_untracked().flatten()
    }

    /// Searches for what is typed.
    fn begin(self) {
        if let Some(field) = self.element() {
            let words = field.value().trim().to_owned();
            self.asked.set_value(words.clone());
            search(self.app, &words);
        }
    }

    /// Searches for what is typed, which is all of it.
    fn end(self) {
        self.interrupt();
        self.open.set(false);
        self.begin();
        self.app.sidebar.set(false);
    }

    /// Lets no search begin that waits for a pause.
    fn interrupt(self) {
        self.strokes.update_value(|it| *it = it.wrapping_add(1));
    }

    fn offer(self) {
        if let Some(field) = self.element() {
            self.said.set(field.value());
            self.open.set(true);
        }
    }

    /// Takes what is offered.
    fn take(self, offer: Offer) {
        let Some(field) = self.element() else { return };
        if let Offer::Commands(typed) = offer {
            self.open.set(false);
            return self.app.dialog.set(Some(Dialog::Palette(typed)));
        }
        field.set_value(offer.text());
        self.said.set(offer.text().to_owned());
        if offer.is_whole() {
            self.end();
        } else {
            self.open.set(true);
        }
    }

    fn on_input(self) {
        self.offer();
        self.interrupt();
        let stroke = self.strokes.get_value();
        set_timeout(
            move || {
                if self.strokes.try_get_value() == Some(stroke) {
                    self.begin();
                }
            },
            PAUSE,
        );
    }

    fn on_key(self, finding: Finding, listing: Listing, key: &ev::KeyboardEvent) {
        let count = if self.open.get_untracked() { finding.offers.with_untracked(Vec::len) } else { 0 };
        let at = finding.at.get_untracked();
        match key.key().as_str() {
            _ if key.is_composing() => return,
            "ArrowDown" if count > 0 => finding.at.set(Some(at.map_or(0, |it| (it + 1) % count))),
            "ArrowUp" if count > 0 => finding.at.set(Some(at.map_or(count, |it| it.max(1)) - 1)),
            "Enter" if let Some(taken) = finding.offers.with_untracked(|it| it.get(at?).cloned()) => {
                self.take(taken);
            }
            "Enter" => {
                self.end();
                keep(self.app, &self.said.get_untracked());
                leave_field(listing);
            }
            "Escape" if count > 0 => {
                self.open.set(false);
                key.stop_propagation();
            }
            "ArrowDown" => listing.step(1),
            _ => return,
        }
        key.prevent_default();
    }

    fn clear(self) {
        if let Some(field) = self.element() {
            field.set_value("");
            self.asked.set_value(String::new());
            search(self.app, "");
            focus::put(&field);
        }
    }

    /// Follows the address: back and forward change what was searched for.
    fn follow(self, query: Memo<String>) {
        let Self { app, input, asked, .. } = self;
        Effect::new(move |_| {
            let (query, field) = (query.get(), input.get());
            if let Some(field) = field.filter(|_| asked.with_value(|it| *it != query)) {
                field.set_value(&query);
                asked.set_value(query);
            }
        });
        Effect::new(move |_| match app.route.get() {
            // What is opened of what was found was looked for.
            Route::Search(query, Some(_)) => keep(app, &query),
            Route::Search(..) => {}
            _ => self.interrupt(),
        });
    }
}

/// The search box.
#[component]
pub fn SearchBox() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let query = Memo::new(move |_| match app.route.get() {
        Route::Search(query, _) => query,
        _ => String::new(),
    });
    let field = Field::new(app);
    field.follow(query);
    let finding = Finding {
        typed: field.said,
        open: field.open,
        offers: RwSignal::default(),
        at: RwSignal::new(None),
        take: Callback::new(move |offer| field.take(offer)),
    };
    // Its file comes when the field is first used.
    let is_wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || field.open.get());
    let is_searching = move || query.with(|it| !it.is_empty());
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
                node_ref=field.input
                on:focus=move |_| field.offer()
                on:blur=move |_| field.open.set(false)
                on:input=move |_| field.on_input()
                on:keydown=move |key| field.on_key(finding, listing, &key)
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
            <button class="search-box__clear" aria-label=names::CLEAR_THE_SEARCH hidden=move || !is_searching() on:click=move |_| field.clear()>
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
