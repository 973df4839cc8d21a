//! Which records of another copy are taken where ours are missing or damaged. Pure; both backends ask it.

use super::{Hash, StoreError, record};
use crate::model::Seq;

/// What a whole record says: its hash, and the hash of the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Links {
    pub hash: Hash,
    pub before: Hash,
}

/// Returns what a record says, if it is whole.
pub(super) fn links(seq: Seq, record: Vec<u8>) -> Option<Links> {
    let linked = record::decode(seq, record).ok()?;
    Some(Links { hash: linked.entry.head.hash, before: linked.before() })
}

/// Tells whether a record of another copy is put here, between what rests under its number, the one
/// before and the one after; each is none where it is missing or damaged.
///
/// # Errors
/// [`StoreError::Damaged`] if the two copies are of different pasts from here on.
pub(super) fn is_wanted(
    seq: Seq,
    theirs: &[u8],
    [before, here, after]: [Option<Links>; 3],
) -> Result<bool, StoreError> {
    let Some(theirs) = links(seq, theirs.to_vec()).filter(|_| seq > Seq(0)) else { return Ok(false) };
    let is_other = here.is_some_and(|it| it.hash != theirs.hash)
        || before.is_some_and(|it| !record::follows(theirs.before, it.hash))
        || after.is_some_and(|it| !record::follows(it.before, theirs.hash));
    if is_other { Err(StoreError::Damaged { seq }) } else { Ok(here.is_none()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Head;

    #[test]
    fn a_record_is_put_where_it_fits_and_one_of_another_past_is_refused() {
        let (mut head, mut all) = (Head::default(), Vec::new());
        for entry in [b"one", b"two", b"six"] {
            let (next, bytes) = record::encode(head, entry);
            all.push((links(next.seq, bytes.clone()), bytes));
            head = next;
        }
        let [(one, _), (two, bytes), (three, _)] = &all[..] else { unreachable!() };
        let judge = |bytes: &[u8], beside| is_wanted(Seq(2), bytes, beside);
        for beside in [[*one, None, *three], [None, None, *three], [*one, None, None], [None; 3]] {
            assert_eq!(judge(bytes, beside), Ok(true));
        }
        assert_eq!(judge(bytes, [*one, *two, *three]), Ok(false), "ours is whole");
        assert_eq!(judge(b"no record", [*one, None, *three]), Ok(false), "it does not prove itself");
        let (_, other) = record::encode(Head { seq: Seq(1), hash: [9; 16] }, b"two");
        for beside in [[*one, None, None], [None, *two, None], [None, None, *three]] {
            assert_eq!(judge(&other, beside), Err(StoreError::Damaged { seq: Seq(2) }));
        }
        assert_eq!(judge(&other, [None; 3]), Ok(true), "nothing here says otherwise");
    }
}
