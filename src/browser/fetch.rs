//! Files that stand beside the page.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, window};

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
