//! A store that hesitates: before each access it lets others go first, so that what several tabs do
//! at once is interleaved at every place where a browser would.

use std::cell::Cell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use team_inbox::model::{BodyRef, Seq};
use team_inbox::store::{
    Bodies, Durability, Entry, Head, Journal, MemoryStore, Meta, Pack, PackKey, Snapshot, Snapshots,
    StoreError,
};

/// A memory store with hesitation by dice. Clones share the contents and the dice.
#[derive(Clone, Default)]
pub struct Hesitant {
    store: MemoryStore,
    dice: Rc<Cell<u64>>,
}

impl Hesitant {
    /// Returns an empty store whose accesses are interleaved by a seed.
    pub fn seeded(seed: u64) -> Self {
        Self { store: MemoryStore::default(), dice: Rc::new(Cell::new(seed | 1)) }
    }

    /// Lets others go first, up to three times.
    async fn hesitate(&self) {
        let rolled =
            self.dice.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.dice.set(rolled);
        for _ in 0..rolled >> 62 {
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
        let appended = self.store.append(seen, entry, durability).await;
        self.hesitate().await;
        appended
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
}
