//! What every store promises, as numbered rules that run on each backend.
//!
//! A rule gets two handles on one fresh store, as two tabs have. Run them all with
//! [`store_contract!`](crate::store_contract) and
//! [`store_damage_contract!`](crate::store_damage_contract), which call a macro of yours for each rule.

#![expect(clippy::missing_panics_doc, reason = "to panic is how a rule says that it is broken")]

mod bodies;
pub mod damage;
mod journal;
mod snapshots;

pub use bodies::*;
pub use journal::*;
pub use snapshots::*;

use super::{Durability::Relaxed, Head, Pack, Store, StoreError, pack_key};
use crate::model::BodyRef;

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
        $run!(j13_who_reads_while_others_append_meets_no_damage);
        $run!(j14_entries_that_come_together_come_in_order_or_not_at_all);
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
        $run!(m2_facts_are_found_by_how_they_begin);
    };
}

/// The outcome of a rule: a store that fails fails the rule.
pub type Outcome = Result<(), StoreError>;

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
