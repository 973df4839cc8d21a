//! Finds out the structure of a type by asking it to be read: `serde` tells the names of all fields
//! and variants in their order. The outcome is the text that `src/formats/schema.rs` reads.

use std::any::type_name;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::value::U32Deserializer;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};

/// How deep a value is made at most: deeper, lists are empty and the first variant is taken.
const DEPTH: usize = 24;

/// What was found so far.
#[derive(Default)]
pub struct Trace {
    /// By name: the fields or variants, each with its type; none while it is not known.
    containers: BTreeMap<String, Container>,
    /// The whole path of each name, to find two types of one name.
    paths: BTreeMap<String, &'static str>,
    order: Vec<String>,
}

#[derive(Default)]
struct Container {
    is_enum: bool,
    parts: Vec<(&'static str, Option<String>)>,
    /// The variants that were looked into.
    seen: BTreeSet<usize>,
}

impl Trace {
    /// Looks into a type, and into all that it consists of.
    pub fn add<'de, T: Deserialize<'de>>(&mut self) {
        for _ in 0..1000 {
            let mut found = None;
            T::deserialize(Tracer { trace: self, found: &mut found, depth: 0 })
                .unwrap_or_else(|why| panic!("{}: {why}", type_name::<T>()));
            if !self.containers.keys().any(|it| self.leads_on(it, &mut BTreeSet::new())) {
                return;
            }
        }
        let unknown: Vec<_> = self.text().lines().filter(|it| it.contains('_')).map(str::to_owned).collect();
        panic!("{} does not come to an end: {unknown:?}", type_name::<T>());
    }

    /// Returns what was found as text, in the order in which it was met.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for name in &self.order {
            let container = &self.containers[name];
            text += name;
            text += if container.is_enum { " =\n" } else { "\n" };
            for (part, held) in &container.parts {
                match held.as_deref() {
                    Some("unit") if container.is_enum => text += &format!("  {part}\n"),
                    held => text += &format!("  {part}: {}\n", held.unwrap_or("_")),
                }
            }
        }
        text
    }

    fn begin(&mut self, name: &str, path: &'static str, is_enum: bool, parts: &[&'static str]) {
        let known = *self.paths.entry(name.to_owned()).or_insert(path);
        assert_eq!(known, path, "two stored types are called {name}: give one of them another name");
        if !self.containers.contains_key(name) {
            self.order.push(name.to_owned());
            let parts = parts.iter().map(|it| (*it, None)).collect();
            self.containers.insert(name.to_owned(), Container { is_enum, parts, ..Container::default() });
        }
    }

    /// Tells whether something in a container is not known yet.
    fn leads_on(&self, name: &str, passed: &mut BTreeSet<String>) -> bool {
        let Some(container) = self.containers.get(name).filter(|_| passed.insert(name.to_owned())) else {
            return false;
        };
        container.parts.iter().any(|it| it.1.as_ref().is_none_or(|it| self.held_leads_on(it, passed)))
    }

    fn held_leads_on(&self, held: &str, passed: &mut BTreeSet<String>) -> bool {
        let names = held.split(['?', '[', ']', '{', '}', '(', ')', ',', ';', ' ']);
        held.contains('_') || names.into_iter().any(|it| self.leads_on(it.trim_end_matches(':'), passed))
    }

    fn part(&mut self, name: &str, at: usize, found: Option<String>) {
        let known = &mut self.containers.get_mut(name).expect("begun").parts[at].1;
        if known.as_ref().is_none_or(|it| it.contains('_')) {
            *known = found.or(known.take());
        }
    }
}

/// Returns `Put<Person>` for `a::b::Put<a::c::Person>`.
fn short(path: &str) -> String {
    let mut name = String::new();
    for word in path.split_inclusive(['<', '>', ',', ' ', '(', ')', '[', ']', ';', '&']) {
        name += word.rsplit("::").next().unwrap_or(word);
    }
    name.replace("<'_>", "")
}

/// Pretends to hold a value of whatever is asked for.
struct Tracer<'t> {
    trace: &'t mut Trace,
    found: &'t mut Option<String>,
    depth: usize,
}

/// What went wrong, in words.
#[derive(Debug)]
pub struct Untraced(String);

impl fmt::Display for Untraced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Untraced {}

impl de::Error for Untraced {
    fn custom<T: fmt::Display>(why: T) -> Self {
        Self(why.to_string())
    }
}

/// The type of what is asked for is known, whatever its value is.
macro_rules! plain {
    ($($asked:ident => $visit:ident($($value:expr)?), $name:literal;)*) => {
        $(fn $asked<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Untraced> {
            *self.found = Some($name.to_owned());
            visitor.$visit($($value)?)
        })*
    };
}

impl<'de> Deserializer<'de> for Tracer<'_> {
    type Error = Untraced;

    plain! {
        deserialize_bool => visit_bool(false), "bool";
        deserialize_u8 => visit_u8(0), "u8";
        deserialize_u16 => visit_u16(0), "u16";
        deserialize_u32 => visit_u32(0), "u32";
        deserialize_u64 => visit_u64(0), "u64";
        deserialize_i8 => visit_i8(0), "i8";
        deserialize_i16 => visit_i16(0), "i16";
        deserialize_i32 => visit_i32(0), "i32";
        deserialize_i64 => visit_i64(0), "i64";
        deserialize_str => visit_str(""), "text";
        deserialize_string => visit_str(""), "text";
        deserialize_unit => visit_unit(), "unit";
    }

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Untraced> {
        let path = type_name::<V::Value>();
        Err(Untraced(format!("{path} is read by hand: what is stored derives Deserialize")))
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Untraced> {
        let path = type_name::<V::Value>();
        if path.ends_with("::Uuid") {
            *self.found = Some("uuid".to_owned());
            return visitor.visit_bytes(&[0; 16]);
        }
        *self.found = Some("bytes".to_owned());
        if path.ends_with("::RoaringBitmap") {
            let mut empty = Vec::new();
            roaring::RoaringBitmap::new().serialize_into(&mut empty).expect("a vector grows");
            return visitor.visit_bytes(&empty);
        }
        visitor.visit_bytes(&[])
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Untraced> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Untraced> {
        let mut inner = None;
        let value = if self.depth < DEPTH {
            visitor.visit_some(Tracer { trace: self.trace, found: &mut inner, depth: self.depth + 1 })?
        } else {
            visitor.visit_none()?
        };
        *self.found = Some(format!("?{}", inner.as_deref().unwrap_or("_")));
        Ok(value)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Untraced> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Untraced> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Untraced> {
        let mut parts = Vec::new();
        let count = usize::from(self.depth < DEPTH);
        let value =
            visitor.visit_seq(Parts { trace: self.trace, parts: &mut parts, count, depth: self.depth })?;
        let item = parts.pop().flatten();
        *self.found = Some(format!("[{}]", item.as_deref().unwrap_or("_")));
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, count: usize, visitor: V) -> Result<V::Value, Untraced> {
        let path = type_name::<V::Value>();
        let mut parts = Vec::new();
        let value =
            visitor.visit_seq(Parts { trace: self.trace, parts: &mut parts, count, depth: self.depth })?;
        let names: Vec<_> = parts.iter().map(|it| it.as_deref().unwrap_or("_")).collect();
        *self.found = Some(match path.chars().next() {
            Some('[') => format!("[{}; {count}]", names[0]),
            Some('(') => format!("({})", names.join(", ")),
            _ if path.ends_with("::Zone") => "zone".to_owned(),
            _ => return Err(Untraced(format!("{path} is read by hand: what is stored derives Deserialize"))),
        });
        Ok(value)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        count: usize,
        visitor: V,
    ) -> Result<V::Value, Untraced> {
        let mut parts = Vec::new();
        let value =
            visitor.visit_seq(Parts { trace: self.trace, parts: &mut parts, count, depth: self.depth })?;
        let names: Vec<_> = parts.iter().map(|it| it.as_deref().unwrap_or("_")).collect();
        *self.found = Some(format!("({})", names.join(", ")));
        Ok(value)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Untraced> {
        let mut parts = Vec::new();
        let count = usize::from(self.depth < DEPTH);
        let value =
            visitor.visit_map(Parts { trace: self.trace, parts: &mut parts, count, depth: self.depth })?;
        let mut parts = parts.into_iter().map(|it| it.unwrap_or_else(|| "_".to_owned()));
        let mut next = || parts.next().unwrap_or_else(|| "_".to_owned());
        *self.found = Some(format!("{{{}: {}}}", next(), next()));
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Untraced> {
        let path = type_name::<V::Value>();
        let name = short(path);
        *self.found = Some(name.clone());
        structure(self.trace, &name, path, fields, self.depth, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Untraced> {
        let path = type_name::<V::Value>();
        let name = short(path);
        *self.found = Some(name.clone());
        self.trace.begin(&name, path, true, variants);
        let container = &self.trace.containers[&name];
        let unseen = (0..variants.len()).find(|it| !container.seen.contains(it));
        let leads_on = |held: &Option<String>| match held {
            Some(held) => self.trace.held_leads_on(held, &mut BTreeSet::from([name.clone()])),
            None => true,
        };
        let leading = || container.parts.iter().position(|it| leads_on(&it.1));
        let at = unseen.or_else(leading).filter(|_| self.depth < DEPTH).unwrap_or(0);
        self.trace.containers.get_mut(&name).expect("begun").seen.insert(at);
        let mut held = None;
        let one = One { trace: self.trace, found: &mut held, name: &name, path, at, depth: self.depth };
        let value = visitor.visit_enum(one)?;
        self.trace.part(&name, at, held);
        Ok(value)
    }

    serde::forward_to_deserialize_any! { i128 u128 f32 f64 char identifier ignored_any }
}

fn structure<'de, V: Visitor<'de>>(
    trace: &mut Trace,
    name: &str,
    path: &'static str,
    fields: &'static [&'static str],
    depth: usize,
    visitor: V,
) -> Result<V::Value, Untraced> {
    trace.begin(name, path, false, fields);
    let mut parts = Vec::new();
    let value = visitor.visit_seq(Parts { trace, parts: &mut parts, count: fields.len(), depth })?;
    assert_eq!(parts.len(), fields.len(), "{path} skips fields, or has some by other names");
    for (at, part) in parts.into_iter().enumerate() {
        trace.part(name, at, part);
    }
    Ok(value)
}

/// The parts of something, one after the other.
struct Parts<'t> {
    trace: &'t mut Trace,
    parts: &'t mut Vec<Option<String>>,
    count: usize,
    depth: usize,
}

impl Parts<'_> {
    fn next<'de, T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Untraced> {
        let mut found = None;
        let tracer = Tracer { trace: self.trace, found: &mut found, depth: self.depth + 1 };
        let value = seed.deserialize(tracer)?;
        self.parts.push(found);
        Ok(value)
    }
}

impl<'de> de::SeqAccess<'de> for Parts<'_> {
    type Error = Untraced;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Untraced> {
        if self.count == 0 {
            return Ok(None);
        }
        self.count -= 1;
        self.next(seed).map(Some)
    }
}

impl<'de> de::MapAccess<'de> for Parts<'_> {
    type Error = Untraced;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Untraced> {
        de::SeqAccess::next_element_seed(self, seed)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Untraced> {
        self.next(seed)
    }
}

/// One variant of an enum.
struct One<'t> {
    trace: &'t mut Trace,
    found: &'t mut Option<String>,
    name: &'t str,
    path: &'static str,
    at: usize,
    depth: usize,
}

impl<'t, 'de> de::EnumAccess<'de> for One<'t> {
    type Error = Untraced;
    type Variant = One<'t>;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Untraced> {
        let number: U32Deserializer<Untraced> = (self.at as u32).into_deserializer();
        Ok((seed.deserialize(number)?, self))
    }
}

impl<'de> de::VariantAccess<'de> for One<'_> {
    type Error = Untraced;

    fn unit_variant(self) -> Result<(), Untraced> {
        *self.found = Some("unit".to_owned());
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Untraced> {
        seed.deserialize(Tracer { trace: self.trace, found: self.found, depth: self.depth + 1 })
    }

    fn tuple_variant<V: Visitor<'de>>(self, count: usize, visitor: V) -> Result<V::Value, Untraced> {
        Tracer { trace: self.trace, found: self.found, depth: self.depth + 1 }
            .deserialize_tuple_struct("", count, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Untraced> {
        let variant = self.trace.containers[self.name].parts[self.at].0;
        let name = format!("{}::{variant}", self.name);
        *self.found = Some(name.clone());
        structure(self.trace, &name, self.path, fields, self.depth + 1, visitor)
    }
}
