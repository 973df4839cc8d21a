//! The one place where the session meets IndexedDB and the browser's clock.

use uuid::Uuid;

use crate::browser::{clock, lock};
use crate::model::Time;
use crate::session::{Failure, Finding, Host, Session, beginning};
use crate::store::idb::{IdbStore, reserve};
use crate::store::opfs::Shelf;
use crate::store::{Hash, StoreError};

/// The store of this browser.
pub type Disk = IdbStore;

/// A session over it.
pub type Desk = Session<Disk, BrowserHost>;

/// The name of the database.
pub const DATABASE: &str = "team-inbox";

/// The browser's clock and random numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserHost;

impl Host for BrowserHost {
    fn now(&self) -> Time {
        clock::now()
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// Opens the store alone; `on_trouble` hears what becomes of the connection later.
///
/// # Errors
/// What the store cannot do.
pub async fn open_disk(on_trouble: impl Fn(StoreError) + 'static) -> Result<Disk, StoreError> {
    IdbStore::open(DATABASE, on_trouble).await
}

/// Held by who fills an empty workspace: with a file, or with the demo.
pub const BEGINNING: &str = "team-inbox-beginning";

/// The workspace of this browser, and what was not as it had been left.
pub struct Opened {
    /// The session.
    pub desk: Desk,
    /// What was found at the start, and what was done about it.
    pub findings: Vec<Finding>,
}

/// Opens the workspace of this browser. While another tab fills it, `on_wait` is called, and that is
/// waited for; what a tab left that died over it is cleared.
///
/// # Errors
/// What the store cannot do.
pub async fn open(
    on_trouble: impl Fn(StoreError) + 'static,
    on_wait: impl FnOnce(),
) -> Result<Opened, Failure> {
    let store = open_disk(on_trouble).await?;
    let mut findings = Vec::new();
    if !store.was_end_noted() {
        findings.push(Finding::EndMadeUp);
    }
    if beginning::unfinished(&store).await?.is_some() {
        on_wait();
        let _lock = lock::take(BEGINNING).await;
        findings.extend(beginning::settle(&store).await?);
    }
    let desk = Session::open(store, BrowserHost).await?;
    Ok(Opened { desk, findings })
}

/// Opens the store as it is, to save what can be read of it.
///
/// # Errors
/// What the store cannot do.
pub async fn open_as_it_is() -> Result<Disk, StoreError> {
    IdbStore::open_damaged(DATABASE, |_| ()).await
}

/// Lays a reserve of space by for acts of people, if there is none.
pub async fn lay_reserve_by() -> bool {
    reserve::lay_by().await
}

/// Tells whether the places work in which this browser notes what it last saw: localStorage, and Cache
/// storage.
pub async fn witness_places() -> [bool; 2] {
    IdbStore::witness_places().await
}

/// Tells whether there is a second copy in this browser.
pub async fn has_copy() -> bool {
    Shelf::find(DATABASE).await.is_some()
}

/// Returns the id of the database that this browser last saw.
pub async fn last_seen() -> Option<Hash> {
    IdbStore::last_seen(DATABASE).await
}

/// Goes on with what the database holds, although this browser saw more of it before.
///
/// # Errors
/// What the store cannot do.
pub async fn accept_loss() -> Result<(), StoreError> {
    IdbStore::open_damaged(DATABASE, |_| ()).await?.accept_loss().await
}

/// Removes the whole workspace from this browser, for all tabs.
///
/// # Errors
/// What the store cannot do.
pub async fn reset() -> Result<(), StoreError> {
    IdbStore::delete(DATABASE).await
}
