//! Lives by fixed dice, as the property tests live them: a workspace in which almost everything happens.

use team_inbox::session::record;

use crate::properties_support::founding::Dice;
use crate::properties_support::life::Life;
use crate::properties_support::step::Step;

/// Returns a life of so many steps.
pub fn lived(seed: u64, steps: usize) -> Life {
    let mut state = seed;
    let mut roll = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    let dice: Dice = std::array::from_fn(|_| roll());
    let mut life = Life::found(&dice).unwrap();
    for _ in 0..steps {
        life.take(&Step::from(std::array::from_fn::<u8, 6, _>(|_| roll()))).unwrap();
    }
    life
}

/// Returns what happened as entries of a journal.
pub fn entries(life: &Life) -> Vec<Vec<u8>> {
    let happened = life.entries.iter().zip(&life.journal);
    happened
        .map(
            |(entry, operation)| {
                if operation.events.is_empty() { record::encode(operation) } else { entry.clone() }
            },
        )
        .collect()
}
