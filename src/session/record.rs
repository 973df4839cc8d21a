//! How an operation is written into the journal, and a state into a snapshot.
//!
//! An entry is `format (1) ‖ operation ‖ what was asked`. The last is packed beside the operation, since
//! they say much alike; it is missing in entries of format 1, and where what it says is deleted for ever.
//! Folding a journal never looks at it.

use std::collections::HashSet;

use serde_json::Value as Json;

use crate::formats::{self, ASKED, FORMAT, OPERATION, TYPED};
use crate::model::{Asked, DraftKey, DraftText, MessageId, Operation, State, Wiped, is_told_of, wipe};

pub use crate::formats::Unread;

/// A hash of the structure of [`State`] and of all that is stored: a snapshot of another one is none.
/// `tests/formats` says what it is.
const SHAPE: u32 = 0xf77d9f9a;

/// The build that decides: the first 32 bits of its commit; 0 where that is not known.
pub const BUILD: u32 = match u32::from_str_radix(env!("COMMIT"), 16) {
    Ok(build) => build,
    Err(_) => 0,
};

/// Returns an operation as an entry of the journal, without what was asked.
pub fn encode(operation: &Operation) -> Vec<u8> {
    formats::encode(operation)
}

/// Returns an operation as an entry of the journal, with what was asked.
pub fn encode_with(operation: &Operation, asked: &Asked) -> Vec<u8> {
    let entry = formats::encode(operation);
    beside(entry, &formats::encode(asked))
}

/// Puts what was asked behind an operation.
fn beside(mut entry: Vec<u8>, asked: &[u8]) -> Vec<u8> {
    let packed = formats::pack(&asked[1..], &entry[1..]);
    entry.extend_from_slice(&packed);
    entry
}

/// Returns what was asked for an entry of the journal; none if it does not say.
///
/// # Errors
/// Why it is not read.
pub fn asked(bytes: &[u8]) -> Result<Option<Asked<'static>>, Unread> {
    let end = formats::end(OPERATION, bytes)?;
    asked_behind(bytes, end)?.map(|it| formats::decode(ASKED, &it)).transpose()
}

/// Returns what was asked as it is stored by itself, behind an operation that ends at a place.
fn asked_behind(bytes: &[u8], end: usize) -> Result<Option<Vec<u8>>, Unread> {
    let (operation, packed) = bytes.split_at(end);
    if packed.is_empty() {
        return Ok(None);
    }
    let mut asked = vec![bytes[0]];
    asked.extend(formats::unpack(packed, &operation[1..]).ok_or(Unread::Damaged)?);
    Ok(Some(asked))
}

/// Returns an entry of the journal as JSON that people can read.
///
/// # Errors
/// Why it is not read.
pub fn to_json(bytes: &[u8]) -> Result<Vec<u8>, Unread> {
    let end = formats::end(OPERATION, bytes)?;
    let mut json = formats::to_json(OPERATION, bytes)?;
    if let Some(asked) = asked_behind(bytes, end)? {
        json.pop(); // the brace
        json.extend_from_slice(b",\"asked\":");
        json.extend(formats::to_json(ASKED, &asked)?);
        json.push(b'}');
    }
    Ok(json)
}

/// Returns the entry of the journal that JSON of a format says.
///
/// # Errors
/// Why it is not read.
pub fn from_json(format: u8, mut json: Json) -> Result<Vec<u8>, Unread> {
    let asked = json.as_object_mut().and_then(|it| it.remove("asked"));
    let entry = formats::from_json(OPERATION, format, json)?;
    match asked {
        Some(asked) => Ok(beside(entry, &formats::from_json(ASKED, format, asked)?)),
        None => Ok(entry),
    }
}

/// Returns an entry with its times moved, in the format of this build.
///
/// # Errors
/// Why it is not read.
pub fn shifted(bytes: &[u8], shift: formats::Shift) -> Result<Vec<u8>, Unread> {
    let end = formats::end(OPERATION, bytes)?;
    let entry = formats::shifted(OPERATION, &bytes[..end], shift)?;
    match asked_behind(bytes, end)? {
        Some(asked) => Ok(beside(entry, &formats::shifted(ASKED, &asked, shift)?)),
        None => Ok(entry),
    }
}

/// Returns an entry with other texts in it, without what was asked, in the format of this build.
///
/// # Errors
/// Why it is not read.
pub fn rewritten(bytes: &[u8], change: impl Fn(&mut String)) -> Result<Vec<u8>, Unread> {
    let mut value = formats::named(OPERATION, bytes)?;
    value.walk(&mut |it| {
        if let formats::Value::Text(text) = it {
            change(text);
        }
    });
    formats::bytes(OPERATION, &value).ok_or(Unread::Damaged)
}

/// Returns an entry without what conversations say that are deleted for ever, their messages among
/// `messages`; none if it says nothing of them. What was asked goes as a whole.
///
/// # Errors
/// Why it is not read.
pub fn wiped(bytes: &[u8], gone: &Wiped, messages: &HashSet<MessageId>) -> Result<Option<Vec<u8>>, Unread> {
    let mut operation = decode(bytes)?;
    let tells = wipe(&mut operation, gone) || is_told_of(&operation, gone, messages);
    let wiped = encode(&operation);
    Ok(Some(wiped).filter(|it| tells && it != bytes))
}

/// Returns the operation of an entry of the journal, whichever build wrote it.
///
/// # Errors
/// Why it is not read.
pub fn decode(bytes: &[u8]) -> Result<Operation, Unread> {
    formats::decode(OPERATION, bytes)
}

/// Tells whether an older build wrote an entry of the journal.
pub fn is_older(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|it| *it < FORMAT)
}

/// Returns the operation of an entry of the journal that no older build wrote.
///
/// # Errors
/// Why it is not read.
pub fn decode_own(bytes: &[u8]) -> Result<Operation, Unread> {
    formats::decode_own(bytes)
}

/// Returns a draft that is being typed, to be kept outside the journal.
pub fn encode_typed(key: DraftKey, text: &DraftText) -> Vec<u8> {
    formats::encode(&(key, text))
}

/// Returns the draft that was kept, whichever build kept it.
///
/// # Errors
/// Why it is not read.
pub fn decode_typed(bytes: &[u8]) -> Result<(DraftKey, DraftText), Unread> {
    formats::decode(TYPED, bytes)
}

/// Returns a state as a snapshot.
pub fn encode_state(state: &State) -> Vec<u8> {
    let mut start = vec![FORMAT];
    start.extend_from_slice(&SHAPE.to_le_bytes());
    postcard::to_extend(state, start).expect("a vector grows and every type here has a known length")
}

/// Returns the state of a snapshot.
///
/// # Errors
/// Why it is not read: the journal is read from its start then.
pub fn decode_state(bytes: &[u8]) -> Result<State, Unread> {
    let (format, rest) = bytes.split_first().ok_or(Unread::Damaged)?;
    if *format > FORMAT {
        return Err(Unread::Later(*format));
    }
    let body = rest.strip_prefix(&SHAPE.to_le_bytes()).filter(|_| *format == FORMAT);
    let mut state: State = postcard::from_bytes(body.ok_or(Unread::Damaged)?).map_err(|_| Unread::Damaged)?;
    state.reindex();
    Ok(state)
}

/// Returns a hash of the structure of snapshots, from their schema and that of the journal.
pub fn shape(schemas: &[&str]) -> u32 {
    xxhash_rust::xxh3::xxh3_64(schemas.concat().as_bytes()) as u32
}

/// Returns the hash of the structure of the snapshots that this build writes.
pub const fn own_shape() -> u32 {
    SHAPE
}

/// Returns a hash of everything that a state is: whoever has folded the same journal has the same.
pub fn digest(state: &State) -> String {
    format!("{:032x}", xxhash_rust::xxh3::xxh3_128(&encode_state(state)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AccountId, Act, Actor, ConversationId, Event, MessageId, PersonId, Seq, Time};

    #[test]
    fn an_entry_of_the_first_format_is_read() {
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
    fn what_a_newer_build_wrote_is_told_from_damage() {
        let mut entry = encode(&Operation::default());
        entry.truncate(9);
        assert_eq!(decode(&entry), Err(Unread::Damaged));
        entry[0] = FORMAT + 1;
        assert_eq!(decode(&entry), Err(Unread::Later(FORMAT + 1)));
        assert_eq!(decode(&[]), Err(Unread::Damaged));
        assert_eq!(decode(&[0, 1, 2]), Err(Unread::Void));
    }

    #[test]
    fn a_snapshot_of_another_build_is_none_and_the_journal_is_read_instead() {
        let bytes = encode_state(&State::default());
        assert!(decode_state(&bytes).is_ok());
        for at in 0..5 {
            let mut other = bytes.clone();
            other[at] ^= 1;
            assert!(decode_state(&other).is_err());
        }
    }
}
