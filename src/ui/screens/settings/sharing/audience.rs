//! Whom an Inbox sharing serves, and who is in the team of a Team Inbox.

use leptos::prelude::*;

use crate::model::*;
use crate::ui::app::use_app;
use crate::ui::doing::candidates::titled;
use crate::ui::parts::picker::Picker;
use crate::ui::parts::{Avatar, Icon};
use crate::ui::text::{language::Said, settings as words, sharing as named};

/// An audience, row by row, each with *receive* or *auto-archive*.
#[component]
pub fn AudienceEditor(
    /// Of which organization.
    org: OrgId,
    /// Who is served, and how.
    audience: RwSignal<Vec<(Who, Delivery)>>,
) -> impl IntoView {
    view! {
        <div class="audience" role="group" aria-label=named::AUDIENCE>
            <For each=move || audience.get() key=|it| it.0 let((who, _))>
                <Row org who audience />
            </For>
            <Adder org audience />
        </div>
    }
}

#[component]
fn Row(org: OrgId, who: Who, audience: RwSignal<Vec<(Who, Delivery)>>) -> impl IntoView {
    let app = use_app();
    let (name, hint) =
        app.peek(|state| (named::who(who, &state.directory), hint(&state.directory, org, who)));
    let group = format!("delivery-{who:?}");
    let remove = format!("{} {name}", words::REMOVE);
    let option = {
        let (group, name) = (group.clone(), name.clone());
        move |delivery: Delivery, text: Said| {
            let is_on = move || audience.with(|all| all.contains(&(who, delivery)));
            let choose = move |_| {
                audience.update(|all| all.iter_mut().filter(|it| it.0 == who).for_each(|it| it.1 = delivery));
            };
            view! {
                <label>
                    <input
                        type="radio"
                        name=group.clone()
                        aria-label=format!("{text}: {name}")
                        prop:checked=is_on
                        on:change=choose
                    />
                    <span>{text}</span>
                </label>
            }
        }
    };
    let face = match who {
        Who::Person(person) => view! { <Avatar person name=name.clone() /> }.into_any(),
        _ => view! { <Icon name="team" /> }.into_any(),
    };
    view! {
        <div class="audience__row">
            {face} <span class="audience__name">{name.clone()} <small>{hint}</small></span>
            <fieldset class="segmented">
                <legend class="visually-hidden">{name}</legend>
                {option(Delivery::Receive, named::RECEIVE)}
                {option(Delivery::AutoArchive, named::AUTO_ARCHIVE)}
            </fieldset>
            <button
                type="button"
                class="button button--quiet button--icon"
                aria-label=remove
                on:click=move |_| audience.update(|all| all.retain(|it| it.0 != who))
            >
                <Icon name="x" />
            </button>
        </div>
    }
}

fn hint(directory: &Directory, org: OrgId, who: Who) -> String {
    match who {
        Who::Everyone => named::people(directory.people_of(org).len()),
        Who::Team(team) => named::members(directory.members(team).len()),
        Who::Person(person) => directory.person(person).map(|it| it.email.clone()).unwrap_or_default(),
    }
}

/// Adds a person, a team or everyone.
#[component]
fn Adder(org: OrgId, audience: RwSignal<Vec<(Who, Delivery)>>) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.directory(|it| offered(it, org)));
    let left = Memo::new(move |_| {
        let chosen: Vec<_> = audience.with(|all| all.iter().map(|it| it.0).collect());
        all.get().into_iter().filter(|it| !chosen.contains(&it.0)).collect::<Vec<_>>()
    });
    let names =
        Signal::derive(move || left.with(|all| all.iter().map(|it| it.1.clone()).collect::<Vec<_>>()));
    let add = Callback::new(move |at: usize| {
        if let Some(who) = left.with_untracked(|all| all.get(at).map(|it| it.0)) {
            audience.update(|it| it.push((who, Delivery::Receive)));
        }
    });
    view! {
        <div class="audience__add">
            <Picker id="add-audience" label=named::ADD_TO_AUDIENCE hint=named::ADD_TO_AUDIENCE options=names on_pick=add />
        </div>
    }
}

fn offered(directory: &Directory, org: OrgId) -> Vec<(Who, String)> {
    let everyone = std::iter::once((Who::Everyone, named::EVERYONE.to_owned()));
    let teams = directory.teams_of(org).into_iter().map(|it| (Who::Team(it.id), titled(it)));
    let people = directory.people_of(org).into_iter().map(|it| (Who::Person(it.id), it.name.clone()));
    everyone.chain(teams).chain(people).collect()
}

/// The active members and observers of a team, as they are now.
#[component]
pub fn Roster(
    /// The team.
    team: TeamId,
) -> impl IntoView {
    let app = use_app();
    let column = move |title: Said, wanted: Membership| {
        let people = app.peek(|state| {
            let it = &state.directory;
            let members =
                it.members(team).into_iter().filter(|who| it.membership(*who, team) == Some(wanted));
            members.map(|who| (who, it.name(who).to_owned())).collect::<Vec<_>>()
        });
        let count = people.len();
        view! {
            <section class="roster__column" aria-label=title>
                <h3 class="roster__name">{title} <span class="badge badge--quiet">{count}</span></h3>
                <ul class="roster__people">
                    {people
                        .into_iter()
                        .map(|(person, name)| {
                            view! {
                                <li class="roster__person">
                                    <Avatar person name=name.clone() />
                                    <span class="truncate">{name}</span>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>
        }
    };
    view! {
        <div class="roster">
            {column(crate::ui::text::teams::ACTIVE, Membership::Active)}
            {column(crate::ui::text::teams::OBSERVERS, Membership::Observer)}
        </div>
    }
}
