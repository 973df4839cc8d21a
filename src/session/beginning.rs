//! A beginning of many entries, a file that is restored or the demo: all of it or nothing. A mark
//! stands in the store from before the first entry until after the last one; a start that finds it
//! clears what a tab left that died half-way, so that a part is never shown as the whole.

use super::scenario::Played;
use super::{Failure, Finding, Host, Session};
use crate::store::{Durability, Head, Mend, Meta, Store, StoreError};

/// The fact that is the mark; empty or missing, there is none.
const MARK: &str = "unfinished";

/// What a workspace begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A workspace file.
    File,
    /// A scenario, as the demo is one.
    Demo,
}

/// A beginning on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// What it takes its entries from.
    pub source: Source,
    /// How many entries it comes to.
    pub entries: u32,
}

impl Beginning {
    /// Begins an empty workspace: what `fill` writes stays if it succeeds, else nothing does. Only one
    /// tab may be at it: see `browser::lock`.
    ///
    /// # Errors
    /// Why `fill` did not succeed; [`StoreError::Behind`] if the workspace is not empty.
    pub async fn run<T, E: From<StoreError>>(
        self,
        store: &(impl Store + Mend),
        fill: impl AsyncFnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let head = store.head().await?;
        if head != Head::default() {
            return Err(StoreError::Behind { head }.into());
        }
        store.meta_put(MARK, &self.to_bytes()).await?;
        match fill().await {
            Ok(it) => {
                store.meta_put(MARK, b"").await?;
                Ok(it)
            }
            Err(cause) => {
                // If this fails too, the next start does it.
                let _ = store.clear(MARK).await;
                Err(cause)
            }
        }
    }

    fn to_bytes(self) -> Vec<u8> {
        let source = match self.source {
            Source::File => "file",
            Source::Demo => "demo",
        };
        format!("1 {source} {}", self.entries).into_bytes()
    }

    /// A mark that cannot be read is one all the same: of a file, and longer than what is there.
    fn from_bytes(bytes: &[u8]) -> Self {
        let words: Vec<_> = std::str::from_utf8(bytes).unwrap_or_default().split(' ').collect();
        let source = if words.get(1) == Some(&"demo") { Source::Demo } else { Source::File };
        let entries = words.get(2).and_then(|it| it.parse().ok()).unwrap_or(u32::MAX);
        Self { source, entries }
    }
}

/// Says that a workspace is being brought to a team: until it is whole, no tab shows a part of it.
///
/// # Errors
/// What the store cannot do.
pub async fn mark_move(store: &impl Meta, entries: u32) -> Result<(), StoreError> {
    store.meta_put(MARK, &Beginning { source: Source::File, entries }.to_bytes()).await
}

/// Says that it is whole.
///
/// # Errors
/// What the store cannot do.
pub async fn end_move(store: &impl Meta) -> Result<(), StoreError> {
    store.meta_put(MARK, b"").await
}

/// Returns the beginning that is on its way in a store, or was stopped half-way.
///
/// # Errors
/// What the store cannot do.
pub async fn unfinished(store: &impl Meta) -> Result<Option<Beginning>, StoreError> {
    let mark = store.meta_get(MARK).await?.filter(|it| !it.is_empty());
    Ok(mark.map(|it| Beginning::from_bytes(&it)))
}

/// Clears what a beginning left that was stopped half-way; one that had all of its entries is whole.
/// Nobody may be at it any more.
///
/// # Errors
/// What the store cannot do.
pub async fn settle(store: &(impl Store + Mend)) -> Result<Option<Finding>, StoreError> {
    let Some(beginning) = unfinished(store).await? else { return Ok(None) };
    let found = store.head().await?.seq.0;
    if found >= beginning.entries {
        store.meta_put(MARK, b"").await?;
        return Ok(None);
    }
    let is_cleared = store.clear(MARK).await?;
    Ok(is_cleared.then_some(Finding::Cleared { beginning, found }))
}

impl<S: Store + Mend, H: Host> Session<S, H> {
    /// Begins an empty workspace with a scenario.
    ///
    /// # Errors
    /// What the store cannot do; [`StoreError::Behind`] if the workspace is not empty.
    pub async fn begin_with(&self, played: Played) -> Result<(), Failure> {
        let beginning = Beginning { source: Source::Demo, entries: played.entries.len() as u32 };
        let store = self.store();
        let fill = async || {
            store.put_packs(played.packs).await?;
            store.append_all(Head::default(), &played.entries, Durability::Strict).await
        };
        beginning.run(store, fill).await?;
        self.has_appended();
        self.pull().await
    }
}
