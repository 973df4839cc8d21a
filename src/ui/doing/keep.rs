//! Asking the browser to keep what is stored: once, when somebody has put something of their own in.

use leptos::task::spawn_local;

use crate::browser::{local, storage};

/// That it was asked.
const ASKED: &str = "asked-to-keep";

/// Asks, unless that was done; some browsers ask the person in turn. Settings > Data has the answer.
pub fn ask_once() {
    if local::get(ASKED).is_some() {
        return;
    }
    local::set(ASKED, "1");
    spawn_local(async {
        if !storage::is_persisted().await {
            storage::persist().await;
        }
    });
}
