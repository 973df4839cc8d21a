//! The teams of an organization: who is active, who observes, and the team's options.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::Ask;
use super::form::{Problem, Why, may_change, save};
use crate::model::*;
use crate::ui::app::{App, Dialog, use_app};
use crate::ui::dialogs::people::titled;
use crate::ui::parts::{Avatar, Icon};
use crate::ui::text::{settings as named, teams as words};

/// The tab.
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
                class="button"
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
            <label class="field">
                <span class="field__name">{words::EMOJI}</span>
                <input class="input" bind:value=form.emoji />
            </label>
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
    let swatch = move |(at, name): (usize, &'static str)| {
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

/// Active members, or observers; people move by button and by dragging.
#[component]
fn Column(form: Form, is_active: bool, may: bool) -> impl IntoView {
    let app = use_app();
    let (title, hint) =
        if is_active { (words::ACTIVE, words::ACTIVE_ARE) } else { (words::OBSERVERS, words::OBSERVERS_ARE) };
    let people = form.column(is_active);
    let over = RwSignal::new(false);
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        let dragged = event.data_transfer().and_then(|it| it.get_data("text/plain").ok());
        if let Some(person) = dragged.and_then(|it| it.parse().ok()).map(PersonId) {
            put(form, person, Some(is_active));
        }
    };
    let name = move |person: PersonId| app.peek(|it| it.directory.name(person).to_owned());
    view! {
        <section
            class="roster__column"
            aria-label=title
            data-over=move || over.get().then_some("")
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <h3 class="roster__name">
                {title} <span class="badge badge--quiet">{move || people.with(Vec::len)}</span>
            </h3>
            <p class="roster__hint">{hint}</p>
            <ul class="roster__people">
                <For each=move || people.get() key=|it| *it let(person)>
                    <Member form person name=name(person) is_active may />
                </For>
            </ul>
            {may.then(|| view! { <Adder form is_active title /> })}
        </section>
    }
}

/// Puts somebody into a column, or takes them out of the team.
fn put(form: Form, person: PersonId, into: Option<bool>) {
    let known = form.active.with_untracked(|it| it.contains(&person))
        || form.observers.with_untracked(|it| it.contains(&person));
    if into.is_some_and(|it| form.column(it).with_untracked(|all| all.contains(&person))) {
        return;
    }
    if known {
        form.active.update(|it| it.retain(|it| *it != person));
        form.observers.update(|it| it.retain(|it| *it != person));
    }
    if let Some(is_active) = into {
        form.column(is_active).update(|it| it.push(person));
    }
}

#[component]
fn Member(form: Form, person: PersonId, name: String, is_active: bool, may: bool) -> impl IntoView {
    let drag = move |event: leptos::ev::DragEvent| {
        if let Some(data) = event.data_transfer() {
            // Without it nothing is dropped; the button does the same.
            let _ = data.set_data("text/plain", &person.to_string());
        }
    };
    let arrow = if is_active { "chevron" } else { "back" };
    let (over, gone) = (words::move_over(&name, is_active), words::remove(&name));
    view! {
        <li class="roster__person" draggable=may.to_string() on:dragstart=drag>
            {may.then(|| view! { <Icon name="drag" /> })} <Avatar person name=name.clone() />
            <span class="truncate">{name}</span>
            {may.then(|| {
                view! {
                    <button
                        type="button"
                        class="button button--quiet button--icon button--small"
                        aria-label=over
                        on:click=move |_| put(form, person, Some(!is_active))
                    >
                        <Icon name=arrow />
                    </button>
                    <button
                        type="button"
                        class="button button--quiet button--icon button--small"
                        aria-label=gone
                        on:click=move |_| put(form, person, None)
                    >
                        <Icon name="x" />
                    </button>
                }
            })}
        </li>
    }
}

#[component]
fn Adder(form: Form, is_active: bool, title: &'static str) -> impl IntoView {
    let app = use_app();
    let left = move || {
        let (active, observers) = (form.active.get(), form.observers.get());
        app.directory(|it| {
            let people = it.people_of(form.org).into_iter();
            let left = people.filter(|it| !active.contains(&it.id) && !observers.contains(&it.id));
            left.map(|it| (it.id, it.name.clone())).collect::<Vec<_>>()
        })
    };
    let add = move |event: leptos::ev::Event| {
        if let Ok(person) = event_target_value(&event).parse() {
            put(form, PersonId(person), Some(is_active));
        }
        event_target::<web_sys::HtmlSelectElement>(&event).set_value("");
    };
    let label = format!("{}: {title}", words::ADD_PERSON);
    view! {
        <div class="roster__add">
            <select class="input" aria-label=label on:change=add>
                <option value="">{format!("{} …", words::ADD_PERSON)}</option>
                {move || {
                    left()
                        .into_iter()
                        .map(|(id, name)| view! { <option value=id.to_string()>{name}</option> })
                        .collect_view()
                }}
            </select>
        </div>
    }
}

/// How a team works.
#[component]
fn Options(form: Form) -> impl IntoView {
    let app = use_app();
    let options = form.options;
    let lost = move || form.id.is_some() && !options.get().inbox;
    view! {
        <div class="settings__rows">
            <div class="option">
                <div class="option__text">
                    <b>{words::INBOX}</b>
                    <small>{words::INBOX_DOES}</small>
                </div>
                <label class="switch">
                    <input
                        type="checkbox"
                        role="switch"
                        aria-label=words::INBOX
                        prop:checked=move || options.get().inbox
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            options.update(|it| it.inbox = on);
                        }
                    />
                </label>
            </div>
            {move || lost().then(|| view! { <Successor app org=form.org but=form.id successor=form.successor /> })}
            <Either
                name=words::ON_REPLY
                values=words::ON_REPLY_VALUES
                second=Signal::derive(move || !options.get().reply_assigns)
                on_choose=Callback::new(move |it: bool| options.update(|all| all.reply_assigns = !it))
            />
            <Either
                name=words::ON_ANSWER
                values=words::ON_ANSWER_VALUES
                second=Signal::derive(move || options.get().reply_requeues)
                on_choose=Callback::new(move |it: bool| options.update(|all| all.reply_requeues = it))
            />
            <Either
                name=words::ON_MENTION
                values=words::ON_MENTION_VALUES
                second=Signal::derive(move || options.get().mention_all)
                on_choose=Callback::new(move |it: bool| options.update(|all| all.mention_all = it))
            />
        </div>
    }
}

/// An option with two values.
#[component]
pub fn Either(
    name: &'static str,
    #[prop(optional)] hint: &'static str,
    values: [&'static str; 2],
    /// Whether the second value is chosen.
    second: Signal<bool>,
    /// Called with whether the second value is chosen.
    on_choose: Callback<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let [one, two] = values;
    view! {
        <div class="option">
            <div class="option__text">
                <b>{name}</b>
                <small>{hint}</small>
            </div>
            <select
                class="input"
                aria-label=name
                disabled=move || disabled.get()
                on:change=move |event| on_choose.run(event_target_value(&event) == "1")
            >
                <option value="0" prop:selected=move || !second.get()>
                    {one}
                </option>
                <option value="1" prop:selected=move || second.get()>
                    {two}
                </option>
            </select>
        </div>
    }
}

/// Which team takes over.
#[component]
pub fn Successor(
    app: App,
    org: OrgId,
    /// The team that goes.
    but: Option<TeamId>,
    /// The one that takes over.
    successor: RwSignal<Option<TeamId>>,
) -> impl IntoView {
    let teams = app.peek(|state| {
        let teams = state.directory.teams_of(org).into_iter();
        let others = teams.filter(|it| it.options.inbox && Some(it.id) != but);
        others.map(|it| (it.id, titled(it))).collect::<Vec<_>>()
    });
    let choose = move |event| successor.set(event_target_value(&event).parse().ok().map(TeamId));
    view! {
        <label class="option">
            <span class="option__text">
                <b>{words::SUCCESSOR}</b>
            </span>
            <select class="input" aria-label=words::SUCCESSOR on:change=choose>
                <option value="">{words::NO_SUCCESSOR}</option>
                {teams
                    .into_iter()
                    .map(|(id, name)| view! { <option value=id.to_string()>{name}</option> })
                    .collect_view()}
            </select>
        </label>
    }
}
