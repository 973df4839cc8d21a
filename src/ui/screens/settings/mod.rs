//! The settings: pages, the tabs of an organization, and the dialogs they ask in.

mod accounts;
mod away;
mod begin;
mod data;
mod form;
mod heading;
mod labels;
mod options;
pub mod preferences;
mod remove;
mod replies;
mod rows;
mod rules;
mod sharing;
mod signatures;
mod teams;
mod users;
mod workspaces;

use leptos::html;
use leptos::prelude::*;

use crate::browser::focus;
use crate::model::OrgId;
use crate::ui::app::dialog::{Ask, Dialog};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::plain::route::{Guide, Route, SettingsPage, SettingsTab};
use crate::ui::text::{begin as begin_words, guide, language::Said, settings as words};
pub use heading::Heading;

/// The dialog in which something is asked.
pub fn asked(ask: Ask) -> AnyView {
    match ask {
        Ask::ShareAccount(org, id) => {
            view! { <sharing::Share org source=sharing::Source::account(id) /> }.into_any()
        }
        Ask::ShareAddress(org, id) => {
            view! { <sharing::Share org source=sharing::Source::address(id) /> }.into_any()
        }
        Ask::Verify(id) => view! { <sharing::Verify id /> }.into_any(),
        Ask::Access(shared) => view! { <sharing::Access shared /> }.into_any(),
        Ask::StopSharing(shared) => view! { <sharing::Stop shared /> }.into_any(),
        Ask::Account(id) => view! { <accounts::AccountDialog id /> }.into_any(),
        Ask::RemoveAccount(id) => view! { <accounts::RemoveAccount id /> }.into_any(),
        Ask::AddUser(org) => view! { <users::AddUser org /> }.into_any(),
        Ask::Away(person) => view! { <away::AwayDialog person /> }.into_any(),
        Ask::RemoveUser(org, person) => view! { <remove::RemoveUser org person /> }.into_any(),
        Ask::DeleteTeam(team) => view! { <remove::DeleteTeam team /> }.into_any(),
        Ask::Label(org, whose, id) => view! { <labels::LabelDialog org whose id /> }.into_any(),
        Ask::Organization => view! { <options::AddOrganization /> }.into_any(),
        Ask::Reset => view! { <data::ResetDialog /> }.into_any(),
        Ask::Workspaces => view! { <workspaces::Workspaces /> }.into_any(),
        Ask::Rule(org, id) => view! { <rules::Builder org id /> }.into_any(),
        Ask::RemoveRule(id) => view! { <rules::Remove id /> }.into_any(),
        Ask::SavedReply(org, whose, id) => view! { <replies::ReplyDialog org whose id /> }.into_any(),
        Ask::Signature(address) => view! { <signatures::SignatureDialog address /> }.into_any(),
    }
}

/// A page of the settings.
#[component]
pub fn Settings(
    /// The page that is shown.
    page: SettingsPage,
) -> impl IntoView {
    let body = match page {
        SettingsPage::Accounts => view! { <accounts::Accounts /> }.into_any(),
        SettingsPage::Preferences => view! { <preferences::Preferences /> }.into_any(),
        SettingsPage::Data => view! { <data::Data /> }.into_any(),
        SettingsPage::Begin => {
            view! { <Heading title=begin_words::TITLE.to_owned() /> <begin::Begin /> }.into_any()
        }
        SettingsPage::Organization(org, tab) => view! { <Organization org tab /> }.into_any(),
    };
    view! {
        <div class="settings">
            <Nav here=Here::Page(page) />
            <div class="settings__page">{body}</div>
        </div>
    }
}

/// What the settings lead to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// One of their own pages.
    Page(SettingsPage),
    /// The customers.
    Customers,
    /// The walkthroughs.
    Walkthroughs,
    /// The help.
    Help,
}

/// The pages.
#[component]
pub fn Nav(
    /// The one that is shown.
    here: Here,
) -> impl IntoView {
    let app = use_app();
    let row = NodeRef::<html::Nav>::new();
    row.on_load(|it| focus::reveal_current(&it));
    let organizations = move || {
        let me = app.me.get();
        app.directory(|it| {
            it.organizations_of(me).iter().map(|it| (it.id, it.name.clone())).collect::<Vec<_>>()
        })
    };
    let own = move |it: SettingsPage, icon, name: Said| {
        item(app.href(&Route::Settings(it)), here == Here::Page(it), icon, name.to_owned())
    };
    let org = move |(id, name)| {
        let is_here = matches!(here, Here::Page(SettingsPage::Organization(org, _)) if org == id);
        item(
            app.href(&Route::Settings(SettingsPage::Organization(id, SettingsTab::MessageSharing))),
            is_here,
            "organization",
            name,
        )
    };
    view! {
        <nav class="settings__nav" aria-label=words::SETTINGS node_ref=row>
            {own(SettingsPage::Preferences, "settings", words::PREFERENCES)}
            {own(SettingsPage::Accounts, "mail", words::ACCOUNTS)} {own(SettingsPage::Data, "data", words::DATA)}
            {own(SettingsPage::Begin, "tour", begin_words::TITLE)}
            {item(app.href(&Route::Customers), here == Here::Customers, "chat", words::CUSTOMERS.to_owned())}
            {item(app.href(&Route::Guide(Guide::Walkthroughs)), here == Here::Walkthroughs, "play", guide::WALKTHROUGHS.to_owned())}
            {item(app.href(&Route::Guide(Guide::Help(String::new()))), here == Here::Help, "info", guide::HELP.to_owned())}
            <h2 class="settings__group">{words::ORGANIZATIONS}</h2>
            {move || organizations().into_iter().map(org).collect_view()}
            <button
                class="settings__item"
                on:click=move |_| app.dialog.set(Some(Dialog::Settings(Ask::Organization)))
            >
                <Icon name="plus" />
                {words::NEW_ORGANIZATION}
            </button>
        </nav>
    }
}

fn item(href: String, here: bool, icon: &'static str, name: String) -> impl IntoView {
    view! {
        <a class="settings__item" href=href aria-current=here.then_some("page")>
            <Icon name=icon />
            {name}
        </a>
    }
}

/// An organization, tab by tab.
#[component]
fn Organization(org: OrgId, tab: SettingsTab) -> impl IntoView {
    let app = use_app();
    let name = Signal::derive(move || {
        app.directory(|it| it.organizations.get(&org).map_or_else(String::new, |it| it.name.clone()))
    });
    let link = move |(it, _): &(SettingsTab, &str)| {
        let (it, title) = (*it, tab_title(*it));
        let href = app.href(&Route::Settings(SettingsPage::Organization(org, it)));
        view! { <a class="tabs__tab" href=href aria-current=(it == tab).then_some("page")>{title}</a> }
    };
    let body = match tab {
        SettingsTab::MessageSharing => view! { <sharing::MessageSharing org /> }.into_any(),
        SettingsTab::Teams => view! { <teams::Teams org /> }.into_any(),
        SettingsTab::Users => view! { <users::Users org /> }.into_any(),
        SettingsTab::Labels => view! { <labels::Labels org /> }.into_any(),
        SettingsTab::SavedReplies => view! { <replies::SavedReplies org /> }.into_any(),
        SettingsTab::Rules => view! { <rules::Rules org /> }.into_any(),
        SettingsTab::Options => view! { <options::Options org /> }.into_any(),
    };
    let row = NodeRef::<html::Nav>::new();
    row.on_load(|it| focus::reveal_current(&it));
    view! {
        <Heading title=name />
        <nav class="tabs" aria-label=move || name.get() node_ref=row>
            {SettingsTab::ALL.iter().map(link).collect_view()}
        </nav>
        <form::ReadOnly org />
        {body}
    }
}

fn tab_title(tab: SettingsTab) -> Said {
    let at = SettingsTab::ALL.iter().position(|it| it.0 == tab).unwrap_or_default();
    words::TABS[at]
}
