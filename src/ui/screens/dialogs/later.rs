//! "Send later": presets, and a time in words.

use leptos::prelude::*;

use super::snooze::Presets;
use crate::model::{Command, Send, Time};
use crate::ui::app::use_app;
use crate::ui::doing::act::perform;
use crate::ui::parts::modal::Modal;
use crate::ui::parts::moment::{MomentField, read};
use crate::ui::text::{triage, writing as words};

/// "Send later".
#[component]
pub fn Later(
    /// The message.
    send: Send,
) -> impl IntoView {
    let app = use_app();
    let subject = send.header.subject.clone();
    let send = StoredValue::new(send);
    let typed = RwSignal::new(String::new());
    let plan = move |due: Time| {
        app.dialog.set(None);
        perform(app, Command::Schedule(Box::new(send.get_value()), due));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(due) = read(&typed.get_untracked()) {
            plan(due);
        }
    };
    view! {
        <Modal label=words::SEND_LATER class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head">
                    <h2>{words::SEND_LATER} <span class="dialog__sub">{subject}</span></h2>
                </header>
                <div class="dialog__body snooze">
                    <Presets choose=Callback::new(plan) />
                    <div class="snooze__own">
                        <MomentField typed label=words::OR_WRITE />
                    </div>
                    <p class="faint">{words::HELD_IF}</p>
                </div>
                <footer class="dialog__foot">
                    <button type="button" class="button" on:click=move |_| app.dialog.set(None)>
                        {triage::CANCEL}
                    </button>
                    <button class="button button--primary" disabled=move || typed.with(|it| read(it).is_err())>
                        {words::SEND_LATER}
                    </button>
                </footer>
            </form>
        </Modal>
    }
}
