//! Swipes: a finger that goes sideways, told from one that scrolls.

use std::cell::Cell;

use web_sys::PointerEvent;

/// So far a finger goes at least.
const FAR: i32 = 72;

/// Follows one finger.
#[derive(Default)]
pub struct Swipe(Cell<Option<(i32, i32)>>);

impl Swipe {
    /// A finger touches; anything else that points is none.
    pub fn begin(&self, event: &PointerEvent) {
        let is_finger = event.pointer_type() == "touch" && event.is_primary();
        self.0.set(is_finger.then(|| (event.client_x(), event.client_y())));
    }

    /// The browser scrolls with it.
    pub fn give_up(&self) {
        self.0.set(None);
    }

    /// Tells, as the finger is lifted, whether it went to the right.
    pub fn went_right(&self, event: &PointerEvent) -> bool {
        let Some((x, y)) = self.0.take() else { return false };
        let (across, down) = (event.client_x() - x, event.client_y() - y);
        across >= FAR && across > 2 * down.abs()
    }
}
