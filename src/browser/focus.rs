//! The focus: whether a person is looking at this tab, when they leave it, and where in it the
//! focus is.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, window};

use super::location;

/// Returns whether the tab is shown and has the keyboard.
pub fn is_looked_at() -> bool {
    let document = window().and_then(|it| it.document());
    document.is_some_and(|it| !it.hidden() && it.has_focus().unwrap_or(false))
}

/// Tells whether the tab is hidden behind others.
pub fn is_hidden() -> bool {
    window().and_then(|it| it.document()).is_some_and(|it| it.hidden())
}

/// Calls `on_leave` when the tab is closed or goes elsewhere; there is no time for more than a word.
pub fn on_leave(on_leave: impl Fn() + 'static) {
    // `unload` is not told to tabs on phones, and keeps pages out of the back/forward cache.
    if let Some(window) = window() {
        EventListener::new(&window, "pagehide", move |_| on_leave()).forget();
    }
}

/// Returns the element that has the focus; none if it is the page itself, or a control that was disabled and
/// will lose it.
pub fn active() -> Option<HtmlElement> {
    let found = window()?.document()?.active_element()?;
    let is_lost = found.tag_name() == "BODY" || found.matches(":disabled").unwrap_or(false);
    (!is_lost).then_some(found)?.dyn_into().ok()
}

/// Returns where the focus goes back to: to what has it, or to the button of the menu in which that stands, since
/// a menu is gone by then.
pub fn resting() -> Option<HtmlElement> {
    let active = active()?;
    let menu = active.closest("[popover]").ok().flatten();
    let opener =
        menu.and_then(|it| find(&format!("[popovertarget='{}']:not([popovertargetaction])", it.id())));
    opener.and_then(|it| it.dyn_into().ok()).or(Some(active))
}

/// Tells whether the focus is inside an element that a selector names.
pub fn is_in(selector: &str) -> bool {
    active().is_some_and(|it| it.closest(selector).is_ok_and(|it| it.is_some()))
}

/// Puts the focus on an element without scrolling to it. A page in a frame keeps from that while the person is
/// elsewhere: it would take the focus out of the page beside it.
pub fn put(element: &Element) {
    if location::is_framed() && !is_looked_at() {
        return;
    }
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &JsValue::from_str("preventScroll"), &JsValue::TRUE);
    let focus = js_sys::Reflect::get(element, &JsValue::from_str("focus"));
    if let Some(focus) = focus.ok().and_then(|it| it.dyn_into::<js_sys::Function>().ok()) {
        let _ = focus.call1(element, &options);
    }
}

/// Puts the focus on an element once it stands in the page: `<input use:take_focus />`. Browsers heed
/// `autofocus` once for a page, and in a dialog when it opens.
pub fn take_focus(element: Element) {
    leptos::prelude::request_animation_frame(move || put(&element));
}

/// Puts the focus on the first element that a selector names.
pub fn put_on(selector: &str) {
    if let Some(element) = find(selector) {
        put(&element);
    }
}

/// Scrolls a row of tabs sideways so that the current one is seen.
pub fn reveal_current(row: &Element) {
    let row = row.clone();
    // It is laid out by then.
    leptos::prelude::request_animation_frame(move || {
        if let Ok(Some(current)) = row.query_selector("[aria-current=page]") {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
            current.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Scrolls an element into sight, by its id, no further than it needs.
pub fn reveal(id: &str) {
    if let Some(element) = window().and_then(|it| it.document()?.get_element_by_id(id)) {
        let nearest = web_sys::ScrollIntoViewOptions::new();
        nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
        nearest.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Returns the first element that a selector names.
pub fn find(selector: &str) -> Option<Element> {
    window()?.document()?.query_selector(selector).ok().flatten()
}

/// Returns every element that a selector names, in their order.
pub fn all(selector: &str) -> Vec<Element> {
    let found = window().and_then(|it| it.document()?.query_selector_all(selector).ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|it| found.item(it)?.dyn_into().ok()).collect()
}

/// Shows or hides a popover; nothing happens if it is shown or hidden already.
pub fn show_popover(popover: &Element, shown: bool) {
    let name = if shown { "showPopover" } else { "hidePopover" };
    let method = js_sys::Reflect::get(popover, &JsValue::from_str(name));
    if let Some(method) = method.ok().and_then(|it| it.dyn_into::<js_sys::Function>().ok()) {
        let _ = method.call0(popover);
    }
}

/// Tells whether the window is as a media query says.
pub fn matches_media(query: &str) -> bool {
    let found = window().and_then(|it| it.match_media(query).ok().flatten());
    found.is_some_and(|it| it.matches())
}
