//! The options of an organization.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::form::{Problem, Why, may_change, save, save_now};
use super::teams::Either;
use crate::model::{Configure, OrgId, SeveralTeams};
use crate::ui::app::use_app;
use crate::ui::text::{settings as named, teams as words};

/// The tab.
#[component]
pub fn Options(org: OrgId) -> impl IntoView {
    let app = use_app();
    let may = may_change(app, org);
    let known = app.peek(|it| it.directory.organizations.get(&org).map(|it| it.name.clone()));
    let name = RwSignal::new(known.unwrap_or_default());
    let problem: Problem = RwSignal::new(None);
    let rename = move |event: SubmitEvent| {
        event.prevent_default();
        save(app, Configure::RenameOrganization(org, name.get_untracked()), problem, |_| ());
    };
    let copies = Signal::derive(move || {
        app.directory(|it| {
            it.organizations.get(&org).is_some_and(|it| it.several_teams == SeveralTeams::CopyEach)
        })
    });
    let choose = move |copies: bool| {
        let option = if copies { SeveralTeams::CopyEach } else { SeveralTeams::One };
        save_now(app, Configure::SetSeveralTeams(org, option));
    };
    let locked = Signal::derive(move || !may.get());
    view! {
        <section class="settings__part" aria-label=words::OPTIONS>
            <form class="option settings__rows" on:submit=rename>
                <label class="field option__text">
                    <span class="field__name">{words::ORGANIZATION_NAME}</span>
                    <input class="input" disabled=move || locked.get() bind:value=name />
                </label>
                <button class="button" disabled=move || locked.get()>
                    {named::SAVE}
                </button>
            </form>
            <Why problem />
            <div class="settings__rows">
                <Either
                    name=words::SEVERAL
                    hint=words::SEVERAL_IS
                    values=words::SEVERAL_VALUES
                    second=copies
                    on_choose=Callback::new(choose)
                    disabled=locked
                />
            </div>
        </section>
    }
}
