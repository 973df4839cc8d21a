//! The subject, who has access and how it stands for them, and what happened while one looked.

use std::time::Duration;

use leptos::prelude::*;

use super::Reading;
use crate::browser::clock;
use crate::model::{ConversationId, PersonId, Seen, State};
use crate::ui::app::use_app;
use crate::ui::doing::pane;
use crate::ui::parts::present;
use crate::ui::parts::{Avatar, Icon};
use crate::ui::text::{self, names, title};

/// So many faces are shown; the rest is a number.
const FACES: usize = 6;
/// "2 s ago" is said anew this often.
const AGAIN: Duration = Duration::from_secs(10);

/// The head of the reading pane.
#[component]
pub fn Head(reading: Reading) -> impl IntoView {
    let app = use_app();
    let it = reading.conversation;
    let title = Memo::new(move |_| app.read(|state| title(state, it)));
    view! {
        <header class="reader__head">
            <button class="button button--quiet button--icon only-phone" aria-label=names::BACK on:click=move |_| app.open(None)>
                <Icon name="back"/>
            </button>
            // The list with its heading is hidden on a phone.
            <h1 class="visually-hidden only-phone">{text::CONVERSATION}</h1>
            <div class="reader__title">
                <h2 class="reader__subject" tabindex="-1">
                    {move || title.get().0} {move || title.get().1.map(|it| view! { " " <small>{it}</small> })}
                </h2>
                <People it/>
            </div>
            <button
                class="button button--quiet button--icon"
                id="details-button"
                aria-label=text::details::DETAILS
                title=text::details::DETAILS
                aria-controls="details"
                aria-expanded=move || app.details.get().to_string()
                on:click=move |_| pane::show(app, !app.details.get_untracked())
            >
                <Icon name="panel"/>
            </button>
        </header>
    }
}

#[component]
fn People(it: ConversationId) -> impl IntoView {
    let app = use_app();
    let tags = Memo::new(move |_| app.read(|state| tags(state, app.me.get(), it)));
    let readers = Memo::new(move |_| {
        app.read(|state| {
            let named = state.readers(it).into_iter();
            named
                .map(|it| (it.person, state.directory.name(it.person).to_owned(), it.assigned))
                .collect::<Vec<_>>()
        })
    });
    let names = move || {
        let all: Vec<_> = readers.get().into_iter().map(|it| it.1).collect();
        names::seen_by(&text::listed(&all))
    };
    view! {
        <div class="reader__people">
            {move || {
                tags.get().into_iter().map(|(name, hue)| view! { <span class="tag" data-hue=hue>{name}</span> }).collect_view()
            }}
            <span class="avatars" role="img" aria-label=names>
                {move || {
                    let shown = readers.get().into_iter().take(FACES);
                    shown.map(|(person, name, _)| view! { <Avatar person name small=true/> }).collect_view()
                }}
            </span>
            {move || {
                let more = readers.get().len().saturating_sub(FACES);
                (more > 0).then(|| format!("+{more}"))
            }}
            <present::Here it/>
        </div>
    }
}

/// Team, state and labels, each with its colour; who is assigned stands in the bar below.
fn tags(state: &State, me: PersonId, it: ConversationId) -> Vec<(String, Option<String>)> {
    let all = &state.conversations;
    let team = all.team(it).and_then(|it| state.directory.teams.get(&it));
    let mut tags: Vec<_> = team
        .map(|it| (format!("{} {}", it.emoji, it.name).trim().to_owned(), Some(it.hue.to_string())))
        .into_iter()
        .collect();
    if all.org(it).is_none() {
        tags.push((text::PRIVATE.to_owned(), None));
    }
    tags.push((if all.is_closed(it) { names::CLOSED } else { names::OPEN }.to_owned(), None));
    tags.extend(state.labels_for(me, it).map(|it| (it.name.clone(), Some(it.hue.to_string()))));
    tags
}

/// A line that says what a colleague did with the conversation while it was open.
#[component]
pub fn Meanwhile(reading: Reading) -> impl IntoView {
    let app = use_app();
    let line = Memo::new(move |_| {
        let me = app.me.get();
        let story = reading.story.get()?;
        let now = app.read(|state| Seen::now(state, reading.conversation));
        if reading.seen.with(|it| *it == now) {
            return None;
        }
        let last = story.beats.iter().rev().find(|it| it.actor.person().is_some_and(|it| it != me))?;
        let said = app.read(|state| text::story::beat(last, &state.directory, me))?;
        Some((said, last.at))
    });
    let looked_at = RwSignal::new(clock::now());
    if let Ok(again) = set_interval_with_handle(move || looked_at.set(clock::now()), AGAIN) {
        on_cleanup(move || again.clear());
    }
    let dismiss = move |_| reading.seen.set(app.peek(|state| Seen::now(state, reading.conversation)));
    move || {
        line.get().map(|(said, at)| {
            let ago = move || {
                looked_at.track();
                format!(" · {}", text::ago(clock::now().0 - at.0))
            };
            view! {
                <p class="reader__alert notice" role="status">
                    // What only the clock changes is not read out again.
                    <span>{said}<span aria-hidden="true">{ago}</span></span>
                    <button class="button button--quiet button--small" on:click=dismiss>"OK"</button>
                </p>
            }
        })
    }
}
