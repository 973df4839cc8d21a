//! The conditions of a rule: groups in groups, each with all or any of its parts.

use leptos::prelude::*;

use super::parts::{adder, anew, choice, focus_soon, line, numbered_choice, taker};
use super::window::within;
use crate::browser::zone;
use crate::model::Window;
use crate::model::rules::{Condition, Rule};
use crate::model::{AccountId, Channel, Kept, TeamId, Zone};
use crate::ui::app::{App, use_app};
use crate::ui::plain::rule::{Asks, at_mut, negate, parts_mut, plain, text_mut};
use crate::ui::text::{self, language::Said, rules as words, settings as named};

/// Where a condition stands: which part, of that which part, and so on.
pub type Path = Vec<usize>;

/// Of a group, the last so many parts are shown; the earlier ones when they are asked for.
const LISTED: usize = 40;

/// The conditions. What is typed paints nothing anew; what changes the form does.
#[component]
pub fn Conditions(draft: RwSignal<Rule>) -> impl IntoView {
    let app = use_app();
    let listed = RwSignal::new(LISTED);
    let form = Memo::new(move |_| (listed.get(), draft.with(|it| form_of(&it.condition))));
    anew(form, move || {
        let condition = draft.with_untracked(|it| it.condition.clone());
        group(Builder { app, draft, listed }, &condition, Vec::new())
    })
}

/// What every group and condition is built from.
#[derive(Clone, Copy)]
struct Builder {
    app: App,
    draft: RwSignal<Rule>,
    listed: RwSignal<usize>,
}

/// Returns a condition without what is typed.
fn form_of(condition: &Condition) -> Condition {
    let mut form = condition.clone();
    blank(&mut form);
    form
}

fn blank(condition: &mut Condition) {
    if let Some(parts) = parts_mut(condition) {
        parts.iter_mut().for_each(blank);
    } else if let Some(text) = text_mut(condition) {
        text.clear();
    } else if let Condition::Within(window) = condition {
        *window = Window { from: 0, until: 0, days: 0, zone: Zone::default() };
    }
}

/// Changes the condition at a place.
pub fn change(draft: RwSignal<Rule>, place: &[usize], change: impl FnOnce(&mut Condition)) {
    draft.update(|it| {
        if let Some(condition) = at_mut(&mut it.condition, place) {
            change(condition);
        }
    });
}

/// Returns the name of a condition: "condition 2.1".
pub fn name_of(place: &[usize]) -> String {
    let numbers: Vec<_> = place.iter().map(|it| (it + 1).to_string()).collect();
    format!("condition {}", numbers.join("."))
}

fn id_of(place: &[usize], what: &str) -> String {
    let numbers: Vec<_> = place.iter().map(ToString::to_string).collect();
    format!("rule-if-{}-{what}", numbers.join("-"))
}

/// A group: how its parts hold together, the parts, and what can be added.
fn group(builder: Builder, condition: &Condition, place: Path) -> AnyView {
    let Builder { app, draft, listed } = builder;
    let (it, is_not) = plain(condition);
    let (parts, is_any) = match it {
        Condition::Any(parts) => (parts, true),
        Condition::All(parts) => (parts, false),
        _ => return ().into_any(),
    };
    let is_root = place.is_empty();
    let label = if is_root { words::CONDITIONS.to_owned() } else { format!("Group, {}", name_of(&place)) };
    let holds = {
        let (place, id) = (place.clone(), id_of(&place, "together"));
        let focus = id.clone();
        let name = format!("{}: {label}", words::TOGETHER);
        numbered_choice(
            id,
            name,
            words::ALL_ANY.into_iter().map(String::from),
            usize::from(is_any),
            move |at| {
                change(draft, &place, |it| together(it, at == 1));
                focus_soon(focus.clone());
            },
        )
    };
    let head = if is_root {
        view! { <span class="rule__word">{words::IF}</span> }.into_any()
    } else {
        negation(draft, place.clone(), is_not)
    };
    let hidden = parts.len().saturating_sub(listed.get_untracked());
    let rows = parts.iter().enumerate().skip(hidden).map(|(at, part)| {
        let place = [place.as_slice(), &[at]].concat();
        let word = (at > 0).then(|| words::AND_OR[usize::from(is_any)]);
        let inner = if Asks::of(part).is_some() {
            asked(app, draft, part, place)
        } else {
            group(builder, part, place)
        };
        view! {
            {word.map(|it| view! { <span class="rule__between">{it}</span> })}
            {inner}
        }
    });
    let is_empty = parts.is_empty() && is_root;
    view! {
        <fieldset class="rule__group" class:rule__group--root=is_root>
            <legend class="visually-hidden">{label}</legend>
            <div class="rule__line">
                {head} {holds} {(!is_root).then(|| remover(draft, place.clone()))}
            </div>
            {is_empty.then(|| view! { <p class="faint">{words::WHATEVER}</p> })}
            {(hidden > 0).then(|| earlier(listed, &place, hidden))}
            {rows.collect_view()}
            {adders(builder, place.clone(), parts.len())}
        </fieldset>
    }
    .into_any()
}

/// A button that shows more of the parts that stand before those that are listed.
fn earlier(listed: RwSignal<usize>, place: &[usize], hidden: usize) -> AnyView {
    let first = hidden.saturating_sub(LISTED);
    let focus = id_of(&[place, &[first]].concat(), "asks");
    let show = move |_| {
        listed.update(|it| *it += LISTED);
        focus_soon(focus.clone());
    };
    view! {
        <button type="button" class="button button--small" on:click=show>
            {words::earlier_conditions(hidden)}
        </button>
    }
    .into_any()
}

fn together(condition: &mut Condition, is_any: bool) {
    match condition {
        Condition::Not(part) => together(part, is_any),
        Condition::All(parts) | Condition::Any(parts) => {
            let parts = std::mem::take(parts);
            *condition = if is_any { Condition::Any(parts) } else { Condition::All(parts) };
        }
        _ => {}
    }
}

/// "if" or "if not".
fn negation(draft: RwSignal<Rule>, place: Path, is_not: bool) -> AnyView {
    let id = id_of(&place, "not");
    let (focus, name) = (id.clone(), format!("{}: {}", words::MEANT, name_of(&place)));
    numbered_choice(id, name, words::IS_NOT.into_iter().map(String::from), usize::from(is_not), move |at| {
        change(draft, &place, |it| negate(it, at == 1));
        focus_soon(focus.clone());
    })
}

fn remover(draft: RwSignal<Rule>, place: Path) -> AnyView {
    let label = format!("{} {}", named::REMOVE, name_of(&place));
    taker(label, move || {
        let Some((at, group)) = place.split_last() else { return };
        change(draft, group, |it| {
            if let Some(parts) = parts_mut(it) {
                parts.remove(*at);
            }
        });
        focus_soon(id_of(group, "add"));
    })
}

fn adders(builder: Builder, place: Path, next: usize) -> AnyView {
    let Builder { draft, listed, .. } = builder;
    let inside = if place.is_empty() { String::new() } else { format!(" to {}", name_of(&place)) };
    let add = |what: &'static str, name: Said, made: fn() -> Condition, focus: &'static str| {
        let (place, label) = (place.clone(), format!("{} {name}{inside}", named::ADD));
        adder(id_of(&place, what), name, label, move || {
            change(draft, &place, |it| {
                if let Some(parts) = parts_mut(it) {
                    parts.push(made());
                }
            });
            // What was listed stays so.
            listed.update(|it| *it += 1);
            focus_soon(id_of(&[place.as_slice(), &[next]].concat(), focus));
        })
    };
    view! {
        <div class="rule__adders">
            {add("add", words::ADD_CONDITION, || Condition::Subject(String::new()), "asks")}
            {add(
                "add-group",
                words::ADD_GROUP,
                || Condition::Any(vec![Condition::Subject(String::new())]),
                "together",
            )}
        </div>
    }
    .into_any()
}

/// One condition: what it asks for, and the answer it wants.
fn asked(app: App, draft: RwSignal<Rule>, condition: &Condition, place: Path) -> AnyView {
    let (it, is_not) = plain(condition);
    let asks = Asks::of(it).unwrap_or(Asks::Subject);
    let id = id_of(&place, "asks");
    let what = {
        let (place, focus) = (place.clone(), id.clone());
        let chosen = Asks::ALL.iter().position(|it| *it == asks).unwrap_or_default();
        let names = words::ASKS.into_iter().map(String::from);
        numbered_choice(id, format!("{}: {}", words::ASKED, name_of(&place)), names, chosen, move |at| {
            turn(app, draft, &place, Asks::ALL[at.min(Asks::ALL.len() - 1)]);
            focus_soon(focus.clone());
        })
    };
    let (name, wanted) = (name_of(&place), wanted(app, draft, it, &place));
    view! {
        <div class="rule__line" role="group" aria-label=name>
            {negation(draft, place.clone(), is_not)} {what} {wanted} {remover(draft, place)}
        </div>
    }
    .into_any()
}

/// Has a condition ask for something else; a text that was typed is kept.
fn turn(app: App, draft: RwSignal<Rule>, place: &[usize], asks: Asks) {
    let org = draft.with_untracked(|it| it.org);
    let zone = zone::here();
    change(draft, place, |it| {
        let (text, is_not) = (text_mut(it).cloned().unwrap_or_default(), plain(it).1);
        *it = app.peek(|state| asks.fresh(text, org, &state.directory, zone));
        negate(it, is_not);
    });
}

/// What a condition wants to find.
fn wanted(app: App, draft: RwSignal<Rule>, condition: &Condition, place: &[usize]) -> AnyView {
    let put = {
        let place = place.to_vec();
        move |new: Condition| {
            change(draft, &place, |it| {
                let is_not = plain(it).1;
                *it = new;
                negate(it, is_not);
            });
        }
    };
    let label = |what: Said| format!("{what}: {}", name_of(place));
    let (id, org) = (id_of(place, "wanted"), draft.with_untracked(|it| it.org));
    match condition {
        Condition::Channel(it) => {
            let chosen = Channel::ALL.iter().position(|known| known == it).unwrap_or_default();
            let names = Channel::ALL.into_iter().map(|it| text::channels::name(it).to_owned());
            numbered_choice(id, label(words::CHANNEL), names, chosen, move |at| {
                put(Condition::Channel(Channel::ALL[at]));
            })
        }
        Condition::Account(it) => {
            let accounts = app.peek(|state| {
                let present = state.directory.accounts.values().filter(|it| !it.removed);
                let known =
                    present.filter(|it| it.org == Some(org) || state.directory.role(it.owner, org).is_some());
                known.map(|it| (it.id.to_string(), format!("{} ({})", it.name, it.address))).collect()
            });
            choice(id, label(named::ACCOUNTS), accounts, &it.to_string(), move |value| {
                put(Condition::Account(AccountId(value.parse().unwrap_or_default())));
            })
        }
        Condition::Team(it) => {
            let teams = super::who::teams(app, org);
            choice(id, label(words::TEAM), teams, &it.to_string(), move |value| {
                put(Condition::Team(TeamId(value.parse().unwrap_or_default())));
            })
        }
        Condition::First(it) => {
            let names = words::FIRST_REPLY.into_iter().map(String::from);
            numbered_choice(id, label(words::WHICH), names, usize::from(!*it), move |at| {
                put(Condition::First(at == 0));
            })
        }
        Condition::Within(window) => within(draft, place.to_vec(), *window),
        Condition::Header(field, _) => {
            let chosen = Kept::ALL.iter().position(|it| it == field).unwrap_or_default();
            let names = Kept::ALL.into_iter().map(|it| it.name().to_owned());
            let at_field = place.to_vec();
            let fields =
                numbered_choice(id_of(place, "field"), label(words::FIELD), names, chosen, move |at| {
                    change(draft, &at_field, |it| {
                        let text = text_mut(it).cloned().unwrap_or_default();
                        let is_not = plain(it).1;
                        *it = Condition::Header(Kept::ALL[at], text);
                        negate(it, is_not);
                    });
                });
            view! { {fields} {text(draft, condition, place)} }.into_any()
        }
        Condition::Heard | Condition::Failed => ().into_any(),
        _ => text(draft, condition, place),
    }
}

fn text(draft: RwSignal<Rule>, condition: &Condition, place: &[usize]) -> AnyView {
    let known = text_mut(&mut condition.clone()).cloned().unwrap_or_default();
    let label = format!("{}: {}", words::TEXT, name_of(place));
    let at = place.to_vec();
    let input = line(id_of(place, "text"), label, &known, move |typed| {
        change(draft, &at, |it| {
            if let Some(text) = text_mut(it) {
                *text = typed;
            }
        });
    });
    view! { <span class="rule__word">{words::CONTAINS}</span> {input} }.into_any()
}
