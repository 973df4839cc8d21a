//! "Assign conversation": people by team, oneself first; teams to move it to; what will happen.

use std::collections::BTreeSet;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::organization::{Organization, organizations};
use super::search::Search;
use crate::browser::clock::now;
use crate::model::{Command, ConversationId, OrgId, PersonId, Seen, TeamId, Triage, Verb};
use crate::ui::app::{App, use_app};
use crate::ui::doing::act::perform;
use crate::ui::doing::candidates::{
    Candidate, Group, Target, candidates, found, found_teams, is_match, targets,
};
use crate::ui::doing::effect::effect;
use crate::ui::parts::Avatar;
use crate::ui::parts::modal::Modal;
use crate::ui::parts::more::More;
use crate::ui::text::{self, title, triage as words};

/// What is chosen: people to assign, or a team to move to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Choice {
    people: BTreeSet<PersonId>,
    team: Option<TeamId>,
}

impl Choice {
    fn verb(&self, org: Option<OrgId>) -> Option<Verb> {
        if let Some(team) = self.team {
            return Some(Verb::Move(team));
        }
        let people: Vec<_> = self.people.iter().copied().collect();
        (!people.is_empty()).then_some(match org {
            Some(org) => Verb::AssignIn(org, people),
            None => Verb::Assign(people),
        })
    }
}

/// "Assign conversation".
#[component]
pub fn Assign(
    /// The conversations, as they were shown when it was opened.
    seen: Vec<Seen>,
) -> impl IntoView {
    let app = use_app();
    let ids: Vec<_> = seen.iter().map(|it| it.conversation).collect();
    let (seen, ids_asked) = (StoredValue::new(seen), ids.clone());
    let (query, choice) = (RwSignal::new(String::new()), RwSignal::new(Choice::default()));
    let org = RwSignal::new(None);
    let ids_shown = ids.clone();
    let me = app.me.get_untracked();
    let groups = app.peek(|state| candidates(state, me, &ids, now()));
    let teams = app.peek(|state| targets(state, me, &ids));
    let first = first_match(&groups);
    let groups = StoredValue::new(groups);
    let listed = Memo::new(move |_| {
        choice.with_untracked(|it| groups.with_value(|all| found(all, &query.read(), &it.people)))
    });
    let act = move |verb: Verb| {
        let targets = seen.get_value();
        app.dialog.set(None);
        perform(app, Command::Triage(Triage { verb, targets, anyway: false }));
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let mut chosen = choice.get_untracked();
        if chosen.verb(None).is_none() {
            chosen.people.extend(first(&query.get_untracked()));
        }
        let Some(verb) = chosen.verb(org.get_untracked()) else { return };
        if org.get_untracked().is_none() && !organizations(app, &ids_asked, verb.clone()).is_empty() {
            // What it is to be shared with is asked for in place.
            choice.set(chosen);
            return;
        }
        act(verb);
    };
    let primary = move || if choice.get().team.is_some() { words::MOVE_DO } else { words::ASSIGN_DO };
    view! {
        <Modal label=words::ASSIGN>
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head">
                    <h2>{words::ASSIGN} <span class="dialog__sub">{about(app, &ids)}</span></h2>
                </header>
                <Search label=words::SEARCH_PEOPLE query />
                <div class="dialog__body dialog__body--flush assign">
                    {move || listed.get().0.into_iter().map(|it| view! { <People group=it choice /> }).collect_view()}
                    <More count=Signal::derive(move || listed.with(|it| it.1)) />
                    <Teams teams=teams query choice />
                </div>
                <footer class="dialog__foot">
                    <Organization ids=ids_shown verb=Signal::derive(move || choice.with(|it| it.verb(None))) chosen=org />
                    <p class="dialog__note assign__effect" aria-live="polite">
                        {move || told(app, &seen.get_value(), choice.with(|it| it.verb(org.get())))}
                    </p>
                    <button class="button assign__close" type="button" on:click=move |_| act(Verb::Close)>
                        {words::CLOSE_CONVERSATION}
                    </button>
                    <button class="button" type="button" on:click=move |_| app.dialog.set(None)>
                        {words::CANCEL}
                    </button>
                    <button class="button button--primary">{primary}</button>
                </footer>
            </form>
        </Modal>
    }
}

/// The people of a team that the search finds.
#[component]
fn People(group: Group, choice: RwSignal<Choice>) -> impl IntoView {
    view! {
        <fieldset class="assign__group" data-hue=group.hue.map(|it| it.to_string())>
            <legend class="assign__head">
                {group.hue.map(|_| view! { <span class="dot"></span> })} {group.title}
            </legend>
            {group.people.into_iter().map(|it| view! { <Pick it choice /> }).collect_view()}
        </fieldset>
    }
}

/// Somebody to pick.
#[component]
fn Pick(it: Candidate, choice: RwSignal<Choice>) -> impl IntoView {
    let Candidate { person, name, open, observer, away, has_access, assigned, .. } = it;
    let toggle = move |event| {
        let on = event_target_checked(&event);
        choice.update(|it| {
            it.team = None;
            if on {
                it.people.insert(person)
            } else {
                it.people.remove(&person)
            };
        });
    };
    let mark = if assigned { Some(words::ASSIGNED) } else { observer.then_some(words::OBSERVER) };
    view! {
        <label class="pick">
            <input
                type="checkbox"
                aria-label=name.clone()
                prop:checked=move || assigned || choice.with(|it| it.people.contains(&person))
                disabled=assigned
                on:change=toggle
            />
            <Avatar person name=name.clone() />
            <span class="pick__name">{name} {mark.map(|it| view! { <small>{it}</small> })}</span>
            <span class="pick__end">
                {away.then(|| view! { <span class="tag tag--warning">{words::OUT_OF_OFFICE}</span> })}
                {(!has_access).then(|| view! { <span class="tag">{words::NO_ACCESS}</span> })} {words::open(open)}
            </span>
        </label>
    }
}

/// The teams to move to.
#[component]
fn Teams(teams: Vec<Target>, query: RwSignal<String>, choice: RwSignal<Choice>) -> impl IntoView {
    let listed = Memo::new(move |_| found_teams(&teams, &query.read()));
    let pick = move |(team, name, waiting): Target| {
        view! {
            <label class="pick">
                <input
                    type="radio"
                    name="team"
                    aria-label=name.clone()
                    prop:checked=move || choice.with(|it| it.team == Some(team))
                    on:change=move |_| choice.set(Choice { team: Some(team), ..Choice::default() })
                />
                <span class="pick__name">{name} <small>{words::waiting(waiting)}</small></span>
            </label>
        }
    };
    view! {
        <fieldset class="assign__group" hidden=move || listed.with(|it| it.0.is_empty())>
            <legend class="assign__head">{words::MOVE}</legend>
            {move || listed.get().0.into_iter().map(pick).collect_view()}
            <More count=Signal::derive(move || listed.with(|it| it.1)) />
        </fieldset>
    }
}

/// Returns what Enter in the search takes: the first person that is found.
pub fn first_match(groups: &[Group]) -> impl Fn(&str) -> Option<PersonId> + Copy + use<> {
    let people = groups.iter().flat_map(|it| &it.people).filter(|it| !it.assigned);
    let people: Vec<_> = people.map(|it| (it.name.clone(), it.person)).collect();
    let people = StoredValue::new(people);
    move |query| {
        let found = |it: &&(String, PersonId)| !query.trim().is_empty() && is_match(&it.0, query);
        people.with_value(|all| all.iter().find(found).map(|it| it.1))
    }
}

fn told(app: App, seen: &[Seen], verb: Option<Verb>) -> String {
    let Some(verb) = verb else { return words::CHOOSE_SOMEBODY.to_owned() };
    let targets = seen.iter().map(|it| it.conversation).collect::<Vec<_>>();
    let command = Command::Triage(Triage { verb, targets: app.seen(&targets), anyway: false });
    effect(app, &command).unwrap_or_else(|it| it)
}

/// Returns what a dialog is about.
pub fn about(app: App, ids: &[ConversationId]) -> String {
    match ids {
        [one] => app.peek(|state| title(state, *one).0),
        many => text::conversations(many.len()),
    }
}
