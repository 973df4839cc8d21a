//! Small facts, kept apart from the store's own by a prefix.

use super::{
    IdbStore,
    schema::META,
    tx::{commit, get, put, store},
};
use crate::store::{Durability, Meta, StoreError};

impl Meta for IdbStore {
    async fn meta_get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let tx = self.read([META]).await?;
        get(&store(&tx, META)?, name(key)).await
    }

    async fn meta_put(&self, key: &str, value: &[u8]) -> Result<(), StoreError> {
        let tx = self.write([META], Durability::Strict).await?;
        put(&store(&tx, META)?, name(key), value)?;
        commit(tx).await
    }
}

pub(super) fn name(key: &str) -> String {
    format!("fact:{key}")
}
