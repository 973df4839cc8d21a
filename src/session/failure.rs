//! What can go wrong with a command.

use crate::model::Refusal;
use crate::store::StoreError;

/// Why a command was not done.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The domain said no.
    Refused(Refusal),
    /// The disk said no.
    Store(StoreError),
    /// A newer build has written entries of the journal that this one does not know: whoever decided
    /// without them might undo what they say. Nothing was changed.
    Outdated,
    /// A part of the app that is needed for it did not load. Nothing was changed.
    Incomplete,
}

impl Failure {
    /// Tells whether it is only for now: there is no connection to the team, or this page is too old, which stands
    /// above all.
    pub const fn is_for_now(&self) -> bool {
        matches!(self, Self::Outdated | Self::Store(StoreError::Offline))
    }

    /// Tells whether the disk is full.
    pub const fn is_full(&self) -> bool {
        matches!(self, Self::Store(StoreError::Full))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
