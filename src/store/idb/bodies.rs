//! Packs in IndexedDB: one record for the bodies, one beside it for their search text.
//!
//! A stored pack is `checksum (16) ‖ bodies`: its key is its hash only until something is erased. Where
//! the checksum does not fit, those beside it (`packing::Texts`) tell which bodies are whole.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use indexed_db_futures::prelude::*;

use super::{
    IdbStore,
    failure::Failure,
    schema::{BODIES, TEXTS},
    tx::{commit, delete, get, put, store},
};
use crate::{
    model::BodyRef,
    store::{Bodies, Durability, Hash, Pack, PackKey, StoreError, Texts, port, record::checksum, witness},
};

impl Bodies for IdbStore {
    async fn put_packs(&self, packs: Vec<Pack>) -> Result<(), StoreError> {
        // One transaction a pack: all are sent at once, and a person's act goes between them.
        let put = join_all(packs.iter().map(|it| self.put_pack(it))).await;
        let (mut news, mut cause) = (Vec::new(), None);
        for (pack, outcome) in packs.iter().zip(put) {
            match outcome {
                Ok(is_new) => news.extend(is_new.then_some(pack.key)),
                Err(error) => cause = cause.or(Some(error)),
            }
        }
        let Some(cause) = cause else { return Ok(()) };
        // What is not whole is of no use, and the disk may be full because of it.
        if !news.is_empty() {
            let _ = self.delete_packs(&news).await;
        }
        Err(cause)
    }

    async fn bodies(&self, wanted: &[BodyRef]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let packs = by_pack(wanted);
        let found = match self.read_packs(packs.keys()).await {
            // One that lies in a file which is missing fails the whole reading.
            Err(StoreError::Unavailable { .. }) => {
                let mut found = Vec::with_capacity(packs.len());
                for key in packs.keys() {
                    found.push(self.get_alone(BODIES, name(key)).await?);
                }
                found
            }
            found => found?,
        };
        let mut bodies = vec![None; wanted.len()];
        for (pack, (key, places)) in found.into_iter().zip(packs) {
            let Some(sealed) = pack else { continue };
            match whole(&sealed) {
                Some(pack) => places.into_iter().for_each(|it| bodies[it] = port::slice(pack, wanted[it])),
                None => {
                    let beside = self.texts(key).await?.map(|it| Texts::decode(&it)).unwrap_or_default();
                    let pack = sealed.get(size_of::<Hash>()..).unwrap_or_default();
                    places.into_iter().for_each(|it| bodies[it] = port::proven(pack, &beside, wanted[it]));
                }
            }
        }
        Ok(bodies)
    }

    async fn pack(&self, key: PackKey) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.get_alone(BODIES, name(&key)).await?.and_then(unsealed))
    }

    async fn texts(&self, key: PackKey) -> Result<Option<Vec<u8>>, StoreError> {
        self.get_alone(TEXTS, name(&key)).await
    }

    async fn replace_texts(&self, key: PackKey, texts: &[u8]) -> Result<(), StoreError> {
        let tx = self.write([TEXTS], Durability::Strict).await?;
        put(&store(&tx, TEXTS)?, name(&key), texts)?;
        commit(tx).await
    }

    async fn erase(&self, unwanted: &[BodyRef]) -> Result<(), StoreError> {
        for (key, places) in by_pack(unwanted) {
            // Read apart first: one that cannot be read is none, and nothing is left of it to overwrite.
            if self.get_alone(BODIES, name(&key)).await?.is_none() {
                continue;
            }
            let tx = self.write([BODIES], Durability::Strict).await?;
            let bodies = store(&tx, BODIES)?;
            let Some(mut value) = get(&bodies, name(&key)).await? else { continue };
            let was_whole = whole(&value).is_some();
            let Some((sum, pack)) = value.split_first_chunk_mut() else { continue };
            for place in places {
                port::blank(pack, unwanted[place]);
            }
            // A damaged one stays one.
            if was_whole {
                *sum = checksum(pack);
            }
            put(&bodies, name(&key), &value)?;
            drop(bodies);
            commit(tx).await?;
        }
        Ok(())
    }

    async fn pack_keys(&self) -> Result<Vec<PackKey>, StoreError> {
        let tx = self.read([BODIES]).await?;
        let names = store(&tx, BODIES)?.get_all_keys::<String>().primitive().map_err(Failure::from)?;
        let names = names.await.map_err(Failure::from)?;
        Ok(names.filter_map(|it| witness::from_hex(&it.ok()?)).collect())
    }

    async fn delete_packs(&self, keys: &[PackKey]) -> Result<(), StoreError> {
        let tx = self.write([BODIES, TEXTS], Durability::Relaxed).await?;
        for key in keys {
            delete(&store(&tx, BODIES)?, name(key))?;
            delete(&store(&tx, TEXTS)?, name(key))?;
        }
        commit(tx).await
    }
}

impl IdbStore {
    /// Keeps a pack; tells whether it was not there before.
    async fn put_pack(&self, pack: &Pack) -> Result<bool, StoreError> {
        let (key, value) = (name(&pack.key), sealed(&pack.bodies));
        let tx = self.write([BODIES, TEXTS], Durability::Relaxed).await?;
        let is_new = {
            let bodies = store(&tx, BODIES)?;
            let counted = bodies.count().with_query(key.as_str()).primitive().map_err(Failure::from)?;
            put(&bodies, key.as_str(), &value)?;
            put(&store(&tx, TEXTS)?, key.as_str(), &pack.texts)?;
            counted.await.map_err(Failure::from)? == 0
        };
        commit(tx).await?;
        Ok(is_new)
    }

    async fn read_packs(
        &self,
        keys: impl Iterator<Item = &PackKey>,
    ) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let tx = self.read([BODIES]).await?;
        let bodies = store(&tx, BODIES)?;
        let mut found = Vec::new();
        for key in keys {
            found.push(get(&bodies, name(key)).await?);
        }
        Ok(found)
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
    whole(&value)?;
    value.drain(..size_of::<Hash>());
    Some(value)
}

/// Returns the bodies in what is stored, if they are all as they were put.
fn whole(value: &[u8]) -> Option<&[u8]> {
    let (sum, bodies) = value.split_first_chunk()?;
    (checksum(bodies) == *sum).then_some(bodies)
}

fn name(key: &PackKey) -> String {
    witness::to_hex(key)
}
