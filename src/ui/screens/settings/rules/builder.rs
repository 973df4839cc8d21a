//! The builder: a rule as a sentence of controls.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::actions::Actions;
use super::conditions::Conditions;
use super::parts::numbered_choice;
use super::trial::Try;
use crate::model::rules::{Action, Rule, Trigger};
use crate::model::{Actor, Command, Configure, OrgId, Refusal, RuleId};
use crate::ui::app::{App, use_app};
use crate::ui::parts::Icon;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::rule::{grouped, new_rule};
use crate::ui::screens::settings::form::{Foot, Problem, Why, save};
use crate::ui::text::{refused, rules as words, settings as named};

/// "New rule", "Edit rule".
#[component]
pub fn Builder(org: OrgId, id: Option<RuleId>) -> impl IntoView {
    let app = use_app();
    let known = app.peek(|state| id.and_then(|it| state.directory.rules.get(&it).cloned()));
    let draft = RwSignal::new(grouped(known.unwrap_or_else(|| new_rule(org))));
    let begun = draft.get_untracked();
    let is_unsaved = Signal::derive(move || draft.with(|it| *it != begun));
    let problem: Problem = RwSignal::new(None);
    let put = move || Configure::PutRule(id, org, Some(Box::new(draft.get())));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save(app, untrack(put), problem, |app| app.dialog.set(None));
    };
    let name = draft.with_untracked(|it| it.name.clone());
    let title = if id.is_some() { words::EDIT_RULE } else { words::NEW_RULE };
    let trigger = draft.with_untracked(|it| Trigger::ALL.iter().position(|known| *known == it.trigger));
    let triggers = numbered_choice(
        "rule-when".to_owned(),
        words::WHEN.to_owned(),
        Trigger::ALL.into_iter().map(|it| words::trigger(it).to_owned()),
        trigger.unwrap_or_default(),
        move |at| draft.update(|it| it.trigger = Trigger::ALL[at]),
    );
    view! {
        <Modal label=title class="dialog--large" is_unsaved>
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head">
                    <h2>{title}</h2>
                </header>
                <div class="dialog__body rule">
                    <label class="field">
                        <span class="field__name">{named::NAME}</span>
                        <input
                            class="input"
                            autofocus
                            value=name
                            on:input=move |event| draft.update(|it| it.name = event_target_value(&event))
                        />
                    </label>
                    <div class="rule__line rule__line--when">
                        <span class="rule__word">{words::WHEN}</span>
                        {triggers}
                    </div>
                    <Conditions draft />
                    <Actions draft />
                    <Never put=Signal::derive(put) />
                    <Sentence draft />
                    <Try draft />
                    <Why problem />
                </div>
                <Foot act=named::SAVE />
            </form>
        </Modal>
    }
}

/// The rule as it reads.
#[component]
fn Sentence(draft: RwSignal<Rule>) -> impl IntoView {
    let app = use_app();
    let said = move || draft.with(|it| app.peek(|state| words::sentence(it, &state.directory)));
    view! { <p class="rule__sentence" aria-live="polite">{said}</p> }
}

/// Why the rule could never match or act, while it is being built.
#[component]
fn Never(put: Signal<Configure>) -> impl IntoView {
    let app = use_app();
    let why = Memo::new(move |_| why_never(app, put.get()));
    move || {
        why.get().map(|it| {
            view! {
                <p class="notice notice--warning" role="status">
                    <Icon name="warning" />
                    <span>{it}</span>
                </p>
            }
        })
    }
}

/// Asks the model; what is only not filled in yet is no reason. Without a name or an action nothing else
/// is looked at, so it is given them.
fn why_never(app: App, mut put: Configure) -> Option<String> {
    if let Configure::PutRule(_, _, Some(rule)) = &mut put {
        if rule.name.trim().is_empty() {
            rule.name = words::NEW_RULE.to_owned();
        }
        if rule.actions.is_empty() {
            rule.actions.push(Action::Close);
        }
    }
    let (actor, view) = (Actor::Person(app.me.get_untracked()), app.view());
    let refusal = app.desk().preview(actor, view, &Command::Configure(put)).err()?;
    let never = matches!(refusal, Refusal::NeverMatches(_) | Refusal::NeverActs(_));
    never.then(|| app.peek(|state| refused::sentence(&refusal, &state.directory)))
}
