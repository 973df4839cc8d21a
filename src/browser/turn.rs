//! Letting others go first: the next frame, an idle moment, the next turn of the event loop.

use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect, global};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdleRequestOptions, MessageChannel, window};

/// Waits until just before the browser paints.
pub async fn next_frame() {
    wait(|done| {
        // No window means no frames: then there is nothing to wait for.
        if window().and_then(|it| it.request_animation_frame(done).ok()).is_none() {
            call(done);
        }
    })
    .await;
}

/// Waits until what stands in the page now is painted.
pub async fn painted() {
    next_frame().await;
    next().await;
}

/// Waits until the page has nothing better to do, but no longer than `at_most_ms`.
pub async fn idle(at_most_ms: u32) {
    if !has("requestIdleCallback") {
        return next().await; // Safari
    }
    let options = IdleRequestOptions::new();
    options.set_timeout(at_most_ms);
    wait(|done| {
        if window().and_then(|it| it.request_idle_callback_with_options(done, &options).ok()).is_none() {
            call(done);
        }
    })
    .await;
}

/// Lets all events that wait now be handled first. Works in a worker too.
///
/// A message to oneself queues up behind them. `scheduler.yield` would come back before them, so
/// that a loop of it starves commits and pokes; timers are held back by 4 ms.
pub async fn next() {
    let Ok(channel) = MessageChannel::new() else { return };
    wait(|done| {
        channel.port1().set_onmessage(Some(done));
        if channel.port2().post_message(&JsValue::NULL).is_err() {
            call(done);
        }
    })
    .await;
    channel.port1().close();
}

/// Waits so many milliseconds. Works in a worker too.
pub async fn pause(ms: u32) {
    wait(|done| {
        let done = done.clone();
        Timeout::new(ms, move || call(&done)).forget();
    })
    .await;
}

async fn wait(mut start: impl FnMut(&Function)) {
    let promise = Promise::new(&mut |done, _| start(&done));
    let _ = JsFuture::from(promise).await; // never rejected
}

fn call(done: &Function) {
    let _ = done.call0(&JsValue::NULL);
}

fn has(name: &str) -> bool {
    Reflect::has(&global(), &name.into()).unwrap_or(false)
}
