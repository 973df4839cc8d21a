//! *Who was told?*, for what happened of late: by which reason, and why not the others.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Past;
use crate::browser::{clock, turn};
use crate::model::PersonId;
use crate::model::explain::{Telling, tellings};
use crate::ui::app::{App, use_app};
use crate::ui::parts::{Avatar, in_full, when};
use crate::ui::text::{details as words, told as sentences, why::capital};

/// So many events, the latest, are answered for.
const SHOWN: usize = 6;
/// An answer waits for a moment in which nothing else is to be done, but no longer than this.
const PATIENCE_MS: u32 = 400;

/// The question and its answer.
#[component]
pub fn Told(past: Past) -> impl IntoView {
    let app = use_app();
    let found = RwSignal::new(Vec::<Telling>::new());
    Effect::new(move |_| {
        let Some(operations) = past.operations.get() else { return };
        spawn_local(async move {
            turn::idle(PATIENCE_MS).await;
            let answer = app.peek(|state| tellings(state, past.conversation, &operations, SHOWN));
            drop(found.try_set(answer));
        });
    });
    move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            view! {
                <section class="details__part">
                    <h3 class="details__name">{sentences::WHO_WAS_TOLD}</h3>
                    {found.into_iter().enumerate().map(|(at, it)| telling(app, it, at == 0)).collect_view()}
                </section>
            }
        })
    }
}

fn telling(app: App, it: Telling, open: bool) -> impl IntoView {
    let me = app.me.get_untracked();
    let (title, told, others) = app.peek(|state| {
        let directory = &state.directory;
        let name = |it: PersonId| directory.name(it).to_owned();
        let told = it
            .told
            .iter()
            .map(|(person, why)| (*person, name(*person), sentences::told(*why, directory, me)));
        let others = it
            .others
            .iter()
            .map(|(person, why)| (*person, name(*person), sentences::unheard(*why, it.act, directory)));
        (sentences::told_of(&it, directory, me), told.collect::<Vec<_>>(), others.collect::<Vec<_>>())
    });
    let at = it.at;
    let count = words::told_count(told.len());
    view! {
        <details class="telling" open=open>
            <summary>
                <span class="telling__what">{title}</span>
                <small>{count}</small>
                <time title=in_full(at)>{when(at, clock::now())}</time>
            </summary>
            {(!told.is_empty()).then(|| view! { <ul class="people">{told.into_iter().map(person).collect_view()}</ul> })}
            {(!others.is_empty()).then(|| view! {
                <p class="telling__not">{words::NOT_TOLD}</p>
                <ul class="people people--quiet">{others.into_iter().map(person).collect_view()}</ul>
            })}
        </details>
    }
}

fn person((person, name, why): (PersonId, String, String)) -> impl IntoView {
    view! {
        <li class="person">
            <Avatar person name=name.clone()/>
            <span class="person__name">{name}<small>{capital(&why)}</small></span>
        </li>
    }
}
