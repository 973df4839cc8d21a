//! Who else is at a conversation.

use leptos::prelude::*;

use crate::model::{ConversationId, PersonId};
use crate::session::presence::{Doing, Presence};
use crate::ui::app::{App, use_app};
use crate::ui::text::{self, names};

/// Returns who else is at a conversation, in words; nothing if nobody is.
pub fn said(app: App, conversation: Signal<Option<ConversationId>>) -> Memo<Option<String>> {
    Memo::new(move |_| {
        let conversation = conversation.get()?;
        let me: PersonId = app.me.get();
        let there = app.present.with(|it| read(app, it, me, conversation));
        text::presence(&there)
    })
}

fn read(app: App, presence: &Presence, me: PersonId, conversation: ConversationId) -> Vec<(String, Doing)> {
    // Access may change while somebody is there; for the many rows where nobody is, it is not asked.
    if presence.is_empty() {
        return Vec::new();
    }
    app.read(|state| {
        let there = presence.at(state, me, conversation).into_iter();
        there.map(|(person, doing)| (state.directory.called(person).to_owned(), doing)).collect()
    })
}

/// Who else is at the open conversation, live.
#[component]
pub fn Here(
    /// Which conversation.
    it: ConversationId,
) -> impl IntoView {
    let said = said(use_app(), Signal::stored(Some(it)));
    view! {
        <span role="status" aria-label=names::PRESENCE>
            {move || said.get().map(|it| view! { <span class="reader__presence">{it}</span> })}
        </span>
    }
}
