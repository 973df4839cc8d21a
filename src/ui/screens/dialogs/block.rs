//! "Block": what it does is said before, and that it is a rule.

use leptos::prelude::*;

use crate::model::blocking::block;
use crate::model::{Command, OrgId};
use crate::ui::app::use_app;
use crate::ui::doing::act::perform;
use crate::ui::parts::modal::Modal;
use crate::ui::text::triage as words;

/// Blocks a sender, or no longer.
#[component]
pub fn Block(
    /// The organization whose rule it becomes.
    org: OrgId,
    /// The sender.
    address: String,
    /// Block, or no longer.
    on: bool,
) -> impl IntoView {
    let app = use_app();
    let organization = app
        .peek(|state| state.directory.organizations.get(&org).map(|it| it.name.clone()).unwrap_or_default());
    let (title, does) = (words::block(&address, on), words::block_does(&organization, on));
    let act = if on { words::BLOCK } else { words::UNBLOCK };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        app.dialog.set(None);
        let change = app.peek(|state| block(&state.directory, org, &address, on));
        perform(app, Command::Configure(change));
    };
    view! {
        <Modal label=title.clone() class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head"><h2>{title}</h2></header>
                <div class="dialog__body"><p>{does}</p></div>
                <footer class="dialog__foot">
                    <button class="button" type="button" on:click=move |_| app.dialog.set(None)>
                        {words::CANCEL}
                    </button>
                    <button class="button button--primary" class:button--danger=on>
                        {act}
                    </button>
                </footer>
            </form>
        </Modal>
    }
}
