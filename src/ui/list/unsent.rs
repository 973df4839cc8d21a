//! New messages that are not sent yet, above the rows of Drafts and Outbox: they belong to no
//! conversation.

use leptos::prelude::*;

use super::listing::{Place, use_listing};
use crate::model::{Command, DraftKey, DraftText, Mailbox};
use crate::ui::app::{Dialog, use_app};
use crate::ui::compose::{cancel, send_now, standing};
use crate::ui::parts::Icon;
use crate::ui::text::writing as words;

/// New messages that are not sent yet; nothing in other mailboxes.
#[component]
pub fn Unsent() -> impl IntoView {
    let (app, listing) = (use_app(), use_listing());
    let drafts = Memo::new(move |_| {
        let is_outbox = match listing.place.get() {
            Place::Mailbox(Mailbox::Drafts) => false,
            Place::Mailbox(Mailbox::Outbox) => true,
            _ => return Vec::new(),
        };
        let me = app.me.get();
        app.read(|state| {
            let mine = state.drafts.iter().filter(|it| it.0.0 == me && matches!(it.0.1, DraftKey::New(_)));
            let shown = mine.filter(|it| it.1.plan.is_some() || (!is_outbox && !it.1.is_blank()));
            shown.map(|((_, key), it)| (*key, it.clone())).collect::<Vec<_>>()
        })
    });
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
    let discard = move |_| app.run(Command::SaveDraft { key, draft: None }, |_, _| {});
    let send = if is_held { words::SEND_ANYWAY } else { words::SEND_NOW };
    view! {
        <li class="unsent__one">
            <span class="avatar" aria-hidden="true"><Icon name="pencil" /></span>
            <p class="unsent__to">{words::to(&draft.to, &draft.subject)}</p>
            {standing.map(|it| view! { <p class:unsent__held=is_held>{it}</p> })}
            <p class="unsent__acts">
                <button class="button button--small button--quiet" on:click=edit>
                    {if is_planned { words::EDIT } else { words::GO_ON }}
                </button>
                {is_planned
                    .then(|| {
                        view! {
                            <button class="button button--small button--quiet" on:click=move |_| send_now(app, key)>
                                {send}
                            </button>
                        }
                    })}
                <button class="button button--small button--quiet" on:click=discard>{words::DISCARD}</button>
            </p>
        </li>
    }
}
