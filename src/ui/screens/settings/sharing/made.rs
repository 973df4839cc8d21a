//! What is missing in a list is made where it is chosen: a team, an account. What was filled in around it
//! stays, and the new thing is chosen.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::focus::take_focus;
use crate::model::{Channel, Configure, Delivery, OrgId, PersonId, State, TeamDraft, TeamOptions, Who};
use crate::ui::app::{App, use_app};
use crate::ui::parts::picker::Picker;
use crate::ui::parts::{Avatar, Icon};
use crate::ui::screens::settings::form::{Problem, Why, save};
use crate::ui::screens::settings::sharing::share::Form;
use crate::ui::text::{accounts, channels, language::Said, settings as words, sharing as named, teams};

/// "Create a team": whoever makes it is its first active member, others are added here.
#[component]
pub fn NewTeam(form: Form) -> impl IntoView {
    let app = use_app();
    let name = RwSignal::new(String::new());
    let people = RwSignal::new(vec![app.me.get_untracked()]);
    let make = Callback::new(move |done: Done| {
        let hue = app.peek(|state| state.directory.teams.len() % 8 + 1) as u8;
        let draft = TeamDraft {
            org: form.org,
            name: name.get_untracked(),
            emoji: String::new(),
            hue,
            active: people.get_untracked(),
            observers: Vec::new(),
            options: TeamOptions::default(),
            successor: None,
        };
        done.save(app, Configure::PutTeam(None, draft), move |state| {
            let team = state.directory.teams.keys().next_back().copied();
            form.team.set(team);
            if let Some(team) = team.filter(|_| !form.is_team_inbox.get_untracked()) {
                form.audience.update(|all| {
                    // Nobody has chosen everyone: they stand there to begin with.
                    all.retain(|it| it.0 != Who::Everyone);
                    all.push((Who::Team(team), Delivery::Receive));
                });
            }
        });
    });
    view! {
        <Made ask=named::CREATE_TEAM make>
            <label class="field">
                <span class="field__name">{named::TEAM_NAME}</span>
                <input class="input" bind:value=name use:take_focus />
            </label>
            <Members org=form.org people />
        </Made>
    }
}

/// Who is in a team that is made.
#[component]
fn Members(org: OrgId, people: RwSignal<Vec<PersonId>>) -> impl IntoView {
    let app = use_app();
    let name = move |it: PersonId| app.peek(|state| state.directory.name(it).to_owned());
    let left = Memo::new(move |_| {
        let chosen = people.get();
        app.directory(|it| {
            let others = it.people_of(org).into_iter().filter(|it| !chosen.contains(&it.id));
            others.map(|it| (it.id, it.name.clone())).collect::<Vec<_>>()
        })
    });
    let names =
        Signal::derive(move || left.with(|all| all.iter().map(|it| it.1.clone()).collect::<Vec<_>>()));
    let add = Callback::new(move |at: usize| {
        if let Some(person) = left.with_untracked(|all| all.get(at).map(|it| it.0)) {
            people.update(|it| it.push(person));
        }
    });
    let chip = move |person: PersonId| {
        let name = name(person);
        view! {
            <li class="rule__chip">
                <Avatar person name=name.clone() small=true />
                {name.clone()}
                <button
                    type="button"
                    class="button button--quiet button--icon button--small"
                    aria-label=format!("{} {name}", words::REMOVE)
                    on:click=move |_| people.update(|all| all.retain(|it| *it != person))
                >
                    <Icon name="x" class="icon--small" />
                </button>
            </li>
        }
    };
    view! {
        <div class="field" role="group" aria-label=teams::ACTIVE>
            <span class="field__name">{teams::ACTIVE}</span>
            <ul class="made__people"><For each=move || people.get() key=|it| *it let(it)>{chip(it)}</For></ul>
            <Picker id="add-member" label=teams::ADD_PERSON hint=teams::ADD_PERSON options=names on_pick=add />
            <span class="field__hint">{named::TEAM_IS}</span>
        </div>
    }
}

/// "Add an account": one of the person who acts.
#[component]
pub fn NewAccount(form: Form) -> impl IntoView {
    let app = use_app();
    let (name, address) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let channel = RwSignal::new(Channel::Email);
    let make = Callback::new(move |done: Done| {
        let add = Configure::AddAccount {
            owner: app.me.get_untracked(),
            name: name.get_untracked(),
            address: address.get_untracked(),
            channel: channel.get_untracked(),
            simulated: false,
        };
        done.save(app, add, move |state| {
            form.account.set(state.directory.accounts.keys().next_back().copied());
        });
    });
    let choose = move |event| {
        let at: usize = event_target_value(&event).parse().unwrap_or_default();
        channel.set(Channel::ALL.get(at).copied().unwrap_or_default());
    };
    let option =
        |(at, it): (usize, Channel)| view! { <option value=at.to_string()>{channels::name(it)}</option> };
    view! {
        <Made ask=accounts::ADD_ACCOUNT make>
            <label class="field">
                <span class="field__name">{words::NAME}</span>
                <input class="input" bind:value=name use:take_focus />
            </label>
            <label class="field">
                <span class="field__name">{accounts::CHANNEL}</span>
                <select class="input" on:change=choose>
                    {Channel::ALL.into_iter().enumerate().map(option).collect_view()}
                </select>
            </label>
            <label class="field">
                <span class="field__name">{accounts::ACCOUNT_ADDRESS}</span>
                <input class="input" bind:value=address />
            </label>
        </Made>
    }
}

/// What is done with what was filled in.
#[derive(Clone, Copy)]
struct Done {
    problem: Problem,
    open: RwSignal<bool>,
}

impl Done {
    /// Saves it, chooses what came of it and closes; refused, it says why and stays.
    fn save(self, app: App, configure: Configure, choose: impl FnOnce(&State) + 'static) {
        save(app, configure, self.problem, move |app| {
            app.peek(choose);
            let _ = self.open.try_set(false);
        });
    }
}

/// The button, and the fields that it opens. It stands in a form, so it is none itself.
#[component]
fn Made(
    /// What the button says.
    ask: Said,
    /// Makes it of what was filled in.
    make: Callback<Done>,
    children: ChildrenFn,
) -> impl IntoView {
    let done = Done { problem: RwSignal::new(None), open: RwSignal::new(false) };
    let on_key = move |key: KeyboardEvent| {
        let in_field = event_target::<web_sys::Element>(&key).tag_name() == "INPUT";
        if key.key() == "Enter" && in_field {
            key.prevent_default();
            make.run(done);
        }
    };
    move || {
        if !done.open.get() {
            return view! {
                <button class="button" type="button" on:click=move |_| done.open.set(true)>
                    <Icon name="plus" />
                    {ask}
                </button>
            }
            .into_any();
        }
        view! {
            <div class="made" role="group" aria-label=ask on:keydown=on_key>
                {children()}
                <Why problem=done.problem />
                <span class="made__foot">
                    <button class="button" type="button" on:click=move |_| done.open.set(false)>{words::CANCEL}</button>
                    <button class="button" type="button" on:click=move |_| make.run(done)>{named::CREATE}</button>
                </span>
            </div>
        }
        .into_any()
    }
}
