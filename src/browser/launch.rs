//! Files that the system opens with the installed app (`file_handlers` of the manifest).

use js_sys::{Array, Function, Promise, Reflect, global};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Calls `on_files` whenever the system opens files with the app, for as long as the page lives; never
/// where the browser has no launch queue. A file that cannot be read is left out.
pub fn on_files(on_files: impl Fn(Vec<File>) + Copy + 'static) {
    let Ok(queue) = Reflect::get(&global(), &"launchQueue".into()) else { return };
    let Some(set) = method(&queue, "setConsumer") else { return };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let Some(handles) = array(&launch, "files").filter(|it| it.length() > 0) else { return };
        spawn_local(async move {
            let mut files = Vec::new();
            for handle in handles.iter() {
                files.extend(file(&handle).await);
            }
            on_files(files);
        });
    });
    let _ = set.call1(&queue, consumer.as_ref());
    consumer.forget();
}

async fn file(handle: &JsValue) -> Option<File> {
    let asked: Promise = method(handle, "getFile")?.call0(handle).ok()?.dyn_into().ok()?;
    JsFuture::from(asked).await.ok()?.dyn_into().ok()
}

fn array(of: &JsValue, name: &str) -> Option<Array> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// None of what has no such method, and of nothing.
fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}
