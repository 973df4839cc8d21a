//! Questions to a worker and its answers, as bytes; both ends of the line.
//!
//! A message is `[number, bytes, file]` there and `[number, bytes, more]` back. The bytes are
//! moved, not copied, from one side to the other; a file stays on the disk.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Event, File, MessageEvent, WorkerOptions, WorkerType};

use super::bytes::taken;

/// The worker has failed: whatever it was doing is lost, and it answers no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkerFailed;

impl std::fmt::Display for WorkerFailed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the worker failed")
    }
}

impl std::error::Error for WorkerFailed {}

/// A worker, as the page sees it; dropped, it stops.
pub struct Worker {
    thread: web_sys::Worker,
    line: Rc<Pending>,
    /// Kept, because the worker calls them.
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

/// What is asked and not answered yet.
#[derive(Default)]
struct Pending {
    last: Cell<u32>,
    failed: Cell<bool>,
    open: RefCell<HashMap<u32, Asked>>,
}

struct Asked {
    on_part: Rc<dyn Fn(Vec<u8>)>,
    resolve: Function,
    reject: Function,
}

impl Worker {
    /// Starts the worker whose module is at `url`, relative to the document, for a space.
    pub fn start(url: &str, space: &str) -> Result<Self, WorkerFailed> {
        let options = WorkerOptions::new();
        options.set_name(space);
        options.set_type(WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(url, &options).map_err(|_| WorkerFailed)?;
        let line = Rc::new(Pending::default());
        let on_message = Closure::<dyn Fn(MessageEvent)>::new({
            let line = line.clone();
            move |event: MessageEvent| line.hear(&event.data())
        });
        let on_error = Closure::<dyn Fn(Event)>::new({
            let line = line.clone();
            move |_| line.fail()
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { thread: worker, line, _on_message: on_message, _on_error: on_error })
    }

    /// Asks and waits for the answer.
    pub async fn ask(&self, question: &[u8]) -> Result<Vec<u8>, WorkerFailed> {
        self.follow(question, None, |_| ()).await
    }

    /// Asks, hands each part of the answer to `on_part` as it comes, and waits for the last one.
    pub async fn follow(
        &self,
        question: &[u8],
        file: Option<&File>,
        on_part: impl Fn(Vec<u8>) + 'static,
    ) -> Result<Vec<u8>, WorkerFailed> {
        if self.line.failed.get() {
            return Err(WorkerFailed);
        }
        let number = self.line.last.get().wrapping_add(1);
        self.line.last.set(number);
        let on_part: Rc<dyn Fn(Vec<u8>)> = Rc::new(on_part);
        let answer = Promise::new(&mut |resolve, reject| {
            let asked = Asked { on_part: on_part.clone(), resolve, reject };
            self.line.open.borrow_mut().insert(number, asked);
        });
        let third = file.map_or(JsValue::NULL, JsValue::from);
        let (message, moved) = packed(number, question, &third);
        if self.thread.post_message_with_transfer(&message, &moved).is_err() {
            self.line.open.borrow_mut().remove(&number);
            return Err(WorkerFailed);
        }
        let answer = JsFuture::from(answer).await.map_err(|_| WorkerFailed)?;
        Ok(taken(&Uint8Array::new(&answer)))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.thread.terminate();
        self.line.fail();
    }
}

impl Pending {
    fn hear(&self, message: &JsValue) {
        let Some((number, bytes, more)) = unpacked(message) else { return };
        if more.is_truthy() {
            // Taken out of the map first: it may ask the next question.
            let on_part = self.open.borrow().get(&number).map(|it| it.on_part.clone());
            if let Some(on_part) = on_part {
                on_part(taken(&bytes));
            }
        } else if let Some(asked) = self.open.borrow_mut().remove(&number) {
            let _ = asked.resolve.call1(&JsValue::NULL, &bytes);
        }
    }

    fn fail(&self) {
        self.failed.set(true);
        for asked in self.open.take().into_values() {
            let _ = asked.reject.call0(&JsValue::NULL);
        }
    }
}

/// A question, as the worker sees it.
pub struct Question {
    number: u32,
    /// What is asked.
    pub bytes: Vec<u8>,
    /// The file that it is about.
    pub file: Option<File>,
}

impl Question {
    /// Gives a part of the answer; there is more to come.
    pub fn part(&self, part: &[u8]) {
        self.post(part, true);
    }

    /// Gives the answer, or the last part of it.
    pub fn answer(self, answer: &[u8]) {
        self.post(answer, false);
    }

    fn post(&self, bytes: &[u8], more: bool) {
        let (message, moved) = packed(self.number, bytes, &more.into());
        // Fails only for what cannot be moved; bytes can.
        let _ = scope().post_message_with_transfer(&message, &moved);
    }
}

/// Hands each question to `on_question`, for as long as the worker lives.
pub fn serve(on_question: impl Fn(Question) + 'static) {
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some((number, bytes, file)) = unpacked(&event.data()) {
            on_question(Question { number, bytes: taken(&bytes), file: file.dyn_into().ok() });
        }
    });
    scope().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn packed(number: u32, bytes: &[u8], third: &JsValue) -> (Array, Array) {
    let bytes = Uint8Array::new_from_slice(bytes);
    let moved = Array::of1(&bytes.buffer());
    (Array::of3(&number.into(), &bytes, third), moved)
}

fn unpacked(message: &JsValue) -> Option<(u32, Uint8Array, JsValue)> {
    let parts = message.dyn_ref::<Array>()?;
    let bytes = parts.get(1).dyn_into().ok()?;
    Some((parts.get(0).as_f64()? as u32, bytes, parts.get(2)))
}
