//! The copy in a folder of the person's own: a workspace file, written anew now and then.

use std::cell::Cell;
use std::rc::Rc;

use super::Bench;
use crate::browser::clock::now;
use crate::browser::{folder, space};
use crate::model::{Seq, Time};
use crate::session::backup;
use crate::store::{Journal, Meta};
use crate::work::WorkError;
use crate::work::protocol::LAST_FOLDER_COPY;

/// The name of the file; that of another workspace than the first has its name in it.
const FILE: &str = "team-inbox";
/// So long at least passes between two copies.
const PAUSE_MS: i64 = 5 * 60 * 1000;
/// Between two copies passes so many times as long as the last one took.
const REST: i64 = 50;

/// Writes everything into the folder; returns when, or none if there is no folder that may be
/// written to.
pub async fn copy(bench: &Bench) -> Result<Option<Time>, WorkError> {
    let Some(folder) = folder::remembered().await else { return Ok(None) };
    if folder.may_write().await != Some(true) {
        return Ok(None);
    }
    let store = bench.store().await?;
    let writing =
        folder.write(&format!("{}.jsonl", space::key(FILE))).await.map_err(|_| WorkError::Failed)?;
    let part = writing.clone();
    if backup::export(&store, now(), |it| part.push(it)).await.is_err() {
        writing.give_up().await;
        return Err(WorkError::Failed);
    }
    writing.finish().await.map_err(|_| WorkError::Failed)?;
    let at = now();
    store.meta_put(LAST_FOLDER_COPY, &at.0.to_le_bytes()).await?;
    Ok(Some(at))
}

/// Whoever writes the copy now and then.
#[derive(Clone, Default)]
pub struct NowAndThen(Rc<Pace>);

#[derive(Default)]
struct Pace {
    /// The last entry that a copy was tried with.
    head: Cell<Seq>,
    /// The next one is not written before this.
    not_before: Cell<Time>,
}

impl NowAndThen {
    /// Writes a copy, if there was an act since the last one and it is time.
    pub async fn go_on(&self, bench: &Bench) -> Result<(), WorkError> {
        let head = bench.store().await?.head().await?.seq;
        if head == self.0.head.get() || now() < self.0.not_before.get() {
            return Ok(());
        }
        let begun = now();
        self.0.head.set(head);
        // Nobody begins another meanwhile.
        self.0.not_before.set(Time(i64::MAX));
        let copied = copy(bench).await;
        let took = now().0 - begun.0;
        self.0.not_before.set(now().plus(PAUSE_MS.max(took * REST)));
        copied.map(drop)
    }
}
