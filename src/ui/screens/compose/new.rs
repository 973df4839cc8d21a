//! A new message, in a dialog.

use leptos::prelude::*;

use super::form::Form;
use super::writing::Purpose;
use crate::browser::clock::now;
use crate::mail::{Begun, read_mailto};
use crate::model::{DraftKey, DraftText, PersonId, State};
use crate::session::typed::Whose;
use crate::ui::app::dialog::Dialog;
use crate::ui::app::use_app;
use crate::ui::doing::kept;
use crate::ui::parts::modal::Modal;
use crate::ui::text::{self, names, writing as words};

/// A new message. One that was begun and never sent is taken up again.
#[component]
pub fn NewMessage(
    /// Which was begun; none for the last one, or a new one.
    #[prop(default = None)]
    key: Option<DraftKey>,
    /// The `mailto:` address that begins it: then nothing else is taken up.
    #[prop(default = None)]
    link: Option<String>,
) -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    let fresh = DraftKey::New(now());
    let typed = kept::draft(app, Whose::own(me, fresh))
        .map(|it| it.key)
        .filter(|it| key.is_none_or(|key| key == *it));
    let typed = typed
        .or(key)
        .filter(|_| link.is_none())
        .map(|it| (it, kept::draft_versions(app, Whose::own(me, it))));
    let (typed, other) = typed.map_or((None, None), |(key, it)| {
        (it.current.filter(|it| it.plan.is_none()).map(|it| (key, it)), it.other)
    });
    let is_linked = link.is_some();
    let linked = link.map(|it| (fresh, linked(app.peek(|state| blank(state, me)), &it)));
    let begun = linked.or(typed).or_else(|| app.peek(|state| begun(state, me, key)));
    let is_taken_up = key.is_none() && !is_linked && begun.as_ref().is_some_and(|it| !it.1.is_untouched());
    let (key, draft) = begun.unwrap_or_else(|| (fresh, app.peek(|state| blank(state, me))));
    let has_sender = !draft.from.is_empty();
    let purpose = Purpose {
        whose: Whose::own(me, key),
        reply_to: None,
        answered: None,
        is_earlier: false,
        attend: true,
        among_ours: false,
        other,
        is_unsaved: false,
    };
    let draft = RwSignal::new(draft);
    // Whatever was asked for meanwhile stays.
    let on_end = Callback::new(move |()| {
        if app
            .dialog
            .with_untracked(|it| matches!(it, Some(Dialog::Compose | Dialog::Draft(_) | Dialog::Link(_))))
        {
            app.dialog.set(None);
        }
    });
    view! {
        <Modal label=names::NEW_MESSAGE>
            <h2 class="dialog__title">{names::NEW_MESSAGE}</h2>
            {is_taken_up
                .then(|| {
                    let another = move |_| app.dialog.set(Some(Dialog::Draft(DraftKey::New(now()))));
                    view! {
                        <p class="dialog__sub compose__begun">
                            {words::TAKEN_UP} " "
                            <button type="button" class="button button--quiet button--small" on:click=another>
                                {words::ANOTHER}
                            </button>
                        </p>
                    }
                })}
            {if has_sender {
                view! { <Form purpose draft label=names::NEW_MESSAGE on_end/> }.into_any()
            } else {
                view! {
                    <div class="dialog__body"><p class="notice">{text::NO_SENDER}</p></div>
                    <div class="dialog__foot"><button class="button" on:click=move |_| app.dialog.set(None)>{names::DONE}</button></div>
                }
                .into_any()
            }}
        </Modal>
    }
}

/// What is planned is not taken up by itself.
fn begun(state: &State, me: PersonId, wanted: Option<DraftKey>) -> Option<(DraftKey, DraftText)> {
    let mine = |((author, key), draft): &(&(PersonId, DraftKey), &DraftText)| {
        let is_new = *author == me && matches!(key, DraftKey::New(_));
        is_new && draft.plan.is_none() && wanted.is_none_or(|it| it == *key)
    };
    state.drafts.iter().rev().find(mine).map(|it| (it.0.1, it.1.clone()))
}

fn linked(blank: DraftText, link: &str) -> DraftText {
    let Begun { to, cc, bcc, subject, text } = read_mailto(link).unwrap_or_default();
    DraftText { to, cc, bcc, subject, text, ..blank }
}

fn blank(state: &State, me: PersonId) -> DraftText {
    let sender = state.senders(me).into_iter().next();
    DraftText {
        account: sender.as_ref().map(|it| it.account).unwrap_or_default(),
        from: sender.map(|it| it.address).unwrap_or_default(),
        ..DraftText::default()
    }
}
