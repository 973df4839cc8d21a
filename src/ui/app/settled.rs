//! Signals that stop what comes to nothing.

use leptos::prelude::*;

/// Returns a signal that follows `read`, and is silent while that comes to the same.
///
/// A memo is as silent, but each change before it walks through all that hangs on it to ask whether
/// there is something to do. Where hundreds of elements hang on what rarely changes, that walk is
/// most of a step through a list. This one follows a turn later, before the next paint.
pub fn settled<T>(read: impl Fn() -> T + 'static) -> RwSignal<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let signal = RwSignal::new(untrack(&read));
    Effect::new(move |_| {
        let now = read();
        if signal.try_with_untracked(|it| *it != now) == Some(true) {
            signal.set(now);
        }
    });
    signal
}
