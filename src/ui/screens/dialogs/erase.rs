//! "Delete for ever": says for whom, and how many, before it is done.

use leptos::prelude::*;

use crate::model::{Command, Scope, Seen, Triage, Verb, erasure};
use crate::ui::app::{spaces, use_app};
use crate::ui::doing::act::perform;
use crate::ui::parts::modal::Modal;
use crate::ui::text::{erasing as words, team, triage};

/// "Delete for ever".
#[component]
pub fn Erase(
    /// The conversations, as they were shown when it was opened.
    seen: Vec<Seen>,
) -> impl IntoView {
    let app = use_app();
    let me = app.me.get_untracked();
    let (mut everyone, mut mine) = (0, 0);
    app.peek(|state| {
        for it in &seen {
            match erasure(&state.facts(it.conversation), me, &state.directory) {
                Some(Scope::Everyone) => everyone += 1,
                Some(Scope::Mine) => mine += 1,
                None => {}
            }
        }
    });
    let mut lines = words::does(everyone, mine, seen.len() - everyone - mine);
    let title = words::asks(everyone + mine);
    if spaces::is_team() {
        // The server keeps what was stored: it would be gone here, and nowhere else.
        (everyone, mine) = (0, 0);
        lines = vec![team::NOT_FOR_EVER.to_owned()];
    }
    let delete = move |_| {
        app.dialog.set(None);
        let triage = Triage { verb: Verb::Erase, targets: seen.clone(), anyway: false };
        perform(app, Command::Triage(triage));
    };
    view! {
        <Modal label=title.clone() class="dialog--small">
            <form class="dialog__form" method="dialog">
                <header class="dialog__head"><h2>{title}</h2></header>
                <div class="dialog__body">
                    {lines.into_iter().map(|it| view! { <p>{it}</p> }).collect_view()}
                </div>
                <footer class="dialog__foot">
                    <button class="button" autofocus>{triage::CANCEL}</button>
                    <button
                        class="button button--danger"
                        type="button"
                        disabled={everyone + mine == 0}
                        on:click=delete
                    >
                        {words::DELETE}
                    </button>
                </footer>
            </form>
        </Modal>
    }
}
