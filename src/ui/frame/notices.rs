//! Notices: the bell, how many are new, and the list of them.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::offer::Offer;
use crate::browser::part::part;
use crate::browser::{clock, focus};
use crate::model::{Command, ConversationId, Time};
use crate::ui::app::{App, use_app};
use crate::ui::parts::late::{late, once_here};
use crate::ui::parts::{Icon, when};
use crate::ui::plain::route::Route;
use crate::ui::plain::told::{Told, grouped};
use crate::ui::text::{self, names};

/// So many conversations are listed.
const LISTED: usize = 50;

/// A notice as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Listed {
    at: Time,
    conversation: Option<ConversationId>,
    bold: String,
    rest: String,
    about: String,
    more: usize,
    seen: bool,
}

/// Returns how many notices the person has not seen.
pub fn unread(app: App) -> Memo<usize> {
    Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| state.new_notices(me))
    })
}

fn lines(app: App) -> Vec<Listed> {
    let me = app.me.get();
    app.read(|state| {
        let line = |Told { at, notice, more, seen }: Told| {
            let (bold, rest) = text::notice(notice.reason, &state.directory);
            let about = notice.conversation.map(|it| text::about(state, it)).unwrap_or_default();
            Listed { at, conversation: notice.conversation, bold, rest, about, more, seen }
        };
        grouped(state.notices_of(me), LISTED).into_iter().map(line).collect()
    })
}

part!(acts: fn see_all(app: App) -> () = see_all_now(app));

/// The person has seen them.
fn see(app: App) {
    spawn_local(async move {
        // If its file does not come they are seen the next time, and so they are without a team's server.
        let _ = see_all(app).await;
    });
}

fn see_all_now(app: App) {
    app.run(Command::SeeNotices, |app, outcome| {
        if let Err(failure) = outcome
            && !matches!(failure, crate::session::Failure::Refused(_))
            && !failure.is_for_now()
        {
            app.complain(app.peek(|state| text::failure(&failure, &state.directory)));
        }
    });
}

/// The bell and what it opens.
#[component]
pub fn Bell() -> impl IntoView {
    let app = use_app();
    let unread = unread(app);
    let is_open = RwSignal::new(false);
    let name = move || match unread.get() {
        0 => names::NOTIFICATIONS.to_owned(),
        count => names::notifications(count),
    };
    let has_news = Memo::new(move |_| unread.get() > 0);
    let count = move || match unread.get() {
        100.. => "99+".to_owned(),
        count => count.to_string(),
    };
    let on_toggle = move |_: ev::Event| {
        let open = focus::find("#notifications:popover-open").is_some();
        // Who looked at them has seen them, once they look away.
        if is_open.get_untracked() && !open && unread.get_untracked() > 0 {
            see(app);
        }
        is_open.set(open);
    };
    view! {
        <button
            class="button button--quiet button--icon sidebar__bell"
            popovertarget="notifications"
            aria-haspopup="dialog"
            aria-label=name
        >
            <Icon name="bell" />
            {move || {
                has_news.get().then(|| view! { <span class="badge badge--strong" aria-hidden="true">{count}</span> })
            }}
        </button>
        <div
            class="menu menu--panel"
            id="notifications"
            popover="auto"
            role="dialog"
            aria-label=names::NOTIFICATIONS
            on:toggle=on_toggle
        >
            {move || is_open.get().then(|| once_here(panel))}
        </div>
    }
}

late!(fn panel() = view! { <Panel /> });

#[component]
fn Panel() -> impl IntoView {
    let app = use_app();
    let lines = Memo::new(move |_| lines(app));
    let has_new = move || lines.with(|it| it.iter().any(|it| !it.seen));
    view! {
        <header class="notes__head">
            <h2>{names::NOTIFICATIONS}</h2>
            {move || {
                has_new()
                    .then(|| {
                        view! {
                            <button class="button button--quiet button--small" on:click=move |_| see_all_now(app)>
                                {names::MARK_ALL_AS_SEEN}
                            </button>
                        }
                    })
            }}
        </header>
        {move || {
            let lines = lines.get();
            if !lines.is_empty() {
                return view! {
                    <Offer />
                    <ul class="notes">{lines.into_iter().map(|it| line(app, it)).collect_view()}</ul>
                }
                .into_any();
            }
            view! { <p class="palette__none">{text::NO_NOTICES}</p> }.into_any()
        }}
    }
}

fn line(app: App, it: Listed) -> impl IntoView {
    let class = if it.seen { "note" } else { "note note--unread" };
    let href = it.conversation.map(|it| app.href(&Route::Conversation(it)));
    view! {
        <li>
            <a class=class href=href on:click=|_| hide()>
                <span class="note__text">
                    <b>{it.bold}</b>
                    " "
                    {it.rest}
                    {(it.more > 0).then(|| view! { " " <span class="faint">{text::and_more_told(it.more)}</span> })}
                    <small dir="auto">{it.about}</small>
                </span>
                <time>{when(it.at, clock::now())}</time>
            </a>
        </li>
    }
}

/// Closes the list: what it led to is shown.
fn hide() {
    if let Some(panel) = focus::find("#notifications:popover-open") {
        focus::show_popover(&panel, false);
    }
}
