//! For each variant that a schema knows, the smallest value of a type in which it occurs.

use team_inbox::formats::{Holds, Kind, Schema, Value, Variant};

/// Returns `Enum::Variant` and a value of the root, for each.
pub fn cover(schema: &Schema, root: &str) -> Vec<(String, Value)> {
    let root = schema.type_of(root).expect("the root is in the schema");
    let mut covered = Vec::new();
    for container in schema.containers() {
        let Kind::Enum(variants) = &container.kind else { continue };
        for (name, _) in variants {
            let wanted = (container.name, *name);
            // What stands in no value of this root stands in one of another.
            if let Some(value) = with(schema, &root, wanted, &mut Vec::new()) {
                covered.push((format!("{}::{name}", container.name), value));
            }
        }
    }
    covered
}

/// Returns a value of a type in which a variant occurs, if it can.
fn with(schema: &Schema, held: &Holds, wanted: (&str, &str), passed: &mut Vec<usize>) -> Option<Value> {
    match held {
        Holds::Maybe(inner) => Some(Value::some(with(schema, inner, wanted, passed)?)),
        Holds::List(inner) => Some(Value::List(vec![with(schema, inner, wanted, passed)?])),
        Holds::Map(parts) => {
            Some(Value::Map(vec![(plain(schema, &parts.0), with(schema, &parts.1, wanted, passed)?)]))
        }
        Holds::Tuple(parts) => {
            let (at, found) =
                parts.iter().enumerate().find_map(|it| Some((it.0, with(schema, it.1, wanted, passed)?)))?;
            let mut items: Vec<_> = parts.iter().map(|it| plain(schema, it)).collect();
            items[at] = found;
            Some(Value::List(items))
        }
        Holds::Named(at) => {
            if passed.contains(at) {
                return None;
            }
            passed.push(*at);
            let found = in_container(schema, *at, wanted, passed);
            passed.pop();
            found
        }
        _ => None,
    }
}

fn in_container(schema: &Schema, at: usize, wanted: (&str, &str), passed: &mut Vec<usize>) -> Option<Value> {
    let container = &schema.containers()[at];
    match &container.kind {
        Kind::Struct(parts) => {
            let (at, found) = parts
                .iter()
                .enumerate()
                .find_map(|it| Some((it.0, with(schema, &it.1.1, wanted, passed)?)))?;
            let mut fields: Vec<_> = parts.iter().map(|it| (it.0, plain(schema, &it.1))).collect();
            fields[at].1 = found;
            Some(Value::fields(container.name, fields))
        }
        Kind::Enum(variants) => {
            let of = container.name;
            let is_wanted = |it: &&(&'static str, Holds)| (of, it.0) == wanted;
            if let Some((name, held)) = variants.iter().find(is_wanted) {
                let value = Box::new(plain(schema, held));
                return Some(Value::Variant(Variant { of, name, value }));
            }
            variants.iter().find_map(|(name, held)| {
                let value = Box::new(with(schema, held, wanted, passed)?);
                Some(Value::Variant(Variant { of, name, value }))
            })
        }
    }
}

/// Returns the smallest value of a type; numbers and texts tell where a field was mixed up.
fn plain(schema: &Schema, held: &Holds) -> Value {
    match held {
        Holds::Unit => Value::Unit,
        Holds::Bool => Value::Bool(true),
        Holds::Unsigned(bits) => Value::Number(i128::from(*bits) + 1),
        Holds::Signed(bits) => Value::Number(-i128::from(*bits) - 1),
        Holds::Text => Value::Text("text".into()),
        Holds::Bytes => Value::Bytes(b"bytes".to_vec()),
        Holds::Uuid => Value::Bytes((0..16).collect()),
        Holds::Zone => zone(),
        Holds::Maybe(_) => Value::NONE,
        Holds::List(_) => Value::List(Vec::new()),
        Holds::Array(inner, count) if **inner == Holds::Unsigned(8) => Value::Bytes(vec![7; *count]),
        Holds::Array(inner, count) => Value::List(vec![plain(schema, inner); *count]),
        Holds::Map(_) => Value::Map(Vec::new()),
        Holds::Tuple(parts) => Value::List(parts.iter().map(|it| plain(schema, it)).collect()),
        Holds::Named(at) => {
            let container = &schema.containers()[*at];
            match &container.kind {
                Kind::Struct(parts) => {
                    let fields = parts.iter().map(|it| (it.0, plain(schema, &it.1)));
                    Value::fields(container.name, fields.collect())
                }
                Kind::Enum(variants) => {
                    // The first one may hold another of its kind.
                    let (name, held) = variants
                        .iter()
                        .find(|it| it.1 == Holds::Unit)
                        .or_else(|| variants.iter().find(|it| !matches!(it.1, Holds::Named(_))))
                        .unwrap_or(&variants[0]);
                    Value::Variant(Variant { of: container.name, name, value: Box::new(plain(schema, held)) })
                }
            }
        }
    }
}

/// A zone of format 1.
fn zone() -> Value {
    Value::fields("Zone", vec![("ahead", Value::Number(60)), ("summer", Value::NONE)])
}
