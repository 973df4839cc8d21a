//! Removing a user or a team: what they leave behind, and who takes over.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::form::{Foot, Problem, Why, save};
use super::teams::Successor;
use crate::model::{Configure, OrgId, PersonId, TeamId, going, leaving};
use crate::ui::app::use_app;
use crate::ui::parts::modal::Modal;
use crate::ui::parts::picker::Picker;
use crate::ui::text::{settings as named, teams, users as words};

/// Removes a user from an organization.
#[component]
pub fn RemoveUser(org: OrgId, person: PersonId) -> impl IntoView {
    let app = use_app();
    let problem: Problem = RwSignal::new(None);
    let (title, lines, others, needs_heir) = app.peek(|state| {
        let directory = &state.directory;
        let name = directory.name(person);
        let organization = directory.organizations.get(&org).map_or("", |it| &it.name);
        let left = leaving(state, org, person);
        let others = directory.people_of(org).into_iter().filter(|it| it.id != person);
        let others: Vec<_> = others.map(|it| (it.id, it.name.clone())).collect();
        (words::remove_from(name, organization), words::leaves(name, &left), others, left.accounts > 0)
    });
    let heir = RwSignal::new(others.first().map(|it| it.0).filter(|_| needs_heir));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let remove = Configure::RemoveUser { org, person, heir: heir.get_untracked() };
        save(app, remove, problem, |app| app.dialog.set(None));
    };
    let (ids, names): (Vec<PersonId>, Vec<String>) = others.into_iter().unzip();
    let ids = StoredValue::new(ids);
    let chosen =
        Signal::derive(move || ids.with_value(|it| it.iter().position(|it| heir.get() == Some(*it))));
    let choose = Callback::new(move |at: usize| heir.set(ids.with_value(|it| it.get(at).copied())));
    view! {
        <Modal label=title.clone() class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head"><h2>{title}</h2></header>
                <div class="dialog__body">
                    {lines.into_iter().map(|it| view! { <p>{it}</p> }).collect_view()}
                    <p class="faint">{words::COMMENTS_STAY}</p>
                    {needs_heir
                        .then(|| {
                            view! {
                                <label class="field">
                                    <span class="field__name">{words::NEW_OWNER}</span>
                                    <Picker id="heir" label=words::NEW_OWNER options=Signal::stored(names) chosen on_pick=choose />
                                </label>
                            }
                        })}
                    <Why problem />
                </div>
                <Foot act=named::REMOVE danger=true />
            </form>
        </Modal>
    }
}

/// Deletes a team.
#[component]
pub fn DeleteTeam(team: TeamId) -> impl IntoView {
    let app = use_app();
    let problem: Problem = RwSignal::new(None);
    let successor = RwSignal::new(None::<TeamId>);
    let (name, org, lines) = app.peek(|state| {
        let known = state.directory.team(team);
        let name = state.directory.team_name(team).to_owned();
        (name, known.map(|it| it.org).unwrap_or_default(), teams::goes(&going(state, team)))
    });
    let title = teams::delete(&name);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let delete = Configure::DeleteTeam { team, successor: successor.get_untracked() };
        save(app, delete, problem, |app| app.dialog.set(None));
    };
    view! {
        <Modal label=title.clone() class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head"><h2>{title}</h2></header>
                <div class="dialog__body">
                    {lines.into_iter().map(|it| view! { <p>{it}</p> }).collect_view()}
                    <p class="faint">{teams::DELETED}</p>
                    <Successor app org but=Some(team) successor />
                    <Why problem />
                </div>
                <Foot act=teams::DELETE_TEAM danger=true />
            </form>
        </Modal>
    }
}
