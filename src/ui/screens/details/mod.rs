//! The details of the open conversation: why it is here, who was told, what is known about it, who
//! may see it, its attachments and its whole history. From 1440 px it stands beside the reading
//! pane, below that it slides over it.

mod about;
mod files;
mod history;
mod past;
mod people;
mod told;
mod why;

use leptos::ev;
use leptos::prelude::*;

use crate::browser::{focus, local};
use crate::model::{ConversationId, Mailbox};
use crate::ui::app::{App, use_app};
use crate::ui::frame::deferred::{self, Pane};
use crate::ui::parts::Icon;
use crate::ui::plain::route::Route;
use crate::ui::text::details as words;

pub use past::Past;

/// Where the choice to hide the pane is kept.
const KEPT: &str = "details";

/// Tells whether the pane stands beside the others, not over them.
pub fn is_beside() -> bool {
    focus::matches_media("(width >= 1440px)")
}

/// Tells whether the pane has the focus and lies over the others.
pub fn is_over() -> bool {
    !is_beside() && focus::is_in(".details")
}

/// Tells whether the pane is shown at first.
pub fn is_shown_at_first() -> bool {
    is_beside() && local::get(KEPT).as_deref() != Some("closed")
}

/// Shows the pane, or hides it. The focus goes where the person looks next.
pub fn show(app: App, on: bool) {
    app.details.set(on);
    if is_beside() {
        local::set(KEPT, if on { "open" } else { "closed" });
    }
    if !is_beside() || !on {
        let next = if on { ".details__head h2" } else { "#details-button" };
        // What was hidden takes the focus only once it has been shown.
        request_animation_frame(move || request_animation_frame(move || focus::put_on(next)));
    }
}

/// Shows the pane or hides it; of the row that keys act on, if nothing is open.
pub fn toggle(app: App) {
    let is_shown = app.details.get_untracked() && app.route.with_untracked(Route::open).is_some();
    if !is_shown {
        open_cursor(app);
    }
    show(app, !is_shown);
}

/// Asks why a conversation is or is not in a mailbox; none is the one that is shown.
pub fn ask(app: App, mailbox: Option<Mailbox>) {
    open_cursor(app);
    app.asked.set(mailbox);
    show(app, true);
}

fn open_cursor(app: App) {
    let is_open = app.route.with_untracked(Route::open).is_some();
    if let Some(it) = app.cursor.get_untracked().filter(|_| !is_open) {
        app.open(Some(it));
    }
}

/// The details of the open conversation.
#[component]
pub fn Details() -> impl IntoView {
    let app = use_app();
    let open = super::reader::open(app);
    let was_beside = StoredValue::new(is_beside());
    let resized = window_event_listener(ev::resize, move |_| {
        if was_beside.get_value() != is_beside() {
            was_beside.set_value(is_beside());
            app.details.set(is_shown_at_first());
        }
    });
    on_cleanup(move || resized.remove());
    Effect::new(move |_| {
        // An overlay over nothing would hide the list.
        if open.get().is_none() && !is_beside() {
            app.details.set(false);
        }
    });
    // Whoever goes to another list asks about that one.
    let view = Memo::new(move |_| app.route.with(Route::view));
    Effect::new(move |before: Option<Mailbox>| {
        let now = view.get();
        if before.is_some_and(|it| it != now) {
            app.asked.set(None);
        }
        now
    });
    view! {
        <aside class="details" id="details" aria-label=words::DETAILS>
            <header class="details__head">
                <h2 tabindex="-1">{words::DETAILS}</h2>
                <button
                    class="button button--quiet button--icon"
                    aria-label=words::HIDE
                    title=words::HIDE
                    on:click=move |_| show(app, false)
                >
                    <Icon name="x"/>
                </button>
            </header>
            // What is hidden is not worked out.
            {move || app.details.get().then(|| match open.get() {
                Some((it, _)) => deferred::conversation(it, Pane::Details),
                None => view! { <p class="details__none">{words::NOTHING_OPEN}</p> }.into_any(),
            })}
        </aside>
    }
}

/// What is told of a conversation.
#[component]
pub fn Parts(it: ConversationId) -> impl IntoView {
    let app = use_app();
    let past = Past::of(app, it);
    view! {
        <div class="details__scroll" tabindex="0" role="group" aria-label="About the conversation">
            <why::Why past/>
            <about::About it/>
            <about::Customer past/>
            <people::People it/>
            <files::Files past/>
            <told::Told past/>
            <history::History past/>
        </div>
    }
}

/// A part with a heading.
#[component]
fn Part(
    /// What stands above it.
    name: &'static str,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="details__part">
            <h3 class="details__name">{name}</h3>
            {children()}
        </section>
    }
}
