//! Sets of causes as bits: the smallest ones of a family, and the smallest sets that meet them all.

/// A set of causes, a bit each.
pub type Set = u128;

/// So many causes fit into a set.
const MOST: usize = 128;

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

    /// Returns the smallest sets that have something in common with each set of the family.
    pub fn transversals(&self) -> Self {
        let mut found = Self::of(0);
        for set in &self.0 {
            let mut next = Self::default();
            for known in &found.0 {
                if known & set == 0 {
                    bits(*set).for_each(|it| next.add(known | (1 << it)));
                } else {
                    next.add(*known);
                }
            }
            found = next;
        }
        found
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
    fn transversals_of_transversals_are_the_family() {
        let mut family = Smallest::default();
        for set in [0b0011, 0b0101, 0b1000] {
            family.add(set);
        }
        let mut across = family.transversals().sets().to_vec();
        across.sort_unstable();
        assert_eq!(across, [0b1001, 0b1110]);
        let mut back = family.transversals().transversals().sets().to_vec();
        back.sort_unstable();
        assert_eq!(back, [0b0011, 0b0101, 0b1000]);
    }
}
