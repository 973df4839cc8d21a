//! The pictures that an editor shows, from memory: each is read once, and let go with the editor.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, Node as Place, Range, window};

use crate::browser::files;
use crate::browser::squire::Squire;
use crate::mail::markup::{Node, picture_address, picture_at};
use crate::model::Attached;
use crate::ui::app::App;

/// Names the picture that an element shows: its address is that of a place in memory.
const NAME: &str = "data-picture";

/// The pictures of one editor.
#[derive(Clone, Copy)]
pub struct Pictures {
    /// Those that the draft has, or had.
    known: StoredValue<BTreeMap<String, Known>>,
}

#[derive(Clone)]
struct Known {
    file: Attached,
    /// Where it can be shown from; none while it is on its way.
    address: Option<String>,
}

impl Pictures {
    /// There are none yet.
    pub fn none() -> Self {
        Self { known: StoredValue::default() }
    }

    /// Gets pictures; those that are here already stay. They are shown where the text has been waiting for them.
    pub fn get(self, app: App, pictures: Vec<Attached>, squire: &Rc<Squire>) {
        for file in pictures {
            let is_known = self.known.with_value(|it| it.contains_key(&file.name));
            if is_known {
                continue;
            }
            let (name, body, media) = (file.name.clone(), file.body, file.media.clone());
            self.known.update_value(|it| drop(it.insert(name.clone(), Known { file, address: None })));
            let (client, squire) = (app.work(), Rc::downgrade(squire));
            spawn_local(async move {
                let bytes = client.file(body).await.ok();
                let Some(address) = bytes.and_then(|it| files::picture(&media, &it)) else { return };
                let kept = self.known.try_update_value(|it| {
                    it.get_mut(&name).map(|it| it.address = Some(address.clone())).is_some()
                });
                match squire.upgrade().filter(|_| kept == Some(true)) {
                    Some(squire) => show(&squire, &name, &address),
                    None => files::let_go(&address),
                }
            });
        }
    }

    /// Returns the element of a picture that is here or on its way.
    pub fn element(self, shows: &str, name: &str) -> Option<Element> {
        let it = window()?.document()?.create_element("img").ok()?;
        let address = self.known.with_value(|all| all.get(name).map(|it| it.address.clone()))?;
        for (attribute, value) in [("alt", shows), (NAME, name)] {
            it.set_attribute(attribute, value).ok()?;
        }
        address.iter().for_each(|address| drop(it.set_attribute("src", address)));
        Some(it)
    }

    /// Shows those that have been waiting, as Undo brings them back.
    pub fn show_all(self, squire: &Squire) {
        self.known.with_value(|all| {
            for (name, known) in all {
                known.address.iter().for_each(|it| show(squire, name, it));
            }
        });
    }

    /// Lets them go.
    pub fn let_go(self) {
        let all = self.known.try_update_value(std::mem::take).unwrap_or_default();
        all.into_values().filter_map(|it| it.address).for_each(|it| files::let_go(&it));
    }

    /// Returns nodes as they are shown: pictures from memory, those that the draft does not have in words.
    pub fn shown(self, nodes: Vec<Node>) -> Vec<Node> {
        nodes.into_iter().map(|it| self.one(it)).collect()
    }

    fn one(self, node: Node) -> Node {
        let Node::Element { name, mut attributes, inner } = node else { return node };
        if name != "img" {
            return Node::Element { name, attributes, inner: self.shown(inner) };
        }
        let source = Node::attribute(&attributes, "src");
        let picture = picture_at(&source).unwrap_or_default();
        match self.known.with_value(|it| it.get(picture).cloned()) {
            Some(known) => {
                attributes.retain(|it| it.0 != "src");
                attributes.push((NAME.to_owned(), known.file.name));
                attributes.extend(known.address.map(|it| ("src".to_owned(), it)));
                Node::Element { name, attributes, inner }
            }
            None => Node::Text(format!("[{}]", Node::attribute(&attributes, "alt"))),
        }
    }
}

/// Returns the address by which a text knows what an element shows.
pub fn source(it: &Element) -> Option<String> {
    it.get_attribute(NAME).map(|it| picture_address(&it)).or_else(|| it.get_attribute("src"))
}

/// Selects the picture beside the caret that a key is about to delete: browsers delete what stands around it, too.
pub fn about_to_delete(squire: &Squire, event: &KeyboardEvent) -> Option<()> {
    let is_back = event.key() == "Backspace";
    if !is_back && event.key() != "Delete" {
        return None;
    }
    let caret = squire.selected().filter(Range::collapsed)?;
    let (mut place, offset) = (caret.start_container().ok()?, caret.start_offset().ok()?);
    let mut beside = if place.node_type() == Place::ELEMENT_NODE {
        let at = if is_back { offset.checked_sub(1)? } else { offset };
        place.child_nodes().item(at)
    } else {
        let text = place.text_content().unwrap_or_default();
        let is_at_edge = if is_back { offset == 0 } else { offset as usize >= text.encode_utf16().count() };
        place = is_at_edge.then_some(place)?;
        if is_back { place.previous_sibling() } else { place.next_sibling() }
    };
    while let Some(empty) = beside.as_ref().filter(|it| it.node_type() == Place::TEXT_NODE) {
        let is_empty = empty.text_content().is_none_or(|it| it.trim_matches('\u{200b}').is_empty());
        beside = if is_back { empty.previous_sibling() } else { empty.next_sibling() };
        is_empty.then_some(())?;
    }
    let picture = beside?.dyn_into::<Element>().ok().filter(|it| it.has_attribute(NAME))?;
    caret.select_node(&picture).ok()?;
    squire.select(&caret);
    Some(())
}

/// Browsers take a space that begins a text for none, and would lose it to what is typed before it.
pub fn keep_space_after(picture: &Element) {
    let Some(next) = picture.next_sibling().filter(|it| it.node_type() == Place::TEXT_NODE) else { return };
    let text = next.text_content().unwrap_or_default();
    if let Some(rest) = text.strip_prefix(' ') {
        next.set_text_content(Some(&format!("\u{a0}{rest}")));
    }
}

fn show(squire: &Squire, name: &str, address: &str) {
    let Ok(waiting) = squire.root().query_selector_all(&format!("img[{NAME}=\"{name}\"]:not([src])")) else {
        return;
    };
    for it in (0..waiting.length()).filter_map(|it| waiting.item(it)) {
        let address = address.to_owned();
        squire.quietly(move || drop(it.unchecked_into::<Element>().set_attribute("src", &address)));
    }
}
