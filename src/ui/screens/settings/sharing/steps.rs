//! What each step of sharing asks: which account or address, where its messages go, for whom.

use leptos::prelude::*;

use super::audience::{AudienceEditor, Roster};
use super::existing::Existing;
use super::made::{NewAccount, NewTeam};
use super::preview::Preview;
use super::receiving;
use super::share::Form;
use crate::model::*;
use crate::ui::app::use_app;
use crate::ui::doing::candidates::titled;
use crate::ui::text::{channels, language::Said, settings as words, sharing as named};

/// Step one for an account: which one.
#[component]
pub fn AccountStep(form: Form) -> impl IntoView {
    let app = use_app();
    let accounts = move || {
        app.directory(|directory| {
            let present = directory.accounts.values().filter(|it| !it.removed && it.sharing.is_none());
            let ours = present.filter(|it| directory.role(it.owner, form.org).is_some());
            ours.map(|it| {
                let owner = directory.name(it.owner);
                (it.id, format!("{} · {} · {owner}", it.address, channels::name(it.channel)))
            })
            .collect::<Vec<_>>()
        })
    };
    let accounts = Memo::new(move |_| accounts());
    if form.account.get_untracked().is_none() {
        form.account.set(accounts.with_untracked(|it| it.first().map(|it| it.0)));
    }
    let choose = move |event| {
        let wanted = event_target_value(&event);
        form.account.set(wanted.parse().ok().map(AccountId));
    };
    let option = move |(id, name): (AccountId, String)| {
        view! {
            <option value=id.to_string() selected=move || form.account.get() == Some(id)>
                {name}
            </option>
        }
    };
    view! {
        {move || {
            if accounts.with(Vec::is_empty) {
                return view! { <p class="faint">{named::NO_ACCOUNT_LEFT}</p> }.into_any();
            }
            view! {
                <label class="field">
                    <span class="field__name">{named::ACCOUNT}</span>
                    <select class="input" autofocus on:change=choose>
                        {accounts.get().into_iter().map(option).collect_view()}
                    </select>
                </label>
            }
            .into_any()
        }}
        <NewAccount form />
    }
}

/// Step one for an address: which one, and what it is.
#[component]
pub fn AddressStep(form: Form) -> impl IntoView {
    let choose = move |event| {
        let at: usize = event_target_value(&event).parse().unwrap_or_default();
        form.kind.set(AddressKind::ALL.get(at).copied().unwrap_or_default());
    };
    let option = move |(at, kind): (usize, AddressKind)| {
        view! {
            <option value=at.to_string() selected=form.kind.get_untracked() == kind>
                {named::kind(kind)}
            </option>
        }
    };
    view! {
        <label class="field">
            <span class="field__name">{words::ADDRESS}</span>
            <input class="input" type="email" autofocus bind:value=form.address />
        </label>
        <label class="field">
            <span class="field__name">{words::KIND}</span>
            <select class="input" on:change=choose>
                {AddressKind::ALL.into_iter().enumerate().map(option).collect_view()}
            </select>
            <span class="field__hint">{move || named::kind_hint(form.kind.get())}</span>
        </label>
    }
}

/// Step two: Team Inbox or Inbox.
#[component]
pub fn FlowStep(form: Form) -> impl IntoView {
    let card = move |team_inbox: bool, drawing: &'static str, name: Said, text: Said| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="flow"
                    aria-label=name
                    prop:checked=move || form.is_team_inbox.get() == team_inbox
                    on:change=move |_| form.is_team_inbox.set(team_inbox)
                />
                <svg class="drawing" viewBox="0 0 160 64" aria-hidden="true">
                    <use href=drawing></use>
                </svg>
                <span class="choice__name">{name}</span>
                <span class="choice__text">{text}</span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="visually-hidden">{named::WHERE}</legend>
            <div class="choices">
                {card(true, "#d-team-inbox", named::TEAM_INBOX, named::TEAM_INBOX_IS)}
                {card(false, "#d-inbox", named::INBOX, named::INBOX_IS)}
            </div>
        </fieldset>
        {move || form.is_team_inbox.get().then(|| view! { <TeamField form /> })}
    }
}

/// Which team, for a Team Inbox.
#[component]
fn TeamField(form: Form) -> impl IntoView {
    let app = use_app();
    let teams = Memo::new(move |_| {
        app.directory(|it| {
            let teams = it.teams_of(form.org).into_iter().filter(|it| it.options.inbox);
            teams.map(|it| (it.id, titled(it))).collect::<Vec<_>>()
        })
    });
    let option = move |(id, name): (TeamId, String)| {
        view! {
            <option value=id.to_string() selected=move || form.team.get() == Some(id)>
                {name}
            </option>
        }
    };
    let choose = move |event| form.team.set(event_target_value(&event).parse().ok().map(TeamId));
    view! {
        {move || {
            if teams.with(Vec::is_empty) {
                return view! { <p class="notice notice--warning"><span>{named::NO_TEAM}</span></p> }.into_any();
            }
            view! {
                <label class="field">
                    <span class="field__name">{named::TEAM}</span>
                    <select class="input" on:change=choose>
                        {teams.get().into_iter().map(option).collect_view()}
                    </select>
                </label>
            }
            .into_any()
        }}
        <NewTeam form />
    }
}

/// Step three: the people, and who will see new messages.
#[component]
pub fn PeopleStep(
    form: Form,
    /// What is to be done; none while it cannot concern what exists.
    change: Signal<Option<Configure>>,
) -> impl IntoView {
    let app = use_app();
    let owner = move || match form.account.get() {
        Some(account) => Some(account),
        None => app.peek(|state| receiving(&state.directory, form.org, app.me.get_untracked())),
    };
    let owner = move || app.peek(|state| Some(state.directory.accounts.get(&owner()?)?.owner));
    view! {
        {move || {
            if form.is_team_inbox.get() {
                form.team.get().map(|team| view! { <Roster team /> }.into_any())
            } else {
                Some(view! { <AudienceEditor org=form.org audience=form.audience /> <NewTeam form /> }.into_any())
            }
        }}
        <Preview org=form.org choice=Signal::derive(move || form.choice()) owner=Signal::derive(owner) />
        {move || change.with(Option::is_some).then(|| view! { <Existing change also=form.also /> })}
    }
}
