//! The memory twin: the same promises as the browser's store, for native tests.
//!
//! Clones share their contents as tabs share a database.

mod harm;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests;

use std::{
    cell::RefCell,
    collections::{BTreeMap, VecDeque},
    rc::Rc,
};

use super::{
    Bodies, Durability, Entry, Hash, Head, Journal, Mend, Meta, Pack, PackKey, Record, Snapshot, Snapshots,
    StoreError, Texts,
    end::{End, end},
    mend, record,
};
use crate::model::{BodyRef, Seq};

/// A store that lives as long as its last clone.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore(Rc<RefCell<Contents>>);

#[derive(Debug, Default)]
struct Contents {
    id: Option<Hash>,
    /// As bytes, which may be damaged.
    head: Option<Vec<u8>>,
    records: BTreeMap<Seq, Vec<u8>>,
    /// Newest first, at most two; with the checksum of the bytes as they were saved.
    snapshots: VecDeque<(Snapshot, Hash)>,
    /// The entry up to which snapshots were forgotten.
    forgotten: Seq,
    /// With the checksum of the bodies as they were put.
    packs: BTreeMap<PackKey, (Pack, Hash)>,
    meta: BTreeMap<String, Vec<u8>>,
    full: bool,
    /// Packs of so many bytes still fit.
    room: Option<usize>,
}

impl Contents {
    fn writable(&mut self) -> Result<&mut Self, StoreError> {
        if self.full { Err(StoreError::Full) } else { Ok(self) }
    }

    fn end(&self) -> End {
        let noted = self.head.as_deref().and_then(Head::from_bytes);
        end(noted, self.records.last_key_value().map(|(seq, it)| (*seq, it.clone())))
    }

    fn take_room(&mut self, len: usize) -> Result<(), StoreError> {
        let left = self.room.map(|room| room.checked_sub(len).ok_or(StoreError::Full)).transpose()?;
        self.room = left;
        Ok(())
    }

    fn body(&self, wanted: BodyRef) -> Option<Vec<u8>> {
        let (pack, sum) = self.packs.get(&wanted.pack)?;
        if record::checksum(&pack.bodies) == *sum {
            return super::port::slice(&pack.bodies, wanted);
        }
        super::port::proven(&pack.bodies, &Texts::decode(&pack.texts), wanted)
    }

    fn links(&self, seq: u32) -> Option<mend::Links> {
        mend::links(Seq(seq), self.records.get(&Seq(seq))?.clone())
    }
}

impl Journal for MemoryStore {
    async fn head(&self) -> Result<Head, StoreError> {
        Ok(self.0.borrow().end().head)
    }

    async fn append(&self, seen: Head, entry: &[u8], _: Durability) -> Result<Head, StoreError> {
        let mut it = self.0.borrow_mut();
        let it = it.writable()?;
        let end = it.end().head;
        if end != seen {
            return Err(StoreError::Behind { head: end });
        }
        let (head, record) = record::encode(seen, entry);
        it.records.insert(head.seq, record);
        it.head = Some(head.to_bytes().to_vec());
        Ok(head)
    }

    async fn overwrite(&self, seq: Seq, entry: &[u8]) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        let records = &mut it.writable()?.records;
        let old = records.get(&seq).cloned().unwrap_or_default();
        records.insert(seq, record::overwritten(seq, old, entry)?);
        Ok(())
    }

    async fn since(&self, seen: Head, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let it = self.0.borrow();
        let first = Seq(seen.seq.0.saturating_add(1));
        let after = it.records.range(first..);
        let entries = record::chain(seen, after.take(limit).map(|(seq, record)| (*seq, record.clone())))?;
        if entries.is_empty() && limit > 0 && seen.seq < it.end().head.seq {
            return Err(StoreError::Damaged { seq: first });
        }
        Ok(entries)
    }

    async fn entries(&self, wanted: &[Seq]) -> Result<Vec<Entry>, StoreError> {
        let it = self.0.borrow();
        let read = |&seq| match it.records.get(&seq) {
            Some(record) => record::decode(seq, record.clone()).map(|it| it.entry),
            None => Err(StoreError::Damaged { seq }),
        };
        wanted.iter().map(read).collect()
    }
}

impl Snapshots for MemoryStore {
    async fn save_snapshot(&self, head: Head, bytes: &[u8]) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        let it = it.writable()?;
        let is_newest = it.snapshots.front().is_none_or(|(newest, _)| newest.head.seq <= head.seq);
        if is_newest && head.seq >= it.forgotten {
            it.snapshots.push_front((Snapshot { head, bytes: bytes.to_vec() }, record::checksum(bytes)));
            it.snapshots.truncate(2);
        }
        Ok(())
    }

    async fn forget_snapshots(&self) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        let it = it.writable()?;
        it.forgotten = it.end().head.seq;
        it.snapshots.clear();
        Ok(())
    }

    async fn load_snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        let it = self.0.borrow();
        let hash_at = |seq| {
            let record = it.records.get(&seq)?.clone();
            record::decode(seq, record).ok().map(|it| it.entry.head.hash)
        };
        let whole = it.snapshots.iter().find(|(snapshot, sum)| {
            let head = snapshot.head;
            head.is_in(it.end().head, hash_at(head.seq)) && record::checksum(&snapshot.bytes) == *sum
        });
        Ok(whole.map(|(it, _)| it.clone()))
    }
}

impl Bodies for MemoryStore {
    async fn put_packs(&self, packs: Vec<Pack>) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        let it = it.writable()?;
        let len = packs.iter().map(|it| it.bodies.len()).sum();
        it.take_room(len)?;
        it.packs.extend(packs.into_iter().map(|it| {
            let sum = record::checksum(&it.bodies);
            (it.key, (it, sum))
        }));
        Ok(())
    }

    async fn bodies(&self, wanted: &[BodyRef]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let it = self.0.borrow();
        Ok(wanted.iter().map(|wanted| it.body(*wanted)).collect())
    }

    async fn pack(&self, key: PackKey) -> Result<Option<Vec<u8>>, StoreError> {
        let it = self.0.borrow();
        let whole = |it: &&(Pack, Hash)| record::checksum(&it.0.bodies) == it.1;
        Ok(it.packs.get(&key).filter(whole).map(|it| it.0.bodies.clone()))
    }

    async fn texts(&self, key: PackKey) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.0.borrow().packs.get(&key).map(|it| it.0.texts.clone()))
    }

    async fn replace_texts(&self, key: PackKey, texts: &[u8]) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        if let Some(pack) = it.writable()?.packs.get_mut(&key) {
            pack.0.texts = texts.to_vec();
        }
        Ok(())
    }

    async fn erase(&self, bodies: &[BodyRef]) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        let it = it.writable()?;
        for body in bodies {
            if let Some((pack, sum)) = it.packs.get_mut(&body.pack) {
                let was_whole = record::checksum(&pack.bodies) == *sum;
                super::port::blank(&mut pack.bodies, *body);
                if was_whole {
                    *sum = record::checksum(&pack.bodies);
                }
            }
        }
        Ok(())
    }

    async fn pack_keys(&self) -> Result<Vec<PackKey>, StoreError> {
        Ok(self.0.borrow().packs.keys().copied().collect())
    }

    async fn delete_packs(&self, keys: &[PackKey]) -> Result<(), StoreError> {
        self.0.borrow_mut().packs.retain(|key, _| !keys.contains(key));
        Ok(())
    }
}

impl Meta for MemoryStore {
    async fn meta_get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.0.borrow().meta.get(key).cloned())
    }

    async fn meta_put(&self, key: &str, value: &[u8]) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        it.writable()?.meta.insert(key.to_owned(), value.to_vec());
        Ok(())
    }

    async fn meta_under(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let it = self.0.borrow();
        let found = it.meta.range(prefix.to_owned()..).take_while(|(key, _)| key.starts_with(prefix));
        Ok(found.map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    async fn meta_change(&self, changes: &[(String, Option<Vec<u8>>)]) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        let meta = &mut it.writable()?.meta;
        for (key, value) in changes {
            match value {
                Some(value) => drop(meta.insert(key.clone(), value.clone())),
                None => drop(meta.remove(key)),
            }
        }
        Ok(())
    }
}

impl Mend for MemoryStore {
    async fn records(&self, after: Seq, limit: usize) -> Result<Vec<Record>, StoreError> {
        let it = self.0.borrow();
        let first = Seq(after.0.saturating_add(1));
        let whole = |(seq, bytes): &(&Seq, &Vec<u8>)| mend::links(**seq, (*bytes).clone()).is_some();
        let found = it.records.range(first..).filter(whole).take(limit);
        Ok(found.map(|(seq, bytes)| (*seq, bytes.clone())).collect())
    }

    async fn mend(&self, records: &[Record]) -> Result<u32, StoreError> {
        let mut it = self.0.borrow_mut();
        let it = it.writable()?;
        let (before, mut count) = (it.records.clone(), 0);
        for (seq, bytes) in records {
            let beside = [seq.0.wrapping_sub(1), seq.0, seq.0.wrapping_add(1)].map(|at| it.links(at));
            match mend::is_wanted(*seq, bytes, beside) {
                Ok(true) => {
                    it.records.insert(*seq, bytes.clone());
                    count += 1;
                }
                Ok(false) => {}
                Err(other) => {
                    it.records = before;
                    return Err(other);
                }
            }
        }
        if count > 0 {
            it.head = Some(it.end().head.to_bytes().to_vec());
        }
        Ok(count)
    }

    async fn database_id(&self) -> Result<Option<Hash>, StoreError> {
        Ok(self.0.borrow().id)
    }

    async fn adopt_id(&self, id: Hash) -> Result<(), StoreError> {
        self.0.borrow_mut().writable()?.id = Some(id);
        Ok(())
    }

    async fn clear(&self, mark: &str) -> Result<bool, StoreError> {
        let mut it = self.0.borrow_mut();
        let is_marked = it.meta.get(mark).is_some_and(|it| !it.is_empty());
        if is_marked {
            *it = Contents { id: it.id, full: it.full, ..Contents::default() };
        }
        Ok(is_marked)
    }
}
