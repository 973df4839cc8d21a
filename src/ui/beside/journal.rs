//! The board: how the state becomes signals. One version number rises with each entry; memos
//! narrow it down to what a component shows, so that only what changed is painted.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{location, poke, timer};
use crate::model::{Act, ConversationId, Flag, Mailbox, PersonId, State};
use crate::ui::app::{App, Filter};
use crate::ui::plain::route::Route;

/// What an import has brought is painted after so long: a slice of it takes a tenth of that.
const IMPORT_PAUSE_MS: u32 = 100;

impl App {
    /// Follows the journal, the other tabs, the address and the clock.
    pub(super) fn follow(self) {
        let poke = Rc::new(poke::Poke::open());
        let desk = self.desk();
        let (soon, later) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
        let show = {
            let poke = Rc::clone(&poke);
            move || {
                self.version.update(|it| *it = it.wrapping_add(1));
                poke.send();
                self.wait_for_due();
            }
        };
        desk.watch(move |_, operation| {
            let show = show.clone();
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
        poke.listen(move || self.catch_up());
        location::on_change(move || self.arrive());
        timer::on_return(move || self.catch_up());
        self.wait_for_due();
    }

    /// Folds in what other tabs did, and does what is due.
    fn catch_up(self) {
        let desk = self.desk();
        spawn_local(async move {
            if let Err(failure) = desk.pull().await {
                self.complain(crate::ui::text::failure(&failure, &desk.state().directory));
            }
            self.do_due();
        });
    }

    fn do_due(self) {
        let desk = self.desk();
        spawn_local(async move {
            if let Err(failure) = desk.do_due().await {
                self.complain(crate::ui::text::failure(&failure, &desk.state().directory));
            }
        });
    }

    fn wait_for_due(self) {
        let due = self.peek(State::next_due);
        timer::at(due, move || self.do_due());
    }

    fn arrive(self) {
        let route = self.peek(|state| Route::parse(&location::fragment(), &state.directory));
        if self.route.with_untracked(|it| it.view() != route.view()) {
            self.selected.update(std::collections::BTreeSet::clear);
            self.filter.set(Filter::Everything);
        }
        self.route.set(route);
    }
}

/// Returns the rows of a mailbox, narrowed by a filter.
pub fn listed(state: &State, me: PersonId, mailbox: Mailbox, filter: Filter) -> Vec<ConversationId> {
    let mut set = state.mailbox(me, mailbox);
    match filter {
        Filter::Everything => {}
        Filter::Unread => set &= state.shelf(me).set(Flag::Unread),
        Filter::Starred => set &= state.shelf(me).set(Flag::Starred),
        Filter::Unassigned => set -= &state.conversations.assigned,
    }
    state.sorted(me, mailbox, &set).ids
}
