//! The accounts of the person who acts.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::form::{Foot, PartHead, Problem, Why, save};
use super::heading::Heading;
use super::rows::{row_button, rows};
use crate::channels;
use crate::model::{Account, AccountId, Channel, Configure, Directory, OrgId, Sharing};
use crate::ui::app::dialog::{Ask, Dialog};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::parts::modal::Modal;
use crate::ui::parts::visitor::ChatPage;
use crate::ui::plain::route::{Route, SettingsPage, SettingsTab};
use crate::ui::text::{self, accounts as words, settings as named, sharing};

/// The accounts of the person who acts.
#[component]
pub fn Accounts() -> impl IntoView {
    let app = use_app();
    let ask = move |ask| app.dialog.set(Some(Dialog::Settings(ask)));
    let accounts = Memo::new(move |_| {
        let me = app.me.get();
        app.directory(|it| {
            let mine = it.accounts.values().filter(|it| it.owner == me && !it.removed);
            mine.cloned().collect::<Vec<_>>()
        })
    });
    let always = Signal::derive(|| true);
    let elsewhere = move || {
        let me = app.me.get();
        let all = app.directory(|it| {
            it.organizations_of(me).iter().map(|it| (it.id, it.name.clone())).collect::<Vec<_>>()
        });
        let link = |(org, name): (OrgId, String)| {
            let page = SettingsPage::Organization(org, SettingsTab::MessageSharing);
            view! { <p><a href=app.href(&Route::Settings(page))>{words::others_share(&name)}</a></p> }
        };
        all.into_iter().map(link).collect_view()
    };
    view! {
        <Heading title=named::ACCOUNTS.to_owned() />
        <section class="settings__part" aria-label=words::MY_ACCOUNTS>
            <PartHead
                title=words::MY_ACCOUNTS
                text=words::ACCOUNTS_ARE
                add=words::ADD_ACCOUNT
                may=always
                on_add=Callback::new(move |()| ask(Ask::Account(None)))
            />
            {rows(words::MY_ACCOUNTS, words::NO_ACCOUNTS, accounts, |account| view! { <Row account /> })}
            {elsewhere}
        </section>
    }
}

#[component]
fn Row(account: Account) -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    let ask = move |ask| app.dialog.set(Some(Dialog::Settings(ask)));
    let (shared, org) = app.peek(|state| {
        let org = account.org.or_else(|| administered(&state.directory, me));
        (shared_in(&state.directory, &account), org)
    });
    let id = account.id;
    let rename = format!("{}: {}", words::RENAME_ACCOUNT, account.name);
    let remove = words::remove_account(&account.name);
    let is_shared = account.sharing.is_some();
    let share = org.filter(|it| app.peek(|state| state.directory.administers(me, *it))).map(|org| {
        let text = if is_shared { sharing::EDIT_SHARING } else { sharing::SHARE };
        let label = format!("{text}: {}", account.name);
        view! {
            <button
                class="button button--small"
                aria-label=label
                on:click=move |_| ask(Ask::ShareAccount(org, Some(id)))
            >
                {text}
            </button>
        }
    });
    view! {
        <li class="option">
            <Icon name=channels::icon(account.channel) />
            <span class="option__text">
                <b>{account.name.clone()}</b>
                <small>{format!("{} · {}", account.address, text::channels::name(account.channel))}</small>
            </span>
            <span class="tag">{shared}</span>
            <ChatPage account=account.clone() />
            {share}
            {row_button("pencil", rename, move || ask(Ask::Account(Some(id))))}
            {row_button("trash", remove, move || ask(Ask::RemoveAccount(id)))}
        </li>
    }
}

fn administered(directory: &Directory, me: crate::model::PersonId) -> Option<OrgId> {
    directory.organizations_of(me).into_iter().map(|it| it.id).find(|it| directory.administers(me, *it))
}

fn shared_in(directory: &Directory, account: &Account) -> String {
    let org = account.org.and_then(|it| directory.organizations.get(&it));
    match (&account.sharing, org) {
        (Some(Sharing::TeamInbox(team)), _) => words::shared_with(directory.team_name(*team)),
        (_, Some(org)) => words::shared_in(&org.name),
        _ => words::PRIVATE.to_owned(),
    }
}

/// Removes an account, after saying what ends and what stays.
#[component]
pub fn RemoveAccount(id: AccountId) -> impl IntoView {
    let app = use_app();
    let problem: Problem = RwSignal::new(None);
    let (name, org) = app.peek(|state| {
        let account = state.directory.accounts.get(&id);
        let org = account.and_then(|it| state.directory.organizations.get(&it.org?));
        (account.map(|it| it.name.clone()).unwrap_or_default(), org.map(|it| it.name.clone()))
    });
    let title = words::remove_account(&name);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save(app, Configure::RemoveAccount(id), problem, |app| app.dialog.set(None));
    };
    view! {
        <Modal label=title.clone() class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head"><h2>{title}</h2></header>
                <div class="dialog__body">
                    <p>{words::REMOVED_ACCOUNT}</p>
                    {org.map(|it| view! { <p>{words::sharing_ends(&it)}</p> })}
                    <Why problem />
                </div>
                <Foot act=words::REMOVE_ACCOUNT danger=true />
            </form>
        </Modal>
    }
}

/// "Add account", "Rename account".
#[component]
pub fn AccountDialog(id: Option<AccountId>) -> impl IntoView {
    let app = use_app();
    let known = app.peek(|state| id.and_then(|it| state.directory.accounts.get(&it).cloned()));
    let name = RwSignal::new(known.map(|it| it.name).unwrap_or_default());
    let (address, simulated) = (RwSignal::new(String::new()), RwSignal::new(false));
    let channel = RwSignal::new(Channel::Email);
    let problem: Problem = RwSignal::new(None);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked();
        let configure = match id {
            Some(id) => Configure::RenameAccount(id, name),
            None => Configure::AddAccount {
                owner: app.me.get_untracked(),
                name,
                address: address.get_untracked(),
                channel: channel.get_untracked(),
                simulated: simulated.get_untracked(),
            },
        };
        save(app, configure, problem, |app| app.dialog.set(None));
    };
    let choose = move |event| {
        let at: usize = event_target_value(&event).parse().unwrap_or_default();
        channel.set(Channel::ALL.get(at).copied().unwrap_or_default());
    };
    let option = |(at, it): (usize, Channel)| view! { <option value=at.to_string()>{text::channels::name(it)}</option> };
    let fields = id.is_none().then(|| {
        view! {
            <label class="field">
                <span class="field__name">{words::CHANNEL}</span>
                <select class="input" on:change=choose>
                    {Channel::ALL.into_iter().enumerate().map(option).collect_view()}
                </select>
            </label>
            <label class="field">
                <span class="field__name">{words::ACCOUNT_ADDRESS}</span>
                <input class="input" bind:value=address />
            </label>
            <label class="check">
                <input type="checkbox" bind:checked=simulated />
                <span>{words::SIMULATED} <small>{words::SIMULATED_IS}</small></span>
            </label>
        }
    });
    let (title, act) =
        if id.is_some() { (words::RENAME_ACCOUNT, named::SAVE) } else { (words::ADD_ACCOUNT, named::ADD) };
    view! {
        <Modal label=title class="dialog--small">
            <form class="dialog__form" novalidate on:submit=submit>
                <header class="dialog__head"><h2>{title}</h2></header>
                <div class="dialog__body">
                    <label class="field">
                        <span class="field__name">{named::NAME}</span>
                        <input class="input" autofocus bind:value=name />
                    </label>
                    {fields} <Why problem />
                </div>
                <Foot act />
            </form>
        </Modal>
    }
}
