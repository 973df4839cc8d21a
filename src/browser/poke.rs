//! The poke between tabs of a space: "the journal grew". No data; that is in the journal.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::BroadcastChannel;

/// Bump the number when the meaning changes: older tabs then simply do not hear us.
const CHANNEL: &str = "team-inbox-journal-v1";

/// A channel to the other tabs; silent where the browser has none.
pub struct Poke(Option<BroadcastChannel>);

impl Poke {
    /// Opens the channel.
    pub fn open() -> Self {
        Self(BroadcastChannel::new(&super::space::key(CHANNEL)).ok())
    }

    /// Tells the other tabs.
    pub fn send(&self) {
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&JsValue::NULL);
        }
    }

    /// Calls `on_poke` whenever another tab tells, for as long as the page lives.
    pub fn listen(&self, on_poke: impl Fn() + 'static) {
        if let Some(channel) = &self.0 {
            let listener = Closure::<dyn Fn()>::new(on_poke);
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
            listener.forget();
        }
    }
}
