//! The workspaces of this browser: opened, renamed, exported, deleted.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::focus::take_focus;
use crate::ui::app::{anew, spaces, use_app};
use crate::ui::parts::Icon;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::workspace::{self, Workspace};
use crate::ui::screens::joining::{Join, is_offered};
use crate::ui::text::{self, names, team, workspaces as words};
use crate::wiring;

/// What is being done to one of them.
#[derive(Clone, Debug, PartialEq)]
enum Doing {
    Nothing,
    Renaming(Workspace),
    Deleting(Workspace),
}

/// The workspaces.
#[component]
pub fn Workspaces() -> impl IntoView {
    let all = RwSignal::new(spaces::known());
    let doing = RwSignal::new(Doing::Nothing);
    spawn_local(async move {
        let found = spaces::look().await;
        let _ = all.try_set(found);
    });
    let (has_team, is_joining) = (RwSignal::new(false), RwSignal::new(false));
    spawn_local(async move {
        let is_offered = is_offered().await;
        let _ = has_team.try_set(is_offered);
    });
    let joins = move || {
        if is_joining.get() {
            return view! { <Join back=Callback::new(move |()| is_joining.set(false)) /> }.into_any();
        }
        let offers = has_team.get();
        offers.then(|| view! { <button class="button" on:click=move |_| is_joining.set(true)>{team::JOIN}</button> }).into_any()
    };
    view! {
        <Modal label=words::WORKSPACES class="dialog--large">
            <header class="dialog__head"><h2>{words::WORKSPACES}</h2></header>
            <div class="dialog__body">
                <p>{words::WHAT_THEY_ARE}</p>
                <ul class="settings__rows" aria-label=words::WORKSPACES>
                    {move || all.get().into_iter().map(|it| view! { <Row it doing all /> }).collect_view()}
                </ul>
                {joins}
            </div>
            <footer class="dialog__foot">
                <form method="dialog"><button class="button">{names::DONE}</button></form>
            </footer>
        </Modal>
    }
}

/// One of them.
#[component]
fn Row(it: Workspace, doing: RwSignal<Doing>, all: RwSignal<Vec<Workspace>>) -> impl IntoView {
    let title = text::workspaces::title(&it);
    let kind = words::kind(it.kind());
    let inner = it.clone();
    view! {
        <li class="option">
            <div class="option__text"><b>{title}</b><small>{kind}</small></div>
            {move || match doing.get() {
                Doing::Renaming(other) if other == inner => {
                    view! { <Rename it=inner.clone() doing all /> }.into_any()
                }
                Doing::Deleting(other) if other == inner => {
                    view! { <Delete it=inner.clone() doing all /> }.into_any()
                }
                _ => view! { <Acts it=inner.clone() doing /> }.into_any(),
            }}
        </li>
    }
}

/// What can be done to one.
#[component]
fn Acts(it: Workspace, doing: RwSignal<Doing>) -> impl IntoView {
    let app = use_app();
    let title = text::workspaces::title(&it);
    let is_open = it.name == spaces::name();
    let open = {
        let name = it.name.clone();
        move |_| spaces::open(&name, None, "")
    };
    let export = {
        let (name, title) = (it.name.clone(), title.clone());
        move |_| {
            let (name, title) = (name.clone(), title.clone());
            spawn_local(async move {
                match anew::export(&name, &format!("{title}.jsonl")).await {
                    Ok(Ok(it)) if it.lacks.is_nothing() => app.say(words::EXPORTED),
                    Ok(Ok(it)) => app.complain(text::data::backed_up_in_part(&it.lacks)),
                    Ok(Err(error)) => app.complain(text::settings::cannot_restore(&error)),
                    Err(error) => app.complain(text::data::work_error(&error)),
                }
            });
        }
    };
    let (renamed, gone) = (it.clone(), it.clone());
    view! {
        {is_open.then(|| view! { <small class="faint">{words::IS_OPEN}</small> })}
        {(!is_open)
            .then(|| view! { <button class="button button--small" aria-label=words::open_it(&title) on:click=open>{words::OPEN}</button> })}
        <button
            class="button button--small"
            aria-label=words::rename_it(&title)
            on:click=move |_| doing.set(Doing::Renaming(renamed.clone()))
        >
            {words::RENAME}
        </button>
        <button class="button button--small" aria-label=words::export_it(&title) on:click=export>{words::EXPORT}</button>
        {(!is_open)
            .then(|| {
                view! {
                    <button
                        class="button button--small button--danger"
                        aria-label=words::delete_it(&title)
                        on:click=move |_| doing.set(Doing::Deleting(gone.clone()))
                    >
                        {words::DELETE}
                    </button>
                }
            })}
    }
}

/// Another title for one.
#[component]
fn Rename(it: Workspace, doing: RwSignal<Doing>, all: RwSignal<Vec<Workspace>>) -> impl IntoView {
    let title = RwSignal::new(text::workspaces::title(&it));
    let field = NodeRef::<leptos::html::Input>::new();
    field.on_load(|it| it.select());
    let label = words::rename_it(&title.get_untracked());
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        spaces::note(Workspace { name: it.name.clone(), title: title.get_untracked().trim().to_owned() });
        doing.set(Doing::Nothing);
        all.set(spaces::known());
    };
    view! {
        <form class="start__acts" on:submit=rename>
            <input class="input" use:take_focus aria-label=label node_ref=field bind:value=title />
            <button class="button button--small button--primary">{words::SAVE}</button>
        </form>
    }
}

/// Asks before one is deleted, and says what it holds.
#[component]
fn Delete(it: Workspace, doing: RwSignal<Doing>, all: RwSignal<Vec<Workspace>>) -> impl IntoView {
    let app = use_app();
    let title = text::workspaces::title(&it);
    let holds = RwSignal::new(words::COUNTING.to_owned());
    let space = workspace::space(&it.name).to_owned();
    spawn_local(async move {
        let told = match wiring::count(&space).await {
            Ok(it) => words::holds(it.conversations, it.messages, it.people, it.teams),
            Err(_) => words::NOT_COUNTED.to_owned(),
        };
        let _ = holds.try_set(told);
    });
    let (name, said) = (it.name.clone(), words::deleted(&title));
    let delete = move |_| {
        let (name, said) = (name.clone(), said.clone());
        spawn_local(async move {
            match anew::remove(&name).await {
                Ok(()) => app.say(said),
                Err(error) => app.complain(text::data::work_error(&error)),
            }
            let _ = (doing.try_set(Doing::Nothing), all.try_set(spaces::known()));
        });
    };
    view! {
        <div class="notice notice--danger" role="alert">
            <Icon name="warning" />
            <span><b>{words::delete(&title)}</b> " " {holds}</span>
        </div>
        <div class="start__acts">
            <button class="button button--small" use:take_focus on:click=move |_| doing.set(Doing::Nothing)>{words::KEEP}</button>
            <button class="button button--small button--danger" on:click=delete>{words::DELETE}</button>
        </div>
    }
}
