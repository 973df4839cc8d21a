//! Templates of sentences: what can stand in their places, and how they are filled.
//!
//! A place is `{name}`, or a choice by what stands there: `{count|one # message|other # messages}`, where
//! `#` is what stands there. The forms are `you` for the reader and those of plurals; `other` serves where
//! a form is missing.

use std::borrow::Cow;

use super::language::{Format, Said, formatted, listed, number, say};

/// What can stand in a place of a sentence.
pub trait Place {
    /// Returns what stands there.
    fn shown(&self) -> Cow<'_, str>;

    /// Returns which form it asks for of the words around it.
    fn form(&self) -> Cow<'static, str> {
        Cow::Borrowed("other")
    }
}

impl<T: Place + ?Sized> Place for &T {
    fn shown(&self) -> Cow<'_, str> {
        (**self).shown()
    }

    fn form(&self) -> Cow<'static, str> {
        (**self).form()
    }
}

impl Place for str {
    fn shown(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Place for String {
    fn shown(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Place for Said {
    fn shown(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.text())
    }
}

impl Place for usize {
    fn shown(&self) -> Cow<'_, str> {
        Cow::Owned(number(*self as u64))
    }

    fn form(&self) -> Cow<'static, str> {
        let other = || Cow::Borrowed(if *self == 1 { "one" } else { "other" });
        formatted(Format::Plural(*self as f64)).map_or_else(other, Cow::Owned)
    }
}

/// A letter stands as it is.
impl Place for char {
    fn shown(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Place for u32 {
    fn shown(&self) -> Cow<'_, str> {
        Cow::Owned(number(u64::from(*self)))
    }

    fn form(&self) -> Cow<'static, str> {
        (*self as usize).form()
    }
}

impl Place for u64 {
    fn shown(&self) -> Cow<'_, str> {
        Cow::Owned(number(*self))
    }

    fn form(&self) -> Cow<'static, str> {
        (*self as usize).form()
    }
}

/// One or more people or things, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    shown: String,
    form: &'static str,
}

impl Names {
    /// Returns one, who may be the reader.
    pub fn one(name: impl Into<String>, is_reader: bool) -> Self {
        Self { shown: name.into(), form: if is_reader { "you" } else { "one" } }
    }

    /// Returns several, by name. One of them alone may be the reader, called "you".
    pub fn all(names: &[String]) -> Self {
        let form = match names {
            [one] if *one == say("you").text() => "you",
            [_] => "one",
            _ => "other",
        };
        Self { shown: listed(names), form }
    }
}

impl Place for Names {
    fn shown(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.shown)
    }

    fn form(&self) -> Cow<'static, str> {
        Cow::Borrowed(self.form)
    }
}

/// Returns a sentence with its places filled.
pub fn fill(english: &'static str, places: &[(&str, &dyn Place)]) -> String {
    let mut said = String::with_capacity(english.len() + 16);
    fill_into(&mut said, say(english).text(), places);
    said
}

fn fill_into(said: &mut String, template: &str, places: &[(&str, &dyn Place)]) {
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        said.push_str(&rest[..at]);
        let inner = &rest[at + 1..];
        let Some(end) = end_of(inner) else {
            said.push_str(&rest[at..]);
            return;
        };
        let (name, forms) = inner[..end].split_once('|').unwrap_or((&inner[..end], ""));
        match places.iter().find(|it| it.0 == name) {
            Some((_, place)) if forms.is_empty() => said.push_str(&place.shown()),
            Some((_, place)) => {
                let chosen = chosen(forms, &place.form());
                let mut parts = chosen.split('#');
                fill_into(said, parts.next().unwrap_or_default(), places);
                for part in parts {
                    said.push_str(&place.shown());
                    fill_into(said, part, places);
                }
            }
            // Names of a translation that are not of the sentence: a test finds them.
            None => said.push_str(&rest[at..at + end + 2]),
        }
        rest = &inner[end + 1..];
    }
    said.push_str(rest);
}

/// Returns where the place ends that a text begins within.
fn end_of(inner: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, it) in inner.bytes().enumerate() {
        match it {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Returns the words for a form, of `one … |other …`.
fn chosen<'a>(forms: &'a str, form: &str) -> &'a str {
    let mut other = "";
    let mut rest = forms;
    while !rest.is_empty() {
        let end = end_of_form(rest);
        let (name, words) = rest[..end].split_once(' ').unwrap_or((&rest[..end], ""));
        if name == form {
            return words;
        }
        if name == "other" {
            other = words;
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    other
}

/// A bar within a place of its own belongs to that.
fn end_of_form(forms: &str) -> usize {
    let mut depth = 0;
    for (at, it) in forms.bytes().enumerate() {
        match it {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b'|' if depth == 0 => return at,
            _ => {}
        }
    }
    forms.len()
}
