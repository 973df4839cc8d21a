//! Markup that is typed where formatting is shown: what was just typed becomes what it means.

use std::ops::Range;

/// What the beginning of a line makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// `- ` or `* `.
    List,
    /// `1. `.
    Numbered,
    /// `> `.
    Quote,
}

/// A run that has just been closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// It is bold, else italic.
    pub bold: bool,
    /// Where it stands, with its marks, in characters of UTF-16 as editors count.
    pub at: Range<usize>,
    /// What stands between them.
    pub inner: String,
}

/// Returns what a line is that says nothing yet but how it begins.
pub fn begun(line: &str) -> Option<Begun> {
    match line.replace('\u{a0}', " ").as_str() {
        "- " | "* " => Some(Begun::List),
        "1. " => Some(Begun::Numbered),
        "> " => Some(Begun::Quote),
        _ => None,
    }
}

/// Returns the run that the last character of a text closes.
pub fn closed(text: &str) -> Option<Closed> {
    let (mark, bold) = if text.ends_with("**") { ("**", true) } else { ("_", false) };
    let before = text.strip_suffix(mark)?;
    let start = before.rfind(mark)?;
    let inner = &before[start + mark.len()..];
    let touches = !inner.is_empty() && inner.trim() == inner && !inner.contains('*');
    let begins_word = before[..start].chars().next_back().is_none_or(|it| !it.is_alphanumeric());
    let utf16 = |it: &str| it.encode_utf16().count();
    (touches && (bold || begins_word)).then(|| Closed {
        bold,
        at: utf16(&before[..start])..utf16(text),
        inner: inner.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_were_typed_are_found() {
        let found = |text: &str| closed(text).map(|it| (it.bold, it.at, it.inner));
        assert_eq!(found("😀 **yes**"), Some((true, 3..10, "yes".into())));
        assert_eq!(found("say _no_"), Some((false, 4..8, "no".into())));
        for none in ["a ** b **", "snake_case_", "****", "__", "x", "**a*"] {
            assert_eq!(found(none), None, "{none}");
        }
        assert_eq!(begun("-\u{a0}"), Some(Begun::List));
        assert_eq!(begun("> "), Some(Begun::Quote));
        assert_eq!(begun("a - "), None);
    }
}
