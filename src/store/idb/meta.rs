//! Small facts, kept apart from the store's own by a prefix.

use indexed_db_futures::prelude::*;
use wasm_bindgen::JsValue;

use super::{
    IdbStore,
    failure::Failure,
    schema::META,
    tx::{bytes, commit, delete, get, put, store},
};
use crate::store::{Durability, Meta, StoreError};

const PREFIX: &str = "fact:";

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

    async fn meta_under(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let tx = self.read([META]).await?;
        let facts = store(&tx, META)?;
        let wanted = name(prefix)..=name(&format!("{prefix}\u{ffff}"));
        // Both in one transaction: they belong together.
        let keys = facts.get_all_keys::<String>().with_query(wanted.clone());
        let keys = keys.primitive().map_err(Failure::from)?;
        let values = facts.get_all::<JsValue>().with_query(wanted).primitive().map_err(Failure::from)?;
        let keys: Vec<String> = keys.await.map_err(Failure::from)?.filter_map(Result::ok).collect();
        let values: Vec<_> = values.await.map_err(Failure::from)?.filter_map(Result::ok).collect();
        let fact =
            |(key, value): (String, JsValue)| Some((key.strip_prefix(PREFIX)?.to_owned(), bytes(&value)?));
        Ok(keys.into_iter().zip(values).filter_map(fact).collect())
    }

    async fn meta_change(&self, changes: &[(String, Option<Vec<u8>>)]) -> Result<(), StoreError> {
        let tx = self.write([META], Durability::Strict).await?;
        let facts = store(&tx, META)?;
        for (key, value) in changes {
            match value {
                Some(value) => put(&facts, name(key), value)?,
                None => delete(&facts, name(key))?,
            }
        }
        drop(facts);
        commit(tx).await
    }
}

pub(super) fn name(key: &str) -> String {
    format!("{PREFIX}{key}")
}
