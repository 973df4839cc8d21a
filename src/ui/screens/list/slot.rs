//! The elements of a list: what each shows, and putting the focus on one.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::focus;
use crate::model::ConversationId;
use crate::ui::plain::slots;

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
    pub fn new(seat: Option<slots::Seat>) -> Self {
        let (row, id) = seat.unzip();
        Self { row: RwSignal::new(row), id: RwSignal::new(id), node: NodeRef::new() }
    }

    /// Returns which row it shows, and of which conversation.
    pub fn seat(self) -> Option<slots::Seat> {
        self.row.try_get_untracked().flatten().zip(self.id.try_get_untracked().flatten())
    }

    /// Shows something else, or the same elsewhere.
    pub fn show(self, seat: Option<slots::Seat>) {
        let (row, id) = seat.unzip();
        if self.id.try_get_untracked().is_some_and(|it| it != id) {
            self.id.set(id);
        }
        if self.row.try_get_untracked().is_some_and(|it| it != row) {
            self.row.set(row);
        }
    }
}

/// Returns what the slots show.
pub fn shown(slots: &[Slot]) -> Vec<Option<ConversationId>> {
    slots.iter().map(|it| it.id.try_get_untracked().flatten()).collect()
}

/// Tells whether the focus is in a row.
pub fn is_focused() -> bool {
    focus::is_in(".row__open, .row__check, .row__acts")
}

/// Returns the element that shows a row.
pub fn at_row(slots: &[Slot], row: usize) -> Option<Slot> {
    slots.iter().copied().find(|it| it.row.try_get_untracked() == Some(Some(row)))
}

/// Puts the focus on the row that an element shows.
pub fn focus_on(slot: Slot) {
    let Some(row) = slot.node.get_untracked() else { return };
    // The element of the cursor may be about to be shown.
    let _ = row.remove_attribute("hidden");
    if let Some(link) = link(slot)
        && focus::active().as_deref() != link.dyn_ref::<web_sys::Element>()
    {
        focus::put(&link);
    }
}

/// Returns the link of a row.
pub fn link(slot: Slot) -> Option<web_sys::Element> {
    slot.node.try_get_untracked().flatten()?.query_selector(".row__open").ok().flatten()
}
