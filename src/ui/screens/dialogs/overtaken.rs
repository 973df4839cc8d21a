//! What somebody did while offline and what was refused when it was shared: who was first, and what to do now.

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::model::State;
use crate::session::unshared::Overtaken;
use crate::ui::app::{App, use_app};
use crate::ui::doing::act::perform_then;
use crate::ui::parts::modal::Modal;
use crate::ui::text::{self, refused, team as words, triage};

/// The acts that were overtaken.
#[component]
pub fn OvertakenActs() -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.read(|_| app.desk().overtaken()));
    view! {
        <Modal label=words::OVERTAKEN class="dialog--small">
            <div class="dialog__form">
                <header class="dialog__head"><h2>{words::OVERTAKEN}</h2></header>
                <div class="dialog__body">
                    <p>{words::OVERTAKEN_IS}</p>
                    <ul class="overtaken">
                        <For each=move || all.get() key=|it| format!("{it:?}") children=move |it| view! { <One it /> } />
                    </ul>
                </div>
                <footer class="dialog__foot">
                    <button class="button" type="button" autofocus on:click=move |_| app.dialog.set(None)>
                        {triage::CLOSE}
                    </button>
                </footer>
            </div>
        </Modal>
    }
}

/// One of them.
#[component]
fn One(it: Overtaken) -> impl IntoView {
    let app = use_app();
    let (subject, what, why) = app.peek(|state| {
        let what = words::wanted(&it.command, &state.directory);
        (subject(state, &it), what, reasons(state, &it))
    });
    let is_message = matches!(it.command, crate::model::Command::Send(_));
    let name = if is_message { triage::SEND_ANYWAY } else { triage::DO_ANYWAY };
    let text = it.text().map(str::to_owned);
    let id = it.id;
    let anyway = it.anyway().map(|command| {
        let go_on = move |_| {
            perform_then(app, command.clone(), move |is_done| {
                if is_done {
                    dismiss(app, id);
                }
            });
        };
        view! { <button class="button button--primary" type="button" on:click=go_on>{name}</button> }
    });
    view! {
        <li class="overtaken__act">
            <p><b>{subject}</b> <br /> {what} <br /> {why}</p>
            {text.map(|it| view! { <blockquote class="overtaken__text">{it}</blockquote> })}
            {is_message.then(|| view! { <p class="faint">{words::IS_DRAFT}</p> })}
            <div class="overtaken__acts">
                <button class="button" type="button" on:click=move |_| dismiss(app, id)>{words::LEAVE_IT}</button>
                {anyway}
            </div>
        </li>
    }
}

fn subject(state: &State, it: &Overtaken) -> String {
    let about: Vec<_> = it.refused.iter().filter_map(|it| it.0).filter(|it| state.has(*it)).collect();
    let subjects = about.iter().map(|it| state.conversations.subject(*it).to_owned());
    text::listed_briefly(&subjects.collect::<Vec<_>>())
}

fn reasons(state: &State, it: &Overtaken) -> String {
    let mut all: Vec<_> = it.refused.iter().map(|it| refused::sentence(&it.1, &state.directory)).collect();
    all.dedup();
    if all.is_empty() { words::IS_FREE.to_owned() } else { all.join(" ") }
}

/// Lets it be; the dialog goes with the last one.
fn dismiss(app: App, id: Uuid) {
    spawn_local(async move {
        if let Err(failure) = app.desk().dismiss(id).await {
            app.complain(app.peek(|state| text::failure(&failure, &state.directory)));
        }
        if app.desk().count_overtaken() == 0 {
            app.dialog.set(None);
        }
    });
}
