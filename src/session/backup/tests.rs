use futures::executor::block_on;

use super::*;
use crate::model::{Actor, Attached, Command, Configure, Mailbox, ReplyDraft};
use crate::session::fixture::{SUBJECTS, empty, workspace};
use crate::store::{Bodies, Journal, MemoryStore, StoreError, pack_file, unpack_file};

async fn exported(store: &MemoryStore) -> Vec<u8> {
    let mut file = Vec::new();
    export(store, Time(5), |part| file.extend_from_slice(part)).await.unwrap();
    file
}

async fn restored(store: &MemoryStore, file: &[u8]) -> Result<Summary, BackupError> {
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
        let summary = restored(&store, &file).await.unwrap();
        assert!(summary.lacks.is_nothing());
        assert_eq!(summary.counts, Counts { entries: session.head().seq.0, packs: SUBJECTS.len() as u32 });
        assert_eq!(store.head().await.unwrap(), session.head(), "the same entries, byte for byte");
        let keys = session.store().pack_keys().await.unwrap();
        assert_eq!(store.pack_keys().await.unwrap(), keys);
        assert_eq!(store.texts(keys[0]).await.unwrap(), session.store().texts(keys[0]).await.unwrap());
        assert_eq!(exported(&store).await, file);
    });
}

#[test]
fn the_files_of_saved_replies_come_back() {
    block_on(async {
        let session = empty().await;
        let ann = *session.state().directory.people.keys().next().unwrap();
        let run =
            async |it| session.run(Actor::Person(ann), Mailbox::All, &Command::Configure(it)).await.unwrap();
        run(Configure::AddOrganization { name: "Acme".into() }).await;
        let (org, (pack, body)) =
            (*session.state().directory.organizations.keys().next().unwrap(), pack_file(b"a map"));
        session.store().put_packs(vec![pack]).await.unwrap();
        let files = vec![Attached { name: "map.pdf".into(), size: 5, body, ..Attached::default() }];
        let draft = ReplyDraft { files, ..ReplyDraft::common("Way", "See the map") };
        run(Configure::PutSavedReply(None, org, Some(draft))).await;
        let file = exported(session.store()).await;
        let store = MemoryStore::default();
        restored(&store, &file).await.unwrap();
        let found = store.bodies(&[body]).await.unwrap();
        assert_eq!(found.into_iter().flatten().map(unpack_file).collect::<Vec<_>>(), [b"a map"]);
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

#[test]
fn a_workspace_in_which_something_is_lost_is_written_with_what_it_lacks_and_comes_back() {
    block_on(async {
        let session = workspace().await;
        let store = session.store();
        let keys = store.pack_keys().await.unwrap();
        store.damage_pack(keys[0]);
        store.delete_packs(&keys[1..2]).await.unwrap();
        store.damage_entry(Seq(4));
        let mut file = Vec::new();
        let written = export(store, Time(5), |part| file.extend_from_slice(part)).await.unwrap();
        assert_eq!(written.lacks.entries, [Seq(4)]);
        assert!(written.lacks.packs.iter().all(|it| keys[..2].contains(it)) && written.lacks.lost.bodies > 0);
        let text = String::from_utf8(file.clone()).unwrap();
        assert!(text.lines().rev().nth(1).unwrap().starts_with("{\"lacks\":{\"entries\":[4]"), "{text}");

        let again = MemoryStore::default();
        let restored = restored(&again, &file).await.unwrap();
        assert_eq!(restored, written, "the page says it once more");
        let left: Vec<_> = keys.into_iter().filter(|it| !written.lacks.packs.contains(it)).collect();
        let there = again.pack_keys().await.unwrap();
        assert!(there.iter().all(|it| left.contains(it)) && !there.is_empty());
        assert_eq!(again.head().await.unwrap().seq, session.head().seq);
        // A scenario is made of the same, and what it lacks is told, too.
        let gathered = gather(store).await.unwrap();
        assert_eq!(gathered.lacks, written.lacks);
        assert_eq!(gathered.packs.iter().map(|it| it.key).collect::<Vec<_>>(), there);
        assert_eq!(gathered.entries.len(), session.head().seq.0 as usize);
    });
}

#[test]
fn a_restore_that_does_not_fit_leaves_nothing() {
    block_on(async {
        let file = exported(workspace().await.store()).await;
        let store = MemoryStore::default();
        store.set_room(200);
        assert_eq!(restored(&store, &file).await, Err(BackupError::Store(StoreError::Full)));
        assert_eq!(store.head().await.unwrap().seq, Seq(0));
        assert!(store.pack_keys().await.unwrap().is_empty());
        store.set_room(100_000);
        restored(&store, &file).await.unwrap();
    });
}

#[test]
fn what_a_tab_has_seen_can_be_saved_when_the_store_is_gone() {
    block_on(async {
        let session = workspace().await;
        let mut file = Vec::new();
        let end = session.head().seq;
        let written = export_known(end, session.recent(), Time(5), |part| file.extend_from_slice(part));
        assert!(written.lacks.is_nothing(), "this tab was there from the start");
        let store = MemoryStore::default();
        assert_eq!(restored(&store, &file).await.unwrap(), written);
        assert_eq!(store.head().await.unwrap(), session.head());

        let known = session.recent().split_off(2);
        let written = export_known(Seq(end.0 + 1), known, Time(5), |_| ());
        let lacking = [1, 2, end.0 + 1].map(Seq);
        assert_eq!(written.lacks.entries, lacking);
    });
}
