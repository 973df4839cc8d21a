//! The digest of the state, for harnesses outside the page: tabs that have folded the same journal
//! answer the same, and so does a native replay of it. A hash tells nothing of what it was made of.

use gloo::events::EventListener;
use web_sys::window;

use crate::session::record;
use crate::ui::app::App;

/// The event that asks, and the attribute of the document that is the answer.
const ASKED: &str = "team-inbox-digest";
const ANSWER: &str = "data-digest";

/// Answers `SEQ FROM HASH` whenever it is asked, for as long as the page lives: the entry of the
/// journal that the tab has come to, the one of the snapshot that it began with, and the state's hash.
pub fn listen(app: App) {
    let Some(window) = window() else { return };
    EventListener::new(&window, ASKED, move |_| {
        let desk = app.desk();
        let digest = app.peek(record::digest);
        let answer = format!("{} {} {digest}", desk.head().seq, desk.opened_from());
        if let Some(root) = root() {
            let _ = root.set_attribute(ANSWER, &answer); // refused only for a malformed name
        }
    })
    .forget();
}

fn root() -> Option<web_sys::Element> {
    window()?.document()?.document_element()
}
