//! How a person signs what they send, for each address that they may send from.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::form::{Foot, PartHead, Problem, Why, save};
use super::rows::{row_button, rows};
use crate::channels::{Markup, carries};
use crate::model::{Configure, Signature};
use crate::ui::app::dialog::{Ask, Dialog};
use crate::ui::app::use_app;
use crate::ui::parts::modal::Modal;
use crate::ui::text::{replies as words, settings as named};

/// The signatures of the person who acts.
#[component]
pub fn Signatures() -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    // A chat is not signed.
    let all = Memo::new(move |_| {
        app.read(|state| {
            let signs = |account| carries(state.directory.channel(account)).markup == Markup::Full;
            let mut addresses: Vec<_> =
                state.senders(me).into_iter().filter(|it| signs(it.account)).map(|it| it.address).collect();
            addresses.sort();
            addresses.dedup();
            let person = state.directory.person(me);
            let of = |address: String| {
                let found = person.and_then(|it| it.signature(&address)).cloned();
                found.unwrap_or(Signature { address, ..Signature::default() })
            };
            addresses.into_iter().map(of).collect::<Vec<_>>()
        })
    });
    let row = move |it: Signature| {
        let address = it.address.clone();
        let first = it.text.lines().next().unwrap_or_default().to_owned();
        let name = if it.name.is_empty() { app.directory(|all| all.name(me).to_owned()) } else { it.name };
        view! {
            <li class="option">
                <span class="option__text">
                    <b>{it.address.clone()}</b>
                    <small>{words::signs(&name, &first)}</small>
                </span>
                {row_button("pencil", words::edit_signature(&it.address), move || app.dialog.set(Some(Dialog::Settings(Ask::Signature(address.clone())))))}
            </li>
        }
    };
    view! {
        <section class="settings__part" aria-label=words::SIGNATURES>
            <PartHead title=words::SIGNATURES text=words::SIGNATURES_ARE />
            {rows(words::SIGNATURES, words::NO_ADDRESSES, all, row)}
        </section>
    }
}

/// The name and the signature of one address.
#[component]
pub fn SignatureDialog(address: String) -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    let known = app.peek(|state| state.directory.person(me).and_then(|it| it.signature(&address).cloned()));
    let Signature { name, text, .. } = known.unwrap_or_default();
    let (name, text) = (RwSignal::new(name), RwSignal::new(text));
    let problem: Problem = RwSignal::new(None);
    let own_name = app.peek(|state| state.directory.name(me).to_owned());
    let title = words::signature_of(&address);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (name, text) = (name.get_untracked(), text.get_untracked());
        let signature = Signature { address: address.clone(), name, text };
        save(app, Configure::SetSignature(me, signature), problem, |app| app.dialog.set(None));
    };
    view! {
        <Modal label=title.clone()>
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head"><h2>{title}</h2></header>
                <div class="dialog__body">
                    <label class="field">
                        <span class="field__name">{words::SENDER_NAME}</span>
                        <input class="input" autofocus placeholder=own_name bind:value=name />
                    </label>
                    <label class="field">
                        <span class="field__name">{words::SIGNATURE}</span>
                        <textarea class="input input--area" rows="5" bind:value=text></textarea>
                    </label>
                    <Why problem />
                </div>
                <Foot act=named::SAVE />
            </form>
        </Modal>
    }
}
