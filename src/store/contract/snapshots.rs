//! Rules of snapshots: S1 to S5.

use super::{Outcome, append_many, noise};
use crate::model::Seq;
use crate::store::{Durability::Strict, Head, Store};
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
