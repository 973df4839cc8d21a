//! Cache storage for a few small files of our own. It rests apart from IndexedDB and localStorage, and
//! can be written from workers. Fails where the browser has none, as on pages not served securely.

use js_sys::{Array, Function, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::bytes::taken_from;

/// The cache that is ours; that of a service worker has another name.
const CACHE: &str = "team-inbox-kept";

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
    ask(&open().await?, "put", &[path(name), response.into()]).await.map(drop)
}

/// Removes what is kept under a name; tells whether there was something.
pub async fn remove(name: &str) -> Result<bool, JsValue> {
    Ok(ask(&open().await?, "delete", &[path(name)]).await?.is_truthy())
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
    JsFuture::from(js_sys::Promise::resolve(&promise)).await
}
