//! The other end of every channel, for demonstrations: who writes to the accounts here, each with a
//! window in which one writes as them, and sees what reached them and when.

mod newcomer;
mod window;

use leptos::prelude::*;

use super::settings::{Heading, Here, Nav};
use crate::browser::location;
use crate::channels;
use crate::model::{AccountId, Channel, ConversationId, State};
use crate::ui::app::use_app;
use crate::ui::parts::Icon;
use crate::ui::parts::visitor::ChatPage;
use crate::ui::text::{channels as words, settings as named};
use newcomer::Newcomer;
pub use window::Window;

/// So many customers are listed, who were active last.
const SHOWN: usize = 100;

/// Somebody who writes to an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// The account.
    pub account: AccountId,
    /// What it travels by.
    pub channel: Channel,
    /// Their address, as the channel compares it.
    pub address: String,
    /// What they call themselves.
    pub name: String,
    /// Their conversations, the latest first.
    pub talks: Vec<ConversationId>,
}

/// The page.
#[component]
pub fn Customers() -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.read(customers));
    let pages = app.peek(|state| {
        let accounts = state.directory.accounts.values().filter(|it| !it.removed).cloned();
        accounts.map(|account| view! { <ChatPage account /> }).collect_view()
    });
    let chosen = RwSignal::new(None::<(AccountId, String)>);
    // One window for one customer: what they wrote last changes nothing of what is being written.
    let shown = Memo::new(move |_| chosen.get().filter(|it| all.with(|all| find(all, it).is_some())));
    let window = move |key: (AccountId, String)| {
        let first = all.with_untracked(|all| find(all, &key).cloned())?;
        let customer = Memo::new(move |before: Option<&Customer>| {
            let now = all.with(|all| find(all, &key).cloned());
            now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        });
        Some(view! { <Window customer /> })
    };
    let row = move |it: Customer| {
        let key = (it.account, it.address.clone());
        let is_chosen = {
            let key = key.clone();
            move || chosen.with(|it| it.as_ref() == Some(&key)).to_string()
        };
        let address = channels::shown(it.channel, &it.address);
        view! {
            <li>
                <button class="customers__item" aria-pressed=is_chosen on:click=move |_| chosen.set(Some(key.clone()))>
                    <Icon name=channels::icon(it.channel) />
                    <span class="customers__name">{it.name.clone()}</span>
                    <small>{format!("{} · {address}", words::name(it.channel))}</small>
                </button>
            </li>
        }
    };
    view! {
        <div class="settings">
            // Beside others it is a window of its own.
            {(!location::is_framed()).then(|| view! { <Nav here=Here::Customers /> })}
            <div class="settings__page">
                <Heading title=named::CUSTOMERS.to_owned() />
                <p class="faint">{words::CUSTOMERS_ARE}</p>
                {pages}
                <div class="customers">
                    <ul class="customers__list" aria-label=named::CUSTOMERS>
                        {move || all.get().into_iter().map(row).collect_view()}
                    </ul>
                    {move || match shown.get() {
                        Some(key) => window(key).into_any(),
                        None => view! { <p class="faint">{words::CHOOSE_CUSTOMER}</p> }.into_any(),
                    }}
                </div>
                <section class="settings__part">
                    <h2>{crate::ui::text::channels::NEWCOMER}</h2>
                    <Newcomer />
                </section>
            </div>
        </div>
    }
}

fn find<'a>(all: &'a [Customer], key: &(AccountId, String)) -> Option<&'a Customer> {
    all.iter().find(|it| (it.account, &it.address) == (key.0, &key.1))
}

/// Returns who writes to the accounts that are demonstrations.
fn customers(state: &State) -> Vec<Customer> {
    let (all, directory) = (&state.conversations, &state.directory);
    let mut found: Vec<Customer> = Vec::new();
    let is_demonstration =
        |it: AccountId| directory.accounts.get(&it).is_some_and(|it| it.simulated && !it.removed);
    let is_shown =
        |it: &ConversationId| !state.tombstones.contains_key(it) && is_demonstration(all.account(*it));
    let mut talks: Vec<_> = (0..state.len() as u32).map(ConversationId).filter(is_shown).collect();
    talks.sort_unstable_by_key(|it| std::cmp::Reverse(all.order.activity(*it)));
    for it in talks {
        let Some(account) = directory.accounts.get(&all.account(it)) else {
            continue;
        };
        let address = all.party_address(it);
        if address.is_empty() || directory.is_ours(address) {
            continue;
        }
        match found.iter().position(|known| known.account == account.id && known.address == address) {
            Some(at) => found[at].talks.push(it),
            None if found.len() < SHOWN => found.push(Customer {
                account: account.id,
                channel: account.channel,
                address: address.to_owned(),
                name: all.party(it).to_owned(),
                talks: vec![it],
            }),
            None => {}
        }
    }
    found
}
