//! Files that stand beside the page.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response, window};

/// Returns the text of a file beside the page: of the build that the page is on, not of a newer one.
pub async fn text(name: &str) -> Result<String, JsValue> {
    let window = window().ok_or("no window")?;
    let address = super::offline::build().map_or_else(|| name.to_owned(), |build| format!("{name}?{build}"));
    let response: Response = JsFuture::from(window.fetch_with_str(&address)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    let text = JsFuture::from(response.text()?).await?;
    text.as_string().ok_or_else(|| JsValue::from("no text"))
}

/// Returns what the server says in a header of the page's own address; none where it does not answer.
pub async fn header_of_page(name: &str) -> Option<String> {
    let init = RequestInit::new();
    init.set_method("HEAD");
    init.set_cache(RequestCache::NoStore);
    let asked = window()?.fetch_with_str_and_init("./", &init);
    let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    response.headers().get(name).ok().flatten()
}
