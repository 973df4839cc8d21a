//! "Labels": each is put on or taken off at once.

use leptos::prelude::*;

use super::assign::about;
use crate::model::{ConversationId, LabelId, Seen, State, Verb};
use crate::ui::app::use_app;
use crate::ui::doing::act;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::labels::path;
use crate::ui::text::triage as words;

/// "Labels".
#[component]
pub fn Label(
    /// The conversations, as they were shown when it was opened.
    seen: Vec<Seen>,
) -> impl IntoView {
    let app = use_app();
    let ids: Vec<_> = seen.iter().map(|it| it.conversation).collect();
    let labels = app.peek(|state| offered(state, &ids));
    let is_empty = labels.is_empty();
    let title = about(app, &ids);
    let pick = move |(id, path, hue): (LabelId, String, u8), is_first: bool| {
        let (shown, done) = (ids.clone(), ids.clone());
        let is_on = move || app.read(|state| shown.iter().all(|it| has(state, *it, id)));
        let toggle = move |event| act::triage(app, Verb::Label(id, event_target_checked(&event)), &done);
        view! {
            <label class="pick">
                <input type="checkbox" autofocus=is_first prop:checked=is_on on:change=toggle />
                <span class="dot" data-hue=hue.to_string()></span>
                <span class="pick__name">{path}</span>
            </label>
        }
    };
    view! {
        <Modal label=words::LABEL class="dialog--small">
            <form class="dialog__form" method="dialog">
                <header class="dialog__head">
                    <h2>{words::LABEL} <span class="dialog__sub">{title}</span></h2>
                </header>
                <div class="dialog__body dialog__body--flush assign">
                    {labels.into_iter().enumerate().map(|(at, it)| pick(it, at == 0)).collect_view()}
                    {is_empty.then(|| view! { <p class="assign__none">{words::NO_LABELS}</p> })}
                </div>
                <footer class="dialog__foot">
                    <button class="button button--primary">{words::DONE}</button>
                </footer>
            </form>
        </Modal>
    }
}

fn has(state: &State, it: ConversationId, label: LabelId) -> bool {
    state.conversations.by_label.get(&label).is_some_and(|set| set.contains(it.0))
}

/// Returns the labels of the conversations' organizations, each with those it stands under.
fn offered(state: &State, ids: &[ConversationId]) -> Vec<(LabelId, String, u8)> {
    let organizations: Vec<_> = ids.iter().filter_map(|it| state.conversations.org(*it)).collect();
    let labels = state.directory.labels.values().filter(|it| !it.removed && organizations.contains(&it.org));
    let mut offered: Vec<_> = labels.map(|it| (it.id, path(&state.directory, it), it.hue)).collect();
    offered.sort_by_key(|it| it.1.to_lowercase());
    offered
}
