//! "Edit customer": what a customer is called, and from where else they write.

use std::collections::BTreeSet;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::channels;
use crate::model::{Channel, Command, Contact, ConversationId, Party};
use crate::ui::app::use_app;
use crate::ui::doing::act::perform;
use crate::ui::parts::Icon;
use crate::ui::parts::modal::Modal;
use crate::ui::plain::find;
use crate::ui::text::{self, details as words, settings as named};

/// So many are offered.
const OFFERED: usize = 8;

/// "Edit customer".
#[component]
pub fn CustomerDialog(
    /// The conversation whose customer it is.
    it: ConversationId,
) -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    let known = app.peek(|state| {
        let (own, org) = (state.contact(it)?, state.customer_org(me, it)?);
        let customer = state.customer(org, &own);
        let name = customer.map_or_else(|| state.conversations.party(it).to_owned(), |it| it.name.clone());
        let mine = customer.map_or_else(|| vec![own.clone()], |it| it.addresses.clone());
        let others = state.contacts(me, &mine);
        Some((org, own, name, others))
    });
    let Some((org, own, name, others)) = known else { return ().into_any() };
    let name = RwSignal::new(name);
    let chosen = RwSignal::new(BTreeSet::<Contact>::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let addresses = [own.clone()].into_iter().chain(chosen.get_untracked()).collect();
        let one = app.peek(|state| state.as_one_customer(org, name.get_untracked(), addresses));
        app.dialog.set(None);
        perform(app, Command::Configure(one));
    };
    view! {
        <Modal label=words::EDIT_CUSTOMER>
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head"><h2>{words::EDIT_CUSTOMER}</h2></header>
                <div class="dialog__body">
                    <label class="field">
                        <span class="field__name">{named::NAME}</span>
                        <input class="input" required autofocus bind:value=name />
                    </label>
                </div>
                <Others others chosen />
                <footer class="dialog__foot">
                    <p class="dialog__note">{words::NO_ACCESS_BY_IT}</p>
                    <button class="button" type="button" on:click=move |_| app.dialog.set(None)>
                        {text::triage::CANCEL}
                    </button>
                    <button class="button button--primary">{named::SAVE}</button>
                </footer>
            </form>
        </Modal>
    }
    .into_any()
}

/// The other addresses that somebody wrote from, to be searched and ticked.
#[component]
fn Others(others: Vec<(Channel, Party)>, chosen: RwSignal<BTreeSet<Contact>>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let offered = Memo::new(move |_| offered(&others, &typed.get(), &chosen.read()));
    view! {
        <div class="dialog__body">
            <label class="field">
                <span class="field__name">{words::ALSO_WRITES_FROM}</span>
                <input class="input" type="text" placeholder=words::FIND_CUSTOMER bind:value=typed />
            </label>
        </div>
        <div class="dialog__body dialog__body--flush" role="group" aria-label=words::ALSO_WRITES_FROM>
            {move || offered.get().into_iter().map(|(channel, party)| pick(channel, party, chosen)).collect_view()}
            {move || {
                offered.with(Vec::is_empty).then(|| view! { <p class="assign__none">{words::NO_CUSTOMER}</p> })
            }}
        </div>
    }
}

/// Returns what is chosen, then the first that fit what is typed.
fn offered(others: &[(Channel, Party)], typed: &str, chosen: &BTreeSet<Contact>) -> Vec<(Channel, Party)> {
    let words = find::words(typed);
    let fits = |(channel, party): &(Channel, Party)| {
        let shown = channels::shown(*channel, &party.address);
        find::holds_all(&format!("{} {} {shown}", party.name, party.address), &words)
    };
    let is_chosen = |it: &(Channel, Party)| chosen.contains(&(it.0, it.1.address.clone()));
    let (mut first, rest): (Vec<_>, Vec<_>) =
        others.iter().filter(|it| is_chosen(it) || fits(it)).cloned().partition(is_chosen);
    first.extend(rest.into_iter().take(OFFERED));
    first
}

/// One address with its tick.
fn pick(channel: Channel, party: Party, chosen: RwSignal<BTreeSet<Contact>>) -> impl IntoView {
    let shown = channels::shown(channel, &party.address);
    let name = if party.name.is_empty() { shown.clone() } else { party.name };
    let about = format!("{} · {shown}", text::channels::name(channel));
    let key: Contact = (channel, party.address);
    let is_chosen = {
        let key = key.clone();
        move || chosen.with(|it| it.contains(&key))
    };
    let change = move |_| {
        chosen.update(|it| {
            if !it.remove(&key) {
                it.insert(key.clone());
            }
        });
    };
    view! {
        <label class="pick">
            <input type="checkbox" aria-label=format!("{name}, {about}") prop:checked=is_chosen on:change=change />
            <Icon name=channels::icon(channel) class="icon--small" />
            <span class="pick__name merge__name">{name} <small>{about}</small></span>
        </label>
    }
}
