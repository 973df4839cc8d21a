//! Workspaces that are begun anew, from a scenario or from what was there before; and what is done to those
//! that are not open here.

use crate::browser::{cache, clock, fetch, space};
use crate::model::Time;
use crate::session::backup::{BackupError, Summary};
use crate::session::scenario::{self, Problem};
use crate::ui::app::{App, spaces};
use crate::ui::plain::workspace::{self, Workspace};
use crate::ui::text::{self, settings as words};
use crate::wiring;
use crate::work::WorkError;
use crate::work::client::Client;

/// The scenario that the workspace was begun with, when, and how many of its later lines are done.
const SCENARIO: &str = "scenario";
const BEGAN: &str = "scenario-began";
const DONE: &str = "scenario-done";
/// What the workspace held before it was begun anew, and what was kept beside its journal: when the scenario
/// began and how far the clock was ahead, in milliseconds, then which lines were done, then the scenario.
const BEFORE: &str = "before-reset";
const BESIDE: &str = "beside-before-reset";

/// Empties a workspace and begins it anew with a scenario; returns what of that could not be read.
///
/// # Errors
/// Why not, in words.
pub async fn begin(app: App, it: Workspace, scenario: &str) -> Result<Vec<Problem>, String> {
    let now = clock::now().plus(-clock::ahead());
    let played = scenario::play(scenario, now);
    let problems = played.problems.clone();
    let is_here = it.name == spaces::name();
    spaces::set_leaving(is_here);
    let outcome = wiring::fill(
        workspace::space(&it.name),
        played,
        &[(SCENARIO, scenario.as_bytes()), (BEGAN, now.0.to_string().as_bytes()), (DONE, b"0")],
    )
    .await;
    if let Err(failure) = outcome {
        spaces::set_leaving(false);
        return Err(app.peek(|state| text::failure(&failure, &state.directory)));
    }
    spaces::forget_clock(&it.name);
    spaces::note(it);
    Ok(problems)
}

/// Keeps beside the journal which scenario this workspace was begun with, and when.
pub async fn note_begun(app: App, scenario: &str, began: Time) {
    let desk = app.desk();
    // What is not kept cannot go on later; what is there is whole.
    let _ = desk.keep_fact(SCENARIO, scenario.as_bytes()).await;
    let _ = desk.keep_fact(BEGAN, began.0.to_string().as_bytes()).await;
}

/// Returns the scenario that this workspace was begun with, when, and the marks of the lines that are done.
pub async fn scenario(app: App) -> Option<(String, Time, String)> {
    let desk = app.desk();
    let fact = async |key: &str| String::from_utf8(desk.fact(key).await.ok()??).ok();
    let (text, began) = (fact(SCENARIO).await?, fact(BEGAN).await?.parse().ok()?);
    Some((text, Time(began), fact(DONE).await.unwrap_or_default()))
}

/// Notes the marks of the later lines that are done.
pub async fn note_done(app: App, marks: &str) {
    // Where it is not kept, the lines are offered again.
    let _ = app.desk().keep_fact(DONE, marks.as_bytes()).await;
}

/// Returns the demo as it is written.
///
/// # Errors
/// That it did not come, in words.
pub async fn demo() -> Result<String, String> {
    fetch::text("demo.txt").await.map_err(|_| words::NO_DEMO.to_owned())
}

/// Begins the demo that is open anew; what it held is kept until the next time.
///
/// # Errors
/// Why not, in words.
pub async fn reset(app: App) -> Result<(), String> {
    let script = demo().await?;
    let before = Client::whole().await.map_err(|it| text::data::work_error(&it))?;
    let not_reset = |_| text::workspaces::NOT_RESET.to_owned();
    if let Some((text, began, done)) = scenario(app).await {
        let beside = format!("{} {}\n{done}\n{text}", began.0, clock::ahead());
        cache::put(&space::key(BESIDE), beside.into_bytes()).await.map_err(not_reset)?;
    }
    cache::put(&space::key(BEFORE), before).await.map_err(not_reset)?;
    begin(app, spaces::current(), &script).await?;
    Ok(())
}

/// Tells whether there is something to come back to.
pub async fn was_reset() -> bool {
    cache::get(&space::key(BEFORE)).await.ok().flatten().is_some()
}

/// Goes back to what the demo held before it was begun anew.
///
/// # Errors
/// Why not, in words.
pub async fn undo_reset() -> Result<(), String> {
    let file = cache::get(&space::key(BEFORE)).await.ok().flatten();
    let file = file.ok_or_else(|| text::workspaces::NOT_RESET.to_owned())?;
    let beside = cache::get(&space::key(BESIDE)).await.ok().flatten().unwrap_or_default();
    let beside = String::from_utf8(beside).unwrap_or_default();
    let mut parts = beside.splitn(3, '\n');
    let (began, ahead) = parts.next().and_then(|it| it.split_once(' ')).unwrap_or_default();
    let (done, script) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let facts = [(SCENARIO, script.as_bytes()), (BEGAN, began.as_bytes()), (DONE, done.as_bytes())];
    spaces::set_leaving(true);
    let facts = if script.is_empty() { &[][..] } else { &facts[..] };
    if let Err(error) = wiring::refill(&space::name(), &file, facts).await {
        spaces::set_leaving(false);
        return Err(text::settings::cannot_restore(&error));
    }
    spaces::keep_ahead(ahead);
    forget_reset().await;
    Ok(())
}

/// Forgets what the demo held before.
pub async fn forget_reset() {
    for key in [BEFORE, BESIDE] {
        let _ = cache::remove(&space::key(key)).await;
    }
}

/// Hands the person everything of a workspace as a workspace file.
///
/// # Errors
/// What the store or the worker cannot do.
pub async fn export(name: &str, file: &str) -> Result<Result<Summary, BackupError>, WorkError> {
    Client::export_of(workspace::space(name), file).await
}

/// Removes a workspace that is not open here, with everything that was kept of it.
///
/// # Errors
/// What the store or the worker cannot do.
pub async fn remove(name: &str) -> Result<(), WorkError> {
    Client::forget_of(workspace::space(name)).await?;
    spaces::forget(name);
    Ok(())
}
