//! The complete history: who, what, when, by which rule; what was undone is struck out.

use leptos::prelude::*;

use super::Past;
use crate::browser::clock;
use crate::model::{ConversationId, Link, PersonId, State, Story, Time, What};
use crate::ui::app::{App, use_app};
use crate::ui::parts::linked::LinkedLine;
use crate::ui::parts::{in_full, when};
use crate::ui::text::details as words;

/// With more lines than this, the older ones are asked for.
const SHOWN: usize = 12;

/// The history, newest first.
#[component]
pub fn History(past: Past) -> impl IntoView {
    let app = use_app();
    let all = RwSignal::new(false);
    let count = Memo::new(move |_| {
        let me = app.me.get();
        past.story.with(|story| app.read(|state| told(state, past.conversation, story, me).count()))
    });
    view! {
        <section class="details__part" hidden=move || count.get() == 0>
            <h3 class="details__name">{words::HISTORY}</h3>
            <ol class="history" reversed>
                {move || {
                    let me = app.me.get();
                    let most = if all.get() { usize::MAX } else { SHOWN };
                    past.story.with(|it| lines(app, past.conversation, it, most, me))
                }}
            </ol>
            {move || {
                (!all.get() && count.get() > SHOWN).then(|| view! {
                    <button class="button button--quiet button--small" on:click=move |_| all.set(true)>
                        {words::show_all(count.get())}
                    </button>
                })
            }}
        </section>
    }
}

/// One line of it.
enum Told {
    /// What was done, and whether it was undone.
    Said(String, bool),
    /// What it is linked with.
    Linked(Link),
}

/// Returns what a person is told, newest first.
fn told<'a>(
    state: &'a State,
    it: ConversationId,
    story: &'a Story,
    me: PersonId,
) -> impl Iterator<Item = (Time, Told)> + 'a {
    story.beats.iter().rev().filter_map(move |beat| {
        let line = match &beat.what {
            What::Linked(link) => state.link_for(me, it, *link).map(Told::Linked),
            _ => words::history(beat, &state.directory, me).map(|(said, undone)| Told::Said(said, undone)),
        };
        Some((beat.at, line?))
    })
}

fn lines(app: App, it: ConversationId, story: &Story, most: usize, me: PersonId) -> impl IntoView + use<> {
    let told: Vec<_> = app.peek(|state| told(state, it, story, me).take(most).collect());
    told.into_iter().map(|(at, told)| line(it, at, told)).collect_view()
}

fn line(it: ConversationId, at: Time, line: Told) -> AnyView {
    let said = match line {
        Told::Linked(link) => return view! { <LinkedLine it link at/> }.into_any(),
        Told::Said(said, true) => {
            view! { <span><s>{said}</s><span class="visually-hidden">{words::UNDONE}</span></span> }
                .into_any()
        }
        Told::Said(said, false) => view! { <span>{said}</span> }.into_any(),
    };
    view! { <li>{said}<time title=in_full(at)>{when(at, clock::now())}</time></li> }.into_any()
}
