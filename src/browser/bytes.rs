//! Bytes between JavaScript's memory and ours. What has been copied is released at once: a browser lets
//! tens of megabytes of such copies lie, in each worker and in the page, before it collects them.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{MessageChannel, MessagePort};

/// What is smaller costs less to leave than to release.
const LARGE: u32 = 64 * 1024;

thread_local! {
    static NOWHERE: Option<MessagePort> = nowhere();
}

/// Takes bytes over; they are not to be used on the other side afterwards.
pub fn taken(from: &Uint8Array) -> Vec<u8> {
    let bytes = from.to_vec();
    release(from);
    bytes
}

/// Takes over the bytes of a buffer.
pub fn taken_from(buffer: ArrayBuffer) -> Vec<u8> {
    taken(&Uint8Array::new(&buffer))
}

/// Releases bytes that nobody needs any longer: moved to where nobody is, they are gone. To move them
/// into a buffer of no length looks simpler, but Chromium then keeps them and no longer counts them.
pub fn release(bytes: &Uint8Array) {
    if bytes.length() < LARGE {
        return;
    }
    NOWHERE.with(|it| {
        if let Some(port) = it {
            let _ = port.post_message_with_transferable(&JsValue::NULL, &Array::of1(&bytes.buffer()));
        }
    });
}

/// Returns a port with a closed one at its other end.
fn nowhere() -> Option<MessagePort> {
    let channel = MessageChannel::new().ok()?;
    channel.port2().close();
    Some(channel.port1())
}
