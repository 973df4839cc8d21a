//! Notices by the system: for a person who allowed them, while they look elsewhere; taken away when
//! they are seen, or withdrawn by an Undo.

use std::collections::HashMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::NotificationPermission;

use crate::browser::{focus, local, notifications};
use crate::model::{Notice, PersonId, Time};
use crate::ui::app::App;
use crate::ui::plain::route::Route;
use crate::ui::text;

/// Where the choice about notices by the system is kept.
const CHOICE: &str = "system-notices";

/// A notice of a person that they have not seen.
type Unseen = (Time, Notice);

/// Tells whether the person wants notices by the system, in this browser.
pub fn is_on() -> bool {
    notifications::permission() == NotificationPermission::Granted
        && local::get(CHOICE).as_deref() != Some("off")
}

/// Tells whether the browser forbids them.
pub fn is_forbidden() -> bool {
    notifications::permission() == NotificationPermission::Denied
}

/// Tells whether the person has been asked, here or by the browser.
pub fn was_asked() -> bool {
    notifications::permission() != NotificationPermission::Default || local::get(CHOICE).is_some()
}

/// Turns notices by the system on or off; the browser may ask. Calls `then` with how it is now.
pub fn turn(on: bool, then: impl FnOnce(bool) + 'static) {
    local::set(CHOICE, if on { "on" } else { "off" });
    spawn_local(async move {
        if on {
            notifications::ask().await;
        }
        then(is_on());
    });
}

/// Shows what comes in, for as long as the page lives.
pub fn follow(app: App) {
    let unseen = Memo::new(move |_| {
        let me = app.me.get();
        let list: Vec<Unseen> = app.read(|state| state.unseen_notices(me).collect());
        (me, list)
    });
    let shown: StoredValue<HashMap<Unseen, notifications::Shown>, LocalStorage> =
        StoredValue::new_local(HashMap::new());
    Effect::new(move |before: Option<(PersonId, Vec<Unseen>)>| {
        let now = unseen.get();
        shown.update_value(|all| {
            all.retain(|it, notice| {
                let stays = now.1.contains(it);
                if !stays {
                    notice.close();
                }
                stays
            });
        });
        // What was there at the start, and what waits for another person, is told by the bell.
        let news: Vec<_> = match before {
            Some(before) if before.0 == now.0 => {
                now.1.iter().filter(|it| !before.1.contains(it)).copied().collect()
            }
            _ => Vec::new(),
        };
        if is_on() && !focus::is_looked_at() {
            for it in news {
                if let Some(notice) = show(app, it.1) {
                    shown.update_value(|all| drop(all.insert(it, notice)));
                }
            }
        }
        now
    });
}

fn show(app: App, notice: Notice) -> Option<notifications::Shown> {
    let (title, body) = app.peek(|state| {
        let (bold, rest) = text::notice(notice.reason, &state.directory);
        let about = notice.conversation.map(|it| text::about(state, it));
        (format!("{bold} {rest}"), about.unwrap_or_default())
    });
    // One for each conversation: what comes later says more.
    let tag = notice.conversation.map_or_else(|| "import".to_owned(), |it| format!("conversation {it}"));
    notifications::show(title.trim(), &body, &tag, move || {
        if let Some(it) = notice.conversation {
            app.go(Route::Conversation(it));
        }
    })
}
