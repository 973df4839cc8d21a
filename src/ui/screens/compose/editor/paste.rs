//! What is pasted or dropped into the text, unless it is text alone.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, File};

use super::Editor;
use crate::browser::files;

/// What was brought to the text.
pub enum Brought {
    /// Files alone.
    Files(Vec<File>),
    /// HTML, the same as text, and files that came beside it.
    Html(String, String, Vec<File>),
}

/// Takes what is pasted, unless it is text alone.
pub fn pasted(event: &Event, on_brought: &dyn Fn(Brought)) -> bool {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    data.is_some_and(|it| take(&it, || (), on_brought))
}

/// Takes what is dropped, if it comes from elsewhere and is not text alone.
pub fn dropped(editor: Editor, event: &Event, on_brought: &dyn Fn(Brought)) -> bool {
    let Some(event) = event.dyn_ref::<DragEvent>() else { return false };
    let Some(squire) = editor.squire().filter(|it| !it.is_dragged()) else { return false };
    let go_there = || squire.select_at(event.client_x(), event.client_y());
    event.data_transfer().is_some_and(|it| take(&it, go_there, on_brought))
}

/// Takes what was brought; `go_there` is called before.
fn take(data: &DataTransfer, go_there: impl FnOnce(), on_brought: &dyn Fn(Brought)) -> bool {
    let of = |kind: &str| data.get_data(kind).unwrap_or_default();
    let (html, text) = (of("text/html"), of("text/plain"));
    let files = files::brought(Some(data.clone()));
    // A spreadsheet brings a picture of its cells beside their text; it is the text that is meant.
    let brought = if !files.is_empty() && (html.is_empty() || text.trim().is_empty()) {
        Brought::Files(files)
    } else if html.is_empty() {
        return false;
    } else {
        Brought::Html(html, text, files)
    };
    go_there();
    on_brought(brought);
    true
}
