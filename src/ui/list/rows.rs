//! The rows on screen: a few elements that are used again and again while a list scrolls.
//!
//! Slot `k` keeps its row for as long as that is on screen, and the elements stand in the order of
//! their rows, so that a screen reader reads on. The row of the cursor is always there, on screen
//! or not: the focus never gets lost.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::listing::{Listing, use_listing};
use super::row::Row;
use super::window::{Window, row_of};
use crate::browser::focus;
use crate::ui::app::use_app;

/// Slots are made in lots, so that a resized window does not make them all anew.
const LOT: usize = 8;

/// The rows of a list.
#[component]
pub fn VirtualRows() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let (scroller, list) = (NodeRef::<html::Div>::new(), NodeRef::<html::Ul>::new());
    let (viewport, scroll) = (RwSignal::new(0.0_f64), RwSignal::new(0.0_f64));
    let window = Memo::new(move |_| Window {
        len: listing.rows.with(|it| it.ids.len()),
        viewport: viewport.get(),
        scroll: scroll.get(),
    });
    let slots = Memo::new(move |_| window.with(Window::slots).next_multiple_of(LOT));
    let first = Memo::new(move |_| window.with(|it| it.first(slots.get())));
    let offset = Memo::new(move |_| window.with(Window::offset));

    observe_height(scroller, viewport);
    begin_at_the_top(listing, scroller, scroll);
    follow_cursor(listing, scroller, window, scroll);
    keep_focus(listing, list, first, slots);

    let is_selecting = move || app.selected.with(|it| !it.is_empty()).then_some("");
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
                aria-label="Conversations"
                data-selecting=is_selecting
                node_ref=list
                style:height=move || format!("{}px", window.with(Window::height))
            >
                {move || {
                    let slots = slots.get();
                    (0..=slots)
                        .map(|slot| {
                            let row = Memo::new(move |_| shown(listing, slot, first.get(), slots));
                            view! { <Row number=slot row=row offset=offset /> }
                        })
                        .collect_view()
                }}
            </ul>
        </div>
    }
}

/// Returns the row of a slot. The last slot holds the row of the cursor while no other does.
fn shown(listing: Listing, slot: usize, first: usize, slots: usize) -> Option<usize> {
    if slot == slots {
        let at = listing.at.get()?;
        return (at < first || at >= first + slots).then_some(at);
    }
    let row = row_of(slot, first, slots);
    (row < listing.rows.with(|it| it.ids.len())).then_some(row)
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
        viewport.set(f64::from(element.client_height()));
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

/// Another mailbox is shown from its top.
fn begin_at_the_top(listing: Listing, scroller: NodeRef<html::Div>, scroll: RwSignal<f64>) {
    Effect::new(move |before: Option<_>| {
        let now = (listing.place.get(), listing.rows.with(|it| it.person));
        if before.is_some_and(|before| before != now)
            && let Some(element) = scroller.get_untracked()
        {
            element.set_scroll_top(0);
            scroll.set(0.0);
        }
        now
    });
}

/// Scrolls to the row of the cursor when the cursor moves.
fn follow_cursor(
    listing: Listing,
    scroller: NodeRef<html::Div>,
    window: Memo<Window>,
    scroll: RwSignal<f64>,
) {
    Effect::new(move |_| {
        listing.attend.track();
        let Some(at) = listing.at.get() else { return };
        let Some(element) = scroller.get_untracked() else { return };
        // A row that moved away under the button of the mouse would miss the click.
        if element.matches(":active").unwrap_or(false) {
            return;
        }
        // Where it is scrolled now: the event that tells comes a frame later.
        let seen = Window { scroll: f64::from(element.scroll_top()), ..window.get_untracked() };
        if seen.viewport <= 0.0 {
            return;
        }
        if let Some(wanted) = seen.reveal(at) {
            element.set_scroll_top(wanted.round() as i32);
            scroll.set(f64::from(element.scroll_top()));
        }
    });
}

/// Keeps the elements in the order of their rows, and the focus on the row of the cursor.
fn keep_focus(listing: Listing, list: NodeRef<html::Ul>, first: Memo<usize>, slots: Memo<usize>) {
    Effect::new(move |before: Option<(usize, usize, u32)>| {
        let (first, slots, attend) = (first.get(), slots.get(), listing.attend.get());
        let at = listing.at.get();
        let now = (first, slots, attend);
        let Some(list) = list.get_untracked() else { return now };
        let had_focus = focus::is_in(".row__open, .row__check, .row__acts");
        let asked = before.is_some_and(|it| it.2 != attend);
        if before.is_none_or(|it| (it.0, it.1) != (first, slots)) {
            in_order(&list, first, slots);
        }
        if let Some(at) = at.filter(|_| had_focus || asked) {
            let slot = if at >= first && at < first + slots { at % slots } else { slots };
            focus_slot(&list, slot);
        }
        now
    });
}

/// Moves as few elements as possible, so that they stand in the order of their rows.
fn in_order(list: &web_sys::Element, first: usize, slots: usize) {
    let head = slot_element(list, first % slots);
    let Some(head) = head else { return };
    let mut before = Vec::new();
    let mut it = list.first_element_child();
    while let Some(element) = it.filter(|it| *it != head) {
        it = element.next_element_sibling();
        before.push(element);
    }
    let rest = slot_element(list, slots);
    // Fewer moves this way or that way round: rows before the head go to the end, or those from
    // the head on to the beginning.
    if before.len() <= slots / 2 {
        for element in before {
            let _ = list.insert_before(&element, rest.as_deref());
        }
    } else {
        let start = list.first_element_child();
        let mut it = Some(head);
        while let Some(element) = it.filter(|it| rest.as_ref() != Some(it)) {
            it = element.next_element_sibling();
            let _ = list.insert_before(&element, start.as_deref());
        }
    }
}

fn focus_slot(list: &web_sys::Element, slot: usize) {
    let Some(row) = slot_element(list, slot) else { return };
    // The element of the cursor may be about to be shown.
    let _ = row.remove_attribute("hidden");
    if let Ok(Some(link)) = row.query_selector(".row__open")
        && focus::active().as_deref() != link.dyn_ref::<web_sys::Element>()
    {
        focus::put(&link);
    }
}

fn slot_element(list: &web_sys::Element, slot: usize) -> Option<web_sys::Element> {
    list.query_selector(&format!("[data-slot='{slot}']")).ok().flatten()
}
