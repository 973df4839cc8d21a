//! The telephone or mail window of one customer: what they wrote, what reached them, and how to write on.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Customer;
use super::newcomer::message;
use crate::browser::clock;
use crate::channels::carries;
use crate::model::{
    Actor, Afterword, Arrived, Channel, Command, Fate, Mailbox, MessageId, Party, Posting, Says, State, Story,
};
use crate::ui::app::{App, use_app};
use crate::ui::parts::{in_full, when};
use crate::ui::text::{self, channels as words};

/// The window.
#[component]
pub fn Window(
    /// Whose it is.
    customer: Memo<Customer>,
) -> impl IntoView {
    let app = use_app();
    let said = said(app, customer);
    let reached = Memo::new(move |_| {
        let all = said.get();
        app.read(|state| all.into_iter().filter(|it| is_there(state, it)).collect::<Vec<_>>())
    });
    // What stands in the window is read.
    Effect::new(move |_| {
        let unread = app.read(|state| reached.with(|all| unread(state, all)));
        if !unread.is_empty() {
            customer.with_untracked(|it| read(app, it, unread));
        }
    });
    let (label, channel) = customer.with_untracked(|it| (it.name.clone(), it.channel));
    let name = StoredValue::new(label.clone());
    view! {
        <section class="customers__window" aria-label=label>
            <ol class="customers__talk" aria-label=words::WHAT_THEY_SEE tabindex="0">
                {move || {
                    reached.get().into_iter().map(|it| view! { <Line it name=name.get_value() /> }).collect_view()
                }}
            </ol>
            <Write customer said has_subject=carries(channel).subject />
        </section>
    }
}

/// Returns all messages of a customer's talks, oldest first, as they stand.
fn said(app: App, customer: Memo<Customer>) -> RwSignal<Vec<Arrived>> {
    let said = RwSignal::new(Vec::<Arrived>::new());
    Effect::new(move |_| {
        app.version.track();
        let talks = customer.with(|it| it.talks.clone());
        spawn_local(async move {
            let mut all = Vec::new();
            for talk in talks {
                if let Ok(history) = app.desk().history(talk).await {
                    all.extend(Story::of(talk, &history).messages().cloned());
                }
            }
            all.sort_by_key(|it| (it.at, it.message));
            all.dedup_by_key(|it| it.message);
            drop(said.try_set(all));
        });
    });
    said
}

/// Returns the Message-IDs of what has reached the customer and was not read.
fn unread(state: &State, reached: &[Arrived]) -> Vec<String> {
    let is_unread = |it: &&Arrived| {
        state.fares.get(&it.message).is_some_and(|it| matches!(it.fate, Fate::Sent | Fate::Delivered))
    };
    reached.iter().filter(is_unread).map(|it| it.header.message_id.clone()).collect()
}

/// One message, as the customer sees it.
#[component]
fn Line(
    it: Arrived,
    /// The customer's.
    name: String,
) -> impl IntoView {
    let app = use_app();
    let is_mine = !it.outgoing;
    let by = if is_mine { name } else { it.header.from.shown().to_owned() };
    let fate =
        (!is_mine).then(|| app.read(|state| state.fares.get(&it.message).map(|it| words::fate(&it.fate))));
    let written = it.text.clone().unwrap_or_else(|| it.header.snippet.clone());
    view! {
        <li class="customers__said" class=("customers__said--mine", is_mine)>
            <small>{by} " · " <time title=in_full(it.at)>{when(it.at, clock::now())}</time></small>
            <p>{written}</p>
            {fate.flatten().map(|it| view! { <small>{it}</small> })}
        </li>
    }
}

/// Where the customer writes on.
#[component]
fn Write(customer: Memo<Customer>, said: RwSignal<Vec<Arrived>>, has_subject: bool) -> impl IntoView {
    let app = use_app();
    let (subject, typed) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let written = typed.get_untracked();
        if written.trim().is_empty() {
            return;
        }
        let (target, from, earlier) = customer.with_untracked(|it| {
            let ours = app.peek(|state| ours(state, it, &said.get_untracked()));
            let from = Party { name: it.name.clone(), address: it.address.clone() };
            ((it.account, it.channel, ours), from, said.with_untracked(|all| all.last().cloned()))
        });
        let about = Some(subject.get_untracked()).filter(|it| !it.is_empty());
        let about = about.or_else(|| earlier.map(|it| crate::mail::reply_subject(&it.header.subject)));
        app.run(
            message(&target, from, about.unwrap_or_default(), written),
            move |app, outcome| match outcome {
                Ok(_) => drop(typed.try_set(String::new())),
                Err(failure) => app.complain(app.peek(|state| text::failure(&failure, &state.directory))),
            },
        );
    };
    view! {
        <form class="customers__form" aria-label=words::WRITE_AS_THEM on:submit=submit>
            <input class="input" hidden=!has_subject aria-label=words::SUBJECT placeholder=words::SUBJECT bind:value=subject />
            <textarea class="input input--area" rows="2" aria-label=words::WRITE_AS_THEM placeholder=words::WRITE_AS_THEM bind:value=typed></textarea>
            <button class="button button--primary">{words::SEND}</button>
        </form>
    }
}

/// Tells whether a message stands in the window of the customer: theirs do, ours once they have left.
fn is_there(state: &State, it: &Arrived) -> bool {
    let is_held = |message: &MessageId| {
        state.outbox.get(message).is_some_and(|it| matches!(it.posting, Posting::Held(_) | Posting::Failed))
    };
    !it.outgoing || !is_held(&it.message)
}

/// Returns the address that a customer wrote to last.
fn ours(state: &State, customer: &Customer, said: &[Arrived]) -> String {
    let last = said.iter().rev().find(|it| !it.outgoing).and_then(|it| it.header.to.first());
    let account = || state.directory.accounts.get(&customer.account).map(|it| it.address.clone());
    last.map(|it| it.address.clone()).or_else(account).unwrap_or_default()
}

/// Says that a customer has read messages.
fn read(app: App, customer: &Customer, messages: Vec<String>) {
    if customer.channel == Channel::Email {
        return;
    }
    let by = customer.address.clone();
    let word = |message| Afterword { message, by: by.clone(), says: Says::Fared(Fate::Read) };
    let (account, words) = (customer.account, messages.into_iter().map(word).collect());
    spawn_local(async move {
        // That they read it already is no trouble.
        drop(app.desk().run(Actor::Outside, Mailbox::All, &Command::Heed { account, words }).await);
    });
}
