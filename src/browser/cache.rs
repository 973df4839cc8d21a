//! Cache storage for a few small files of our own. It rests apart from IndexedDB and localStorage, and
//! can be written from workers. Fails where the browser has none, as on pages not served securely.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Response;

use super::bytes::taken_from;

/// The cache that is ours; that of a service worker has another name.
const CACHE: &str = "team-inbox-kept";

thread_local! {
    /// What was begun last.
    static LAST: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Returns what is kept under a name.
pub async fn get(name: &str) -> Result<Option<Vec<u8>>, JsValue> {
    let found = ask(&open().await?, "match", &[path(name)]).await?;
    let Ok(response) = found.dyn_into::<Response>() else { return Ok(None) };
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Some(taken_from(buffer.unchecked_into())))
}

/// Keeps bytes under a name.
pub async fn put(name: &str, mut bytes: Vec<u8>) -> Result<(), JsValue> {
    let response = Response::new_with_opt_u8_array(Some(&mut bytes))?;
    in_turn("put", vec![path(name), response.into()]).await.map(drop)
}

/// Removes what is kept under a name; tells whether there was something.
pub async fn remove(name: &str) -> Result<bool, JsValue> {
    Ok(in_turn("delete", vec![path(name)]).await?.is_truthy())
}

/// Changes the cache once everything begun before is done: browsers let what is removed overtake what is still
/// being written, and that would be there again.
async fn in_turn(method: &'static str, arguments: Vec<JsValue>) -> Result<JsValue, JsValue> {
    let before = LAST.take();
    let done = future_to_promise(async move {
        if let Some(before) = before {
            let _ = JsFuture::from(before).await; // told to whoever began it
        }
        ask(&open().await?, method, &arguments).await
    });
    LAST.set(Some(done.clone()));
    JsFuture::from(done).await
}

async fn open() -> Result<JsValue, JsValue> {
    let caches = Reflect::get(&global(), &"caches".into())?;
    ask(&caches, "open", &[CACHE.into()]).await
}

/// A cache names everything by an address; nothing is ever fetched from this one.
fn path(name: &str) -> JsValue {
    format!("/team-inbox-kept/{name}").into()
}

async fn ask(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    let promise = method.apply(object, &arguments.iter().collect::<Array>())?;
    JsFuture::from(Promise::resolve(&promise)).await
}
