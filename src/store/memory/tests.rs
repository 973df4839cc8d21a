//! The contract on the memory twin, and what it can do to itself.

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

macro_rules! on_damaged_memory {
    ($rule:ident) => {
        #[test]
        fn $rule() {
            let here = MemoryStore::default();
            block_on(contract::damage::$rule(&here, &here.clone(), &here)).expect("the store does not fail");
        }
    };
}
crate::store_damage_contract!(on_damaged_memory);

impl contract::damage::Harm for MemoryStore {
    async fn head(&self, bytes: Option<&[u8]>) {
        self.set_head(bytes);
    }

    async fn record(&self, seq: Seq, bytes: Option<&[u8]>) {
        self.set_record(seq, bytes);
    }

    async fn snapshots(&self) {
        self.lose_snapshots();
    }

    async fn packs(&self) {
        self.pack_keys().await.expect("it reads").into_iter().for_each(|it| self.damage_pack(it));
    }
}

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
