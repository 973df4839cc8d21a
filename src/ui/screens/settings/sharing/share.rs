//! "Share an account", "Add shared address", "Edit sharing": three short steps, closed by a preview.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::existing::wanted;
use super::steps::{AccountStep, AddressStep, FlowStep, PeopleStep};
use super::verify::{new_code, send_code};
use crate::model::*;
use crate::ui::app::{App, use_app};
use crate::ui::parts::modal::Modal;
use crate::ui::screens::settings::form::{Problem, Why, save};
use crate::ui::text::{language::Said, refused, settings as words, sharing as named};

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

    /// Returns what the dialog is called, and what its last button says.
    const fn titles(&self, is_shared: bool) -> (Said, Said) {
        match self {
            _ if is_shared => (named::EDIT_SHARING, words::SAVE),
            Self::Account(_) => (named::SHARE_ACCOUNT, named::SHARE),
            Self::Address(_) => (named::ADD_ADDRESS, named::SHARE),
        }
    }

    /// Tells whether it is shared now.
    fn is_shared(&self, directory: &Directory) -> bool {
        let account = |it| directory.accounts.get(&it).is_some_and(|it| it.sharing.is_some());
        match self {
            Self::Account(id) => id.is_some_and(account),
            Self::Address(id) => id.is_some(),
        }
    }
}

/// What has been filled in so far.
#[derive(Clone, Copy)]
pub struct Form {
    /// In which organization.
    pub org: OrgId,
    /// The account that is chosen.
    pub account: RwSignal<Option<AccountId>>,
    /// The address.
    pub address: RwSignal<String>,
    /// What it is.
    pub kind: RwSignal<AddressKind>,
    /// Into the queue of a team, not into Inboxes.
    pub is_team_inbox: RwSignal<bool>,
    /// Which team.
    pub team: RwSignal<Option<TeamId>>,
    /// Whose Inboxes.
    pub audience: RwSignal<Vec<(Who, Delivery)>>,
    /// For what exists, too.
    pub also: RwSignal<bool>,
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
                also: RwSignal::new(false),
            }
        })
    }

    /// Returns how it would be shared.
    pub fn choice(self) -> Option<SharingChoice> {
        if self.is_team_inbox.get() {
            self.team.get().map(SharingChoice::TeamInbox)
        } else {
            Some(SharingChoice::Inbox(self.audience.get()))
        }
    }

    /// Returns what is to be done about something that may have brought conversations already: an
    /// account, or an address that is verified and stays the same one.
    fn change(self, app: App, source: &Source) -> Option<Configure> {
        let (org, sharing) = (self.org, self.choice()?);
        match source {
            Source::Account(_) => {
                Some(Configure::ShareAccount { account: self.account.get()?, org, sharing: Some(sharing) })
            }
            Source::Address(id) => {
                let (address, kind) = (self.address.get(), self.kind.get());
                let wanted = address.trim().to_lowercase();
                let id = id.filter(|it| app.peek(|state| is_in_force(&state.directory, *it, &wanted)))?;
                let code = String::new();
                Some(Configure::PutAddress { id: Some(id), org, address, kind, sharing, code })
            }
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

/// Tells whether an address is verified and still the one that is written.
fn is_in_force(directory: &Directory, id: AddressId, written: &str) -> bool {
    directory.addresses.get(&id).is_some_and(|it| it.verified && it.address == written)
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
    let (title, done) = source.titles(app.peek(|state| source.is_shared(&state.directory)));
    let given = source.clone();
    let asked = source.clone();
    let change = Signal::derive(move || form.change(app, &asked));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let at = step.get_untracked();
        if let Some(refusal) = form.missing(at, &given) {
            problem.set(Some(app.peek(|state| refused::sentence(&refusal, &state.directory))));
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
                        _ => view! { <PeopleStep form change /> }.into_any(),
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
                        {move || if step.get() < 2 { words::CONTINUE } else { done }}
                    </button>
                </footer>
            </form>
        </Modal>
    }
}

fn finish(app: App, form: Form, source: &Source, problem: Problem) {
    if let Some(change) = untrack(|| form.change(app, source)) {
        save(app, wanted(change, form.also), problem, |app| app.dialog.set(None));
        return;
    }
    let (Some(sharing), Source::Address(id)) = (untrack(|| form.choice()), source) else { return };
    let (id, org, code) = (*id, form.org, new_code(app));
    let (address, kind) = (form.address.get_untracked(), form.kind.get_untracked());
    let put = Configure::PutAddress { id, org, address: address.clone(), kind, sharing, code };
    save(app, put, problem, move |app| verify_next(app, org, &address));
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
    let item = move |(at, name): (usize, Said)| {
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
        <p class="visually-hidden" role="status">{move || named::step(step.get())}</p>
    }
}
