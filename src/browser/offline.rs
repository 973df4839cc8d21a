//! Use without the server: what `public/offline.mjs` tells of it, and what it is asked.

use gloo::events::EventListener;
use web_sys::{Element, Event, window};

/// How far the files of this build are held in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// They are on their way.
    Preparing,
    /// All of them.
    Ready,
    /// One did not come.
    Failed,
    /// This browser offers no way here, or the build is not meant to be held.
    Never,
    /// The page is one file, which holds all of them.
    File,
}

/// Returns how it stands.
pub fn held() -> Held {
    if is_file() {
        return Held::File;
    }
    if build().is_none() {
        return Held::Never;
    }
    match root().and_then(|it| it.get_attribute("data-offline")).as_deref() {
        Some("ready") => Held::Ready,
        Some("failed") => Held::Failed,
        Some("none") => Held::Never,
        _ => Held::Preparing,
    }
}

/// Tells whether a newer build waits.
pub fn has_update() -> bool {
    root().is_some_and(|it| it.has_attribute("data-update"))
}

/// Calls `on_change` whenever one of the two may have changed, until what is returned is dropped.
pub fn on_change(on_change: impl Fn() + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "team-inbox-offline", move |_| on_change()))
}

/// Says that the page has nothing better to do: now its files may be fetched.
pub fn settled() {
    tell("team-inbox-settled");
}

/// Tries again to get what did not come.
pub fn keep() {
    tell("team-inbox-keep");
}

/// Says that a part of the page did not come: if what is held of it is damaged, it is fetched anew.
pub fn mend() {
    tell("team-inbox-mend");
}

/// Begins again with the newer build.
pub fn update() {
    tell("team-inbox-update");
}

/// Returns the hash of the build; none of one that is not for release.
pub fn build() -> Option<String> {
    boot()?.get_attribute("data-build")
}

/// Tells whether the page is one file that holds the whole app (`make single`).
pub fn is_file() -> bool {
    boot().is_some_and(|it| it.has_attribute("data-single"))
}

fn boot() -> Option<Element> {
    window()?.document()?.query_selector("meta[name=boot]").ok()?
}

fn root() -> Option<Element> {
    window()?.document()?.document_element()
}

fn tell(event: &str) {
    if let (Some(window), Ok(event)) = (window(), Event::new(event)) {
        let _ = window.dispatch_event(&event);
    }
}
