//! Walking through a list: where the next step leads, and where to stand when a row leaves.

use std::collections::HashSet;

use crate::model::ConversationId;

/// Returns where a conversation stands in a list. Looks where it stood before first.
pub fn find(rows: &[ConversationId], it: ConversationId, before: usize) -> Option<usize> {
    let near = before.saturating_sub(1)..(before + 2).min(rows.len());
    let found = near.into_iter().find(|at| rows.get(*at) == Some(&it));
    found.or_else(|| rows.iter().position(|row| *row == it))
}

/// Returns the row a step away from `at`, within the list. A row that has left the list lies
/// between two others: the one that took its place is the next.
pub fn step(len: usize, at: usize, is_there: bool, by: isize) -> Option<usize> {
    let last = len.checked_sub(1)?;
    let by = if is_there || by < 0 { by } else { by - 1 };
    Some(at.saturating_add_signed(by).min(last))
}

/// Returns where to stand when `it` has left: the next of the rows after it that is still there,
/// else the last one before it.
pub fn heir(before: &[ConversationId], now: &[ConversationId], it: ConversationId) -> Option<ConversationId> {
    let at = before.iter().position(|row| *row == it)?;
    // Nearly always a neighbour stays; a set pays only where many left at once.
    if let Some(next) = before.get(at + 1).filter(|next| find(now, **next, at).is_some()) {
        return Some(*next);
    }
    let stays: HashSet<_> = now.iter().copied().collect();
    let mut after = before[at..].iter();
    let next = after.find(|row| stays.contains(row));
    next.or_else(|| before[..at].iter().rev().find(|row| stays.contains(row))).copied()
}

/// Returns how many more rows stand above what is seen than before, fewer if below zero: by the first row from `top`
/// on that is still there. None where none of those that are seen is.
pub fn more_above(
    before: &[ConversationId],
    now: &[ConversationId],
    top: usize,
    seen: usize,
) -> Option<isize> {
    let from = top.min(before.len());
    let to = (top + seen).min(before.len());
    before[from..to].iter().enumerate().find_map(|(nth, row)| {
        let at = find(now, *row, from + nth)?;
        // Those before it have left: it takes their place.
        Some(at as isize - from as isize)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(ids: &[u32]) -> Vec<ConversationId> {
        ids.iter().copied().map(ConversationId).collect()
    }

    #[test]
    fn the_next_row_follows_one_that_leaves() {
        let before = rows(&[9, 8, 7, 6]);
        let heir = |now: &[u32], it| heir(&before, &rows(now), ConversationId(it)).map(|it| it.0);
        assert_eq!(heir(&[9, 7, 6], 8), Some(7));
        assert_eq!(heir(&[9, 6], 8), Some(6));
        assert_eq!(heir(&[9, 8], 6), Some(8), "the last one leaves: the one before it");
        assert_eq!(heir(&[], 8), None);
        assert_eq!(heir(&[9, 7], 5), None);
    }

    #[test]
    fn rows_that_come_and_go_above_are_counted() {
        let before = rows(&[9, 8, 7, 6, 5]);
        let more = |now: &[u32], top| more_above(&before, &rows(now), top, 2);
        assert_eq!(more(&[9, 8, 7, 6, 5], 2), Some(0));
        assert_eq!(more(&[11, 10, 9, 8, 7, 6, 5], 2), Some(2));
        assert_eq!(more(&[9, 7, 6, 5], 2), Some(-1));
        assert_eq!(
            more(&[9, 8, 6, 5], 2),
            Some(0),
            "the first that is seen leaves: the next takes its place"
        );
        assert_eq!(more(&[9, 8, 7, 6], 2), Some(0), "what leaves below moves nothing");
        assert_eq!(more(&[9, 8, 5], 2), None, "all that was seen has left");
        assert_eq!(more(&[], 9), None);
    }

    #[test]
    fn steps_stay_in_the_list() {
        assert_eq!(step(4, 1, true, 1), Some(2));
        assert_eq!(step(4, 3, true, 1), Some(3));
        assert_eq!(step(4, 0, true, -1), Some(0));
        assert_eq!(step(4, 1, false, 1), Some(1), "what took its place");
        assert_eq!(step(4, 1, false, -1), Some(0));
        assert_eq!(step(0, 0, false, 1), None);
    }

    #[test]
    fn a_row_is_found_wherever_it_is() {
        let rows = rows(&[5, 4, 3, 2, 1]);
        for (at, row) in rows.iter().enumerate() {
            assert_eq!(find(&rows, *row, 2), Some(at));
        }
        assert_eq!(find(&rows, ConversationId(7), 9), None);
    }
}
