//! Which of the few elements shows which conversation. Arithmetic only.

use crate::model::ConversationId;

/// Where a conversation stands in a list, and which it is.
pub type Seat = (usize, ConversationId);

/// Returns the rows to be kept ready: `slots` from `first` on, and that of the cursor, on screen or
/// not, so that the focus never gets lost.
pub fn wanted(ids: &[ConversationId], first: usize, slots: usize, cursor: Option<usize>) -> Vec<Seat> {
    let seen = first..(first + slots).min(ids.len());
    let apart = cursor.filter(|it| !seen.contains(it));
    seen.chain(apart).filter_map(|row| Some((row, *ids.get(row)?))).collect()
}

/// Returns what each slot shows. One keeps its conversation for as long as that is wanted, wherever
/// it stands now: an element that moves is not painted again. The others take what is left.
pub fn seated(before: &[Option<ConversationId>], wanted: &[Seat]) -> Vec<Option<Seat>> {
    let stays = |it: &Option<ConversationId>| wanted.iter().find(|seat| Some(seat.1) == *it).copied();
    let mut seats: Vec<_> = before.iter().map(stays).collect();
    let mut left = wanted.iter().filter(|seat| !before.contains(&Some(seat.1)));
    for seat in seats.iter_mut().filter(|it| it.is_none()) {
        *seat = left.next().copied();
    }
    seats
}

/// Returns the slots in the order of their rows; those that show nothing come last.
pub fn in_order(seats: &[Option<Seat>]) -> Vec<usize> {
    let mut order: Vec<_> = (0..seats.len()).collect();
    order.sort_by_key(|slot| seats[*slot].map_or(usize::MAX, |it| it.0));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(ids: &[u32]) -> Vec<ConversationId> {
        ids.iter().copied().map(ConversationId).collect()
    }

    fn shown(seats: &[Option<Seat>]) -> Vec<Option<ConversationId>> {
        seats.iter().map(|it| it.map(|it| it.1)).collect()
    }

    #[test]
    fn a_row_that_leaves_changes_one_slot() {
        let before = seated(&[None; 4], &wanted(&ids(&[9, 8, 7, 6, 5]), 0, 3, None));
        let after = seated(&shown(&before), &wanted(&ids(&[9, 7, 6, 5]), 0, 3, None));
        let changed = shown(&before).into_iter().zip(shown(&after)).filter(|(before, after)| before != after);
        assert_eq!(changed.count(), 1, "{after:?}");
        assert_eq!(in_order(&after), [0, 2, 1, 3], "the slot of the row that left shows the last one now");
    }

    #[test]
    fn scrolling_by_a_row_changes_one_slot() {
        let all = ids(&(0..100).collect::<Vec<_>>());
        let mut before = seated(&[None; 24], &wanted(&all, 0, 23, None));
        for first in (1..40).chain((10..40).rev()) {
            let after = seated(&shown(&before), &wanted(&all, first, 23, None));
            let changed =
                shown(&before).into_iter().zip(shown(&after)).filter(|(before, after)| before != after);
            assert!(changed.count() <= 1);
            let rows: Vec<_> =
                in_order(&after).into_iter().filter_map(|it| after[it]).map(|it| it.0).collect();
            assert!(rows.into_iter().eq(first..first + 23));
            before = after;
        }
    }

    #[test]
    fn the_row_of_the_cursor_is_always_there() {
        let all = ids(&(0..100).collect::<Vec<_>>());
        assert_eq!(wanted(&all, 50, 20, Some(3)).last(), Some(&(3, ConversationId(3))));
        assert_eq!(wanted(&all, 50, 20, Some(60)).len(), 20);
        assert_eq!(wanted(&all, 90, 20, None).len(), 10, "a list ends");
        assert!(wanted(&[], 0, 20, Some(0)).is_empty());
    }
}
