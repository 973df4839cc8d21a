//! The browser's store, in a browser: the contract, and what only a real disk can do to us.
//!
//! Each test has a database of its own. Damage is done through a second, raw connection.
#![cfg(target_family = "wasm")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{cell::RefCell, rc::Rc};

use indexed_db_futures::{database::Database, prelude::*, transaction::TransactionMode};
use js_sys::Uint8Array;
use team_inbox::{
    browser::{cache, turn},
    model::{BodyRef, Seq},
    store::{
        Bodies, Durability::Strict, Head, Journal, Pack, Snapshots, StoreError, Verdict, contract,
        idb::IdbStore, pack_key, verify,
    },
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! on_idb {
    ($rule:ident) => {
        #[wasm_bindgen_test]
        async fn $rule() {
            let name = fresh_name();
            let (here, there) = (open(&name).await, open(&name).await);
            contract::$rule(&here, &there).await.unwrap();
        }
    };
}
team_inbox::store_contract!(on_idb);

macro_rules! on_damaged_idb {
    ($rule:ident) => {
        #[wasm_bindgen_test]
        async fn $rule() {
            let name = fresh_name();
            let (here, there) = (open(&name).await, open(&name).await);
            contract::damage::$rule(&here, &there, &Disk(name)).await.unwrap();
        }
    };
}
team_inbox::store_damage_contract!(on_damaged_idb);

/// The database of a test, as a disk may damage it.
struct Disk(String);

impl contract::damage::Harm for Disk {
    async fn head(&self, bytes: Option<&[u8]>) {
        let raw = raw(&self.0).await;
        match bytes {
            Some(bytes) => put(&raw, "meta", "head", bytes).await,
            None => delete(&raw, "meta", "head").await,
        }
        raw.close();
    }

    async fn record(&self, seq: Seq, bytes: Option<&[u8]>) {
        let raw = raw(&self.0).await;
        match bytes {
            Some(bytes) => put(&raw, "journal", seq.0, bytes).await,
            None => delete(&raw, "journal", seq.0).await,
        }
        raw.close();
    }

    async fn snapshots(&self) {
        let raw = raw(&self.0).await;
        for part in keys(&raw, "snapshots").await {
            delete(&raw, "snapshots", part.as_str()).await;
        }
        raw.close();
    }

    async fn packs(&self) {
        let raw = raw(&self.0).await;
        for key in keys(&raw, "bodies").await {
            let mut bytes = get(&raw, "bodies", &key).await;
            *bytes.last_mut().unwrap() ^= 1;
            put(&raw, "bodies", key.as_str(), &bytes).await;
        }
        raw.close();
    }
}

#[wasm_bindgen_test]
async fn what_was_appended_is_there_after_a_restart() {
    let name = fresh_name();
    let store = open(&name).await;
    let head = append(&store, 3).await;
    store.close();
    assert_eq!(store.head().await, Err(StoreError::Gone));
    let store = open(&name).await;
    assert_eq!(store.head().await, Ok(head));
    assert_eq!(IdbStore::witness(&name).await.unwrap().head, head);
}

#[wasm_bindgen_test]
async fn a_database_that_vanished_is_missed_until_that_is_accepted() {
    let name = fresh_name();
    let store = open(&name).await;
    let head = append(&store, 3).await;
    store.close();
    Database::delete_by_name(&name).unwrap().await.unwrap();

    let known = IdbStore::witness(&name).await.unwrap();
    assert_eq!(known.head, head);
    let lost = StoreError::Lost { known, found: Head::default() };
    for _ in 0..2 {
        assert_eq!(IdbStore::open(&name, |_| ()).await.err(), Some(lost.clone()));
    }
    let store = IdbStore::open_damaged(&name, |_| ()).await.unwrap();
    store.accept_loss().await.unwrap();
    store.close();
    assert_eq!(open(&name).await.head().await, Ok(Head::default()));
}

#[wasm_bindgen_test]
async fn what_is_forgotten_stays_so_though_it_was_still_being_written() {
    let name = fresh_name();
    wasm_bindgen_futures::spawn_local({
        let (name, bytes) = (name.clone(), vec![1; 8_000_000]);
        async move { cache::put(&name, bytes).await.unwrap() }
    });
    turn::next().await;
    assert_eq!(cache::remove(&name).await, Ok(true));
    turn::pause(300).await;
    assert_eq!(cache::get(&name).await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_database_that_was_made_anew_is_not_taken_for_the_old_one() {
    let name = fresh_name();
    let store = open(&name).await;
    append(&store, 3).await;
    let line = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    let witness = line.get_item(&format!("{name}.witness")).unwrap().unwrap();
    store.close();
    IdbStore::delete(&name).await.unwrap();
    assert_eq!(IdbStore::witness(&name).await, None);
    let store = open(&name).await;
    append(&store, 5).await;
    store.close();
    line.set_item(&format!("{name}.witness"), &witness).unwrap();
    assert!(matches!(IdbStore::open(&name, |_| ()).await.err(), Some(StoreError::Lost { .. })));
}

#[wasm_bindgen_test]
async fn a_journal_that_got_shorter_is_missed_and_what_is_left_can_be_read() {
    let name = fresh_name();
    let store = open(&name).await;
    let shorter = append(&store, 2).await;
    let head = store.append(shorter, b"three", Strict).await.unwrap();
    store.close();
    // What a truncated log looks like: the last transaction never happened.
    let raw = raw(&name).await;
    delete(&raw, "journal", 3_u32).await;
    put(&raw, "meta", "head", &shorter.to_bytes()).await;
    raw.close();

    let found = IdbStore::open(&name, |_| ()).await.err();
    assert!(
        matches!(found, Some(StoreError::Lost { known, found }) if known.head == head && found == shorter)
    );
    let store = IdbStore::open_damaged(&name, |_| ()).await.unwrap();
    assert_eq!(store.since(Head::default(), 9).await.unwrap().len(), 2);
}

#[wasm_bindgen_test]
async fn an_altered_and_a_missing_entry_are_named_and_the_rest_is_read() {
    let name = fresh_name();
    let store = open(&name).await;
    append(&store, 9).await;
    let raw = raw(&name).await;
    put(&raw, "journal", 3_u32, b"no record at all").await;
    delete(&raw, "journal", 6_u32).await;

    let verdict = Verdict { n_readable: 7, damaged: vec![Seq(3), Seq(6)] };
    assert_eq!(verify(&store).await, Ok(verdict));
    assert_eq!(store.since(Head::default(), 9).await.unwrap().len(), 2);
    assert_eq!(store.entries(&[Seq(2), Seq(3)]).await, Err(StoreError::Damaged { seq: Seq(3) }));
    // Work goes on behind the damage.
    append(&store, 1).await;
}

#[wasm_bindgen_test]
async fn a_missing_tail_is_damage_and_not_the_end() {
    let name = fresh_name();
    let store = open(&name).await;
    append(&store, 3).await;
    delete(&raw(&name).await, "journal", 3_u32).await;
    let two = store.since(Head::default(), 9).await.unwrap();
    assert_eq!(store.since(two[1].head, 9).await, Err(StoreError::Damaged { seq: Seq(3) }));
}

#[wasm_bindgen_test]
async fn a_damaged_snapshot_gives_way_to_the_one_before_and_that_to_none() {
    let name = fresh_name();
    let store = open(&name).await;
    for it in 1..=3_u8 {
        let head = append(&store, 1).await;
        store.save_snapshot(head, &vec![it; 500_000]).await.unwrap();
    }
    let raw = raw(&name).await;
    let parts = keys(&raw, "snapshots").await;
    assert_eq!(parts.len(), 4, "two snapshots of two parts are kept: {parts:?}");
    put(&raw, "snapshots", parts[3].as_str(), b"?").await;
    assert_eq!(store.load_snapshot().await.unwrap().unwrap().bytes, vec![2; 500_000]);
    delete(&raw, "snapshots", parts[0].as_str()).await;
    assert_eq!(store.load_snapshot().await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_snapshot_killed_half_way_leaves_the_old_one_and_is_swept_up() {
    let name = fresh_name();
    let store = open(&name).await;
    let head = append(&store, 1).await;
    store.save_snapshot(head, b"one").await.unwrap();
    let raw = raw(&name).await;
    put(&raw, "snapshots", "00000002-00000000", b"half").await;
    put(&raw, "meta", "generation", &2_u32.to_le_bytes()).await;
    assert_eq!(store.load_snapshot().await.unwrap().unwrap().bytes, b"one");
    for it in [&b"three"[..], b"four"] {
        let head = append(&store, 1).await;
        store.save_snapshot(head, it).await.unwrap();
    }
    assert_eq!(store.load_snapshot().await.unwrap().unwrap().bytes, b"four");
    assert_eq!(keys(&raw, "snapshots").await, ["00000003-00000000", "00000004-00000000"]);
}

#[wasm_bindgen_test]
async fn a_damaged_pack_is_none_and_no_failure() {
    let name = fresh_name();
    let store = open(&name).await;
    let pack = Pack { key: pack_key(b"body"), bodies: b"body".to_vec(), texts: Vec::new() };
    let body = BodyRef { pack: pack.key, offset: 0, len: 4 };
    store.put_packs(vec![pack]).await.unwrap();
    let raw = raw(&name).await;
    let key = keys(&raw, "bodies").await.remove(0);
    put(&raw, "bodies", key.as_str(), b"0123456789abcdefbody").await;
    assert_eq!(store.body(body).await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_newer_version_makes_the_older_tab_step_aside() {
    let name = fresh_name();
    let (store, heard) = open_and_hear(&name).await;
    let newer = Database::open(name.as_str()).with_version(99_u32).build().unwrap().await.unwrap();
    assert_eq!(store.head().await, Err(StoreError::Superseded));
    assert_eq!(*heard.borrow(), [StoreError::Superseded]);
    newer.close();
    assert_eq!(IdbStore::open(&name, |_| ()).await.err(), Some(StoreError::TooNew));
}

#[wasm_bindgen_test]
async fn a_database_deleted_under_the_page_is_gone_and_not_empty() {
    let name = fresh_name();
    let (store, heard) = open_and_hear(&name).await;
    let head = append(&store, 1).await;
    Database::delete_by_name(&name).unwrap().await.unwrap();
    assert_eq!(store.append(head, b"two", Strict).await, Err(StoreError::Gone));
    assert_eq!(*heard.borrow(), [StoreError::Gone]);
}

async fn open(name: &str) -> IdbStore {
    IdbStore::open(name, |_| ()).await.unwrap()
}

async fn open_and_hear(name: &str) -> (IdbStore, Rc<RefCell<Vec<StoreError>>>) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let store = IdbStore::open(name, {
        let heard = heard.clone();
        move |trouble| heard.borrow_mut().push(trouble)
    });
    (store.await.unwrap(), heard)
}

async fn append(store: &IdbStore, n_entries: u8) -> Head {
    let mut head = store.head().await.unwrap();
    for it in 0..n_entries {
        head = store.append(head, &[it], Strict).await.unwrap();
    }
    head
}

fn fresh_name() -> String {
    format!("test-{}", uuid::Uuid::now_v7())
}

async fn raw(name: &str) -> Database {
    Database::open(name).build().unwrap().await.unwrap()
}

async fn put<K: indexed_db_futures::primitive::TryToJs>(raw: &Database, store: &str, key: K, value: &[u8]) {
    let tx = raw.transaction(store).with_mode(TransactionMode::Readwrite).build().unwrap();
    let value: JsValue = Uint8Array::new_from_slice(value).into();
    let _ = tx.object_store(store).unwrap().put(value).with_key(key).without_key_type().primitive().unwrap();
    tx.commit().await.unwrap();
}

async fn get(raw: &Database, store: &str, key: &str) -> Vec<u8> {
    let tx = raw.transaction(store).build().unwrap();
    let store = tx.object_store(store).unwrap();
    let value = store.get::<JsValue, String, String>(key.to_owned()).primitive().unwrap().await.unwrap();
    value.unwrap().dyn_into::<Uint8Array>().unwrap().to_vec()
}

async fn delete<K: Into<JsValue>>(raw: &Database, store: &str, key: K) {
    let tx = raw.transaction(store).with_mode(TransactionMode::Readwrite).build().unwrap();
    let _ = tx.object_store(store).unwrap().delete::<JsValue, JsValue>(key.into()).primitive().unwrap();
    tx.commit().await.unwrap();
}

async fn keys(raw: &Database, store: &str) -> Vec<String> {
    let tx = raw.transaction(store).build().unwrap();
    let keys = tx.object_store(store).unwrap().get_all_keys::<JsValue>().primitive().unwrap();
    keys.await.unwrap().map(|it| it.unwrap().dyn_into::<js_sys::JsString>().unwrap().into()).collect()
}
