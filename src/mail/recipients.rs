//! Address fields as people write them: read, or refused in words. Small, since the page runs it too.

use std::fmt;

use crate::model::Party;

/// Why a part of an address field is no recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The part, as it was written.
    pub part: String,
    why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    NoAddress,
    TwoSigns,
    NoName,
    NoDomain,
    Dots,
    Space,
    Sign(char),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = &self.part;
        match self.why {
            Why::NoAddress => write!(f, "“{part}” is not an address."),
            Why::TwoSigns => write!(f, "“{part}” has more than one @."),
            Why::NoName => write!(f, "“{part}” has nothing before the @."),
            Why::NoDomain => write!(f, "“{part}” has nothing after the @."),
            Why::Dots => write!(f, "“{part}” has a dot too many."),
            Why::Space => write!(f, "“{part}” has a space in the address."),
            Why::Sign(it) => write!(f, "“{part}” has a {it} in the address."),
        }
    }
}

/// Reads what a person wrote into an address field; the first part that is no address is the error.
pub fn recipients(written: &str) -> Result<Vec<Party>, Unreadable> {
    let read = |part: String| match party(&part) {
        Ok(party) => Ok(party),
        Err(why) => Err(Unreadable { part, why }),
    };
    recipient_parts(written).into_iter().map(read).collect()
}

/// Returns the parts of an address field, one for each recipient, whatever kind of address stands in them.
pub fn recipient_parts(written: &str) -> Vec<String> {
    let clean: String = written.chars().filter(|it| !is_hidden(*it)).collect();
    let parts = parts(&clean).into_iter().map(str::trim).filter(|it| !it.is_empty());
    parts.map(str::to_owned).collect()
}

/// Returns parties as a person writes them, so that [`recipients`] reads the same.
pub fn written(parties: &[Party]) -> String {
    let one = |it: &Party| {
        let name: String = it.name.chars().filter(|it| !is_hidden(*it) && !it.is_control()).collect();
        let name = name.trim();
        if name.is_empty() {
            it.address.clone()
        } else if name.contains([',', ';', '<', '>', '"', '(', ')', '\\', '@', ':', '“', '”']) {
            format!("\"{}\" <{}>", name.replace('\\', "\\\\").replace('"', "\\\""), it.address)
        } else {
            format!("{name} <{}>", it.address)
        }
    };
    parties.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Tells whether nobody sees a character: it comes along when an address is copied, or turns letters around.
pub const fn is_hidden(it: char) -> bool {
    matches!(it, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// Cuts at commas, semicolons and line breaks, but not within quotation marks or angle brackets.
fn parts(written: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quote, mut angle, mut escaped) = (Vec::new(), 0, None, false, false);
    let mut asks = false;
    for (at, it) in written.char_indices() {
        // What a `mailto:` asks for goes up to a space.
        asks &= !it.is_whitespace() && it != '>';
        match it {
            _ if escaped => escaped = false,
            _ if asks => {}
            '?' if written[start..at].to_lowercase().contains("mailto:") => asks = true,
            '\\' if quote.is_some() => escaped = true,
            '"' if quote.is_none() && closes(written, at, '"') => quote = Some('"'),
            '“' if quote.is_none() && closes(written, at, '”') => quote = Some('”'),
            it if quote == Some(it) => quote = None,
            _ if quote.is_some() => {}
            '<' if closes(written, at, '>') => angle = true,
            '>' => angle = false,
            ',' | ';' | '\n' | '\t' if !angle => {
                parts.push(&written[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&written[start..]);
    parts
}

/// Tells whether a mark is closed on its line.
fn closes(written: &str, at: usize, mark: char) -> bool {
    let rest = &written[at..];
    let rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
    rest.split('\n').next().is_some_and(|it| it.contains(mark))
}

fn party(written: &str) -> Result<Party, Why> {
    let (name, address) = match written.rsplit_once('<') {
        Some((name, rest)) => (unquoted(name), rest.split('>').next().unwrap_or_default()),
        // `kim@x.org (Kim)`
        None => match written.strip_suffix(')').and_then(|it| it.split_once('(')) {
            Some((address, name)) => (name.trim().to_owned(), address),
            None => (String::new(), written),
        },
    };
    address_of(address).map(|address| Party { name, address })
}

fn unquoted(name: &str) -> String {
    let name = name.trim();
    let inner = [('"', '"'), ('“', '”'), ('\'', '\'')]
        .iter()
        .find_map(|(open, close)| name.strip_prefix(*open)?.strip_suffix(*close));
    let Some(inner) = inner else { return name.to_owned() };
    let (mut out, mut chars) = (String::with_capacity(inner.len()), inner.chars());
    while let Some(it) = chars.next() {
        out.extend(if it == '\\' { chars.next() } else { Some(it) });
    }
    out
}

fn address_of(written: &str) -> Result<String, Why> {
    let text = written.trim().trim_matches(['"', '\'', '“', '”', '‘', '’']).replace('＠', "@");
    let text = match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => text[7..]
            .split('?')
            .next()
            .unwrap_or_default()
            .replace("%40", "@")
            .replace("%2B", "+")
            .replace("%2b", "+"),
        _ => text,
    };
    let text = text.trim();
    if let Some(digits) = text.strip_prefix('+')
        && !digits.is_empty()
        && digits.chars().all(|it| it.is_ascii_digit() || it == ' ')
    {
        return Ok(text.to_owned());
    }
    let (local, domain) = text.rsplit_once('@').ok_or(Why::NoAddress)?;
    // The root of all domains needs no dot, nor does the end of a sentence.
    let domain = domain.trim_end_matches('.');
    let is_bad = |it: char| {
        it.is_control() || matches!(it, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '[' | ']' | '\\' | '"')
    };
    match () {
        () if local.contains('@') => Err(Why::TwoSigns),
        () if text.contains(char::is_whitespace) => Err(Why::Space),
        () if local.is_empty() => Err(Why::NoName),
        () if domain.is_empty() => Err(Why::NoDomain),
        () if is_dotted(local) || is_dotted(domain) => Err(Why::Dots),
        () => match text.chars().find(|it| is_bad(*it)) {
            Some(it) => Err(Why::Sign(it)),
            None => Ok(format!("{local}@{domain}").to_lowercase()),
        },
    }
}

fn is_dotted(part: &str) -> bool {
    part.starts_with('.') || part.ends_with('.') || part.contains("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Vec<(String, String)> {
        recipients(written).unwrap().into_iter().map(|it| (it.name, it.address)).collect()
    }

    fn pair(name: &str, address: &str) -> (String, String) {
        (name.to_owned(), address.to_owned())
    }

    #[test]
    fn what_people_write_is_read() {
        for (given, wanted) in [
            ("\"Novak, Kim\" <kim@x.example>", vec![pair("Novak, Kim", "kim@x.example")]),
            (
                "“Novak, Kim” <kim@x.example>; bo@x.example",
                vec![pair("Novak, Kim", "kim@x.example"), pair("", "bo@x.example")],
            ),
            (
                "Kim Lee <Kim@X.example>, bo@x.example",
                vec![pair("Kim Lee", "kim@x.example"), pair("", "bo@x.example")],
            ),
            ("mailto:kim@x.example?subject=Hi,%20there", vec![pair("", "kim@x.example")]),
            ("MAILTO:kim%40x.example", vec![pair("", "kim@x.example")]),
            ("Kim <mailto:kim@x.example>", vec![pair("Kim", "kim@x.example")]),
            ("kim@x.example.", vec![pair("", "kim@x.example")]),
            ("kim\u{200b}@x.example\u{feff}", vec![pair("", "kim@x.example")]),
            ("kim@x.example (Kim)", vec![pair("Kim", "kim@x.example")]),
            ("Kim <kim@x.example", vec![pair("Kim", "kim@x.example")]),
            ("<kim@x.example>\n'bo@x.example'", vec![pair("", "kim@x.example"), pair("", "bo@x.example")]),
            ("kim＠x.example", vec![pair("", "kim@x.example")]),
            ("+45 12 34", vec![pair("", "+45 12 34")]),
            ("\"a \\\"b\\\" c\" <kim@x.example>", vec![pair("a \"b\" c", "kim@x.example")]),
            ("kim+tag@mail.x.example, ,;", vec![pair("", "kim+tag@mail.x.example")]),
            ("grüße@münchen.example", vec![pair("", "grüße@münchen.example")]),
            ("", vec![]),
        ] {
            assert_eq!(read(given), wanted, "{given}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_in_words() {
        for (given, wanted) in [
            ("bo@x.example, nobody", "“nobody” is not an address."),
            ("kim@@x.example", "“kim@@x.example” has more than one @."),
            ("kim@x@y.example", "“kim@x@y.example” has more than one @."),
            ("kim..lee@x.example", "“kim..lee@x.example” has a dot too many."),
            ("kim@x..example", "“kim@x..example” has a dot too many."),
            (".kim@x.example", "“.kim@x.example” has a dot too many."),
            ("a b@x.example", "“a b@x.example” has a space in the address."),
            ("@x.example", "“@x.example” has nothing before the @."),
            ("kim@", "“kim@” has nothing after the @."),
            ("Kim <kim>", "“Kim <kim>” is not an address."),
            ("kim@x.example:25", "“kim@x.example:25” has a : in the address."),
            ("\"Novak, Kim", "“\"Novak” is not an address."),
        ] {
            assert_eq!(recipients(given).unwrap_err().to_string(), wanted, "{given}");
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_same() {
        let all = [
            Party { name: "Novak, Kim".into(), address: "kim@x.example".into() },
            Party { name: "A \"B\" \\ (C)".into(), address: "b@x.example".into() },
            Party { name: "Ünal".into(), address: "u@x.example".into() },
            Party::bare("bare@x.example"),
        ];
        assert_eq!(recipients(&written(&all)).unwrap(), all);
    }
}
