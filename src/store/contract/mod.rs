//! What every store promises, as numbered rules that run on each backend.
//!
//! A rule gets two handles on one fresh store, as two tabs have. Run them all with
//! [`store_contract!`](crate::store_contract) and
//! [`store_damage_contract!`](crate::store_damage_contract), which call a macro of yours for each rule.

#![expect(clippy::missing_panics_doc, reason = "to panic is how a rule says that it is broken")]

pub mod damage;

use std::{future::poll_fn, pin::pin, task::Poll};

use super::{Durability::Relaxed, Durability::Strict, Head, Pack, Store, StoreError, pack_key};
use crate::model::{BodyRef, Seq};

/// Calls the macro `$run` with the name of each rule.
#[macro_export]
macro_rules! store_contract {
    ($run:ident) => {
        $run!(j1_a_fresh_store_is_empty);
        $run!(j2_entries_count_from_one_and_read_back);
        $run!(j3_a_stale_writer_is_refused_and_leaves_no_trace);
        $run!(j4_of_two_racing_writers_one_wins);
        $run!(j5_reading_goes_in_order_and_in_portions);
        $run!(j6_given_entries_come_in_the_order_asked);
        $run!(j7_empty_and_large_entries_survive);
        $run!(j8_the_head_proves_everything_before_it);
        $run!(j9_a_journal_of_another_past_is_refused);
        $run!(j10_an_overwritten_entry_keeps_its_place);
        $run!(j11_what_was_stored_but_not_answered_is_found_and_never_stored_twice);
        $run!(j12_an_append_that_is_given_up_is_there_whole_or_not_at_all);
        $run!(s1_a_snapshot_of_many_parts_reads_back);
        $run!(s2_the_newest_snapshot_is_loaded);
        $run!(s3_an_older_snapshot_never_replaces_a_newer_one);
        $run!(s4_a_snapshot_of_another_past_is_not_loaded);
        $run!(s5_forgotten_snapshots_are_gone);
        $run!(b1_bodies_are_slices_of_packs);
        $run!(b2_what_is_not_there_is_none);
        $run!(b3_an_erased_body_is_gone_and_its_neighbours_stay);
        $run!(b4_swept_packs_are_gone_with_their_text);
        $run!(b5_search_text_lies_beside_the_bodies);
        $run!(m1_small_facts_are_kept);
    };
}

/// The outcome of a rule: a store that fails fails the rule.
pub type Outcome = Result<(), StoreError>;

/// J1: a fresh store is empty, and says so.
pub async fn j1_a_fresh_store_is_empty(here: &impl Store, there: &impl Store) -> Outcome {
    assert_eq!(here.head().await?, Head::default());
    assert_eq!(there.since(Head::default(), 10).await?, []);
    assert_eq!(here.load_snapshot().await?, None);
    assert_eq!(here.pack_keys().await?, Vec::<[u8; 16]>::new());
    Ok(())
}

/// J2: the first entry is 1, and what one tab appends the other reads.
pub async fn j2_entries_count_from_one_and_read_back(here: &impl Store, there: &impl Store) -> Outcome {
    let one = here.append(Head::default(), b"one", Strict).await?;
    let two = here.append(one, b"two", Relaxed).await?;
    assert_eq!((one.seq, two.seq), (Seq(1), Seq(2)));
    assert_eq!(there.head().await?, two);
    let read = there.since(Head::default(), 10).await?;
    assert_eq!(read.iter().map(|it| it.head).collect::<Vec<_>>(), [one, two]);
    assert_eq!(read.iter().map(|it| it.bytes.as_slice()).collect::<Vec<_>>(), [b"one", b"two"]);
    Ok(())
}

/// J3: a stale writer is refused, told the head, and leaves no trace.
pub async fn j3_a_stale_writer_is_refused_and_leaves_no_trace(
    here: &impl Store,
    there: &impl Store,
) -> Outcome {
    let head = here.append(Head::default(), b"one", Strict).await?;
    let late = there.append(Head::default(), b"late", Strict).await;
    assert_eq!(late, Err(StoreError::Behind { head }));
    assert_eq!(there.head().await?, head);
    let read = there.since(Head::default(), 10).await?;
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].bytes, b"one");
    // Having caught up, it may append.
    assert_eq!(there.append(head, b"late", Strict).await?.seq, Seq(2));
    Ok(())
}

/// J4: of two writers at once one wins; the other is behind the winner.
pub async fn j4_of_two_racing_writers_one_wins(here: &impl Store, there: &impl Store) -> Outcome {
    let mut head = Head::default();
    for round in 0..8_u8 {
        let (ours, theirs) =
            both(here.append(head, &[round, 0], Strict), there.append(head, &[round, 1], Strict)).await;
        let (won, lost) = if ours.is_ok() { (ours, theirs) } else { (theirs, ours) };
        let won = won?;
        assert_eq!(lost, Err(StoreError::Behind { head: won }));
        assert_eq!(won.seq, Seq(u32::from(round) + 1));
        head = won;
    }
    assert_eq!(here.since(Head::default(), 100).await?.len(), 8);
    Ok(())
}

/// J5: reading goes oldest first, in portions, each going on where the last one ended.
pub async fn j5_reading_goes_in_order_and_in_portions(here: &impl Store, there: &impl Store) -> Outcome {
    append_many(here, 25).await?;
    let mut seen = Head::default();
    let mut portions = Vec::new();
    loop {
        let portion = there.since(seen, 10).await?;
        let Some(last) = portion.last() else { break };
        seen = last.head;
        portions.push(portion.iter().map(|it| it.bytes[0]).collect::<Vec<_>>());
    }
    assert_eq!(portions.iter().map(Vec::len).collect::<Vec<_>>(), [10, 10, 5]);
    assert_eq!(portions.concat(), (0..25).collect::<Vec<u8>>());
    assert_eq!(there.since(seen, 0).await?, []);
    Ok(())
}

/// J6: given entries come in the order asked; one that is not there is damage, never left out.
pub async fn j6_given_entries_come_in_the_order_asked(here: &impl Store, there: &impl Store) -> Outcome {
    append_many(here, 9).await?;
    let read = there.entries(&[Seq(7), Seq(2), Seq(9), Seq(2)]).await?;
    assert_eq!(read.iter().map(|it| it.head.seq.0).collect::<Vec<_>>(), [7, 2, 9, 2]);
    assert_eq!(read.iter().map(|it| it.bytes[0]).collect::<Vec<_>>(), [6, 1, 8, 1]);
    assert_eq!(there.entries(&[]).await?, []);
    for seq in [Seq(0), Seq(10)] {
        assert_eq!(there.entries(&[Seq(1), seq]).await, Err(StoreError::Damaged { seq }));
    }
    Ok(())
}

/// J7: an entry may be empty, or as large as a batch of an import.
pub async fn j7_empty_and_large_entries_survive(here: &impl Store, there: &impl Store) -> Outcome {
    let large = noise(512 * 1024);
    let head = here.append(Head::default(), b"", Strict).await?;
    here.append(head, &large, Relaxed).await?;
    let read = there.since(Head::default(), 2).await?;
    assert_eq!(read[0].bytes, b"");
    assert!(read[1].bytes == large, "the large entry differs");
    Ok(())
}

/// J8: the head is a hash over all entries and their order, the same on every backend.
pub async fn j8_the_head_proves_everything_before_it(here: &impl Store, there: &impl Store) -> Outcome {
    let head = append_many(here, 5).await?;
    let by_hand = (0..5_u8).fold(Head::default(), |head, it| head.after(&[it]));
    assert_eq!(head, by_hand);
    assert_eq!(there.head().await?, by_hand);
    Ok(())
}

/// J9: who saw other entries under the same numbers can neither append nor read on.
pub async fn j9_a_journal_of_another_past_is_refused(here: &impl Store, there: &impl Store) -> Outcome {
    let head = append_many(here, 3).await?;
    let other = Head { seq: head.seq, hash: [9; 16] };
    assert_eq!(there.append(other, b"x", Strict).await, Err(StoreError::Behind { head }));
    let other = Head { seq: Seq(2), hash: [9; 16] };
    assert_eq!(there.since(other, 9).await, Err(StoreError::Damaged { seq: Seq(3) }));
    Ok(())
}

/// J10: an overwritten entry says something else at the same place, and those behind it stay.
pub async fn j10_an_overwritten_entry_keeps_its_place(here: &impl Store, there: &impl Store) -> Outcome {
    let one = here.append(Head::default(), b"one", Strict).await?;
    let two = here.append(one, b"two", Strict).await?;
    here.overwrite(one.seq, b"-").await?;
    let read = there.since(Head::default(), 10).await?;
    assert_eq!(read.iter().map(|it| it.head).collect::<Vec<_>>(), [one, two]);
    assert_eq!(read.iter().map(|it| it.bytes.as_slice()).collect::<Vec<_>>(), [&b"-"[..], b"two"]);
    assert!(matches!(here.overwrite(Seq(3), b"-").await, Err(StoreError::Damaged { .. })));
    there.append(two, b"three", Strict).await?;
    Ok(())
}

/// J11: whoever lost the answer to an append finds the entry behind the head it was appended to; to
/// append it again stores it no second time.
pub async fn j11_what_was_stored_but_not_answered_is_found_and_never_stored_twice(
    here: &impl Store,
    there: &impl Store,
) -> Outcome {
    let one = here.append(Head::default(), b"one", Strict).await?;
    let _lost = here.append(one, b"mine", Strict).await?;
    let mine = one.after(b"mine");
    assert_eq!(here.append(one, b"mine", Strict).await, Err(StoreError::Behind { head: mine }));
    let read = here.since(one, 9).await?;
    assert_eq!(
        read.iter().map(|it| (it.head, it.bytes.as_slice())).collect::<Vec<_>>(),
        [(mine, &b"mine"[..])]
    );
    // Somebody else has gone on since: it is not stored behind them either.
    let three = there.append(mine, b"three", Strict).await?;
    assert_eq!(here.append(one, b"mine", Strict).await, Err(StoreError::Behind { head: three }));
    let read = here.since(one, 9).await?;
    assert_eq!(read.iter().map(|it| it.bytes.as_slice()).collect::<Vec<_>>(), [&b"mine"[..], b"three"]);
    Ok(())
}

/// J12: an append that nobody waits for any more, wherever it has come to, is there whole or not at
/// all, and the journal goes on.
pub async fn j12_an_append_that_is_given_up_is_there_whole_or_not_at_all(
    here: &impl Store,
    there: &impl Store,
) -> Outcome {
    let mut head = here.append(Head::default(), b"one", Strict).await?;
    for polls in 0..8_u8 {
        given_up(here.append(head, &[polls], Strict), polls).await;
        let read = there.since(head, 9).await?;
        let found = there.head().await?;
        let entries: Vec<_> = read.iter().map(|it| (it.head, it.bytes.as_slice())).collect();
        if found == head {
            assert_eq!(entries, []);
        } else {
            assert_eq!(entries, [(head.after(&[polls]), &[polls][..])]);
        }
        head = there.append(found, b"on", Strict).await?;
    }
    Ok(())
}

/// S1: a snapshot of many parts reads back whole; so does an empty one.
pub async fn s1_a_snapshot_of_many_parts_reads_back(here: &impl Store, there: &impl Store) -> Outcome {
    let head = append_many(here, 2).await?;
    let large = noise(1_500_000);
    here.save_snapshot(head, &large).await?;
    let read = there.load_snapshot().await?;
    assert_eq!(read.as_ref().map(|it| it.head), Some(head));
    assert!(read.is_some_and(|it| it.bytes == large), "the snapshot differs");
    let head = here.append(head, b"more", Strict).await?;
    here.save_snapshot(head, b"").await?;
    assert_eq!(there.load_snapshot().await?.map(|it| it.bytes), Some(Vec::new()));
    Ok(())
}

/// S2: of several snapshots the newest is loaded.
pub async fn s2_the_newest_snapshot_is_loaded(here: &impl Store, there: &impl Store) -> Outcome {
    let mut head = Head::default();
    for it in 0..5_u8 {
        head = here.append(head, &[it], Strict).await?;
        here.save_snapshot(head, &[it; 100]).await?;
        let read = there.load_snapshot().await?;
        assert_eq!(read.map(|it| (it.head, it.bytes)), Some((head, vec![it; 100])));
    }
    Ok(())
}

/// S3: a tab that was slow to write its snapshot does not undo a newer one.
pub async fn s3_an_older_snapshot_never_replaces_a_newer_one(
    here: &impl Store,
    there: &impl Store,
) -> Outcome {
    let older = append_many(here, 2).await?;
    let newer = here.append(older, b"more", Strict).await?;
    there.save_snapshot(newer, b"newer").await?;
    here.save_snapshot(older, b"older").await?;
    assert_eq!(here.load_snapshot().await?.map(|it| it.bytes), Some(b"newer".to_vec()));
    Ok(())
}

/// S4: a snapshot that leads the journal, or contradicts it, is not loaded; the one before is.
pub async fn s4_a_snapshot_of_another_past_is_not_loaded(here: &impl Store, there: &impl Store) -> Outcome {
    let one = append_many(here, 1).await?;
    append_many(here, 2).await?;
    here.save_snapshot(one, b"ours").await?;
    for seq in [Seq(3), Seq(4)] {
        here.save_snapshot(Head { seq, hash: [9; 16] }, b"another").await?;
        let read = there.load_snapshot().await?;
        assert_eq!(read.map(|it| it.bytes), (seq == Seq(3)).then(|| b"ours".to_vec()));
    }
    Ok(())
}

/// S5: forgotten snapshots are gone, so are those on their way, and the next one counts.
pub async fn s5_forgotten_snapshots_are_gone(here: &impl Store, there: &impl Store) -> Outcome {
    let one = here.append(Head::default(), b"one", Strict).await?;
    let two = here.append(one, b"two", Strict).await?;
    here.save_snapshot(one, b"state").await?;
    here.forget_snapshots().await?;
    there.save_snapshot(one, b"state, begun before").await?;
    assert_eq!(there.load_snapshot().await?, None);
    here.save_snapshot(two, b"state again").await?;
    assert_eq!(there.load_snapshot().await?.map(|it| it.bytes), Some(b"state again".to_vec()));
    Ok(())
}

/// B1: a body is a slice of a pack; many are read at once, in the order asked.
pub async fn b1_bodies_are_slices_of_packs(here: &impl Store, there: &impl Store) -> Outcome {
    let [first, second] = two_packs();
    let wanted = [slice(&second, 3, 3), slice(&first, 0, 3), slice(&first, 3, 5)];
    here.put_packs(vec![first, second]).await?;
    let read = there.bodies(&wanted).await?;
    assert_eq!(read, [Some(b"six".to_vec()), Some(b"one".to_vec()), Some(b"three".to_vec())]);
    assert_eq!(there.body(wanted[1]).await?, Some(b"one".to_vec()));
    Ok(())
}

/// B2: an unknown pack, and a slice outside its pack, are none and no failure.
pub async fn b2_what_is_not_there_is_none(here: &impl Store, there: &impl Store) -> Outcome {
    let [first, second] = two_packs();
    let (outside, unknown) = (slice(&first, 6, 9), slice(&second, 0, 3));
    let overflow = slice(&first, u32::MAX, 9);
    here.put_packs(vec![first]).await?;
    assert_eq!(there.bodies(&[outside, unknown, overflow]).await?, [None, None, None]);
    assert_eq!(there.texts(second.key).await?, None);
    assert_eq!(there.body(BodyRef::default()).await?, None);
    Ok(())
}

/// B3: an erased body is gone, its neighbours stay; erasing what is not there is no failure.
pub async fn b3_an_erased_body_is_gone_and_its_neighbours_stay(
    here: &impl Store,
    there: &impl Store,
) -> Outcome {
    let [first, second] = two_packs();
    let (gone, stays, unknown) = (slice(&first, 0, 3), slice(&first, 3, 5), slice(&second, 0, 3));
    here.put_packs(vec![first]).await?;
    here.erase(&[gone, unknown]).await?;
    assert_eq!(there.bodies(&[gone, stays]).await?, [None, Some(b"three".to_vec())]);
    Ok(())
}

/// B4: a swept pack is gone with its search text; the others stay.
pub async fn b4_swept_packs_are_gone_with_their_text(here: &impl Store, there: &impl Store) -> Outcome {
    let [first, second] = two_packs();
    let (swept, kept, body) = (first.key, second.key, slice(&first, 0, 3));
    here.put_packs(vec![first, second]).await?;
    let mut keys = vec![swept, kept];
    keys.sort_unstable();
    assert_eq!(there.pack_keys().await?, keys);
    here.delete_packs(&[swept]).await?;
    assert_eq!(there.pack_keys().await?, [kept]);
    assert_eq!(there.body(body).await?, None);
    assert_eq!(there.texts(swept).await?, None);
    Ok(())
}

/// B5: search text lies under the key of its pack and can be replaced.
pub async fn b5_search_text_lies_beside_the_bodies(here: &impl Store, there: &impl Store) -> Outcome {
    let [first, _] = two_packs();
    let key = first.key;
    here.put_packs(vec![first]).await?;
    assert_eq!(there.texts(key).await?, Some(b"text of onethree".to_vec()));
    here.replace_texts(key, b"text of three").await?;
    assert_eq!(there.texts(key).await?, Some(b"text of three".to_vec()));
    Ok(())
}

/// M1: small facts are kept, and the last one put counts.
pub async fn m1_small_facts_are_kept(here: &impl Store, there: &impl Store) -> Outcome {
    assert_eq!(here.meta_get("head").await?, None);
    here.meta_put("head", b"not the journal's").await?;
    here.meta_put("backup", b"monday").await?;
    here.meta_put("backup", b"tuesday").await?;
    assert_eq!(there.meta_get("backup").await?, Some(b"tuesday".to_vec()));
    assert_eq!(there.meta_get("head").await?, Some(b"not the journal's".to_vec()));
    assert_eq!(there.head().await?, Head::default());
    Ok(())
}

async fn append_many(store: &impl Store, n_entries: u8) -> Result<Head, StoreError> {
    let mut head = store.head().await?;
    for it in 0..n_entries {
        head = store.append(head, &[it], Relaxed).await?;
    }
    Ok(head)
}

fn two_packs() -> [Pack; 2] {
    ["onethree", "sixsix"].map(|bodies| Pack {
        key: pack_key(bodies.as_bytes()),
        bodies: bodies.into(),
        texts: format!("text of {bodies}").into(),
    })
}

fn slice(pack: &Pack, offset: u32, len: u32) -> BodyRef {
    BodyRef { pack: pack.key, offset, len }
}

/// Returns bytes without a pattern that a mix-up of parts could hide behind.
fn noise(len: usize) -> Vec<u8> {
    let step = |state: &mut u32| {
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Some((*state >> 24) as u8)
    };
    std::iter::repeat_n((), len).scan(7_u32, |state, ()| step(state)).collect()
}

/// Begins something, lets it go on so many times, and drops it.
async fn given_up(it: impl Future, polls: u8) {
    let mut it = pin!(it);
    let mut left = polls;
    poll_fn(|cx| {
        if left == 0 || it.as_mut().poll(cx).is_ready() {
            return Poll::Ready(());
        }
        left -= 1;
        Poll::Pending
    })
    .await;
}

/// Runs two futures at the same time.
async fn both<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut left, mut right) = (None, None);
    poll_fn(|cx| {
        if left.is_none()
            && let Poll::Ready(it) = a.as_mut().poll(cx)
        {
            left = Some(it);
        }
        if right.is_none()
            && let Poll::Ready(it) = b.as_mut().poll(cx)
        {
            right = Some(it);
        }
        match (left.take(), right.take()) {
            (Some(a), Some(b)) => Poll::Ready((a, b)),
            (a, b) => {
                (left, right) = (a, b);
                Poll::Pending
            }
        }
    })
    .await
}
