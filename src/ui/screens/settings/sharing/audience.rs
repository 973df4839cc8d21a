//! Whom an Inbox sharing serves, and who is in the team of a Team Inbox.

use leptos::prelude::*;

use crate::model::*;
use crate::ui::app::use_app;
use crate::ui::doing::candidates::titled;
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
    let everybody = app.peek(|state| offered(&state.directory, org));
    let all = StoredValue::new(everybody);
    let left = move || {
        let chosen: Vec<_> = audience.with(|all| all.iter().map(|it| it.0).collect());
        let everybody = all.get_value().into_iter().enumerate();
        everybody.filter(|(_, it)| !chosen.contains(&it.0)).collect::<Vec<_>>()
    };
    let add = move |event: leptos::ev::Event| {
        let at: Option<usize> = event_target_value(&event).parse().ok();
        if let Some((who, _)) = at.and_then(|at| all.with_value(|all| all.get(at).cloned())) {
            audience.update(|it| it.push((who, Delivery::Receive)));
        }
        event_target::<web_sys::HtmlSelectElement>(&event).set_value("");
    };
    view! {
        <div class="audience__add">
            <select class="input" aria-label=named::ADD_TO_AUDIENCE on:change=add>
                <option value="">{format!("{} …", named::ADD_TO_AUDIENCE)}</option>
                {move || {
                    left()
                        .into_iter()
                        .map(|(at, (_, name))| view! { <option value=at.to_string()>{name}</option> })
                        .collect_view()
                }}
            </select>
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
