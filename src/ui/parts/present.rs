//! Who else is at a conversation.

use leptos::prelude::*;

use crate::model::ConversationId;
use crate::session::presence::Presence;
use crate::ui::app::{App, use_app};
use crate::ui::text::names;

/// Returns who else is at a conversation, in words; nothing if nobody is.
pub fn said(app: App, conversation: Signal<Option<ConversationId>>) -> Memo<Option<String>> {
    Memo::new(move |_| {
        let conversation = conversation.get()?;
        let me = app.me.get();
        // Access may change while somebody is there; for the many rows where nobody is, it is not asked.
        if app.present.with(Presence::is_empty) {
            return None;
        }
        // Whoever hears of others can say who they are: neither is needed for the first list.
        app.who_is_there.get_value()?(app, me, conversation)
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
