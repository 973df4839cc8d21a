//! Where a card stands: over the page, and inside a dialog while one is open, since everything else is
//! out of reach then. Nothing of the page moves because of it.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use crate::browser::{controls, focus};

/// The card follows the page so often, in milliseconds.
const BEAT: Duration = Duration::from_millis(100);
/// The ring is wider than the control by so much on each side, in pixels.
const AIR: f64 = 3.0;

/// A card, its ring, and the place that they are carried home to.
#[derive(Clone, Copy)]
pub struct Host {
    /// Holds the host while no dialog is open.
    pub home: NodeRef<html::Div>,
    /// Holds card and ring.
    pub node: NodeRef<html::Div>,
    /// The card.
    pub card: NodeRef<html::Section>,
    /// The ring.
    pub ring: NodeRef<html::Div>,
}

impl Host {
    /// Makes one.
    pub fn new() -> Self {
        Self { home: NodeRef::new(), node: NodeRef::new(), card: NodeRef::new(), ring: NodeRef::new() }
    }

    /// Carries the card to where it can be reached.
    pub fn follow(&self) {
        let (Some(home), Some(node)) = (self.home.get_untracked(), self.node.get_untracked()) else { return };
        let dialogs = focus::all("dialog[open]");
        let into: Element = dialogs.last().cloned().unwrap_or_else(|| (*home).clone().into());
        let is_there = node.parent_element().is_some_and(|it| it == into);
        if !is_there {
            controls::carry(&node, &into);
        }
        focus::show_popover(&node, true);
    }

    /// Lays the ring around a control, and the card where it does not cover that.
    pub fn point(&self, control: Option<&Element>) {
        let (Some(ring), Some(card)) = (self.ring.get_untracked(), self.card.get_untracked()) else { return };
        let place = control.map(controls::place);
        controls::lay(
            &ring,
            place.map(|[left, top, width, height]| {
                [left - AIR, top - AIR, width + 2.0 * AIR, height + 2.0 * AIR]
            }),
        );
        let Some([left, top, width, height]) = place else { return };
        let [_, window] = controls::window_size();
        let [card_left, card_top, card_width, card_height] = controls::place(&card);
        // Where the card is now, or would be at the other end.
        let covers = |from: f64| {
            let is_beside = left + width < card_left || card_left + card_width < left;
            !is_beside && top < from + card_height && from < top + height
        };
        let edge = window - card_top.max(window - card_top - card_height) - card_height;
        let (low, high) = (window - card_height - edge.max(0.0), edge.max(0.0));
        let is_high = covers(low) && (!covers(high) || top > window / 2.0);
        let _ = card.set_attribute("data-side", if is_high { "high" } else { "low" });
    }
}

/// Calls `on_beat` again and again, for as long as the owner lives.
pub fn every_beat(on_beat: impl Fn() + 'static) {
    if let Ok(handle) = set_interval_with_handle(on_beat, BEAT) {
        on_cleanup(move || handle.clear());
    }
}
