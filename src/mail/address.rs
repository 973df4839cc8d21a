//! Address lists: `"Ann, of Sales" <ann@example.com>, ben@example.com (Ben)` in linear time.

use std::borrow::Cow;

use crate::model::Party;

use super::{fields::one_line, words::decode_words};

/// Nobody reads more; the raw message keeps them all.
const MAX_PARTIES: usize = 10_000;
const MAX_NAME: usize = 200;
const MAX_ADDRESS: usize = 320;

/// Returns the parties of an address list, those of groups included.
///
/// A party may lack an address (`From: Mailer Daemon`); never both address and name.
pub(crate) fn parties(value: &str) -> Vec<Party> {
    Pieces::of(value).filter_map(party).take(MAX_PARTIES).collect()
}

/// Returns the bare address in a field such as Delivered-To, which is sometimes prose
/// (`mailing list users@example.com`).
pub(crate) fn bare_address(value: &str) -> Option<String> {
    let inner = match (value.find('<'), value.rfind('>')) {
        (Some(start), Some(end)) if start < end => &value[start + 1..end],
        _ => value,
    };
    inner.split_whitespace().rev().find(|it| it.contains('@')).and_then(address)
}

/// Returns an address as it is compared: no white space, no brackets, lower case.
fn address(text: &str) -> Option<String> {
    let text =
        text.trim_matches(|it: char| matches!(it, '<' | '>' | ',' | ';' | '"' | '\'') || it.is_whitespace());
    let text = without_route(strip_mailto(text));
    if text.len() <= MAX_ADDRESS && text.bytes().all(|it| it.is_ascii_graphic()) {
        return (!text.is_empty()).then(|| text.to_ascii_lowercase());
    }
    let address: String =
        text.chars().filter(|it| !it.is_whitespace() && !it.is_control()).take(MAX_ADDRESS).collect();
    (!address.is_empty()).then(|| address.to_lowercase())
}

/// Returns an address without the way that it once was to take: `@a.org,@b.org:ann@x.org`.
fn without_route(text: &str) -> &str {
    match text.rsplit_once(':') {
        Some((route, address)) if route.starts_with('@') => address.trim_start(),
        _ => text,
    }
}

/// Returns the address in `ann at x.org`, as archives write it to hide it from robots.
fn disguised(words: &str) -> Option<String> {
    let mut tokens = words.split_whitespace();
    let (local, at, domain) = (tokens.next()?, tokens.next()?, tokens.next()?);
    let is_at = ["at", "(at)", "[at]"].iter().any(|it| at.eq_ignore_ascii_case(it));
    let is_whole = tokens.next().is_none() && domain.contains('.') && !words.contains('@');
    (is_at && is_whole).then(|| address(&format!("{local}@{domain}"))).flatten()
}

fn strip_mailto(text: &str) -> &str {
    match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &text[7..],
        _ => text,
    }
}

/// The comma-separated pieces of an address list.
struct Pieces<'x> {
    rest: &'x str,
    /// Whether a closing mark may still come; asked once, so that the walk stays linear.
    closes: Closes,
}

impl<'x> Pieces<'x> {
    fn of(value: &'x str) -> Self {
        Self { rest: value, closes: Closes::default() }
    }
}

impl<'x> Iterator for Pieces<'x> {
    type Item = &'x str;

    fn next(&mut self) -> Option<&'x str> {
        if self.rest.is_empty() {
            return None;
        }
        let (text, bytes) = (self.rest, self.rest.as_bytes());
        let (mut start, mut at, mut bare) = (0, 0, true);
        while at < bytes.len() {
            match bytes[at] {
                b',' | b';' => {
                    self.rest = &text[at + 1..];
                    return Some(&text[start..at]);
                }
                // The name of a group ends here; its members follow.
                b':' if bare => start = at + 1,
                b'"' | b'<' | b'(' => {
                    bare = false;
                    at = self.closes.end_of(text, at).unwrap_or(at);
                }
                b'@' => bare = false,
                _ => {}
            }
            at += 1;
        }
        self.rest = "";
        Some(&text[start..])
    }
}

/// Finds closing marks. A kind of mark that was once missing is not looked for again.
#[derive(Default)]
struct Closes {
    missing: [bool; 3],
}

impl Closes {
    /// Returns the place of the mark that closes the one at `at`.
    fn end_of(&mut self, text: &str, at: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let kind = match bytes[at] {
            b'"' => 0,
            b'<' => 1,
            _ => 2,
        };
        if self.missing[kind] {
            return None;
        }
        let end = match bytes[at] {
            b'"' => quote_end(bytes, at),
            b'<' => memchr::memchr(b'>', &bytes[at..]).map(|it| at + it),
            _ => comment_end(bytes, at),
        };
        self.missing[kind] = end.is_none();
        end
    }
}

fn quote_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut place = at + 1;
    while place < bytes.len() {
        match bytes[place] {
            b'\\' => place += 1,
            b'"' => return Some(place),
            _ => {}
        }
        place += 1;
    }
    None
}

fn comment_end(bytes: &[u8], at: usize) -> Option<usize> {
    let (mut place, mut depth) = (at, 0_usize);
    while place < bytes.len() {
        match bytes[place] {
            b'\\' => place += 1,
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(place),
            b')' => depth -= 1,
            _ => {}
        }
        place += 1;
    }
    None
}

/// Reads one piece.
fn party(piece: &str) -> Option<Party> {
    let mut closes = Closes::default();
    let (mut words, mut comment, mut angled) = (String::new(), "", None);
    let (mut from, mut at) = (0, 0);
    let bytes = piece.as_bytes();
    while at < bytes.len() {
        if matches!(bytes[at], b'"' | b'<' | b'(')
            && let Some(end) = closes.end_of(piece, at)
        {
            words.push_str(&piece[from..at]);
            let inner = &piece[at + 1..end];
            match bytes[at] {
                b'"' => words.push_str(&unescape(inner)),
                b'<' => angled = Some(inner),
                _ => comment = inner,
            }
            (from, at) = (end + 1, end);
        }
        at += 1;
    }
    words.push_str(&piece[from..]);
    // `ann (at) x.org`: the sign is no comment.
    if comment.trim().eq_ignore_ascii_case("at")
        && let Some((local, domain)) = words.trim().split_once(char::is_whitespace)
    {
        (words, comment) = (format!("{local} at {}", domain.trim()), "");
    }
    let in_angles = |it: &str| {
        // `<ann@x.org (Ann)>`
        let bare = it.split_once('(').map_or(it, |it| it.0);
        disguised(bare).or_else(|| address(bare))
    };
    let (name, address) = match angled.and_then(in_angles) {
        Some(address) => (words.as_str(), Some(address)),
        None => named_by_words(&words, comment),
    };
    let address = address.unwrap_or_default();
    let name = shown_name(if name.trim().is_empty() { comment } else { name }, &address);
    (!name.is_empty() || !address.is_empty()).then_some(Party { name, address })
}

/// Reads a piece without angle brackets: `ben@example.com`, `root`, `Mailer Daemon`.
fn named_by_words<'x>(words: &'x str, comment: &'x str) -> (&'x str, Option<String>) {
    if let Some(address) = disguised(words) {
        return (comment, Some(address));
    }
    let mut tokens = words.split_whitespace();
    match (tokens.clone().find(|it| it.contains('@')), tokens.next(), tokens.next()) {
        (Some(token), ..) => (comment, address(token)),
        (None, Some(only), None) if only.is_ascii() && !only.contains("=?") => (comment, address(only)),
        _ => (words, None),
    }
}

fn unescape(quoted: &str) -> Cow<'_, str> {
    if !quoted.contains('\\') {
        return Cow::Borrowed(quoted);
    }
    let mut out = String::with_capacity(quoted.len());
    let mut chars = quoted.chars();
    while let Some(it) = chars.next() {
        out.extend(if it == '\\' { chars.next() } else { Some(it) });
    }
    Cow::Owned(out)
}

/// Returns a display name as people read it; empty if it only repeats the address.
fn shown_name(name: &str, address: &str) -> String {
    let name = one_line(&decode_words(name.trim()), MAX_NAME);
    let bare = name.strip_prefix('\'').and_then(|it| it.strip_suffix('\'')).unwrap_or(&name);
    if bare.eq_ignore_ascii_case(address) { String::new() } else { bare.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Vec<(String, String)> {
        parties(value).into_iter().map(|it| (it.name, it.address)).collect()
    }

    fn pair(name: &str, address: &str) -> (String, String) {
        (name.to_owned(), address.to_owned())
    }

    #[test]
    fn lists_are_read_in_every_style() {
        for (given, wanted) in [
            ("ann@x.org", vec![pair("", "ann@x.org")]),
            ("Ann <ANN@X.org>, ben@x.org", vec![pair("Ann", "ann@x.org"), pair("", "ben@x.org")]),
            ("\"Doe, Ann \\\"A\\\"\" <a@x.org>", vec![pair("Doe, Ann \"A\"", "a@x.org")]),
            ("sebb@x.org (Sebastian (B))", vec![pair("Sebastian (B)", "sebb@x.org")]),
            ("=?ISO-8859-1?Q?Herv=E9?= B <h@x.org>", vec![pair("Hervé B", "h@x.org")]),
            (
                "Team: a@x.org, b@x.org; c@x.org",
                vec![pair("", "a@x.org"), pair("", "b@x.org"), pair("", "c@x.org")],
            ),
            ("undisclosed-recipients:;", vec![]),
            ("'ann@x.org' <ann@x.org>", vec![pair("", "ann@x.org")]),
            ("Mailer Daemon", vec![pair("Mailer Daemon", "")]),
            ("root", vec![pair("", "root")]),
            ("<>", vec![pair("", "")]),
            ("\"Ann <a@x.org>, b@x.org", vec![pair("\"Ann", "a@x.org"), pair("", "b@x.org")]),
            ("ann@x.org <ann@y.org>", vec![pair("ann@x.org", "ann@y.org")]),
            ("<mailto:ann@x.org>", vec![pair("", "ann@x.org")]),
            ("ann.lee at x.org (Ann Lee)", vec![pair("Ann Lee", "ann.lee@x.org")]),
            (
                "Ann Lee <ann at x.org>, ben at y.org",
                vec![pair("Ann Lee", "ann@x.org"), pair("", "ben@y.org")],
            ),
            ("ann (at) x.org", vec![pair("", "ann@x.org")]),
            ("Meet at noon", vec![pair("Meet at noon", "")]),
            ("<@a.org,@b.org:ann@x.org>", vec![pair("", "ann@x.org")]),
            ("Ann <@a.org:ann@x.org>", vec![pair("Ann", "ann@x.org")]),
            ("Ann <ann@x.org (home)>", vec![pair("Ann", "ann@x.org")]),
            ("(Ann) ann@x.org (of (Sales))", vec![pair("of (Sales)", "ann@x.org")]),
            (",,;", vec![]),
        ] {
            let wanted: Vec<_> = wanted.into_iter().filter(|it| it != &pair("", "")).collect();
            assert_eq!(read(given), wanted, "{given}");
        }
    }

    #[test]
    fn delivered_to_may_be_prose() {
        for (given, wanted) in [
            ("mailing list Users@x.org", Some("users@x.org")),
            ("<a@x.org>", Some("a@x.org")),
            ("b@x.org", Some("b@x.org")),
            ("nobody", None),
            ("", None),
        ] {
            assert_eq!(bare_address(given).as_deref(), wanted, "{given}");
        }
    }

    #[test]
    fn unclosed_marks_take_linear_time() {
        for mark in ["\"", "<", "(", "(\\", "\"\\\","] {
            let hostile = mark.repeat(300_000);
            assert!(parties(&hostile).len() <= MAX_PARTIES);
        }
        let many = "Ann Example <ann@example.org>, ".repeat(10_000);
        assert_eq!(parties(&many).len(), 10_000);
    }
}
