//! The title of the tab, and the number on the app's icon.

use wasm_bindgen::{JsCast, JsValue};

/// Sets the title of the tab.
pub fn set(title: &str) {
    if let Some(document) = web_sys::window().and_then(|it| it.document()) {
        document.set_title(title);
    }
}

/// Puts a number on the icon of the installed app, or takes it off (0), where there is one.
pub fn set_badge(count: u32) {
    let Some(navigator) = web_sys::window().map(|it| it.navigator()) else { return };
    let set = js_sys::Reflect::get(&navigator, &JsValue::from_str("setAppBadge"));
    if let Some(set) = set.ok().and_then(|it| it.dyn_into::<js_sys::Function>().ok()) {
        // A promise that is refused where the app is not installed: nothing is lost.
        let promise = set.call1(&navigator, &JsValue::from_f64(f64::from(count)));
        if let Some(promise) = promise.ok().and_then(|it| it.dyn_into::<js_sys::Promise>().ok()) {
            leptos::task::spawn_local(async move {
                let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
            });
        }
    }
}
