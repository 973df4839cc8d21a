//! In the form of a reply: whether others may edit it, and who did last.

use leptos::prelude::*;

use super::writing::Writing;
use crate::model::{DraftText, SharedDraft};
use crate::ui::app::{App, use_app};
use crate::ui::parts::Icon;
use crate::ui::parts::ago::ago;
use crate::ui::text::{shared as words, writing};

/// The switch of its author, and what is said of who saved it last.
#[component]
pub fn Together(writing: Writing) -> impl IntoView {
    let app = use_app();
    let whose = writing.whose();
    let shared = Memo::new(move |_| app.read(|state| whose.saved(state)?.shared.as_deref().cloned()));
    let is_shared = Memo::new(move |_| shared.with(Option::is_some));
    let may_share = whose.is_own() && writing.conversation().is_some();
    let author = app.peek(|state| state.directory.name(whose.author).to_owned());
    let by_other = move |it: &SharedDraft| it.by != whose.writer;
    view! {
        {may_share
            .then(|| {
                view! {
                    <label class="composer__share check">
                        <input
                            type="checkbox"
                            prop:checked=is_shared
                            on:change=move |event| writing.share(event_target_checked(&event))
                        />
                        <span>{words::LET_OTHERS}</span>
                    </label>
                }
            })}
        {(!whose.is_own()).then(|| view! { <p class="composer__hint"><Icon name="team" /> {words::draft_of(&author)}</p> })}
        {move || shared.get().filter(by_other).map(|it| view! { <EditedBy it /> })}
    }
}

/// Who saved it last, and how long ago.
#[component]
fn EditedBy(it: SharedDraft) -> impl IntoView {
    let app = use_app();
    let name = app.peek(|state| state.directory.name(it.by).to_owned());
    let passed = ago(it.at);
    view! {
        <p class="composer__hint">
            <Icon name="pencil" />
            <span>{move || words::edited(&name, &passed.get())}</span>
        </p>
    }
}

/// Returns what is said of another version: whose it is, where that is somebody else's.
pub fn another(app: App, writing: Writing, other: &DraftText) -> String {
    let writer = writing.writer();
    match other.shared.as_deref().filter(|it| it.by != writer) {
        Some(it) => app.peek(|state| words::version_of(state.directory.name(it.by), &other.text)),
        None => writing::another_version(&other.text),
    }
}
