//! People beside each other: a window of the same workspace for each, and who did what.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::location;
use crate::model::{Mailbox, Operation, PersonId, Seq};
use crate::session::{Done, record};
use crate::store::Journal;
use crate::ui::app::{App, spaces, use_app};
use crate::ui::plain::route::Route;
use crate::ui::text::{self, settings, stage as words};

/// No more people fit beside each other.
const MOST: usize = 3;
/// Stands in an address for the other end of the channels.
const CUSTOMERS: &str = "customers";

/// The windows of the people of an address, `ann@…,ben@…`, and behind them that of their customers, if it says
/// so: `ann@…,customers`.
#[component]
pub fn Side(people: String) -> impl IntoView {
    let app = use_app();
    let found: Vec<(String, String)> = app.peek(|state| {
        let directory = &state.directory;
        let all = people.split(',').filter_map(|email| directory.person(directory.person_at(email)?));
        all.take(MOST).map(|it| (it.name.clone(), it.email.clone())).collect()
    });
    let last = last_act(app);
    let home = app.href(&Route::Mailbox(Mailbox::TeamInboxes, None));
    let is_empty = found.is_empty();
    let has_customers = people.split(',').any(|it| it.trim() == CUSTOMERS);
    let with_customers = app.href(&Route::Side(format!("{people},{CUSTOMERS}")));
    let person = |(name, email): (String, String)| {
        let address = location::address(&spaces::name(), Some(&email), "#/team-inboxes");
        window(name.clone(), words::window_of(&name), address)
    };
    let customers = (has_customers && !is_empty).then(|| {
        let address = location::address(&spaces::name(), None, "#/customers");
        window(settings::CUSTOMERS.to_owned(), words::CUSTOMERS_WINDOW.to_owned(), address)
    });
    view! {
        <div class="side">
            <header class="side__head">
                <h1>{words::SIDE_BY_SIDE}</h1>
                <p role="status" aria-live="polite">{last}</p>
                {(!has_customers && !is_empty)
                    .then(|| view! { <a class="button button--small" href=with_customers>{words::WITH_CUSTOMERS}</a> })}
                <a class="button button--small" href=home>{words::LEAVE}</a>
            </header>
            {is_empty.then(|| view! { <p class="notice" role="alert"><span>{words::NOBODY}</span></p> })}
            <div class="side__all">{found.into_iter().map(person).collect_view()} {customers}</div>
        </div>
    }
}

/// One of the windows.
fn window(name: String, title: String, address: String) -> impl IntoView {
    let label = title.clone();
    view! {
        <section class="side__one" aria-label=label>
            <h2>{name}</h2>
            <iframe src=address title=title></iframe>
        </section>
    }
}

/// Returns who did what last, in words; whoever does something next replaces it.
fn last_act(app: App) -> RwSignal<String> {
    let said = RwSignal::new(words::WATCHING.to_owned());
    Effect::new(move |before: Option<u32>| {
        app.version.track();
        let desk = app.desk();
        let end = desk.head().seq.0;
        // Entries come in runs, and of the last one there may be nothing to tell: that somebody has read it.
        let new: Vec<Seq> = (before.unwrap_or(end) + 1..=end).map(Seq).collect();
        if !new.is_empty() {
            spawn_local(async move {
                let Ok(found) = desk.store().entries(&new).await else { return };
                let operations = found.iter().rev().filter_map(|it| record::decode(&it.bytes).ok());
                if let Some(told) = operations.into_iter().find_map(|it| told(app, it)) {
                    let _ = said.try_set(told);
                }
            });
        }
        end
    });
    said
}

fn told(app: App, operation: Operation) -> Option<String> {
    let person: PersonId = operation.actor.person()?;
    let done = Done {
        seq: Seq(0),
        operation: std::rc::Rc::new(operation),
        refused: Vec::new(),
        duplicates: 0,
        told: std::collections::BTreeMap::new(),
    };
    app.peek(|state| {
        let what = text::done(&done, &state.directory)?;
        Some(words::did(state.directory.name(person), &what))
    })
}
