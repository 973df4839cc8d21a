//! The one place where the session meets IndexedDB and the browser's clock.

use uuid::Uuid;

use crate::browser::clock;
use crate::model::Time;
use crate::session::{Failure, Host, Session};
use crate::store::StoreError;
use crate::store::idb::IdbStore;

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

/// Opens the workspace of this browser.
///
/// # Errors
/// What the store cannot do.
pub async fn open(on_trouble: impl Fn(StoreError) + 'static) -> Result<Desk, Failure> {
    Session::open(open_disk(on_trouble).await?, BrowserHost).await
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
