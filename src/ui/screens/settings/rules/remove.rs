//! Deletes a rule, after asking.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::model::{Configure, RuleId};
use crate::ui::app::use_app;
use crate::ui::parts::modal::Modal;
use crate::ui::screens::settings::form::{Foot, Problem, Why, save};
use crate::ui::text::rules as words;

/// Deletes a rule.
#[component]
pub fn Remove(id: RuleId) -> impl IntoView {
    let app = use_app();
    let problem: Problem = RwSignal::new(None);
    let (name, org) = app.peek(|state| {
        let rule = state.directory.rules.get(&id);
        rule.map_or_else(Default::default, |it| (it.name.clone(), it.org))
    });
    let title = words::delete(&name);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save(app, Configure::PutRule(Some(id), org, None), problem, |app| app.dialog.set(None));
    };
    view! {
        <Modal label=title.clone() class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head">
                    <h2>{title}</h2>
                </header>
                <div class="dialog__body">
                    <p>{words::DELETED}</p>
                    <Why problem />
                </div>
                <Foot act=words::DELETE_RULE danger=true />
            </form>
        </Modal>
    }
}
