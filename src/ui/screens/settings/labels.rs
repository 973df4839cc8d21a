//! The labels of an organization, and those that a member keeps for themselves.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::form::{Foot, PartHead, Problem, Why, may_change, save, save_now};
use super::rows::{row_button, rows};
use super::teams::Colours;
use crate::model::{Configure, LabelDraft, LabelId, OrgId, PersonId};
use crate::ui::app::dialog::{Ask, Dialog, Whose};
use crate::ui::app::use_app;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::labels::path;
use crate::ui::text::{labels as words, settings as named};

/// The labels of an organization, and one's own.
#[component]
pub fn Labels(org: OrgId) -> impl IntoView {
    view! {
        <Part org whose=Whose::Everyones />
        <Part org whose=Whose::Own />
    }
}

/// Those of one kind.
#[component]
fn Part(org: OrgId, whose: Whose) -> impl IntoView {
    let app = use_app();
    let is_own = whose == Whose::Own;
    let may = if is_own { Signal::derive(|| true) } else { may_change(app, org) };
    let ask = move |id| app.dialog.set(Some(Dialog::Settings(Ask::Label(org, whose, id))));
    let labels = Memo::new(move |_| {
        let me = app.me.get();
        app.directory(|it| {
            let labels = it.labels_of(me, org).filter(|it| it.owner.is_some() == is_own);
            let mut labels: Vec<_> = labels.map(|label| (label.id, path(it, label), label.hue)).collect();
            labels.sort_by_key(|it| it.1.to_lowercase());
            labels
        })
    });
    let (title, are, add, none) = if is_own {
        (words::OWN_LABELS, words::OWN_LABELS_ARE, words::ADD_OWN_LABEL, words::NO_OWN_LABELS)
    } else {
        (words::LABELS, words::LABELS_ARE, words::ADD_LABEL, words::NO_LABELS)
    };
    let row = move |(id, name, hue): (LabelId, String, u8)| {
        let (edit, remove) = (format!("{}: {name}", named::EDIT), format!("{}: {name}", named::REMOVE));
        let acts = move || {
            may.get().then(|| {
                view! {
                    {row_button("pencil", edit.clone(), move || ask(Some(id)))}
                    {row_button("trash", remove.clone(), move || save_now(app, Configure::PutLabel(Some(id), org, None)))}
                }
            })
        };
        view! {
            <li class="option">
                <span class="dot" data-hue=hue.to_string()></span>
                <span class="option__text">{name}</span>
                {acts}
            </li>
        }
    };
    view! {
        <section class="settings__part" aria-label=title>
            <PartHead title text=are add may on_add=Callback::new(move |()| ask(None)) />
            {rows(title, none, labels, row)}
        </section>
    }
}

/// "New label", "Edit label".
#[component]
pub fn LabelDialog(org: OrgId, whose: Whose, id: Option<LabelId>) -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    let owner: Option<PersonId> = (whose == Whose::Own).then_some(me);
    let known = app.peek(|state| id.and_then(|it| state.directory.labels.get(&it).cloned()));
    let name = RwSignal::new(known.as_ref().map(|it| it.name.clone()).unwrap_or_default());
    let hue = RwSignal::new(known.as_ref().map_or(6, |it| it.hue));
    let parent = RwSignal::new(known.as_ref().and_then(|it| it.parent));
    let problem: Problem = RwSignal::new(None);
    let others = app.peek(|state| {
        // One's own may stand under everybody's, not the other way round.
        let labels = state.directory.labels_of(me, org).filter(|it| it.owner.is_none() || it.owner == owner);
        let others = labels.filter(|it| Some(it.id) != id);
        others.map(|it| (it.id, path(&state.directory, it))).collect::<Vec<_>>()
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (name, hue, parent) = (name.get_untracked(), hue.get_untracked(), parent.get_untracked());
        let draft = LabelDraft { owner, name, hue, parent };
        save(app, Configure::PutLabel(id, org, Some(draft)), problem, |app| app.dialog.set(None));
    };
    let choose = move |event| parent.set(event_target_value(&event).parse().ok().map(LabelId));
    let option = move |(id, name): (LabelId, String)| {
        let selected = parent.get_untracked() == Some(id);
        view! {
            <option value=id.to_string() selected=selected>
                {name}
            </option>
        }
    };
    let title = match (id, whose) {
        (Some(_), _) => words::EDIT_LABEL,
        (None, Whose::Own) => words::ADD_OWN_LABEL,
        (None, Whose::Everyones) => words::ADD_LABEL,
    };
    view! {
        <Modal label=title class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head"><h2>{title}</h2></header>
                <div class="dialog__body">
                    <label class="field">
                        <span class="field__name">{named::NAME}</span>
                        <input class="input" autofocus bind:value=name />
                    </label>
                    <Colours hue />
                    <label class="field">
                        <span class="field__name">{words::PARENT}</span>
                        <select class="input" on:change=choose>
                            <option value="">{words::TOP}</option>
                            {others.into_iter().map(option).collect_view()}
                        </select>
                    </label>
                    <Why problem />
                </div>
                <Foot act=named::SAVE />
            </form>
        </Modal>
    }
}
