//! Short lines between tabs: who is looking at what, right now. Nothing that has to arrive.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// Bump the number when the lines change: older tabs then simply do not hear us.
const CHANNEL: &str = "team-inbox-presence-v1";

/// A hold on the channel; leaves it when dropped. Silent where the browser has none.
pub struct Presence {
    channel: Option<BroadcastChannel>,
    /// Kept, because the channel calls it.
    _listener: Closure<dyn Fn(MessageEvent)>,
}

impl Presence {
    /// Joins the channel; `on_line` hears what the other tabs say.
    pub fn join(on_line: impl Fn(String) + 'static) -> Self {
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(line) = event.data().as_string() {
                on_line(line);
            }
        });
        let channel = BroadcastChannel::new(&super::space::key(CHANNEL)).ok();
        if let Some(it) = &channel {
            it.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        }
        Self { channel, _listener: listener }
    }

    /// Says a line to the other tabs.
    pub fn say(&self, line: &str) {
        if let Some(it) = &self.channel {
            // Fails only for what cannot be cloned; a string can.
            let _ = it.post_message(&line.into());
        }
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        if let Some(it) = &self.channel {
            it.set_onmessage(None);
            it.close();
        }
    }
}
