//! What stands in a document, read as the few parts that markup knows.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::pictures::{Pictures, source};
use crate::mail::markup::{self, html_of, inline, text_of};

/// What of an element says something in markup.
const ATTRIBUTES: [&str; 4] = ["alt", "href", "start", "style"];
/// Deeper elements are nobody's text.
const DEEPEST: usize = 100;

/// Returns what a document says, as text with markup.
pub fn text(of: &Node) -> String {
    text_of(&read(of, 0))
}

/// Returns HTML that says the same as a document, made of nothing but what markup knows, with the pictures of
/// the draft.
pub fn clean(document: &Node, pictures: Pictures) -> String {
    html_of(&pictures.shown(inline(&text(document))))
}

/// Returns what is copied or cut: pictures by the names that the text knows them by.
pub fn copied(document: &Node) -> String {
    html_of(&read(document, 0))
}

fn read(parent: &Node, depth: usize) -> Vec<markup::Node> {
    let all = parent.child_nodes();
    let each = (0..all.length()).filter_map(|it| all.item(it));
    each.filter_map(|it| match it.node_type() {
        Node::TEXT_NODE => it.text_content().map(markup::Node::Text),
        Node::ELEMENT_NODE if depth < DEEPEST => it.dyn_into().ok().map(|it| element(&it, depth)),
        _ => None,
    })
    .collect()
}

fn element(it: &Element, depth: usize) -> markup::Node {
    let attribute = |name: &&str| it.get_attribute(name).map(|value| ((*name).to_owned(), value));
    let name = it.local_name();
    let source = (name == "img").then(|| source(it)).flatten().map(|it| ("src".to_owned(), it));
    markup::Node::Element {
        name,
        attributes: ATTRIBUTES.iter().filter_map(attribute).chain(source).collect(),
        inner: read(it, depth + 1),
    }
}
