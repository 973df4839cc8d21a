//! Who may see the conversation and by what, and whether one watches it.

use leptos::prelude::*;

use crate::browser::clock;
use crate::model::{ConversationId, Flag, PersonId, State, Verb};
use crate::ui::app::use_app;
use crate::ui::doing::act;
use crate::ui::parts::{Avatar, Icon};
use crate::ui::text::{self, details as words};

/// Somebody with access.
#[derive(Clone, Debug, PartialEq)]
struct Reader {
    person: PersonId,
    name: String,
    how: String,
    away: bool,
}

fn readers(state: &State, it: ConversationId) -> Vec<Reader> {
    let (facts, directory, now) = (state.facts(it), &state.directory, clock::now());
    let reader = |person: PersonId| Reader {
        person,
        name: directory.name(person).to_owned(),
        how: words::access(&state.grants_for(person, it), &facts, directory, person),
        away: directory.is_away(person, now),
    };
    state.readers(it).into_iter().map(|it| reader(it.person)).collect()
}

/// The people with access.
#[component]
pub fn People(it: ConversationId) -> impl IntoView {
    let app = use_app();
    let readers = Memo::new(move |_| app.read(|state| readers(state, it)));
    let watching = Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| state.shelf(me).has(it, Flag::Watching))
    });
    view! {
        <section class="details__part">
            <h3 class="details__name">
                {words::PEOPLE}
                <button
                    class="button button--quiet button--small"
                    aria-pressed=move || watching.get().to_string()
                    title=words::WATCH_MEANS
                    on:click=move |_| act::triage(app, Verb::Watch(!watching.get_untracked()), &[it])
                >
                    <Icon name="eye"/>
                    {text::watch(false)}
                </button>
            </h3>
            <ul class="people">
                {move || readers.get().into_iter().map(reader).collect_view()}
            </ul>
        </section>
    }
}

fn reader(it: Reader) -> impl IntoView {
    view! {
        <li class="person">
            <Avatar person=it.person name=it.name.clone()/>
            <span class="person__name">{it.name}<small>{it.how}</small></span>
            {it.away.then(|| view! { <span class="tag tag--warning">{words::OUT_OF_OFFICE}</span> })}
        </li>
    }
}
