//! Putting the database right from another copy of it, or clearing what a beginning left half-way.

use std::{collections::BTreeMap, ops::RangeInclusive};

use indexed_db_futures::prelude::*;
use wasm_bindgen::JsValue;

use super::{
    IdbStore,
    failure::Failure,
    journal::{HEAD, ID, last_number, read_head},
    schema::{BODIES, JOURNAL, META, SNAPSHOTS, TEXTS},
    tx::{bytes, commit, get, put, store},
};
use crate::{
    model::Seq,
    store::{Durability, Hash, Head, Mend, Record, StoreError, mend},
};

impl Mend for IdbStore {
    async fn records(&self, after: Seq, limit: usize) -> Result<Vec<Record>, StoreError> {
        let first = after.0.saturating_add(1);
        let last = after.0.saturating_add(u32::try_from(limit).unwrap_or(u32::MAX));
        let found = if first > last { Vec::new() } else { self.read_numbered(first..=last).await? };
        Ok(found.into_iter().filter(|(seq, it)| mend::links(*seq, it.clone()).is_some()).collect())
    }

    async fn mend(&self, records: &[Record]) -> Result<u32, StoreError> {
        let (Some((first, _)), Some((last, _))) = (records.first(), records.last()) else { return Ok(0) };
        let ours = self.read_numbered(first.0.saturating_sub(1)..=last.0.saturating_add(1)).await?;
        let known = ours.into_iter().filter_map(|(seq, it)| Some((seq.0, mend::links(seq, it)?)));
        let mut known: BTreeMap<u32, mend::Links> = known.collect();
        let tx = self.write([JOURNAL, META], Durability::Strict).await?;
        let (journal, meta) = (store(&tx, JOURNAL)?, store(&tx, META)?);
        let mut count = 0;
        for (seq, bytes) in records {
            let beside =
                [seq.0.wrapping_sub(1), seq.0, seq.0.wrapping_add(1)].map(|it| known.get(&it).copied());
            if mend::is_wanted(*seq, bytes, beside)? {
                put(&journal, seq.0, bytes)?;
                known.extend(mend::links(*seq, bytes.clone()).map(|it| (seq.0, it)));
                count += 1;
            }
        }
        if count == 0 {
            return Ok(0);
        }
        let end = last_number(&journal).await?.unwrap_or_default();
        let is_behind = read_head(&meta).await?.is_none_or(|it| it.seq < end);
        // Where the end is one of ours, it says so itself.
        if let Some(links) = known.get(&end.0).filter(|_| is_behind) {
            put(&meta, HEAD, &Head { seq: end, hash: links.hash }.to_bytes())?;
        }
        drop((journal, meta));
        commit(tx).await?;
        Ok(count)
    }

    async fn database_id(&self) -> Result<Option<Hash>, StoreError> {
        self.stored_id().await
    }

    async fn adopt_id(&self, id: Hash) -> Result<(), StoreError> {
        let tx = self.write([META], Durability::Strict).await?;
        put(&store(&tx, META)?, ID, &id)?;
        commit(tx).await?;
        self.0.id.set(id);
        Ok(())
    }

    async fn clear(&self, mark: &str) -> Result<bool, StoreError> {
        let tx = self.write([JOURNAL, SNAPSHOTS, BODIES, TEXTS, META], Durability::Strict).await?;
        {
            let meta = store(&tx, META)?;
            let id = get(&meta, ID).await?;
            let is_marked = get(&meta, super::meta::name(mark)).await?.is_some_and(|it| !it.is_empty());
            if !is_marked {
                return Ok(false);
            }
            for name in [JOURNAL, SNAPSHOTS, BODIES, TEXTS, META] {
                drop(store(&tx, name)?.clear().map_err(Failure::from)?);
            }
            if let Some(id) = id {
                put(&meta, ID, &id)?;
            }
        }
        commit(tx).await?;
        self.begin_anew();
        Ok(true)
    }
}

impl IdbStore {
    /// Returns the records of these numbers that there are, whatever is missing between them.
    async fn read_numbered(&self, numbers: RangeInclusive<u32>) -> Result<Vec<Record>, StoreError> {
        let tx = self.read([JOURNAL]).await?;
        let journal = store(&tx, JOURNAL)?;
        let keys =
            journal.get_all_keys::<u32>().with_query(numbers.clone()).primitive().map_err(Failure::from)?;
        let values = journal.get_all::<JsValue>().with_query(numbers).primitive().map_err(Failure::from)?;
        let keys: Vec<_> = keys.await.map_err(Failure::from)?.filter_map(Result::ok).map(Seq).collect();
        match values.await {
            Ok(values) => {
                let bytes = values.map(|it| it.ok().as_ref().and_then(bytes).unwrap_or_default());
                Ok(keys.into_iter().zip(bytes).collect())
            }
            Err(_) => self.read_one_by_one(&keys).await,
        }
    }
}
