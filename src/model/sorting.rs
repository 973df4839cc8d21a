//! Sorting of short lists. The standard library's sort is compiled anew for each type that is sorted, which
//! is 5 kB of what a page loads first. This one sorts the places of a list, whatever stands there.

use std::cmp::Ordering;

/// Sorts by a key, which each is asked for once. Of those with the same key the first stays the first.
pub fn sort_by_key<T, K: Ord>(all: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = all.iter().map(key).collect();
    let mut order = in_order(keys.len(), &|one, other| keys[one].cmp(&keys[other]));
    for first in 0..all.len() {
        // Whatever is here goes to where it belongs, what was there goes on, until the circle is closed.
        let mut at = first;
        while order[at] != first {
            let from = std::mem::replace(&mut order[at], at);
            all.swap(at, from);
            at = from;
        }
        order[at] = at;
    }
}

fn in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_what_is_alike_keeps_its_order() {
        let mut state = 7_u32;
        for count in 0..60 {
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state >> 28
            };
            let mut all: Vec<_> = (0..count).map(|nth| (next(), nth)).collect();
            let mut wanted = all.clone();
            wanted.sort_by_key(|it| it.0);
            sort_by_key(&mut all, |it| it.0);
            assert_eq!(all, wanted);
        }
    }
}
