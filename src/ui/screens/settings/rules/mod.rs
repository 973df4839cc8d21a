//! The rules of an organization, in the order in which they run.

mod actions;
mod builder;
mod conditions;
mod parts;
mod remove;
mod trial;
mod who;
mod window;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

pub use builder::Builder;
pub use remove::Remove;

use super::form::{PartHead, may_change, save_now};
use crate::browser::clock::now;
use crate::browser::focus;
use crate::model::{Configure, OrgId, RuleId, State};
use crate::ui::app::dialog::{Ask, Dialog};
use crate::ui::app::{App, use_app};
use crate::ui::parts::switch::Switch;
use crate::ui::parts::{Icon, when};
use crate::ui::text::{language::Said, rules as words, settings as named};

/// The rules of an organization, in their order.
#[component]
pub fn Rules(org: OrgId) -> impl IntoView {
    let app = use_app();
    let may = may_change(app, org);
    let rules = Memo::new(move |_| {
        app.directory(|it| it.rules_of(org).into_iter().map(|it| it.id).collect::<Vec<_>>())
    });
    let shown = Shown { rules, pressed: StoredValue::new(None) };
    // A row that moves in the document loses the focus: it comes back once that is painted.
    Effect::new(move |_| {
        rules.track();
        if let Some(pressed) = shown.pressed.try_update_value(Option::take).flatten() {
            request_animation_frame(move || focus::put_on(&format!("#{pressed}")));
        }
    });
    let add = Callback::new(move |()| app.dialog.set(Some(Dialog::Settings(Ask::Rule(org, None)))));
    view! {
        <section class="settings__part" aria-label=words::RULES>
            <PartHead title=words::RULES text=words::RULES_ARE add=words::NEW_RULE may on_add=add />
            {move || {
                if rules.with(Vec::is_empty) {
                    return view! { <p class="faint">{words::NO_RULES}</p> }.into_any();
                }
                view! {
                    <ol class="settings__rows rules" aria-label=words::RULES>
                        <For each=move || rules.get() key=|it| *it let:id>
                            <Row org id shown />
                        </For>
                    </ol>
                }
                    .into_any()
            }}
        </section>
    }
}

/// The rules as they are shown, and the button by which one is moved.
#[derive(Clone, Copy)]
struct Shown {
    rules: Memo<Vec<RuleId>>,
    pressed: StoredValue<Option<String>>,
}

/// What a row shows.
#[derive(Clone, Default, PartialEq)]
struct Face {
    name: String,
    sentence: String,
    on: bool,
    ran: String,
}

impl Face {
    fn of(state: &State, id: RuleId) -> Self {
        let Some(rule) = state.directory.rules.get(&id) else { return Self::default() };
        let ran = match state.rule_runs.get(&id) {
            Some(runs) => words::ran(runs.count, &when(runs.at, now())),
            None => words::NEVER_RAN.to_owned(),
        };
        let sentence = words::sentence(rule, &state.directory);
        Self { name: rule.name.clone(), sentence, on: rule.on, ran }
    }
}

#[component]
fn Row(org: OrgId, id: RuleId, shown: Shown) -> impl IntoView {
    let app = use_app();
    let may = may_change(app, org);
    let face = Memo::new(move |_| app.read(|state| Face::of(state, id)));
    let name = move || face.with(|it| it.name.clone());
    let labelled = move |act: Said| move || format!("{act}: {}", name());
    let keys = move |event: KeyboardEvent| {
        let up = match event.key().as_str() {
            "ArrowUp" => true,
            "ArrowDown" => false,
            _ => return,
        };
        if event.alt_key() && may.get_untracked() {
            event.prevent_default();
            shift(app, shown, id, up);
        }
    };
    let mover = move |up: bool| {
        let (act, icon, dom) =
            if up { (words::MOVE_UP, "up", up_of(id)) } else { (words::MOVE_DOWN, "down", down_of(id)) };
        let is_last = move || target(&shown.rules.get(), id, up).is_none();
        view! {
            <button
                class="button button--quiet button--icon"
                id=dom
                aria-label=labelled(act)
                aria-disabled=move || is_last().then_some("true")
                on:click=move |_| shift(app, shown, id, up)
            >
                <Icon name=icon />
            </button>
        }
    };
    let acts = move || {
        may.get().then(|| {
            view! {
                {mover(true)}
                {mover(false)}
                <button
                    class="button button--quiet button--icon"
                    aria-label=labelled(named::EDIT)
                    on:click=move |_| app.dialog.set(Some(Dialog::Settings(Ask::Rule(org, Some(id)))))
                >
                    <Icon name="pencil" />
                </button>
                <button
                    class="button button--quiet button--icon"
                    aria-label=labelled(words::DELETE)
                    on:click=move |_| app.dialog.set(Some(Dialog::Settings(Ask::RemoveRule(id))))
                >
                    <Icon name="trash" />
                </button>
            }
        })
    };
    view! {
        <li class="rules__row" class:rules__row--off=move || !face.with(|it| it.on) on:keydown=keys>
            <Switch
                name=labelled(words::ON)
                on=Signal::derive(move || face.with(|it| it.on))
                turn=move |on| save_now(app, Configure::SwitchRule(id, on))
                disabled=Signal::derive(move || !may.get())
            />
            <div class="rules__text">
                <b>{name}</b>
                <p>{move || face.with(|it| it.sentence.clone())}</p>
                <small>{move || face.with(|it| it.ran.clone())}</small>
            </div>
            <div class="rules__acts">{acts}</div>
        </li>
    }
}

fn up_of(id: RuleId) -> String {
    format!("rule-up-{id}")
}

fn down_of(id: RuleId) -> String {
    format!("rule-down-{id}")
}

/// Returns the place to which a rule would move; none if it is the last one on that side.
fn target(rules: &[RuleId], id: RuleId, up: bool) -> Option<usize> {
    let place = rules.iter().position(|it| *it == id)?;
    let to = if up { place.checked_sub(1)? } else { place + 1 };
    (to < rules.len()).then_some(to)
}

/// Moves a rule by one place. The button that was pressed keeps the focus though its row moves.
fn shift(app: App, shown: Shown, id: RuleId, up: bool) {
    let Some(place) = target(&shown.rules.get_untracked(), id, up) else { return };
    shown.pressed.set_value(Some(if up { up_of(id) } else { down_of(id) }));
    save_now(app, Configure::RankRule(id, place));
}
