//! What the browser shows of the page elsewhere: the title of the tab, the number on the app's
//! icon; and what is said aloud when another list is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::notices;
use crate::browser::{timer, title, turn};
use crate::model::ConversationId;
use crate::ui::app::settled::settled;
use crate::ui::app::{App, spaces, use_app};
use crate::ui::doing::listing::{Listing, use_listing};
use crate::ui::plain::listing::ListOf;
use crate::ui::plain::route::Route;
use crate::ui::plain::workspace::Kind;
use crate::ui::text::{self, names};

/// The title is up to date after so many milliseconds, however busy the page is.
const TITLE_MS: u32 = 300;

/// A list is announced once it has not grown for so many milliseconds: that of a workspace that begins is
/// filled step by step.
const STILL_MS: u32 = 300;

/// Keeps the title and the number up to date.
pub fn keep(app: App, listing: Listing) {
    let (told, unread) = (notices::unread(app), settled(move || app.read(|it| it.unread(app.me.get()))));
    let name = name(app, listing);
    let open = spaces::current();
    let workspace = if open.kind() == Kind::Own && open.title.is_empty() {
        String::new()
    } else {
        format!("{} · ", text::workspaces::title(&open))
    };
    Effect::new(move |_| {
        let count = unread.get();
        let place = name.with(|it| if it.is_empty() { String::new() } else { format!("{it} · ") });
        let number = if count > 0 { format!("({}) ", text::count(count as usize)) } else { String::new() };
        let title = format!("{number}{place}{workspace}{}", text::PRODUCT);
        // Browsers take longer for it than for a whole row, and it may come after the paint.
        spawn_local(async move {
            turn::idle(TITLE_MS).await;
            title::set(&title);
        });
    });
    Effect::new(move |_| title::set_badge(told.get() as u32));
}

fn name(app: App, listing: Listing) -> Memo<String> {
    Memo::new(move |_| match listing.place.get() {
        ListOf::Mailbox(mailbox) => app.directory(|it| text::mailbox(mailbox, it, app.me.get())),
        ListOf::Search(query) => query,
        ListOf::Nowhere => String::new(),
    })
}

/// Says aloud which list is shown and how many are selected.
#[component]
pub fn Announcer() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let name = name(app, listing);
    let said = RwSignal::new(String::new());
    Effect::new(move |_| {
        let shown = name.get();
        if shown.is_empty() {
            return;
        }
        let (count, before) =
            (move || listing.rows.try_with_untracked(|it| it.ids.len()), said.get_untracked());
        spawn_local(async move {
            let mut last = None;
            while last != Some(count()) {
                last = Some(count());
                timer::wait(STILL_MS).await;
            }
            // What was said meanwhile is newer.
            let is_still_so =
                (name.try_get_untracked().as_ref(), said.try_get_untracked()) == (Some(&shown), Some(before));
            if let Some(count) = last.flatten().filter(|_| is_still_so) {
                said.set(text::arrived(&shown, count));
            }
        });
    });
    let open = Memo::new(move |_| app.route.with(Route::open));
    Effect::new(move |before: Option<Option<ConversationId>>| {
        let now = open.get();
        // Who walks through the rows hears each of them anyway.
        if let Some(it) = now.filter(|_| before == Some(None)) {
            said.set(app.peek(|state| names::opened(text::subject(state.conversations.subject(it)))));
        }
        now
    });
    let selected = Memo::new(move |_| app.selected.with(std::collections::BTreeSet::len));
    Effect::new(move |before: Option<usize>| {
        let now = selected.get();
        if before.is_some_and(|it| it != now) {
            said.set(if now == 0 { text::NONE_SELECTED.to_owned() } else { names::selected(now) });
        }
        now
    });
    view! { <div class="visually-hidden" aria-live="polite">{said}</div> }
}
