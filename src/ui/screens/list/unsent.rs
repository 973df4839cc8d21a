//! New messages that are not sent yet, above the rows of Drafts and Outbox: they belong to no
//! conversation.

use leptos::prelude::*;

use crate::browser::focus;
use crate::model::{DraftKey, DraftText, Mailbox};
use crate::ui::app::{App, Dialog, Filter, use_app};
use crate::ui::doing::drafts::discard;
use crate::ui::doing::listing::{Place, use_listing};
use crate::ui::parts::Icon;
use crate::ui::screens::compose::{cancel, send_now, standing};
use crate::ui::text::writing as words;

/// What the keys stand on.
const EDIT: &str = ".unsent__edit";

/// Returns the new messages of the person that stand in a list; none in other mailboxes.
pub fn unsent(app: App, place: &Place) -> Vec<(DraftKey, DraftText)> {
    let is_outbox = match place {
        Place::Mailbox(Mailbox::Drafts) => false,
        Place::Mailbox(Mailbox::Outbox) => true,
        _ => return Vec::new(),
    };
    if app.filter.get() != Filter::Everything {
        return Vec::new();
    }
    let me = app.me.get();
    app.read(|state| {
        let mine = state.drafts.iter().filter(|it| it.0.0 == me && matches!(it.0.1, DraftKey::New(_)));
        let shown = mine.filter(|it| it.1.plan.is_some() || (!is_outbox && !it.1.is_untouched()));
        shown.map(|((_, key), it)| (*key, it.clone())).collect()
    })
}

/// Steps among the new messages, from the row that one stands on or from one of them; tells whether
/// the step ended on one.
pub fn step(row: Option<usize>, by: isize) -> bool {
    let all = focus::all(EDIT);
    let active = focus::active();
    let at = all.iter().position(|it| active.as_deref() == Some(it));
    let next = match (at, row) {
        (Some(at), _) => at.saturating_add_signed(by),
        (None, None) => 0,
        (None, Some(0)) if by < 0 => all.len().wrapping_sub(1),
        _ => return false,
    };
    let found = all.get(next);
    if let Some(edit) = found {
        focus::put(edit);
    }
    found.is_some()
}

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
    let named = |act: &str| words::of_message(act, &draft.to, &draft.subject);
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
