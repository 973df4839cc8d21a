//! What is heard of the rows and not seen: that their elements stand in order, and where Tab stops. Of a step and
//! of a row that leaves it waits until the rows are painted: an element that is moved is laid out anew, and before
//! browsers take in where Tab stops they work out the style of the whole page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::slot::{Slot, at_row, focus_on, is_focused, link, shown};
use crate::browser::turn;
use crate::model::ConversationId;
use crate::ui::doing::listing::Listing;
use crate::ui::plain::slots;

/// It is put right after so many milliseconds, however busy the page is.
const PATIENCE_MS: u32 = 100;
/// Where more elements than these show something else, it is another list, or another part of it: that is put
/// right at once.
const FEW: usize = 2;

/// What was put right last.
#[derive(Clone, Default)]
pub struct Tidied {
    /// It is to be done again.
    is_due: Rc<Cell<bool>>,
    /// What each element showed.
    shown: Rc<RefCell<Vec<Option<ConversationId>>>>,
    /// Where Tab stops.
    stop: Rc<RefCell<Option<web_sys::Element>>>,
}

impl Tidied {
    /// Puts it right, now that so many elements show something else.
    pub fn follow(
        &self,
        changed: usize,
        listing: Listing,
        list: NodeRef<html::Ul>,
        table: RwSignal<Vec<Slot>>,
    ) {
        // The list may be gone when it is its turn.
        let tidy = move |it: &Self| {
            if let (Some(Some(list)), Some(slots)) = (list.try_get_untracked(), table.try_get_untracked()) {
                it.tidy(listing, &list, &slots);
            }
        };
        if changed > FEW {
            tidy(self);
        } else if !self.is_due.replace(true) {
            let tidied = self.clone();
            spawn_local(async move {
                turn::idle(PATIENCE_MS).await;
                tidied.is_due.set(false);
                tidy(&tidied);
            });
        }
    }

    fn tidy(&self, listing: Listing, list: &web_sys::Element, slots: &[Slot]) {
        let before = self.shown.replace(shown(slots));
        let had_focus = is_focused();
        stand_in_order(list, slots, &before);
        let at = listing.at.try_get_untracked().flatten();
        let slot = at_row(slots, at.unwrap_or_default());
        // An element that is moved loses the focus.
        if let Some(slot) = slot.filter(|_| at.is_some() && had_focus && !is_focused()) {
            listing.keeping_the_cursor(|| focus_on(slot));
        }
        self.stop_at(slot.and_then(link));
    }

    /// Tab stops at one row, that of the cursor.
    fn stop_at(&self, now: Option<web_sys::Element>) {
        let before = self.stop.replace(now.clone());
        if before == now {
            return;
        }
        for (link, stops) in [(before, "-1"), (now, "0")] {
            if let Some(link) = link {
                let _ = link.set_attribute("tabindex", stops);
            }
        }
    }
}

/// Moves as few elements as possible, so that they stand in the order of their rows: first those
/// that show something else now, then whatever is out of order still.
fn stand_in_order(list: &web_sys::Element, slots: &[Slot], before: &[Option<ConversationId>]) {
    let seats: Vec<_> = slots.iter().map(|it| it.seat()).collect();
    let order = slots::in_order(&seats);
    let is_new = |slot: usize| before.get(slot).copied().flatten() != seats[slot].map(|it| it.1);
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
