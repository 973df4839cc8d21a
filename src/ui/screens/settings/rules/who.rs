//! Whom an action is about: people, and members of teams, in an order that matters.

use leptos::prelude::*;

use super::parts::{focus_soon, taker};
use crate::model::{Membership, OrgId, PersonId, TeamId};
use crate::ui::app::App;
use crate::ui::doing::candidates::titled;
use crate::ui::parts::Avatar;
use crate::ui::parts::picker::Picker;
use crate::ui::text::{rules as words, settings as named};

/// People, and members of teams.
#[derive(Clone, Default, PartialEq)]
pub struct Whom {
    /// People, in order.
    pub people: Vec<PersonId>,
    /// Members of teams.
    pub teams: Vec<(TeamId, Membership)>,
}

/// Who can be added.
#[derive(Clone, Copy, PartialEq)]
enum Who {
    Person(PersonId),
    Members(TeamId, Membership),
}

/// Returns the teams of an organization, for a choice.
pub fn teams(app: App, org: OrgId) -> Vec<(String, String)> {
    app.peek(|state| {
        state.directory.teams_of(org).into_iter().map(|it| (it.id.to_string(), titled(it))).collect()
    })
}

/// A list of people, each to be taken off, and a choice that adds one.
pub fn whom(
    app: App,
    org: OrgId,
    id: String,
    label: &str,
    chosen: &Whom,
    with_teams: bool,
    put: impl Fn(Whom) + Clone + 'static,
) -> AnyView {
    let offered = offered(app, org, chosen, with_teams);
    let (names, options): (Vec<_>, Vec<_>) = offered.into_iter().unzip();
    let add_label = if with_teams { words::ADD_WHO } else { words::ADD_PERSON };
    let add = {
        let (put, chosen, id) = (StoredValue::new_local(put.clone()), chosen.clone(), id.clone());
        Callback::new(move |at: usize| {
            let Some(who) = options.get(at).copied() else { return };
            let mut whom = chosen.clone();
            match who {
                Who::Person(person) => whom.people.push(person),
                Who::Members(team, membership) => whom.teams.push((team, membership)),
            }
            put.with_value(|put| put(whom));
            focus_soon(id.clone());
        })
    };
    let chips = chips(app, &id, label, chosen, put);
    view! {
        {chips}
        <Picker id label=format!("{add_label}: {label}") hint=add_label options=Signal::stored(names) on_pick=add />
    }
    .into_any()
}

fn offered(app: App, org: OrgId, chosen: &Whom, with_teams: bool) -> Vec<(String, Who)> {
    app.peek(|state| {
        let people = state.directory.people_of(org).into_iter().filter(|it| !chosen.people.contains(&it.id));
        let mut offered: Vec<_> = people.map(|it| (it.name.clone(), Who::Person(it.id))).collect();
        for team in state.directory.teams_of(org).into_iter().filter(|_| with_teams) {
            for membership in [Membership::Active, Membership::Observer] {
                if !chosen.teams.contains(&(team.id, membership)) {
                    offered
                        .push((words::members(&titled(team), membership), Who::Members(team.id, membership)));
                }
            }
        }
        offered
    })
}

fn chips(app: App, id: &str, label: &str, chosen: &Whom, put: impl Fn(Whom) + Clone + 'static) -> AnyView {
    let taken = |name: &str, without: Whom| {
        let (put, id) = (put.clone(), id.to_owned());
        taker(format!("{} {name}: {label}", named::REMOVE), move || {
            put(without.clone());
            focus_soon(id.clone());
        })
    };
    let people = chosen.people.iter().map(|person| {
        let name = app.peek(|state| state.directory.name(*person).to_owned());
        let mut without = chosen.clone();
        without.people.retain(|it| it != person);
        view! {
            <li class="rule__chip">
                <Avatar person=*person name=name.clone() small=true />
                {name.clone()}
                {taken(&name, without)}
            </li>
        }
        .into_any()
    });
    let teams = chosen.teams.iter().map(|(team, membership)| {
        let name = app.peek(|state| words::members(state.directory.team_name(*team), *membership));
        let mut without = chosen.clone();
        without.teams.retain(|it| *it != (*team, *membership));
        view! { <li class="rule__chip">{name.clone()} {taken(&name, without)}</li> }.into_any()
    });
    let all: Vec<_> = people.chain(teams).collect();
    if all.is_empty() {
        return ().into_any();
    }
    view! { <ol class="rule__chips" aria-label=label.to_owned()>{all}</ol> }.into_any()
}
