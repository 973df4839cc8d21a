//! A message from outside, made by hand, for accounts that are a demonstration.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::settings::{Heading, Nav};
use crate::browser::clock::now;
use crate::model::{AccountId, Channel, Command, Directory, Header, Party, fnv1a};
use crate::ui::app::{App, use_app};
use crate::ui::text::{self, settings as named, teams as words};

/// The page on which a message from outside is made.
#[component]
pub fn Simulator() -> impl IntoView {
    view! {
        <div class="settings">
            <Nav page=None />
            <div class="settings__page">
                <Heading title=words::SIMULATOR.to_owned() />
                <Form />
            </div>
        </div>
    }
}

/// Where a message can go: an account, and the address that it is written to.
type Target = (AccountId, Channel, String);

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

#[component]
fn Form() -> impl IntoView {
    let app = use_app();
    let all = StoredValue::new(app.peek(|state| targets(&state.directory)));
    let chosen = RwSignal::new(0_usize);
    let (name, address) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (subject, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let target = move || all.with_value(|all| all.get(chosen.get()).cloned());
    let is_mail = move || target().is_some_and(|it| it.1 == Channel::Email);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(target) = untrack(target) else { return };
        let from =
            Party { name: name.get_untracked(), address: address.get_untracked().trim().to_lowercase() };
        let message = message(&target, from, subject.get_untracked(), text.get_untracked());
        deliver(app, message, text);
    };
    if all.with_value(Vec::is_empty) {
        return view! { <p class="faint">{words::NO_SIMULATED}</p> }.into_any();
    }
    let option = |(at, (_, channel, address)): (usize, Target)| {
        let name = format!("{address} · {}", named::channel(channel));
        view! { <option value=at.to_string()>{name}</option> }
    };
    let choose = move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default());
    view! {
        <form class="fields" aria-label=words::SIMULATOR on:submit=submit>
            <p class="faint">{words::SIMULATOR_IS}</p>
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
            <label class="field" hidden=move || !is_mail()>
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
fn message((account, channel, to): &Target, from: Party, subject: String, text: String) -> Command {
    let at = now();
    let subject = if *channel == Channel::Email { subject } else { named::channel(*channel).to_owned() };
    let words: Vec<_> = text.split_whitespace().collect();
    let header = Header {
        message_id: format!("{}-{}@simulator.invalid", at.0, fnv1a(from.address.bytes())),
        fingerprint: fnv1a(format!("{} {} {text}", at.0, from.address).bytes()),
        from,
        to: vec![Party::bare(to)],
        date: Some(at),
        subject,
        snippet: words.join(" ").chars().take(140).collect(),
        ..Header::default()
    };
    Command::Simulate { account: *account, messages: vec![(header, text)] }
}
