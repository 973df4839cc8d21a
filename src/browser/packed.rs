//! Text made small enough to stand in an address, and back: deflated, in letters that an address takes; and
//! what else is deflated.

use js_sys::{Array, Function, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

use super::bytes::taken_from;

/// Returns a text packed; none where the browser cannot.
pub async fn packed(text: &str) -> Option<String> {
    let bytes = through("CompressionStream", text.as_bytes()).await.ok()?;
    let window = web_sys::window()?;
    let binary: String = bytes.iter().map(|it| char::from(*it)).collect();
    let base64 = window.btoa(&binary).ok()?;
    Some(base64.replace('+', "-").replace('/', "_").trim_end_matches('=').to_owned())
}

/// Returns what was packed; none if it is not what was written.
pub async fn unpacked(packed: &str) -> Option<String> {
    let binary = web_sys::window()?.atob(&packed.replace('-', "+").replace('_', "/")).ok()?;
    let bytes: Vec<u8> = binary.chars().map(|it| it as u8).collect();
    String::from_utf8(through("DecompressionStream", &bytes).await.ok()?).ok()
}

/// Returns bytes that were deflated as they were; none if they were not.
pub async fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    through("DecompressionStream", bytes).await.ok()
}

async fn through(stream: &str, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let make: Function = Reflect::get(&global(), &stream.into())?.dyn_into()?;
    let transform = Reflect::construct(&make, &Array::of1(&"deflate-raw".into()))?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::new_from_slice(bytes)))?;
    let readable = method(&blob, "stream", &[])?;
    let piped = method(&readable, "pipeThrough", &[transform])?;
    let make: Function = Reflect::get(&global(), &"Response".into())?.dyn_into()?;
    let response: Response = Reflect::construct(&make, &Array::of1(&piped))?.dyn_into()?;
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(taken_from(buffer.unchecked_into()))
}

fn method(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    method.apply(object, &arguments.iter().collect::<Array>())
}
