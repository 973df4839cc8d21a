//! A WebSocket of bytes to the origin of the page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{ArrayBuffer, Function, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{BinaryType, MessageEvent, WebSocket};

use super::timer;

/// A connection; closed when it is dropped.
pub struct Socket {
    socket: WebSocket,
    /// Kept, because the socket calls them.
    _on_frame: Closure<dyn Fn(MessageEvent)>,
    _on_close: Closure<dyn Fn()>,
}

impl Socket {
    /// Connects to a path of the origin; none where the browser has no sockets, or the page no origin.
    pub fn open(
        path: &str,
        on_frame: impl Fn(Vec<u8>) + 'static,
        on_close: impl Fn() + 'static,
    ) -> Option<Self> {
        let location = web_sys::window()?.location();
        let scheme = match location.protocol().ok()?.as_str() {
            "https:" => "wss",
            "http:" => "ws",
            _ => return None,
        };
        let socket = WebSocket::new(&format!("{scheme}://{}{path}", location.host().ok()?)).ok()?;
        socket.set_binary_type(BinaryType::Arraybuffer);
        let on_frame = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(frame) = event.data().dyn_into::<ArrayBuffer>() {
                on_frame(Uint8Array::new(&frame).to_vec());
            }
        });
        let on_close = Closure::<dyn Fn()>::new(on_close);
        socket.set_onmessage(Some(on_frame.as_ref().unchecked_ref()));
        socket.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Some(Self { socket, _on_frame: on_frame, _on_close: on_close })
    }

    /// Returns the first frame that comes from a path of the origin, within so many milliseconds.
    pub async fn first(path: &str, within_ms: u32) -> Option<Vec<u8>> {
        let (heard, waiting) = (Rc::new(RefCell::new(None)), Rc::new(RefCell::new(None::<Function>)));
        let (frame, frame_done, closed) = (Rc::clone(&heard), Rc::clone(&waiting), Rc::clone(&waiting));
        let wake = |it: &RefCell<Option<Function>>| {
            if let Some(done) = it.take() {
                let _ = done.call0(&JsValue::NULL);
            }
        };
        let on_frame = move |it: Vec<u8>| {
            frame.borrow_mut().get_or_insert(it);
            wake(&frame_done);
        };
        let _socket = Self::open(path, on_frame, move || wake(&closed))?;
        timer::wait_or(within_ms, |done| drop(waiting.replace(Some(done.clone())))).await;
        heard.take()
    }

    /// Sends bytes. One that is gone tells so by its end.
    pub fn send(&self, bytes: &[u8]) {
        let _ = self.socket.send_with_u8_array(bytes);
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        let _ = self.socket.close();
    }
}
