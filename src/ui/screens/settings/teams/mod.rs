//! The teams of an organization: who is active, who observes, and the team's options.

mod options;
mod roster;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::form::{Problem, Why, may_change, save};
use crate::ui::app::dialog::{Ask, Dialog};
use crate::ui::app::use_app;
use crate::ui::doing::candidates::titled;
use crate::ui::parts::Icon;
use crate::ui::parts::emoji::EmojiPicker;
use crate::ui::text::{language::Said, settings as named, teams as words};
use options::Options;
pub use options::Successor;
use roster::Column;

use crate::model::*;

/// The teams of an organization.
#[component]
pub fn Teams(org: OrgId) -> impl IntoView {
    let app = use_app();
    let may = may_change(app, org);
    let teams =
        Memo::new(move |_| app.directory(|it| it.teams_of(org).into_iter().cloned().collect::<Vec<_>>()));
    let first = teams.with_untracked(|it| it.first().map(|it| it.id));
    // None: a new team.
    let shown = RwSignal::new(first);
    let known = move || teams.with(|it| it.iter().find(|it| Some(it.id) == shown.get()).cloned());
    let item = move |team: Team| {
        let id = team.id;
        let count = team.active.len() + team.observers.len();
        view! {
            <button
                class="teams__item"
                data-hue=team.hue.to_string()
                aria-current=move || (shown.get() == Some(id)).then_some("true")
                on:click=move |_| shown.set(Some(id))
            >
                <span class="truncate">{titled(&team)}</span>
                <span class="badge badge--quiet">{count}</span>
            </button>
        }
    };
    view! {
        <div class="teams">
            <nav class="teams__list" aria-label=words::TEAMS>
                {move || teams.get().into_iter().map(item).collect_view()}
                {move || {
                    may.get()
                        .then(|| {
                            view! {
                                <button class="button button--quiet" on:click=move |_| shown.set(None)>
                                    <Icon name="plus" />
                                    {words::NEW_TEAM}
                                </button>
                            }
                        })
                }}
            </nav>
            {move || {
                let team = known();
                if team.is_none() && !may.get() {
                    return view! { <p class="faint">{words::NO_TEAMS}</p> }.into_any();
                }
                view! { <Editor org team shown may=may.get() /> }.into_any()
            }}
        </div>
    }
}

/// What is filled in for a team.
#[derive(Clone, Copy)]
struct Form {
    id: Option<TeamId>,
    org: OrgId,
    name: RwSignal<String>,
    emoji: RwSignal<String>,
    hue: RwSignal<u8>,
    active: RwSignal<Vec<PersonId>>,
    observers: RwSignal<Vec<PersonId>>,
    options: RwSignal<TeamOptions>,
    successor: RwSignal<Option<TeamId>>,
}

impl Form {
    fn begin(org: OrgId, team: Option<&Team>) -> Self {
        Self {
            id: team.map(|it| it.id),
            org,
            name: RwSignal::new(team.map(|it| it.name.clone()).unwrap_or_default()),
            emoji: RwSignal::new(team.map(|it| it.emoji.clone()).unwrap_or_default()),
            hue: RwSignal::new(team.map_or(6, |it| it.hue)),
            active: RwSignal::new(team.map(|it| it.active.iter().copied().collect()).unwrap_or_default()),
            observers: RwSignal::new(
                team.map(|it| it.observers.iter().copied().collect()).unwrap_or_default(),
            ),
            options: RwSignal::new(team.map(|it| it.options.clone()).unwrap_or_default()),
            successor: RwSignal::new(None),
        }
    }

    fn draft(self) -> TeamDraft {
        TeamDraft {
            org: self.org,
            name: self.name.get_untracked(),
            emoji: self.emoji.get_untracked(),
            hue: self.hue.get_untracked(),
            active: self.active.get_untracked(),
            observers: self.observers.get_untracked(),
            options: self.options.get_untracked(),
            successor: self.successor.get_untracked(),
        }
    }

    const fn column(self, is_active: bool) -> RwSignal<Vec<PersonId>> {
        if is_active { self.active } else { self.observers }
    }
}

#[component]
fn Editor(org: OrgId, team: Option<Team>, shown: RwSignal<Option<TeamId>>, may: bool) -> impl IntoView {
    let app = use_app();
    let form = Form::begin(org, team.as_ref());
    let problem: Problem = RwSignal::new(None);
    let title = team.as_ref().map_or_else(|| words::NEW_TEAM.to_owned(), |it| it.name.clone());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save(app, Configure::PutTeam(form.id, form.draft()), problem, move |app| {
            if form.id.is_none() {
                // The newest one has the highest number.
                let newest = app.peek(|it| it.directory.teams.keys().next_back().copied());
                let _ = shown.try_set(newest);
            }
        });
    };
    let delete = form.id.map(|id| {
        view! {
            <button
                class="button button--danger"
                type="button"
                on:click=move |_| app.dialog.set(Some(Dialog::Settings(Ask::DeleteTeam(id))))
            >
                {words::DELETE_TEAM}
            </button>
        }
    });
    let label = title.clone();
    view! {
        <form class="teams__editor" aria-label=label on:submit=submit>
            <h2 class="visually-hidden">{title}</h2>
            <fieldset class="fields" disabled=!may>
                <Identity form />
                <div class="roster">
                    <Column form is_active=true may />
                    <Column form is_active=false may />
                </div>
                <Options form />
                <Why problem />
                {may.then(|| {
                    view! {
                        <div class="start__acts">
                            <button class="button button--primary">{words::SAVE_TEAM}</button>
                            {delete}
                        </div>
                    }
                })}
            </fieldset>
        </form>
    }
}

/// Name, emoji and colour.
#[component]
fn Identity(form: Form) -> impl IntoView {
    view! {
        <div class="teams__identity">
            <div class="field">
                <label class="field__name" for="team-emoji">{words::EMOJI}</label>
                <span class="teams__emoji">
                    <input class="input" id="team-emoji" bind:value=form.emoji />
                    <EmojiPicker id="team-emojis" on_pick=Callback::new(move |sign| form.emoji.set(sign)) />
                </span>
            </div>
            <label class="field">
                <span class="field__name">{named::NAME}</span>
                <input class="input" bind:value=form.name />
            </label>
            <Colours hue=form.hue />
        </div>
    }
}

/// The eight colours.
#[component]
pub fn Colours(
    /// The one that is chosen.
    hue: RwSignal<u8>,
) -> impl IntoView {
    let swatch = move |(at, name): (usize, Said)| {
        let number = at as u8 + 1;
        view! {
            <label class="swatch" data-hue=number.to_string()>
                <input
                    type="radio"
                    name="hue"
                    aria-label=name
                    prop:checked=move || hue.get() == number
                    on:change=move |_| hue.set(number)
                />
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field__name">{words::COLOUR}</legend>
            <div class="swatches">{words::COLOURS.into_iter().enumerate().map(swatch).collect_view()}</div>
        </fieldset>
    }
}
