//! The file of the second copy: cut, flipped, torn and full.

use futures::executor::block_on;
use proptest::prelude::*;

use super::file::memory::MemoryFile;
use super::layout::FRAMES;
use super::*;
use crate::model::Seq;
use crate::store::{Durability::Strict, Journal, MemoryStore, Mend, record, verify};

const DATABASE: Hash = [7; 16];
const WIPED: Hash = [0; 16];

/// Returns the records of a journal with these entries.
fn records(entries: &[Vec<u8>]) -> Vec<Record> {
    let mut head = Head::default();
    let mut records = Vec::new();
    for entry in entries {
        let (next, record) = record::encode(head, entry);
        records.push((next.seq, record));
        head = next;
    }
    records
}

fn numbered(count: u8) -> Vec<Record> {
    records(&(0..count).map(|it| vec![it; 1 + it as usize * 7]).collect::<Vec<_>>())
}

fn copied(records: &[(Seq, Vec<u8>)]) -> MemoryFile {
    let file = MemoryFile::default();
    let mut copy = SecondCopy::begin(file.clone(), DATABASE, WIPED).unwrap();
    for (nth, record) in records.iter().enumerate() {
        copy.append(std::slice::from_ref(record)).unwrap();
        copy.settle(Time(nth as i64)).unwrap();
    }
    copy.settle(Time(records.len() as i64)).unwrap();
    copy.flush().unwrap();
    file
}

/// Returns the whole records of a file, as whoever takes them back finds them.
fn found(file: &MemoryFile) -> Vec<Record> {
    let copy = SecondCopy::open(file.clone(), Some(DATABASE)).unwrap();
    let Some(copy) = copy else { return Vec::new() };
    let places = copy.places().unwrap();
    places.into_iter().map(|it| (it.head.seq, copy.record(it).unwrap())).collect()
}

#[test]
fn what_was_copied_reads_back_and_says_how_far_it_goes() {
    let records = numbered(9);
    let file = copied(&records);
    assert_eq!(found(&file), records);
    let copy = SecondCopy::open(file.clone(), None).unwrap().unwrap();
    let Label { database, head, at, .. } = *copy.label();
    assert_eq!((database, head.seq, at), (DATABASE, Seq(9), Time(9)));
    assert_eq!(copy.label().end, copy.size().unwrap());
    assert!(SecondCopy::open(MemoryFile::default(), Some(DATABASE)).unwrap().is_none());
    let unsettled = MemoryFile::default();
    let mut copy = SecondCopy::begin(unsettled.clone(), DATABASE, WIPED).unwrap();
    copy.append(&records).unwrap();
    assert!(SecondCopy::open(unsettled, None).unwrap().is_none(), "it is not finished");
}

#[test]
fn records_that_were_copied_after_the_label_are_found() {
    let records = numbered(5);
    let file = copied(&records[..2]);
    let mut copy = SecondCopy::open(file.clone(), None).unwrap().unwrap();
    copy.append(&records[2..]).unwrap();
    let copy = SecondCopy::open(file, None).unwrap().unwrap();
    assert_eq!((copy.label().head.seq, copy.label().at), (Seq(5), Time(2)));
}

#[test]
fn a_file_that_is_cut_anywhere_gives_what_comes_before_and_goes_on_from_there() {
    let records = numbered(6);
    let whole = copied(&records).bytes();
    for len in FRAMES as usize..whole.len() {
        let file = MemoryFile::of(whole[..len].to_vec());
        let left = found(&file);
        assert_eq!(left, records[..left.len()], "cut at {len}");
        let ends = records.iter().scan(FRAMES as usize, |end, it| {
            *end += HEADER + it.1.len();
            Some(*end)
        });
        assert_eq!(left.len(), ends.filter(|end| *end <= len).count(), "cut at {len}");
        let mut copy = SecondCopy::open(file.clone(), None).unwrap().unwrap();
        assert_eq!(copy.label().head.seq.index(), left.len(), "cut at {len}");
        copy.append(&records[left.len()..]).unwrap();
        assert_eq!(found(&file), records, "cut at {len}");
    }
}

#[test]
fn a_changed_byte_costs_one_record_at_most() {
    let records = numbered(6);
    let whole = copied(&records).bytes();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x20;
        let left = found(&MemoryFile::of(bytes));
        assert!(left.len() + 1 >= records.len(), "byte {at}");
        assert!(left.iter().all(|it| records.contains(it)), "byte {at}");
        assert_eq!(left.len() == records.len(), at < FRAMES as usize, "byte {at}");
    }
}

#[test]
fn without_its_labels_it_is_read_by_whoever_knows_the_database() {
    let records = numbered(6);
    let mut bytes = copied(&records).bytes();
    bytes[..FRAMES as usize].fill(0);
    let file = MemoryFile::of(bytes);
    assert_eq!(found(&file), records);
    assert!(SecondCopy::open(file.clone(), None).unwrap().is_none());
    let copy = SecondCopy::open(file, Some([8; 16])).unwrap().unwrap();
    assert_eq!(copy.places().unwrap(), []);
}

#[test]
fn a_frame_inside_a_damaged_record_is_not_taken_for_one_of_ours() {
    let forged = records(&[b"forged".to_vec()]).remove(0).1;
    let hostile = [&header(&[0; 16], Seq(1), forged.len() as u32)[..], &forged].concat();
    let records = records(&[b"one".to_vec(), hostile, b"three".to_vec()]);
    let mut bytes = copied(&records).bytes();
    let second = FRAMES as usize + HEADER + records[0].1.len();
    bytes[second] ^= 1;
    assert_eq!(found(&MemoryFile::of(bytes)), [records[0].clone(), records[2].clone()]);
}

#[test]
fn a_full_disk_leaves_nothing_half_and_is_made_up_for_later() {
    let records = numbered(6);
    let file = copied(&records[..3]);
    let size = file.size().unwrap();
    let mut copy = SecondCopy::open(file.clone(), None).unwrap().unwrap();
    file.set_room(Some(size + 30));
    assert_eq!(copy.append(&records[3..]), Err(StoreError::Full));
    assert_eq!((file.size().unwrap(), copy.label().head.seq), (size, Seq(3)));
    file.set_room(None);
    copy.append(&records[3..]).unwrap();
    assert_eq!(found(&file), records);
}

proptest! {
    /// Whenever the power goes: what was flushed is there, nothing else than the journal is, and the
    /// copy goes on from there.
    #[test]
    fn a_power_cut_takes_nothing_that_was_flushed(
        sizes in prop::collection::vec(0_usize..300, 1..12),
        portion in 1_usize..4,
        flushed in 0_usize..12,
        is_settled in any::<bool>(),
        kept in prop::collection::vec(0_usize..1200, 8),
    ) {
        let records = records(&sizes.iter().map(|it| vec![*it as u8; *it]).collect::<Vec<_>>());
        let file = MemoryFile::default();
        let mut copy = SecondCopy::begin(file.clone(), DATABASE, WIPED).unwrap();
        copy.settle(Time(0)).unwrap();
        copy.flush().unwrap();
        let flushed = flushed.min(records.len());
        for records in records[..flushed].chunks(portion) {
            copy.append(records).unwrap();
            copy.settle(Time(1)).unwrap();
        }
        // As `append` does, but for the flush.
        let mut bytes = Vec::new();
        for (seq, record) in &records[flushed..] {
            bytes.extend_from_slice(&header(&DATABASE, *seq, record.len() as u32));
            bytes.extend_from_slice(record);
        }
        file.write(copy.label().end, &bytes).unwrap();
        if is_settled {
            copy.settle(Time(2)).unwrap();
        }
        let mut kept = kept.into_iter().cycle();
        let file = file.after_a_cut(|_| kept.next().unwrap_or(0));
        let left = found(&file);
        prop_assert!(left.len() >= flushed);
        prop_assert_eq!(&left, &records[..left.len()]);
        let mut copy = SecondCopy::open(file.clone(), Some(DATABASE)).unwrap().unwrap();
        prop_assert_eq!(copy.label().head.seq.index(), left.len());
        copy.append(&records[left.len()..]).unwrap();
        copy.settle(Time(3)).unwrap();
        prop_assert_eq!(found(&file), records);
    }
}

/// Returns a journal with these entries.
async fn journal(entries: &[&[u8]]) -> MemoryStore {
    let store = MemoryStore::default();
    for entry in entries {
        let head = store.head().await.unwrap();
        store.append(head, entry, Strict).await.unwrap();
    }
    store
}

async fn all(store: &MemoryStore) -> Vec<Record> {
    store.records(Seq(0), 999).await.unwrap()
}

async fn back(store: &MemoryStore, file: &MemoryFile) -> Back {
    let copy = SecondCopy::open(file.clone(), Some(DATABASE)).unwrap().unwrap();
    take_back(store, &copy).await.unwrap()
}

const ENTRIES: [&[u8]; 6] = [b"one", b"two", b"three", b"four", b"five", b"six"];

#[test]
fn a_copy_follows_its_journal_and_gives_all_of_it_back() {
    block_on(async {
        let store = journal(&ENTRIES[..2]).await;
        let file = MemoryFile::default();
        drop(rewrite(&store, file.clone(), (DATABASE, WIPED), Time(1)).await.unwrap());
        for entry in &ENTRIES[2..] {
            store.append(store.head().await.unwrap(), entry, Strict).await.unwrap();
        }
        let mut copy = SecondCopy::open(file.clone(), None).unwrap().unwrap();
        assert!(follow(&store, &mut copy, Time(2)).await.unwrap());
        assert_eq!((copy.label().head, copy.label().at), (store.head().await.unwrap(), Time(2)));
        assert!(follow(&store, &mut copy, Time(3)).await.unwrap());
        assert_eq!(copy.label().at, Time(2), "nothing was copied since");
        assert_eq!(found(&file), all(&store).await);

        let empty = MemoryStore::default();
        assert_eq!(back(&empty, &file).await, Back { acts: 6, is_other: false });
        assert_eq!(all(&empty).await, all(&store).await);
        assert_eq!(empty.head().await, store.head().await);
        assert_eq!(back(&empty, &file).await, Back::default(), "it is whole now");
    });
}

#[test]
fn a_journal_that_got_shorter_is_not_followed_but_given_its_end_back() {
    block_on(async {
        let (store, shorter) = (journal(&ENTRIES).await, journal(&ENTRIES[..4]).await);
        let file = MemoryFile::default();
        let mut copy = rewrite(&store, file.clone(), (DATABASE, WIPED), Time(1)).await.unwrap();
        assert!(!follow(&shorter, &mut copy, Time(2)).await.unwrap());
        assert_eq!(found(&file).len(), 6);
        assert_eq!(back(&shorter, &file).await.acts, 2);
        assert!(follow(&shorter, &mut copy, Time(3)).await.unwrap());
    });
}

#[test]
fn a_journal_of_another_past_is_neither_followed_nor_mixed_up() {
    block_on(async {
        let store = journal(&ENTRIES[..4]).await;
        let file = MemoryFile::default();
        let mut copy = rewrite(&store, file.clone(), (DATABASE, WIPED), Time(1)).await.unwrap();
        let other = journal(&[b"one", b"two", b"drei"]).await;
        for more in 0..2 {
            assert!(!follow(&other, &mut copy, Time(2)).await.unwrap());
            assert_eq!(back(&other, &file).await, Back { acts: 0, is_other: true }, "{more} more");
            other.append(other.head().await.unwrap(), b"more", Strict).await.unwrap();
        }
        assert_eq!(other.head().await.unwrap().seq, Seq(5));
    });
}

#[test]
fn what_the_copy_lacks_too_stays_missing_and_the_rest_comes_back() {
    block_on(async {
        let store = journal(&ENTRIES).await;
        let records = all(&store).await;
        let mut bytes = copied(&records).bytes();
        let third: usize = records[..2].iter().map(|it| HEADER + it.1.len()).sum();
        bytes[FRAMES as usize + third + HEADER + 33] ^= 1;
        let empty = MemoryStore::default();
        assert_eq!(back(&empty, &MemoryFile::of(bytes)).await.acts, 5);
        assert_eq!(empty.head().await, store.head().await);
        assert_eq!(verify(&empty).await.unwrap().damaged, [Seq(3)]);
    });
}

#[test]
fn what_is_overwritten_in_the_journal_is_in_no_copy_that_is_written_anew() {
    block_on(async {
        let store = journal(&[b"one", b"a secret", b"three"]).await;
        let before = MemoryFile::default();
        drop(rewrite(&store, before.clone(), (DATABASE, WIPED), Time(1)).await.unwrap());
        store.overwrite(Seq(2), b"-").await.unwrap();
        let file = MemoryFile::default();
        drop(rewrite(&store, file.clone(), (DATABASE, [1; 16]), Time(2)).await.unwrap());
        let holds = |file: &MemoryFile| memchr::memmem::find(&file.bytes(), b"secret").is_some();
        assert!(holds(&before) && !holds(&file));
        let empty = MemoryStore::default();
        assert_eq!(back(&empty, &file).await.acts, 3);
        assert_eq!(all(&empty).await, all(&store).await, "byte for byte");
    });
}

proptest! {
    /// Whatever of the two is damaged: an entry that is whole in one of them is not lost.
    #[test]
    fn no_entry_is_lost_that_is_whole_in_one_of_the_two(
        count in 1_u8..40,
        damaged in prop::collection::btree_set(1_u32..40, 0..12),
        cut in 0_u32..20,
        flips in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    ) {
        block_on(async {
            let records = numbered(count);
            let mut bytes = copied(&records).bytes();
            for flip in flips {
                let at = flip.index(bytes.len());
                bytes[at] ^= 4;
            }
            let file = MemoryFile::of(bytes);
            let in_copy = found(&file);
            let kept = (u32::from(count)).saturating_sub(cut) as usize;
            let store = MemoryStore::default();
            store.mend(&records[..kept]).await.unwrap();
            damaged.iter().for_each(|it| store.damage_entry(Seq(*it)));
            let in_journal = all(&store).await;
            back(&store, &file).await;
            let wanted: Vec<_> =
                records.iter().filter(|it| in_copy.contains(it) || in_journal.contains(it)).cloned().collect();
            prop_assert_eq!(all(&store).await, wanted);
            Ok(())
        })?;
    }
}
