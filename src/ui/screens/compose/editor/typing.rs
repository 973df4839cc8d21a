//! Markup that is typed into the editor becomes what it means at once.

use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent, Node, Range, Text, window};

use super::Editor;
use crate::browser::squire::Squire;
use crate::mail::markup::{Begun, Node as Written, begun, closed, html_of};

/// Follows what has just been typed.
pub fn typed(editor: Editor, event: &Event) {
    let Some(event) = event.dyn_ref::<InputEvent>().filter(|it| !it.is_composing()) else { return };
    let Some(squire) = editor.squire() else { return };
    match event.data().as_deref() {
        // Undo goes word by word.
        Some(" " | "\u{a0}") if begin(&squire).is_none() => squire.act("saveUndoState"),
        Some("*" | "_") => drop(close(&squire)),
        _ => {}
    }
}

/// Returns the range from the beginning of the line to the caret.
pub fn before_caret(squire: &Squire) -> Option<Range> {
    let caret = squire.selected().filter(Range::collapsed)?;
    let (node, offset) = (caret.start_container().ok()?, caret.start_offset().ok()?);
    let element = node.clone().dyn_into().ok().or_else(|| node.parent_element())?;
    let line: Node = element.closest("div,li,td,th,p").ok().flatten()?.into();
    range((&line, 0), (&node, offset)).filter(|_| squire.root().contains(Some(&line)))
}

fn range(from: (&Node, u32), to: (&Node, u32)) -> Option<Range> {
    let range = window()?.document()?.create_range().ok()?;
    range.set_start(from.0, from.1).ok()?;
    range.set_end(to.0, to.1).ok()?;
    Some(range)
}

/// A line that begins so is an entry of a list, or a quotation.
fn begin(squire: &Squire) -> Option<()> {
    let line = before_caret(squire)?;
    let what = match begun(&String::from(line.to_string()))? {
        Begun::List => "makeUnorderedList",
        Begun::Numbered => "makeOrderedList",
        Begun::Quote => "increaseQuoteLevel",
    };
    if squire.is_in("LI") || squire.is_in("TD") {
        return None;
    }
    squire.act("saveUndoState");
    line.delete_contents().ok()?;
    let block = line.start_container().ok()?.dyn_into::<web_sys::Element>().ok()?;
    if block.text_content().is_none_or(|it| it.is_empty()) {
        // Without anything in it, it has no place for the caret.
        let line_break = window()?.document()?.create_element("br").ok()?;
        block.replace_children_with_node_1(&line_break);
    }
    squire.select(&range((&block, 0), (&block, 0))?);
    squire.refresh();
    squire.act(what);
    Some(())
}

/// A mark that closes a run makes it bold or italic.
fn close(squire: &Squire) -> Option<()> {
    let caret = squire.selected().filter(Range::collapsed)?;
    let text = caret.start_container().ok()?.dyn_into::<Text>().ok()?;
    let before = range((&text, 0), (&text, caret.start_offset().ok()?))?;
    let run = closed(&String::from(before.to_string()))?;
    squire.act("saveUndoState");
    let at = |it: usize| u32::try_from(it).ok();
    squire.select(&range((&text, at(run.at.start)?), (&text, at(run.at.end)?))?);
    let (name, leave) = if run.bold { ("b", "removeBold") } else { ("i", "removeItalic") };
    squire.insert_html(&html_of(&[Written::element(name, vec![Written::Text(run.inner)])]));
    // What is typed next looks as before.
    if squire.is_in(name) {
        squire.act(leave);
    }
    Some(())
}
