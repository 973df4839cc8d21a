//! Controls as assistive technology finds them: by role and accessible name. What is asked for is
//! given as a role and a test of the name, so that this knows nothing of whoever asks.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node, window,
};

use super::focus;

/// Elements that have a role without saying so, or say so.
const ROLES: &[(&str, &str)] = &[
    ("button", "button:not([role]),[role=button],summary"),
    ("link", "a[href]:not([role]),[role=link]"),
    ("menuitem", "[role=menuitem]"),
    ("radio", "input[type=radio],[role=radio]"),
    ("checkbox", "input[type=checkbox]:not([role]),[role=checkbox]"),
    ("switch", "[role=switch]"),
    ("searchbox", "input[type=search],[role=searchbox]"),
    ("combobox", "select,[role=combobox]"),
    (
        "textbox",
        "textarea,[role=textbox],input:not([type]),input[type=text],input[type=email],input[type=tel],input[type=url]",
    ),
    ("row", "tr,[role=row]"),
    ("heading", "h1,h2,h3,h4"),
    ("region", "section[aria-label],[role=region]"),
    ("tab", "[role=tab]"),
    ("navigation", "nav"),
    ("main", "main"),
    ("dialog", "dialog[open]"),
    ("menu", "[role=menu]"),
    ("group", "fieldset,[role=group]"),
    ("toolbar", "[role=toolbar]"),
    ("complementary", "aside"),
    ("list", "ul,ol,[role=list]"),
];

/// Returns the first element of a role and a name that can be seen, inside another or anywhere.
pub fn find(within: Option<&Element>, role: &str, is: &dyn Fn(&str) -> bool) -> Option<Element> {
    of_role(within, role).into_iter().find(|it| is(&name(it)) && is_reachable(it))
}

/// Returns all elements of a role and a name that can be seen.
pub fn all(role: &str, is: &dyn Fn(&str) -> bool) -> Vec<Element> {
    of_role(None, role).into_iter().filter(|it| is(&name(it)) && is_reachable(it)).collect()
}

fn of_role(within: Option<&Element>, role: &str) -> Vec<Element> {
    let Some((_, selector)) = ROLES.iter().find(|it| it.0 == role) else { return Vec::new() };
    let found = match within {
        Some(it) => it.query_selector_all(selector).ok(),
        None => window().and_then(|it| it.document()?.query_selector_all(selector).ok()),
    };
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|it| found.item(it)?.dyn_into().ok()).collect()
}

/// Tells whether an element is laid out, and not shut off by a dialog above it.
fn is_reachable(element: &Element) -> bool {
    let is_shut_off = || focus::find("dialog[open]").is_some_and(|it| !it.contains(Some(element)));
    let is_hidden = || {
        let style = window().and_then(|it| it.get_computed_style(element).ok().flatten());
        style.and_then(|it| it.get_property_value("visibility").ok()).is_some_and(|it| it != "visible")
    };
    let it = element.get_bounding_client_rect();
    it.width() > 0.0 && it.height() > 0.0 && !is_hidden() && !is_shut_off()
}

/// Returns the role of an element, if it has one that is known here.
pub fn role(element: &Element) -> Option<&'static str> {
    ROLES.iter().find(|it| element.matches(it.1).unwrap_or(false)).map(|it| it.0)
}

/// Returns the accessible name of an element.
pub fn name(element: &Element) -> String {
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(label) = element.get_attribute("aria-label") {
        return spaced(&label);
    }
    let of = |id: &str| Some(content(&window()?.document()?.get_element_by_id(id)?));
    if let Some(ids) = element.get_attribute("aria-labelledby") {
        return spaced(&ids.split_whitespace().filter_map(of).collect::<Vec<_>>().join(" "));
    }
    if ["INPUT", "SELECT", "TEXTAREA"].contains(&element.tag_name().as_str()) {
        let label = element.closest("label").ok().flatten();
        return label.map(|it| spaced(&content(&it))).unwrap_or_default();
    }
    if element.tag_name() == "FIELDSET" {
        let legend = element.query_selector("legend").ok().flatten();
        return legend.map(|it| spaced(&content(&it))).unwrap_or_default();
    }
    spaced(&content(element))
}

/// Returns the text of an element, without what is hidden from assistive technology and without fields.
fn content(element: &Element) -> String {
    let mut text = String::new();
    let nodes = element.child_nodes();
    for node in (0..nodes.length()).filter_map(|it| nodes.item(it)) {
        match node.node_type() {
            Node::TEXT_NODE => text.push_str(&node.text_content().unwrap_or_default()),
            Node::ELEMENT_NODE => {
                let Ok(inner) = node.dyn_into::<Element>() else { continue };
                let is_left_out = inner.get_attribute("aria-hidden").as_deref() == Some("true")
                    || inner.matches("input,select,textarea,[hidden]").unwrap_or(false);
                if is_left_out {
                    continue;
                }
                let label = inner.get_attribute("aria-label");
                text.push(' ');
                text.push_str(&label.unwrap_or_else(|| content(&inner)));
                text.push(' ');
            }
            _ => {}
        }
    }
    text
}

/// Returns where an element lies in the window: left, top, width, height, in pixels.
pub fn place(element: &Element) -> [f64; 4] {
    let it = element.get_bounding_client_rect();
    [it.left(), it.top(), it.width(), it.height()]
}

/// Returns how wide and high the window is, in pixels.
pub fn window_size() -> [f64; 2] {
    let size = |it: Result<JsValue, JsValue>| it.ok().and_then(|it| it.as_f64()).unwrap_or_default();
    window().map(|it| [size(it.inner_width()), size(it.inner_height())]).unwrap_or_default()
}

/// Scrolls to an element if it is not seen.
pub fn reveal(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Presses an element.
pub fn press(element: &Element) {
    if let Some(it) = element.dyn_ref::<HtmlElement>() {
        it.click();
    }
}

/// Puts a text into a field, as if it had been typed.
pub fn fill(element: &Element, text: &str) {
    if let Some(it) = element.dyn_ref::<HtmlInputElement>() {
        it.set_value(text);
    } else if let Some(it) = element.dyn_ref::<HtmlTextAreaElement>() {
        it.set_value(text);
    }
    tell(element, "Event", "input", &[]);
    tell(element, "Event", "change", &[]);
}

/// Chooses an option of a list by its name; tells whether there is one.
pub fn choose(element: &Element, is: &dyn Fn(&str) -> bool) -> bool {
    let Some(list) = element.dyn_ref::<HtmlSelectElement>() else { return false };
    let option = options(list).into_iter().find(|it| is(&it.1));
    let Some((value, _)) = option else { return false };
    list.set_value(&value);
    tell(element, "Event", "input", &[]);
    tell(element, "Event", "change", &[]);
    true
}

/// Returns the options of a list: value and name.
fn options(list: &HtmlSelectElement) -> Vec<(String, String)> {
    let options = list.query_selector_all("option");
    let Ok(options) = options else { return Vec::new() };
    let option = |it: u32| {
        let option = options.item(it)?.dyn_into::<Element>().ok()?;
        let name = option.text_content().unwrap_or_default().trim().to_owned();
        Some((option.get_attribute("value").unwrap_or_else(|| name.clone()), name))
    };
    (0..options.length()).filter_map(option).collect()
}

/// Presses a key, as if the element had the focus.
pub fn key(element: &Element, key: &str) {
    tell(element, "KeyboardEvent", "keydown", &[("key", JsValue::from_str(key))]);
}

/// Has an event happen to an element, as a person would cause it.
fn tell(element: &Element, class: &str, what: &str, more: &[(&str, JsValue)]) {
    let how = js_sys::Object::new();
    let all = [("bubbles", JsValue::TRUE), ("cancelable", JsValue::TRUE)];
    for (name, value) in all.iter().chain(more) {
        // Fails for no object of our own.
        let _ = js_sys::Reflect::set(&how, &JsValue::from_str(name), value);
    }
    let class = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str(class));
    let Some(class) = class.ok().and_then(|it| it.dyn_into::<js_sys::Function>().ok()) else { return };
    let event = js_sys::Reflect::construct(&class, &js_sys::Array::of2(&JsValue::from_str(what), &how));
    if let Some(event) = event.ok().and_then(|it| it.dyn_into::<Event>().ok()) {
        // Whoever handles it may say that the browser should not.
        let _ = element.dispatch_event(&event);
    }
}

/// Tells whether a radio button or a check box is chosen.
pub fn is_chosen(element: &Element) -> bool {
    let is_checked = element.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked);
    is_checked || element.get_attribute("aria-checked").as_deref() == Some("true")
}

/// Returns what a field holds: its text, or the name of the option that is chosen.
pub fn value(element: &Element) -> String {
    if let Some(list) = element.dyn_ref::<HtmlSelectElement>() {
        let value = list.value();
        return options(list).into_iter().find(|it| it.0 == value).map(|it| it.1).unwrap_or_default();
    }
    if let Some(it) = element.dyn_ref::<HtmlInputElement>() {
        return it.value();
    }
    element.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default()
}

/// Tells whether a text stands in what an element shows, however it is spaced.
pub fn says(selector: &str, text: &str) -> bool {
    focus::all(selector).iter().any(|it| {
        it.text_content().is_some_and(|it| it.split_whitespace().collect::<Vec<_>>().join(" ").contains(text))
    })
}

/// Moves an element to the end of another, with the focus if that is inside.
pub fn carry(element: &Element, into: &Element) {
    let focused = focus::active().filter(|it| element.contains(Some(it)));
    // Fails only for an element that would be inside itself.
    let _ = into.append_child(element);
    if let Some(it) = focused {
        focus::put(&it);
    }
}

/// Lays an element over a place of the window: left, top, width, height, in pixels; hides it over none.
pub fn lay(element: &HtmlElement, place: Option<[f64; 4]>) {
    let style = element.style();
    // Fails for no property that there is.
    let set = |name: &str, value: &str| drop(style.set_property(name, value));
    match place {
        Some([left, top, width, height]) => {
            set("translate", &format!("{left}px {top}px"));
            set("width", &format!("{width}px"));
            set("height", &format!("{height}px"));
            set("visibility", "visible");
        }
        None => set("visibility", "hidden"),
    }
}

/// Calls `on_event` with each event of a kind before the page hears of it, until the owner goes.
pub fn hear(kind: &'static str, on_event: impl Fn(Event) + 'static) {
    use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
    use leptos::prelude::UpdateValue as _;
    let Some(document) = window().and_then(|it| it.document()) else { return };
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    let listener = EventListener::new_with_options(&document, kind, options, move |it| on_event(it.clone()));
    let kept = leptos::prelude::StoredValue::new_local(Some(listener));
    leptos::prelude::on_cleanup(move || drop(kept.try_update_value(Option::take)));
}

/// Prints a text alone: it stands in place of the page while the browser prints.
pub fn print(text: &str) {
    let Some(document) = window().and_then(|it| it.document()) else { return };
    let (Ok(sheet), Some(body)) = (document.create_element("pre"), document.body()) else { return };
    sheet.set_text_content(Some(text));
    sheet.set_class_name("handout");
    // Fails only for an element that would be inside itself.
    let _ = body.append_child(&sheet);
    if let Some(it) = window() {
        let _ = it.print();
    }
    sheet.remove();
}
