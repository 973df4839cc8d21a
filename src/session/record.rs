//! How an operation is written into the journal, and a state into a snapshot.
//!
//! A first byte tells the format, so that what an older build wrote is still read.

use crate::model::{Operation, State};

/// The format of an entry and of a snapshot that this build writes.
const FORMAT: u8 = 1;

/// Bytes that are no entry or snapshot of a format this build reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Returns an operation as an entry of the journal.
pub fn encode(operation: &Operation) -> Vec<u8> {
    with_format(operation)
}

/// Returns the operation of an entry of the journal.
///
/// # Errors
/// [`Unreadable`] if the bytes are none.
pub fn decode(bytes: &[u8]) -> Result<Operation, Unreadable> {
    postcard::from_bytes(body(bytes)?).map_err(|_| Unreadable)
}

/// Returns a state as a snapshot.
pub fn encode_state(state: &State) -> Vec<u8> {
    with_format(state)
}

/// Returns the state of a snapshot.
///
/// # Errors
/// [`Unreadable`] if the bytes are none: the journal is read from its start then.
pub fn decode_state(bytes: &[u8]) -> Result<State, Unreadable> {
    let mut state: State = postcard::from_bytes(body(bytes)?).map_err(|_| Unreadable)?;
    state.reindex();
    Ok(state)
}

/// Returns a hash of everything that a state is: whoever has folded the same journal has the same.
pub fn digest(state: &State) -> String {
    format!("{:032x}", xxhash_rust::xxh3::xxh3_128(&encode_state(state)))
}

fn with_format<T: serde::Serialize>(value: &T) -> Vec<u8> {
    postcard::to_extend(value, vec![FORMAT]).expect("a vector grows and every type here has a known length")
}

fn body(bytes: &[u8]) -> Result<&[u8], Unreadable> {
    match bytes {
        [FORMAT, body @ ..] => Ok(body),
        _ => Err(Unreadable),
    }
}
