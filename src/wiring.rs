//! The one place where the session meets IndexedDB and the browser's clock.

use crate::browser::world::BrowserWorld;
use crate::session::{Failure, Session};
use crate::store::StoreError;
use crate::store::idb::IdbStore;

/// A session over IndexedDB.
pub type Desk = Session<IdbStore, BrowserWorld>;

/// The name of the database.
pub const DATABASE: &str = "team-inbox";

/// Opens the workspace of this browser.
///
/// # Errors
/// What the store cannot do.
pub async fn open(on_trouble: impl Fn(StoreError) + 'static) -> Result<Desk, Failure> {
    let store = IdbStore::open(DATABASE, on_trouble).await?;
    Session::open(store, BrowserWorld).await
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
