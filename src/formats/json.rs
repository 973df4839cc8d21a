//! Values as the JSON that people can read, in the form that `serde_json` gives to derived types.

use serde_json::Value as Json;

use super::binary::zone;
use super::schema::{Holds, Kind, Schema};
use super::value::{Fields, Value, Variant};

/// Appends a value as JSON; none if it is not what the schema says.
pub(super) fn write(schema: &Schema, wanted: &Holds, value: &Value, text: &mut Vec<u8>) -> Option<()> {
    match (wanted, value) {
        (Holds::Unit, Value::Unit) | (Holds::Maybe(_), Value::Maybe(None)) => text.extend_from_slice(b"null"),
        (Holds::Bool, Value::Bool(it)) => text.extend_from_slice(if *it { b"true" } else { b"false" }),
        (Holds::Unsigned(_) | Holds::Signed(_), Value::Number(it)) => text.extend(it.to_string().bytes()),
        (Holds::Text, Value::Text(it)) => put_text(it, text)?,
        (Holds::Uuid, Value::Bytes(it)) => {
            put_text(&uuid::Uuid::from_slice(it).ok()?.to_string(), text)?;
        }
        (Holds::Maybe(inner), Value::Maybe(Some(it))) => write(schema, inner, it, text)?,
        (Holds::List(inner) | Holds::Array(inner, _), Value::List(items)) => {
            between(text, b'[', items, b']', |it, text| write(schema, inner, it, text))?;
        }
        (Holds::Bytes | Holds::Array(..), Value::Bytes(it)) => {
            between(text, b'[', it, b']', |it, text| {
                text.extend(it.to_string().bytes());
                Some(())
            })?;
        }
        (Holds::Map(parts), Value::Map(entries)) => {
            between(text, b'{', entries, b'}', |(key, value), text| {
                match key {
                    Value::Text(key) => put_text(key, text)?,
                    Value::Number(key) => put_text(&key.to_string(), text)?,
                    _ => return None,
                }
                text.push(b':');
                write(schema, &parts.1, value, text)
            })?;
        }
        (Holds::Tuple(parts), Value::List(items)) => {
            let items: Vec<_> = parts.iter().zip(items).collect();
            between(text, b'[', &items, b']', |(part, it), text| write(schema, part, it, text))?;
        }
        (Holds::Named(at), value) => write_named(schema, *at, value, text)?,
        _ => return None,
    }
    Some(())
}

fn write_named(schema: &Schema, at: usize, value: &Value, text: &mut Vec<u8>) -> Option<()> {
    match (&schema.containers()[at].kind, value) {
        (Kind::Struct(parts), Value::Struct(it)) => between(text, b'{', parts, b'}', |(name, part), text| {
            put_text(name, text)?;
            text.push(b':');
            write(schema, part, it.get(name)?, text)
        }),
        (Kind::Enum(variants), Value::Variant(it)) => {
            let held = &variants.iter().find(|variant| variant.0 == it.name)?.1;
            if *held == Holds::Unit {
                return put_text(it.name, text);
            }
            text.push(b'{');
            put_text(it.name, text)?;
            text.push(b':');
            write(schema, held, &it.value, text)?;
            text.push(b'}');
            Some(())
        }
        _ => None,
    }
}

fn between<T>(
    text: &mut Vec<u8>,
    open: u8,
    items: &[T],
    close: u8,
    put: impl Fn(&T, &mut Vec<u8>) -> Option<()>,
) -> Option<()> {
    text.push(open);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            text.push(b',');
        }
        put(item, text)?;
    }
    text.push(close);
    Some(())
}

fn put_text(it: &str, text: &mut Vec<u8>) -> Option<()> {
    serde_json::to_writer(text, it).ok()
}

/// Returns the value that JSON says; none if it is not what the schema says.
///
/// What it says besides is passed on to the ladder: builds that wrote the same format may have called a
/// field by another name.
pub(super) fn read(schema: &Schema, wanted: &Holds, json: Json) -> Option<Value> {
    Some(match (wanted, json) {
        (Holds::Unit, Json::Null) => Value::Unit,
        (Holds::Maybe(_), Json::Null) => Value::NONE,
        (Holds::Maybe(inner), it) => Value::some(read(schema, inner, it)?),
        (Holds::Bool, Json::Bool(it)) => Value::Bool(it),
        (Holds::Unsigned(_) | Holds::Signed(_), Json::Number(it)) => Value::Number(it.as_i128()?),
        (Holds::Text, Json::String(it)) => Value::Text(it),
        (Holds::Uuid, Json::String(it)) => Value::Bytes(uuid::Uuid::parse_str(&it).ok()?.as_bytes().to_vec()),
        (Holds::List(inner) | Holds::Array(inner, _), Json::Array(items)) => {
            let is_bytes = matches!(wanted, Holds::Array(..)) && **inner == Holds::Unsigned(8);
            if is_bytes {
                Value::Bytes(items.iter().map(|it| u8::try_from(it.as_u64()?).ok()).collect::<Option<_>>()?)
            } else {
                Value::List(items.into_iter().map(|it| read(schema, inner, it)).collect::<Option<_>>()?)
            }
        }
        (Holds::Bytes, Json::Array(items)) => {
            Value::Bytes(items.iter().map(|it| u8::try_from(it.as_u64()?).ok()).collect::<Option<_>>()?)
        }
        (Holds::Map(parts), Json::Object(entries)) => {
            let key = |key: String| match parts.0 {
                Holds::Text => Some(Value::Text(key)),
                _ => Some(Value::Number(key.parse().ok()?)),
            };
            let entry = |(name, it)| Some((key(name)?, read(schema, &parts.1, it)?));
            let mut entries = entries.into_iter().map(entry).collect::<Option<Vec<_>>>()?;
            // Numbers that stood there as text stood in the order of text.
            entries.sort_by_key(|it| if let Value::Number(it) = it.0 { it } else { 0 });
            Value::Map(entries)
        }
        (Holds::Tuple(parts), Json::Array(items)) if parts.len() == items.len() => {
            let parts = parts.iter().zip(items);
            Value::List(parts.map(|(part, it)| read(schema, part, it)).collect::<Option<_>>()?)
        }
        (Holds::Zone, it) => read_zone(schema, it)?,
        (Holds::Named(at), it) => read_named(schema, *at, it)?,
        _ => return None,
    })
}

fn read_named(schema: &Schema, at: usize, json: Json) -> Option<Value> {
    let container = &schema.containers()[at];
    let of = container.name;
    match (&container.kind, json) {
        (Kind::Struct(parts), Json::Object(mut found)) => {
            let mut fields = Vec::with_capacity(parts.len());
            for (name, part) in parts {
                match found.remove(*name) {
                    Some(it) => fields.push((*name, read(schema, part, it)?)),
                    None => fields.extend(super::steps::once_called(of, name, &mut found)),
                }
            }
            Some(Value::Struct(Fields { of, fields }))
        }
        (Kind::Enum(variants), json) => {
            let (found, it) = match json {
                Json::String(name) => (name, Json::Null),
                Json::Object(it) if it.len() == 1 => it.into_iter().next()?,
                _ => return None,
            };
            let (name, held) = variants.iter().find(|it| it.0 == found)?;
            let value = Box::new(read(schema, held, it)?);
            Some(Value::Variant(Variant { of, name, value }))
        }
        _ => None,
    }
}

/// Minutes, or `[mark, minutes, summer]`.
fn read_zone(schema: &Schema, json: Json) -> Option<Value> {
    match json {
        Json::Number(ahead) => Some(zone(ahead.as_i128()?, Value::NONE)),
        Json::Array(mut parts) if parts.len() == 3 => {
            let summer = read(schema, &schema.type_of("Summer")?, parts.pop()?)?;
            Some(zone(parts.pop()?.as_i64()?.into(), Value::some(summer)))
        }
        _ => None,
    }
}
