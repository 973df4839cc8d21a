//! The full check: reads the whole journal and says where it is not what was written.
//!
//! At start only the tail since the snapshot is read, and checked in reading it; this is what a
//! person asks for, and what runs after a store was found damaged.

use serde::{Deserialize, Serialize};

use super::{Head, Journal, StoreError, past_damage};
use crate::model::Seq;

/// Entries read at once: some megabytes when they are batches of an import.
const PORTION: usize = 64;

/// What a full check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// How many entries can be read.
    pub n_readable: u32,
    /// The entries that are missing, altered, or do not follow the one before; in order.
    pub damaged: Vec<Seq>,
}

/// Reads every entry of the journal and checks it and its link to the one before.
pub async fn verify(journal: &impl Journal) -> Result<Verdict, StoreError> {
    let end = journal.head().await?;
    let mut verdict = Verdict::default();
    let mut seen = Head::default();
    while seen.seq < end.seq {
        let portion = past_damage(journal, seen, PORTION).await?;
        verdict.n_readable += portion.entries.len() as u32;
        verdict.damaged.extend(portion.damaged);
        seen = portion.head;
    }
    Ok(verdict)
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests {
    use futures::executor::block_on;

    use super::*;
    use crate::store::{Durability::Relaxed, MemoryStore};

    #[test]
    fn it_names_each_damaged_entry_and_counts_the_rest() {
        block_on(async {
            let store = MemoryStore::default();
            let mut head = Head::default();
            for it in 0..200_u8 {
                head = store.append(head, &[it], Relaxed).await.unwrap();
            }
            assert_eq!(verify(&store).await, Ok(Verdict { n_readable: 200, damaged: vec![] }));
            let damaged = [Seq(1), Seq(64), Seq(65), Seq(130), Seq(200)];
            damaged.iter().for_each(|it| store.damage_entry(*it));
            let verdict = Verdict { n_readable: 195, damaged: damaged.to_vec() };
            assert_eq!(verify(&store).await, Ok(verdict));
        });
    }
}
