//! "Move to team": another team's inbox takes conversations over.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::assign::about;
use crate::model::{Command, Seen, TeamId, Triage, Verb};
use crate::ui::app::use_app;
use crate::ui::doing::act::perform;
use crate::ui::doing::candidates::targets;
use crate::ui::doing::effect::effect;
use crate::ui::parts::modal::Modal;
use crate::ui::text::triage as words;

/// "Move to team".
#[component]
pub fn MoveTo(
    /// The conversations, as they were shown when it was opened.
    seen: Vec<Seen>,
) -> impl IntoView {
    let app = use_app();
    let ids: Vec<_> = seen.iter().map(|it| it.conversation).collect();
    let teams = app.peek(|state| targets(state, app.me.get_untracked(), &ids));
    let chosen = RwSignal::new(None::<TeamId>);
    let seen = StoredValue::new(seen);
    let command = move |targets: Vec<Seen>| {
        let verb = Verb::Move(chosen.get()?);
        Some(Command::Triage(Triage { verb, targets, anyway: false }))
    };
    let told = {
        let ids = ids.clone();
        move || match command(app.seen(&ids)) {
            Some(command) => effect(app, &command).unwrap_or_else(|it| it),
            None => words::CHOOSE_TEAM.to_owned(),
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(command) = untrack(|| command(seen.get_value())) {
            app.dialog.set(None);
            perform(app, command);
        }
    };
    let pick = move |(team, name, waiting): (TeamId, String, u64), is_first: bool| {
        view! {
            <label class="pick">
                <input
                    type="radio"
                    name="team"
                    aria-label=name.clone()
                    autofocus=is_first
                    prop:checked=move || chosen.get() == Some(team)
                    on:change=move |_| chosen.set(Some(team))
                />
                <span class="pick__name">{name} <small>{words::waiting(waiting)}</small></span>
            </label>
        }
    };
    view! {
        <Modal label=words::MOVE class="dialog--small">
            <form class="dialog__form" on:submit=submit>
                <header class="dialog__head">
                    <h2>{words::MOVE} <span class="dialog__sub">{about(app, &ids)}</span></h2>
                </header>
                <div class="dialog__body dialog__body--flush assign" role="radiogroup" aria-label=words::MOVE>
                    {teams.into_iter().enumerate().map(|(at, it)| pick(it, at == 0)).collect_view()}
                </div>
                <footer class="dialog__foot">
                    <p class="dialog__note assign__effect" aria-live="polite">{told}</p>
                    <button class="button" type="button" on:click=move |_| app.dialog.set(None)>
                        {words::CANCEL}
                    </button>
                    <button class="button button--primary">{words::MOVE_DO}</button>
                </footer>
            </form>
        </Modal>
    }
}
