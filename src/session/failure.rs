//! What can go wrong with a command.

use crate::model::{Refusal, Seq};
use crate::store::StoreError;

/// Why a command was not done.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The domain said no.
    Refused(Refusal),
    /// The disk said no.
    Store(StoreError),
    /// An entry of the journal is of a format that this build does not read.
    Unreadable(Seq),
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
