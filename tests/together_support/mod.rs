//! Machines of a team as values: each with a store that outlives its page, over a log behind a network
//! that delays, loses, repeats and cuts. All of it by dice, so that a seed tells the whole story again.

mod machine;
mod sea;

use std::cell::Cell;
use std::rc::Rc;

pub use machine::{Machine, Tab};
pub use sea::{Sea, Wire};

/// Dice that everything shares.
#[derive(Clone)]
pub struct Dice(Rc<Cell<u64>>);

impl Dice {
    pub fn seeded(seed: u64) -> Self {
        // Seeds that follow each other begin far apart.
        Self(Rc::new(Cell::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)))
    }

    /// Returns a number below another one.
    pub fn below(&self, end: usize) -> usize {
        let mut it = self.0.get();
        it ^= it << 13;
        it ^= it >> 7;
        it ^= it << 17;
        self.0.set(it);
        (it.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % end.max(1)
    }

    pub fn one_in(&self, count: usize) -> bool {
        self.below(count) == 0
    }
}
