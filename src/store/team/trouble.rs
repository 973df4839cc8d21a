//! What goes wrong between a replica and its log, and what that means for an append.

use super::LogError;
use crate::store::StoreError;

/// What went wrong on the way, and on which side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// On the side of the log.
    Log(LogError),
    /// Here.
    Store(StoreError),
}

impl Trouble {
    /// Returns what it means for an append, of which an earlier try may have been done.
    pub fn of_append(self, is_doubted: bool) -> StoreError {
        match self {
            _ if is_doubted => StoreError::Unsure { detail: format!("{self:?}") },
            Self::Log(LogError::Offline | LogError::Lost) => StoreError::Offline,
            Self::Log(error) => StoreError::NotShared { detail: format!("{error:?}") },
            Self::Store(error) => error,
        }
    }
}

impl From<LogError> for Trouble {
    fn from(error: LogError) -> Self {
        Self::Log(error)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
