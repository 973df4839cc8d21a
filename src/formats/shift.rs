//! Times of stored values, moved: a scenario is dated relative to now. Every signed number of 64 bits that is
//! stored is a time in milliseconds.

use super::schema::{Holds, Kind, Schema};
use super::value::Value;
use super::{FORMAT, Unread, bytes, named, schema};

/// A time of 0 says that there is none. Moved, it is this one.
const NONE: i128 = i64::MIN as i128;

/// Which way times are moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// From what a clock says to what has passed since a time, below zero.
    Since(i64),
    /// Back again, from another time.
    From(i64),
}

impl Shift {
    fn of(self, time: i128) -> i128 {
        let within = |it: i128| it.clamp(NONE + 1, i64::MAX.into());
        match self {
            Self::Since(_) if time == 0 => NONE,
            Self::Since(now) => within(time - i128::from(now)),
            Self::From(_) if time == NONE => 0,
            Self::From(now) => within(time + i128::from(now)),
        }
    }
}

/// Returns what is stored in bytes of any format so far, with its times moved, in this format.
///
/// # Errors
/// Why it is not read.
pub fn shifted(root: &str, stored: &[u8], shift: Shift) -> Result<Vec<u8>, Unread> {
    let mut value = named(root, stored)?;
    let schema = schema(FORMAT).ok_or(Unread::Damaged)?;
    let holds = schema.type_of(root).ok_or(Unread::Damaged)?;
    walk(schema, &holds, &mut value, shift);
    bytes(root, &value).ok_or(Unread::Damaged)
}

fn walk(schema: &Schema, holds: &Holds, value: &mut Value, shift: Shift) {
    match (holds, value) {
        (Holds::Signed(64), Value::Number(it)) => *it = shift.of(*it),
        (Holds::Maybe(inner), Value::Maybe(Some(it))) => walk(schema, inner, it, shift),
        (Holds::List(inner) | Holds::Array(inner, _), Value::List(items)) => {
            items.iter_mut().for_each(|it| walk(schema, inner, it, shift));
        }
        (Holds::Map(parts), Value::Map(entries)) => {
            entries.iter_mut().for_each(|it| walk(schema, &parts.1, &mut it.1, shift));
        }
        (Holds::Tuple(parts), Value::List(items)) => {
            parts.iter().zip(items).for_each(|(part, it)| walk(schema, part, it, shift));
        }
        (Holds::Named(at), Value::Struct(it)) => {
            let Kind::Struct(parts) = &schema.containers()[*at].kind else { return };
            for (name, part) in parts {
                if let Some(field) = it.fields.iter_mut().find(|it| it.0 == *name) {
                    walk(schema, part, &mut field.1, shift);
                }
            }
        }
        (Holds::Named(at), Value::Variant(it)) => {
            let Kind::Enum(variants) = &schema.containers()[*at].kind else { return };
            if let Some((_, held)) = variants.iter().find(|variant| variant.0 == it.name) {
                walk(schema, held, &mut it.value, shift);
            }
        }
        _ => {}
    }
}
