//! The address: the fragment says where a person is, `?as=` who they are.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::UrlSearchParams;

fn location() -> Option<web_sys::Location> {
    Some(web_sys::window()?.location())
}

/// Returns the fragment, with its `#`.
pub fn fragment() -> String {
    location().and_then(|it| it.hash().ok()).unwrap_or_default()
}

/// Goes to a fragment; a new entry of the browser's history.
pub fn go(fragment: &str) {
    if let Some(location) = location() {
        // Fails only for what is no fragment; then the page stays where it is.
        let _ = location.set_hash(fragment);
    }
}

/// Returns who the address says acts.
pub fn acting_as() -> Option<String> {
    asked("as")
}

/// Returns which workspace the address names.
pub fn workspace() -> Option<String> {
    asked("w")
}

fn asked(what: &str) -> Option<String> {
    let query = location()?.search().ok()?;
    UrlSearchParams::new_with_str(&query).ok()?.get(what)
}

/// Writes into the address who acts, without a new entry of the history.
pub fn set_acting_as(email: &str) {
    set_asked("as", email);
}

/// Writes into the address which workspace is open, without a new entry of the history.
pub fn set_workspace(name: &str) {
    set_asked("w", name);
}

fn set_asked(what: &str, value: &str) {
    let Some(window) = web_sys::window() else { return };
    let before = window.location().search().unwrap_or_default();
    let Ok(query) = UrlSearchParams::new_with_str(&before) else { return };
    query.set(what, value);
    let address = format!("?{}{}", String::from(query.to_string()), fragment());
    if let Ok(history) = window.history() {
        // It is the same place: its number stays (entry.rs).
        let state = history.state().unwrap_or(wasm_bindgen::JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}

/// Goes to a fragment in place of the present one, and tells nobody.
pub fn replace(fragment: &str) {
    let Some(history) = web_sys::window().and_then(|it| it.history().ok()) else { return };
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(fragment));
}

/// Calls `on_change` whenever the fragment changes, for as long as the page lives.
pub fn on_change(on_change: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn()>::new(on_change);
    let _ = window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Returns where the picture of the app is.
pub fn icon() -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector("link[rel=icon]").ok()??.get_attribute("href")
}

/// Returns the address of this page in a workspace: `?w=NAME&as=EMAIL#/…`.
pub fn address(workspace: &str, acting_as: Option<&str>, fragment: &str) -> String {
    let Ok(query) = UrlSearchParams::new() else { return fragment.to_owned() };
    query.set("w", workspace);
    if let Some(email) = acting_as {
        query.set("as", email);
    }
    format!("?{}{fragment}", String::from(query.to_string()))
}

/// Returns the whole address of this page with a fragment, and nothing else of what it says.
pub fn whole(fragment: &str) -> String {
    let here = location().and_then(|it| it.href().ok()).unwrap_or_default();
    format!("{}{fragment}", here.split(['?', '#']).next().unwrap_or_default())
}

/// Puts a text on the clipboard; tells whether the browser let us.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    wasm_bindgen_futures::JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// Tells whether this page stands in a frame of another.
pub fn is_framed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    window.parent().ok().flatten().is_some_and(|it| it != window)
}

/// Leaves this page for another address of it; loads it again where only the fragment differs.
pub fn leave_for(address: &str) {
    let Some(location) = location() else { return };
    let before = location.search().unwrap_or_default();
    if address.split('#').next() == Some(before.as_str()) {
        replace(address);
        let _ = location.reload();
    } else {
        let _ = location.assign(address);
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(location) = location() {
        let _ = location.reload();
    }
}
