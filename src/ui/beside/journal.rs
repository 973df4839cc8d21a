//! Follows the journal, the other tabs, the address and the clock. The app's version rises with each
//! entry; memos narrow it down to what a component shows, so that only what changed is painted.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::{Interval, Timeout};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::part::part;
use crate::browser::{clock, focus, location, poke, timer};
use crate::model::{Act, State};
use crate::session::Failure;
use crate::ui::app::App;
use crate::ui::plain::listing::Filter;
use crate::ui::plain::route::Route;
use crate::ui::text;

/// What an import has brought is painted after so long: a slice of it takes a tenth of that.
const IMPORT_PAUSE_MS: u32 = 100;
/// A tab that is looked at and has heard nothing for so long looks by itself.
const SILENCE_MS: u32 = 5_000;

/// Follows the journal, the other tabs, the address and the clock.
pub fn follow(app: App) {
    let desk = app.desk();
    let (soon, later) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
    let show = move || {
        app.version.update(|it| *it = it.wrapping_add(1));
        if let Some(on_entry) = app.on_entry.get_value() {
            on_entry();
        }
        wait_for_due(app);
    };
    desk.watch(move |_, operation| {
        // Entries come in runs: paint once for all of them, and now and then while an import runs.
        if operation.act == Act::Import {
            if !later.replace(true) {
                let later = Rc::clone(&later);
                let shown = move || {
                    later.set(false);
                    show();
                };
                Timeout::new(IMPORT_PAUSE_MS, shown).forget();
            }
        } else if !soon.replace(true) {
            let soon = Rc::clone(&soon);
            leptos::reactive::spawn_local(async move {
                soon.set(false);
                show();
            });
        }
    });
    follow_others(app);
    location::on_change(move || arrive(app));
    wait_for_due(app);
}

/// Tells the other tabs of what this one has appended, and looks for what they have: when they say so,
/// when the person comes back, and now and then, since a word of theirs may get lost.
fn follow_others(app: App) {
    let poke = Rc::new(poke::Poke::open());
    let told = Rc::new(RefCell::new(None));
    app.desk().on_append({
        let poke = Rc::clone(&poke);
        move |word| {
            // Entries come in runs: one word for all of them, and that is to read the journal.
            let before = told.borrow_mut().take();
            let is_first = before.is_none();
            *told.borrow_mut() = Some(if is_first { word } else { Vec::new() });
            if is_first {
                let (told, poke) = (Rc::clone(&told), Rc::clone(&poke));
                spawn_local(async move { poke.send(&told.borrow_mut().take().unwrap_or_default()) });
            }
        }
    });
    let heard_at = Rc::new(Cell::new(clock::now()));
    poke.listen({
        let heard_at = Rc::clone(&heard_at);
        move |word: Vec<u8>| {
            heard_at.set(clock::now());
            if app.desk().take(&word) {
                spawn_local(do_due(app));
            } else {
                catch_up(app);
            }
        }
    });
    timer::on_return({
        let heard_at = Rc::clone(&heard_at);
        move || {
            heard_at.set(clock::now());
            catch_up(app);
        }
    });
    Interval::new(SILENCE_MS, move || {
        if !focus::is_hidden() && heard_at.get().plus(i64::from(SILENCE_MS)) <= clock::now() {
            look(app);
        }
    })
    .forget();
}

/// Folds in what other tabs did, if the journal has gone on.
fn look(app: App) {
    let desk = app.desk();
    spawn_local(async move {
        if desk.is_behind().await {
            catch_up(app);
        }
    });
}

/// Folds in what other tabs did, and does what is due.
pub(super) fn catch_up(app: App) {
    let desk = app.desk();
    spawn_local(async move {
        if let Err(failure) = desk.pull().await {
            let _ = complain(app, failure).await;
        }
        do_due(app).await;
    });
}

async fn do_due(app: App) {
    // What is due waits until what acts is here.
    let _ = doing_due(app).await;
}

part!(acts: fn doing_due(app: App) -> () = spawn_local(async move {
    let desk = app.desk();
    if let Err(failure) = desk.do_due().await {
        app.complain(text::failure(&failure, &desk.state().directory));
    }
}));
part!(acts: fn complain(app: App, failure: Failure) -> () = {
    app.complain(text::failure(&failure, &app.desk().state().directory));
});

/// Waits for what is due next by the clock, whichever way that goes.
pub fn wait_for_due(app: App) {
    let due = app.peek(State::next_due);
    timer::at(due, move || spawn_local(do_due(app)));
}

fn arrive(app: App) {
    let route = app.peek(|state| Route::parse(&location::fragment(), &state.directory));
    if app.route.with_untracked(|it| it.view() != route.view()) {
        app.selected.update(std::collections::BTreeSet::clear);
        app.filter.set(Filter::Everything);
    }
    app.route.set(route);
}
