//! HTML that is pasted or dropped goes through the policy for HTML of strangers, in the worker, before it is
//! read here: even read by itself it would try what the page's policy forbids.

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event};

use super::Editor;
use crate::ui::app::App;

/// Takes what is pasted, if it is HTML.
pub fn pasted(app: App, editor: Editor, event: &Event) -> bool {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    data.is_some_and(|it| take(app, editor, &it))
}

/// Takes what is dropped, if it is HTML from elsewhere.
pub fn dropped(app: App, editor: Editor, event: &Event) -> bool {
    let Some(event) = event.dyn_ref::<DragEvent>() else { return false };
    let Some(squire) = editor.squire().filter(|it| !it.is_dragged()) else { return false };
    let is_taken = event.data_transfer().is_some_and(|it| take(app, editor, &it));
    if is_taken {
        squire.select_at(event.client_x(), event.client_y());
    }
    is_taken
}

fn take(app: App, editor: Editor, data: &DataTransfer) -> bool {
    let of = |kind: &str| data.get_data(kind).unwrap_or_default();
    let (html, text) = (of("text/html"), of("text/plain"));
    let is_picture = text.is_empty() && data.files().is_some_and(|it| it.length() > 0);
    if html.is_empty() || is_picture {
        return false;
    }
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
