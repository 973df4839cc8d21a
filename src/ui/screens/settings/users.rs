//! The users of an organization: roles, absences, who is added.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::away::told;
use super::form::{Foot, PartHead, Problem, Why, may_change, save, save_now};
use crate::browser::clock::now;
use crate::model::*;
use crate::ui::app::dialog::{Ask, Dialog};
use crate::ui::app::{App, spaces, use_app};
use crate::ui::doing::candidates::{LISTED, is_match, titled};
use crate::ui::parts::modal::Modal;
use crate::ui::parts::more::More;
use crate::ui::parts::{Avatar, Icon};
use crate::ui::text::{language::Said, settings as named, team, teams, users as words};

/// A row of the table.
#[derive(Clone, PartialEq)]
struct Row {
    person: PersonId,
    name: String,
    email: String,
    role: Role,
    teams: Vec<(String, u8)>,
    open: u64,
    away: bool,
    absence: Option<String>,
}

/// The people of an organization.
#[component]
pub fn Users(org: OrgId) -> impl IntoView {
    let app = use_app();
    let may = may_change(app, org);
    let query = RwSignal::new(String::new());
    let found = Memo::new(move |_| app.read(|state| found(state, org, &query.read())));
    let is_large = Memo::new(move |_| app.directory(|it| it.people_of(org).len() > LISTED));
    let search = move || {
        view! {
            <div class="search-box settings__search">
                <Icon name="search" />
                <input
                    class="input"
                    type="search"
                    aria-label=words::FIND_PERSON
                    placeholder=words::FIND_PERSON
                    bind:value=query
                />
            </div>
        }
    };
    let add = Callback::new(move |()| app.dialog.set(Some(Dialog::Settings(Ask::AddUser(org)))));
    let heads = [named::NAME, words::ROLE, teams::TEAMS, words::OPEN, named::STATE];
    view! {
        <section class="settings__part" aria-label=words::USERS>
            <PartHead title=words::USERS text=words::USERS_ARE add=words::ADD_USER may on_add=add />
            {move || is_large.get().then(search)}
            <div class="table-frame">
                <table class="table" aria-label=words::USERS>
                    <thead>
                        <tr>
                            {heads.map(|it| view! { <th scope="col">{it}</th> })}
                            <th scope="col">
                                <span class="visually-hidden">{named::ACTIONS}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || found.get().0.into_iter().map(|row| view! { <RowView org row /> }).collect_view()}
                    </tbody>
                </table>
            </div>
            <More count=Signal::derive(move || found.with(|it| it.1)) />
        </section>
    }
}

/// Returns the rows of whom a search finds, as many as are listed, and how many more it finds.
fn found(state: &State, org: OrgId, query: &str) -> (Vec<Row>, usize) {
    let directory = &state.directory;
    let row = |person: &Person| {
        let teams = directory.teams_of(org).into_iter().filter(|it| it.membership(person.id).is_some());
        Row {
            person: person.id,
            name: person.name.clone(),
            email: person.email.clone(),
            role: person.roles.get(&org).copied().unwrap_or(Role::Member),
            teams: teams.map(|it| (titled(it), it.hue)).collect(),
            open: state.assigned_in(person.id, org),
            away: directory.is_away(person.id, now()),
            absence: person.away.map(|it| told(&it)),
        }
    };
    let people = directory.people_of(org).into_iter();
    let found: Vec<_> = people.filter(|it| is_match(&it.name, query) || is_match(&it.email, query)).collect();
    let left = found.len().saturating_sub(LISTED);
    (found.into_iter().take(LISTED).map(row).collect(), left)
}

#[component]
fn RowView(org: OrgId, row: Row) -> impl IntoView {
    let app = use_app();
    let Row { person, name, email, role, teams, open, away, absence } = row;
    let may = may_change(app, org);
    let acts = {
        let name = name.clone();
        move || {
            let is_self = app.me.get() == person;
            (may.get() || is_self).then(|| menu(app, org, person, &name, role, may.get()))
        }
    };
    let tags = teams
        .into_iter()
        .map(|(name, hue)| view! { <span class="tag" data-hue=hue.to_string()>{name}</span> " " })
        .collect_view();
    let state = if away {
        view! { <span class="tag tag--warning">{words::OUT_OF_OFFICE}</span> }
    } else {
        view! { <span class="faint">{words::HERE}</span> }
    };
    view! {
        <tr>
            <th scope="row">
                <span class="reader__person">
                    <Avatar person name=name.clone() />
                    <span>{name} <small class="table__sub">{email}</small></span>
                </span>
            </th>
            <td data-label=words::ROLE>{named::role(role)}</td>
            <td data-label=teams::TEAMS>{tags}</td>
            <td data-label=words::OPEN>{open}</td>
            <td data-label=named::STATE>{state} <small class="table__sub">{absence}</small></td>
            <td class="table__end">{acts}</td>
        </tr>
    }
}

/// Says how somebody is invited to the team's server, which only who runs it can do.
fn invite(app: App, person: PersonId, name: &str) -> impl IntoView {
    let told = team::invite(name, person.0.into());
    view! {
        <button class="menu__item" role="menuitem" on:click=move |_| app.say(told.clone())>
            <Icon name="plus" />
            <span class="menu__text">{team::INVITE}</span>
        </button>
    }
}

/// What can be done to a user.
fn menu(app: App, org: OrgId, person: PersonId, name: &str, role: Role, is_admin: bool) -> AnyView {
    let label = format!("{}: {name}", named::ACTIONS);
    let id = format!("user-{person}");
    let roles =
        [Role::Member, Role::Admin, Role::Owner].into_iter().filter(move |it| is_admin && *it != role);
    let make = move |role: Role| {
        let act = move |_| save_now(app, Configure::SetRole(org, person, role));
        view! {
            <button class="menu__item" role="menuitem" on:click=act>
                <Icon name="shield" />
                <span class="menu__text">{words::make(role)}</span>
            </button>
        }
    };
    let ask = move |icon: &'static str, text: Said, ask: Ask| {
        view! {
            <button
                class="menu__item"
                role="menuitem"
                on:click=move |_| app.dialog.set(Some(Dialog::Settings(ask.clone())))
            >
                <Icon name=icon />
                <span class="menu__text">{text}</span>
            </button>
        }
    };
    view! {
        <button class="button button--quiet button--icon" aria-label=label.clone() popovertarget=id.clone()>
            <Icon name="more" />
        </button>
        <div class="menu menu--end" id=id popover role="menu" aria-label=label>
            {roles.map(make).collect_view()}
            {(is_admin && spaces::is_team()).then(|| invite(app, person, name))}
            {ask("calendar", words::OUT_OF_OFFICE, Ask::Away(person))}
            {is_admin.then(|| ask("trash", named::REMOVE, Ask::RemoveUser(org, person)))}
        </div>
    }
    .into_any()
}

/// "Add a person".
#[component]
pub fn AddUser(org: OrgId) -> impl IntoView {
    let app = use_app();
    let (name, email) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let is_admin = RwSignal::new(false);
    let problem: Problem = RwSignal::new(None);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let role = if is_admin.get_untracked() { Role::Admin } else { Role::Member };
        let (name, email) = (name.get_untracked(), email.get_untracked());
        let add = Configure::AddUser { org: Some(org), name, email, role };
        save(app, add, problem, |app| app.dialog.set(None));
    };
    let choose = move |event| is_admin.set(event_target_value(&event) == "1");
    view! {
        <Modal label=words::ADD_USER class="dialog--small">
            <form class="dialog__form" novalidate on:submit=submit>
                <header class="dialog__head"><h2>{words::ADD_USER}</h2></header>
                <div class="dialog__body">
                    <label class="field">
                        <span class="field__name">{named::NAME}</span>
                        <input class="input" autofocus bind:value=name />
                    </label>
                    <label class="field">
                        <span class="field__name">{words::EMAIL}</span>
                        <input class="input" type="email" bind:value=email />
                    </label>
                    <label class="field">
                        <span class="field__name">{words::ROLE}</span>
                        <select class="input" on:change=choose>
                            <option value="0">{named::role(Role::Member)}</option>
                            <option value="1">{named::role(Role::Admin)}</option>
                        </select>
                    </label>
                    <Why problem />
                </div>
                <Foot act=named::ADD />
            </form>
        </Modal>
    }
}
