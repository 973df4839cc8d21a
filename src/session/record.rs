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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AccountId, Act, Actor, ConversationId, Event, MessageId, PersonId, Seq, Time};

    #[test]
    fn an_entry_of_an_older_build_is_read() {
        // Variants are told by their numbers, so new ones come last.
        let entry = [
            1, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 14, 0, 1, 40, 5, 17, 16, 2, 1, 3, 18, 4,
            5, 12, 6, 20, 7,
        ];
        let events = vec![
            Event::Imported,
            Event::Erased { conversation: ConversationId(2), readers: vec![PersonId(3)] },
            Event::Uncopied { message: MessageId(4), account: AccountId(5) },
            Event::Undone(Seq(6)),
            Event::PartOf(Seq(7)),
        ];
        let actor = Actor::Person(PersonId(1));
        let written = Operation { at: Time(7), actor, act: Act::Belong, events, ..Operation::default() };
        assert_eq!(decode(&entry), Ok(written));
    }

    #[test]
    fn a_snapshot_of_an_older_build_is_none_and_the_journal_is_read_instead() {
        let mut bytes = encode_state(&State::default());
        // What this build adds to the state stands at its end.
        bytes.pop();
        assert_eq!(decode_state(&bytes).err(), Some(Unreadable));
    }
}
