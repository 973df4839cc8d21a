use futures::executor::block_on;

use super::*;
use crate::session::fixture::{SUBJECTS, workspace};
use crate::store::{Bodies, Journal, MemoryStore};

async fn exported(store: &MemoryStore) -> Vec<u8> {
    let mut file = Vec::new();
    export(store, Time(5), |part| file.extend_from_slice(part)).await.unwrap();
    file
}

async fn restored(store: &MemoryStore, file: &[u8]) -> Result<Counts, BackupError> {
    let read = async |from: u64| {
        let rest = file.get(from as usize..).unwrap_or_default();
        Ok(rest[..rest.len().min(100)].to_vec())
    };
    restore(store, read).await
}

#[test]
fn a_workspace_comes_back_entry_for_entry_with_its_bodies() {
    block_on(async {
        let session = workspace().await;
        let file = exported(session.store()).await;
        assert!(file.starts_with(MARK.as_bytes()));
        let store = MemoryStore::default();
        let counts = restored(&store, &file).await.unwrap();
        assert_eq!(counts, Counts { entries: session.head().seq.0, packs: SUBJECTS.len() as u32 });
        assert_eq!(store.head().await.unwrap(), session.head(), "the same entries, byte for byte");
        let keys = session.store().pack_keys().await.unwrap();
        assert_eq!(store.pack_keys().await.unwrap(), keys);
        assert_eq!(store.texts(keys[0]).await.unwrap(), session.store().texts(keys[0]).await.unwrap());
        assert_eq!(exported(&store).await, file);
    });
}

#[test]
fn a_truncated_file_changes_nothing_wherever_it_ends() {
    block_on(async {
        let file = exported(workspace().await.store()).await;
        for len in (0..file.len()).step_by(37).chain([file.len() - 1]) {
            let store = MemoryStore::default();
            assert!(restored(&store, &file[..len]).await.is_err(), "{len} of {}", file.len());
            assert_eq!(store.head().await.unwrap().seq, Seq(0));
            assert!(store.pack_keys().await.unwrap().is_empty());
        }
    });
}

#[test]
fn a_changed_byte_is_found_and_changes_nothing() {
    block_on(async {
        let file = exported(workspace().await.store()).await;
        for at in (MARK.len()..file.len() - 1).step_by(41) {
            let mut file = file.clone();
            file[at] = if file[at] == b'1' { b'2' } else { b'1' };
            let store = MemoryStore::default();
            assert!(restored(&store, &file).await.is_err(), "byte {at}");
            assert_eq!(store.head().await.unwrap().seq, Seq(0));
        }
    });
}

#[test]
fn what_is_no_workspace_file_says_so() {
    block_on(async {
        let store = MemoryStore::default();
        assert_eq!(restored(&store, b"From a@x\nSubject: mail\n").await, Err(BackupError::Other));
        assert_eq!(restored(&store, b"").await, Err(BackupError::Other));
        let newer =
            "{\"format\":\"team-inbox-workspace\",\"version\":99,\"at\":1,\"packs\":0,\"entries\":0}\n";
        assert_eq!(restored(&store, newer.as_bytes()).await, Err(BackupError::Newer));
    });
}

#[test]
fn a_workspace_in_use_is_not_overwritten() {
    block_on(async {
        let session = workspace().await;
        let file = exported(session.store()).await;
        assert_eq!(restored(session.store(), &file).await, Err(BackupError::NotEmpty));
    });
}
