//! The first start: try the demo, start with one's own mail, take a walkthrough, open a file. In the demo's
//! own workspace the demo begins by itself.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::focus::take_focus;
use crate::browser::{clock::now, files, location};
use crate::model::{Actor, Command, Configure, Mailbox, PersonId, Role};
use crate::session::{Failure, scenario};
use crate::store::StoreError;
use crate::ui::app::{App, anew, spaces, use_app};
use crate::ui::doing::keep;
use crate::ui::parts::Icon;
use crate::ui::parts::found::Found;
use crate::ui::plain::route::{Route, SettingsPage};
use crate::ui::plain::workspace::{Kind, PRACTICE, Workspace};
use crate::ui::screens::joining::{Arriving, Join, is_offered};
use crate::ui::screens::stage::Opening;
use crate::ui::text::{self, language::Said, settings as words, team};
use crate::wiring;

/// What the first start is busy with.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// The ways are offered.
    Choose,
    /// A name and an address are asked for.
    Ask,
    /// An invitation to a team is.
    Join,
    /// Something is being done.
    Work,
}

/// How far the first start is; a handle.
#[derive(Clone, Copy)]
struct First {
    app: App,
    step: RwSignal<Step>,
    problem: RwSignal<Option<String>>,
    /// A situation is being opened, from a file or from nothing yet.
    is_opening: RwSignal<bool>,
}

impl First {
    fn fails(self, why: String, back: Step) {
        self.problem.set(Some(why));
        self.step.set(back);
    }

    fn failed(self, failure: &Failure, back: Step) {
        self.fails(self.app.peek(|state| text::failure(failure, &state.directory)), back);
    }

    fn begin_demo(self) {
        self.step.set(Step::Work);
        spawn_local(async move {
            let script = match anew::demo().await {
                Ok(it) => it,
                Err(why) => return self.fails(why, Step::Choose),
            };
            let _lock = wiring::begin().await;
            let (app, began) = (self.app, now());
            match app.desk().begin_with(scenario::play(&script, began)).await {
                Ok(()) => {
                    begin_where_asked(app);
                    anew::note_begun(app, &script, began).await;
                }
                // Another tab was faster.
                Err(Failure::Store(StoreError::Behind { .. })) => drop(app.desk().pull().await),
                Err(failure) => self.failed(&failure, Step::Choose),
            }
        });
    }

    /// Goes on with what a file holds: a backup, or a situation that was written down.
    fn restore(self, file: web_sys::File) {
        let app = self.app;
        if file.name().ends_with(".txt") {
            app.files.set(vec![file]);
            return self.is_opening.set(true);
        }
        self.step.set(Step::Work);
        spawn_local(async move {
            match crate::ui::doing::restoring::restore(app, &file).await {
                Ok(lacks) => {
                    keep::ask_once();
                    begin_as_first(app, Mailbox::Inbox);
                    if !lacks.is_nothing() {
                        app.complain(text::data::restored_in_part(&lacks));
                    }
                }
                Err(why) => self.fails(why, Step::Choose),
            }
        });
    }
}

/// The first start.
#[component]
pub fn Start() -> impl IntoView {
    let app = use_app();
    let first = First {
        app,
        step: RwSignal::new(Step::Choose),
        problem: RwSignal::new(None),
        is_opening: RwSignal::new(false),
    };
    let is_demo = spaces::kind() == Kind::Demo;
    if is_demo {
        first.begin_demo();
    }
    let opening = location::fragment().strip_prefix("#/open").map(|it| it.trim_start_matches('/').to_owned());
    if let Some(packed) = opening.filter(|_| !is_demo) {
        return view! { <main class="start"><Opening packed /></main> }.into_any();
    }
    let First { step, problem, is_opening, .. } = first;
    let back = move || step.set(Step::Choose);
    view! {
        <main class="start">
            <div class="start__box">
                <img class="start__logo" src=location::icon() alt="" />
                <h1>{words::PRODUCT}</h1>
                <p>{if spaces::is_team() { team::WHAT_IT_IS } else { words::WHAT_IT_IS }}</p>
                {(spaces::kind() == Kind::Scenario)
                    .then(|| view! { <p class="notice" role="status"><span>{text::workspaces::NOT_HERE}</span></p> })}
                {move || match step.get() {
                    Step::Choose if is_opening.get() => {
                        view! { <Opening packed=String::new() back=Callback::new(move |()| is_opening.set(false)) /> }.into_any()
                    }
                    Step::Choose if spaces::is_team() => {
                        view! { <Arriving begin=Callback::new(move |()| step.set(Step::Ask)) /> }.into_any()
                    }
                    Step::Choose => view! { <Ways first /> }.into_any(),
                    Step::Ask => view! { <Founding failed=move |it| first.failed(&it, Step::Ask) back /> }.into_any(),
                    Step::Join => view! { <Join back=Callback::new(move |()| back()) /> }.into_any(),
                    Step::Work => view! { <p role="status">{words::SETTING_UP}</p> }.into_any(),
                }}
                {move || problem.get().map(|it| view! { <p class="notice notice--danger" role="alert"><span>{it}</span></p> })}
                <Found />
                {(!spaces::is_team()).then(|| view! { <p class="start__note">{words::CHANGE_LATER}</p> })}
            </div>
        </main>
    }
    .into_any()
}

/// The ways to begin, and the workspaces that there are.
#[component]
fn Ways(first: First) -> impl IntoView {
    let step = first.step;
    let has_team = RwSignal::new(false);
    spawn_local(async move {
        let is_offered = is_offered().await;
        let _ = has_team.try_set(is_offered);
    });
    let try_demo = move |_| {
        if spaces::kind() == Kind::Demo { first.begin_demo() } else { spaces::open_demo() }
    };
    let join = move || {
        has_team.get().then(|| {
            view! {
                <Way icon="team" name=team::JOIN text=team::JOIN_TAKES on_choose=move |_| step.set(Step::Join) />
            }
        })
    };
    view! {
        <div class="choices">
            <Way icon="play" name=words::TRY_DEMO text=words::DEMO_HOLDS on_choose=try_demo />
            <Way
                icon="plus"
                name=words::START_EMPTY
                text=words::EMPTY_ASKS
                on_choose=move |_| step.set(Step::Ask)
            />
            <Way
                icon="tour"
                name=words::WALK
                text=words::WALK_IS
                on_choose=move |_| spaces::open(PRACTICE, None, "#/walkthroughs")
            />
            <Restore on_file=move |file| first.restore(file) />
            {join}
        </div>
        <Others />
    }
}

/// One of the ways.
#[component]
fn Way(
    icon: &'static str,
    name: Said,
    text: Said,
    on_choose: impl Fn(leptos::ev::MouseEvent) + 'static,
) -> impl IntoView {
    view! {
        <button class="choice" on:click=on_choose>
            <Icon name=icon class="icon--large" />
            <span class="choice__name">{name}</span>
            <span class="choice__text">{text}</span>
        </button>
    }
}

/// The other workspaces of this browser: whoever comes back may have come for one of them, and after a crash
/// the browser may have forgotten which was open last.
#[component]
fn Others() -> impl IntoView {
    let others = RwSignal::new(Vec::new());
    spawn_local(async move {
        let found = spaces::others().await;
        let _ = others.try_set(found);
    });
    let way = |it: Workspace| {
        let title = text::workspaces::title(&it);
        let label = text::workspaces::open_it(&title);
        view! {
            <button class="button" aria-label=label on:click=move |_| spaces::open(&it.name, None, "")>{title}</button>
        }
    };
    move || {
        let all = others.get();
        (!all.is_empty()).then(|| {
            view! {
                <p id="others">{text::workspaces::GO_ON_IN}</p>
                <div class="start__acts" role="group" aria-labelledby="others">{all.into_iter().map(way).collect_view()}</div>
            }
        })
    }
}

/// A workspace file is chosen.
#[component]
fn Restore(on_file: impl Fn(web_sys::File) + Copy + 'static) -> impl IntoView {
    let chosen = move |event: leptos::ev::Event| {
        if let Some(file) = files::chosen(&event_target(&event)).pop() {
            on_file(file);
        }
    };
    let input = NodeRef::<leptos::html::Input>::new();
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <Way icon="upload" name=words::RESTORE text=words::RESTORE_TAKES on_choose=choose />
        <input type="file" hidden aria-label=words::RESTORE node_ref=input on:change=chosen />
    }
}

/// Lets the person of the address act, else the first one, at the place of the address, else in the team
/// inboxes.
fn begin_where_asked(app: App) {
    if location::acting_as().is_none() && location::fragment().len() < 2 {
        return begin_as_first(app, Mailbox::TeamInboxes);
    }
    if location::acting_as().is_none() {
        app.act_as(app.me.get_untracked());
    }
    if location::fragment().len() < 2 {
        app.go(Route::Mailbox(Mailbox::TeamInboxes, None));
    }
}

/// Lets the first person act, and shows where to begin.
fn begin_as_first(app: App, mailbox: Mailbox) {
    let first = app.peek(|state| state.directory.people.keys().next().copied());
    if let Some(person) = first {
        app.act_as(person);
        app.go(Route::Mailbox(mailbox, None));
    }
}

/// Asks for the first person and their organization.
#[component]
fn Founding(failed: impl Fn(Failure) + Copy + 'static, back: impl Fn() + 'static) -> impl IntoView {
    let app = use_app();
    let (name, email, company) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let found = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (name, email, company) = (name.get_untracked(), email.get_untracked(), company.get_untracked());
        spawn_local(async move {
            match begin_empty(app, name, email, company).await {
                Ok(()) => {
                    keep::ask_once();
                    begin_as_first(app, Mailbox::Inbox);
                    app.go(Route::Settings(SettingsPage::Begin));
                }
                Err(failure) => failed(failure),
            }
        });
    };
    view! {
        <form class="fields" on:submit=found>
            <label class="field">
                <span class="field__name">{words::YOUR_NAME}</span>
                <input class="input" use:take_focus autocomplete="name" required bind:value=name />
            </label>
            <label class="field">
                <span class="field__name">{words::YOUR_EMAIL}</span>
                <input class="input" type="email" autocomplete="email" required bind:value=email />
            </label>
            <label class="field">
                <span class="field__name">{words::ORGANIZATION}</span>
                <input class="input" autocomplete="organization" required bind:value=company />
                <span class="field__hint">{words::ORGANIZATION_HINT}</span>
            </label>
            <div class="start__acts">
                <button class="button button--primary">{words::BEGIN}</button>
                <button class="button" type="button" on:click=move |_| back()>{words::BACK}</button>
            </div>
        </form>
    }
}

/// Makes the first person, then their organization, so that they own it. Both are looked at before
/// anything is kept.
async fn begin_empty(app: App, name: String, email: String, company: String) -> Result<(), Failure> {
    let desk = app.desk();
    if company.trim().is_empty() {
        return Err(crate::model::Refusal::Empty.into());
    }
    let person = Configure::AddUser { org: None, name, email, role: Role::Owner };
    desk.run(Actor::Setup, Mailbox::Inbox, &Command::Configure(person)).await?;
    let me = desk.state().directory.people.keys().next().copied().unwrap_or(PersonId(1));
    let organization = Command::Configure(Configure::AddOrganization { name: company });
    desk.run(Actor::Person(me), Mailbox::Inbox, &organization).await?;
    Ok(())
}
