//! The customer of the conversation, over all channels: where they write from, what else was written with
//! them, and who may be the same.

use leptos::prelude::*;

use super::{Part, Past};
use crate::channels;
use crate::model::{
    Channel, Command, Configure, Contact, ConversationId, CustomerDraft, CustomerId, OrgId, Party, PersonId,
    State,
};
use crate::ui::app::dialog::Dialog;
use crate::ui::app::use_app;
use crate::ui::doing::act::perform;
use crate::ui::parts::Icon;
use crate::ui::plain::looks::initials;
use crate::ui::plain::route::Route;
use crate::ui::text::{self, details as words};

/// So many other conversations with the customer are listed.
const LISTED: usize = 4;
/// So many others are offered as the same.
const OFFERED: usize = 2;

/// What is known of the customer.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    org: Option<OrgId>,
    customer: Option<CustomerId>,
    name: String,
    addresses: Vec<Contact>,
    own: Contact,
    count: usize,
    talks: Vec<(ConversationId, Channel, String)>,
    namesakes: Vec<(Channel, Party)>,
}

impl Known {
    fn of(state: &State, me: PersonId, it: ConversationId, party: Option<Party>) -> Option<Self> {
        let own = state.contact(it)?;
        let org = state.customer_org(me, it);
        let customer = org.and_then(|org| state.customer(org, &own));
        let addresses = customer.map_or_else(|| vec![own.clone()], |it| it.addresses.clone());
        let all = &state.conversations;
        let shown = || party.map_or_else(|| all.party(it).to_owned(), |it| it.shown().to_owned());
        let mut talks = state.talks_with(me, &addresses);
        talks.retain(|other| *other != it);
        let count = talks.len();
        let listed = talks.into_iter().take(LISTED);
        let talk = |it: ConversationId| {
            let channel = state.directory.channel(all.account(it));
            (it, channel, text::subject(all.subject(it)).to_owned())
        };
        let mut namesakes = if org.is_some() { state.namesakes(me, it, &addresses) } else { Vec::new() };
        namesakes.truncate(OFFERED);
        Some(Self {
            org,
            customer: customer.map(|it| it.id),
            name: customer.map_or_else(shown, |it| it.name.clone()),
            own,
            count,
            talks: listed.map(talk).collect(),
            namesakes,
            addresses,
        })
    }
}

/// The customer, and other conversations with them that one may see.
#[component]
pub fn Card(past: Past) -> impl IntoView {
    let app = use_app();
    let known = Memo::new(move |_| {
        let (me, party) = (app.me.get(), past.party());
        app.read(|state| Known::of(state, me, past.conversation, party))
    });
    move || {
        known.get().map(|it| {
            let is_one = it.addresses.len() == 1;
            let address = channels::shown(it.own.0, &it.own.1);
            let below = (is_one && address != it.name).then_some(address);
            let edit = move |_| app.dialog.set(Some(Dialog::Customer(past.conversation)));
            view! {
                <Part name=words::CUSTOMER>
                    <div class="person">
                        <span class="avatar" aria-hidden="true">{initials(&it.name)}</span>
                        <span class="person__name">
                            {it.name.clone()}{below.map(|it| view! { <small>{it}</small> })}
                        </span>
                        {it.org.map(|_| view! {
                            <button
                                class="button button--quiet button--icon"
                                aria-label=words::EDIT_CUSTOMER
                                title=words::EDIT_CUSTOMER
                                on:click=edit
                            >
                                <Icon name="pencil"/>
                            </button>
                        })}
                    </div>
                    {(!is_one).then(|| addresses(&it))}
                    {namesakes(&it)}
                    {talks(&it, is_one)}
                </Part>
            }
        })
    }
}

/// Where they write from, each with the button that says it is not theirs.
fn addresses(it: &Known) -> impl IntoView {
    let app = use_app();
    let (org, customer, name, all) = (it.org, it.customer, it.name.clone(), it.addresses.clone());
    let row = |contact: Contact| {
        let shown = channels::shown(contact.0, &contact.1);
        let label = words::not_theirs(&shown);
        let rest: Vec<_> = all.iter().filter(|it| **it != contact).cloned().collect();
        let draft = CustomerDraft { name: name.clone(), addresses: rest };
        let remove = move |_| {
            if let (Some(id), Some(org)) = (customer, org) {
                let put = Configure::PutCustomer(Some(id), org, Some(draft.clone()));
                perform(app, Command::Configure(put));
            }
        };
        view! {
            <li class="person">
                <Icon name=channels::icon(contact.0) class="icon--small"/>
                <span class="person__name">{shown}<small>{text::channels::name(contact.0)}</small></span>
                <button class="button button--quiet button--icon" aria-label=label.clone() title=label on:click=remove>
                    <Icon name="x"/>
                </button>
            </li>
        }
    };
    view! { <ul class="people" aria-label=words::ADDRESSES>{all.clone().into_iter().map(row).collect_view()}</ul> }
}

/// Who has the same name and may be the same: a person says so.
fn namesakes(it: &Known) -> impl IntoView {
    let app = use_app();
    let (org, name, own) = (it.org?, it.name.clone(), it.own.clone());
    let row = |(channel, party): (Channel, Party)| {
        let shown = channels::shown(channel, &party.address);
        let join = {
            let (name, both) = (name.clone(), vec![own.clone(), (channel, party.address)]);
            move |_| {
                let one = app.peek(|state| state.as_one_customer(org, name.clone(), both.clone()));
                perform(app, Command::Configure(one));
            }
        };
        view! {
            <li class="person">
                <Icon name=channels::icon(channel) class="icon--small"/>
                <span class="person__name">{shown.clone()}<small>{words::MAY_BE_THE_SAME}</small></span>
                <button class="button button--small" aria-label=words::same_customer_as(&shown) on:click=join>
                    {words::SAME_CUSTOMER}
                </button>
            </li>
        }
    };
    let rows = it.namesakes.clone().into_iter().map(row).collect_view();
    (!it.namesakes.is_empty()).then(|| view! { <ul class="people">{rows}</ul> })
}

/// What else was written with them.
fn talks(it: &Known, is_one: bool) -> impl IntoView {
    let app = use_app();
    let row = move |(it, channel, subject): (ConversationId, Channel, String)| {
        let icon = (!is_one).then(|| view! { <Icon name=channels::icon(channel) class="icon--small"/> });
        view! { <li><a href=app.href(&Route::Conversation(it))>{icon}{subject}</a></li> }
    };
    let rows = it.talks.clone().into_iter().map(row).collect_view();
    (it.count > 0).then(|| {
        view! {
            <p class="details__count">{words::others(it.count)}</p>
            <ul class="others">{rows}</ul>
        }
    })
}
