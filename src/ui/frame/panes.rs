//! The reading pane and the details: their place in the frame. What stands in them comes in a file
//! of its own. From 1440 px the details stand beside the reading pane, below that they slide over it.
//!
//! A step through the list, or an act that leads on, is painted in the list first, then in the reading pane, then in
//! the details: whoever presses a key sees at once that it was heard.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::deferred::{self, Pane};
use crate::browser::swipe::Swipe;
use crate::browser::{focus, turn};
use crate::model::{ConversationId, PersonId};
use crate::ui::app::{App, choices, use_app};
use crate::ui::doing::pane::{opened, show};
use crate::ui::parts::{Icon, in_full};
use crate::ui::plain::route::Route;
use crate::ui::screens::reader::Letters;
use crate::ui::text::{self, details as words, names};

/// What a pane shows, and to whom.
type Open = Option<(ConversationId, PersonId)>;

/// Follows what is open: the next conversation after the one before it once all else is painted, anything else at
/// once.
fn a_paint_later(open: Signal<Open>) -> Signal<Open> {
    let shown = RwSignal::new(open.get_untracked());
    let is_due = StoredValue::new(false);
    Effect::new(move |_| {
        let (before, now) = (shown.get_untracked(), open.get());
        if before == now {
            return;
        }
        let is_next = before.zip(now).is_some_and(|(before, now)| before.1 == now.1);
        if !is_next {
            shown.set(now);
        } else if !is_due.get_value() {
            is_due.set_value(true);
            spawn_local(async move {
                turn::painted().await;
                // The pane may be gone by then; where people go on meanwhile, that is what is shown.
                if let Some(now) = open.try_get_untracked() {
                    is_due.set_value(false);
                    if shown.get_untracked() != now {
                        shown.set(now);
                    }
                }
            });
        }
    });
    shown.into()
}

/// The reading pane.
#[component]
pub fn Reader() -> impl IntoView {
    let app = use_app();
    provide_context(Letters::default());
    let swipe = StoredValue::new_local(Swipe::default());
    let shown = a_paint_later(opened(app).into());
    // The address of one that was merged leads on.
    Effect::new(move |_| {
        let Some(old) = app.route.with(Route::open) else { return };
        let lead = app.read(|state| state.lead(old));
        if lead != old {
            app.walk(Some(lead));
        }
    });
    view! {
        <section
            class="reader"
            role="region"
            aria-label=names::CONVERSATION
            on:pointerdown=move |event| swipe.with_value(|it| it.begin(&event))
            on:pointercancel=move |_| swipe.with_value(Swipe::give_up)
            on:pointerup=move |event| {
                if swipe.with_value(|it| it.went_right(&event)) && focus::matches_media("(width < 720px)") {
                    app.open(None);
                }
            }
        >
            {move || match shown.get() {
                Some((conversation, _)) => deferred::conversation(conversation, Pane::Reader),
                None => nothing(app).into_any(),
            }}
        </section>
    }
}

fn nothing(app: App) -> impl IntoView {
    let said = move || {
        let (open, me) = (app.route.with(Route::open), app.me.get());
        let tombstone = open.and_then(|it| app.read(|state| state.tombstones.get(&it).cloned()));
        match tombstone.filter(|it| it.readers.contains(&me)) {
            Some(it) => app.directory(|directory| text::erasing::tombstone(&it, &in_full(it.at), directory)),
            None if open.is_some() => text::NO_SUCH_CONVERSATION.to_owned(),
            None => text::NOTHING_OPEN.to_owned(),
        }
    };
    view! {
        <div class="empty">
            <Icon name="mail"/>
            <p>{said}</p>
            {move || app.route.with(|it| it.open().is_some()).then(|| view! {
                <div class="empty__acts">
                    <button class="button" on:click=move |_| app.open(None)>{text::BACK_TO_LIST}</button>
                </div>
            })}
        </div>
    }
}

/// The details of the open conversation.
#[component]
pub fn Details() -> impl IntoView {
    let app = use_app();
    let open = opened(app);
    let shown = a_paint_later(a_paint_later(open.into()));
    let was_beside = StoredValue::new(choices::details_are_beside());
    let resized = window_event_listener(ev::resize, move |_| {
        if was_beside.get_value() != choices::details_are_beside() {
            was_beside.set_value(choices::details_are_beside());
            app.details.set(choices::details_at_first());
        }
    });
    on_cleanup(move || resized.remove());
    Effect::new(move |_| {
        // An overlay over nothing would hide the list.
        if open.get().is_none() && !choices::details_are_beside() {
            app.details.set(false);
        }
    });
    view! {
        <aside class="details" id="details" aria-label=words::DETAILS hidden=move || open.get().is_none()>
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
            {move || {
                let it = shown.get().filter(|_| app.details.get());
                it.map(|(it, _)| deferred::conversation(it, Pane::Details))
            }}
        </aside>
    }
}
