//! Reading on where something is damaged: what can be read is never held back by what cannot.

use super::{Entry, Head, Journal, StoreError};
use crate::model::Seq;

/// What was read of a journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portion {
    /// Entries that cannot be read; they come before the others.
    pub damaged: Vec<Seq>,
    /// The entries, oldest first.
    pub entries: Vec<Entry>,
    /// Where to read on from.
    pub head: Head,
}

/// Returns at most `limit` entries after `seen`, and which ones were passed over to get at them. A
/// further damaged one ends the portion early: nothing is left when `head` stays where it was.
///
/// # Errors
/// What the store cannot do; [`StoreError::Damaged`] if not even the end of the journal is known.
pub async fn past_damage(journal: &impl Journal, seen: Head, limit: usize) -> Result<Portion, StoreError> {
    let mut portion = Portion { head: seen, ..Portion::default() };
    loop {
        match journal.since(portion.head, limit).await {
            Ok(entries) => {
                portion.head = entries.last().map_or(portion.head, |it| it.head);
                portion.entries = entries;
                return Ok(portion);
            }
            Err(StoreError::Damaged { seq }) if seq > portion.head.seq => {
                let end = journal.head().await?;
                portion.damaged.push(seq);
                if seq >= end.seq {
                    // Work goes on behind it: the end is known though its entry is not.
                    portion.head = end;
                    return Ok(portion);
                }
                portion.head = Head::behind_damage(seq);
            }
            Err(other) => return Err(other),
        }
    }
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests {
    use futures::executor::block_on;

    use super::*;
    use crate::store::{Durability::Relaxed, MemoryStore};

    #[test]
    fn damage_is_passed_over_and_work_goes_on_behind_it() {
        block_on(async {
            let store = MemoryStore::default();
            let mut end = Head::default();
            for it in 0..9_u8 {
                end = store.append(end, &[it], Relaxed).await.unwrap();
            }
            [1, 2, 5, 9].into_iter().for_each(|it| store.damage_entry(Seq(it)));
            let (mut head, mut read, mut damaged) = (Head::default(), Vec::new(), Vec::new());
            loop {
                let portion = past_damage(&store, head, 4).await.unwrap();
                read.extend(portion.entries.iter().map(|it| it.bytes[0]));
                damaged.extend(portion.damaged);
                if portion.head == head {
                    break;
                }
                head = portion.head;
            }
            assert_eq!((read.as_slice(), damaged), (&[2, 3, 5, 6, 7][..], [1, 2, 5, 9].map(Seq).to_vec()));
            assert_eq!(store.append(head, b"on", Relaxed).await.unwrap().seq, Seq(10));
        });
    }
}
