//! Drafts of colleagues that everybody may edit who sees the conversation, where the composer is.

use leptos::prelude::*;

use super::Reading;
use crate::model::{DraftText, PersonId, SharedDraft, Time};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::parts::ago::ago;
use crate::ui::text::shared as words;

/// What is shown of one.
#[derive(Clone, PartialEq)]
struct Draft {
    author: PersonId,
    text: String,
    by: PersonId,
    at: Time,
}

/// The drafts of others, but for the one that is open in the form.
#[component]
pub fn SharedDrafts(
    reading: Reading,
    open: Signal<Option<PersonId>>,
    on_edit: Callback<PersonId>,
) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| {
        let (me, open) = (app.me.get(), open.get());
        app.read(|state| {
            let here = state.shared_drafts(reading.conversation, me).filter(|it| Some(it.0) != open);
            let draft = |(author, draft, shared): (PersonId, &DraftText, &SharedDraft)| Draft {
                author,
                text: draft.text.clone(),
                by: shared.by,
                at: shared.at,
            };
            here.map(draft).collect::<Vec<_>>()
        })
    });
    move || all.get().into_iter().map(|it| view! { <One it on_edit/> }).collect_view()
}

#[component]
fn One(it: Draft, on_edit: Callback<PersonId>) -> impl IntoView {
    let app = use_app();
    let name = |person| app.peek(|state| state.directory.name(person).to_owned());
    let (author, by, passed) = (name(it.author), name(it.by), ago(it.at));
    let (label, title) = (words::draft_of(&author), words::draft_of(&author));
    view! {
        <section class="composer composer--planned" aria-label=label>
            <p class="notice notice--info">
                <Icon name="pencil"/>
                <span>
                    {title}
                    // What only the clock changes is not read out again.
                    " · "
                    {move || words::edited(&by, &passed.get())}
                </span>
            </p>
            <p class="composer__planned">{it.text}</p>
            <div class="composer__foot">
                <span class="composer__send">
                    <button
                        type="button"
                        class="button button--primary"
                        aria-label=words::edit_draft_of(&author)
                        on:click=move |_| on_edit.run(it.author)
                    >
                        {words::EDIT}
                    </button>
                </span>
            </div>
        </section>
    }
}
