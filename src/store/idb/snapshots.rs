//! Snapshots in IndexedDB: parts under a generation of their own, made current by one last put.
//!
//! A part is small enough that a person's act does not wait long behind it. Killed half-way, a
//! snapshot leaves parts that no list names; the next one to be finished removes them.

use indexed_db_futures::{object_store::ObjectStore, prelude::*};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::{
    IdbStore,
    failure::Failure,
    journal::read_head,
    schema::{META, SNAPSHOTS},
    tx::{bytes, commit, delete, get, put, store},
};
use crate::{
    model::Seq,
    store::{Durability, Hash, Head, Snapshot, Snapshots, StoreError, record::checksum},
};

/// The list of whole snapshots, newest first.
const LIST: &str = "snapshots";
/// The last generation that somebody began to write.
const GENERATION: &str = "generation";
/// The head when all were forgotten: what was folded before then is not kept any more.
const FORGOTTEN: &str = "forgotten";
/// How many are kept.
const KEPT: usize = 2;

/// Bytes of a part.
const PART: usize = 384 * 1024;

/// What the list says of a snapshot.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Listed {
    generation: u32,
    seq: Seq,
    hash: Hash,
    n_parts: u32,
    /// Over all parts.
    checksum: Hash,
}

impl Snapshots for IdbStore {
    async fn save_snapshot(&self, head: Head, bytes: &[u8]) -> Result<(), StoreError> {
        let generation = self.begin_generation().await?;
        let mut n_parts = 0;
        for part in bytes.chunks(PART) {
            let tx = self.write([SNAPSHOTS], Durability::Relaxed).await?;
            put(&store(&tx, SNAPSHOTS)?, key(generation, n_parts), part)?;
            commit(tx).await?;
            n_parts += 1;
        }
        let checksum = checksum(bytes);
        self.finish(Listed { generation, seq: head.seq, hash: head.hash, n_parts, checksum }).await
    }

    async fn forget_snapshots(&self) -> Result<(), StoreError> {
        let end = self.end(false).await?.head;
        let tx = self.write([META, SNAPSHOTS], Durability::Strict).await?;
        {
            let meta = store(&tx, META)?;
            let head = read_head(&meta).await?.filter(|it| it.seq > end.seq).unwrap_or(end);
            put(&meta, FORGOTTEN, &head.to_bytes())?;
            delete(&meta, LIST)?;
            delete(&store(&tx, SNAPSHOTS)?, key(0, 0)..key(u32::MAX, u32::MAX))?;
        }
        commit(tx).await
    }

    async fn load_snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        let list = {
            let tx = self.read([META]).await?;
            read_list(&store(&tx, META)?).await?
        };
        if list.is_empty() {
            return Ok(None);
        }
        let end = self.end(false).await?.head;
        for listed in list {
            let head = Head { seq: listed.seq, hash: listed.hash };
            if !head.is_in(end, self.hash_at(head.seq).await?) {
                continue;
            }
            // One whose parts cannot be read is none: the journal is there.
            let bytes = match self.read_parts(&listed).await {
                Err(StoreError::Unavailable { .. }) => continue,
                read => read?,
            };
            if checksum(&bytes) == listed.checksum {
                return Ok(Some(Snapshot { head, bytes }));
            }
        }
        Ok(None)
    }
}

impl IdbStore {
    /// Returns the bytes of a snapshot, fewer if parts are missing.
    async fn read_parts(&self, listed: &Listed) -> Result<Vec<u8>, StoreError> {
        let tx = self.read([SNAPSHOTS]).await?;
        let snapshots = store(&tx, SNAPSHOTS)?;
        let mut reading = Vec::with_capacity(listed.n_parts as usize);
        for part in 0..listed.n_parts {
            let part = key(listed.generation, part);
            reading.push(snapshots.get::<JsValue, _, _>(part).primitive().map_err(Failure::from)?);
        }
        let mut whole = Vec::with_capacity(listed.n_parts as usize * PART);
        for request in reading {
            let part = request.await.map_err(Failure::from)?;
            whole.append(&mut part.as_ref().and_then(bytes).unwrap_or_default());
        }
        Ok(whole)
    }

    /// Returns a generation that no other tab writes to.
    async fn begin_generation(&self) -> Result<u32, StoreError> {
        let tx = self.write([META], Durability::Relaxed).await?;
        let meta = store(&tx, META)?;
        let last =
            get(&meta, GENERATION).await?.and_then(|it| it.try_into().ok()).map_or(0, u32::from_le_bytes);
        let generation = last.wrapping_add(1);
        put(&meta, GENERATION, &generation.to_le_bytes())?;
        drop(meta);
        commit(tx).await?;
        Ok(generation)
    }

    /// Makes a snapshot the current one, unless a newer one is or it is older than what was
    /// forgotten, and removes what is not kept.
    async fn finish(&self, new: Listed) -> Result<(), StoreError> {
        let tx = self.write([META, SNAPSHOTS], Durability::Relaxed).await?;
        let (meta, snapshots) = (store(&tx, META)?, store(&tx, SNAPSHOTS)?);
        let mut list = read_list(&meta).await?;
        let counted = snapshots.count().with_query(key(new.generation, 0)..key(new.generation, u32::MAX));
        let found = counted.primitive().map_err(Failure::from)?.await.map_err(Failure::from)?;
        // Another tab may have taken our parts for those of a killed one.
        let whole = found == new.n_parts;
        let forgotten = get(&meta, FORGOTTEN).await?.and_then(|it| Head::from_bytes(&it)).unwrap_or_default();
        if whole && new.seq >= forgotten.seq && list.first().is_none_or(|newest| newest.seq <= new.seq) {
            list.insert(0, new.clone());
        } else {
            delete(&snapshots, key(new.generation, 0)..key(new.generation, u32::MAX))?;
        }
        list.truncate(KEPT);
        if let Some(oldest) = list.iter().map(|it| it.generation).min() {
            delete(&snapshots, key(0, 0)..key(oldest, 0))?;
        }
        // A list of plain numbers can always be written.
        let bytes = postcard::to_allocvec(&list).unwrap_or_default();
        put(&meta, LIST, &bytes)?;
        drop((meta, snapshots));
        commit(tx).await
    }
}

/// A list that cannot be read is no list: the journal is there.
async fn read_list(meta: &ObjectStore<'_>) -> Result<Vec<Listed>, StoreError> {
    let bytes = get(meta, LIST).await?.unwrap_or_default();
    Ok(postcard::from_bytes(&bytes).unwrap_or_default())
}

/// Sorts by generation, then part.
fn key(generation: u32, part: u32) -> String {
    format!("{generation:08x}-{part:08x}")
}
