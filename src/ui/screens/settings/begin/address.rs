//! An address, and where its messages go.

use leptos::prelude::*;

use super::super::form::{Problem, Why, save};
use super::{ADDRESS, Way, organization};
use crate::browser::focus::take_focus;
use crate::model::{Account, AccountId, Channel, Configure, SharingChoice, TeamId};
use crate::ui::text::begin as words;

/// Adds an account, and shares it with a team.
#[component]
pub fn Address(way: Way) -> impl IntoView {
    let app = way.app;
    let teams = untrack(move || organization(app)).map(|it| it.1).unwrap_or_default();
    let goes = RwSignal::new(teams.first().map(|it| it.0));
    let address = RwSignal::new(String::new());
    let problem: Problem = RwSignal::new(None);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        connect(way, address.get_untracked(), goes.get_untracked(), problem, move || way.go_on(ADDRESS));
    };
    let choice = move |team: Option<TeamId>, name: String| {
        view! {
            <label class="begin__role">
                <input type="radio" name="goes" prop:checked=move || goes.get() == team on:change=move |_| goes.set(team) />
                {name}
            </label>
        }
    };
    let choices =
        teams.into_iter().map(|(id, name)| choice(Some(id), words::goes_to_team(&name))).collect_view();
    view! {
        <form class="fields" on:submit=add>
            <label class="field">
                <span class="field__name">{words::ADDRESS}</span>
                <input class="input" type="email" required use:take_focus autocomplete="off" bind:value=address />
                <span class="field__hint">{words::NO_DELIVERY}</span>
            </label>
            <fieldset class="begin__member">
                <legend>{words::GOES}</legend>
                {choices}
                {choice(None, words::GOES_TO_ME.to_owned())}
            </fieldset>
            <Why problem />
            <button class="button button--primary">{words::ADD_ADDRESS}</button>
        </form>
    }
}

/// Adds an account of the person's with an address, and shares it with a team, if one is given.
pub fn connect(
    way: Way,
    address: String,
    team: Option<TeamId>,
    problem: Problem,
    then: impl FnOnce() + 'static,
) {
    let app = way.app;
    let Some((org, _)) = untrack(move || organization(app)) else { return };
    let owner = app.me.get_untracked();
    let wanted = address.clone();
    let mine = move || {
        let is_it = |it: &&Account| {
            !it.removed && it.owner == owner && it.address.eq_ignore_ascii_case(wanted.trim())
        };
        app.peek(|state| state.directory.accounts.values().find(is_it).map(|it| it.id))
    };
    let share = move |account: Option<AccountId>| {
        let (Some(account), Some(team)) = (account, team) else { return then() };
        let sharing = Some(SharingChoice::TeamInbox(team));
        save(app, Configure::ShareAccount { account, org, sharing }, problem, move |_| then());
    };
    // It is there already where only the sharing was refused before.
    if let Some(account) = mine() {
        return share(Some(account));
    }
    let (name, channel) = (address.clone(), Channel::Email);
    let add = Configure::AddAccount { owner, name, address, channel, simulated: false };
    save(app, add, problem, move |_| share(mine()));
}
