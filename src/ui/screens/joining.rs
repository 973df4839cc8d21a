//! Joining a team's workspace by an invitation, and beginning one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::focus::take_focus;
use crate::browser::{fetch, location, socket::Socket};
use crate::session::Failure;
use crate::session::team::{Link, Login};
use crate::store::StoreError;
use crate::ui::app::{App, spaces, use_app};
use crate::ui::plain::workspace::{self, Kind, Workspace};
use crate::ui::text::{self, team as words};
use crate::wiring;

/// The header in which a server says where the team's log is, on its own origin.
const LOG: &str = "Team-Inbox-Log";
/// What an invitation in the address begins with.
const GIVEN: &str = "#/join/";
/// It is waited for so long.
const PATIENCE_MS: u32 = 5_000;

/// Tells whether a team's server answers on the origin of this page. One without says so in silence:
/// nothing is asked for that is not there.
pub async fn is_offered() -> bool {
    match fetch::header_of_page(LOG).await {
        Some(path) => Socket::first(&path, PATIENCE_MS).await.is_some_and(|it| it.starts_with(b"INFO ")),
        None => false,
    }
}

/// Asks for the invitation.
#[component]
pub fn Join(
    /// Leads back; none where there is no way back.
    #[prop(optional)]
    back: Option<Callback<()>>,
) -> impl IntoView {
    let given = location::fragment().strip_prefix(GIVEN).unwrap_or_default().to_owned();
    let invitation = RwSignal::new(given);
    let is_none = RwSignal::new(false);
    let join = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match Login::parse(&invitation.get_untracked()) {
            Some(login) => spaces::join(&login),
            None => is_none.set(true),
        }
    };
    view! {
        <form class="fields" on:submit=join>
            <label class="field">
                <span class="field__name">{words::INVITATION}</span>
                <input class="input" use:take_focus autocomplete="off" spellcheck="false" required bind:value=invitation />
                <span class="field__hint">{words::INVITATION_IS}</span>
            </label>
            {move || is_none.get().then(|| view! { <p class="notice notice--danger" role="alert"><span>{words::NO_INVITATION}</span></p> })}
            <div class="start__acts">
                <button class="button button--primary">{words::DOES_JOIN}</button>
                {back.map(|back| view! { <button class="button" type="button" on:click=move |_| back.run(())>{words::BACK}</button> })}
            </div>
        </form>
    }
}

/// What stands in a team's workspace in which nobody is yet, and what this browser is to it. `begin`
/// leads to the questions with which an empty one begins.
#[component]
pub fn Arriving(begin: Callback<()>) -> impl IntoView {
    let app = use_app();
    let Some(login) = spaces::login() else {
        let title = text::workspaces::title(&spaces::current());
        let is_given = location::fragment().starts_with(GIVEN);
        let told = if is_given { words::invited(&title) } else { words::UNINVITED.to_owned() };
        return view! { <p>{told}</p> <Join /> }.into_any();
    };
    let is_live = Memo::new(move |_| app.link.with(|it| *it == Link::Live));
    let outside = move || match app.link.get() {
        Link::Unknown(code) => Some(view! { <Code code /> }.into_any()),
        Link::Keyless => Some(view! { <p>{words::KEYLESS}</p> <Join /> }.into_any()),
        _ => None,
    };
    (move || {
        if !is_live.get() {
            return view! { <p role="status">{move || app.link.with(|it| words::state(it, 0, false))}</p> {outside} }.into_any();
        }
        if login.is_founder {
            view! { <Beginning begin /> }.into_any()
        } else {
            view! { <p role="status">{words::NOT_BEGUN}</p> }.into_any()
        }
    })
    .into_any()
}

/// The code by which this browser is let in.
#[component]
fn Code(code: String) -> impl IntoView {
    let select = |event: web_sys::FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    view! {
        <p>{words::SEND_CODE}</p>
        <label class="field">
            <span class="field__name">{words::YOUR_CODE}</span>
            <input class="input" readonly prop:value=code on:focus=select />
        </label>
    }
}

/// The founder begins: with nothing, or with a workspace of this browser.
#[component]
fn Beginning(begin: Callback<()>) -> impl IntoView {
    let app = use_app();
    let others = RwSignal::new(Vec::new());
    let moving = RwSignal::new(None::<String>);
    spawn_local(async move {
        for it in spaces::others().await.into_iter().filter(|it| it.kind() != Kind::Team) {
            let holds = wiring::count(workspace::space(&it.name)).await;
            if holds.is_ok_and(|it| it.people > 0) {
                let _ = others.try_update(|all: &mut Vec<_>| all.push(it));
            }
        }
    });
    let way = move |it: Workspace| {
        view! {
            <button class="choice" on:click=move |_| bring(app, it.name.clone(), moving)>
                <span class="choice__name">{words::bring(&text::workspaces::title(&it))}</span>
                <span class="choice__text">{words::BRING_DOES}</span>
            </button>
        }
    };
    move || match moving.get() {
        Some(told) => view! { <p role="status">{told}</p> }.into_any(),
        None => view! {
            <p role="status">{words::BEGINS}</p>
            <div class="choices">
                <button class="choice" on:click=move |_| begin.run(())>
                    <span class="choice__name">{words::NEW}</span>
                    <span class="choice__text">{words::NEW_ASKS}</span>
                </button>
                {move || others.get().into_iter().map(way).collect_view()}
            </div>
        }
        .into_any(),
    }
}

fn bring(app: App, name: String, moving: RwSignal<Option<String>>) {
    moving.set(Some(words::brought(0, 0)));
    spawn_local(async move {
        let tell = move |here, of| drop(moving.try_set(Some(words::brought(here, of))));
        let moved = wiring::team::bring(&app.desk(), workspace::space(&name), tell).await;
        if let Err(failure) = moved {
            let why = match &failure {
                // Somebody else has begun it meanwhile.
                Failure::Store(StoreError::Behind { .. }) => words::NOT_BEGUN.to_owned(),
                _ => text::failure(&failure, &app.desk().state().directory),
            };
            app.complain(words::broke_off(&why));
        }
        let _ = moving.try_set(None);
    });
}
