//! What this browser last saw of the journal, kept outside the database.
//!
//! A damaged database may come back empty or shorter without a word. The witness is written after
//! a commit, so that it may lag the journal but never lead it: a journal behind its witness has lost something.

use serde::{Deserialize, Serialize};

use super::{Hash, Head, StoreError};
use crate::model::Seq;

/// Which database this browser saw, and how far it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// The id that the database was given when it was made.
    pub database: Hash,
    /// Its head. Entries are numbered without gaps, so this is also their count.
    pub head: Head,
}

impl Witness {
    /// Returns the witness as one line of text.
    pub fn to_line(self) -> String {
        format!("1 {} {} {}", to_hex(&self.database), self.head.seq, to_hex(&self.head.hash))
    }

    /// Returns the witness in a line of text, unless it is none.
    pub fn from_line(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let (Some("1"), Some(database), Some(seq), Some(hash), None) =
            (words.next(), words.next(), words.next(), words.next(), words.next())
        else {
            return None;
        };
        let head = Head { seq: Seq(seq.parse().ok()?), hash: from_hex(hash)? };
        Some(Self { database: from_hex(database)?, head })
    }

    /// Returns the one that saw most, among those that name the database `id`, if any does; else among
    /// all. One of another database is left over from before it, unless nobody knows this one.
    pub fn foremost(all: &[Self], id: Option<Hash>) -> Option<Self> {
        let names_it = |it: &&Self| Some(it.database) == id;
        let is_known = all.iter().any(|it| names_it(&it));
        all.iter().filter(|it| !is_known || names_it(it)).max_by_key(|it| it.head.seq).copied()
    }

    /// Checks a store that says it is `database`, ends at `found`, and holds `same` as the hash of
    /// the entry that this witness saw last; none where that is damaged, which is no loss of the rest.
    /// A store that has lost its id proves itself by that hash.
    pub fn check(self, database: Option<Hash>, found: Head, same: Option<Hash>) -> Result<(), StoreError> {
        let is_same = same.is_some_and(|it| it == self.head.hash);
        let is_known = match database {
            Some(id) => id == self.database && (is_same || same.is_none() || self.head.seq == Seq(0)),
            None => is_same,
        };
        let whole = is_known && self.head.seq <= found.seq;
        if whole { Ok(()) } else { Err(StoreError::Lost { known: self, found }) }
    }
}

/// Returns the hash in hexadecimal.
pub(super) fn to_hex(hash: &Hash) -> String {
    use std::fmt::Write as _;
    hash.iter().fold(String::with_capacity(32), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Returns the hash written in hexadecimal, unless it is none.
pub(super) fn from_hex(hex: &str) -> Option<Hash> {
    if hex.len() != 32 || !hex.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    u128::from_str_radix(hex, 16).ok().map(u128::to_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn witness() -> Witness {
        Witness { database: [1; 16], head: Head { seq: Seq(7), hash: [0xab; 16] } }
    }

    #[test]
    fn a_witness_survives_being_written() {
        assert_eq!(Witness::from_line(&witness().to_line()), Some(witness()));
    }

    #[test]
    fn a_foreign_line_is_no_witness() {
        for line in ["", "1", "2 a b c", "1 zz 7 zz", "1 é 7 é"] {
            assert_eq!(Witness::from_line(line), None, "{line}");
        }
    }

    #[test]
    fn of_several_the_one_that_saw_most_of_this_database_counts() {
        let of = |id: u8, seq| Witness { database: [id; 16], head: Head { seq: Seq(seq), hash: [id; 16] } };
        let all = [of(1, 7), of(1, 9), of(2, 30)];
        assert_eq!(Witness::foremost(&all, Some([1; 16])), Some(of(1, 9)));
        assert_eq!(Witness::foremost(&all, Some([3; 16])), Some(of(2, 30)), "nobody knows this one");
        assert_eq!(Witness::foremost(&all[..1], None), Some(of(1, 7)));
        assert_eq!(Witness::foremost(&[], None), None);
    }

    #[test]
    fn it_may_lag_but_not_lead() {
        let it = witness();
        let longer = Head { seq: Seq(9), hash: [9; 16] };
        let shorter = Head { seq: Seq(6), hash: [6; 16] };
        assert_eq!(it.check(Some([1; 16]), it.head, Some([0xab; 16])), Ok(()));
        assert_eq!(it.check(Some([1; 16]), longer, Some([0xab; 16])), Ok(()));
        assert_eq!(it.check(Some([1; 16]), longer, None), Ok(()), "a damaged entry is named, not missed");
        assert_eq!(it.check(None, longer, Some([0xab; 16])), Ok(()), "the journal proves itself");
        for (database, found, same) in [
            (Some([1; 16]), shorter, None),
            (Some([2; 16]), longer, Some([0xab; 16])),
            (None, Head::default(), None),
            (Some([1; 16]), longer, Some([0xcd; 16])),
            (None, longer, None),
        ] {
            assert_eq!(it.check(database, found, same), Err(StoreError::Lost { known: it, found }));
        }
    }
}
