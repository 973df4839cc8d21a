//! A stored value with the names of its parts, as the steps of the ladder see it.

/// A value with names.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing at all.
    Unit,
    /// Yes or no.
    Bool(bool),
    /// Any whole number.
    Number(i128),
    /// Text.
    Text(String),
    /// Bytes, of an id too.
    Bytes(Vec<u8>),
    /// Something, or nothing.
    Maybe(Option<Box<Self>>),
    /// A list or a tuple.
    List(Vec<Self>),
    /// Values by keys, in order.
    Map(Vec<(Self, Self)>),
    /// A struct.
    Struct(Fields),
    /// One variant of an enum, with what it holds.
    Variant(Variant),
}

/// The fields of a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields {
    /// The name of the struct; of a variant with fields `Enum::Variant`.
    pub of: &'static str,
    /// The fields by name.
    pub fields: Vec<(&'static str, Value)>,
}

/// A variant of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The name of the enum.
    pub of: &'static str,
    /// The name of the variant.
    pub name: &'static str,
    /// What it holds.
    pub value: Box<Value>,
}

impl Value {
    /// Returns nothing, where there may be something.
    pub const NONE: Self = Self::Maybe(None);

    /// Returns something, where there may be nothing.
    pub fn some(value: Self) -> Self {
        Self::Maybe(Some(Box::new(value)))
    }

    /// Returns a variant without anything in it.
    pub fn variant(of: &'static str, name: &'static str) -> Self {
        Self::Variant(Variant { of, name, value: Box::new(Self::Unit) })
    }

    /// Returns a struct.
    pub const fn fields(of: &'static str, fields: Vec<(&'static str, Self)>) -> Self {
        Self::Struct(Fields { of, fields })
    }

    /// Returns the fields, if this is a struct of this name.
    pub fn is(&mut self, name: &str) -> Option<&mut Fields> {
        match self {
            Self::Struct(it) if it.of == name => Some(it),
            _ => None,
        }
    }

    /// Returns the variant, if this is one of an enum of this name.
    pub fn variant_of(&mut self, name: &str) -> Option<&mut Variant> {
        match self {
            Self::Variant(it) if it.of == name => Some(it),
            _ => None,
        }
    }

    /// Calls `change` with every value in this one and with itself, the innermost first.
    pub fn walk(&mut self, change: &mut dyn FnMut(&mut Self)) {
        match self {
            Self::Maybe(inner) => inner.iter_mut().for_each(|it| it.walk(change)),
            Self::List(items) => items.iter_mut().for_each(|it| it.walk(change)),
            Self::Map(entries) => entries.iter_mut().for_each(|(key, value)| {
                key.walk(change);
                value.walk(change);
            }),
            Self::Struct(it) => it.fields.iter_mut().for_each(|it| it.1.walk(change)),
            Self::Variant(it) => it.value.walk(change),
            Self::Unit | Self::Bool(_) | Self::Number(_) | Self::Text(_) | Self::Bytes(_) => {}
        }
        change(self);
    }
}

impl Fields {
    /// Returns a field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|it| it.0 == name).map(|it| &it.1)
    }

    /// Adds a field. Where it stands among the others does not matter.
    pub fn add(&mut self, name: &'static str, value: Value) {
        self.fields.push((name, value));
    }

    /// Takes a field out.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        let at = self.fields.iter().position(|it| it.0 == name)?;
        Some(self.fields.swap_remove(at).1)
    }

    /// Gives a field another name.
    pub fn rename(&mut self, name: &str, to: &'static str) {
        self.fields.iter_mut().filter(|it| it.0 == name).for_each(|it| it.0 = to);
    }
}

impl Variant {
    /// Gives a variant another name.
    pub fn rename(&mut self, name: &str, to: &'static str) {
        if self.name == name {
            self.name = to;
        }
    }
}
