//! The journal in IndexedDB: one record for an entry, one transaction for an append.

use indexed_db_futures::{object_store::ObjectStore, prelude::*};
use wasm_bindgen::JsValue;

use super::{
    IdbStore,
    failure::Failure,
    schema::{JOURNAL, META},
    tx::{bytes, commit, get, put, store},
};
use crate::{
    model::Seq,
    store::{Durability, Entry, Hash, Head, Journal, StoreError, Witness, record},
};

const HEAD: &str = "head";
const ID: &str = "id";

impl Journal for IdbStore {
    async fn head(&self) -> Result<Head, StoreError> {
        let tx = self.read([META])?;
        read_head(&store(&tx, META)?).await
    }

    async fn append(&self, seen: Head, entry: &[u8], durability: Durability) -> Result<Head, StoreError> {
        let (head, record) = record::encode(seen, entry);
        let tx = self.write([JOURNAL, META], durability)?;
        {
            let (journal, meta) = (store(&tx, JOURNAL)?, store(&tx, META)?);
            let now = read_head(&meta).await?;
            if now != seen {
                return Err(StoreError::Behind { head: now }); // nothing is written yet
            }
            put(&journal, head.seq.0, &record)?;
            put(&meta, HEAD, &head.to_bytes())?;
        }
        match commit(tx).await {
            Ok(()) => {}
            Err(StoreError::Full) => return Err(StoreError::Full),
            // What was written of a commit that failed may yet be there after a restart.
            Err(error) => return Err(StoreError::Unsure { detail: error.to_string() }),
        }
        self.remember(head);
        Ok(head)
    }

    async fn overwrite(&self, seq: Seq, entry: &[u8]) -> Result<(), StoreError> {
        let tx = self.write([JOURNAL], Durability::Strict)?;
        {
            let journal = store(&tx, JOURNAL)?;
            let old = get(&journal, seq.0).await?.unwrap_or_default();
            put(&journal, seq.0, &record::overwritten(seq, old, entry)?)?;
        }
        commit(tx).await
    }

    async fn since(&self, seen: Head, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let first = seen.seq.0.saturating_add(1);
        let last = seen.seq.0.saturating_add(u32::try_from(limit).unwrap_or(u32::MAX));
        if last < first {
            return Ok(Vec::new());
        }
        let tx = self.read([JOURNAL, META])?;
        let journal = store(&tx, JOURNAL)?;
        let reading = journal.get_all::<JsValue>().with_query(first..=last);
        let records = reading.primitive().map_err(Failure::from)?.await.map_err(Failure::from)?;
        // The numbers are known without reading them: a record in the wrong place fails its checksum.
        let numbered = (first..).map(Seq).zip(records.map(|it| it.ok().as_ref().and_then(bytes)));
        let entries = record::chain(seen, numbered.map(|(seq, it)| (seq, it.unwrap_or_default())))?;
        if entries.is_empty() && seen.seq < read_head(&store(&tx, META)?).await?.seq {
            return Err(StoreError::Damaged { seq: Seq(first) });
        }
        Ok(entries)
    }

    async fn entries(&self, wanted: &[Seq]) -> Result<Vec<Entry>, StoreError> {
        let tx = self.read([JOURNAL])?;
        let journal = store(&tx, JOURNAL)?;
        let mut reading = Vec::with_capacity(wanted.len());
        for &seq in wanted {
            let request = journal.get::<JsValue, _, _>(seq.0).primitive().map_err(Failure::from)?;
            reading.push((seq, request));
        }
        let mut entries = Vec::with_capacity(wanted.len());
        for (seq, request) in reading {
            let record = request.await.map_err(Failure::from)?.as_ref().and_then(bytes);
            entries.push(record::decode(seq, record.unwrap_or_default())?.entry);
        }
        Ok(entries)
    }
}

impl IdbStore {
    /// Returns the id and the head, if the database is what `known` saw; gives a fresh one an id.
    pub(super) async fn identify(&self, known: Option<Witness>) -> Result<(Hash, Head), StoreError> {
        let tx = self.write([JOURNAL, META], Durability::Strict)?;
        let (journal, meta) = (store(&tx, JOURNAL)?, store(&tx, META)?);
        let id = get(&meta, ID).await?.and_then(|it| Hash::try_from(it).ok());
        let head = read_head(&meta).await?;
        if let Some(known) = known {
            let same = hash_at(&journal, known.head.seq).await?;
            known.check(id, head, same)?;
        }
        if let Some(id) = id {
            return Ok((id, head));
        }
        let id = uuid::Uuid::now_v7().into_bytes();
        put(&meta, ID, &id)?;
        drop((journal, meta));
        commit(tx).await?;
        Ok((id, head))
    }
}

/// Returns the hash at the entry `seq`, if it is whole.
pub(super) async fn hash_at(journal: &ObjectStore<'_>, seq: Seq) -> Result<Option<Hash>, StoreError> {
    let record = get(journal, seq.0).await?.unwrap_or_default();
    Ok(record::decode(seq, record).ok().map(|it| it.entry.head.hash))
}

pub(super) async fn read_head(meta: &ObjectStore<'_>) -> Result<Head, StoreError> {
    match get(meta, HEAD).await? {
        None => Ok(Head::default()),
        Some(it) => Head::from_bytes(&it).ok_or(StoreError::Damaged { seq: Seq(0) }),
    }
}
