//! The memory twin: the same promises as the browser's store, for native tests.
//!
//! Clones share their contents as tabs share a database.

use std::{
    cell::RefCell,
    collections::{BTreeMap, VecDeque},
    rc::Rc,
};

use super::{
    Bodies, Durability, Entry, Hash, Head, Journal, Meta, Pack, PackKey, Snapshot, Snapshots, StoreError,
    record,
};
use crate::model::{BodyRef, Seq};

/// A store that lives as long as its last clone.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore(Rc<RefCell<Contents>>);

#[derive(Debug, Default)]
struct Contents {
    head: Head,
    records: BTreeMap<Seq, Vec<u8>>,
    /// Newest first, at most two; with the checksum of the bytes as they were saved.
    snapshots: VecDeque<(Snapshot, Hash)>,
    /// The entry up to which snapshots were forgotten.
    forgotten: Seq,
    packs: BTreeMap<PackKey, Pack>,
    meta: BTreeMap<String, Vec<u8>>,
    full: bool,
}

impl Contents {
    fn writable(&mut self) -> Result<&mut Self, StoreError> {
        if self.full { Err(StoreError::Full) } else { Ok(self) }
    }
}

/// What may go wrong with a disk, to be tried in tests.
impl MemoryStore {
    /// Makes every write fail for want of space, or work again.
    pub fn set_full(&self, full: bool) {
        self.0.borrow_mut().full = full;
    }

    /// Changes one byte of an entry.
    pub fn damage_entry(&self, seq: Seq) {
        let mut it = self.0.borrow_mut();
        if let Some(byte) = it.records.get_mut(&seq).and_then(|it| it.last_mut()) {
            *byte ^= 1;
        }
    }

    /// Changes one byte of the newest snapshot.
    pub fn damage_snapshot(&self) {
        let mut it = self.0.borrow_mut();
        if let Some(byte) = it.snapshots.front_mut().and_then(|(it, _)| it.bytes.last_mut()) {
            *byte ^= 1;
        }
    }
}

impl Journal for MemoryStore {
    async fn head(&self) -> Result<Head, StoreError> {
        Ok(self.0.borrow().head)
    }

    async fn append(&self, seen: Head, entry: &[u8], _: Durability) -> Result<Head, StoreError> {
        let mut it = self.0.borrow_mut();
        let it = it.writable()?;
        if it.head != seen {
            return Err(StoreError::Behind { head: it.head });
        }
        let (head, record) = record::encode(seen, entry);
        it.records.insert(head.seq, record);
        it.head = head;
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
        let after = it.records.range(Seq(seen.seq.0.saturating_add(1))..);
        record::chain(seen, after.take(limit).map(|(seq, record)| (*seq, record.clone())))
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
        let is_newest = it.snapshots.front().is_none_or(|(newest, _)| newest.head.seq < head.seq);
        if is_newest && head.seq >= it.forgotten {
            it.snapshots.push_front((Snapshot { head, bytes: bytes.to_vec() }, record::checksum(bytes)));
            it.snapshots.truncate(2);
        }
        Ok(())
    }

    async fn forget_snapshots(&self) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        let it = it.writable()?;
        it.forgotten = it.head.seq;
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
            head.is_in(it.head, hash_at(head.seq)) && record::checksum(&snapshot.bytes) == *sum
        });
        Ok(whole.map(|(it, _)| it.clone()))
    }
}

impl Bodies for MemoryStore {
    async fn put_packs(&self, packs: Vec<Pack>) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        it.writable()?.packs.extend(packs.into_iter().map(|it| (it.key, it)));
        Ok(())
    }

    async fn bodies(&self, wanted: &[BodyRef]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let it = self.0.borrow();
        let read = |&wanted: &BodyRef| super::port::slice(&it.packs.get(&wanted.pack)?.bodies, wanted);
        Ok(wanted.iter().map(read).collect())
    }

    async fn texts(&self, key: PackKey) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.0.borrow().packs.get(&key).map(|it| it.texts.clone()))
    }

    async fn replace_texts(&self, key: PackKey, texts: &[u8]) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        if let Some(pack) = it.writable()?.packs.get_mut(&key) {
            pack.texts = texts.to_vec();
        }
        Ok(())
    }

    async fn erase(&self, bodies: &[BodyRef]) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        let it = it.writable()?;
        for body in bodies {
            if let Some(pack) = it.packs.get_mut(&body.pack) {
                super::port::blank(&mut pack.bodies, *body);
            }
        }
        Ok(())
    }

    async fn pack_keys(&self) -> Result<Vec<PackKey>, StoreError> {
        Ok(self.0.borrow().packs.keys().copied().collect())
    }

    async fn delete_packs(&self, keys: &[PackKey]) -> Result<(), StoreError> {
        let mut it = self.0.borrow_mut();
        let it = it.writable()?;
        it.packs.retain(|key, _| !keys.contains(key));
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
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests {
    use futures::executor::block_on;

    use super::*;
    use crate::store::contract;

    macro_rules! on_memory {
        ($rule:ident) => {
            #[test]
            fn $rule() {
                let here = MemoryStore::default();
                block_on(contract::$rule(&here, &here.clone())).expect("the store does not fail");
            }
        };
    }
    crate::store_contract!(on_memory);

    #[test]
    fn a_full_disk_refuses_and_keeps_what_is_there() {
        block_on(async {
            let store = MemoryStore::default();
            let head = store.append(Head::default(), b"one", Durability::Strict).await.unwrap();
            store.set_full(true);
            assert_eq!(store.append(head, b"two", Durability::Strict).await, Err(StoreError::Full));
            store.set_full(false);
            assert_eq!(store.append(head, b"two", Durability::Strict).await.unwrap().seq, Seq(2));
        });
    }

    #[test]
    fn everything_around_a_damaged_entry_can_be_read() {
        block_on(async {
            let store = MemoryStore::default();
            let mut head = Head::default();
            for entry in [b"one", b"two", b"six"] {
                head = store.append(head, entry, Durability::Strict).await.unwrap();
            }
            store.damage_entry(Seq(2));
            let before = store.since(Head::default(), 9).await.unwrap();
            assert_eq!(before.len(), 1);
            let damage = store.since(before[0].head, 9).await;
            assert_eq!(damage, Err(StoreError::Damaged { seq: Seq(2) }));
            let behind = store.since(Head::behind_damage(Seq(2)), 9).await.unwrap();
            assert_eq!(behind[0].bytes, b"six");
        });
    }

    #[test]
    fn a_damaged_snapshot_gives_way_to_the_one_before() {
        block_on(async {
            let store = MemoryStore::default();
            let one = store.append(Head::default(), b"one", Durability::Strict).await.unwrap();
            let two = store.append(one, b"two", Durability::Strict).await.unwrap();
            store.save_snapshot(one, b"older").await.unwrap();
            store.save_snapshot(two, b"newer").await.unwrap();
            store.damage_snapshot();
            assert_eq!(store.load_snapshot().await.unwrap().unwrap().bytes, b"older");
        });
    }
}
