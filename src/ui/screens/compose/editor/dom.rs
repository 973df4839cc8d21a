//! What stands in a document, read as the few parts that markup knows.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use crate::mail::markup::{self, fragment, text_of};

/// What of an element says something in markup.
const ATTRIBUTES: [&str; 3] = ["href", "start", "style"];
/// Deeper elements are nobody's text.
const DEEPEST: usize = 100;

/// Returns what a document says, as text with markup.
pub fn text(of: &Node) -> String {
    text_of(&read(of, 0))
}

/// Returns HTML that says the same as a document, made of nothing but what markup knows.
pub fn clean(document: &Node) -> String {
    fragment(&text(document))
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
    markup::Node::Element {
        name: it.local_name(),
        attributes: ATTRIBUTES.iter().filter_map(attribute).collect(),
        inner: read(it, depth + 1),
    }
}
