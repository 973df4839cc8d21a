//! A team: who is active in it, who observes.

use leptos::prelude::*;

use super::super::form::{Problem, Why, save};
use super::{TEAM, Way, organization};
use crate::browser::focus::take_focus;
use crate::model::{Configure, PersonId, TeamDraft, TeamOptions};
use crate::ui::text::begin as words;

/// The face and the colour of a team that is made here.
const EMOJI: &str = "📥";
const HUE: u8 = 1;

/// Makes a team.
#[component]
pub fn NewTeam(way: Way) -> impl IntoView {
    let app = way.app;
    let name = RwSignal::new(words::SUPPORT.to_owned());
    let problem: Problem = RwSignal::new(None);
    let people: Vec<(PersonId, String, RwSignal<usize>)> = app.peek(|state| {
        let present = state.directory.people.values().filter(|it| !it.removed);
        present.map(|it| (it.id, it.name.clone(), RwSignal::new(0))).collect()
    });
    let chosen = people.clone();
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((org, _)) = untrack(move || organization(app)) else { return };
        let of =
            |role: usize| chosen.iter().filter(|it| it.2.get_untracked() == role).map(|it| it.0).collect();
        let draft = TeamDraft {
            org,
            name: name.get_untracked(),
            emoji: EMOJI.to_owned(),
            hue: HUE,
            active: of(0),
            observers: of(1),
            options: TeamOptions::default(),
            successor: None,
        };
        save(app, Configure::PutTeam(None, draft), problem, move |_| way.go_on(TEAM));
    };
    let member = |(id, name, role): (PersonId, String, RwSignal<usize>)| {
        let choice = move |nth: usize| {
            view! {
                <label class="begin__role">
                    <input
                        type="radio"
                        name=format!("role-{id}")
                        prop:checked=move || role.get() == nth
                        on:change=move |_| role.set(nth)
                    />
                    {words::ROLES[nth]}
                </label>
            }
        };
        view! {
            <fieldset class="begin__member">
                <legend>{name}</legend>
                {(0..words::ROLES.len()).map(choice).collect_view()}
            </fieldset>
        }
    };
    view! {
        <form class="fields" on:submit=make>
            <label class="field">
                <span class="field__name">{words::TEAM_NAME}</span>
                <input class="input" required use:take_focus bind:value=name />
            </label>
            <div role="group" aria-label=words::MEMBERS>{people.into_iter().map(member).collect_view()}</div>
            <p class="field__hint">{words::ROLES_ARE}</p>
            <Why problem />
            <button class="button button--primary">{words::MAKE_TEAM}</button>
        </form>
    }
}
