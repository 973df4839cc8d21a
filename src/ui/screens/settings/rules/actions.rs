//! What a rule does, action by action.

use leptos::prelude::*;

use super::parts::{adder, anew, choice, focus_soon, line, numbered_choice, taker};
use super::who::{self, Whom, whom};
use crate::model::rules::{Action, Attendance, Balance, Method, Rule};
use crate::model::{LabelId, PersonId, SavedReplyId, TeamId};
use crate::ui::app::{App, use_app};
use crate::ui::plain::rule::Does;
use crate::ui::text::{language::Said, rules as words, settings as named};

/// The actions. What is typed paints nothing anew; what changes the form does.
#[component]
pub fn Actions(draft: RwSignal<Rule>) -> impl IntoView {
    let app = use_app();
    let form = Memo::new(move |_| draft.with(|it| it.actions.iter().map(blank).collect::<Vec<_>>()));
    anew(form, move || all(app, draft))
}

fn all(app: App, draft: RwSignal<Rule>) -> AnyView {
    let actions = draft.with_untracked(|it| it.actions.clone());
    let next = actions.len();
    let rows = actions.into_iter().enumerate().map(|(at, it)| {
        view! {
            {(at > 0).then(|| view! { <span class="rule__between">{words::AND_OR[0]}</span> })}
            {row(app, draft, at, &it)}
        }
    });
    let label = format!("{} {}", named::ADD, words::ADD_ACTION);
    let add = adder("rule-then-add".to_owned(), words::ADD_ACTION, label, move || {
        let org = draft.with_untracked(|it| it.org);
        let made = app.peek(|state| Does::Assign.fresh(org, &state.directory));
        draft.update(|it| it.actions.push(made));
        focus_soon(id_of(next, "does"));
    });
    view! {
        <fieldset class="rule__group rule__group--root">
            <legend class="rule__word">{words::THEN}</legend>
            {rows.collect_view()}
            <div class="rule__adders">{add}</div>
        </fieldset>
    }
    .into_any()
}

/// Returns an action without what is typed.
fn blank(action: &Action) -> Action {
    match action {
        Action::Comment(_) => Action::Comment(String::new()),
        Action::Snooze(people, _) => Action::Snooze(people.clone(), 1),
        other => other.clone(),
    }
}

fn id_of(at: usize, what: &str) -> String {
    format!("rule-then-{at}-{what}")
}

fn name_of(at: usize) -> String {
    format!("action {}", at + 1)
}

fn change(draft: RwSignal<Rule>, at: usize, change: impl FnOnce(&mut Action)) {
    draft.update(|it| {
        if let Some(action) = it.actions.get_mut(at) {
            change(action);
        }
    });
}

fn row(app: App, draft: RwSignal<Rule>, at: usize, action: &Action) -> AnyView {
    let org = draft.with_untracked(|it| it.org);
    let id = id_of(at, "does");
    let focus = id.clone();
    let chosen = Does::ALL.iter().position(|it| *it == Does::of(action)).unwrap_or_default();
    let names = words::DOES.into_iter().map(String::from);
    let does =
        numbered_choice(id, format!("{}: {}", words::DONE, name_of(at)), names, chosen, move |number| {
            let made = app.peek(|state| Does::ALL[number].fresh(org, &state.directory));
            change(draft, at, |it| *it = made);
            focus_soon(focus.clone());
        });
    let take = taker(format!("{} {}", named::REMOVE, name_of(at)), move || {
        draft.update(|it| drop(it.actions.remove(at)));
        focus_soon("rule-then-add".to_owned());
    });
    view! {
        <div class="rule__line" role="group" aria-label=name_of(at)>
            {does} {details(app, draft, at, action)} {take}
        </div>
    }
    .into_any()
}

fn details(app: App, draft: RwSignal<Rule>, at: usize, action: &Action) -> AnyView {
    let org = draft.with_untracked(|it| it.org);
    let (id, label) = (id_of(at, "what"), |what: Said| format!("{what}: {}", name_of(at)));
    match action {
        Action::Assign(balance) => assign(app, draft, at, balance),
        Action::Move(team) => choice(id, label(words::TEAM), who::teams(app, org), &team.to_string(), move |value| {
            change(draft, at, |it| *it = Action::Move(TeamId(value.parse().unwrap_or_default())));
        }),
        Action::Label(known) => {
            let labels = app.peek(|state| {
                let labels = state.directory.common_labels(org);
                labels.map(|it| (it.id.to_string(), it.name.clone())).collect::<Vec<_>>()
            });
            choice(id, label(words::LABEL), labels, &known.to_string(), move |value| {
                change(draft, at, |it| *it = Action::Label(LabelId(value.parse().unwrap_or_default())));
            })
        }
        Action::Reply(known) => {
            let replies = app.peek(|state| {
                let replies = state.directory.common_replies(org);
                replies.map(|it| (it.id.to_string(), it.title.clone())).collect::<Vec<_>>()
            });
            choice(id, label(words::SAVED_REPLY), replies, &known.to_string(), move |value| {
                change(draft, at, |it| *it = Action::Reply(SavedReplyId(value.parse().unwrap_or_default())));
            })
        }
        Action::Comment(text) => line(id, label(words::COMMENT), text, move |typed| {
            change(draft, at, |it| *it = Action::Comment(typed));
        }),
        Action::ArchiveFor(people) => for_some(app, draft, at, people, Action::ArchiveFor),
        Action::RemoveFor(people) => for_some(app, draft, at, people, Action::RemoveFor),
        Action::ReadFor(people) => for_some(app, draft, at, people, Action::ReadFor),
        Action::Notify(people) => for_some(app, draft, at, people, Action::Notify),
        Action::Snooze(people, minutes) => {
            view! { {for_some(app, draft, at, people, |it| Action::Snooze(it, 1))} {span(draft, at, *minutes)} }
                .into_any()
        }
        Action::AssignSender | Action::Archive | Action::Close | Action::Trash => ().into_any(),
    }
}

/// Some people. How long a snooze is stays as it was.
fn for_some(
    app: App,
    draft: RwSignal<Rule>,
    at: usize,
    people: &[PersonId],
    made: fn(Vec<PersonId>) -> Action,
) -> AnyView {
    let org = draft.with_untracked(|it| it.org);
    let chosen = Whom { people: people.to_vec(), teams: Vec::new() };
    whom(app, org, id_of(at, "whom"), &name_of(at), &chosen, false, move |whom| {
        change(draft, at, |it| {
            *it = match (made(whom.people), &it) {
                (Action::Snooze(people, _), Action::Snooze(_, minutes)) => Action::Snooze(people, *minutes),
                (other, _) => other,
            };
        });
    })
}

fn assign(app: App, draft: RwSignal<Rule>, at: usize, balance: &Balance) -> AnyView {
    let org = draft.with_untracked(|it| it.org);
    let chosen = Whom { people: balance.people.clone(), teams: balance.teams.clone() };
    let revise = move |revise: &dyn Fn(&mut Balance)| {
        change(draft, at, |it| {
            if let Action::Assign(balance) = it {
                revise(balance);
            }
        });
    };
    let people = whom(app, org, id_of(at, "whom"), &name_of(at), &chosen, true, move |whom| {
        revise(&|it| {
            it.people.clone_from(&whom.people);
            it.teams.clone_from(&whom.teams);
        });
    });
    let method = Method::ALL.iter().position(|it| *it == balance.method).unwrap_or_default();
    let names = Method::ALL.into_iter().map(|it| words::method(it).to_owned());
    let id = id_of(at, "method");
    let focus = id.clone();
    let method =
        numbered_choice(id, format!("{}: {}", words::METHOD, name_of(at)), names, method, move |number| {
            revise(&|it| it.method = Method::ALL[number]);
            focus_soon(focus.clone());
        });
    let chosen = Attendance::ALL.iter().position(|it| *it == balance.attendance).unwrap_or_default();
    let names = Attendance::ALL.into_iter().map(|it| words::attendance(it).to_owned());
    let label = format!("{}: {}", words::ATTENDANCE, name_of(at));
    let attendance = numbered_choice(id_of(at, "attendance"), label, names, chosen, move |number| {
        revise(&|it| it.attendance = Attendance::ALL[number]);
    });
    view! { {people} {method} {attendance} }.into_any()
}

/// So many hours or days.
fn span(draft: RwSignal<Rule>, at: usize, minutes: u32) -> AnyView {
    let is_days = minutes >= words::UNITS[1].1 && minutes.is_multiple_of(words::UNITS[1].1);
    let unit = RwSignal::new(usize::from(is_days));
    let count = RwSignal::new((minutes / words::UNITS[usize::from(is_days)].1).max(1));
    let put = move || {
        let minutes = count.get_untracked() * words::UNITS[unit.get_untracked()].1;
        change(draft, at, |it| {
            if let Action::Snooze(_, known) = it {
                *known = minutes;
            }
        });
    };
    let units = numbered_choice(
        id_of(at, "unit"),
        format!("{}: {}", words::UNIT, name_of(at)),
        words::UNITS.into_iter().map(|it| it.0.to_owned()),
        usize::from(is_days),
        move |number| {
            unit.set(number);
            put();
        },
    );
    view! {
        <span class="rule__word">{words::FOR}</span>
        <input
            class="input rule__number"
            type="number"
            min="1"
            max="365"
            aria-label=format!("{}: {}", words::HOW_LONG, name_of(at))
            value=count.get_untracked()
            on:input=move |event| {
                count.set(event_target_value(&event).parse().unwrap_or(0));
                put();
            }
        />
        {units}
    }
    .into_any()
}
