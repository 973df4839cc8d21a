//! What a start found that was not as it was left, and what was done about it: told to the person.

use super::beginning::Beginning;

/// Something that was not as it was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The record of where the journal ends was missing or damaged: the journal itself said so, and
    /// nothing is missing.
    EndMadeUp,
    /// A beginning was stopped half-way, and what it had left was cleared: so many entries.
    Cleared {
        /// What it was.
        beginning: Beginning,
        /// How many entries had come.
        found: u32,
    },
    /// The database had lost something that the second copy held.
    CameBack {
        /// How many entries came back.
        acts: u32,
        /// How many packs of message bodies did.
        packs: u32,
        /// The copy holds other entries, of another past, which were left alone.
        is_other: bool,
    },
}
