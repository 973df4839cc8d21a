//! "Add people": whom, and whether it comes into their Inbox or they have access alone.

use std::collections::BTreeSet;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::assign::{about, first_match};
use super::organization::{Organization, organizations};
use super::search::Search;
use crate::browser::clock::now;
use crate::model::{Adding, Command, OrgId, PersonId, Seen, Triage, Verb};
use crate::ui::app::{App, choices, use_app};
use crate::ui::doing::act::perform;
use crate::ui::doing::candidates::{Candidate, Group, colleagues, found};
use crate::ui::doing::effect::effect;
use crate::ui::parts::Avatar;
use crate::ui::parts::modal::Modal;
use crate::ui::parts::more::More;
use crate::ui::text::{adding as words, language::Said, triage};

/// What is chosen.
#[derive(Clone, Copy)]
struct Choice {
    people: RwSignal<BTreeSet<PersonId>>,
    how: RwSignal<Adding>,
    org: RwSignal<Option<OrgId>>,
}

impl Choice {
    fn verb(self, org: Option<OrgId>) -> Option<Verb> {
        let people: Vec<_> = self.people.with(|it| it.iter().copied().collect());
        (!people.is_empty()).then(|| Verb::Add { people, how: self.how.get(), org })
    }
}

/// "Add people".
#[component]
pub fn AddPeople(
    /// The conversations, as they were shown when it was opened.
    seen: Vec<Seen>,
) -> impl IntoView {
    let app = use_app();
    let ids: Vec<_> = seen.iter().map(|it| it.conversation).collect();
    let (asked, shown, title) = (ids.clone(), ids.clone(), about(app, &ids));
    let seen = StoredValue::new(seen);
    let query = RwSignal::new(String::new());
    let choice = Choice {
        people: RwSignal::default(),
        how: RwSignal::new(choices::adding()),
        org: RwSignal::new(None),
    };
    let groups = app.peek(|state| colleagues(state, app.me.get_untracked(), &ids, now()));
    let first = first_match(&groups);
    let groups = StoredValue::new(groups);
    let listed = Memo::new(move |_| {
        choice.people.with_untracked(|it| groups.with_value(|all| found(all, &query.read(), it)))
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if choice.people.with_untracked(BTreeSet::is_empty) {
            choice.people.update(|it| it.extend(first(&query.get_untracked())));
        }
        let org = choice.org.get_untracked();
        let Some(verb) = untrack(|| choice.verb(org)) else { return };
        if org.is_none() && !organizations(app, &asked, verb.clone()).is_empty() {
            // What it is to be shared with is asked for in place.
            return;
        }
        choices::choose_adding(choice.how.get_untracked());
        app.dialog.set(None);
        perform(app, Command::Triage(Triage { verb, targets: seen.get_value(), anyway: false }));
    };
    view! {
        <Modal label=words::ADD>
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head">
                    <h2>{words::ADD} <span class="dialog__sub">{title}</span></h2>
                </header>
                <Search label=words::SEARCH query />
                <div class="dialog__body dialog__body--flush assign">
                    {move || listed.get().0.into_iter().map(|it| view! { <People group=it choice /> }).collect_view()}
                    <More count=Signal::derive(move || listed.with(|it| it.1)) />
                </div>
                <How chosen=choice.how />
                <footer class="dialog__foot">
                    <Organization
                        ids=shown
                        verb=Signal::derive(move || choice.verb(None))
                        chosen=choice.org
                    />
                    <p class="dialog__note assign__effect" aria-live="polite">
                        {move || told(app, &seen.get_value(), choice)}
                    </p>
                    <button class="button" type="button" on:click=move |_| app.dialog.set(None)>
                        {triage::CANCEL}
                    </button>
                    <button class="button button--primary">{words::ADD_DO}</button>
                </footer>
            </form>
        </Modal>
    }
}

/// Into their Inbox, or access alone.
#[component]
fn How(chosen: RwSignal<Adding>) -> impl IntoView {
    let option = move |how: Adding, name: Said, does: Said| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="adding"
                    prop:checked=move || chosen.get() == how
                    on:change=move |_| chosen.set(how)
                />
                <span class="choice__name">{name}</span>
                <span class="choice__text">{does}</span>
            </label>
        }
    };
    view! {
        <fieldset class="adding">
            <legend class="visually-hidden">{words::HOW}</legend>
            <div class="choices">
                {option(Adding::ToInbox, words::TO_INBOX, words::TO_INBOX_DOES)}
                {option(Adding::AccessAlone, words::ALONE, words::ALONE_DOES)}
            </div>
        </fieldset>
    }
}

/// The people of a team that the search finds.
#[component]
fn People(group: Group, choice: Choice) -> impl IntoView {
    view! {
        <fieldset class="assign__group" data-hue=group.hue.map(|it| it.to_string())>
            <legend class="assign__head">
                {group.hue.map(|_| view! { <span class="dot"></span> })} {group.title}
            </legend>
            {group.people.into_iter().map(|it| view! { <Pick it choice /> }).collect_view()}
        </fieldset>
    }
}

/// Somebody to pick. Who has already what is offered cannot be picked.
#[component]
fn Pick(it: Candidate, choice: Choice) -> impl IntoView {
    let Candidate { person, name, away, has_access, in_inbox, .. } = it;
    let has_it = move || match choice.how.get() {
        Adding::ToInbox => in_inbox,
        Adding::AccessAlone => has_access,
    };
    let toggle = move |event| {
        let on = event_target_checked(&event);
        choice.people.update(|it| {
            if on {
                it.insert(person)
            } else {
                it.remove(&person)
            };
        });
    };
    let mark = match (in_inbox, has_access) {
        (true, _) => Some(words::IN_INBOX),
        (_, has_access) => has_access.then_some(words::HAS_ACCESS),
    };
    view! {
        <label class="pick">
            <input
                type="checkbox"
                aria-label=name.clone()
                prop:checked=move || has_it() || choice.people.with(|it| it.contains(&person))
                disabled=has_it
                on:change=toggle
            />
            <Avatar person name=name.clone() />
            <span class="pick__name">{name}</span>
            <span class="pick__end">
                {away.then(|| view! { <span class="tag tag--warning">{triage::OUT_OF_OFFICE}</span> })}
                {mark.map(|it| view! { <span class="tag">{it}</span> })}
            </span>
        </label>
    }
}

fn told(app: App, seen: &[Seen], choice: Choice) -> String {
    let Some(verb) = choice.verb(choice.org.get()) else { return words::CHOOSE.to_owned() };
    let ids: Vec<_> = seen.iter().map(|it| it.conversation).collect();
    let command = Command::Triage(Triage { verb, targets: app.seen(&ids), anyway: false });
    effect(app, &command).unwrap_or_else(|it| it)
}
