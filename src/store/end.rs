//! Where a journal ends: what the head record says, checked against the last entry itself.
//!
//! The head record is there to be compared quickly. It may be missing, damaged or behind while all
//! entries are whole; then the journal itself says where it ends, and the next append writes it anew.

use super::{Head, record};
use crate::model::Seq;

/// Where a journal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The last entry.
    pub head: Head,
    /// The head record says so too.
    pub is_noted: bool,
}

/// Returns where a journal ends whose head record says `noted`, if it can be read, and whose last
/// record is `last`. A record that says more than there is knows of a tail that was lost.
pub(super) fn end(noted: Option<Head>, last: Option<(Seq, Vec<u8>)>) -> End {
    let Some((seq, bytes)) = last else {
        return End { head: noted.unwrap_or_default(), is_noted: true };
    };
    let found = record::decode(seq, bytes).ok().map(|it| it.entry.head);
    match noted.filter(|it| it.seq > seq || (it.seq == seq && found.is_none_or(|found| found == *it))) {
        Some(head) => End { head, is_noted: true },
        None => End { head: found.unwrap_or(Head::behind_damage(seq)), is_noted: false },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two() -> (Head, (Seq, Vec<u8>)) {
        let (one, _) = record::encode(Head::default(), b"one");
        let (two, bytes) = record::encode(one, b"two");
        (two, (two.seq, bytes))
    }

    #[test]
    fn a_head_record_that_fits_is_taken_at_its_word() {
        let (head, last) = two();
        let noted = End { head, is_noted: true };
        assert_eq!(end(Some(head), Some(last.clone())), noted);
        let damaged = (last.0, b"no record".to_vec());
        assert_eq!(end(Some(head), Some(damaged)), noted, "it knows the hash of an entry that is damaged");
        let longer = Head { seq: Seq(9), hash: [9; 16] };
        assert_eq!(end(Some(longer), Some(last)).head, longer, "a lost tail is missed");
        assert_eq!(end(None, None), End { head: Head::default(), is_noted: true });
    }

    #[test]
    fn without_one_that_fits_the_journal_says_where_it_ends() {
        let (head, last) = two();
        let behind = Head { seq: Seq(1), ..head };
        let other = Head { hash: [7; 16], ..head };
        for noted in [None, Some(behind), Some(other), Some(Head::default())] {
            assert_eq!(end(noted, Some(last.clone())), End { head, is_noted: false });
        }
        let damaged = (last.0, b"no record".to_vec());
        assert_eq!(end(None, Some(damaged)).head, Head::behind_damage(Seq(2)));
    }
}
