//! Who may see the conversation and by what, adding others, and whether one watches it.

use leptos::prelude::*;

use crate::model::{ConversationId, Flag, Verb};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::{App, use_app};
use crate::ui::doing::act;
use crate::ui::parts::Icon;
use crate::ui::parts::access::{Reader, people_with, readers};
use crate::ui::text::{self, details as words};

/// The button that takes access from somebody who was added.
fn remove(app: App, it: ConversationId, reader: &Reader) -> Option<impl IntoView + use<>> {
    let (person, name) = (reader.person, text::adding::remove(&reader.name));
    (reader.is_added && person != app.me.get()).then(|| {
        view! {
            <button
                class="button button--quiet button--icon button--small"
                aria-label=name.clone()
                title=name
                on:click=move |_| act::triage(app, Verb::RemovePeople(vec![person]), &[it])
            >
                <Icon name="x"/>
            </button>
        }
    })
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
            {move || people_with(readers.get(), move |reader| remove(app, it, reader))}
            <button
                class="button button--quiet button--small"
                on:click=move |_| app.dialog.set(Some(Dialog::AddPeople(app.seen(&[it]))))
            >
                <Icon name="plus"/>
                {text::adding::ADD}
            </button>
        </section>
    }
}
