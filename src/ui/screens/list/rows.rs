//! The rows on screen: a few elements that are used again and again while a list scrolls.
//!
//! An element shows its conversation for as long as that is on screen, wherever it stands, and the
//! elements stand in the order of their rows, so that a screen reader reads on. The row of the cursor
//! is always there, on screen or not: the focus never gets lost.

use std::collections::VecDeque;

use leptos::html;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::row::Row;
use crate::browser::{focus, turn, window};
use crate::model::ConversationId;
use crate::ui::app::settled::settled;
use crate::ui::app::use_app;
use crate::ui::doing::listing::{Listing, use_listing};
use crate::ui::plain::slots;
use crate::ui::plain::window::{Window, pixels};
use crate::ui::text::names;

/// Slots are made in lots, so that a resized window does not make them all anew.
const LOT: usize = 8;
/// Tab knows of the row of the cursor after so many milliseconds, however busy the page is.
const STOP_MS: u32 = 100;

/// An element, and what it shows.
#[derive(Clone, Copy)]
pub struct Slot {
    /// Where that stands in the list.
    pub row: RwSignal<Option<usize>>,
    /// Which conversation it is.
    pub id: RwSignal<Option<ConversationId>>,
    /// The element.
    pub node: NodeRef<html::Li>,
}

impl Slot {
    fn new(seat: Option<slots::Seat>) -> Self {
        let (row, id) = seat.unzip();
        Self { row: RwSignal::new(row), id: RwSignal::new(id), node: NodeRef::new() }
    }

    /// Shows something else, or the same elsewhere.
    fn show(self, seat: Option<slots::Seat>) {
        let (row, id) = seat.unzip();
        if self.id.try_get_untracked().is_some_and(|it| it != id) {
            self.id.set(id);
        }
        if self.row.try_get_untracked().is_some_and(|it| it != row) {
            self.row.set(row);
        }
    }
}

/// The rows of a list.
#[component]
pub fn VirtualRows() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let (scroller, list) = (NodeRef::<html::Div>::new(), NodeRef::<html::Ul>::new());
    let (viewport, scroll) = (RwSignal::new(0.0_f64), RwSignal::new(0.0_f64));
    let seen = Memo::new(move |_| Window {
        row: listing.density.get().row(),
        len: listing.rows.with(|it| it.ids.len()),
        viewport: viewport.get(),
        scroll: scroll.get(),
    });
    // Until it is laid out, no more than the window may show: the first rows are painted the sooner.
    let guess = (window::height() / listing.density.get_untracked().row()).ceil() as usize;
    let count = settled(move || match viewport.get() {
        0.0 => guess,
        _ => seen.with(Window::slots).next_multiple_of(LOT),
    });
    let first = settled(move || seen.with(|it| it.first(count.get())));
    let offset = settled(move || seen.with(Window::offset));
    let len = settled(move || listing.rows.with(|it| it.ids.len()));
    let table = RwSignal::new(Vec::<Slot>::new());

    observe_height(scroller, viewport);
    keep_places(listing, scroller, scroll);
    follow_cursor(listing, scroller, seen, scroll);
    listing.on_reach(move |wanted| reach(table, wanted));
    fill(listing, list, table, first);

    let is_selecting = move || app.selected.with(|it| !it.is_empty()).then_some("");
    let slots = move || {
        let wanted = untrack(|| wanted(listing, first.get(), count.get_untracked()));
        // One more, for the row of the cursor.
        made(table, count.get() + 1, &wanted)
    };
    view! {
        <div
            class="list__scroll"
            node_ref=scroller
            on:scroll=move |_| {
                if let Some(it) = scroller.get_untracked() {
                    scroll.set(f64::from(it.scroll_top()));
                }
            }
        >
            <ul
                class="list__rows list__rows--virtual"
                role="list"
                aria-label=names::CONVERSATIONS
                data-selecting=is_selecting
                data-density=move || listing.density.get().name()
                node_ref=list
                style:height=move || format!("{}px", pixels(seen.with(Window::height)))
            >
                <For
                    each=slots
                    key=|it| it.0
                    children=move |(number, seat)| {
                        let slot = Slot::new(seat);
                        table.update(|it| it.push(slot));
                        view! { <Row number place=slot offset len /> }
                    }
                />
            </ul>
        </div>
    }
}

/// Returns so many slots by their numbers, the new ones with what they show first: those that are
/// there stay as they are.
fn made(
    table: RwSignal<Vec<Slot>>,
    count: usize,
    wanted: &[slots::Seat],
) -> Vec<(usize, Option<slots::Seat>)> {
    if table.with_untracked(Vec::len) > count {
        table.update(|it| it.truncate(count));
    }
    let mut shown = shown(&table.get_untracked());
    shown.resize(count, None);
    slots::seated(&shown, wanted).into_iter().enumerate().collect()
}

/// Returns what the slots show.
fn shown(slots: &[Slot]) -> Vec<Option<ConversationId>> {
    slots.iter().map(|it| it.id.try_get_untracked().flatten()).collect()
}

/// Returns the rows to be kept ready.
fn wanted(listing: Listing, first: usize, count: usize) -> Vec<slots::Seat> {
    let at = listing.at.get();
    listing.rows.with(|it| slots::wanted(&it.ids, first, count, at))
}

fn observe_height(scroller: NodeRef<html::Div>, viewport: RwSignal<f64>) {
    let observer = StoredValue::new_local(None);
    scroller.on_load(move |element| {
        let measured = element.clone();
        let on_resize = Closure::<dyn FnMut()>::new(move || {
            let height = f64::from(measured.client_height());
            if viewport.try_get_untracked().is_some_and(|it| (it - height).abs() > 0.5) {
                viewport.set(height);
            }
        });
        // It tells of the height at once, when that is known without laying out twice.
        if let Ok(it) = web_sys::ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
            it.observe(&element);
            observer.set_value(Some((it, on_resize)));
        }
    });
    on_cleanup(move || {
        observer.try_update_value(|it| {
            if let Some((it, _)) = it {
                it.disconnect();
            }
        });
    });
}

/// Another mailbox is shown from its top; one that was left a while ago, where it was left.
fn keep_places(listing: Listing, scroller: NodeRef<html::Div>, scroll: RwSignal<f64>) {
    /// So many are remembered.
    const KEPT: usize = 20;
    let left = StoredValue::new(VecDeque::new());
    Effect::new(move |before: Option<_>| {
        let now = (listing.place.get(), listing.rows.with(|it| it.person));
        let Some(before) = before.filter(|it| *it != now) else { return now };
        let wanted = left.try_update_value(|left: &mut VecDeque<_>| {
            left.retain(|(place, _)| *place != before);
            left.push_front((before, scroll.get_untracked()));
            left.truncate(KEPT);
            left.iter().find(|it| it.0 == now).map_or(0.0, |it| it.1)
        });
        scroll_to(scroller, scroll, 0.0);
        if let Some(wanted) = wanted.filter(|it| *it > 0.0) {
            // Once the list is as high as its rows ask for.
            spawn_local(async move {
                tick().await;
                scroll_to(scroller, scroll, wanted);
            });
        }
        now
    });
}

fn scroll_to(scroller: NodeRef<html::Div>, scroll: RwSignal<f64>, wanted: f64) {
    if let Some(element) = scroller.try_get_untracked().flatten() {
        element.set_scroll_top(wanted.round() as i32);
        let _ = scroll.try_set(f64::from(element.scroll_top()));
    }
}

/// Scrolls to the row of the cursor when the cursor moves, and once it is known how much is seen.
fn follow_cursor(listing: Listing, scroller: NodeRef<html::Div>, seen: Memo<Window>, scroll: RwSignal<f64>) {
    let is_laid_out = Memo::new(move |_| seen.with(|it| it.viewport > 0.0));
    Effect::new(move |_| {
        listing.attend.track();
        let Some(at) = listing.at.get().filter(|_| is_laid_out.get()) else { return };
        let Some(element) = scroller.get_untracked() else { return };
        // A row that moved away under the button of the mouse would miss the click.
        if element.matches(":active").unwrap_or(false) {
            return;
        }
        if let Some(wanted) = seen.get_untracked().reveal(at) {
            scroll_to(scroller, scroll, wanted);
        }
    });
}

/// Puts the focus on the row of a conversation, if it is there.
fn reach(table: RwSignal<Vec<Slot>>, wanted: ConversationId) {
    let slots = table.try_get_untracked().unwrap_or_default();
    let slot = slots.into_iter().find(|it| it.id.try_get_untracked() == Some(Some(wanted)));
    if let Some(link) = slot.and_then(link) {
        focus::put(&link);
    }
}

/// Keeps the elements filled, in the order of their rows, and the focus on the row of the cursor.
fn fill(listing: Listing, list: NodeRef<html::Ul>, table: RwSignal<Vec<Slot>>, first: RwSignal<usize>) {
    let stop = StoredValue::new_local(None);
    Effect::new(move |before: Option<u32>| {
        let (attend, at) = (listing.attend.get(), listing.at.get());
        let slots = table.get();
        let wanted = wanted(listing, first.get(), slots.len().saturating_sub(1));
        let Some(list) = list.get_untracked() else { return attend };
        let had_focus = focus::is_in(".row__open, .row__check, .row__acts");
        let shown = shown(&slots);
        let seats = slots::seated(&shown, &wanted);
        for (slot, seat) in slots.iter().zip(&seats) {
            slot.show(*seat);
        }
        let asked = before.is_some_and(|it| it != attend);
        // What is open and has left the list lets the focus stand where its row was.
        let row = at.filter(|_| had_focus || asked).or_else(|| listing.stood().filter(|_| had_focus));
        let slot = row.and_then(|row| seats.iter().position(|it| it.is_some_and(|it| it.0 == row)));
        let refocus = || {
            if let Some(slot) = slot {
                listing.keeping_the_cursor(|| focus_on(slots[slot]));
            }
        };
        // First of all, since an element that is moved while it has the focus is costly, and loses it.
        refocus();
        stand_in_order(&list, &slots, &shown, &seats);
        refocus();
        let row = Some(at.unwrap_or_default());
        let slot = seats.iter().position(|it| it.map(|it| it.0) == row).map(|it| slots[it]);
        spawn_local(async move {
            turn::idle(STOP_MS).await;
            stop_at(stop, slot.and_then(link));
        });
        attend
    });
}

/// Moves as few elements as possible, so that they stand in the order of their rows: first those
/// that show something else now, then whatever is out of order still.
fn stand_in_order(
    list: &web_sys::Element,
    slots: &[Slot],
    before: &[Option<ConversationId>],
    seats: &[Option<slots::Seat>],
) {
    let order = slots::in_order(seats);
    let is_new = |slot: usize| before[slot] != seats[slot].map(|it| it.1);
    for only_new in [true, false] {
        let mut next: Option<web_sys::Element> = None;
        for slot in order.iter().rev().copied() {
            let Some(element) = slots[slot].node.get_untracked() else { continue };
            let follows = element.next_element_sibling();
            let is_in_place = follows == next;
            if !is_in_place && (!only_new || is_new(slot)) {
                let _ = list.insert_before(&element, next.as_deref());
            }
            next = Some(element.into());
        }
    }
}

fn focus_on(slot: Slot) {
    let Some(row) = slot.node.get_untracked() else { return };
    // The element of the cursor may be about to be shown.
    let _ = row.remove_attribute("hidden");
    if let Some(link) = link(slot)
        && focus::active().as_deref() != link.dyn_ref::<web_sys::Element>()
    {
        focus::put(&link);
    }
}

/// Tab stops at one row, that of the cursor. It is told once the page has nothing better to do: browsers
/// work out the style of the whole page before they take it in.
fn stop_at(before: StoredValue<Option<web_sys::Element>, LocalStorage>, now: Option<web_sys::Element>) {
    let Some(before) = before.try_update_value(|it| std::mem::replace(it, now.clone())) else { return };
    if before == now {
        return;
    }
    for (link, stops) in [(before, "-1"), (now, "0")] {
        if let Some(link) = link {
            let _ = link.set_attribute("tabindex", stops);
        }
    }
}

/// Returns the link of a row.
fn link(slot: Slot) -> Option<web_sys::Element> {
    slot.node.try_get_untracked().flatten()?.query_selector(".row__open").ok().flatten()
}
