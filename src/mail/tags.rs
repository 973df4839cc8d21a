//! Cuts HTML into tags and text in one pass, without building a tree.
//!
//! It reads as browsers do where that matters for size (comments, quoted attributes, elements
//! whose content is no markup), but it is no judge of what is safe: that is `html`.

use memchr::{memchr, memchr_iter, memmem};

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'x> {
    /// `<name attributes>`; the name as written.
    Open { name: &'x str, attributes: &'x str },
    /// `</name>`.
    Close { name: &'x str },
    /// What stands between tags, entities and all.
    Text(&'x str),
}

/// Walks over the pieces of `html`. Comments, declarations and the content of `script`, `style`
/// and their like are passed over.
pub(crate) fn tokens(html: &str) -> Tokens<'_> {
    Tokens { rest: html, raw_until: None }
}

pub(crate) struct Tokens<'x> {
    rest: &'x str,
    /// Inside an element whose content is no markup: its name.
    raw_until: Option<&'x str>,
}

const RAW: &[&str] = &[
    "script",
    "style",
    "title",
    "textarea",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "plaintext",
];

impl<'x> Tokens<'x> {
    /// Returns what was not walked over yet.
    pub fn rest(&self) -> &'x str {
        self.rest
    }

    fn cut(&mut self, len: usize) -> &'x str {
        let (head, rest) = self.rest.split_at(len);
        self.rest = rest;
        head
    }

    /// Passes over the content of a raw element.
    fn skip_raw(&mut self, name: &str) {
        let mut at = 0;
        while let Some(found) = memmem::find(&self.rest.as_bytes()[at..], b"</") {
            at += found;
            let tail = &self.rest.as_bytes()[at + 2..];
            if tail.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()))
                && !tail.get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
            {
                self.cut(at);
                return;
            }
            at += 2;
        }
        self.cut(self.rest.len());
    }

    fn tag(&mut self) -> Option<Token<'x>> {
        let closes = self.rest.as_bytes().get(1) == Some(&b'/');
        let name_start = 1 + usize::from(closes);
        let bytes = self.rest.as_bytes();
        let name_len =
            bytes[name_start..].iter().take_while(|it| !is_space(**it) && !matches!(it, b'>' | b'/')).count();
        let name = &self.rest[name_start..name_start + name_len];
        let end = tag_end(bytes, name_start + name_len);
        let tag = self.cut(end.unwrap_or(bytes.len()));
        // A tag without an end is dropped, as browsers do.
        end?;
        if closes {
            return Some(Token::Close { name });
        }
        self.raw_until = RAW.iter().any(|it| it.eq_ignore_ascii_case(name)).then_some(name);
        Some(Token::Open { name, attributes: &tag[name_start + name_len..tag.len() - 1] })
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// Returns the place after the `>` that ends a tag; one in a quoted value does not.
fn tag_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut after_equals = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return Some(at + 1),
            b'"' | b'\'' if after_equals => {
                at += 1 + memchr(byte, &bytes[at + 1..])?;
                after_equals = false;
            }
            b'=' => after_equals = true,
            _ if is_space(byte) => {}
            _ => after_equals = false,
        }
        at += 1;
    }
    None
}

/// Returns the length of the comment or declaration at the start of `rest`, if there is one.
fn aside_len(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    if let Some(comment) = rest.strip_prefix("<!--") {
        if comment.starts_with('>') {
            return Some(5);
        }
        if comment.starts_with("->") {
            return Some(6);
        }
        return Some(comment_end(comment).map_or(rest.len(), |it| 4 + it));
    }
    let is_bogus = matches!(bytes.get(1), Some(b'!' | b'?'))
        || bytes.get(1) == Some(&b'/') && bytes.get(2).is_some_and(|it| !it.is_ascii_alphabetic());
    is_bogus.then(|| memchr(b'>', bytes).map_or(rest.len(), |it| it + 1))
}

/// Returns the place after `-->` or `--!>`.
fn comment_end(comment: &str) -> Option<usize> {
    let bytes = comment.as_bytes();
    memchr_iter(b'-', bytes).find_map(|at| match &bytes[at..] {
        [b'-', b'-', b'>', ..] => Some(at + 3),
        [b'-', b'-', b'!', b'>', ..] => Some(at + 4),
        _ => None,
    })
}

impl<'x> Iterator for Tokens<'x> {
    type Item = Token<'x>;

    fn next(&mut self) -> Option<Token<'x>> {
        if let Some(name) = self.raw_until.take() {
            self.skip_raw(name);
        }
        while !self.rest.is_empty() {
            let bytes = self.rest.as_bytes();
            if bytes[0] == b'<' {
                if let Some(len) = aside_len(self.rest) {
                    self.cut(len);
                    continue;
                }
                let opens = bytes.get(1).is_some_and(u8::is_ascii_alphabetic);
                if opens || bytes.get(1) == Some(&b'/') && bytes.len() > 2 {
                    match self.tag() {
                        Some(token) => return Some(token),
                        None => continue,
                    }
                }
            }
            let len = memchr(b'<', &bytes[1..]).map_or(bytes.len(), |it| it + 1);
            return Some(Token::Text(self.cut(len)));
        }
        None
    }
}

/// Walks over `name="value"` pairs; values keep their entities.
pub(crate) fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == '/');
        if rest.is_empty() {
            return None;
        }
        let skip = usize::from(rest.starts_with('='));
        let end = rest[skip..]
            .find(|it: char| it.is_ascii_whitespace() || matches!(it, '=' | '/'))
            .map_or(rest.len(), |it| it + skip);
        let (name, tail) = rest.split_at(end);
        let Some(tail) = tail.trim_start().strip_prefix('=') else {
            rest = tail;
            return Some((name, ""));
        };
        let tail = tail.trim_start();
        let (value, after) = match tail.chars().next() {
            Some(quote @ ('"' | '\'')) => tail[1..].split_once(quote).unwrap_or((&tail[1..], "")),
            _ => tail.split_at(tail.find(|it: char| it.is_ascii_whitespace()).unwrap_or(tail.len())),
        };
        rest = after;
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open<'x>(name: &'x str, attributes: &'x str) -> Token<'x> {
        Token::Open { name, attributes }
    }

    #[test]
    fn html_is_cut_as_browsers_cut_it() {
        use Token::{Close, Text};
        for (given, wanted) in [
            ("a<b>c</b>", vec![Text("a"), open("b", ""), Text("c"), Close { name: "b" }]),
            ("<a href=\"x>y\">z", vec![open("a", " href=\"x>y\""), Text("z")]),
            ("1 < 2 <3", vec![Text("1 "), Text("< 2 "), Text("<3")]),
            ("<!--<b>--><i><!--><u>", vec![open("i", ""), open("u", "")]),
            ("<style>a<b></style><p/>", vec![open("style", ""), Close { name: "style" }, open("p", "/")]),
            ("<script>never closed <b>", vec![open("script", "")]),
            ("<!DOCTYPE html><?x?></ b>t", vec![Text("t")]),
            ("<b unclosed", vec![]),
            ("é<é", vec![Text("é"), Text("<é")]),
            ("<", vec![Text("<")]),
        ] {
            assert_eq!(tokens(given).collect::<Vec<_>>(), wanted, "{given}");
        }
    }

    #[test]
    fn attributes_are_read_in_every_style() {
        let read: Vec<_> = attributes(" a=\"1 2\" b='3' c=4 d e = 5 /").collect();
        assert_eq!(read, [("a", "1 2"), ("b", "3"), ("c", "4"), ("d", ""), ("e", "5")]);
        assert_eq!(attributes("=x=y \"").count(), 2);
    }
}
