//! Search, as the page sees it: what the address asks for, narrowed by the state here, found by
//! the worker. As a person types, only the latest search counts.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::model::query::Search;
use crate::model::{Mailbox, PersonId};
use crate::ui::app::App;
use crate::ui::app::hits::Hits;
use crate::ui::plain::route::Route;
use crate::ui::text;
use crate::work::search::{Found, Query};

/// So many conversations are shown; who looks for more types on.
const LIMIT: u32 = 500;

/// Searches whenever the address asks for something else, or something was added.
pub fn follow(app: App) {
    let wanted = Memo::new(move |_| app.route.with(searched));
    let line = StoredValue::new(Underway::default());
    Effect::new(move |_| {
        let is_searching = wanted.with(Option::is_some);
        app.me.track();
        if is_searching {
            app.version.track();
            ask(app, line);
        } else {
            app.hits.set(Hits::default());
        }
    });
}

fn searched(route: &Route) -> Option<String> {
    match route {
        Route::Search(query, _) => Some(query.clone()),
        _ => None,
    }
}

/// One search is under way at most; what was asked for meanwhile comes next.
#[derive(Clone, Copy, Default)]
struct Underway {
    is_busy: bool,
    again: bool,
}

fn ask(app: App, line: StoredValue<Underway>) {
    if line.with_value(|it| it.is_busy) {
        line.update_value(|it| it.again = true);
        return;
    }
    line.set_value(Underway { is_busy: true, again: false });
    spawn_local(async move {
        while let Some(query) = app.route.with_untracked(searched) {
            let found = find(app, query).await;
            // Whoever asked meanwhile is not shown what was asked before.
            let again = line.try_update_value(|it| std::mem::take(&mut it.again)).unwrap_or_default();
            let behind = found.as_ref().is_some_and(|it| it.behind);
            if let Some(found) = found.filter(|_| !again) {
                app.hits.set(found);
            }
            if !again && !behind {
                break;
            }
        }
        line.set_value(Underway::default());
    });
}

async fn find(app: App, query: String) -> Option<Hits> {
    let me = app.me.get_untracked();
    let search = Search::parse(&query);
    let zone = js_sys::Date::new_0().get_timezone_offset() as i64;
    if search.terms.is_empty() && search.without.is_empty() {
        let rows = app.peek(|state| {
            let set = if search.is_empty() { Default::default() } else { search.narrow(state, me, zone) };
            state.sorted(me, Mailbox::All, &set).ids
        });
        return Some(Hits { person: me, query, rows: Arc::new(rows), ..Hits::default() });
    }
    let mut among = Vec::new();
    // Writing into a vector does not fail.
    app.peek(|state| search.narrow(state, me, zone).serialize_into(&mut among)).ok()?;
    let upto = app.desk().head().seq;
    match app
        .work()
        .search(Query { terms: search.terms, without: search.without, me, among, limit: LIMIT, upto })
        .await
    {
        Ok(found) => Some(hits(me, query, found)),
        Err(error) => {
            app.complain(text::data::work_error(&error));
            None
        }
    }
}

fn hits(person: PersonId, query: String, found: Found) -> Hits {
    let Found { hits, more, behind } = found;
    let rows = hits.iter().map(|it| it.conversation).collect();
    let notes = hits.into_iter().map(|it| (it.conversation, it)).collect();
    Hits { person, query, rows: Arc::new(rows), notes: Arc::new(notes), more, behind }
}
