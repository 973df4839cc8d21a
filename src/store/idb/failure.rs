//! What the browser's errors mean to us, by their names; the texts differ between browsers.

use indexed_db_futures::{
    error::{DomException, Error, OpenDbError},
    internals::SystemRepr,
};

use crate::store::StoreError;

/// An error of IndexedDB on its way to being a [`StoreError`].
pub(super) struct Failure(StoreError);

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        failure.0
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match &error {
            Error::DomException(it) => Self(named(it)),
            other => Self(StoreError::Unavailable { detail: other.to_string() }),
        }
    }
}

impl From<OpenDbError> for Failure {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(it) => it.into(),
            other => Self(StoreError::Unavailable { detail: other.to_string() }),
        }
    }
}

fn named(error: &DomException) -> StoreError {
    let error = error.as_sys();
    match error.name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        "VersionError" => StoreError::TooNew,
        // The connection was closed: by us on a version change, else by the browser.
        "InvalidStateError" => StoreError::Gone,
        name => StoreError::Unavailable { detail: format!("{name}: {}", error.message()) },
    }
}
