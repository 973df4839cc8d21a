//! The lines of a scenario that are still to come, one after the other.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clock, lock, space};
use crate::session::scenario::Run;
use crate::store::Bodies;
use crate::ui::app::{App, anew, use_app};
use crate::ui::text::{self, stage as words};

/// Held while a line is done, so that two windows never do the same one.
const RUNNING: &str = "team-inbox-running";

/// The paces that are offered, in seconds.
const PACES: [u32; 3] = [2, 5, 15];

/// Lets the rest of the scenario happen; nothing where there is none.
#[component]
pub fn Running() -> impl IntoView {
    let app = use_app();
    let (left, is_running, pace) = (RwSignal::new(0_usize), RwSignal::new(false), RwSignal::new(PACES[1]));
    // Each start has its own number: what waits from an earlier one does nothing.
    let turn = StoredValue::new(0_u32);
    let busy = StoredValue::new(false);
    spawn_local(async move {
        if let Some((text, began, marks)) = anew::scenario(app).await {
            let _ = left.try_set(Run::of(&text, began, &marks).left());
        }
    });
    let step = move || {
        // A line is decided on what the one before it has done.
        if busy.try_get_value() != Some(false) {
            return;
        }
        busy.set_value(true);
        spawn_local(async move {
            let rest = do_next(app).await;
            let _ = busy.try_set_value(false);
            if let Some(rest) = rest {
                let _ = left.try_set(rest);
            }
            if rest == Some(0) {
                let _ = is_running.try_set(false);
                app.say(words::ALL_DONE);
            }
        });
    };
    let start = move || {
        is_running.set(true);
        turn.update_value(|it| *it += 1);
        tick(step, is_running, pace, turn, turn.get_value());
    };
    let toggle = move |_| if is_running.get_untracked() { is_running.set(false) } else { start() };
    move || {
        (left.get() > 0).then(|| {
            view! {
                <span class="bar__group" role="group" aria-label=words::RUN>
                    <button class="button button--small" on:click=toggle>
                        {move || if is_running.get() { words::PAUSE } else { words::RUN }}
                    </button>
                    <button class="button button--small" on:click=move |_| step()>{words::STEP}</button>
                    <select
                        class="input input--small"
                        aria-label=words::PACE
                        on:change=move |it| pace.set(event_target_value(&it).parse().unwrap_or(PACES[1]))
                    >
                        {PACES
                            .iter()
                            .map(|it| view! { <option value=it.to_string() selected=*it == PACES[1]>{words::seconds(*it)}</option> })
                            .collect_view()}
                    </select>
                    <small>{move || words::left(left.get())}</small>
                </span>
            }
        })
    }
}

/// Does a line now and then, until it is paused.
fn tick(
    step: impl Fn() + Copy + 'static,
    is_running: RwSignal<bool>,
    pace: RwSignal<u32>,
    turn: StoredValue<u32>,
    mine: u32,
) {
    if is_running.try_get_untracked() != Some(true) || turn.try_get_value() != Some(mine) {
        return;
    }
    step();
    let wait = std::time::Duration::from_secs(u64::from(pace.get_untracked()));
    set_timeout(move || tick(step, is_running, pace, turn, mine), wait);
}

/// Does the next line; returns how many are left, or nothing if it could not be done and is still to do. Which
/// lines are done is read each time: another window may have gone on.
async fn do_next(app: App) -> Option<usize> {
    let _alone = lock::take(&space::key(RUNNING)).await;
    let (text, began, marks) = anew::scenario(app).await?;
    let mut run = Run::of(&text, began, &marks);
    let desk = app.desk();
    let _ = desk.pull().await;
    let Some(next) = run.next(&desk.state(), clock::now()) else { return Some(run.left()) };
    if let Err(error) = desk.store().put_packs(next.packs).await {
        app.complain(text::store_error(&error));
        return None;
    }
    for (actor, view, command) in next.wanted {
        if let Err(failure) = desk.run(actor, view, &command).await {
            app.complain(text::failure(&failure, &desk.state().directory));
        }
    }
    anew::note_done(app, &run.marks()).await;
    Some(run.left())
}
