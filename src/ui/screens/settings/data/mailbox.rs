//! A mailbox as an mbox.

use leptos::prelude::*;
use leptos::task::spawn_local;
use roaring::RoaringBitmap;

use crate::model::Mailbox;
use crate::ui::app::{App, use_app};
use crate::ui::parts::Icon;
use crate::ui::text;

/// A mailbox as an mbox.
#[component]
pub fn ExportMailbox() -> impl IntoView {
    let app = use_app();
    let mailboxes = app.peek(|state| {
        let teams = state.teams_of(app.me.get_untracked()).into_iter();
        let teams = teams.flat_map(|(team, _)| [Mailbox::TeamInbox(team), Mailbox::TeamAll(team)]);
        let all: Vec<_> = Mailbox::OWN.into_iter().chain(teams).collect();
        all.into_iter()
            .map(|it| (it, text::mailbox(it, &state.directory, app.me.get_untracked())))
            .collect::<Vec<_>>()
    });
    let chosen = RwSignal::new(Mailbox::All);
    let names = mailboxes.clone();
    let choose = move |event| {
        let found = event_target_value(&event).parse::<usize>().ok().and_then(|it| Some(names.get(it)?.0));
        chosen.set(found.unwrap_or(Mailbox::All));
    };
    let export = move |_| {
        let mailbox = chosen.get_untracked();
        let (set, name) = app.peek(|state| {
            let me = app.me.get_untracked();
            (state.mailbox(me, mailbox), text::mailbox(mailbox, &state.directory, me))
        });
        export_mail(app, &format!("{name}.mbox"), set);
    };
    let option = |(nth, (mailbox, name)): (usize, (Mailbox, String))| {
        view! { <option value=nth.to_string() selected=mailbox == Mailbox::All>{name}</option> }
    };
    let (name, says, button) = text::data::EXPORT_MAILBOX;
    view! {
        <div class="option">
            <div class="option__text"><b>{name}</b><small>{says}</small></div>
            <select class="input" aria-label=text::data::MAILBOX on:change=choose>
                {mailboxes.into_iter().enumerate().map(option).collect_view()}
            </select>
            <button class="button" on:click=export><Icon name="download" />{button}</button>
        </div>
    }
}

/// Hands the person the messages of conversations as an mbox, and says how many they were.
fn export_mail(app: App, name: &str, conversations: RoaringBitmap) {
    let name = name.replace(['/', '\\', ':'], " ");
    let me = app.me.get_untracked();
    spawn_local(async move {
        match app.work().export_mail(&name, &conversations, me).await {
            Ok(count) => app.say(text::data::exported(u64::from(count))),
            Err(error) => app.complain(text::data::work_error(&error)),
        }
    });
}
