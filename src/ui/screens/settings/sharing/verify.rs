//! "Verify address": by the code that was put into an account that can receive it, or by an
//! admin's word.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::existing::{Existing, wanted};
use super::receiving;
use crate::browser::clock::now;
use crate::model::{AccountId, AddressId, Command, Configure, ConversationId, Event, Header, Party, fnv1a};
use crate::session::Host as _;
use crate::ui::app::dialog::{Ask, Dialog};
use crate::ui::app::{App, use_app};
use crate::ui::parts::modal::Modal;
use crate::ui::plain::route::Route;
use crate::ui::screens::settings::form::{Foot, Problem, Why, may_change, save};
use crate::ui::text::{settings as words, sharing as named};

thread_local! {
    /// The messages with the codes that were asked for in this tab.
    static SENT: RefCell<BTreeMap<AddressId, ConversationId>> = const { RefCell::new(BTreeMap::new()) };
}

/// Returns a new code of six digits, out of the random end of a new id.
pub fn new_code(app: App) -> String {
    let [.., a, b, c, d] = app.desk().host().new_id().into_bytes();
    let number = u32::from_le_bytes([a, b, c, d]);
    format!("{:06}", number % 1_000_000)
}

/// Puts a message with the code of an address into the account that receives it, for the person who
/// asks alone; then asks for it.
pub fn send_code(app: App, id: AddressId) {
    let ask = move |app: App| app.dialog.set(Some(Dialog::Settings(Ask::Verify(id))));
    let command = app.peek(|state| {
        let address = state.directory.addresses.get(&id)?;
        let account = receiving(&state.directory, address.org, app.me.get_untracked())?;
        Some(message(account, &address.address, &address.code))
    });
    let Some(command) = command else { return ask(app) };
    app.run(command, move |app, outcome| {
        match &outcome {
            Err(failure) => {
                app.complain(app.peek(|state| crate::ui::text::failure(failure, &state.directory)));
            }
            Ok(done) => {
                let arrived = done.operation.events.iter().find_map(|it| match it {
                    Event::Arrived(it) => Some(it.conversation),
                    _ => None,
                });
                SENT.with_borrow_mut(|it| it.extend(arrived.map(|it| (id, it))));
            }
        }
        ask(app);
    });
}

/// It is not sent to the address itself: that would share it.
fn message(account: AccountId, address: &str, code: &str) -> Command {
    let (subject, text) = words::verification(address, code);
    let at = now();
    let header = Header {
        message_id: format!("verify-{}-{code}@team-inbox.invalid", at.0),
        from: Party { name: words::PRODUCT.to_owned(), address: "verify@team-inbox.invalid".to_owned() },
        date: Some(at),
        snippet: subject.clone(),
        fingerprint: fnv1a(format!("{} {subject}", at.0).bytes()),
        subject,
        ..Header::default()
    };
    Command::Tell { account, header: Box::new(header), text }
}

/// "Verify address".
#[component]
pub fn Verify(
    /// The address.
    id: AddressId,
) -> impl IntoView {
    let app = use_app();
    let (code, problem): (_, Problem) = (RwSignal::new(String::new()), RwSignal::new(None));
    let known = app.peek(|state| {
        let address = state.directory.addresses.get(&id)?;
        let account = receiving(&state.directory, address.org, app.me.get_untracked());
        let account = account.and_then(|it| state.directory.accounts.get(&it));
        Some((address.address.clone(), address.org, account.map(|it| it.address.clone())))
    });
    let (address, org, account) = known.unwrap_or_default();
    let may = may_change(app, org);
    let also = RwSignal::new(false);
    // What would be shared does not depend on the code: an admin may see it before it is typed.
    let change = Signal::derive(move || may.get().then_some(Configure::VerifyAddress(id, None)));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let verify = Configure::VerifyAddress(id, Some(code.get_untracked()));
        save(app, wanted(verify, also), problem, |app| app.dialog.set(None));
    };
    let vouch = Callback::new(move |()| {
        save(app, wanted(Configure::VerifyAddress(id, None), also), problem, |app| app.dialog.set(None));
    });
    view! {
        <Modal label=named::VERIFY_ADDRESS class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head">
                    <h2>{named::VERIFY_ADDRESS} <span class="dialog__sub">{address}</span></h2>
                </header>
                <div class="dialog__body">
                    <Waiting id account />
                    <label class="field">
                        <span class="field__name">{named::CODE}</span>
                        <input
                            class="input"
                            inputmode="numeric"
                            autocomplete="one-time-code"
                            autofocus
                            bind:value=code
                        />
                    </label>
                    {move || may.get().then(|| view! { <Existing change also /> })}
                    {move || may.get().then(|| view! { <Vouch on_vouch=vouch /> })}
                    <Why problem />
                </div>
                <Foot act=named::VERIFY />
            </form>
        </Modal>
    }
}

/// Where the code waits, or how to have it sent.
#[component]
fn Waiting(
    id: AddressId,
    /// The address that it comes to; none if nobody receives mail for it here.
    account: Option<String>,
) -> impl IntoView {
    let app = use_app();
    let Some(account) = account else {
        return view! { <p class="notice notice--warning">{named::NO_CODE}</p> }.into_any();
    };
    let Some(sent) = SENT.with_borrow(|it| it.get(&id).copied()) else {
        return view! {
            <p class="notice notice--info">
                <span>{named::code_would_wait(&account)}</span>
                <button class="button button--small" type="button" on:click=move |_| send_code(app, id)>
                    {named::SEND_CODE}
                </button>
            </p>
        }
        .into_any();
    };
    let look = move |_| {
        app.dialog.set(None);
        app.go(Route::Conversation(sent));
    };
    view! {
        <p class="notice notice--info" role="status">
            <span>{named::code_waits(&account)}</span>
            <button class="button button--small" type="button" on:click=look>
                {named::OPEN_MESSAGE}
            </button>
        </p>
    }
    .into_any()
}

/// An admin may say that the address is theirs without a code.
#[component]
fn Vouch(on_vouch: Callback<()>) -> impl IntoView {
    view! {
        <p class="faint">{named::CONTROL_HINT}</p>
        <p>
            <button class="button" type="button" on:click=move |_| on_vouch.run(())>
                {named::I_CONTROL}
            </button>
        </p>
    }
}
