//! Which databases there are.

use js_sys::{Array, Function, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Returns the names of the databases of this origin; none where the browser does not tell.
pub async fn names() -> Option<Vec<String>> {
    let factory = Reflect::get(&global(), &"indexedDB".into()).ok()?;
    let ask: Function = Reflect::get(&factory, &"databases".into()).ok()?.dyn_into().ok()?;
    let found = JsFuture::from(ask.call0(&factory).ok()?.dyn_into::<Promise>().ok()?).await.ok()?;
    let name = |it: JsValue| Reflect::get(&it, &"name".into()).ok()?.as_string();
    Some(found.dyn_into::<Array>().ok()?.iter().filter_map(name).collect())
}
