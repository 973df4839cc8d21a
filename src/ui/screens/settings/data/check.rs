//! Reads everything once, and says what of it is damaged.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::model::ConversationId;
use crate::ui::app::use_app;
use crate::ui::beside::copy;
use crate::ui::parts::Icon;
use crate::ui::plain::route::Route;
use crate::ui::text;

/// Reads everything once, and says what of it is damaged.
#[component]
pub fn Check() -> impl IntoView {
    let app = use_app();
    let (name, says, button) = text::rescue::CHECK;
    let said = RwSignal::new(says.to_owned());
    let affected = RwSignal::new(Vec::new());
    let busy = RwSignal::new(false);
    let check = move |_| {
        busy.set(true);
        spawn_local(async move {
            let (found, lost) = match app.work().check().await {
                Ok((checked, back)) => {
                    copy::tell(app, back);
                    (text::rescue::checked(&checked), checked.lost.conversations)
                }
                Err(error) => (text::data::work_error(&error), Vec::new()),
            };
            let _ = (said.try_set(found), affected.try_set(lost), busy.try_set(false));
        });
    };
    let links = move || {
        let link = |it: ConversationId| {
            let (href, subject) = app.peek(|state| {
                let it = state.lead(it);
                (
                    Route::Conversation(it).fragment(&state.directory),
                    state.conversations.subject(it).to_owned(),
                )
            });
            view! { <li><a href=href>{subject}</a></li> }
        };
        // Nobody reads a thousand lines here.
        let links = affected.get().into_iter().take(1000).map(link).collect_view();
        (!affected.with(Vec::is_empty))
            .then(|| view! { <ul class="option__list" aria-label=text::rescue::AFFECTED>{links}</ul> })
    };
    view! {
        <div class="option">
            <div class="option__text"><b>{name}</b><small role="status">{said}</small>{links}</div>
            <button class="button" disabled=move || busy.get() on:click=check><Icon name="search" />{button}</button>
        </div>
    }
}
