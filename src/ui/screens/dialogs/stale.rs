//! What happened since somebody looked: nothing was done to these, unless they want it all the same.

use leptos::prelude::*;

use crate::model::{Command, ConversationId, Refusal};
use crate::ui::app::use_app;
use crate::ui::doing::act::perform;
use crate::ui::parts::modal::Modal;
use crate::ui::text::{refused, triage as words};

/// What happened since.
#[component]
pub fn Stale(
    /// What is wanted all the same.
    command: Command,
    /// What was refused, each with the reason.
    refused: Vec<(ConversationId, Refusal)>,
) -> impl IntoView {
    let app = use_app();
    let is_message = matches!(command, Command::Send(_));
    let anyway = if is_message { words::SEND_ANYWAY } else { words::DO_ANYWAY };
    let kept = if is_message { words::NOTHING_SENT } else { words::NOTHING_DONE };
    let rows = app.peek(|state| {
        let row = |(it, refusal): &(ConversationId, Refusal)| {
            (state.conversations.subject(*it).to_owned(), refused::sentence(refusal, &state.directory))
        };
        refused.iter().filter(|it| it.1.is_stale()).map(row).collect::<Vec<_>>()
    });
    let go_on = move |_| {
        app.dialog.set(None);
        perform(app, command.clone());
    };
    view! {
        <Modal label=words::STALE class="dialog--small">
            <div class="dialog__form">
                <header class="dialog__head"><h2>{words::STALE}</h2></header>
                <div class="dialog__body">
                    {rows
                        .into_iter()
                        .map(|(subject, why)| view! { <p><b>{subject}</b> <br /> {why}</p> })
                        .collect_view()}
                    <p class="faint">{kept}</p>
                </div>
                <footer class="dialog__foot">
                    <button class="button" type="button" autofocus on:click=move |_| app.dialog.set(None)>
                        {words::CANCEL}
                    </button>
                    <button class="button button--primary" type="button" on:click=go_on>{anyway}</button>
                </footer>
            </div>
        </Modal>
    }
}
