//! What every store promises on a disk that damages what is on it: what can be read is never held
//! back by what cannot, the journal alone says where it ends, and another copy mends it.

use super::super::{Durability::Strict, Head, Mend, Packer, Record, Sealed, Store, StoreError};
use super::{Outcome, append_many, slice, two_packs};
use crate::mail::parse;
use crate::model::Seq;

/// What may happen to a disk, done to the store of a rule behind its back.
#[expect(async_fn_in_trait, reason = "a page has one thread; nothing here needs Send")]
pub trait Harm {
    /// Puts other bytes in the place of the head record, or takes it away.
    async fn head(&self, bytes: Option<&[u8]>);
    /// Puts other bytes in the place of a record of the journal, or takes it away.
    async fn record(&self, seq: Seq, bytes: Option<&[u8]>);
    /// Takes the parts of all snapshots away, but not what names them.
    async fn snapshots(&self);
    /// Changes a byte in the bodies of every pack.
    async fn packs(&self);
}

/// Calls the macro `$run` with the name of each rule about damage.
#[macro_export]
macro_rules! store_damage_contract {
    ($run:ident) => {
        $run!(d1_a_missing_head_record_is_made_up_from_the_journal);
        $run!(d2_a_damaged_head_record_is_made_up_from_the_journal);
        $run!(d3_a_head_record_that_lags_overwrites_nothing);
        $run!(d4_work_goes_on_behind_a_damaged_end);
        $run!(d5_a_lost_tail_is_missed);
        $run!(d6_lost_snapshots_are_none);
        $run!(d7_a_damaged_pack_is_none_and_keeps_no_other_back);
        $run!(d8_another_copy_mends_what_is_damaged_missing_or_cut_off);
        $run!(d9_a_copy_of_another_past_mends_nothing);
        $run!(d10_a_gap_in_the_copy_stays_a_gap);
        $run!(d11_a_beginning_is_cleared_once);
        $run!(d12_a_damaged_message_keeps_no_other_of_its_pack_back);
    };
}

/// D1: where the head record is gone, the last entry is the head; the next append writes it anew.
pub async fn d1_a_missing_head_record_is_made_up_from_the_journal(
    here: &impl Store,
    there: &impl Store,
    harm: &impl Harm,
) -> Outcome {
    let head = append_many(here, 3).await?;
    harm.head(None).await;
    goes_on(here, there, head).await
}

/// D2: the same where it is no head at all.
pub async fn d2_a_damaged_head_record_is_made_up_from_the_journal(
    here: &impl Store,
    there: &impl Store,
    harm: &impl Harm,
) -> Outcome {
    let head = append_many(here, 3).await?;
    for bytes in [&b""[..], b"short", &[0xee; 99]] {
        harm.head(Some(bytes)).await;
        assert_eq!(there.head().await?, head, "{bytes:?}");
    }
    goes_on(here, there, head).await
}

/// D3: a head record of earlier, or of another hash, is not believed, and no entry is overwritten
/// because of it.
pub async fn d3_a_head_record_that_lags_overwrites_nothing(
    here: &impl Store,
    there: &impl Store,
    harm: &impl Harm,
) -> Outcome {
    let early = append_many(here, 2).await?;
    let head = append_many(here, 2).await?;
    harm.head(Some(&early.to_bytes())).await;
    assert_eq!(there.append(early, b"late", Strict).await, Err(StoreError::Behind { head }));
    assert_eq!(there.since(early, 9).await?.len(), 2);
    goes_on(here, there, head).await?;
    let head = here.head().await?;
    harm.head(Some(&Head { hash: [7; 16], ..head }.to_bytes())).await;
    assert_eq!(there.append(head, b"more", Strict).await?.seq.0, head.seq.0 + 1);
    assert_eq!(here.since(Head::default(), 99).await?.len(), 6);
    Ok(())
}

/// D4: an end that is damaged is the end: what is appended comes behind it, with or without a head
/// record.
pub async fn d4_work_goes_on_behind_a_damaged_end(
    here: &impl Store,
    there: &impl Store,
    harm: &impl Harm,
) -> Outcome {
    append_many(here, 3).await?;
    harm.record(Seq(3), Some(b"no record at all")).await;
    let end = there.head().await?;
    assert_eq!(there.append(end, b"four", Strict).await?.seq, Seq(4));
    harm.record(Seq(4), Some(b"nor is this")).await;
    harm.head(None).await;
    let end = there.head().await?;
    assert_eq!(end.seq, Seq(4));
    there.append(end, b"five", Strict).await?;
    let portion = super::super::past_damage(here, Head::default(), 9).await?;
    let behind = super::super::past_damage(here, portion.head, 9).await?;
    assert_eq!((portion.entries.len(), behind.damaged), (2, vec![Seq(3), Seq(4)]));
    assert_eq!(behind.entries[0].bytes, b"five");
    Ok(())
}

/// D5: entries that the head record knows of and that are gone are damage, not the end.
pub async fn d5_a_lost_tail_is_missed(here: &impl Store, there: &impl Store, harm: &impl Harm) -> Outcome {
    let head = append_many(here, 4).await?;
    harm.record(Seq(3), None).await;
    harm.record(Seq(4), None).await;
    assert_eq!(there.head().await?, head);
    let two = there.since(Head::default(), 9).await?;
    assert_eq!(there.since(two[1].head, 9).await, Err(StoreError::Damaged { seq: Seq(3) }));
    assert_eq!(there.append(head, b"five", Strict).await?.seq, Seq(5));
    Ok(())
}

/// D6: snapshots whose parts are gone are none, and the next one counts, also of the same entry.
pub async fn d6_lost_snapshots_are_none(here: &impl Store, there: &impl Store, harm: &impl Harm) -> Outcome {
    let head = append_many(here, 2).await?;
    here.save_snapshot(head, b"state").await?;
    harm.snapshots().await;
    assert_eq!(there.load_snapshot().await?, None);
    assert_eq!(there.since(Head::default(), 9).await?.len(), 2);
    here.save_snapshot(head, b"state again").await?;
    assert_eq!(there.load_snapshot().await?.map(|it| it.bytes), Some(b"state again".to_vec()));
    Ok(())
}

/// D7: bodies in a damaged pack are none; one put again is read.
pub async fn d7_a_damaged_pack_is_none_and_keeps_no_other_back(
    here: &impl Store,
    there: &impl Store,
    harm: &impl Harm,
) -> Outcome {
    let [first, second] = two_packs();
    let wanted = [slice(&first, 0, 3), slice(&second, 0, 3)];
    here.put_packs(vec![first.clone()]).await?;
    harm.packs().await;
    here.put_packs(vec![second]).await?;
    assert_eq!(there.bodies(&wanted).await?, [None, Some(b"six".to_vec())]);
    here.put_packs(vec![first]).await?;
    assert_eq!(there.body(wanted[0]).await?, Some(b"one".to_vec()));
    Ok(())
}

/// D12: in a damaged pack each message that is whole is read; one that is erased there is gone.
pub async fn d12_a_damaged_message_keeps_no_other_of_its_pack_back(
    here: &impl Store,
    there: &impl Store,
    harm: &impl Harm,
) -> Outcome {
    let raws = [&b"Subject: a\n\none"[..], b"Subject: b\n\ntwo", b"Subject: c\n\nthree"];
    let mut packer = Packer::default();
    raws.iter().for_each(|it| packer.add(it, parse(it, None), &mut Vec::new()));
    let Sealed { pack, headers, .. } = packer.seal().expect("it holds messages");
    let wanted: Vec<_> = headers.iter().map(|it| it.body).collect();
    let [one, two, three] = raws.map(|it| Some(it.to_vec()));
    here.put_packs(vec![pack.clone()]).await?;
    assert_eq!(there.bodies(&wanted).await?, [one.clone(), two.clone(), three.clone()]);
    harm.packs().await;
    assert_eq!(there.bodies(&wanted).await?, [one.clone(), two.clone(), None]);
    here.erase(&wanted[..1]).await?;
    assert_eq!(there.bodies(&wanted).await?, [None, two.clone(), None]);
    here.put_packs(vec![pack]).await?;
    assert_eq!(there.bodies(&wanted).await?, [one, two, three]);
    Ok(())
}

/// D8: records of another copy take the place of those that are damaged or missing, and follow the
/// end; overwritten ones byte for byte.
pub async fn d8_another_copy_mends_what_is_damaged_missing_or_cut_off(
    here: &(impl Store + Mend),
    there: &(impl Store + Mend),
    harm: &impl Harm,
) -> Outcome {
    let head = append_many(here, 7).await?;
    here.overwrite(Seq(3), b"overwritten").await?;
    let copy = there.records(Seq(0), 99).await?;
    assert_eq!(copy.len(), 7);
    assert_eq!(there.records(Seq(2), 2).await?, copy[2..4]);
    harm.record(Seq(1), None).await;
    harm.record(Seq(3), Some(b"damaged")).await;
    harm.record(Seq(6), None).await;
    harm.record(Seq(7), None).await;
    harm.head(None).await;
    assert_eq!(there.records(Seq(0), 99).await?.len(), 3, "those that are whole, wherever they are");
    assert_eq!(here.mend(&copy[..2]).await?, 1);
    assert_eq!(here.mend(&copy).await?, 3);
    assert_eq!(here.mend(&copy).await?, 0);
    assert_eq!(there.records(Seq(0), 99).await?, copy);
    goes_on(here, there, head).await
}

/// D9: a copy that contradicts what is whole here is of another past, and puts nothing at all.
pub async fn d9_a_copy_of_another_past_mends_nothing(
    here: &(impl Store + Mend),
    there: &(impl Store + Mend),
    harm: &impl Harm,
) -> Outcome {
    let head = append_many(here, 3).await?;
    let mut copy = there.records(Seq(0), 99).await?;
    harm.record(Seq(1), None).await;
    let (other, record) = super::super::record::encode(Head { hash: [9; 16], ..head }, b"another");
    copy.push((other.seq, record));
    assert_eq!(here.mend(&copy).await, Err(StoreError::Damaged { seq: other.seq }));
    assert_eq!(there.records(Seq(0), 99).await?.len(), 2);
    assert_eq!(there.head().await?, head);
    copy.pop();
    assert_eq!(here.mend(&copy).await?, 1);
    assert_eq!(here.mend(&[(Seq(4), b"no record".to_vec())]).await?, 0);
    Ok(())
}

/// D10: what the copy lacks too stays missing; what it has behind is taken.
pub async fn d10_a_gap_in_the_copy_stays_a_gap(
    here: &(impl Store + Mend),
    there: &(impl Store + Mend),
    harm: &impl Harm,
) -> Outcome {
    let head = append_many(here, 6).await?;
    let mut copy: Vec<Record> = there.records(Seq(0), 99).await?;
    for seq in 3..=6 {
        harm.record(Seq(seq), None).await;
    }
    harm.head(None).await;
    copy.remove(3);
    assert_eq!(here.mend(&copy).await?, 3);
    assert_eq!(there.head().await?, head);
    assert_eq!(there.entries(&[Seq(4)]).await, Err(StoreError::Damaged { seq: Seq(4) }));
    assert_eq!(there.entries(&[Seq(6)]).await?[0].bytes, [5]);
    Ok(())
}

/// D11: what a beginning left is cleared where its mark stands, and only once.
pub async fn d11_a_beginning_is_cleared_once(
    here: &(impl Store + Mend),
    there: &(impl Store + Mend),
    _: &impl Harm,
) -> Outcome {
    let [first, _] = two_packs();
    let id = here.database_id().await?;
    here.meta_put("mark", b"begun").await?;
    here.put_packs(vec![first]).await?;
    let head = append_many(here, 2).await?;
    here.save_snapshot(head, b"state").await?;
    assert!(!here.clear("other mark").await?);
    assert_eq!(there.head().await?, head);
    assert!(here.clear("mark").await?);
    super::j1_a_fresh_store_is_empty(here, there).await?;
    assert_eq!(there.meta_get("mark").await?, None);
    append_many(there, 1).await?;
    assert!(!here.clear("mark").await?, "somebody has begun since");
    assert_eq!(there.head().await?.seq, Seq(1));
    here.adopt_id([5; 16]).await?;
    assert_eq!(there.database_id().await?, Some([5; 16]));
    assert_ne!(id, Some([5; 16]));
    Ok(())
}

/// The journal ends at `head` for both tabs, who append behind it in turn.
async fn goes_on(here: &impl Store, there: &impl Store, head: Head) -> Outcome {
    assert_eq!((here.head().await?, there.head().await?), (head, head));
    assert_eq!(there.since(head, 9).await?, []);
    let next = here.append(head, b"next", Strict).await?;
    assert_eq!(there.append(head, b"late", Strict).await, Err(StoreError::Behind { head: next }));
    assert_eq!(there.head().await?, next);
    let read = there.since(Head::default(), 99).await?;
    assert_eq!(read.last().map(|it| it.head), Some(next), "the chain is whole");
    Ok(())
}
