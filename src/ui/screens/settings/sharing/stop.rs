//! Ends a sharing, after saying who loses what.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::existing::{Existing, wanted};
use crate::model::{Configure, ConversationId, Directory, PersonId, Probe, Shared};
use crate::ui::app::use_app;
use crate::ui::parts::modal::Modal;
use crate::ui::screens::settings::form::{Foot, Problem, Why, save};
use crate::ui::text::{refused, sharing as named};

/// Ends a sharing.
#[component]
pub fn Stop(
    /// Of what.
    shared: Shared,
) -> impl IntoView {
    let app = use_app();
    let problem: Problem = RwSignal::new(None);
    let (title, loses, private) = app.peek(|state| {
        let directory = &state.directory;
        let names: Vec<_> =
            losers(directory, shared).into_iter().map(|it| directory.name(it).to_owned()).collect();
        let owner = match shared {
            Shared::Account(id) => directory.accounts.get(&id).map(|it| directory.name(it.owner)),
            Shared::Address(_) => None,
        };
        (named::stop(&refused::shared(shared, directory)), named::loses(&names), owner.map(named::private_to))
    });
    let change = app.peek(|state| end(&state.directory, shared));
    let (asked, also) = (Signal::stored(Some(change.clone())), RwSignal::new(false));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save(app, wanted(change.clone(), also), problem, |app| app.dialog.set(None));
    };
    view! {
        <Modal label=title.clone() class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head"><h2>{title}</h2></header>
                <div class="dialog__body">
                    <p>{loses}</p>
                    {private.map(|it| view! { <p>{it}</p> })}
                    <Existing change=asked also />
                    <Why problem />
                </div>
                <Foot act=named::STOP_SHARING danger=true />
            </form>
        </Modal>
    }
}

/// Returns the change that ends a sharing.
fn end(directory: &Directory, shared: Shared) -> Configure {
    match shared {
        Shared::Account(account) => {
            let org = directory.accounts.get(&account).and_then(|it| it.org).unwrap_or_default();
            Configure::ShareAccount { account, org, sharing: None }
        }
        Shared::Address(address) => Configure::RemoveAddress(address),
    }
}

/// Returns who gets new messages now, but for the owner of the account.
fn losers(directory: &Directory, shared: Shared) -> Vec<PersonId> {
    let owner = match shared {
        Shared::Account(id) => directory.accounts.get(&id).map(|it| it.owner),
        Shared::Address(_) => None,
    };
    let tried = Probe::of(directory, shared);
    let mut people = tried.map(|it| it.state.facts(ConversationId(0)).readers(directory)).unwrap_or_default();
    people.retain(|it| Some(*it) != owner);
    people
}
