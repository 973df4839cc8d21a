//! The list that is shown: its rows, where one stands in it, what is selected.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::{act, unsent};
use crate::browser::{clock, focus, timer};
use crate::model::{ConversationId, Flag, State, Time, Verb};
use crate::ui::app::settled::settled;
use crate::ui::app::{App, choices};
use crate::ui::plain::density::Density;
use crate::ui::plain::listing::{ListOf, Rows, listed};
use crate::ui::plain::route::Route;
use crate::ui::plain::{find, walk};
use crate::ui::text;

/// The list that is shown. Copied freely; made once by the frame.
#[derive(Clone, Copy)]
pub struct Listing {
    app: App,
    /// What the list is a list of.
    pub place: RwSignal<ListOf>,
    /// Its rows.
    pub rows: Memo<Rows>,
    /// Where the cursor stands among them, if it does.
    pub at: Memo<Option<usize>>,
    /// How much each of them shows.
    pub density: RwSignal<Density>,
    /// Rises when the focus is to go to the row of the cursor.
    pub attend: RwSignal<u32>,
    /// Now, as far as the names of days are concerned.
    pub today: RwSignal<Time>,
    /// Where the cursor stood last: a row that left lies between two others.
    stood: StoredValue<usize>,
    /// The rows that the cursor has followed.
    followed: StoredValue<Option<Rows>>,
    /// Whether the focus is being put somewhere by us.
    keeps_cursor: StoredValue<bool>,
    /// How the focus is put on a row at once, if that is on screen.
    reach: StoredValue<Option<Reach>>,
    /// Where a range begins.
    anchor: StoredValue<Option<ConversationId>>,
}

/// Puts the focus on the row of a conversation, if that is on screen.
type Reach = Arc<dyn Fn(ConversationId) + Send + Sync>;

/// Returns the list that is shown.
pub fn use_listing() -> Listing {
    expect_context()
}

impl Listing {
    /// Begins to follow the address and the state.
    pub fn new(app: App) -> Self {
        let place = settled(move || app.route.with(place));
        let rows = Memo::new(move |_| read(app, place.get()));
        let stood = StoredValue::new(0_usize);
        let at = Memo::new(move |_| {
            let found = app
                .cursor
                .get()
                .and_then(|it| rows.with(|rows| walk::find(&rows.ids, it, stood.get_value())));
            if let Some(found) = found {
                stood.set_value(found);
            }
            found
        });
        let listing = Self {
            app,
            place,
            rows,
            at,
            density: RwSignal::new(choices::density()),
            attend: RwSignal::new(0),
            today: RwSignal::new(clock::now()),
            stood,
            followed: StoredValue::new(None),
            keeps_cursor: StoredValue::new(false),
            reach: StoredValue::new(None),
            anchor: StoredValue::new(None),
        };
        listing.follow();
        listing
    }

    fn follow(self) {
        let app = self.app;
        app.on_entry.set_value(Some(Arc::new(move || untrack(|| self.keep_up()))));
        Effect::new(move |_| self.keep_up());
        Effect::new(move |_| {
            if let Some(open) = app.route.with(Route::open) {
                self.stand_on(open);
            }
        });
        timer::every_minute(move || {
            let now = clock::now();
            if now.0 / HOUR != self.today.get_untracked().0 / HOUR {
                self.today.set(now);
            }
        });
    }

    /// Lets the cursor follow the rows, once for each way they have changed.
    fn keep_up(self) {
        let now = self.rows.get();
        let before = self.followed.try_update_value(|it| it.replace(now.clone())).flatten();
        match before {
            Some(before) if before.place == now.place && before.person == now.person => {
                if !Arc::ptr_eq(&before.ids, &now.ids) {
                    self.left(&before.ids, &now.ids);
                }
            }
            _ => self.app.cursor.set(self.first_stand(&now.ids)),
        }
    }

    /// Returns where the cursor stands in a list that is shown anew: on what is open; on the first
    /// row for whoever walks by keyboard, since an element that has the focus shows another row now.
    fn first_stand(self, ids: &[ConversationId]) -> Option<ConversationId> {
        let walks = || focus::is_in(".list__rows").then(|| ids.first().copied()).flatten();
        self.app.route.with_untracked(Route::open).or_else(walks)
    }

    /// Moves on from rows that have left the list, and forgets them as selected.
    fn left(self, before: &[ConversationId], now: &[ConversationId]) {
        let app = self.app;
        let acted = app.acted.with_value(BTreeSet::clone);
        app.acted.update_value(BTreeSet::clear);
        if app.selected.with_untracked(|it| !it.is_empty()) {
            let there: std::collections::HashSet<_> = now.iter().copied().collect();
            app.selected.update(|it| it.retain(|it| there.contains(it)));
        }
        let Some(cursor) = app.cursor.get_untracked() else { return };
        if !before.contains(&cursor) || now.contains(&cursor) {
            return;
        }
        let open = app.route.with_untracked(Route::open);
        let next = walk::heir(before, now, cursor);
        if !acted.contains(&cursor) {
            // What a colleague takes while it is open stays open, and a list that was scrolled where it is.
            if open != Some(cursor) {
                app.cursor.set(next);
            }
            return;
        }
        // What was open goes, and the button that was pressed with it.
        let goes = open == Some(cursor) && focus::is_in(".reader");
        let attends = goes || focus::active().is_none() || focus::is_in(".list__rows");
        if let Some(next) = next.filter(|_| attends) {
            self.reach(next);
        }
        app.cursor.set(next);
        if open == Some(cursor) {
            app.walk(next);
        }
        if attends {
            self.attend();
        }
    }

    /// Puts the focus on the row of the cursor.
    pub fn attend(self) {
        self.attend.update(|it| *it = it.wrapping_add(1));
    }

    /// Says how the focus is put on a row.
    pub fn on_reach(self, reach: impl Fn(ConversationId) + Send + Sync + 'static) {
        self.reach.set_value(Some(Arc::new(reach)));
    }

    /// Puts the focus on a row before anything else of the page changes: afterwards the browser would have
    /// to lay out the page for it first, and once more when all is changed.
    fn reach(self, it: ConversationId) {
        if let Some(reach) = self.reach.get_value() {
            reach(it);
        }
    }

    /// Returns the row that stands where the cursor stood last.
    pub fn stood(self) -> Option<usize> {
        let last = self.rows.with_untracked(|it| it.ids.len()).checked_sub(1)?;
        Some(self.stood.get_value().min(last))
    }

    /// Moves the focus, and lets the cursor stand where it is.
    pub fn keeping_the_cursor(self, moves: impl FnOnce()) {
        self.keeps_cursor.set_value(true);
        moves();
        self.keeps_cursor.set_value(false);
    }

    /// A row has the focus now: the cursor follows a person's Tab or click.
    pub fn focused(self, it: ConversationId) {
        if !self.keeps_cursor.get_value() {
            self.stand_on(it);
        }
    }

    /// Lets the cursor stand on a row.
    pub fn stand_on(self, it: ConversationId) {
        if self.app.cursor.get_untracked() != Some(it) {
            self.app.cursor.set(Some(it));
        }
    }

    /// Steps to another row; opens it if a conversation is open.
    pub fn step(self, by: isize) {
        let app = self.app;
        let at = self.at.get_untracked();
        let is_open = app.route.with_untracked(Route::open).is_some();
        if !is_open && unsent::step(at, by) {
            // Keys do nothing to a row that one does not stand on.
            app.cursor.set(None);
            return;
        }
        let ids = self.rows.with_untracked(|it| Arc::clone(&it.ids));
        let next = match app.cursor.get_untracked() {
            None => (!ids.is_empty()).then_some(0),
            Some(_) => walk::step(ids.len(), at.unwrap_or_else(|| self.stood.get_value()), at.is_some(), by),
        };
        let Some(next) = next.and_then(|it| ids.get(it)).copied() else { return };
        self.reach(next);
        self.stand_on(next);
        if is_open {
            app.walk(Some(next));
        }
        self.attend();
    }

    /// Selects a row, or no longer.
    pub fn toggle(self, it: ConversationId) {
        self.anchor.set_value(Some(it));
        self.app.selected.update(|all| {
            if !all.remove(&it) {
                all.insert(it);
            }
        });
    }

    /// Selects every row from where the last one was selected up to here.
    pub fn select_to(self, it: ConversationId) {
        let ids = self.rows.with_untracked(|it| Arc::clone(&it.ids));
        let place = |it| ids.iter().position(|row| *row == it);
        let anchor = self.anchor.get_value().and_then(place);
        let Some(to) = place(it) else { return };
        let from = anchor.unwrap_or(to);
        self.app.selected.update(|all| all.extend(&ids[from.min(to)..=from.max(to)]));
    }

    /// Selects every row.
    pub fn select_all(self) {
        let ids = self.rows.with_untracked(|it| Arc::clone(&it.ids));
        self.app.selected.set(ids.iter().copied().collect());
    }

    /// Returns what an act is done to: the selection, else what is open, else the cursor's row.
    pub fn targets(self) -> Vec<ConversationId> {
        let selected: Vec<_> = self.app.selected.with_untracked(|it| it.iter().copied().collect());
        if !selected.is_empty() {
            return selected;
        }
        let open = self.app.route.with_untracked(Route::open);
        let row = || self.app.cursor.get_untracked().filter(|_| self.at.get_untracked().is_some());
        open.or_else(row).into_iter().collect()
    }
}

/// Days change on the hour somewhere; asking once an hour is enough everywhere.
const HOUR: i64 = 60 * 60 * 1000;

fn place(route: &Route) -> ListOf {
    match route {
        Route::Mailbox(mailbox, _) => ListOf::Mailbox(*mailbox),
        Route::Search(query, _) => ListOf::Search(query.clone()),
        _ => ListOf::Nowhere,
    }
}

fn read(app: App, place: ListOf) -> Rows {
    let person = app.me.get();
    let ids = match &place {
        ListOf::Mailbox(mailbox) => {
            let filter = app.filter.get();
            app.read(|state| listed(state, person, *mailbox, filter))
        }
        ListOf::Search(query) => {
            let hits = app.hits.with(|it| it.is_of(person, query).then(|| (Arc::clone(&it.rows), it.behind)));
            match hits {
                Some((ids, false)) => return Rows { place, person, ids },
                Some((ids, true)) => app.read(|state| find::found_so_far(state, person, query, &ids)),
                None => app.read(|state| find::found(state, person, query)),
            }
        }
        ListOf::Nowhere => Vec::new(),
    };
    Rows { place, person, ids: Arc::new(ids) }
}

/// Marks every unread row of the list as read.
pub fn mark_all_as_read(app: App, listing: Listing) {
    let me = app.me.get_untracked();
    let unread: Vec<_> = listing.rows.with_untracked(|rows| {
        let unread = |state: &State| {
            let set = state.shelf(me).set(Flag::Unread);
            rows.ids.iter().copied().filter(|it| set.contains(it.0)).collect()
        };
        app.peek(unread)
    });
    if unread.is_empty() {
        app.say(text::ALL_READ);
    } else {
        act::triage(app, Verb::Unread(false), &unread);
    }
}
