//! What the command palette offers of the settings: each of them by its name, themes and densities that
//! are put on at once, files in and out, what begins something new, walkthroughs.

use leptos::prelude::GetUntracked;

use super::entries::{Choice, Entry};
use crate::model::{PersonId, Shared, State};
use crate::ui::app::dialog::{Ask, Dialog, Whose};
use crate::ui::app::{App, spaces};
use crate::ui::plain::density::Density;
use crate::ui::plain::labels::path;
use crate::ui::plain::route::{Guide, Route, SettingsPage, SettingsTab};
use crate::ui::plain::workspace::Kind;
use crate::ui::text::{
    self, accounts, data, guide, language::Said, names, preferences, replies, settings, users, workspaces,
};

/// So many people are shown beside each other.
const BESIDE: usize = 3;

/// Returns them for the person who acts.
pub fn all(app: App) -> Vec<Entry> {
    let me = app.me.get_untracked();
    let mut all = looks();
    all.extend(preferences());
    all.extend(files());
    all.extend(app.peek(|state| begun(state, me)));
    all
}

fn entry(choice: Choice, icon: &'static str, text: impl Into<String>, sub: impl Into<String>) -> Entry {
    Entry { choice, icon, text: text.into(), sub: sub.into(), hits: Vec::new() }
}

/// Themes and densities.
fn looks() -> Vec<Entry> {
    let theme =
        |(name, value): (Said, &'static str)| entry(Choice::Theme(value), "sun", name, preferences::THEME);
    let density =
        |(it, name): (Density, Said)| entry(Choice::Density(it), "list", name, preferences::DENSITY);
    let densities = Density::ALL.into_iter().zip(preferences::DENSITIES).map(density);
    preferences::THEMES.into_iter().map(theme).chain(densities).collect()
}

/// What the preferences hold, by name.
fn preferences() -> impl Iterator<Item = Entry> {
    let go = |name: Said| {
        entry(Choice::Go(Route::Settings(SettingsPage::Preferences)), "settings", name, names::PREFERENCES)
    };
    let held = [
        preferences::LANGUAGE,
        preferences::WIDTH,
        preferences::SWIPES[0],
        preferences::SWIPES[1],
        preferences::KEYS,
        preferences::SYSTEM_NOTICES,
        preferences::YOUR_NAME,
        preferences::SETTLED,
        users::OUT_OF_OFFICE,
    ];
    held.into_iter().map(go)
}

/// Files in and out, and starting again.
fn files() -> Vec<Entry> {
    let page = || Choice::Go(Route::Settings(SettingsPage::Data));
    let ask = |it| Choice::Dialog(Dialog::Settings(it));
    let mut all = vec![
        entry(Choice::Dialog(Dialog::Import), "upload", data::IMPORT, data::IMPORT_ROW.1),
        entry(page(), "download", data::EXPORT.0, data::DATA),
        entry(page(), "download", data::EXPORT_MAILBOX.0, data::DATA),
        entry(ask(Ask::Reset), "trash", data::RESET.0, data::DATA),
        entry(ask(Ask::Workspaces), "data", workspaces::MANAGE, ""),
        entry(Choice::Go(Route::Customers), "play", settings::CUSTOMERS, ""),
    ];
    if spaces::kind() == Kind::Demo {
        all.push(entry(Choice::ResetDemo, "undo", workspaces::RESET, ""));
    }
    all
}

/// What begins something new, labels, walkthroughs.
fn begun(state: &State, me: PersonId) -> Vec<Entry> {
    let ask = |it| Choice::Dialog(Dialog::Settings(it));
    let mut all = vec![
        entry(ask(Ask::Account(None)), "plus", accounts::ADD_ACCOUNT, settings::ACCOUNTS),
        entry(ask(Ask::Organization), "plus", settings::NEW_ORGANIZATION, ""),
        entry(Choice::Dialog(Dialog::Sections), "pin", text::pins::EDIT, ""),
    ];
    // Over a team each browser is one person's.
    if !spaces::is_team() {
        let present = state.directory.people.values().filter(|it| !it.removed);
        let (mine, others): (Vec<_>, Vec<_>) = present.partition(|it| it.id == me);
        let shown: Vec<_> = mine.into_iter().chain(others).take(BESIDE).map(|it| it.email.as_str()).collect();
        all.push(entry(Choice::Go(Route::Side(shown.join(","))), "panel", text::stage::SIDE_BY_SIDE, ""));
    }
    for organization in state.directory.organizations_of(me) {
        let is_admin = state.directory.administers(me, organization.id);
        let whose = if is_admin { Whose::Everyones } else { Whose::Own };
        let new_label = if is_admin { text::labels::ADD_LABEL } else { text::labels::ADD_OWN_LABEL };
        let new = [
            (Ask::ShareAccount(organization.id, None), text::sharing::SHARE_ACCOUNT),
            (Ask::ShareAddress(organization.id, None), text::sharing::ADD_ADDRESS),
            (Ask::AddUser(organization.id), users::ADD_USER),
            (Ask::Rule(organization.id, None), text::rules::NEW_RULE),
            (Ask::Label(organization.id, whose, None), new_label),
            (Ask::SavedReply(organization.id, whose, None), replies::ADD_REPLY),
        ];
        all.extend(new.map(|(it, name)| entry(ask(it), "plus", name, organization.name.clone())));
        let sharing =
            Route::Settings(SettingsPage::Organization(organization.id, SettingsTab::MessageSharing));
        all.push(entry(Choice::Go(sharing), "eye", text::sharing::WHO_SEES, organization.name.clone()));
        let accounts =
            state.directory.accounts.values().filter(|it| !it.removed && it.org == Some(organization.id));
        let addresses =
            state.directory.addresses.values().filter(|it| !it.removed && it.org == organization.id);
        let shared = accounts
            .map(|it| (Shared::Account(it.id), &it.address))
            .chain(addresses.map(|it| (Shared::Address(it.id), &it.address)));
        all.extend(shared.map(|(it, address)| {
            entry(ask(Ask::Access(it)), "team", text::sharing::access_to(address), organization.name.clone())
        }));
        let present = state.directory.labels_of(me, organization.id);
        all.extend(present.map(|it| {
            let route = Route::Mailbox(crate::model::Mailbox::Label(it.id), None);
            entry(Choice::Go(route), "label", path(&state.directory, it), organization.name.clone())
        }));
    }
    all.extend(guide::TITLES.map(|(name, title)| {
        let route = Route::Guide(Guide::Walkthrough(name.to_owned(), 1));
        entry(Choice::Go(route), "tour", title, guide::WALKTHROUGHS)
    }));
    all
}
