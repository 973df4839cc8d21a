//! Rules of the journal: J1 to J14.

use std::{future::poll_fn, pin::pin, task::Poll};

use super::{Outcome, append_many, noise};
use crate::model::Seq;
use crate::store::{Durability::Relaxed, Durability::Strict, Head, Store, StoreError};
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

/// J13: what is appended while somebody reads is read now or later, and never taken for gone.
pub async fn j13_who_reads_while_others_append_meets_no_damage(
    here: &impl Store,
    there: &impl Store,
) -> Outcome {
    const MANY: u8 = 200;
    let reading = async {
        let mut head = Head::default();
        while head.seq < Seq(u32::from(MANY)) {
            head = there.since(head, 7).await?.last().map_or(head, |it| it.head);
        }
        Ok::<_, StoreError>(head)
    };
    let (end, read) = both(append_many(here, MANY), reading).await;
    assert_eq!(read?, end?);
    Ok(())
}

/// J14: entries that are appended together are there in their order, as if they came one by one; a stale
/// writer adds none.
pub async fn j14_entries_that_come_together_come_in_order_or_not_at_all(
    here: &impl Store,
    there: &impl Store,
) -> Outcome {
    let entries: Vec<Vec<u8>> = (0..40).map(|it| vec![it; usize::from(it)]).collect();
    let first = here.append_all(Head::default(), &entries[..10], Strict).await?;
    let late = there.append_all(Head::default(), &entries[10..], Strict).await;
    assert_eq!(late, Err(StoreError::Behind { head: first }));
    let end = there.append_all(first, &entries[10..], Relaxed).await?;
    assert_eq!(here.append_all(end, &[], Strict).await?, end);
    assert_eq!(here.head().await?, end);
    let read: Vec<_> = here.since(Head::default(), 100).await?.into_iter().map(|it| it.bytes).collect();
    assert_eq!(read, entries);
    assert_eq!(end, entries.iter().fold(Head::default(), |head, it| head.after(it)));
    assert_eq!(here.append(end, b"on", Strict).await?.seq, Seq(41));
    Ok(())
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
