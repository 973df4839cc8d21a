//! Sets of causes as bits: the smallest ones of a family, and the smallest sets that meet them all.

/// A set of causes, a bit each.
pub type Set = u128;

/// So many causes fit into a set.
const MOST: usize = 128;
/// So many sets of a family are worked with.
const MOST_SETS: usize = 100;

/// A family of sets of which none holds another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Smallest(Vec<Set>);

impl Smallest {
    /// Returns the family of one set.
    pub fn of(set: Set) -> Self {
        Self(vec![set])
    }

    /// Adds a set, unless one in it is there already; those that it is in are dropped.
    pub fn add(&mut self, set: Set) {
        if self.covers(set) {
            return;
        }
        self.0.retain(|it| it & set != set);
        self.0.push(set);
    }

    /// Tells whether the family has a set that lies in this one.
    pub fn covers(&self, set: Set) -> bool {
        self.0.iter().any(|it| it & set == *it)
    }

    /// Adds all sets of another family, each with some more causes.
    pub fn add_all(&mut self, other: &Self, more: Set) {
        for set in &other.0 {
            self.add(set | more);
        }
    }

    /// Returns the sets.
    pub fn sets(&self) -> &[Set] {
        &self.0
    }

    /// Tells whether the family is of the empty set alone.
    pub fn is_always(&self) -> bool {
        self.0 == [0]
    }

    /// Tells whether there are more sets than are worked with.
    pub const fn is_too_many(&self) -> bool {
        self.0.len() > MOST_SETS
    }

    /// Returns the smallest sets that have something in common with each set of the family; nothing if
    /// on the way there are more than are worked with. There may be as many as two to the power of half
    /// the causes.
    pub fn transversals(&self) -> Option<Self> {
        let mut found = Self::of(0);
        for set in &self.0 {
            let mut next = Self::default();
            for known in &found.0 {
                if known & set == 0 {
                    bits(*set).for_each(|it| next.add(known | (1 << it)));
                } else {
                    next.add(*known);
                }
                if next.is_too_many() {
                    return None;
                }
            }
            found = next;
        }
        Some(found)
    }
}

/// Returns the numbers of the causes in a set.
pub fn bits(set: Set) -> impl Iterator<Item = usize> {
    (0..MOST).filter(move |it| set >> it & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_smallest_sets_stay() {
        let mut family = Smallest::default();
        for set in [0b111, 0b101, 0b110, 0b100, 0b011] {
            family.add(set);
        }
        assert_eq!(family.sets(), [0b100, 0b011]);
    }

    #[test]
    fn transversals_are_given_up_where_they_are_too_many() {
        let pairs = |number: usize| {
            let mut family = Smallest::default();
            (0..number).for_each(|it| family.add(0b11 << (2 * it)));
            family.transversals().map(|it| it.sets().len())
        };
        assert_eq!(pairs(6), Some(64));
        assert_eq!(pairs(7), None, "128 would be too many");
    }

    fn sorted(family: &Smallest) -> Vec<Set> {
        let mut sets = family.sets().to_vec();
        sets.sort_unstable();
        sets
    }

    #[test]
    fn transversals_of_transversals_are_the_family() {
        let mut family = Smallest::default();
        for set in [0b0011, 0b0101, 0b1000] {
            family.add(set);
        }
        let across = family.transversals().expect("they are few");
        assert_eq!(sorted(&across), [0b1001, 0b1110]);
        let back = across.transversals().expect("they are few");
        assert_eq!(sorted(&back), [0b0011, 0b0101, 0b1000]);
    }
}
