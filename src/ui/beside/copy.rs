//! The second copy: one tab of all keeps it up. What is lost is brought back from it at a start.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::part::part;
use crate::browser::{lock, space, timer};
use crate::session::{Failure, Finding};
use crate::store::{Hash, StoreError};
use crate::ui::app::App;
use crate::ui::text::copies as words;
use crate::wiring::{self, Opened};
use crate::work::client::Client;
use crate::work::{CopyState, TakenBack, WorkError};

/// Held by the tab that keeps the copy up.
const KEEPER: &str = "team-inbox-copy";
/// A worker that failed is started again after so long.
const AGAIN_MS: u32 = 10_000;

/// Keeps the copy up, as soon as no other tab does.
pub fn follow(app: App) {
    spawn_local(async move {
        let _lock = lock::take(&space::key(KEEPER)).await;
        // One that ends by itself has no database any more, or a newer page's.
        while let Err(WorkError::Failed) = Client::keep_copy(move |news| hear(app, news)).await {
            timer::wait(AGAIN_MS).await;
        }
    });
}

/// Tells the person what came back from the second copy, if anything did.
pub fn tell(app: App, back: TakenBack) {
    if let Some(finding) = finding(back) {
        app.findings.update(|it| it.push(finding));
    }
}

fn hear(app: App, news: Result<TakenBack, WorkError>) {
    match news {
        Ok(back) => tell(app, back),
        Err(WorkError::Store(StoreError::Full)) => app.complain(words::NO_ROOM),
        // Where the browser has nowhere to keep it, Settings > Data says so.
        Err(error) => leptos::logging::warn!("no second copy: {error}"),
    }
}

/// Opens the workspace. Where the database is not what was last seen, or not whole, it is first given
/// back what the second copy holds; so it is where nothing tells what was last seen.
///
/// # Errors
/// What the store cannot do.
pub async fn open(
    on_trouble: impl Fn(StoreError) + Copy + 'static,
    on_wait: impl Fn() + Copy,
) -> Result<Opened, Failure> {
    let known = wiring::last_seen().await;
    let mut back = None;
    // Asked first: a worker is not loaded at a first start for what is not there.
    if known.is_none() && wiring::has_copy().await {
        back = bring_back(None).await;
    }
    let mut opened = wiring::open(on_trouble, on_wait).await;
    let is_whole = match &opened {
        Ok(it) => it.desk.damaged().is_empty(),
        Err(failure) => {
            !matches!(failure, Failure::Store(StoreError::Lost { .. } | StoreError::Damaged { .. }))
        }
    };
    if known.is_some() && !is_whole {
        back = bring_back(known).await;
        if back.is_some() {
            opened = wiring::open(on_trouble, on_wait).await;
        }
    }
    let mut opened = opened?;
    opened.findings.extend(back);
    Ok(opened)
}

/// Brings back what the database lacks and the copy holds; `known` is the database that was last seen.
/// Nothing where there is no copy, or it cannot be read.
async fn bring_back(known: Option<Hash>) -> Option<Finding> {
    bringing(known).await.ok()?.await
}

part!(acts: fn bringing(known: Option<Hash>) -> Pin<Box<dyn Future<Output = Option<Finding>>>> = {
    Box::pin(async move { finding(Client::bring_back(known).await.ok()?) })
});

fn finding(back: TakenBack) -> Option<Finding> {
    let TakenBack { acts, packs, is_other } = back;
    (back != TakenBack::default()).then_some(Finding::CameBack { acts, packs, is_other })
}

/// Returns what the copy holds; nothing where there is none.
pub async fn state() -> Option<CopyState> {
    Client::default().copy_state().await.ok().flatten()
}

/// Removes everything from this browser, for all tabs: the database and the second copy.
///
/// # Errors
/// What the store cannot do.
pub async fn remove_everything() -> Result<(), StoreError> {
    match Client::forget().await {
        // The page forgets what it last saw, too.
        Ok(()) => wiring::reset().await,
        Err(WorkError::Store(error)) => Err(error),
        Err(other) => Err(StoreError::Unavailable { detail: other.to_string() }),
    }
}
