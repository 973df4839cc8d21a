//! The poke between tabs of a space: "the journal grew", with the entry where it is short. What it says is
//! in the journal as well: whoever hears nothing, or does not understand it, reads that.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

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
    pub fn send(&self, word: &[u8]) {
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&Uint8Array::from(word));
        }
    }

    /// Calls `on_poke` with what another tab tells, for as long as the page lives; with nothing where that
    /// is not known.
    pub fn listen(&self, on_poke: impl Fn(Vec<u8>) + 'static) {
        if let Some(channel) = &self.0 {
            let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                let word = event.data().dyn_into::<Uint8Array>();
                on_poke(word.map(|it| it.to_vec()).unwrap_or_default());
            });
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
            listener.forget();
        }
    }
}
