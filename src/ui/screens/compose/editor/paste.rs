//! What is pasted or dropped into the text: pictures stand where they were put, other files go beside it. HTML
//! goes through the policy for HTML of strangers, in the worker, before it is read here: even read by itself it
//! would try what the page's policy forbids.

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, File};

use super::Editor;
use crate::browser::files;
use crate::ui::app::App;

/// Takes what is pasted, unless it is text alone.
pub fn pasted(app: App, editor: Editor, event: &Event, on_files: &dyn Fn(Vec<File>)) -> bool {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    data.is_some_and(|it| take(app, editor, &it, || (), on_files))
}

/// Takes what is dropped, if it comes from elsewhere and is not text alone.
pub fn dropped(app: App, editor: Editor, event: &Event, on_files: &dyn Fn(Vec<File>)) -> bool {
    let Some(event) = event.dyn_ref::<DragEvent>() else { return false };
    let Some(squire) = editor.squire().filter(|it| !it.is_dragged()) else { return false };
    let go_there = || squire.select_at(event.client_x(), event.client_y());
    event.data_transfer().is_some_and(|it| take(app, editor, &it, go_there, on_files))
}

/// Takes what was brought; `go_there` is called before.
fn take(
    app: App,
    editor: Editor,
    data: &DataTransfer,
    go_there: impl FnOnce(),
    on_files: &dyn Fn(Vec<File>),
) -> bool {
    let of = |kind: &str| data.get_data(kind).unwrap_or_default();
    let (html, text) = (of("text/html"), of("text/plain"));
    let files = files::brought(Some(data.clone()));
    // A spreadsheet brings a picture of its cells beside their text; it is the text that is meant.
    if !files.is_empty() && (html.is_empty() || text.is_empty()) {
        go_there();
        on_files(files);
        return true;
    }
    if html.is_empty() {
        return false;
    }
    go_there();
    spawn_local(async move {
        let cleaned = app.work().pasted(html).await;
        let Some(squire) = editor.squire() else { return };
        match cleaned {
            Ok(Some(html)) => squire.insert_html(&html),
            Ok(None) | Err(_) => squire.insert_text(&text),
        }
    });
    true
}
