//! Somebody new writes, to an account that is a demonstration.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::browser::clock::now;
use crate::channels::heard::{self, Incoming};
use crate::channels::{Refused, Unaddressed, carries};
use crate::model::{AccountId, Channel, Command, Directory, Party, fnv1a};
use crate::ui::app::{App, use_app};
use crate::ui::text::{self, channels as words};

/// Where a message can go: an account, and the address that it is written to.
pub type Target = (AccountId, Channel, String);

/// Returns the demonstration accounts, and behind the first for e-mail the shared addresses.
fn targets(directory: &Directory) -> Vec<Target> {
    let accounts = directory.accounts.values().filter(|it| it.simulated && !it.removed);
    let mut targets: Vec<_> = accounts.map(|it| (it.id, it.channel, it.address.clone())).collect();
    let mail = targets.iter().find(|it| it.1 == Channel::Email).map(|it| it.0);
    let shared = directory.addresses.values().filter(|it| !it.removed);
    let addresses = mail.map(|mail| shared.map(move |it| (mail, Channel::Email, it.address.clone())));
    targets.extend(addresses.into_iter().flatten());
    targets
}

/// The form in which somebody writes for the first time.
#[component]
pub fn Newcomer() -> impl IntoView {
    let app = use_app();
    let all = StoredValue::new(app.peek(|state| targets(&state.directory)));
    let chosen = RwSignal::new(0_usize);
    let (name, address) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (subject, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let target = move || all.with_value(|all| all.get(chosen.get()).cloned());
    let has_subject = move || target().is_some_and(|it| carries(it.1).subject);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(target) = untrack(target) else { return };
        let written = address.get_untracked();
        match heard::party(target.1, &name.get_untracked(), &written) {
            Some(from) => {
                deliver(app, message(&target, from, subject.get_untracked(), text.get_untracked()), text);
            }
            None => app.complain(text::channels::refused(
                target.1,
                &Refused::Address(Unaddressed::Not { channel: target.1, part: written }),
            )),
        }
    };
    if all.with_value(Vec::is_empty) {
        return view! { <p class="faint">{words::NO_SIMULATED}</p> }.into_any();
    }
    let option = |(at, (_, channel, address)): (usize, Target)| {
        let name = format!("{address} · {}", text::channels::name(channel));
        view! { <option value=at.to_string()>{name}</option> }
    };
    let choose = move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default());
    view! {
        <form class="fields" aria-label=words::NEWCOMER on:submit=submit>
            <p class="faint">{words::NEWCOMER_IS}</p>
            <label class="field">
                <span class="field__name">{words::TO}</span>
                <select class="input" on:change=choose>
                    {all.get_value().into_iter().enumerate().map(option).collect_view()}
                </select>
            </label>
            <div class="fields fields--row">
                <label class="field">
                    <span class="field__name">{words::FROM_NAME}</span>
                    <input class="input" required bind:value=name />
                </label>
                <label class="field">
                    <span class="field__name">{words::FROM_ADDRESS}</span>
                    <input class="input" required bind:value=address />
                </label>
            </div>
            <label class="field" hidden=move || !has_subject()>
                <span class="field__name">{words::SUBJECT}</span>
                <input class="input" bind:value=subject />
            </label>
            <label class="field">
                <span class="field__name">{words::TEXT}</span>
                <textarea class="input input--area" rows="6" required bind:value=text></textarea>
            </label>
            <div class="start__acts">
                <button class="button button--primary">{words::DELIVER}</button>
            </div>
        </form>
    }
    .into_any()
}

fn deliver(app: App, command: Command, text: RwSignal<String>) {
    app.run(command, move |app, outcome| match outcome {
        Ok(_) => {
            app.say(words::DELIVERED);
            let _ = text.try_set(String::new());
        }
        Err(failure) => app.complain(app.peek(|state| text::failure(&failure, &state.directory))),
    });
}

/// Returns a message from outside that comes in now.
pub fn message((account, channel, to): &Target, from: Party, subject: String, text: String) -> Command {
    let at = now();
    let id = format!("{}-{}", at.0, fnv1a(from.address.bytes()));
    let incoming = Incoming { id, from, at: Some(at), subject, text, ..Incoming::default() };
    let about = text::channels::name(*channel);
    Command::Simulate {
        account: *account,
        messages: vec![heard::taken_in(*channel, &incoming, to, &about, at)],
    }
}
