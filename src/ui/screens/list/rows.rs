//! The rows on screen: a few elements that are used again and again while a list scrolls.
//!
//! An element shows its conversation for as long as that is on screen, wherever it stands, and the
//! elements stand in the order of their rows, so that a screen reader reads on. The row of the cursor
//! is always there, on screen or not: the focus never gets lost.

use std::collections::VecDeque;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::order::Tidied;
use super::row::Row;
use super::slot::{Slot, at_row, focus_on, is_focused, link, shown};
use crate::browser::{focus, window};
use crate::model::ConversationId;
use crate::ui::app::settled::settled;
use crate::ui::app::use_app;
use crate::ui::doing::listing::{Listing, use_listing};
use crate::ui::plain::listing::Rows;
use crate::ui::plain::window::{Window, pixels};
use crate::ui::plain::{slots, walk};
use crate::ui::text::names;

/// Slots are made in lots, so that a resized window does not make them all anew.
const LOT: usize = 8;

/// The rows of a list.
#[component]
pub fn VirtualRows() -> impl IntoView {
    let listing = use_listing();
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
    keep_still(listing, (scroller, list), seen, scroll);
    follow_cursor(listing, scroller, seen, scroll);
    listing.on_reach(move |wanted| reach(table, wanted));
    fill(listing, list, table, first);

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

/// Keeps what is seen where it is when rows come and go above it.
fn keep_still(
    listing: Listing,
    (scroller, list): (NodeRef<html::Div>, NodeRef<html::Ul>),
    seen: Memo<Window>,
    scroll: RwSignal<f64>,
) {
    Effect::new(move |before: Option<Rows>| {
        let now = listing.rows.get();
        let Some(before) = before.filter(|it| it.place == now.place && it.person == now.person) else {
            return now;
        };
        if Arc::ptr_eq(&before.ids, &now.ids) {
            return now;
        }
        // The list has its new length already, and how far it is scrolled is of the old one.
        let was = Window { len: before.ids.len(), ..seen.get_untracked() };
        let more = walk::more_above(&before.ids, &now.ids, was.first_seen(), was.page() + 1);
        if let Some(wanted) = more.and_then(|it| was.kept_still(it)) {
            // As high as its rows ask for it may not be yet, and would scroll less far.
            if let Some(list) = list.get_untracked() {
                let height = format!("{}px", pixels(seen.with_untracked(Window::height)));
                let _ = web_sys::HtmlElement::style(&list).set_property("height", &height);
            }
            scroll_to(scroller, scroll, wanted);
        }
        now
    });
}

/// Scrolls to the row of the cursor when a person moves it, in a list that is shown anew, and once it is known how
/// much is seen. A list that somebody has scrolled stays where it is when others act.
fn follow_cursor(listing: Listing, scroller: NodeRef<html::Div>, seen: Memo<Window>, scroll: RwSignal<f64>) {
    let app = use_app();
    let is_laid_out = Memo::new(move |_| seen.with(|it| it.viewport > 0.0));
    let is_there = Memo::new(move |_| listing.at.with(Option::is_some));
    Effect::new(move |_| {
        listing.attend.track();
        app.route.track();
        // Read, not only tracked: a memo finds out that it has changed when it is read, and that may be at a scroll.
        if !is_there.get() || !is_laid_out.get() {
            return;
        }
        let Some(at) = listing.at.get_untracked() else { return };
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

/// Keeps the elements filled, and the focus on the row of the cursor.
fn fill(listing: Listing, list: NodeRef<html::Ul>, table: RwSignal<Vec<Slot>>, first: RwSignal<usize>) {
    let tidied = Tidied::default();
    Effect::new(move |before: Option<u32>| {
        let (attend, at) = (listing.attend.get(), listing.at.get());
        let slots = table.get();
        let wanted = wanted(listing, first.get(), slots.len().saturating_sub(1));
        let had_focus = is_focused();
        let shown = shown(&slots);
        let seats = slots::seated(&shown, &wanted);
        for (slot, seat) in slots.iter().zip(&seats) {
            slot.show(*seat);
        }
        let changed = shown.iter().zip(&seats).filter(|(it, seat)| **it != seat.map(|it| it.1)).count();
        let asked = before.is_some_and(|it| it != attend);
        // What is open and has left the list lets the focus stand where its row was.
        let row = at.filter(|_| had_focus || asked).or_else(|| listing.stood().filter(|_| had_focus));
        if let Some(slot) = row.and_then(|row| at_row(&slots, row)) {
            listing.keeping_the_cursor(|| focus_on(slot));
        }
        tidied.follow(changed, listing, list, table);
        attend
    });
}
