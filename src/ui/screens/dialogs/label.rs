//! "Labels": each is put on or taken off at once, and a label of one's own is made on the way.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::assign::about;
use crate::model::{
    Command, Configure, ConversationId, LabelDraft, LabelId, OrgId, PersonId, Seen, State, Verb,
};
use crate::ui::app::{App, use_app};
use crate::ui::doing::act;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::labels::{Offered, offered};
use crate::ui::text::{labels as words, triage};

/// "Labels".
#[component]
pub fn Label(
    /// The conversations, as they were shown when it was opened.
    seen: Vec<Seen>,
) -> impl IntoView {
    let app = use_app();
    let ids: Vec<_> = seen.iter().map(|it| it.conversation).collect();
    let asked = ids.clone();
    let labels = Memo::new(move |_| {
        let me = app.me.get();
        app.read(|state| offered(state, me, &asked))
    });
    let title = about(app, &ids);
    let groups = move || {
        let (own, common): (Vec<_>, Vec<_>) = labels.get().into_iter().partition(|it| it.own);
        if common.is_empty() && own.is_empty() {
            return view! { <p class="assign__none">{words::NO_LABELS}</p> }.into_any();
        }
        let is_first_own = common.is_empty();
        [(words::LABELS, common, true), (words::OWN_LABELS, own, is_first_own)]
            .into_iter()
            .filter(|it| !it.1.is_empty())
            .map(|(name, labels, is_first)| {
                let picks = labels.into_iter().enumerate();
                let picks: Vec<_> =
                    picks.map(|(at, it)| pick(app, it, ids.clone(), is_first && at == 0)).collect();
                view! {
                    <fieldset class="assign__group">
                        <legend class="assign__head">{name}</legend>
                        {picks}
                    </fieldset>
                }
            })
            .collect_view()
            .into_any()
    };
    let conversations = seen.into_iter().map(|it| it.conversation).collect();
    view! {
        <Modal label=triage::LABEL class="dialog--small">
            <form class="dialog__form" method="dialog">
                <header class="dialog__head">
                    <h2>{triage::LABEL} <span class="dialog__sub">{title}</span></h2>
                </header>
                <div class="dialog__body dialog__body--flush assign">{groups}</div>
                <NewLabel conversations/>
                <footer class="dialog__foot">
                    <button class="button button--primary">{triage::DONE}</button>
                </footer>
            </form>
        </Modal>
    }
}

fn pick(app: App, label: Offered, ids: Vec<ConversationId>, is_first: bool) -> impl IntoView {
    let Offered { id, path, hue, own } = label;
    let me = app.me.get_untracked();
    let shown = ids.clone();
    let is_on = move || app.read(|state| shown.iter().all(|it| has(state, me, *it, id)));
    let toggle = move |event| act::triage(app, Verb::Label(id, event_target_checked(&event)), &ids);
    view! {
        <label class="pick">
            <input type="checkbox" autofocus=is_first prop:checked=is_on on:change=toggle/>
            <span class="dot" data-hue=hue.to_string()></span>
            <span class="pick__name">{path} {own.then(|| view! { <small>{words::ONLY_YOU}</small> })}</span>
        </label>
    }
}

/// Makes a label of one's own, and puts it on.
#[component]
fn NewLabel(conversations: Vec<ConversationId>) -> impl IntoView {
    let app = use_app();
    let name = RwSignal::new(String::new());
    let me = app.me.get_untracked();
    let org = app.peek(|state| home(state, me, &conversations));
    let conversations = StoredValue::new(conversations);
    let make = move || {
        let Some(org) = org.filter(|_| !name.with_untracked(|it| it.trim().is_empty())) else { return };
        let typed = name.get_untracked();
        let hue = app.peek(|state| state.directory.labels_of(me, org).count() % 8) as u8 + 1;
        let draft = LabelDraft { owner: Some(me), ..LabelDraft::common(&typed, hue) };
        name.set(String::new());
        act::perform_then(
            app,
            Command::Configure(Configure::PutLabel(None, org, Some(draft))),
            move |is_done| {
                let made = app.peek(|state| newest(state, me, org)).filter(|_| is_done);
                if let Some(label) = made {
                    act::triage(app, Verb::Label(label, true), &conversations.get_value());
                }
            },
        );
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            // It would close the dialog.
            event.prevent_default();
            make();
        }
    };
    org.map(|_| {
        view! {
            <div class="adding adding--line">
                <input
                    class="input"
                    aria-label=words::ADD_OWN_LABEL
                    placeholder=words::ADD_OWN_LABEL
                    bind:value=name
                    on:keydown=on_key
                />
                <button class="button" type="button" on:click=move |_| make()>
                    {words::ADD}
                </button>
            </div>
        }
    })
}

fn has(state: &State, me: PersonId, it: ConversationId, label: LabelId) -> bool {
    state.labels_for(me, it).any(|it| it.id == label)
}

/// Returns the organization that a new label stands in: that of the conversations, else one's own.
fn home(state: &State, me: PersonId, conversations: &[ConversationId]) -> Option<OrgId> {
    let directory = &state.directory;
    let theirs = conversations.iter().find_map(|it| state.conversations.org(*it));
    let theirs = theirs.filter(|it| directory.role(me, *it).is_some());
    theirs.or_else(|| directory.organizations_of(me).first().map(|it| it.id))
}

fn newest(state: &State, me: PersonId, org: OrgId) -> Option<LabelId> {
    state.directory.labels_of(me, org).filter(|it| it.owner == Some(me)).map(|it| it.id).max()
}
