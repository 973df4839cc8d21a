//! Content-Type and Content-Disposition: a value and its parameters, with the continuations and
//! charsets of RFC 2231, the encoded words that programs use instead, and what careless ones write.

use std::borrow::Cow;

use super::{
    charset::charset_text,
    fields::{Field, one_line},
    words::decode_words,
};

/// How much of a field is read, and how many parameters.
const MAX_VALUE: usize = 8 * 1024;
const MAX_PARAMETERS: usize = 64;
/// A name of a file is no longer, in characters.
const MAX_FILE_NAME: usize = 200;

/// A value such as `text/plain` and its parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Params {
    /// The value, in lower case.
    pub value: String,
    /// Names in lower case, `*` and all, and what is written.
    all: Vec<(String, String)>,
}

impl Params {
    /// Reads a field.
    pub fn of(field: &Field<'_>) -> Self {
        let text = field.text();
        let text = &text[..text.floor_char_boundary(MAX_VALUE)];
        // `text/plain charset=utf-8` and `text plain` have been seen.
        let end = text.find([';', '=']).unwrap_or(text.len());
        let (value, rest) = match (text[end..].starts_with('='), text[..end].rfind(char::is_whitespace)) {
            (true, Some(space)) => text.split_at(space),
            (true, None) => ("", text),
            (false, _) => text.split_at(end),
        };
        let value = value
            .split('(')
            .next()
            .unwrap_or_default()
            .trim_matches(|it: char| it.is_whitespace() || matches!(it, '"' | '\'' | ','));
        Self { value: value.to_ascii_lowercase(), all: parameters(rest) }
    }

    /// Returns a parameter as it is written.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.all.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    /// Returns a parameter as it is meant: pieces put together, escapes and charsets taken off.
    pub fn text(&self, name: &str) -> Option<String> {
        self.extended(name).or_else(|| self.get(name).map(|it| decode_words(it).into_owned()))
    }

    /// Returns `name*`, or the pieces `name*0`, `name*1*` and so on, in order.
    fn extended(&self, name: &str) -> Option<String> {
        let mut pieces: Vec<(usize, bool, &str)> = Vec::new();
        for (written, value) in &self.all {
            let Some(rest) = written.strip_prefix(name).and_then(|it| it.strip_prefix('*')) else { continue };
            let is_escaped = rest.is_empty() || rest.ends_with('*');
            let number = rest.trim_end_matches('*');
            match (number.is_empty(), number.parse()) {
                (true, _) => pieces.push((0, is_escaped, value)),
                (false, Ok(number)) => pieces.push((number, is_escaped, value)),
                _ => {}
            }
        }
        pieces.sort_by_key(|it| it.0);
        pieces.dedup_by_key(|it| it.0);
        let (_, is_escaped, first) = *pieces.first()?;
        if !pieces.iter().any(|it| it.1) {
            let all: String = pieces.iter().map(|it| it.2).collect();
            return Some(decode_words(&all).into_owned());
        }
        // charset'language'text, in the first piece
        let mut marked = first.splitn(3, '\'');
        let (charset, text) = match (marked.next(), marked.next(), marked.next()) {
            (Some(charset), Some(_), Some(text)) if is_escaped => (charset, text),
            _ => ("", first),
        };
        // Characters are cut in two between pieces: the bytes are put together first.
        let mut bytes = Vec::new();
        for (nth, (_, is_escaped, piece)) in pieces.iter().enumerate() {
            let piece = if nth == 0 { text } else { piece };
            if *is_escaped { unescape_into(piece, &mut bytes) } else { bytes.extend(piece.bytes()) }
        }
        Some(charset_text(Cow::Owned(bytes), Some(charset)).into_owned())
    }

    /// Returns the name of a file: without folders and without characters that hide what it is.
    /// Of a long one the end says what kind of file it is.
    pub fn file_name(&self, parameter: &str) -> Option<String> {
        let name = self.text(parameter)?;
        let name = name.rsplit(['/', '\\']).find(|it| !it.trim().is_empty()).unwrap_or_default();
        let name = one_line(name, usize::MAX);
        let name = name.trim_start_matches('.').trim();
        (!name.is_empty()).then(|| shortened(name))
    }
}

fn shortened(name: &str) -> String {
    let len = name.chars().count();
    if len <= MAX_FILE_NAME {
        return name.to_owned();
    }
    let ending =
        name.rfind('.').map(|it| &name[it..]).filter(|it| it.chars().count() <= 20).unwrap_or_default();
    let kept = MAX_FILE_NAME - 1 - ending.chars().count();
    name.chars().take(kept).chain(['…']).chain(ending.chars()).collect()
}

fn unescape_into(text: &str, bytes: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let digit = |it: u8| char::from(it).to_digit(16).map(|it| it as u8);
        rest = match rest {
            [b'%', high, low, tail @ ..] if digit(*high).is_some() && digit(*low).is_some() => {
                bytes.push(digit(*high).unwrap_or(0) << 4 | digit(*low).unwrap_or(0));
                tail
            }
            _ => {
                bytes.push(*first);
                tail
            }
        };
    }
}

/// Reads `; name=value; name="value"`.
fn parameters(text: &str) -> Vec<(String, String)> {
    let (mut all, mut rest) = (Vec::new(), text);
    while all.len() < MAX_PARAMETERS {
        rest = rest.trim_start_matches(|it: char| it.is_whitespace() || matches!(it, ';' | ','));
        let Some(at) = rest.find(['=', ';']) else { break };
        if rest[at..].starts_with(';') {
            rest = &rest[at..];
            continue;
        }
        let name = rest[..at].trim().to_ascii_lowercase();
        let written = rest[at + 1..].trim_start();
        let (value, after) = match written.strip_prefix('"') {
            Some(quoted) => unquoted(quoted),
            None => bare(written),
        };
        all.push((name, value));
        rest = after;
    }
    all
}

/// Reads up to the closing mark. A backslash is one of a path, unless it stands before a mark or
/// another one.
fn unquoted(quoted: &str) -> (String, &str) {
    let mut value = String::new();
    let mut chars = quoted.char_indices().peekable();
    while let Some((at, it)) = chars.next() {
        match (it, chars.peek()) {
            ('\\', Some((next_at, next @ ('"' | '\\')))) => {
                // `C:\folder\"` ends with its path.
                let ends = *next == '"' && !quoted[next_at + 1..].contains('"');
                if ends {
                    value.push('\\');
                } else {
                    value.push(*next);
                    chars.next();
                }
            }
            ('"', _) => return (value, &quoted[at + 1..]),
            _ => value.push(it),
        }
    }
    (value, "")
}

/// Reads a value without marks, which may have spaces: `filename=My file.pdf`.
fn bare(written: &str) -> (String, &str) {
    let end = written.find(';').unwrap_or(written.len());
    let (value, rest) = written.split_at(end);
    // `charset=utf-8 name=x` misses a semicolon.
    let cut = value.find('=').and_then(|equals| value[..equals].rfind(char::is_whitespace));
    let is_word = value.starts_with("=?");
    match cut.filter(|_| !is_word) {
        Some(cut) => (value[..cut].trim().to_owned(), &written[cut..]),
        None => (without_comment(value.trim()).to_owned(), rest),
    }
}

/// `us-ascii (Plain text)` is `us-ascii`; `report (2).pdf` stays what it is.
fn without_comment(value: &str) -> &str {
    match value.split_once(" (") {
        Some((before, comment)) if comment.ends_with(')') => before.trim_end(),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::fields::Fields;

    fn params(value: &str) -> Params {
        let raw = format!("X: {value}\n\n");
        Params::of(&Fields::of(raw.as_bytes()).next().unwrap())
    }

    #[test]
    fn values_are_read_in_every_style() {
        for (given, value, charset) in [
            ("text/plain; charset=utf-8", "text/plain", Some("utf-8")),
            ("TEXT/HTML;CHARSET=\"utf-8\";", "text/html", Some("utf-8")),
            ("text/plain charset=utf-8", "text/plain", Some("utf-8")),
            ("text/plain, charset=utf-8", "text/plain", Some("utf-8")),
            ("text plain", "text plain", None),
            ("text/plain (a comment); charset = utf-8 (Plain)", "text/plain", Some("utf-8")),
            ("text/plain;; format=flowed; charset=utf-8 reply-type=original", "text/plain", Some("utf-8")),
            ("charset=utf-8", "", Some("utf-8")),
            ("", "", None),
            ("text/plain; charset=\"", "text/plain", Some("")),
            ("text/plain; charset", "text/plain", None),
        ] {
            let read = params(given);
            assert_eq!((read.value.as_str(), read.get("charset")), (value, charset), "{given}");
        }
    }

    #[test]
    fn file_names_are_put_together_and_are_only_names() {
        let long = format!("attachment; filename=\"{}.pdf\"", "x".repeat(500));
        for (given, wanted) in [
            ("a; filename*0*=utf-8''%D0%94%D0; filename*1*=%BE%D0%BA.pdf", "Док.pdf"),
            ("a; filename*1*=%BE%D0%BA.pdf; filename*0*=utf-8''%D0%94%D0", "Док.pdf"),
            ("a; filename*0*=utf-8'de'Gr%C3%BC; filename*1=\"sse.txt\"", "Grüsse.txt"),
            ("a; filename*0=\"long \"; filename*1=\"name.txt\"", "long name.txt"),
            ("a; filename=plain.txt; filename*=utf-8''%E2%82%AC.txt", "€.txt"),
            ("a; filename*=iso-8859-1''caf%E9.txt", "café.txt"),
            ("a; filename*=caf%C3%A9.txt", "café.txt"),
            ("a; filename=\"=?utf-8?B?0JTQ?=\n =?utf-8?B?vtC6LnBkZg==?=\"", "Док.pdf"),
            ("a; filename*0=\"=?utf-8?Q?Gr=C3\"; filename*1=\"=BC=C3=9Fe.txt?=\"", "Grüße.txt"),
            ("a; filename==?utf-8?q?Gr=C3=BC=C3=9Fe.txt?=", "Grüße.txt"),
            ("a; filename=My file; size=3", "My file"),
            ("a; filename=\"a \\\"b\\\" c.txt\"", "a \"b\" c.txt"),
            ("a; filename=\"a;b=c.txt\"", "a;b=c.txt"),
            ("a; filename=\"C:\\docs\\new\\report.doc\"", "report.doc"),
            ("a; filename=\"C:\\\\docs\\\\report.doc\"", "report.doc"),
            ("a; filename=\"\\\\server\\share\\b.doc\"", "b.doc"),
            ("a; filename=\"../../etc/pass wd\"", "pass wd"),
            ("a; filename=\"folder/\"", "folder"),
            ("a; filename=a\u{202e}fdp.exe", "afdp.exe"),
            ("a; filename=\"report (2).pdf\"", "report (2).pdf"),
            (&long, &format!("{}….pdf", "x".repeat(195))),
        ] {
            assert_eq!(params(given).file_name("filename").as_deref(), Some(wanted), "{given}");
        }
        for given in ["a; filename=\"\"", "a; filename=\"...\"", "a", "a; filename*x=b"] {
            assert_eq!(params(given).file_name("filename"), None, "{given}");
        }
    }

    #[test]
    fn a_thousand_pieces_take_no_time() {
        assert!(params(&"a*1=b;".repeat(50_000)).all.len() <= MAX_PARAMETERS);
    }
}
