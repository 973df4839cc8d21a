//! When the workspace cannot be opened: what happened, what was kept, what to do, and a way on.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock::now;
use crate::browser::files::Parts;
use crate::browser::location;
use crate::model::Directory;
use crate::session::Failure;
use crate::session::backup::{self, Summary};
use crate::store::{Journal as _, StoreError};
use crate::ui::app::App;
use crate::ui::beside::copy;
use crate::ui::parts::Icon;
use crate::ui::text::{self, rescue as words};
use crate::wiring::{self, Disk};
use crate::work::CopyState;

/// What a workspace file is called in a download.
const MIME: &str = "application/x-ndjson";

/// The page that stands in the place of the app.
#[component]
pub fn Rescue(failure: Failure) -> impl IntoView {
    let said = words::said(&failure);
    let problem = RwSignal::new(None::<String>);
    let asks = RwSignal::new(false);
    let left = match &failure {
        Failure::Store(StoreError::Lost { found, .. }) => Some(found.seq.0),
        _ => None,
    };
    let is_lost = left.is_some();
    let go_on = move |_| then_reload(problem, wiring::accept_loss());
    let remove = move |_| then_reload(problem, copy::remove_everything());
    // What is damaged may not take back what the copy holds.
    let copied = RwSignal::new(None::<CopyState>);
    if said.may_start_over || is_lost {
        spawn_local(async move { copied.set(copy::state().await.filter(|it| it.acts > left.unwrap_or(0))) });
    }
    // The next start finds the copy and nothing else.
    let from_copy = move |_| then_reload(problem, wiring::reset());
    let app = use_context::<App>();
    let saved = RwSignal::new(None::<String>);
    let save = move |_| {
        spawn_local(async move {
            let said = match save_what_is_left(app).await {
                Ok(saved) => words::saved(&saved.lacks, unsaved(&saved).await),
                Err(why) => why,
            };
            saved.set(Some(said));
        });
    };
    let detail = match &failure {
        Failure::Store(error) => error.to_string(),
        other => text::failure(other, &Directory::default()),
    };
    view! {
        <main class="start">
            <div class="start__box start__box--narrow" role="alert">
                <Icon name="warning" />
                <h1>{said.title}</h1>
                <dl class="start__facts">
                    <dt>{words::KEPT}</dt>
                    <dd>{said.kept}</dd>
                    <dt>{words::TO_DO}</dt>
                    <dd>{said.to_do}</dd>
                </dl>
                <div class="start__acts">
                    <button class="button button--primary" on:click=move |_| location::reload()>{words::RELOAD}</button>
                    {said.may_save.then(|| view! { <button class="button" on:click=save>{words::SAVE}</button> })}
                    {is_lost.then(|| view! { <button class="button" on:click=go_on>{words::GO_ON}</button> })}
                    {move || copied.get().map(|it| view! {
                        <button class="button" on:click=from_copy>{text::copies::begin_from(it.acts)}</button>
                    })}
                    {said.may_start_over.then(|| view! {
                        <button class="button button--danger" on:click=move |_| asks.set(true)>{words::START_OVER}</button>
                    })}
                </div>
                {move || copied.get().filter(|it| !it.with_bodies).map(|_| view! {
                    <p class="faint">{text::copies::WITHOUT_MESSAGES}</p>
                })}
                {move || asks.get().then(|| view! {
                    <p class="notice notice--danger">
                        <span>{words::START_OVER_LOSES}</span>
                        <button class="button button--small button--danger" on:click=remove>{words::START_OVER_DOES}</button>
                        <button class="button button--small" on:click=move |_| asks.set(false)>{text::data::CANCEL}</button>
                    </p>
                })}
                {move || saved.get().map(|it| view! { <p class="notice" role="status"><span>{it}</span></p> })}
                {move || problem.get().map(|it| view! { <p class="notice notice--danger"><span>{it}</span></p> })}
                <details class="start__words">
                    <summary>{words::DETAIL}</summary>
                    <pre>{detail}</pre>
                </details>
            </div>
        </main>
    }
}

/// Hands the person a file of all that can be read: over the connection that this tab has, else over
/// another one, else what it has seen lately. Returns what is in it, and what is lacking.
async fn save_what_is_left(app: Option<App>) -> Result<Summary, String> {
    let name = "team-inbox-rescued.jsonl";
    let desk = app.map(|it| it.desk());
    if let Some(desk) = &desk
        && let Ok(saved) = export(desk.store(), name).await
    {
        return Ok(saved);
    }
    let reopened = match wiring::open_as_it_is().await {
        // What is there by now may be another, empty one.
        Ok(disk) if disk.head().await.is_ok_and(|it| it.seq.0 > 0) => export(&disk, name).await,
        Ok(_) => Err(words::NOTHING_LEFT.to_owned()),
        Err(error) => Err(text::store_error(&error)),
    };
    let Some(desk) = desk.filter(|_| reopened.is_err()) else { return reopened };
    let file = Parts::default();
    let mut is_whole = true;
    let (end, known) = (desk.head().seq, desk.recent());
    let summary = backup::export_known(end, known, now(), |part| is_whole &= file.push(part).is_ok());
    if is_whole && file.download(name, MIME).is_ok() { Ok(summary) } else { reopened }
}

/// Writes everything of a store that can be read into a file, and hands that over.
async fn export(store: &Disk, name: &str) -> Result<Summary, String> {
    let file = Parts::default();
    let mut is_whole = true;
    let written = backup::export(store, now(), |part| is_whole &= file.push(part).is_ok()).await;
    let summary = written.map_err(|error| text::settings::cannot_restore(&error))?;
    let is_handed_over = is_whole && file.is_readable().await && file.download(name, MIME).is_ok();
    if is_handed_over { Ok(summary) } else { Err(text::data::NOT_WRITTEN.to_owned()) }
}

/// Returns how many acts this browser saw that a file does not have at its end.
async fn unsaved(saved: &Summary) -> u32 {
    let known = wiring::last_seen_end().await.unwrap_or_default();
    known.0.saturating_sub(saved.counts.entries)
}

/// Waits for a way on, then starts again; says what kept it from being taken.
fn then_reload(
    problem: RwSignal<Option<String>>,
    way: impl Future<Output = Result<(), StoreError>> + 'static,
) {
    spawn_local(async move {
        match way.await {
            Ok(()) => location::reload(),
            Err(error) => problem.set(Some(text::store_error(&error))),
        }
    });
}
