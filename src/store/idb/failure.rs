//! What the browser's errors mean to us, by their names; the texts differ between browsers.

use indexed_db_futures::{
    error::{DomException, Error, OpenDbError},
    internals::SystemRepr,
};

use crate::store::{Head, StoreError};

/// An error of IndexedDB on its way to being a [`StoreError`].
pub(super) struct Failure(StoreError);

impl Failure {
    /// Why a commit failed. A file that could not be written for a large value is a `DataError` there,
    /// and means that the disk is full: nothing that we write is malformed.
    pub(super) fn of_commit(error: Error) -> Self {
        match Self::from(error).0 {
            StoreError::Unavailable { detail } if detail.starts_with("DataError") || says_full(&detail) => {
                Self(StoreError::Full)
            }
            other => Self(other),
        }
    }
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        failure.0
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match &error {
            Error::DomException(it) => Self(named(it)),
            // Spelled out: their own words bring the printing of fractions into the first file.
            Error::MissingData(it) => Self(StoreError::Unavailable { detail: it.to_string() }),
            Error::Unknown(it) => Self(StoreError::Unavailable { detail: it.to_string() }),
            Error::Serialisation(_) => {
                Self(StoreError::Unavailable { detail: "another value than asked for".to_owned() })
            }
        }
    }
}

impl From<OpenDbError> for Failure {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(it) => it.into(),
            OpenDbError::VersionZero | OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory => {
                Self(StoreError::Unavailable { detail: "the browser offers no IndexedDB".to_owned() })
            }
        }
    }
}

/// Chromium says it in its own words only, where a log could not be written.
fn says_full(detail: &str) -> bool {
    detail.contains("NO_SPACE") || detail.contains("disk full")
}

fn named(error: &DomException) -> StoreError {
    let error = error.as_sys();
    match error.name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        // Something was there already that was to be added: somebody else appended first.
        "ConstraintError" => StoreError::Behind { head: Head::default() },
        "VersionError" => StoreError::TooNew,
        // The connection was closed: by us on a version change, else by the browser.
        "InvalidStateError" => StoreError::Gone,
        name => StoreError::Unavailable { detail: format!("{name}: {}", error.message()) },
    }
}
