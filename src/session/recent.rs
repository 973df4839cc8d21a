//! The latest entries that a tab has seen, kept in memory: what Undo looks at first, and what can still be saved
//! of a store that is gone while the tab is open.

use std::collections::VecDeque;

use crate::model::Seq;

/// So many bytes are kept; the oldest go first.
const ROOM: usize = 4 * 1024 * 1024;
/// Larger entries are batches of imports, which can be done again.
const LARGEST: usize = 64 * 1024;

/// The latest entries.
#[derive(Debug, Default)]
pub struct Recent {
    entries: VecDeque<(Seq, Vec<u8>)>,
    size: usize,
    /// Up to here the journal may say less by now: what is deleted for ever is wiped from it.
    wiped: Seq,
}

impl Recent {
    /// Takes note of the next entry.
    pub fn note(&mut self, seq: Seq, entry: &[u8]) {
        let is_next = self.entries.back().is_none_or(|it| it.0 < seq);
        if !is_next || entry.len() > LARGEST {
            return;
        }
        self.size += entry.len();
        self.entries.push_back((seq, entry.to_vec()));
        while self.size > ROOM {
            self.size -= self.entries.pop_front().map_or(0, |it| it.1.len());
        }
    }

    /// Something was deleted for ever by the entry of this number: those before it are read from the store again.
    pub const fn wipe(&mut self, upto: Seq) {
        self.wiped = upto;
    }

    /// Returns an entry, if it is known and still what the journal says.
    pub fn get(&self, seq: Seq) -> Option<&[u8]> {
        if seq <= self.wiped {
            return None;
        }
        let at = self.entries.binary_search_by_key(&seq, |it| it.0).ok()?;
        self.entries.get(at).map(|it| it.1.as_slice())
    }

    /// Returns the entries that are known, oldest first.
    pub fn entries(&self) -> impl Iterator<Item = (Seq, &[u8])> {
        self.entries.iter().map(|(seq, it)| (*seq, it.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_are_kept_and_each_once() {
        let mut recent = Recent::default();
        for seq in 1..=200 {
            recent.note(Seq(seq), &[7; 40_000]);
            recent.note(Seq(seq), &[7; 40_000]);
        }
        recent.note(Seq(201), &[7; LARGEST + 1]);
        let known: Vec<_> = recent.entries().map(|it| it.0.0).collect();
        assert_eq!((known.first(), known.last(), known.len()), (Some(&97), Some(&200), 104));
        let is_known = [96, 97, 200, 201].map(|it| recent.get(Seq(it)).is_some());
        assert_eq!(is_known, [false, true, true, false]);
        recent.wipe(Seq(150));
        let is_known = [97, 150, 151, 200].map(|it| recent.get(Seq(it)).is_some());
        assert_eq!(is_known, [false, false, true, true]);
        assert_eq!(recent.entries().count(), 104, "what can be saved of a store that is gone stays");
    }
}
