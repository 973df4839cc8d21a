//! The journal in IndexedDB: one record for an entry, one transaction for an append.

use std::ops::RangeInclusive;

use indexed_db_futures::{
    cursor::CursorDirection, object_store::ObjectStore, prelude::*, transaction::Transaction,
};
use wasm_bindgen::JsValue;

use super::{
    IdbStore,
    failure::Failure,
    schema::{JOURNAL, META},
    tx::{add, bytes, commit, get, put, store},
};
use crate::{
    model::Seq,
    store::{
        Durability, Entry, Hash, Head, Journal, StoreError, Witness,
        end::{End, end},
        port::append_each,
        record,
    },
};

pub(super) const HEAD: &str = "head";
pub(super) const ID: &str = "id";

impl Journal for IdbStore {
    async fn head(&self) -> Result<Head, StoreError> {
        Ok(self.end(false).await?.head)
    }

    async fn append(&self, seen: Head, entry: &[u8], durability: Durability) -> Result<Head, StoreError> {
        let tried = self.try_to_append(seen, entry, durability).await;
        let is_full = matches!(tried, Err(StoreError::Full));
        if !is_full && !matches!(tried, Err(StoreError::Unsure { .. })) {
            return tried;
        }
        // An act of a person goes on from the reserve, on another connection if this one was cut over
        // it. It may be there already: then somebody is told to be first, and it is found.
        let may_try_again = if self.is_alive() {
            is_full && durability == Durability::Strict && self.make_room().await
        } else {
            self.reopen().await.is_ok()
        };
        if may_try_again { self.try_to_append(seen, entry, durability).await } else { tried }
    }

    async fn append_all(
        &self,
        seen: Head,
        entries: &[Vec<u8>],
        durability: Durability,
    ) -> Result<Head, StoreError> {
        match self.add_at_once(seen, entries, durability).await? {
            Some(head) => Ok(head),
            None => append_each(self, seen, entries, durability).await,
        }
    }

    async fn overwrite(&self, seq: Seq, entry: &[u8]) -> Result<(), StoreError> {
        let tx = self.write([JOURNAL], Durability::Strict).await?;
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
        let entries = record::chain(seen, self.read_records(first..=last).await?)?;
        if !entries.is_empty() || seen.seq >= self.end(false).await?.head.seq {
            return Ok(entries);
        }
        // Nothing was there, and now the journal goes on: somebody has appended meanwhile, or what comes
        // next is gone.
        let entries = record::chain(seen, self.read_records(first..=last).await?)?;
        if entries.is_empty() { Err(StoreError::Damaged { seq: Seq(first) }) } else { Ok(entries) }
    }

    async fn entries(&self, wanted: &[Seq]) -> Result<Vec<Entry>, StoreError> {
        let found = match self.read_these(wanted).await {
            Err(StoreError::Unavailable { .. }) => self.read_one_by_one(wanted).await?,
            found => found?,
        };
        let entry = |(seq, record): (Seq, Vec<u8>)| Ok(record::decode(seq, record)?.entry);
        found.into_iter().map(entry).collect()
    }
}

impl IdbStore {
    async fn try_to_append(
        &self,
        seen: Head,
        entry: &[u8],
        durability: Durability,
    ) -> Result<Head, StoreError> {
        let (head, record) = record::encode(seen, entry);
        let tx = self.write([JOURNAL, META], durability).await?;
        let is_noted = {
            let (journal, meta) = (store(&tx, JOURNAL)?, store(&tx, META)?);
            let is_noted = read_head(&meta).await? == Some(seen);
            if is_noted {
                // Added, not put: a head record that lags must not have an entry overwritten.
                add(&journal, head.seq.0, &record)?;
                put(&meta, HEAD, &head.to_bytes())?;
            }
            is_noted
        };
        if is_noted {
            match appended(tx).await {
                Err(StoreError::Behind { .. }) => {}
                outcome => {
                    outcome?;
                    self.remember(head);
                    return Ok(head);
                }
            }
        } else {
            drop(tx); // nothing is written yet
        }
        self.append_by_the_journal(seen, (head, &record), durability).await
    }

    /// Adds entries in one transaction where the head record says that the journal ends at `seen`, or nothing
    /// is there yet. Returns none if nothing was added, for whatever reason: it is found, and said, by trying
    /// one by one.
    async fn add_at_once(
        &self,
        seen: Head,
        entries: &[Vec<u8>],
        durability: Durability,
    ) -> Result<Option<Head>, StoreError> {
        if entries.is_empty() {
            return Ok(Some(seen));
        }
        let tx = self.write([JOURNAL, META], durability).await?;
        let head = {
            let (journal, meta) = (store(&tx, JOURNAL)?, store(&tx, META)?);
            let end = match read_head(&meta).await? {
                None if last_number(&journal).await?.is_none() => Head::default(),
                None => return Ok(None),
                Some(noted) => noted,
            };
            if end != seen {
                return Ok(None);
            }
            let mut last = seen;
            for entry in entries {
                let (head, record) = record::encode(last, entry);
                add(&journal, head.seq.0, &record)?;
                last = head;
            }
            put(&meta, HEAD, &last.to_bytes())?;
            last
        };
        match appended(tx).await {
            Ok(()) => {
                self.remember(head);
                Ok(Some(head))
            }
            Err(StoreError::Full | StoreError::Behind { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Returns where the journal ends. One that is doubted is compared with the last entry itself even
    /// where the head record names that.
    pub(super) async fn end(&self, is_doubted: bool) -> Result<End, StoreError> {
        let (noted, last) = {
            let tx = self.read([JOURNAL, META]).await?;
            let (journal, meta) = (store(&tx, JOURNAL)?, store(&tx, META)?);
            (read_head(&meta).await?, last_number(&journal).await?)
        };
        let is_clear = |last: Seq| noted.is_some_and(|it| it.seq > last || (it.seq == last && !is_doubted));
        Ok(match last {
            Some(last) if is_clear(last) => End { head: noted.unwrap_or_default(), is_noted: true },
            Some(last) => {
                end(noted, Some((last, self.get_alone(JOURNAL, last.0).await?.unwrap_or_default())))
            }
            None => end(noted, None),
        })
    }

    /// Returns the hash at the entry `seq`, if it is whole.
    pub(super) async fn hash_at(&self, seq: Seq) -> Result<Option<Hash>, StoreError> {
        let record = self.get_alone(JOURNAL, seq.0).await?.unwrap_or_default();
        Ok(record::decode(seq, record).ok().map(|it| it.entry.head.hash))
    }

    /// Appends where the head record is no help: it is missing, damaged or behind. If the journal
    /// itself ends where it was seen to, the entry comes there and the head record is written anew.
    async fn append_by_the_journal(
        &self,
        seen: Head,
        (head, record): (Head, &[u8]),
        durability: Durability,
    ) -> Result<Head, StoreError> {
        let end = self.end(true).await?.head;
        if end != seen {
            return Err(StoreError::Behind { head: end });
        }
        let tx = self.write([JOURNAL, META], durability).await?;
        add(&store(&tx, JOURNAL)?, head.seq.0, record)?;
        put(&store(&tx, META)?, HEAD, &head.to_bytes())?;
        match appended(tx).await {
            Err(StoreError::Behind { .. }) => Err(StoreError::Behind { head: self.end(true).await?.head }),
            outcome => {
                outcome?;
                self.remember(head);
                Ok(head)
            }
        }
    }

    /// Returns the records of these numbers, empty where there is none to be read. One that lies in a
    /// file which is missing fails the whole reading: then they are read one by one.
    async fn read_records(&self, numbers: RangeInclusive<u32>) -> Result<Vec<(Seq, Vec<u8>)>, StoreError> {
        let first = *numbers.start();
        let read = async {
            let tx = self.read([JOURNAL]).await?;
            let journal = store(&tx, JOURNAL)?;
            let reading = journal.get_all::<JsValue>().with_query(numbers.clone());
            let records = reading.primitive().map_err(Failure::from)?.await.map_err(Failure::from)?;
            // The numbers are known without reading them: a record in the wrong place fails its checksum.
            let numbered = (first..).map(Seq).zip(records.map(|it| it.ok().as_ref().and_then(bytes)));
            Ok(numbered.map(|(seq, it)| (seq, it.unwrap_or_default())).collect())
        };
        match read.await {
            Err(StoreError::Unavailable { .. }) => {
                let end = self.end(false).await?.head.seq.0;
                let wanted: Vec<_> = (first..=end.min(*numbers.end())).map(Seq).collect();
                self.read_one_by_one(&wanted).await
            }
            read => read,
        }
    }

    async fn read_these(&self, wanted: &[Seq]) -> Result<Vec<(Seq, Vec<u8>)>, StoreError> {
        let tx = self.read([JOURNAL]).await?;
        let journal = store(&tx, JOURNAL)?;
        let mut reading = Vec::with_capacity(wanted.len());
        for &seq in wanted {
            let request = journal.get::<JsValue, _, _>(seq.0).primitive().map_err(Failure::from)?;
            reading.push((seq, request));
        }
        let mut records = Vec::with_capacity(wanted.len());
        for (seq, request) in reading {
            let record = request.await.map_err(Failure::from)?.as_ref().and_then(bytes);
            records.push((seq, record.unwrap_or_default()));
        }
        Ok(records)
    }

    pub(super) async fn read_one_by_one(&self, wanted: &[Seq]) -> Result<Vec<(Seq, Vec<u8>)>, StoreError> {
        let mut records = Vec::with_capacity(wanted.len());
        for &seq in wanted {
            records.push((seq, self.get_alone(JOURNAL, seq.0).await?.unwrap_or_default()));
        }
        Ok(records)
    }

    /// Returns the id and where the journal ends, if the database is what `known` saw; gives a fresh
    /// one an id, and one that lost it, but proves itself by its journal, the one that was known.
    pub(super) async fn identify(&self, known: &[Witness]) -> Result<(Hash, End), StoreError> {
        let end = self.end(true).await?;
        let id = self.stored_id().await?;
        let known = Witness::foremost(known, id);
        if let Some(known) = known {
            let same = self.hash_at(known.head.seq).await?;
            known.check(id, end.head, same)?;
        }
        let id = match (id, known) {
            (Some(id), _) => id,
            (None, Some(known)) => self.put_id(known.database).await?,
            (None, None) => self.put_id(uuid::Uuid::now_v7().into_bytes()).await?,
        };
        Ok((id, end))
    }

    pub(super) async fn stored_id(&self) -> Result<Option<Hash>, StoreError> {
        let tx = self.read([META]).await?;
        Ok(get(&store(&tx, META)?, ID).await?.and_then(|it| Hash::try_from(it).ok()))
    }

    /// Gives the database an id, unless another tab was quicker; returns the one that it has.
    async fn put_id(&self, id: Hash) -> Result<Hash, StoreError> {
        let tx = self.write([META], Durability::Strict).await?;
        {
            let meta = store(&tx, META)?;
            if let Some(id) = get(&meta, ID).await?.and_then(|it| Hash::try_from(it).ok()) {
                return Ok(id);
            }
            put(&meta, ID, &id)?;
        }
        commit(tx).await?;
        Ok(id)
    }
}

/// Commits an append. What was written of a commit that failed may yet be there after a restart.
async fn appended(tx: Transaction<'_>) -> Result<(), StoreError> {
    commit(tx).await.map_err(|error| match error {
        StoreError::Full | StoreError::Behind { .. } => error,
        error => StoreError::Unsure { detail: error.to_string() },
    })
}

/// Returns what the head record says, if there is one that can be read.
pub(super) async fn read_head(meta: &ObjectStore<'_>) -> Result<Option<Head>, StoreError> {
    Ok(get(meta, HEAD).await?.and_then(|it| Head::from_bytes(&it)))
}

/// Returns the number of the last record.
pub(super) async fn last_number(journal: &ObjectStore<'_>) -> Result<Option<Seq>, StoreError> {
    let keys = journal.open_key_cursor().with_query(0..=u32::MAX).with_direction(CursorDirection::Prev);
    let Some(mut cursor) = keys.primitive().map_err(Failure::from)?.await.map_err(Failure::from)? else {
        return Ok(None);
    };
    Ok(cursor.next_key::<u32>().await.map_err(Failure::from)?.map(Seq))
}
