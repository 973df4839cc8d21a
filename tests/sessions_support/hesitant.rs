//! A store that hesitates: before each access it lets others go first, so that what several tabs do
//! at once is interleaved at every place where a browser would. And one that loses answers, as a store
//! over a network does: what was appended is there, or not, and nobody is told.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use team_inbox::model::{BodyRef, Seq};
use team_inbox::store::{
    Bodies, Durability, Entry, Hash, Head, Journal, MemoryStore, Mend, Meta, Pack, PackKey, Record, Snapshot,
    Snapshots, StoreError,
};

/// A memory store with hesitation by dice. Clones share the contents and the dice.
#[derive(Clone, Default)]
pub struct Hesitant {
    store: MemoryStore,
    dice: Rc<Cell<u64>>,
    losses: Rc<Cell<u8>>,
    next: Rc<RefCell<VecDeque<Loss>>>,
}

/// How the answer to an append gets lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// It is stored, and what is heard is the answer to a second try: the journal has gone on.
    Behind,
    /// It is stored, and nobody knows.
    Stored,
    /// It is not stored, and nobody knows.
    Dropped,
}

impl Hesitant {
    /// Returns an empty store whose accesses are interleaved by a seed.
    pub fn seeded(seed: u64) -> Self {
        Self { dice: Rc::new(Cell::new(seed | 1)), ..Self::default() }
    }

    /// Loses so many of 16 answers to appends from now on.
    pub fn set_losses(&self, losses: u8) {
        self.losses.set(losses);
    }

    /// Loses the answers to the next appends.
    pub fn lose(&self, next: &[Loss]) {
        self.next.borrow_mut().extend(next);
    }

    fn roll(&self) -> u64 {
        let rolled =
            self.dice.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.dice.set(rolled);
        rolled
    }

    fn loss(&self) -> Option<Loss> {
        let by_dice = || {
            let rolled = self.roll() >> 56;
            let is_lost = rolled % 16 < u64::from(self.losses.get());
            is_lost.then(|| [Loss::Behind, Loss::Stored, Loss::Dropped][(rolled / 16) as usize % 3])
        };
        self.next.borrow_mut().pop_front().or_else(by_dice)
    }

    /// Lets others go first, up to three times.
    async fn hesitate(&self) {
        for _ in 0..self.roll() >> 62 {
            let mut has_waited = false;
            poll_fn(|context| {
                if std::mem::replace(&mut has_waited, true) {
                    return Poll::Ready(());
                }
                context.waker().wake_by_ref();
                Poll::Pending
            })
            .await;
        }
    }
}

impl Journal for Hesitant {
    async fn head(&self) -> Result<Head, StoreError> {
        self.hesitate().await;
        self.store.head().await
    }

    async fn append(&self, seen: Head, entry: &[u8], durability: Durability) -> Result<Head, StoreError> {
        self.hesitate().await;
        let unsure = || StoreError::Unsure { detail: "cut off".to_owned() };
        let loss = self.loss();
        if loss == Some(Loss::Dropped) {
            return Err(unsure());
        }
        let appended = self.store.append(seen, entry, durability).await;
        self.hesitate().await;
        match (loss, appended) {
            (Some(Loss::Behind), Ok(_)) => Err(StoreError::Behind { head: self.store.head().await? }),
            (Some(Loss::Stored), _) => Err(unsure()),
            (_, appended) => appended,
        }
    }

    async fn since(&self, seen: Head, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.hesitate().await;
        let entries = self.store.since(seen, limit).await;
        self.hesitate().await;
        entries
    }

    async fn overwrite(&self, seq: Seq, entry: &[u8]) -> Result<(), StoreError> {
        self.hesitate().await;
        self.store.overwrite(seq, entry).await
    }

    async fn entries(&self, wanted: &[Seq]) -> Result<Vec<Entry>, StoreError> {
        self.hesitate().await;
        self.store.entries(wanted).await
    }
}

impl Snapshots for Hesitant {
    async fn save_snapshot(&self, head: Head, bytes: &[u8]) -> Result<(), StoreError> {
        self.hesitate().await;
        self.store.save_snapshot(head, bytes).await
    }

    async fn forget_snapshots(&self) -> Result<(), StoreError> {
        self.hesitate().await;
        self.store.forget_snapshots().await
    }

    async fn load_snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        self.hesitate().await;
        self.store.load_snapshot().await
    }
}

impl Bodies for Hesitant {
    async fn put_packs(&self, packs: Vec<Pack>) -> Result<(), StoreError> {
        self.store.put_packs(packs).await
    }

    async fn bodies(&self, wanted: &[BodyRef]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        self.store.bodies(wanted).await
    }

    async fn pack(&self, key: PackKey) -> Result<Option<Vec<u8>>, StoreError> {
        self.hesitate().await;
        self.store.pack(key).await
    }

    async fn texts(&self, key: PackKey) -> Result<Option<Vec<u8>>, StoreError> {
        self.store.texts(key).await
    }

    async fn replace_texts(&self, key: PackKey, texts: &[u8]) -> Result<(), StoreError> {
        self.store.replace_texts(key, texts).await
    }

    async fn erase(&self, bodies: &[BodyRef]) -> Result<(), StoreError> {
        self.store.erase(bodies).await
    }

    async fn pack_keys(&self) -> Result<Vec<PackKey>, StoreError> {
        self.store.pack_keys().await
    }

    async fn delete_packs(&self, keys: &[PackKey]) -> Result<(), StoreError> {
        self.store.delete_packs(keys).await
    }
}

impl Meta for Hesitant {
    async fn meta_get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.store.meta_get(key).await
    }

    async fn meta_put(&self, key: &str, value: &[u8]) -> Result<(), StoreError> {
        self.store.meta_put(key, value).await
    }

    async fn meta_under(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.hesitate().await;
        self.store.meta_under(prefix).await
    }

    async fn meta_change(&self, changes: &[(String, Option<Vec<u8>>)]) -> Result<(), StoreError> {
        self.hesitate().await;
        self.store.meta_change(changes).await
    }
}

impl Mend for Hesitant {
    async fn records(&self, after: Seq, limit: usize) -> Result<Vec<Record>, StoreError> {
        self.store.records(after, limit).await
    }

    async fn mend(&self, records: &[Record]) -> Result<u32, StoreError> {
        self.store.mend(records).await
    }

    async fn database_id(&self) -> Result<Option<Hash>, StoreError> {
        self.store.database_id().await
    }

    async fn adopt_id(&self, id: Hash) -> Result<(), StoreError> {
        self.store.adopt_id(id).await
    }

    async fn clear(&self, mark: &str) -> Result<bool, StoreError> {
        self.hesitate().await;
        self.store.clear(mark).await
    }
}
