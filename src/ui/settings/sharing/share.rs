//! "Share an account", "Add shared address", "Edit sharing": three short steps, closed by a preview.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::audience::{AudienceEditor, Roster};
use super::preview::Preview;
use super::receiving;
use super::verify::{new_code, send_code};
use crate::model::*;
use crate::ui::app::{App, use_app};
use crate::ui::dialogs::{Modal, people::titled};
use crate::ui::settings::form::{Problem, Why, save};
use crate::ui::text::{settings as words, sharing as named};

/// What is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// An account; none while it is not chosen.
    Account(Option<AccountId>),
    /// An address; none for a new one.
    Address(Option<AddressId>),
}

impl Source {
    /// An account that is shared already, or is to be chosen.
    pub const fn account(id: Option<AccountId>) -> Self {
        Self::Account(id)
    }

    /// An address that is shared already, or is new.
    pub const fn address(id: Option<AddressId>) -> Self {
        Self::Address(id)
    }

    const fn title(&self) -> &'static str {
        match self {
            Self::Account(None) => named::SHARE_ACCOUNT,
            Self::Address(None) => named::ADD_ADDRESS,
            _ => named::EDIT_SHARING,
        }
    }
}

/// What has been filled in so far.
#[derive(Clone, Copy)]
struct Form {
    org: OrgId,
    /// The account that is chosen.
    account: RwSignal<Option<AccountId>>,
    address: RwSignal<String>,
    kind: RwSignal<AddressKind>,
    is_team_inbox: RwSignal<bool>,
    team: RwSignal<Option<TeamId>>,
    audience: RwSignal<Vec<(Who, Delivery)>>,
}

impl Form {
    /// Begins with how it is shared now, or with everyone and the first team.
    fn begin(app: App, org: OrgId, source: &Source) -> Self {
        app.peek(|state| {
            let directory = &state.directory;
            let (account, address) = match source {
                Source::Account(id) => (id.and_then(|it| directory.accounts.get(&it)), None),
                Source::Address(id) => (None, id.and_then(|it| directory.addresses.get(&it))),
            };
            let sharing = account.and_then(|it| it.sharing).or_else(|| address.map(|it| it.sharing));
            let first = directory.teams_of(org).into_iter().find(|it| it.options.inbox).map(|it| it.id);
            let everyone = vec![(Who::Everyone, Delivery::Receive)];
            let (team, audience) = match sharing {
                Some(Sharing::TeamInbox(team)) => (Some(team), everyone),
                Some(Sharing::Inbox(id)) => {
                    (first, directory.audiences.get(&id).map(|it| it.entries.clone()).unwrap_or_default())
                }
                None => (first, everyone),
            };
            Self {
                org,
                account: RwSignal::new(account.map(|it| it.id)),
                address: RwSignal::new(address.map(|it| it.address.clone()).unwrap_or_default()),
                kind: RwSignal::new(address.map(|it| it.kind).unwrap_or_default()),
                is_team_inbox: RwSignal::new(!matches!(sharing, Some(Sharing::Inbox(_)))),
                team: RwSignal::new(team),
                audience: RwSignal::new(audience),
            }
        })
    }

    /// Returns how it would be shared.
    fn choice(self) -> Option<SharingChoice> {
        if self.is_team_inbox.get() {
            self.team.get().map(SharingChoice::TeamInbox)
        } else {
            Some(SharingChoice::Inbox(self.audience.get()))
        }
    }

    /// Returns what is still missing in a step.
    fn missing(self, step: usize, source: &Source) -> Option<Refusal> {
        let address = self.address.get_untracked();
        match step {
            0 if matches!(source, Source::Account(_)) && self.account.get_untracked().is_none() => {
                Some(Refusal::Empty)
            }
            0 if matches!(source, Source::Address(_)) && address.trim().is_empty() => Some(Refusal::Empty),
            0 if matches!(source, Source::Address(_)) && !address.contains('@') => {
                Some(Refusal::NotAnAddress(address.trim().to_owned()))
            }
            1 if self.is_team_inbox.get_untracked() && self.team.get_untracked().is_none() => {
                Some(Refusal::Empty)
            }
            2 if !self.is_team_inbox.get_untracked() && self.audience.with_untracked(Vec::is_empty) => {
                Some(Refusal::NobodyNamed)
            }
            _ => None,
        }
    }
}

/// The dialog.
#[component]
pub fn Share(
    /// In which organization.
    org: OrgId,
    /// What is shared.
    source: Source,
) -> impl IntoView {
    let app = use_app();
    let form = Form::begin(app, org, &source);
    let is_new = matches!(source, Source::Account(None) | Source::Address(None));
    let step = RwSignal::new(usize::from(!is_new));
    let problem: Problem = RwSignal::new(None);
    let title = source.title();
    let given = source.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let at = step.get_untracked();
        if let Some(refusal) = form.missing(at, &given) {
            problem.set(Some(app.peek(|state| refusal.sentence(&state.directory))));
            return;
        }
        problem.set(None);
        if at < 2 {
            step.set(at + 1);
        } else {
            finish(app, form, &given, problem);
        }
    };
    let go_back = move |_| {
        problem.set(None);
        step.update(|it| *it -= 1);
    };
    let is_address = matches!(source, Source::Address(_));
    let last = move || if is_new { named::SHARE } else { words::SAVE };
    view! {
        <Modal label=title class="dialog--large">
            <form class="dialog__form" novalidate on:submit=submit>
                <header class="dialog__head"><h2>{title}</h2></header>
                <Steps step />
                <div class="dialog__body">
                    <Why problem />
                    {move || match step.get() {
                        0 if is_address => view! { <AddressStep form /> }.into_any(),
                        0 => view! { <AccountStep form /> }.into_any(),
                        1 => view! { <FlowStep form /> }.into_any(),
                        _ => view! { <PeopleStep form /> }.into_any(),
                    }}
                </div>
                <footer class="dialog__foot">
                    <button
                        class="button button--quiet"
                        type="button"
                        hidden=move || step.get() == 0
                        on:click=go_back
                    >
                        {words::BACK}
                    </button>
                    <span class="dialog__note"></span>
                    <button class="button" type="button" on:click=move |_| app.dialog.set(None)>
                        {words::CANCEL}
                    </button>
                    <button class="button button--primary">
                        {move || if step.get() < 2 { words::CONTINUE } else { last() }}
                    </button>
                </footer>
            </form>
        </Modal>
    }
}

fn finish(app: App, form: Form, source: &Source, problem: Problem) {
    let Some(sharing) = untrack(|| form.choice()) else { return };
    let org = form.org;
    match source {
        Source::Account(_) => {
            let Some(account) = form.account.get_untracked() else { return };
            let share = Configure::ShareAccount { account, org, sharing: Some(sharing) };
            save(app, share, problem, |app| app.dialog.set(None));
        }
        Source::Address(id) => {
            let (id, code) = (*id, new_code(app));
            let (address, kind) = (form.address.get_untracked(), form.kind.get_untracked());
            let put = Configure::PutAddress { id, org, address: address.clone(), kind, sharing, code };
            save(app, put, problem, move |app| verify_next(app, org, &address));
        }
    }
}

/// A new or changed address is to be verified: its code is on the way.
fn verify_next(app: App, org: OrgId, address: &str) {
    let wanted = address.trim().to_lowercase();
    let pending = app.peek(|state| {
        let present = state.directory.addresses.values().filter(|it| !it.removed && it.org == org);
        present.filter(|it| !it.verified).find(|it| it.address == wanted).map(|it| it.id)
    });
    match pending {
        Some(id) => send_code(app, id),
        None => app.dialog.set(None),
    }
}

/// The steps, and which one is filled in.
#[component]
fn Steps(step: RwSignal<usize>) -> impl IntoView {
    let item = move |(at, name): (usize, &'static str)| {
        view! {
            <li
                class="steps__step"
                class:steps__step--done=move || at < step.get()
                aria-current=move || (at == step.get()).then_some("step")
            >
                {name}
            </li>
        }
    };
    view! {
        <ol class="steps" aria-label=named::STEPS_LABEL>
            {named::STEPS.into_iter().enumerate().map(item).collect_view()}
        </ol>
    }
}

/// Step one for an account: which one.
#[component]
fn AccountStep(form: Form) -> impl IntoView {
    let app = use_app();
    let accounts = app.peek(|state| {
        let directory = &state.directory;
        let present = directory.accounts.values().filter(|it| !it.removed && it.sharing.is_none());
        let ours = present.filter(|it| directory.role(it.owner, form.org).is_some());
        ours.map(|it| {
            let owner = directory.name(it.owner);
            (it.id, format!("{} · {} · {owner}", it.address, words::channel(it.channel)))
        })
        .collect::<Vec<_>>()
    });
    if accounts.is_empty() {
        return view! { <p class="faint">{named::NO_ACCOUNT_LEFT}</p> }.into_any();
    }
    if form.account.get_untracked().is_none() {
        form.account.set(accounts.first().map(|it| it.0));
    }
    let choose = move |event| {
        let wanted = event_target_value(&event);
        form.account.set(wanted.parse().ok().map(AccountId));
    };
    let option = move |(id, name): (AccountId, String)| {
        view! {
            <option value=id.to_string() selected=form.account.get_untracked() == Some(id)>
                {name}
            </option>
        }
    };
    view! {
        <label class="field">
            <span class="field__name">{named::ACCOUNT}</span>
            <select class="input" autofocus on:change=choose>
                {accounts.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// Step one for an address: which one, and what it is.
#[component]
fn AddressStep(form: Form) -> impl IntoView {
    let choose = move |event| {
        let at: usize = event_target_value(&event).parse().unwrap_or_default();
        form.kind.set(AddressKind::ALL.get(at).copied().unwrap_or_default());
    };
    let option = move |(at, kind): (usize, AddressKind)| {
        view! {
            <option value=at.to_string() selected=form.kind.get_untracked() == kind>
                {named::kind(kind)}
            </option>
        }
    };
    view! {
        <label class="field">
            <span class="field__name">{words::ADDRESS}</span>
            <input class="input" type="email" autofocus bind:value=form.address />
        </label>
        <label class="field">
            <span class="field__name">{words::KIND}</span>
            <select class="input" on:change=choose>
                {AddressKind::ALL.into_iter().enumerate().map(option).collect_view()}
            </select>
            <span class="field__hint">{move || named::kind_hint(form.kind.get())}</span>
        </label>
    }
}

/// Step two: Team Inbox or Inbox.
#[component]
fn FlowStep(form: Form) -> impl IntoView {
    let card = move |team_inbox: bool, drawing: &'static str, name: &'static str, text: &'static str| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="flow"
                    aria-label=name
                    prop:checked=move || form.is_team_inbox.get() == team_inbox
                    on:change=move |_| form.is_team_inbox.set(team_inbox)
                />
                <svg class="drawing" viewBox="0 0 160 64" aria-hidden="true">
                    <use href=drawing></use>
                </svg>
                <span class="choice__name">{name}</span>
                <span class="choice__text">{text}</span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="visually-hidden">{named::WHERE}</legend>
            <div class="choices">
                {card(true, "#d-team-inbox", named::TEAM_INBOX, named::TEAM_INBOX_IS)}
                {card(false, "#d-inbox", named::INBOX, named::INBOX_IS)}
            </div>
        </fieldset>
        {move || form.is_team_inbox.get().then(|| view! { <TeamField form /> })}
    }
}

/// Which team, for a Team Inbox.
#[component]
fn TeamField(form: Form) -> impl IntoView {
    let app = use_app();
    let teams = app.peek(|state| {
        let teams = state.directory.teams_of(form.org).into_iter().filter(|it| it.options.inbox);
        teams.map(|it| (it.id, titled(it))).collect::<Vec<_>>()
    });
    if teams.is_empty() {
        return view! { <p class="notice notice--warning"><span>{named::NO_TEAM}</span></p> }.into_any();
    }
    let option = move |(id, name): (TeamId, String)| {
        view! {
            <option value=id.to_string() selected=form.team.get_untracked() == Some(id)>
                {name}
            </option>
        }
    };
    let choose = move |event| form.team.set(event_target_value(&event).parse().ok().map(TeamId));
    view! {
        <label class="field">
            <span class="field__name">{named::TEAM}</span>
            <select class="input" on:change=choose>
                {teams.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// Step three: the people, and who will see new messages.
#[component]
fn PeopleStep(form: Form) -> impl IntoView {
    let app = use_app();
    let owner = move || match form.account.get() {
        Some(account) => Some(account),
        None => app.peek(|state| receiving(&state.directory, form.org, app.me.get_untracked())),
    };
    let owner = move || app.peek(|state| Some(state.directory.accounts.get(&owner()?)?.owner));
    view! {
        {move || {
            if form.is_team_inbox.get() {
                form.team.get().map(|team| view! { <Roster team /> }.into_any())
            } else {
                Some(view! { <AudienceEditor org=form.org audience=form.audience /> }.into_any())
            }
        }}
        <Preview org=form.org choice=Signal::derive(move || form.choice()) owner=Signal::derive(owner) />
    }
}
