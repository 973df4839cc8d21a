//! What other pages of this origin and the app say to each other: JSON, as an object or as its text.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// A hold on the channel; leaves it when dropped. Silent where the browser has none.
pub struct Api {
    channel: Option<BroadcastChannel>,
    /// Kept, because the channel calls it.
    _listener: Closure<dyn Fn(MessageEvent)>,
}

impl Api {
    /// Joins the channel of a name, in this space; `on_line` hears what other pages say, as JSON.
    pub fn join(name: &str, on_line: impl Fn(String) + 'static) -> Self {
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            let text = data.as_string().or_else(|| js_sys::JSON::stringify(&data).ok()?.as_string());
            if let Some(text) = text {
                on_line(text);
            }
        });
        let channel = BroadcastChannel::new(&super::space::key(name)).ok();
        if let Some(it) = &channel {
            it.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        }
        Self { channel, _listener: listener }
    }

    /// Says a line of JSON to the other pages, as an object.
    pub fn say(&self, line: &str) {
        if let (Some(channel), Ok(object)) = (&self.channel, js_sys::JSON::parse(line)) {
            // Fails only for what cannot be cloned; an object of texts can.
            let _ = channel.post_message(&object);
        }
    }
}

impl Drop for Api {
    fn drop(&mut self) {
        if let Some(it) = &self.channel {
            it.set_onmessage(None);
            it.close();
        }
    }
}
