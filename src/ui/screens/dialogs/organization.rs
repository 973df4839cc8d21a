//! Which organization a private conversation is to be shared with: asked for within the dialog that shares it,
//! where people and conversation could meet in several.

use leptos::prelude::*;

use crate::model::{Command, ConversationId, OrgId, Triage, Verb};
use crate::ui::app::{App, use_app};
use crate::ui::doing::effect::which_organization;
use crate::ui::text::triage as words;

/// Asks, where there is a choice.
#[component]
pub fn Organization(
    /// The conversations.
    ids: Vec<ConversationId>,
    /// What would share them, while no organization is chosen.
    #[prop(into)]
    verb: Signal<Option<Verb>>,
    /// The one that is chosen.
    chosen: RwSignal<Option<OrgId>>,
) -> impl IntoView {
    let app = use_app();
    let names = Memo::new(move |_| {
        let all = verb.get().map(|it| organizations(app, &ids, it)).unwrap_or_default();
        app.peek(|state| {
            let name = |it: &OrgId| state.directory.organizations.get(it).map(|it| it.name.clone());
            all.iter().filter_map(|it| Some((*it, name(it)?))).collect::<Vec<_>>()
        })
    });
    let pick = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        chosen.set(at.and_then(|at| names.with_untracked(|it| it.get(at).map(|it| it.0))));
    };
    move || {
        let all = names.get();
        (!all.is_empty()).then(|| {
            view! {
                <label class="assign__organization">
                    <span>{words::SHARE_WITH}</span>
                    <select class="input" on:change=pick>
                        <option value="">{words::CHOOSE_ORGANIZATION}</option>
                        {all.into_iter().enumerate().map(|(at, (org, name))| {
                            let is_chosen = move || chosen.get() == Some(org);
                            view! { <option value=at.to_string() prop:selected=is_chosen>{name}</option> }
                        }).collect_view()}
                    </select>
                </label>
            }
        })
    }
}

/// Returns the organizations among which an act wants a choice.
pub fn organizations(app: App, ids: &[ConversationId], verb: Verb) -> Vec<OrgId> {
    let command = Command::Triage(Triage { verb, targets: app.seen(ids), anyway: false });
    which_organization(app, &command)
}
