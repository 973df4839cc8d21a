//! Message sharing: which accounts and addresses are shared, with whom, and how.

mod access;
mod audience;
mod existing;
mod made;
mod preview;
mod share;
mod steps;
mod stop;
mod verify;

use leptos::prelude::*;

pub use access::Access;
pub use share::{Share, Source};
pub use stop::Stop;
pub use verify::Verify;

use super::form::{PartHead, may_change};
use crate::browser::clock::now;
use crate::model::{
    AccountId, Channel, Directory, OrgId, PersonId, Shared, Sharing, State, Time, Warning, warnings,
};
use crate::ui::app::dialog::{Ask, Dialog};
use crate::ui::app::use_app;
use crate::ui::parts::{Avatar, Icon, when};
use crate::ui::text::{self, details, language::Said, settings as words, sharing as named};

/// A row of either table.
#[derive(Clone, PartialEq)]
struct Row {
    shared: Shared,
    address: String,
    kind: Said,
    sharing: Sharing,
    owner: PersonId,
    owner_name: String,
    is_pending: bool,
    last: Option<Time>,
    warnings: Vec<String>,
}

/// The accounts and addresses that an organization shares.
#[component]
pub fn MessageSharing(org: OrgId) -> impl IntoView {
    let app = use_app();
    let may = may_change(app, org);
    let rows = Memo::new(move |_| app.read(|state| rows(state, org)));
    let of = move |wanted: fn(&Row) -> bool| rows.get().into_iter().filter(wanted).collect::<Vec<_>>();
    let ask = move |ask: Ask| Callback::new(move |()| app.dialog.set(Some(Dialog::Settings(ask.clone()))));
    view! {
        <section class="settings__part" aria-label=named::SHARED_ACCOUNTS>
            <PartHead
                title=named::SHARED_ACCOUNTS
                text=named::ACCOUNTS_ARE
                add=named::SHARE_ACCOUNT
                may
                on_add=ask(Ask::ShareAccount(org, None))
            />
            {move || table(org, named::SHARED_ACCOUNTS, of(|it| matches!(it.shared, Shared::Account(_))))}
        </section>
        <section class="settings__part" aria-label=named::SHARED_ADDRESSES>
            <PartHead
                title=named::SHARED_ADDRESSES
                text=named::ADDRESSES_ARE
                add=named::ADD_ADDRESS
                may
                on_add=ask(Ask::ShareAddress(org, None))
            />
            {move || table(org, named::SHARED_ADDRESSES, of(|it| matches!(it.shared, Shared::Address(_))))}
        </section>
    }
}

fn table(org: OrgId, name: Said, rows: Vec<Row>) -> AnyView {
    let is_accounts = name == named::SHARED_ACCOUNTS;
    if rows.is_empty() {
        let text = if is_accounts { named::NO_ACCOUNTS } else { named::NO_ADDRESSES };
        return view! { <p class="faint">{text}</p> }.into_any();
    }
    let owner = if is_accounts { words::OWNER } else { words::ADDED_BY };
    let heads = [words::ADDRESS, words::KIND, words::DELIVERY, words::TEAM_OR_AUDIENCE, owner, words::STATE]
        .into_iter()
        .chain(is_accounts.then_some(words::LAST_MESSAGE));
    view! {
        <div class="table-frame">
            <table class="table" aria-label=name>
                <thead>
                    <tr>
                        {heads.map(|it| view! { <th scope="col">{it}</th> }).collect_view()}
                        <th scope="col">
                            <span class="visually-hidden">{words::ACTIONS}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(|row| view! { <RowView org row /> }).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn RowView(org: OrgId, row: Row) -> impl IntoView {
    let app = use_app();
    let may = may_change(app, org);
    let is_account = matches!(row.shared, Shared::Account(_));
    let to = app.peek(|state| goes_to(&state.directory, row.sharing));
    let shared = row.shared;
    let open = move |_| app.dialog.set(Some(Dialog::Settings(Ask::Access(shared))));
    let label = named::access_of(&to.0, &row.address);
    let last = row.last.map_or_else(|| words::NEVER.to_owned(), |it| when(it, now()));
    let state = if row.is_pending {
        view! { <span class="tag tag--warning">{named::PENDING}</span> }
    } else {
        let good = if is_account { named::CONNECTED } else { named::VERIFIED };
        view! { <span class="tag tag--success">{good}</span> }
    };
    let owner = if is_account { words::OWNER } else { words::ADDED_BY };
    let columns = if is_account { "8" } else { "7" };
    let warned = row.warnings.clone();
    view! {
        <tr>
            <th scope="row">{breakable(&row.address)}</th>
            <td class="table__short" data-label=words::KIND>{row.kind}</td>
            <td class="table__short" data-label=words::DELIVERY>{named::delivery(row.sharing)}</td>
            <td data-label=words::TEAM_OR_AUDIENCE>
                <button class="tag tag--open" data-hue=to.1 title=details::PEOPLE aria-label=label aria-haspopup="dialog" on:click=open>
                    {to.0}
                </button>
            </td>
            <td class="table__short" data-label=owner>
                <span class="reader__person">
                    <Avatar person=row.owner name=row.owner_name.clone() small=true />
                    {row.owner_name.clone()}
                </span>
            </td>
            <td data-label=words::STATE>{state}</td>
            {is_account.then(|| view! { <td data-label=words::LAST_MESSAGE>{last}</td> })}
            <td class="table__end">{move || may.get().then(|| menu(org, &row))}</td>
        </tr>
        {warned
            .into_iter()
            .map(|it| {
                view! {
                    <tr class="table__warning">
                        <td colspan=columns>
                            <p class="notice notice--warning">
                                <Icon name="warning" />
                                <span>{it}</span>
                            </p>
                        </td>
                    </tr>
                }
            })
            .collect_view()}
    }
}

/// An address that may go on in the next line behind its `@`.
fn breakable(address: &str) -> AnyView {
    match address.split_once('@').filter(|it| !it.0.is_empty()) {
        Some((local, domain)) => view! { {format!("{local}@")} <wbr /> {domain.to_owned()} }.into_any(),
        None => address.to_owned().into_any(),
    }
}

/// What can be done to a row.
fn menu(org: OrgId, row: &Row) -> AnyView {
    let app = use_app();
    let (edit, id) = match row.shared {
        Shared::Account(id) => (Ask::ShareAccount(org, Some(id)), format!("sharing-account-{id}")),
        Shared::Address(id) => (Ask::ShareAddress(org, Some(id)), format!("sharing-address-{id}")),
    };
    let shared = row.shared;
    let verify = match shared {
        Shared::Address(id) if row.is_pending => Some(Ask::Verify(id)),
        _ => None,
    };
    let label = format!("{}: {}", words::ACTIONS, row.address);
    let item = move |icon: &'static str, name: Said, ask: Ask| {
        view! {
            <button
                class="menu__item"
                role="menuitem"
                on:click=move |_| app.dialog.set(Some(Dialog::Settings(ask.clone())))
            >
                <Icon name=icon />
                <span class="menu__text">{name}</span>
            </button>
        }
    };
    let quick = verify.clone().map(|ask| {
        view! {
            <button
                class="button button--small"
                on:click=move |_| app.dialog.set(Some(Dialog::Settings(ask.clone())))
            >
                {named::VERIFY}
            </button>
        }
    });
    view! {
        {quick}
        <button class="button button--quiet button--icon" aria-label=label.clone() popovertarget=id.clone()>
            <Icon name="more" />
        </button>
        <div class="menu menu--end" id=id popover role="menu" aria-label=label>
            {item("team", text::details::PEOPLE, Ask::Access(shared))}
            {item("pencil", named::EDIT_SHARING, edit)}
            {verify.map(|ask| item("check", named::VERIFY_ADDRESS, ask))}
            {item("trash", named::STOP_SHARING, Ask::StopSharing(shared))}
        </div>
    }
    .into_any()
}

/// Returns the team or the audience in words, and the colour of a team.
fn goes_to(directory: &Directory, sharing: Sharing) -> (String, Option<String>) {
    match sharing {
        Sharing::TeamInbox(team) => {
            let hue = directory.team(team).map(|it| it.hue.to_string());
            let name = directory
                .team(team)
                .map_or_else(|| directory.team_name(team).to_owned(), crate::ui::doing::candidates::titled);
            (name, hue)
        }
        Sharing::Inbox(id) => {
            let entries = directory.audiences.get(&id).map(|it| it.entries.clone()).unwrap_or_default();
            (named::audience(&entries, directory), None)
        }
    }
}

fn rows(state: &State, org: OrgId) -> Vec<Row> {
    let directory = &state.directory;
    let standing = warnings(directory, org);
    let accounts = directory.accounts.values().filter(|it| it.org == Some(org) && !it.removed);
    let accounts = accounts.filter_map(|it| {
        Some(Row {
            shared: Shared::Account(it.id),
            address: it.address.clone(),
            kind: text::channels::name(it.channel),
            sharing: it.sharing?,
            owner: it.owner,
            owner_name: directory.name(it.owner).to_owned(),
            is_pending: false,
            last: last_message(state, it.id),
            warnings: Vec::new(),
        })
    });
    let addresses = directory.addresses.values().filter(|it| it.org == org && !it.removed);
    let addresses = addresses.map(|it| Row {
        shared: Shared::Address(it.id),
        address: it.address.clone(),
        kind: named::kind(it.kind),
        sharing: it.sharing,
        owner: it.added_by,
        owner_name: directory.name(it.added_by).to_owned(),
        is_pending: !it.verified,
        last: None,
        warnings: Vec::new(),
    });
    let mut rows: Vec<_> = accounts.chain(addresses).collect();
    for row in &mut rows {
        let mine = standing.iter().filter(|it| is_about(**it, row));
        row.warnings = mine.map(|it| text::refused::warning(*it, directory)).collect();
    }
    rows
}

/// A pending address says so in its own column.
fn is_about(warning: Warning, row: &Row) -> bool {
    match warning {
        Warning::NobodyActive { team, .. } => row.sharing == Sharing::TeamInbox(team),
        Warning::NoTeamInbox(it, _)
        | Warning::NobodyServed(it)
        | Warning::NobodyReceives(it)
        | Warning::Shadowed(it, _) => it == row.shared,
        Warning::NoAccount(it) => Shared::Address(it) == row.shared,
        Warning::Pending(_) => false,
    }
}

/// Returns when something last happened in a conversation that began in an account.
fn last_message(state: &State, account: AccountId) -> Option<Time> {
    let all = &state.conversations;
    let last = all.order.newest_first().find(|it| all.account(*it) == account);
    last.map(|it| all.order.activity(it))
}

/// Returns the e-mail account that is to receive what is sent to an address of an organization:
/// one of whoever asks, else the first.
pub fn receiving(directory: &Directory, org: OrgId, me: PersonId) -> Option<AccountId> {
    let mails = || {
        let present = directory.accounts.values().filter(|it| !it.removed && it.channel == Channel::Email);
        present.filter(|it| directory.role(it.owner, org).is_some())
    };
    mails().find(|it| it.owner == me).or_else(|| mails().next()).map(|it| it.id)
}

/// Returns names in alphabetical order.
pub fn names(directory: &Directory, people: &[PersonId]) -> String {
    text::listed(&people.iter().map(|it| directory.name(*it).to_owned()).collect::<Vec<_>>())
}
