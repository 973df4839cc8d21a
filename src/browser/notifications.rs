//! Notices outside the page, for a person who allowed them.

use wasm_bindgen::{JsCast, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationOptions, NotificationPermission};

/// Returns whether notices may be shown, must be asked for, or are forbidden.
pub fn permission() -> NotificationPermission {
    if is_offered() { Notification::permission() } else { NotificationPermission::Denied }
}

/// Asks the person; only ever after a click of theirs, else browsers say no for them.
pub async fn ask() -> NotificationPermission {
    if is_offered()
        && let Ok(asked) = Notification::request_permission()
    {
        // The answer is in the permission as well, and an error is no answer.
        let _ = JsFuture::from(asked).await;
    }
    permission()
}

/// A notice that is shown.
pub struct Shown(Notification);

impl Shown {
    /// Takes it away.
    pub fn close(&self) {
        self.0.close();
    }
}

/// Shows a notice; a later one with the same `tag` takes its place. A click on it brings the tab to
/// the front and calls `on_click`.
pub fn show(title: &str, body: &str, tag: &str, on_click: impl FnOnce() + 'static) -> Option<Shown> {
    if permission() != NotificationPermission::Granted {
        return None;
    }
    let options = NotificationOptions::new();
    options.set_body(body);
    options.set_tag(tag);
    // Throws on Android, where only a service worker may show one.
    let notice = Notification::new_with_options(title, &options).ok()?;
    let clicked = Closure::once_into_js({
        let notice = notice.clone();
        move || {
            // Fails where the browser does not let a page come to the front by itself.
            let _ = web_sys::window().map(|it| it.focus());
            on_click();
            notice.close();
        }
    });
    notice.set_onclick(Some(clicked.unchecked_ref()));
    Some(Shown(notice))
}

/// Some browsers have no notices at all, and touching them throws.
fn is_offered() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &"Notification".into()).unwrap_or(false)
}
