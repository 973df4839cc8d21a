//! A team in memory: the contract, and what a network does to it.

mod memory;

use futures::executor::block_on;
use memory::{Fate, JUDGE, MemoryLog, OLDER, built, desk, of};

use super::*;
use crate::store::{Durability::Strict, MemoryStore, contract, pack_key};

macro_rules! on_a_team {
    ($rule:ident) => {
        #[test]
        fn $rule() {
            let (log, replica) = (MemoryLog::default(), MemoryStore::default());
            // Two tabs of one browser.
            let (here, there) = (of(replica.clone(), &log, 77), of(replica, &log, 77));
            block_on(contract::$rule(&here.store, &there.store)).expect("the store does not fail");
        }
    };
}
crate::store_contract!(on_a_team);

#[test]
fn two_machines_come_to_the_same_chain_and_the_slower_one_is_told_so() {
    block_on(async {
        let log = MemoryLog::default();
        let (ann, ben) = (desk(&log, 1), desk(&log, 2));
        let one = ann.store.append(Head::default(), &[1, 1], Strict).await.unwrap();
        let late = ben.store.append(Head::default(), &[2, 1], Strict).await;
        assert_eq!(late, Err(StoreError::Behind { head: one }), "and the entry of the other is here by now");
        let mut head = one;
        for nth in 0..10 {
            head = ben.store.append(head, &[2, nth], Strict).await.unwrap();
        }
        let told = RefCell::new(Vec::new());
        ann.link.catch_up(|at, end| told.borrow_mut().push((at.0, end.0))).await.unwrap();
        assert_eq!(ann.store.head().await.unwrap(), head);
        assert_eq!(*told.borrow(), [(1, 11), (4, 11), (7, 11), (10, 11)]);
        assert_eq!(ann.link.compare().await, Ok(()));
    });
}

/// What a machine hears of entries when they are stored.
fn news(log: &MemoryLog, numbers: std::ops::RangeInclusive<u32>) -> Vec<Written> {
    let all = &log.contents.borrow().entries;
    let entry = |seq: u32| {
        let (by, _, bytes) = all[seq as usize - 1].clone();
        Written { seq: Seq(seq), by, bytes }
    };
    numbers.map(entry).collect()
}

#[test]
fn what_is_heard_is_taken_where_it_goes_on_and_nothing_is_asked() {
    block_on(async {
        let log = MemoryLog::default();
        let (ann, ben) = (desk(&log, 1), desk(&log, 2));
        let mut head = Head::default();
        for nth in 0..4 {
            head = ann.store.append(head, &[1, nth], Strict).await.unwrap();
        }
        assert_eq!(ann.link.hear(news(&log, 2..=4)).await, Ok(Some(false)), "it is her own");
        assert_eq!(ben.link.hear(news(&log, 2..=2)).await, Ok(None), "the first is missing");
        assert_eq!(ben.store.head().await, Ok(Head::default()));
        log.contents.borrow_mut().is_offline = true;
        assert_eq!(ben.link.hear(news(&log, 1..=1)).await, Ok(Some(true)));
        assert_eq!(ben.link.hear(news(&log, 1..=3)).await, Ok(Some(true)), "the first is here already");
        assert_eq!(ben.link.hear(news(&log, 4..=4)).await, Ok(Some(true)));
        assert_eq!(ben.store.head().await, Ok(head), "and the chain is the same");
        assert_eq!(ben.link.hear(Vec::new()).await, Ok(None), "who hears that there is something asks");
    });
}

#[test]
fn what_is_heard_is_judged_and_another_tab_may_have_taken_it() {
    block_on(async {
        let (log, replica) = (MemoryLog::default(), MemoryStore::default());
        let ann = desk(&log, 1);
        let (here, there) = (of(replica.clone(), &log, 2), of(replica.clone(), &log, 2));
        let one = ann.store.append(Head::default(), &[1, 1], Strict).await.unwrap();
        // By a script of hers, as if it were Ben's; then she goes on.
        log.contents.borrow_mut().entries.push((1, [7; 16], vec![2, 9]));
        let head = ann.caught_up().await;
        let end = ann.store.append(head, &[1, 2], Strict).await.unwrap();
        assert_eq!(here.link.hear(news(&log, 1..=1)).await, Ok(Some(true)));
        assert_eq!(there.link.hear(news(&log, 1..=1)).await, Ok(Some(true)), "whoever waits for it looks");
        assert_eq!(there.store.head().await, Ok(one));
        assert_eq!(there.link.hear(news(&log, 2..=2)).await, Ok(Some(true)));
        assert_eq!(here.link.hear(news(&log, 2..=3)).await, Ok(Some(true)));
        let kept = replica.since(Head::default(), 9).await.unwrap();
        assert_eq!(read_void(&kept[1].bytes), Some((1, &[2, 9][..])));
        assert_eq!(replica.head().await, Ok(end));
        assert_eq!(here.link.compare().await, Ok(()));
        // And an act goes on from there, whichever tab it is done in.
        let next = there.store.append(end, &[2, 1], Strict).await.unwrap();
        assert_eq!(here.store.append(next, &[2, 2], Strict).await.map(|it| it.seq), Ok(Seq(5)));
    });
}

#[test]
fn an_answer_that_was_lost_is_never_taken_for_no() {
    block_on(async {
        let log = MemoryLog::default();
        let ann = desk(&log, 1);
        log.contents.borrow_mut().next.push_back(Fate::Unanswered);
        let unsure = |it: &Result<Head, StoreError>| matches!(it, Err(StoreError::Unsure { .. }));
        assert!(unsure(&ann.store.append(Head::default(), &[1], Strict).await));
        log.contents.borrow_mut().is_offline = true;
        assert!(
            unsure(&ann.store.append(Head::default(), &[1], Strict).await),
            "offline now, but it was sent"
        );
        assert_eq!(ann.store.append(Head::default(), &[1, 2], Strict).await, Err(StoreError::Offline));
        log.contents.borrow_mut().is_offline = false;
        let mine = Head::default().after(&[1]);
        let again = ann.store.append(Head::default(), &[1], Strict).await;
        assert_eq!(again, Err(StoreError::Behind { head: mine }), "whoever looks finds it");
        log.contents.borrow_mut().next.push_back(Fate::Dropped);
        assert!(unsure(&ann.store.append(mine, &[1, 3], Strict).await));
        assert_eq!(ann.store.append(mine, &[1, 3], Strict).await, Ok(mine.after(&[1, 3])));
        assert_eq!(log.contents.borrow().entries.len(), 2);
    });
}

#[test]
fn without_a_connection_all_can_be_read_and_nothing_is_appended() {
    block_on(async {
        let log = MemoryLog::default();
        let ann = desk(&log, 1);
        log.contents.borrow_mut().next.push_back(Fate::Last);
        let one = ann.store.append(Head::default(), &[1], Strict).await.unwrap();
        assert_eq!(ann.store.append(one, &[1, 2], Strict).await, Err(StoreError::Offline));
        assert_eq!(ann.store.since(Head::default(), 9).await.unwrap().len(), 1);
        let unjoined = Shared::of_team(MemoryStore::default());
        assert_eq!(unjoined.append(Head::default(), &[1], Strict).await, Err(StoreError::Offline));
    });
}

#[test]
fn what_says_to_be_by_somebody_else_is_void_on_every_machine() {
    block_on(async {
        let log = MemoryLog::default();
        let (ann, ben) = (desk(&log, 1), desk(&log, 2));
        // By a script: the page of Ben writes as the founder what is not his, which the server refuses.
        log.contents.borrow_mut().entries.push((2, [7; 16], vec![1, 99]));
        let (head, same) = (ann.caught_up().await, ben.caught_up().await);
        assert_eq!(head, same);
        let found = ann.store.since(Head::default(), 9).await.unwrap();
        assert_eq!(read_void(&found[0].bytes), Some((2, &[1, 99][..])));
        let next = ann.store.append(head, &[1, 2], Strict).await.unwrap();
        assert_eq!(ben.caught_up().await, next, "work goes on behind it");
        ann.store.append(next, &[2, 2], Strict).await.unwrap();
        assert_eq!(
            log.contents.borrow().entries[2].0,
            FOUNDER,
            "what is not one's own only a founder writes"
        );
    });
}

#[test]
fn a_log_that_is_shorter_or_says_something_else_is_noticed() {
    block_on(async {
        let log = MemoryLog::default();
        let ann = desk(&log, 1);
        let one = ann.store.append(Head::default(), &[1], Strict).await.unwrap();
        ann.store.append(one, &[1, 2], Strict).await.unwrap();
        let other_past = Err(Trouble::Log(LogError::OtherPast));
        log.contents.borrow_mut().entries[1].2 = vec![1, 3];
        assert_eq!(ann.link.compare().await, other_past);
        log.contents.borrow_mut().entries.truncate(1);
        assert_eq!(ann.link.compare().await, other_past);
        assert_eq!(ann.link.catch_up(|_, _| ()).await.err(), other_past.err());
    });
}

#[test]
fn bodies_are_there_before_the_entry_that_names_them() {
    block_on(async {
        let log = MemoryLog::default();
        let (ann, ben) = (desk(&log, 1), desk(&log, 2));
        let pack = Pack { key: pack_key(b"body"), bodies: b"body".to_vec(), texts: b"text".to_vec() };
        ann.store.put_packs(vec![pack.clone()]).await.unwrap();
        let entry = [&[1, b'p'][..], &pack.key].concat();
        ann.store.append(Head::default(), &entry, Strict).await.unwrap();
        ben.caught_up().await;
        assert_eq!(ben.store.pack(pack.key).await.unwrap(), Some(b"body".to_vec()));
        assert_eq!(ben.store.texts(pack.key).await.unwrap(), Some(b"text".to_vec()));
        // What somebody put there that is not what its name says is nothing.
        log.contents.borrow_mut().packs.insert([9; 16], b"\x04\0\0\0fake".to_vec());
        log.contents.borrow_mut().entries.push((1, [1; 16], [&[1, b'p'][..], &[9; 16]].concat()));
        ben.caught_up().await;
        assert_eq!(ben.store.pack([9; 16]).await.unwrap(), None);
    });
}

#[test]
fn what_a_newer_build_wrote_is_judged_and_has_its_bodies_once_it_can_be_read() {
    block_on(async {
        let (log, replica) = (MemoryLog::default(), MemoryStore::default());
        let (ann, ben) = (desk(&log, 1), built(OLDER, replica.clone(), &log, 2));
        let pack = Pack { key: pack_key(b"body"), bodies: b"body".to_vec(), texts: b"text".to_vec() };
        ann.store.put_packs(vec![pack.clone()]).await.unwrap();
        let naming = |by: u8, key: &[u8]| [&[by, b'p'][..], key].concat();
        ann.store.append(Head::default(), &naming(1, &pack.key), Strict).await.unwrap();
        // By a script, as if it were Ben's.
        log.contents.borrow_mut().entries.push((1, [7; 16], naming(2, &[9; 16])));
        let head = ben.caught_up().await;
        assert_eq!(ann.caught_up().await, head);
        let kept = ben.store.since(Head::default(), 9).await.unwrap();
        assert!(kept.iter().all(|it| read_void(&it.bytes).is_none()), "nobody can tell yet");
        assert_eq!(ben.store.pack(pack.key).await.unwrap(), None);

        // The page comes again, newer, and has no connection at first.
        assert!(later::are_there(&replica).await.unwrap());
        assert_eq!(later::judge(&replica, JUDGE).await.unwrap().len(), 1);
        let kept = replica.since(Head::default(), 9).await.unwrap();
        assert_eq!(read_void(&kept[1].bytes), Some((1, &*naming(2, &[9; 16]))));
        assert_eq!(read_voids(&replica.meta_get(VOIDS).await.unwrap().unwrap()), [Seq(2)].into());
        let ben = of(replica.clone(), &log, 2);
        assert_eq!(ben.caught_up().await, head);
        assert_eq!(ben.link.compare().await, Ok(()));
        assert_eq!(ben.store.pack(pack.key).await.unwrap(), Some(b"body".to_vec()));
        assert!(!later::are_there(&replica).await.unwrap());
    });
}
