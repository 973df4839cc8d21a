//! What is stored, and how every later build reads it (docs/formats.md).
//!
//! A value is written by `postcard`, so that only the order of fields and variants tells what is what.
//! So each format has its structure as text, with names: [`schema`]. What an older build wrote is read
//! by the text of its format into a value with names, goes up the ladder of [`steps`], and is written
//! by the text of this format. What a newer build wrote is told apart from damage. `tests/formats`
//! fails as soon as a stored type is not what the text says.

mod binary;
mod delta;
mod json;
mod schema;
mod shift;
mod steps;
mod value;

use std::sync::OnceLock;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use delta::{pack, unpack};
pub use schema::{Container, Holds, Kind, Schema};
pub use shift::{Shift, shifted};
pub use value::{Fields, Value, Variant};

use binary::Reader;

/// The format that this build writes. It stands in the first byte of what is stored.
pub const FORMAT: u8 = 9;

/// The structure of what each format stores, from format 1 on.
const SCHEMAS: [&str; FORMAT as usize] = [
    include_str!("schema-1.txt"),
    include_str!("schema-2.txt"),
    include_str!("schema-3.txt"),
    include_str!("schema-4.txt"),
    include_str!("schema-5.txt"),
    include_str!("schema-6.txt"),
    include_str!("schema-7.txt"),
    include_str!("schema-8.txt"),
    include_str!("schema-9.txt"),
];

/// What is in every entry of a journal.
pub const OPERATION: &str = "Operation";

/// What an entry keeps of how it was asked for.
pub const ASKED: &str = "Asked";
/// What is kept of a draft that is being typed.
pub const TYPED: &str = "(DraftKey, DraftText)";

/// Why something stored is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A newer build wrote it, in this format: it is whole, and that build reads it.
    Later(u8),
    /// It is not what any build wrote.
    Damaged,
    /// It is an entry of a team that is not by whom it says: it counts for nobody.
    Void,
}

/// Returns the structure of a format.
pub fn schema(format: u8) -> Option<&'static Schema> {
    static PARSED: [OnceLock<Option<Schema>>; FORMAT as usize] = [const { OnceLock::new() }; FORMAT as usize];
    let at = usize::from(format.checked_sub(1)?);
    PARSED.get(at)?.get_or_init(|| Schema::parse(SCHEMAS[at])).as_ref()
}

/// Returns a value as this build stores it.
pub fn encode(value: &impl Serialize) -> Vec<u8> {
    postcard::to_extend(value, vec![FORMAT]).expect("a vector grows and every type here has a known length")
}

/// Returns the value that is stored in bytes of any format so far. `root` is its type as the schemas
/// write it.
///
/// # Errors
/// Why it is not read.
pub fn decode<T: DeserializeOwned>(root: &str, bytes: &[u8]) -> Result<T, Unread> {
    match bytes.first() {
        Some(1..FORMAT) => decode_own(&self::bytes(root, &named(root, bytes)?).ok_or(Unread::Damaged)?),
        _ => decode_own(bytes),
    }
}

/// Returns the value that is stored in bytes of this format. Knows no other, and needs no schema.
///
/// # Errors
/// Why it is not read.
pub fn decode_own<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unread> {
    match bytes {
        [FORMAT, body @ ..] => postcard::from_bytes(body).map_err(|_| Unread::Damaged),
        [format, ..] if *format > FORMAT => Err(Unread::Later(*format)),
        [0, ..] => Err(Unread::Void),
        _ => Err(Unread::Damaged),
    }
}

/// Returns what is stored in bytes of any format so far, as JSON of this format.
///
/// # Errors
/// Why it is not read.
pub fn to_json(root: &str, bytes: &[u8]) -> Result<Vec<u8>, Unread> {
    let (value, mut text) = (named(root, bytes)?, Vec::new());
    let told = schema(FORMAT).and_then(|it| json::write(it, &it.type_of(root)?, &value, &mut text));
    told.map(|()| text).ok_or(Unread::Damaged)
}

/// Returns what JSON of a format says, as this build stores it.
///
/// # Errors
/// Why it is not read.
pub fn from_json(root: &str, format: u8, json: serde_json::Value) -> Result<Vec<u8>, Unread> {
    if format > FORMAT {
        return Err(Unread::Later(format));
    }
    let value = schema(format).and_then(|it| json::read(it, &it.type_of(root)?, json));
    let value = value.map(|it| climb(format, it));
    value.and_then(|it| bytes(root, &it)).ok_or(Unread::Damaged)
}

/// Returns where the value ends that bytes of any format so far begin with: what stands behind it is
/// something else.
///
/// # Errors
/// Why it is not read.
pub fn end(root: &str, bytes: &[u8]) -> Result<usize, Unread> {
    Ok(bytes.len() - read(root, bytes)?.1)
}

/// Returns the value that is stored in bytes of any format so far, with the names of this format.
///
/// # Errors
/// Why it is not read.
pub fn named(root: &str, bytes: &[u8]) -> Result<Value, Unread> {
    let value = as_written(root, bytes)?;
    Ok(climb(bytes[0], value))
}

/// Returns the value that is stored in bytes of any format so far, with the names of its own format.
///
/// # Errors
/// Why it is not read.
pub fn as_written(root: &str, bytes: &[u8]) -> Result<Value, Unread> {
    Ok(read(root, bytes)?.0)
}

/// Returns a value, and how many bytes stand behind it.
fn read(root: &str, bytes: &[u8]) -> Result<(Value, usize), Unread> {
    let (format, bytes) = bytes.split_first().ok_or(Unread::Damaged)?;
    if *format > FORMAT {
        return Err(Unread::Later(*format));
    }
    let schema = schema(*format).ok_or(Unread::Damaged)?;
    let root = schema.type_of(root).ok_or(Unread::Damaged)?;
    let mut reader = Reader { schema, bytes };
    let value = reader.value(&root).ok_or(Unread::Damaged)?;
    Ok((value, reader.bytes.len()))
}

/// Takes a value of a format up to this one.
fn climb(format: u8, mut value: Value) -> Value {
    let from = usize::from(format.saturating_sub(1));
    for step in &steps::LADDER[from..] {
        value.walk(&mut |it| step(it));
    }
    value
}

/// Returns a value of this format as this build stores it; none if it is not what the schema says.
pub fn bytes(root: &str, value: &Value) -> Option<Vec<u8>> {
    bytes_of(FORMAT, root, value)
}

/// Returns a value as a build of some format stored it; none if it is not what its schema says.
pub fn bytes_of(format: u8, root: &str, value: &Value) -> Option<Vec<u8>> {
    let (schema, mut bytes) = (schema(format)?, vec![format]);
    binary::write(schema, &schema.type_of(root)?, value, &mut bytes)?;
    Some(bytes)
}
