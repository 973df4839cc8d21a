//! The second copy in the origin's private file system, in a worker as the app has it.
#![cfg(target_family = "wasm")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use team_inbox::model::{BodyRef, Seq, Time};
use team_inbox::store::copy::{File, take_back};
use team_inbox::store::idb::IdbStore;
use team_inbox::store::opfs::{Folder, Shelf};
use team_inbox::store::{
    Durability::Strict, Hash, Head, Journal, Mend, Pack, StoreError, Texts, pack_key, verify,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const WIPED: Hash = [0; 16];

#[wasm_bindgen_test]
async fn a_journal_that_is_gone_comes_back_from_its_copy() {
    let (name, store) = fresh().await;
    append(&store, &[b"one", b"two", b"three"]).await;
    store.overwrite(Seq(2), b"-").await.unwrap();
    keep_up(&name, &store, WIPED).await;
    append(&store, &[b"four"]).await;
    keep_up(&name, &store, WIPED).await;

    let (_, other) = fresh().await;
    let shelf = Shelf::find(&name).await.unwrap();
    let (number, copy) = shelf.journal(None).await.unwrap().unwrap();
    assert_eq!((number, copy.label().head), (1, store.head().await.unwrap()));
    assert_eq!(Some(copy.label().database), store.database_id().await.unwrap());
    assert_eq!(take_back(&other, &copy).await.unwrap().acts, 4);
    assert_eq!(other.records(Seq(0), 9).await, store.records(Seq(0), 9).await);
    assert_eq!(verify(&other).await.unwrap().n_readable, 4);
}

#[wasm_bindgen_test]
async fn what_was_overwritten_is_in_no_file_any_more() {
    let (name, store) = fresh().await;
    append(&store, &[b"one", b"a secret", b"three"]).await;
    keep_up(&name, &store, WIPED).await;
    assert!(holds(&name, b"secret").await);
    store.overwrite(Seq(2), b"-").await.unwrap();
    keep_up(&name, &store, [1; 16]).await;
    assert!(!holds(&name, b"secret").await);
    assert!(holds(&name, b"three").await);
    keep_up(&name, &store, [1; 16]).await;
    assert_eq!(names(&name).await, ["journal-2"]);
}

#[wasm_bindgen_test]
async fn a_copy_that_was_begun_and_not_finished_gives_way_to_the_one_before() {
    let (name, store) = fresh().await;
    append(&store, &[b"one", b"two"]).await;
    keep_up(&name, &store, WIPED).await;
    let folder = Folder::top().await.unwrap().find(&name).await.unwrap();
    folder.open("journal-2").await.unwrap().write(0, &[7; 5000]).unwrap();
    let (number, copy) = Shelf::find(&name).await.unwrap().journal(None).await.unwrap().unwrap();
    assert_eq!((number, copy.places().unwrap().len()), (1, 2));
    assert_eq!(names(&name).await, ["journal-1"]);
}

#[wasm_bindgen_test]
async fn an_empty_journal_takes_nothing_away_from_the_copy_of_a_full_one() {
    let (name, store) = fresh().await;
    append(&store, &[b"one"]).await;
    keep_up(&name, &store, WIPED).await;
    let (_, empty) = fresh().await;
    keep_up(&name, &empty, WIPED).await;
    assert!(holds(&name, b"one").await);
    // One that was begun since, and goes on, takes its place.
    append(&empty, &[b"anew"]).await;
    keep_up(&name, &empty, WIPED).await;
    assert!(!holds(&name, b"one").await && holds(&name, b"anew").await);
}

#[wasm_bindgen_test]
async fn packs_are_copied_erased_and_removed() {
    let (name, _) = fresh().await;
    let shelf = Shelf::make(&name).await.unwrap();
    assert_eq!(shelf.pack_keys().await, Ok(None));
    let mut texts = Texts::default();
    texts.texts = vec![(0, "one".to_owned()), (3, "three".to_owned())];
    let texts = texts.encode();
    let pack = Pack { key: pack_key(b"onethree"), bodies: b"onethree".to_vec(), texts };
    shelf.put_pack(&pack).await.unwrap();
    assert_eq!(shelf.pack(pack.key).await, Ok(Some(pack.clone())));
    assert!(shelf.size_of_bodies().await.unwrap() > 8);
    shelf.erase(&[BodyRef { pack: pack.key, offset: 3, len: 5 }]).await.unwrap();
    let left = shelf.pack(pack.key).await.unwrap().unwrap();
    assert_eq!((left.bodies.as_slice(), Texts::decode(&left.texts).texts.len()), (&b"one\0\0\0\0\0"[..], 1));
    let folder = Folder::top().await.unwrap().find(&name).await.unwrap().find("bodies").await.unwrap();
    let file = folder.names().await.unwrap().remove(0);
    folder.open(&file).await.unwrap().write(20, b"?").unwrap();
    assert_eq!(shelf.pack(pack.key).await, Ok(None), "a damaged one is none");
    shelf.remove_packs(&[pack.key]).await.unwrap();
    assert_eq!(shelf.pack_keys().await, Ok(Some(Vec::new())));
    shelf.remove_bodies().await.unwrap();
    assert_eq!(shelf.pack_keys().await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_shelf_that_was_removed_is_gone_and_one_in_use_is_not_removed() {
    let (name, store) = fresh().await;
    append(&store, &[b"one"]).await;
    keep_up(&name, &store, WIPED).await;
    let shelf = Shelf::find(&name).await.unwrap();
    let open = shelf.journal(None).await.unwrap();
    assert!(matches!(shelf.journal(None).await.err(), Some(StoreError::Unavailable { .. })));
    assert!(Shelf::remove(&name).await.is_err());
    drop(open);
    Shelf::remove(&name).await.unwrap();
    Shelf::remove(&name).await.unwrap();
    assert!(Shelf::find(&name).await.is_none());
}

async fn fresh() -> (String, IdbStore) {
    let name = format!("test-{}", uuid::Uuid::now_v7());
    let store = IdbStore::open(&name, |_| ()).await.unwrap();
    (name, store)
}

async fn append(store: &IdbStore, entries: &[&[u8]]) -> Head {
    let mut head = store.head().await.unwrap();
    for entry in entries {
        head = store.append(head, entry, Strict).await.unwrap();
    }
    head
}

async fn keep_up(name: &str, store: &IdbStore, wiped: Hash) {
    let shelf = Shelf::make(name).await.unwrap();
    let id = store.database_id().await.unwrap().unwrap();
    shelf.keep_up(store, (id, wiped), Time(1)).await.unwrap();
}

async fn names(name: &str) -> Vec<String> {
    Folder::top().await.unwrap().find(name).await.unwrap().names().await.unwrap()
}

async fn holds(name: &str, text: &[u8]) -> bool {
    let folder = Folder::top().await.unwrap().find(name).await.unwrap();
    for file in folder.names().await.unwrap() {
        let file = folder.open(&file).await.unwrap();
        let bytes = file.read(0, file.size().unwrap() as usize).unwrap();
        if bytes.windows(text.len()).any(|it| it == text) {
            return true;
        }
    }
    false
}
