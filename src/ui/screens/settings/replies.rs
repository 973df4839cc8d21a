//! The saved replies of an organization, and those that a member keeps for themselves.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::{Foot, PartHead, Problem, Why, may_change, save, save_now};
use super::rows::{row_button, rows};
use crate::browser::files as chosen;
use crate::model::filling::VARIABLES;
use crate::model::{Attached, Configure, OrgId, PersonId, ReplyDraft, SavedReply, SavedReplyId};
use crate::ui::app::dialog::{Ask, Dialog, Whose};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::parts::attached::FileList;
use crate::ui::parts::modal::Modal;
use crate::ui::text::{self, channels, compose, replies as words, settings as named};

/// The saved replies of an organization, and one's own.
#[component]
pub fn SavedReplies(org: OrgId) -> impl IntoView {
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
    let ask = move |id| app.dialog.set(Some(Dialog::Settings(Ask::SavedReply(org, whose, id))));
    let replies = Memo::new(move |_| {
        let me = app.me.get();
        app.directory(|it| {
            let replies = it.replies_of(me, org).filter(|it| it.owner.is_some() == is_own);
            replies.cloned().collect::<Vec<_>>()
        })
    });
    let (title, are, none) = if is_own {
        (words::OWN_REPLIES, words::OWN_REPLIES_ARE, words::NO_OWN_REPLIES)
    } else {
        (words::SAVED_REPLIES, words::REPLIES_ARE, words::NO_REPLIES)
    };
    let row = move |SavedReply { id, title, text, template, files, .. }: SavedReply| {
        let called = format!("{}: {title}", channels::TEMPLATE);
        let (edit, remove) = (format!("{}: {title}", named::EDIT), format!("{}: {title}", named::REMOVE));
        let acts = move || {
            may.get().then(|| {
                view! {
                    {(!is_own).then(|| view! {
                        <button
                            class="chip"
                            aria-pressed=template.to_string()
                            aria-label=called.clone()
                            title=channels::TEMPLATE_IS
                            on:click=move |_| save_now(app, Configure::SetTemplate(id, !template))
                        >
                            {channels::TEMPLATE}
                        </button>
                    })}
                    {row_button("pencil", edit.clone(), move || ask(Some(id)))}
                    {row_button("trash", remove.clone(), move || save_now(app, Configure::PutSavedReply(Some(id), org, None)))}
                }
            })
        };
        let first = text
            .lines()
            .find(|it| it.len() > 30)
            .or_else(|| text.lines().next())
            .unwrap_or_default()
            .to_owned();
        view! {
            <li class="option">
                <span class="option__text">
                    <b>{title}</b>
                    <small>{first}</small>
                    {(!files.is_empty()).then(|| view! { <small>{words::with_files(files.len())}</small> })}
                </span>
                {acts}
            </li>
        }
    };
    view! {
        <section class="settings__part" aria-label=title>
            <PartHead
                title
                text=are
                add=if is_own { words::ADD_OWN_REPLY } else { words::ADD_REPLY }
                may
                on_add=Callback::new(move |()| ask(None))
            />
            {rows(title, none, replies, row)}
        </section>
    }
}

/// "New saved reply", "Edit saved reply".
#[component]
pub fn ReplyDialog(org: OrgId, whose: Whose, id: Option<SavedReplyId>) -> impl IntoView {
    let app = use_app();
    let owner: Option<PersonId> = (whose == Whose::Own).then(|| app.me.get_untracked());
    let known = app.peek(|state| id.and_then(|it| state.directory.saved_replies.get(&it).cloned()));
    let known = known.map(|it| (it.title, it.subject, it.text, it.files)).unwrap_or_default();
    let (title, subject, text, files) = known;
    let (title, subject, text) = (RwSignal::new(title), RwSignal::new(subject), RwSignal::new(text));
    let (files, coming) = (RwSignal::new(files), RwSignal::new(0_usize));
    let problem: Problem = RwSignal::new(None);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if coming.get_untracked() > 0 {
            return problem.set(Some(words::STILL_ATTACHING.to_owned()));
        }
        let (title, subject, text) = (title.get_untracked(), subject.get_untracked(), text.get_untracked());
        let draft = ReplyDraft { owner, title, subject, text, files: files.get_untracked() };
        save(app, Configure::PutSavedReply(id, org, Some(draft)), problem, |app| app.dialog.set(None));
    };
    let variable = |(name, meaning): (&'static str, &'static str)| {
        view! {
            <dt>
                <code>{format!("{{{{{name}}}}}")}</code>
            </dt>
            <dd>{meaning}</dd>
        }
    };
    let name = match (id, whose) {
        (Some(_), _) => words::EDIT_REPLY,
        (None, Whose::Own) => words::ADD_OWN_REPLY,
        (None, Whose::Everyones) => words::ADD_REPLY,
    };
    view! {
        <Modal label=name>
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head"><h2>{name}</h2></header>
                <div class="dialog__body">
                    <label class="field">
                        <span class="field__name">{words::TITLE}</span>
                        <input class="input" autofocus bind:value=title />
                    </label>
                    <label class="field">
                        <span class="field__name">{words::REPLY_SUBJECT}</span>
                        <input class="input" bind:value=subject />
                    </label>
                    <label class="field">
                        <span class="field__name">{words::TEXT}</span>
                        <textarea class="input input--area" rows="8" bind:value=text></textarea>
                    </label>
                    <ReplyFiles files coming />
                    <details class="variables">
                        <summary>{words::VARIABLES}</summary>
                        <dl>{VARIABLES.map(variable)}</dl>
                        <p class="faint">{words::OTHERWISE}</p>
                    </details>
                    <Why problem />
                </div>
                <Foot act=named::SAVE />
            </form>
        </Modal>
    }
}

/// The files of a saved reply: each is in the store before it is named in the form.
#[component]
fn ReplyFiles(files: RwSignal<Vec<Attached>>, coming: RwSignal<usize>) -> impl IntoView {
    let app = use_app();
    let input = NodeRef::<html::Input>::new();
    let choose = move |_| input.get_untracked().into_iter().for_each(|it| it.click());
    let attach = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let all = chosen::chosen(&input);
        input.set_value("");
        coming.update(|it| *it += all.len());
        spawn_local(async move {
            for file in all {
                match app.work().keep_file(&file).await {
                    Ok(kept) => drop(files.try_update(|it| it.push(kept))),
                    Err(error) => {
                        app.complain(format!("{}: {}", file.name(), text::data::work_error(&error)))
                    }
                }
                let _ = coming.try_update(|it| *it = it.saturating_sub(1));
            }
        });
    };
    let remove = Callback::new(move |gone: Attached| {
        files.update(|it| it.retain(|it| it.body != gone.body || it.name != gone.name));
    });
    view! {
        <div class="field">
            <FileList files coming remove />
            <button type="button" class="button button--small" on:click=choose>
                <Icon name="attachment" />
                {compose::ATTACH}
            </button>
            <input type="file" multiple hidden aria-label=compose::ATTACH node_ref=input on:change=attach />
        </div>
    }
}
