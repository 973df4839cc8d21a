//! The options of an organization, and making another one.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::form::{Either, Foot, Problem, Why, may_change, save, save_now};
use crate::model::{Configure, OrgId, SeveralTeams};
use crate::ui::app::use_app;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::route::{Route, SettingsPage, SettingsTab};
use crate::ui::text::settings as named;

/// The options of an organization.
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
        <section class="settings__part" aria-label=named::OPTIONS>
            <form class="option settings__rows" on:submit=rename>
                <label class="field option__text">
                    <span class="field__name">{named::ORGANIZATION_NAME}</span>
                    <input class="input" disabled=move || locked.get() bind:value=name />
                </label>
                <button class="button" disabled=move || locked.get()>
                    {named::SAVE}
                </button>
            </form>
            <Why problem />
            <div class="settings__rows">
                <Either
                    name=named::SEVERAL
                    hint=named::SEVERAL_IS
                    values=named::SEVERAL_VALUES
                    second=copies
                    on_choose=Callback::new(choose)
                    disabled=locked
                />
            </div>
        </section>
    }
}

/// "New organization": whoever makes it is its owner.
#[component]
pub fn AddOrganization() -> impl IntoView {
    let app = use_app();
    let name = RwSignal::new(String::new());
    let problem: Problem = RwSignal::new(None);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save(app, Configure::AddOrganization { name: name.get_untracked() }, problem, |app| {
            app.dialog.set(None);
            // The newest one has the highest number.
            let newest = app.peek(|it| it.directory.organizations.keys().next_back().copied());
            if let Some(org) = newest {
                app.go(Route::Settings(SettingsPage::Organization(org, SettingsTab::Users)));
            }
        });
    };
    view! {
        <Modal label=named::NEW_ORGANIZATION class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head"><h2>{named::NEW_ORGANIZATION}</h2></header>
                <div class="dialog__body">
                    <label class="field">
                        <span class="field__name">{named::NAME}</span>
                        <input class="input" autofocus bind:value=name />
                    </label>
                    <p class="faint">{named::ORGANIZATION_HINT}</p>
                    <Why problem />
                </div>
                <Foot act=named::ADD />
            </form>
        </Modal>
    }
}
