//! The structure of what one format stores, as text: every type with the names of its fields and
//! variants in the order in which they are written. `schema-N.txt` is made by `tests/formats`.
//!
//! ```text
//! Changed
//!   conversation: u32
//!   rule: ?u16
//!   changes: [Change]
//! Change =
//!   Queued: bool
//!   Mark: Change::Mark
//! ```
//!
//! `?T` may be missing, `[T]` is a list, `[T; 9]` has a fixed length, `{K: V}` is a map, `(A, B)` stand
//! one after the other.

/// The structure of everything that one format stores.
#[derive(Debug)]
pub struct Schema {
    containers: Vec<Container>,
}

/// A type with a name.
#[derive(Debug)]
pub struct Container {
    /// Its name.
    pub name: &'static str,
    /// What it consists of.
    pub kind: Kind,
}

/// What a type with a name consists of.
#[derive(Debug)]
pub enum Kind {
    /// Fields, one after the other.
    Struct(Vec<(&'static str, Holds)>),
    /// One of several, each with what it holds.
    Enum(Vec<(&'static str, Holds)>),
}

/// How a value is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Nothing at all.
    Unit,
    /// Yes or no.
    Bool,
    /// A number from 0, of so many bits.
    Unsigned(u32),
    /// A number, of so many bits.
    Signed(u32),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// An id of 16 bytes; with hyphens where people read it.
    Uuid,
    /// A zone as format 1 has it: minutes, or with a summer time behind a mark.
    Zone,
    /// Something, or nothing.
    Maybe(Box<Self>),
    /// Any number of the same.
    List(Box<Self>),
    /// So many of the same.
    Array(Box<Self>, usize),
    /// Values by keys.
    Map(Box<(Self, Self)>),
    /// One after the other.
    Tuple(Vec<Self>),
    /// A container, by its place in the schema.
    Named(usize),
}

impl Schema {
    /// Returns the schema that a text describes; none if it is not understood.
    pub fn parse(text: &'static str) -> Option<Self> {
        let heads = text.lines().filter(|it| !it.starts_with(' '));
        let names: Vec<_> = heads.map(|it| it.strip_suffix(" =").unwrap_or(it)).collect();
        let mut containers: Vec<Container> = Vec::with_capacity(names.len());
        for line in text.lines() {
            let Some(part) = line.strip_prefix("  ") else {
                let empty =
                    if line.ends_with(" =") { Kind::Enum(Vec::new()) } else { Kind::Struct(Vec::new()) };
                containers.push(Container { name: names[containers.len()], kind: empty });
                continue;
            };
            let (name, written) = part.split_once(": ").unwrap_or((part, "unit"));
            let part = (name, Holds::parse(written, &names)?);
            match &mut containers.last_mut()?.kind {
                Kind::Struct(parts) | Kind::Enum(parts) => parts.push(part),
            }
        }
        Some(Self { containers })
    }

    /// Returns all types with a name; [`Holds::Named`] is a place among them.
    pub fn containers(&self) -> &[Container] {
        &self.containers
    }

    /// Returns the type that is written so.
    pub fn type_of(&self, written: &str) -> Option<Holds> {
        let names: Vec<_> = self.containers.iter().map(|it| it.name).collect();
        Holds::parse(written, &names)
    }
}

impl Holds {
    fn parse(text: &str, names: &[&str]) -> Option<Self> {
        let (found, rest) = Self::read(text, names)?;
        rest.is_empty().then_some(found)
    }

    fn read<'a>(text: &'a str, names: &[&str]) -> Option<(Self, &'a str)> {
        if let Some(rest) = text.strip_prefix('?') {
            let (inner, rest) = Self::read(rest, names)?;
            return Some((Self::Maybe(Box::new(inner)), rest));
        }
        if let Some(rest) = text.strip_prefix('[') {
            let (inner, rest) = Self::read(rest, names)?;
            if let Some(rest) = rest.strip_prefix("; ") {
                let (count, rest) = rest.split_once(']')?;
                return Some((Self::Array(Box::new(inner), count.parse().ok()?), rest));
            }
            return Some((Self::List(Box::new(inner)), rest.strip_prefix(']')?));
        }
        if let Some(rest) = text.strip_prefix('{') {
            let (key, rest) = Self::read(rest, names)?;
            let (value, rest) = Self::read(rest.strip_prefix(": ")?, names)?;
            return Some((Self::Map(Box::new((key, value))), rest.strip_prefix('}')?));
        }
        if let Some(mut rest) = text.strip_prefix('(') {
            let mut parts = Vec::new();
            loop {
                let (part, after) = Self::read(rest, names)?;
                parts.push(part);
                match after.strip_prefix(", ") {
                    Some(after) => rest = after,
                    None => return Some((Self::Tuple(parts), after.strip_prefix(')')?)),
                }
            }
        }
        let end = text.find([',', ']', ')', '}', ';', ' ']).unwrap_or(text.len());
        // `Draft::Reply` has colons of its own, a key is followed by one and a space.
        let end = text[..end].strip_suffix(':').map_or(end, str::len);
        let (name, rest) = text.split_at(end);
        let found = match name {
            "unit" => Self::Unit,
            "bool" => Self::Bool,
            "u8" => Self::Unsigned(8),
            "u16" => Self::Unsigned(16),
            "u32" => Self::Unsigned(32),
            "u64" => Self::Unsigned(64),
            "i8" => Self::Signed(8),
            "i16" => Self::Signed(16),
            "i32" => Self::Signed(32),
            "i64" => Self::Signed(64),
            "text" => Self::Text,
            "bytes" => Self::Bytes,
            "uuid" => Self::Uuid,
            "zone" => Self::Zone,
            name => Self::Named(names.iter().position(|it| *it == name)?),
        };
        Some((found, rest))
    }
}
