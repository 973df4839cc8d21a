//! How long ago something was, in words, as time goes on.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::clock;
use crate::model::Time;
use crate::ui::text;

/// It is looked at again after so long.
const AGAIN: Duration = Duration::from_secs(20);

/// Returns how long ago a time was, for as long as what asks is shown.
pub fn ago(at: Time) -> Signal<String> {
    let looked_at = RwSignal::new(clock::now());
    if let Ok(again) = set_interval_with_handle(move || looked_at.set(clock::now()), AGAIN) {
        on_cleanup(move || again.clear());
    }
    Signal::derive(move || text::ago(looked_at.get().0 - at.0))
}
