//! Squire, the editor of formatted text. It comes in a file of its own when somebody first writes; nothing
//! of it is bound before.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::{Array, Function, Object, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, Node, Range, window};

/// In `public/`.
const FILE: &str = "squire-2.4.8.js";
const INTEGRITY: &str = "sha384-pM8KNyIVu27/jZAlKg/PC7RznYOFFbjwzhYdcn9kMNt+/SCNf1mu+NYsBDnhOvZ1";
/// What it defines.
const CLASS: &str = "Squire";
/// It remembers every word by a copy of the whole: of a large text (in bytes) so many.
const LARGE: f64 = 100_000.0;
const REMEMBERED: f64 = 50.0;
/// Keys of its own that are none here: some format what mail is not sent with, others belong to the page,
/// and what a space makes of a line is ours to say.
const NO_KEYS: [&str; 12] = [
    " ",
    "Ctrl-b",
    "Ctrl-i",
    "Ctrl-u",
    "Ctrl-d",
    "Ctrl-Shift-5",
    "Ctrl-Shift-6",
    "Ctrl-Shift-7",
    "Tab",
    "Shift-Tab",
    "PageUp",
    "PageDown",
];

/// Tells whether it is here.
pub fn is_here() -> bool {
    class(CLASS).is_some()
}

/// Gets it; tells whether it came.
pub async fn fetch() -> bool {
    if !is_here() {
        let asked = Promise::new(&mut |done, _| {
            if ask(&done).is_err() {
                let _ = done.call0(&JsValue::NULL);
            }
        });
        let _ = JsFuture::from(asked).await;
    }
    is_here()
}

fn ask(done: &Function) -> Result<(), JsValue> {
    let document = document().ok_or("no document")?;
    let script = document.create_element("script")?;
    script.set_attribute("src", FILE)?;
    script.set_attribute("integrity", INTEGRITY)?;
    for end in ["load", "error"] {
        script.add_event_listener_with_callback(end, done)?;
    }
    document.body().ok_or("no body")?.append_child(&script)?;
    Ok(())
}

fn document() -> Option<Document> {
    window()?.document()
}

fn class(name: &str) -> Option<Function> {
    Reflect::get(&global(), &JsValue::from_str(name)).ok()?.dyn_into().ok()
}

/// An editor over an element, until it is dropped.
pub struct Squire {
    it: JsValue,
    root: Element,
    /// What it calls lives as long.
    _clean: Closure<dyn Fn(String) -> JsValue>,
    _copied: Closure<dyn Fn(String) -> String>,
    heard: Vec<Closure<dyn Fn()>>,
    on_the_way: Vec<EventListener>,
}

impl Squire {
    /// Begins. Whatever is put in goes through `clean` first, HTML to HTML: pasted and dropped as well; what is
    /// copied, cut or dragged out goes through `copied`.
    pub fn over(
        root: &Element,
        clean: impl Fn(&Node) -> String + 'static,
        copied: impl Fn(&Node) -> String + 'static,
    ) -> Option<Self> {
        let clean = Closure::<dyn Fn(String) -> JsValue>::new(move |html: String| {
            let cleaned = inert(&html).map(|it| clean(&it)).unwrap_or_default();
            fragment(&cleaned).unwrap_or(JsValue::NULL)
        });
        let copied = Closure::<dyn Fn(String) -> String>::new(move |html: String| {
            inert(&html).map(|it| copied(&it)).unwrap_or_default()
        });
        let undo = Object::new();
        set(&undo, "documentSizeThreshold", &LARGE.into());
        set(&undo, "undoLimit", &REMEMBERED.into());
        let config = Object::new();
        set(&config, "sanitizeToDOMFragment", clean.as_ref());
        set(&config, "willCutCopy", copied.as_ref());
        set(&config, "addLinks", &JsValue::FALSE);
        set(&config, "undo", &undo);
        let it = Reflect::construct(&class(CLASS)?, &Array::of2(root, &config)).ok()?;
        let mut squire = Self {
            it,
            root: root.clone(),
            _clean: clean,
            _copied: copied,
            heard: Vec::new(),
            on_the_way: Vec::new(),
        };
        // It would change the size of pictures, which mail written here does not say.
        if let Ok(resizer) = Reflect::get(&squire.it, &JsValue::from_str("_imageResizer")) {
            call(&resizer, "destroy", &[]);
        }
        squire.hear_first("beforeinput", |event| {
            let kind = Reflect::get(event, &JsValue::from_str("inputType")).ok();
            let kind = kind.and_then(|it| it.as_string()).unwrap_or_default();
            kind.starts_with("format") && kind != "formatBold" && kind != "formatItalic"
        });
        for key in NO_KEYS {
            squire.call("setKeyHandler", &[key.into(), JsValue::NULL]);
            squire.call("setKeyHandler", &[key.replace("Ctrl", "Meta").into(), JsValue::NULL]);
        }
        Some(squire)
    }

    fn call(&self, what: &str, with: &[JsValue]) -> JsValue {
        call(&self.it, what, with)
    }

    /// Returns the element.
    pub const fn root(&self) -> &Element {
        &self.root
    }

    /// Does what is done by a word, such as `bold` or `makeUnorderedList`.
    pub fn act(&self, what: &str) {
        self.call(what, &[]);
    }

    /// Says that something was changed without it: it remembers what each element is.
    pub fn refresh(&self) {
        self.act("_docWasChanged");
    }

    /// Changes how something looks without it counting as a change: Redo stays possible.
    pub fn quietly(&self, change: impl FnOnce() + 'static) {
        self.call("modifyDocument", &[Closure::once_into_js(change)]);
    }

    /// Calls `then` whenever something is so: `input`, `pathChange`.
    pub fn hear(&mut self, what: &str, then: impl Fn() + 'static) {
        let then = Closure::<dyn Fn()>::new(then);
        self.call("addEventListener", &[what.into(), then.as_ref().clone()]);
        self.heard.push(then);
    }

    /// Calls `take` for events on their way to it; what that takes does not come to it.
    pub fn hear_first(&mut self, what: &'static str, take: impl Fn(&Event) -> bool + 'static) {
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let Some(around) = self.root.parent_element() else { return };
        let heard = EventListener::new_with_options(&around, what, options, move |event| {
            if take(event) {
                event.prevent_default();
                event.stop_propagation();
            }
        });
        self.on_the_way.push(heard);
    }

    /// Shows something else, which cannot be undone.
    pub fn set_html(&self, html: &str) {
        self.call("setHTML", &[html.into()]);
    }

    /// Puts something in the place of what is selected.
    pub fn insert_html(&self, html: &str) {
        self.call("insertHTML", &[html.into()]);
    }

    /// Puts an element in the place of the caret.
    pub fn insert_element(&self, it: &Element) {
        self.call("insertElement", &[it.into()]);
    }

    /// The same with a text as it is.
    pub fn insert_text(&self, text: &str) {
        self.call("insertPlainText", &[text.into(), JsValue::FALSE]);
    }

    /// Tells whether something of its own is being dragged.
    pub fn is_dragged(&self) -> bool {
        Reflect::get(&self.it, &JsValue::from_str("_dragRange")).is_ok_and(|it| it.is_truthy())
    }

    /// Puts the caret at a point of the window.
    pub fn select_at(&self, x: i32, y: i32) {
        let Some((document, range)) = document().and_then(|it| Some((it.clone(), it.create_range().ok()?)))
        else {
            return;
        };
        let place = call(&document, "caretPositionFromPoint", &[x.into(), y.into()]);
        let of = |name: &str| Reflect::get(&place, &JsValue::from_str(name)).ok();
        let node = of("offsetNode").and_then(|it| it.dyn_into::<Node>().ok());
        let offset = of("offset").and_then(|it| it.as_f64()).unwrap_or_default();
        if let Some(node) = node.filter(|it| self.root.contains(Some(it)))
            && range.set_start(&node, offset as u32).is_ok()
        {
            self.select(&range);
        }
    }

    /// Makes what is selected a link.
    pub fn make_link(&self, address: &str) {
        self.call("makeLink", &[address.into()]);
    }

    /// Tells whether what is selected stands in elements of a name.
    pub fn is_in(&self, name: &str) -> bool {
        self.call("hasFormat", &[name.into()]).as_bool() == Some(true)
    }

    /// Returns what is selected, or was while it had the focus.
    pub fn selected(&self) -> Option<Range> {
        self.call("getSelection", &[]).dyn_into().ok()
    }

    /// Selects something.
    pub fn select(&self, range: &Range) {
        self.call("setSelection", &[range.into()]);
    }
}

impl Drop for Squire {
    fn drop(&mut self) {
        self.act("destroy");
    }
}

/// Reads HTML without anything in it coming alive: nothing is loaded or run.
fn inert(html: &str) -> Option<Node> {
    let parser = Reflect::construct(&class("DOMParser")?, &Array::new()).ok()?;
    let read = call(&parser, "parseFromString", &[html.into(), "text/html".into()]);
    read.dyn_into::<Document>().ok()?.body().map(Node::from)
}

/// Makes elements of HTML that is clean.
fn fragment(html: &str) -> Option<JsValue> {
    let range = document()?.create_range().ok()?;
    Some(call(&range, "createContextualFragment", &[html.into()]))
}

fn call(on: &JsValue, what: &str, with: &[JsValue]) -> JsValue {
    let verb = Reflect::get(on, &JsValue::from_str(what)).ok();
    let verb = verb.and_then(|it| it.dyn_into::<Function>().ok());
    let with: Array = with.iter().collect();
    verb.and_then(|it| it.apply(on, &with).ok()).unwrap_or_default()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Fails for no object of our own.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
