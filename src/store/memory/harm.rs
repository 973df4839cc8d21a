//! What may go wrong with a disk, to be tried in tests.

use super::MemoryStore;
use crate::model::Seq;
use crate::store::PackKey;

impl MemoryStore {
    /// Makes every write fail for want of space, or work again.
    pub fn set_full(&self, full: bool) {
        self.0.borrow_mut().full = full;
    }

    /// Makes packs of so many bytes fit, and no more.
    pub fn set_room(&self, room: usize) {
        self.0.borrow_mut().room = Some(room);
    }

    /// Puts other bytes in the place of the head record, or takes it away.
    pub fn set_head(&self, bytes: Option<&[u8]>) {
        self.0.borrow_mut().head = bytes.map(<[u8]>::to_vec);
    }

    /// Puts other bytes in the place of a record, or takes it away.
    pub fn set_record(&self, seq: Seq, bytes: Option<&[u8]>) {
        let records = &mut self.0.borrow_mut().records;
        match bytes {
            Some(bytes) => drop(records.insert(seq, bytes.to_vec())),
            None => drop(records.remove(&seq)),
        }
    }

    /// Changes one byte of the bodies of a pack.
    pub fn damage_pack(&self, key: PackKey) {
        let mut it = self.0.borrow_mut();
        if let Some(byte) = it.packs.get_mut(&key).and_then(|(it, _)| it.bodies.last_mut()) {
            *byte ^= 1;
        }
    }

    /// Takes the bytes of all snapshots away, though the store goes on knowing of them.
    pub fn lose_snapshots(&self) {
        self.0.borrow_mut().snapshots.iter_mut().for_each(|(it, _)| it.bytes.clear());
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
