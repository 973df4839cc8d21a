//! Packs in IndexedDB: one record for the bodies, one beside it for their search text.
//!
//! A stored pack is `checksum (16) ‖ bodies`: its key is its hash only until something is erased.

use std::collections::BTreeMap;

use indexed_db_futures::prelude::*;

use super::{
    IdbStore,
    failure::Failure,
    schema::{BODIES, TEXTS},
    tx::{commit, delete, get, put, store},
};
use crate::{
    model::BodyRef,
    store::{Bodies, Durability, Hash, Pack, PackKey, StoreError, port, record::checksum, witness},
};

impl Bodies for IdbStore {
    async fn put_packs(&self, packs: Vec<Pack>) -> Result<(), StoreError> {
        // One transaction a pack, so that a person's act waits behind one pack at most.
        for pack in packs {
            let (key, value) = (name(&pack.key), sealed(&pack.bodies));
            let tx = self.write([BODIES, TEXTS], Durability::Relaxed)?;
            put(&store(&tx, BODIES)?, key.as_str(), &value)?;
            put(&store(&tx, TEXTS)?, key.as_str(), &pack.texts)?;
            commit(tx).await?;
        }
        Ok(())
    }

    async fn bodies(&self, wanted: &[BodyRef]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let mut found = vec![None; wanted.len()];
        let tx = self.read([BODIES])?;
        let bodies = store(&tx, BODIES)?;
        for (key, places) in by_pack(wanted) {
            let Some(pack) = get(&bodies, name(&key)).await?.and_then(unsealed) else { continue };
            for place in places {
                found[place] = port::slice(&pack, wanted[place]);
            }
        }
        Ok(found)
    }

    async fn texts(&self, key: PackKey) -> Result<Option<Vec<u8>>, StoreError> {
        let tx = self.read([TEXTS])?;
        get(&store(&tx, TEXTS)?, name(&key)).await
    }

    async fn replace_texts(&self, key: PackKey, texts: &[u8]) -> Result<(), StoreError> {
        let tx = self.write([TEXTS], Durability::Strict)?;
        put(&store(&tx, TEXTS)?, name(&key), texts)?;
        commit(tx).await
    }

    async fn erase(&self, unwanted: &[BodyRef]) -> Result<(), StoreError> {
        for (key, places) in by_pack(unwanted) {
            let tx = self.write([BODIES], Durability::Strict)?;
            let bodies = store(&tx, BODIES)?;
            let Some(mut pack) = get(&bodies, name(&key)).await?.and_then(unsealed) else { continue };
            for place in places {
                port::blank(&mut pack, unwanted[place]);
            }
            put(&bodies, name(&key), &sealed(&pack))?;
            drop(bodies);
            commit(tx).await?;
        }
        Ok(())
    }

    async fn pack_keys(&self) -> Result<Vec<PackKey>, StoreError> {
        let tx = self.read([BODIES])?;
        let names = store(&tx, BODIES)?.get_all_keys::<String>().primitive().map_err(Failure::from)?;
        let names = names.await.map_err(Failure::from)?;
        Ok(names.filter_map(|it| witness::from_hex(&it.ok()?)).collect())
    }

    async fn delete_packs(&self, keys: &[PackKey]) -> Result<(), StoreError> {
        let tx = self.write([BODIES, TEXTS], Durability::Relaxed)?;
        for key in keys {
            delete(&store(&tx, BODIES)?, name(key))?;
            delete(&store(&tx, TEXTS)?, name(key))?;
        }
        commit(tx).await
    }
}

/// Returns the places in `bodies` by pack, so that each pack is read once.
fn by_pack(bodies: &[BodyRef]) -> BTreeMap<PackKey, Vec<usize>> {
    let mut packs: BTreeMap<PackKey, Vec<usize>> = BTreeMap::new();
    for (place, body) in bodies.iter().enumerate() {
        packs.entry(body.pack).or_default().push(place);
    }
    packs
}

fn sealed(bodies: &[u8]) -> Vec<u8> {
    let mut value = checksum(bodies).to_vec();
    value.extend_from_slice(bodies);
    value
}

fn unsealed(mut value: Vec<u8>) -> Option<Vec<u8>> {
    let (sum, bodies) = value.split_first_chunk()?;
    if checksum(bodies) != *sum {
        return None;
    }
    value.drain(..size_of::<Hash>());
    Some(value)
}

fn name(key: &PackKey) -> String {
    witness::to_hex(key)
}
