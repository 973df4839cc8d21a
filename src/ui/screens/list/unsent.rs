//! New messages that are not sent yet, above the rows of Drafts and Outbox: they belong to no
//! conversation.

use leptos::prelude::*;

use crate::model::{DraftKey, DraftText};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::use_app;
use crate::ui::doing::drafts::discard;
use crate::ui::doing::listing::use_listing;
use crate::ui::doing::plan::{cancel, send_now, standing};
use crate::ui::doing::unsent::unsent;
use crate::ui::parts::Icon;
use crate::ui::text::{language::Said, writing as words};

/// New messages that are not sent yet; nothing in other mailboxes.
#[component]
pub fn Unsent() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let drafts = Memo::new(move |_| unsent(app, &listing.place.get()));
    move || {
        let drafts = drafts.get();
        (!drafts.is_empty()).then(|| {
            view! {
                <ul class="unsent" aria-label=words::NEW_MESSAGES>
                    {drafts.into_iter().map(|(key, draft)| view! { <One key draft /> }).collect_view()}
                </ul>
            }
        })
    }
}

#[component]
fn One(key: DraftKey, draft: DraftText) -> impl IntoView {
    let app = use_app();
    let plan = draft.plan.clone();
    let is_held = plan.as_deref().is_some_and(|it| it.held.is_some());
    let standing = plan.as_deref().map(|it| standing(app, it));
    let is_planned = plan.is_some();
    let edit = move |_| {
        let open = move || app.dialog.set(Some(Dialog::Draft(key)));
        if is_planned { cancel(app, key, open) } else { open() }
    };
    let thrown = StoredValue::new(draft.clone());
    let discard = move |_| discard(app, app.me.get_untracked(), key, thrown.get_value());
    let send = if is_held { words::SEND_ANYWAY } else { words::SEND_NOW };
    let go_on = if is_planned { words::EDIT } else { words::GO_ON };
    let named = |act: Said| words::of_message(act, &draft.to, &draft.subject);
    view! {
        <li class="unsent__one">
            <span class="avatar" aria-hidden="true"><Icon name="pencil" /></span>
            <p class="unsent__to">{words::to(&draft.to, &draft.subject)}</p>
            {standing.map(|it| view! { <p class:unsent__held=is_held>{it}</p> })}
            <p class="unsent__acts">
                <button
                    class="unsent__edit button button--small button--quiet"
                    aria-label=named(go_on)
                    on:click=edit
                >
                    {go_on}
                </button>
                {is_planned
                    .then(|| {
                        view! {
                            <button
                                class="button button--small button--quiet"
                                aria-label=named(send)
                                on:click=move |_| send_now(app, key)
                            >
                                {send}
                            </button>
                        }
                    })}
                <button
                    class="button button--small button--quiet"
                    aria-label=named(words::DISCARD)
                    on:click=discard
                >
                    {words::DISCARD}
                </button>
            </p>
        </li>
    }
}
