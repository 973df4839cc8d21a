//! What is missing in a list is made where it is chosen: a team, an account. What was filled in around it
//! stays, and the new thing is chosen.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::focus::take_focus;
use crate::model::{Channel, Configure, State, TeamDraft, TeamOptions};
use crate::ui::app::{App, use_app};
use crate::ui::parts::Icon;
use crate::ui::screens::settings::form::{Problem, Why, save};
use crate::ui::screens::settings::sharing::share::Form;
use crate::ui::text::{language::Said, settings as words, sharing as named, teams};

/// "Create a team": whoever makes it is its first active member.
#[component]
pub fn NewTeam(form: Form) -> impl IntoView {
    let app = use_app();
    let name = RwSignal::new(String::new());
    let make = Callback::new(move |done: Done| {
        let me = app.me.get_untracked();
        let hue = app.peek(|state| state.directory.teams.len() % 8 + 1) as u8;
        let draft = TeamDraft {
            org: form.org,
            name: name.get_untracked(),
            emoji: String::new(),
            hue,
            active: vec![me],
            observers: Vec::new(),
            options: TeamOptions::default(),
            successor: None,
        };
        done.save(app, Configure::PutTeam(None, draft), move |state| {
            form.team.set(state.directory.teams.keys().next_back().copied());
        });
    });
    view! {
        <Made ask=named::CREATE_TEAM make>
            <label class="field">
                <span class="field__name">{named::TEAM_NAME}</span>
                <input class="input" bind:value=name use:take_focus />
            </label>
        </Made>
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
        |(at, it): (usize, Channel)| view! { <option value=at.to_string()>{words::channel(it)}</option> };
    view! {
        <Made ask=teams::ADD_ACCOUNT make>
            <label class="field">
                <span class="field__name">{words::NAME}</span>
                <input class="input" bind:value=name use:take_focus />
            </label>
            <label class="field">
                <span class="field__name">{teams::CHANNEL}</span>
                <select class="input" on:change=choose>
                    {Channel::ALL.into_iter().enumerate().map(option).collect_view()}
                </select>
            </label>
            <label class="field">
                <span class="field__name">{teams::ACCOUNT_ADDRESS}</span>
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
