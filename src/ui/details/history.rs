//! The complete history: who, what, when, by which rule; what was undone is struck out.

use leptos::prelude::*;

use super::Past;
use crate::browser::world;
use crate::model::{Beat, PersonId, Story, Time};
use crate::ui::app::{App, use_app};
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
        past.story.with(|story| {
            app.read(|state| {
                story.beats.iter().filter_map(|it| words::history(it, &state.directory, me)).count()
            })
        })
    });
    view! {
        <section class="details__part" hidden=move || count.get() == 0>
            <h3 class="details__name">{words::HISTORY}</h3>
            <ol class="history" reversed>
                {move || {
                    let me = app.me.get();
                    let most = if all.get() { usize::MAX } else { SHOWN };
                    past.story.with(|it| lines(app, it, most, me))
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

fn lines(app: App, story: &Story, most: usize, me: PersonId) -> impl IntoView + use<> {
    let said =
        |it: &Beat| app.peek(|state| words::history(it, &state.directory, me)).map(|said| (it.at, said));
    story.beats.iter().rev().filter_map(said).take(most).map(line).collect_view()
}

fn line((at, (said, undone)): (Time, (String, bool))) -> impl IntoView {
    let said = if undone {
        view! { <span><s>{said}</s><span class="visually-hidden">{words::UNDONE}</span></span> }.into_any()
    } else {
        view! { <span>{said}</span> }.into_any()
    };
    view! { <li>{said}<time title=in_full(at)>{when(at, world::now())}</time></li> }
}
