//! What the browser keeps as an object and gives nothing of away: keys that sign.

use indexed_db_futures::prelude::*;
use wasm_bindgen::JsValue;

use super::{
    IdbStore,
    failure::Failure,
    schema::META,
    tx::{commit, store},
};
use crate::browser::signing::Keys;
use crate::store::{Durability, StoreError};

/// Where this browser's own keys stand.
const OWN: &str = "keys:own";

impl IdbStore {
    /// Returns the keys of this browser, made when they are first asked for; none where it makes none.
    ///
    /// # Errors
    /// What the database cannot do.
    pub async fn own_keys(&self) -> Result<Option<Keys>, StoreError> {
        if let Some(kept) = self.kept_keys().await? {
            return Ok(Some(kept));
        }
        let Some(keys) = Keys::make().await else { return Ok(None) };
        let tx = self.write([META], Durability::Strict).await?;
        let facts = store(&tx, META)?;
        // Another tab may have made some meanwhile: those stand.
        let sent = facts.add(keys.to_keep().clone()).with_key(OWN.to_owned()).without_key_type();
        drop(sent.primitive().map_err(Failure::from)?);
        drop(facts);
        match commit(tx).await {
            Ok(()) => Ok(Some(keys)),
            Err(StoreError::Behind { .. }) => self.kept_keys().await,
            Err(error) => Err(error),
        }
    }

    async fn kept_keys(&self) -> Result<Option<Keys>, StoreError> {
        let tx = self.read([META]).await?;
        let facts = store(&tx, META)?;
        let found =
            facts.get::<JsValue, String, String>(OWN.to_owned()).primitive().map_err(Failure::from)?;
        Ok(found.await.map_err(Failure::from)?.and_then(Keys::kept))
    }
}
