//! Which runs of four letters occur in the words of a block: what has one that does not occur need not be
//! looked for within them.

/// So many bits: words of a block have some ten thousand runs.
const BITS: usize = 1 << 16;
const LEN: usize = 4;

/// Runs of letters, by their hashes.
pub struct Grams(Vec<u64>);

impl Default for Grams {
    fn default() -> Self {
        Self(vec![0; BITS / 64])
    }
}

impl Grams {
    /// Notes the runs of a folded word.
    pub fn note(&mut self, word: &str) {
        for run in word.as_bytes().windows(LEN) {
            let bit = bit_of(run);
            self.0[bit / 64] |= 1 << (bit % 64);
        }
    }

    /// Tells whether a word may hold this one.
    pub fn may_hold(&self, word: &str) -> bool {
        let has = |bit: usize| self.0[bit / 64] & 1 << (bit % 64) != 0;
        word.as_bytes().windows(LEN).all(|it| has(bit_of(it)))
    }

    /// Returns how many bytes they take.
    pub const fn size(&self) -> usize {
        self.0.capacity() * size_of::<u64>()
    }
}

fn bit_of(run: &[u8]) -> usize {
    let all = run.iter().fold(0_u32, |all, it| all << 8 | u32::from(*it));
    (all.wrapping_mul(0x9e37_79b1) >> 16) as usize % BITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_may_be_held_and_little_else() {
        let mut grams = Grams::default();
        ["monatsrechnung", "sn123456789", "straße"].iter().for_each(|it| grams.note(it));
        for held in ["rechnung", "456789", "raße", "sn1", ""] {
            assert!(grams.may_hold(held), "{held}");
        }
        assert!(!grams.may_hold("rechnungen") && !grams.may_hold("lanyard"));
    }
}
