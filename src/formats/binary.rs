//! Values as `postcard` writes them: <https://postcard.jamesmunns.com/wire-format>.

use super::schema::{Holds, Kind, Schema};
use super::value::{Fields, Value, Variant};

/// Stands before a zone with summer time in format 1, where others have the minutes alone.
const WITH_SUMMER: i128 = i16::MAX as i128;

/// Reads values of a schema from bytes.
pub(super) struct Reader<'a> {
    pub(super) schema: &'a Schema,
    pub(super) bytes: &'a [u8],
}

impl Reader<'_> {
    /// Reads the next value; none if the bytes hold no such thing.
    pub(super) fn value(&mut self, wanted: &Holds) -> Option<Value> {
        Some(match wanted {
            Holds::Unit => Value::Unit,
            Holds::Bool => Value::Bool(match self.byte()? {
                0 => false,
                1 => true,
                _ => return None,
            }),
            Holds::Unsigned(8) => Value::Number(self.byte()?.into()),
            Holds::Signed(8) => Value::Number((self.byte()? as i8).into()),
            Holds::Unsigned(bits) => Value::Number(self.number(*bits)?.into()),
            Holds::Signed(bits) => Value::Number(self.signed(*bits)?),
            Holds::Text => Value::Text(String::from_utf8(self.counted()?.to_vec()).ok()?),
            Holds::Bytes | Holds::Uuid => Value::Bytes(self.counted()?.to_vec()),
            Holds::Zone => self.zone()?,
            Holds::Maybe(inner) => Value::Maybe(match self.byte()? {
                0 => None,
                1 => Some(Box::new(self.value(inner)?)),
                _ => return None,
            }),
            Holds::List(inner) => {
                let count = self.count()?;
                Value::List((0..count).map(|_| self.value(inner)).collect::<Option<_>>()?)
            }
            Holds::Array(inner, count) if **inner == Holds::Unsigned(8) => {
                Value::Bytes(self.take(*count)?.to_vec())
            }
            Holds::Array(inner, count) => {
                Value::List((0..*count).map(|_| self.value(inner)).collect::<Option<_>>()?)
            }
            Holds::Map(parts) => {
                let count = self.count()?;
                let entry = |_| Some((self.value(&parts.0)?, self.value(&parts.1)?));
                Value::Map((0..count).map(entry).collect::<Option<_>>()?)
            }
            Holds::Tuple(parts) => Value::List(parts.iter().map(|it| self.value(it)).collect::<Option<_>>()?),
            Holds::Named(at) => self.named(*at)?,
        })
    }

    fn named(&mut self, at: usize) -> Option<Value> {
        let container = &self.schema.containers()[at];
        let of = container.name;
        match &container.kind {
            Kind::Struct(parts) => {
                let field = |it: &(&'static str, Holds)| Some((it.0, self.value(&it.1)?));
                Some(Value::Struct(Fields { of, fields: parts.iter().map(field).collect::<Option<_>>()? }))
            }
            Kind::Enum(variants) => {
                let (name, held) = variants.get(self.number(32)? as usize)?;
                let value = Box::new(self.value(held)?);
                Some(Value::Variant(Variant { of, name, value }))
            }
        }
    }

    fn zone(&mut self) -> Option<Value> {
        let ahead = self.signed(16)?;
        if ahead != WITH_SUMMER {
            return Some(zone(ahead, Value::NONE));
        }
        let ahead = self.signed(16)?;
        let summer = self.value(&self.schema.type_of("Summer")?)?;
        Some(zone(ahead, Value::some(summer)))
    }

    fn take(&mut self, count: usize) -> Option<&[u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        Some(self.take(1)?[0])
    }

    fn counted(&mut self) -> Option<&[u8]> {
        let count = self.number(32)?;
        self.take(count as usize)
    }

    /// Reads how many there are. Each takes a byte at least, so that no damage asks for all memory.
    fn count(&mut self) -> Option<usize> {
        let count = self.number(32)? as usize;
        (count <= self.bytes.len()).then_some(count)
    }

    fn number(&mut self, bits: u32) -> Option<u64> {
        let mut number = 0_u128;
        for at in 0..=bits / 7 {
            let byte = self.byte()?;
            number |= u128::from(byte & 0x7f) << (7 * at);
            if byte & 0x80 == 0 {
                return u64::try_from(number).ok().filter(|it| it >> (bits - 1) <= 1);
            }
        }
        None
    }

    fn signed(&mut self, bits: u32) -> Option<i128> {
        let number = i128::from(self.number(bits)?);
        Some((number >> 1) ^ -(number & 1))
    }
}

/// Returns a zone as it is named.
pub(super) fn zone(ahead: i128, summer: Value) -> Value {
    Value::fields("Zone", vec![("ahead", Value::Number(ahead)), ("summer", summer)])
}

/// Writes a value; none if it is not what the schema says.
pub(super) fn write(schema: &Schema, wanted: &Holds, value: &Value, bytes: &mut Vec<u8>) -> Option<()> {
    match (wanted, value) {
        (Holds::Unit, Value::Unit) => {}
        (Holds::Bool, Value::Bool(it)) => bytes.push(u8::from(*it)),
        (Holds::Unsigned(8), Value::Number(it)) => bytes.push(u8::try_from(*it).ok()?),
        (Holds::Signed(8), Value::Number(it)) => bytes.push(i8::try_from(*it).ok()? as u8),
        (Holds::Unsigned(bits), Value::Number(it)) => {
            put_number(u64::try_from(*it).ok().filter(|it| it >> (bits - 1) <= 1)?, bytes);
        }
        (Holds::Signed(bits), Value::Number(it)) => {
            let limit = 1_i128 << (bits - 1);
            let it = Some(*it).filter(|it| (-limit..limit).contains(it))?;
            put_number(((it << 1) ^ (it >> 127)) as u64, bytes);
        }
        (Holds::Text, Value::Text(it)) => put_counted(it.as_bytes(), bytes),
        (Holds::Bytes, Value::Bytes(it)) => put_counted(it, bytes),
        (Holds::Uuid, Value::Bytes(it)) if it.len() == 16 => put_counted(it, bytes),
        (Holds::Zone, Value::Struct(it)) => write_zone(schema, it, bytes)?,
        (Holds::Maybe(_), Value::Maybe(None)) => bytes.push(0),
        (Holds::Maybe(inner), Value::Maybe(Some(it))) => {
            bytes.push(1);
            write(schema, inner, it, bytes)?;
        }
        (Holds::List(inner), Value::List(items)) => {
            put_number(items.len() as u64, bytes);
            items.iter().try_for_each(|it| write(schema, inner, it, bytes))?;
        }
        (Holds::Array(_, count), Value::Bytes(it)) if it.len() == *count => bytes.extend_from_slice(it),
        (Holds::Array(inner, count), Value::List(items)) if items.len() == *count => {
            items.iter().try_for_each(|it| write(schema, inner, it, bytes))?;
        }
        (Holds::Map(parts), Value::Map(entries)) => {
            put_number(entries.len() as u64, bytes);
            for (key, value) in entries {
                write(schema, &parts.0, key, bytes)?;
                write(schema, &parts.1, value, bytes)?;
            }
        }
        (Holds::Tuple(parts), Value::List(items)) if items.len() == parts.len() => {
            parts.iter().zip(items).try_for_each(|(part, it)| write(schema, part, it, bytes))?;
        }
        (Holds::Named(at), value) => write_named(schema, *at, value, bytes)?,
        _ => return None,
    }
    Some(())
}

fn write_named(schema: &Schema, at: usize, value: &Value, bytes: &mut Vec<u8>) -> Option<()> {
    let container = &schema.containers()[at];
    match (&container.kind, value) {
        // One field too many would be lost without a word.
        (Kind::Struct(parts), Value::Struct(it))
            if it.of == container.name && it.fields.len() == parts.len() =>
        {
            parts.iter().try_for_each(|(name, part)| write(schema, part, it.get(name)?, bytes))
        }
        (Kind::Enum(variants), Value::Variant(it)) if it.of == container.name => {
            let number = variants.iter().position(|variant| variant.0 == it.name)?;
            put_number(number as u64, bytes);
            write(schema, &variants[number].1, &it.value, bytes)
        }
        _ => None,
    }
}

fn write_zone(schema: &Schema, it: &Fields, bytes: &mut Vec<u8>) -> Option<()> {
    let minutes = Holds::Signed(16);
    match it.get("summer")? {
        Value::Maybe(Some(summer)) => {
            write(schema, &minutes, &Value::Number(WITH_SUMMER), bytes)?;
            write(schema, &minutes, it.get("ahead")?, bytes)?;
            write(schema, &schema.type_of("Summer")?, summer, bytes)
        }
        _ => write(schema, &minutes, it.get("ahead")?, bytes),
    }
}

fn put_number(mut number: u64, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn put_counted(it: &[u8], bytes: &mut Vec<u8>) {
    put_number(it.len() as u64, bytes);
    bytes.extend_from_slice(it);
}
