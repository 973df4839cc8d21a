//! Transactions, and bytes in and out of them.

use indexed_db_futures::{
    KeyRange,
    internals::SystemRepr,
    object_store::ObjectStore,
    prelude::*,
    primitive::TryToJs,
    transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions},
};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::{Durability, IdbStore, PAUSE_MS, failure::Failure};
use crate::browser::bytes::{release, taken};
use crate::browser::turn;
use crate::store::StoreError;

impl IdbStore {
    /// Starts reading these stores as they are now; on another connection if this one was cut.
    pub(super) async fn read<const N: usize>(
        &self,
        stores: [&str; N],
    ) -> Result<Transaction<'static>, StoreError> {
        match self.try_to_read(stores) {
            Err(StoreError::Gone) => {
                self.reopen().await?;
                self.try_to_read(stores)
            }
            started => started,
        }
    }

    /// Starts writing these stores, as soon as everybody who came before has finished; on another
    /// connection if this one was cut.
    pub(super) async fn write<const N: usize>(
        &self,
        stores: [&str; N],
        durability: Durability,
    ) -> Result<Transaction<'static>, StoreError> {
        match self.try_to_write(stores, durability) {
            Err(StoreError::Gone) => {
                self.reopen().await?;
                self.try_to_write(stores, durability)
            }
            started => started,
        }
    }

    pub(super) fn try_to_read<const N: usize>(
        &self,
        stores: [&str; N],
    ) -> Result<Transaction<'static>, StoreError> {
        let database = self.0.database.get();
        let built = database.transaction(stores).with_mode(TransactionMode::Readonly).build();
        built.map_err(|error| self.reason(error))
    }

    fn try_to_write<const N: usize>(
        &self,
        stores: [&str; N],
        durability: Durability,
    ) -> Result<Transaction<'static>, StoreError> {
        let durability = match durability {
            Durability::Strict => TransactionDurability::Strict,
            Durability::Relaxed => TransactionDurability::Relaxed,
        };
        let database = self.0.database.get();
        let built = database
            .transaction(stores)
            .with_mode(TransactionMode::Readwrite)
            .with_options(TransactionOptions::new().with_durability(durability))
            .build();
        built.map_err(|error| self.reason(error))
    }

    /// Reads the bytes under `key` in a transaction of their own; none where the browser cannot give
    /// them, as when the file is missing that they lie in. Others can still be read then.
    pub(super) async fn get_alone<K>(&self, name: &str, key: K) -> Result<Option<Vec<u8>>, StoreError>
    where
        KeyRange<K>: TryToJs,
        K: TryToJs + Clone,
    {
        let read = async || {
            let tx = self.read([name]).await?;
            get(&store(&tx, name)?, key.clone()).await
        };
        match read().await {
            Err(StoreError::Unavailable { .. }) => {}
            read => return read,
        }
        // A connection that is cut while it reads, as on a full disk, says nothing of what it was to read:
        // another one is asked. What is missing is missing there, too.
        turn::pause(PAUSE_MS / 10).await;
        match read().await {
            Err(StoreError::Unavailable { detail }) if !detail.starts_with("AbortError") => Ok(None),
            read => read,
        }
    }

    /// Returns why the connection ended, which says more than the error that this leads to.
    fn reason(&self, error: indexed_db_futures::error::Error) -> StoreError {
        let ended = self.0.ended.borrow().clone();
        ended.unwrap_or_else(|| Failure::from(error).into())
    }
}

/// Waits until everything written is committed.
pub(super) async fn commit(tx: Transaction<'_>) -> Result<(), StoreError> {
    // A disk that is full aborts the transaction at its end; only the transaction itself knows why.
    let raw = tx.as_sys().clone();
    tx.commit().await.map_err(|error| {
        let cause = raw.error().map_or(error, indexed_db_futures::error::Error::from);
        Failure::of_commit(cause).into()
    })
}

/// Returns one of the stores of a transaction.
pub(super) fn store<'a>(tx: &'a Transaction<'_>, name: &str) -> Result<ObjectStore<'a>, StoreError> {
    Ok(tx.object_store(name).map_err(Failure::from)?)
}

/// Reads the bytes under `key`.
pub(super) async fn get<K>(store: &ObjectStore<'_>, key: K) -> Result<Option<Vec<u8>>, StoreError>
where
    KeyRange<K>: TryToJs,
    K: TryToJs,
{
    let value = store.get::<JsValue, K, K>(key).primitive().map_err(Failure::from)?;
    Ok(value.await.map_err(Failure::from)?.as_ref().and_then(bytes))
}

/// Sends bytes on their way; [`commit`] waits for them and tells of failure.
pub(super) fn put<K: TryToJs>(store: &ObjectStore<'_>, key: K, value: &[u8]) -> Result<(), StoreError> {
    let value = Uint8Array::new_from_slice(value);
    let sent = store
        .put(JsValue::from(&value))
        .with_key(key)
        .without_key_type()
        .primitive()
        .map_err(Failure::from)?;
    drop(sent);
    // The request has a copy of its own.
    release(&value);
    Ok(())
}

/// Sends bytes on their way to a key that must be free: [`commit`] answers [`StoreError::Behind`] if it
/// was not.
pub(super) fn add<K: TryToJs>(store: &ObjectStore<'_>, key: K, value: &[u8]) -> Result<(), StoreError> {
    let value = Uint8Array::new_from_slice(value);
    let sent = store
        .add(JsValue::from(&value))
        .with_key(key)
        .without_key_type()
        .primitive()
        .map_err(Failure::from)?;
    drop(sent);
    // The request has a copy of its own.
    release(&value);
    Ok(())
}

/// Sends a deletion on its way.
pub(super) fn delete<K, I>(store: &ObjectStore<'_>, keys: I) -> Result<(), StoreError>
where
    I: Into<KeyRange<K>>,
    KeyRange<K>: TryToJs,
{
    let sent = store.delete(keys).primitive().map_err(Failure::from)?;
    drop(sent);
    Ok(())
}

/// Returns the bytes of a value that was read; none if it is not of our making.
pub(super) fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(taken)
}
