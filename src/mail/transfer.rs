//! Transfer encodings and charsets: from the bytes of a part to bytes and text, whatever they are.

use std::borrow::Cow;

use mail_parser::decoders::{base64::base64_decode, charsets::map::charset_decoder};
use memchr::memchr;

use super::fields;

/// How the bytes of a part are wrapped for the journey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Transfer {
    #[default]
    Plain,
    QuotedPrintable,
    Base64,
}

impl Transfer {
    /// Returns the encoding named in a Content-Transfer-Encoding field.
    pub fn named(name: &str) -> Self {
        let name = name.trim();
        if name.eq_ignore_ascii_case("base64") {
            Self::Base64
        } else if name.eq_ignore_ascii_case("quoted-printable") {
            Self::QuotedPrintable
        } else {
            Self::Plain
        }
    }

    /// Returns the decoded bytes; damage costs what is damaged, never the rest.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Self::Plain => Cow::Borrowed(bytes),
            Self::QuotedPrintable => Cow::Owned(quoted_printable(bytes)),
            Self::Base64 => Cow::Owned(base64(bytes)),
        }
    }

    /// Returns about how many bytes `len` encoded bytes decode to.
    pub fn decoded_len(self, bytes: &[u8]) -> usize {
        match self {
            Self::Plain => bytes.len(),
            Self::QuotedPrintable => quoted_printable(bytes).len(),
            Self::Base64 => {
                let digits = bytes.iter().filter(|it| is_base64_digit(**it)).count();
                digits * 3 / 4
            }
        }
    }
}

/// Decodes base64, passing over bytes that do not belong.
pub(crate) fn base64(bytes: &[u8]) -> Vec<u8> {
    base64_decode(bytes).unwrap_or_else(|| {
        let digits: Vec<u8> = bytes.iter().copied().filter(|it| is_base64_digit(*it)).collect();
        base64_decode(&digits).unwrap_or_default()
    })
}

fn is_base64_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// Decodes quoted-printable; an `=` that starts nothing stays as it is.
pub(crate) fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr(b'=', rest) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        if let [high, low, tail @ ..] = rest
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            out.push(high << 4 | low);
            rest = tail;
        } else if let Some(skipped) = soft_break(rest) {
            rest = &rest[skipped..];
        } else {
            out.push(b'=');
        }
    }
    out.extend_from_slice(rest);
    out
}

/// Returns the length of a soft line break, spaces before it included.
fn soft_break(rest: &[u8]) -> Option<usize> {
    let spaces = rest.iter().take_while(|it| matches!(it, b' ' | b'\t' | b'\r')).count();
    match rest.get(spaces) {
        Some(b'\n') => Some(spaces + 1),
        None => Some(spaces),
        Some(_) => None,
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|it| it as u8)
}

/// Returns bytes as text in the named charset.
///
/// Without a charset, with an unknown one, or with one that promises ASCII and does not keep
/// it, the bytes decide: UTF-8 if they are that, else Windows-1252.
pub(crate) fn charset_text<'x>(bytes: Cow<'x, [u8]>, charset: Option<&str>) -> Cow<'x, str> {
    let guessed = charset.is_none_or(|it| {
        it.is_empty() || it.eq_ignore_ascii_case("us-ascii") || it.eq_ignore_ascii_case("utf-8")
    });
    if !guessed
        && let Some(charset) = charset
        && !(bytes.is_ascii() && holds_ascii(charset))
        && let Some(decode) = charset_decoder(charset.as_bytes())
    {
        return Cow::Owned(decode(&bytes));
    }
    match bytes {
        Cow::Borrowed(bytes) => fields::text(bytes),
        Cow::Owned(bytes) => Cow::Owned(match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(wrong) => fields::text(wrong.as_bytes()).into_owned(),
        }),
    }
}

/// Returns whether ASCII bytes mean in this charset what they mean in ASCII.
fn holds_ascii(charset: &str) -> bool {
    const PREFIXES: &[&str] = &["iso-8859-", "windows-", "us-ascii", "ascii", "koi8-", "gb", "big5", "euc-"];
    PREFIXES.iter().any(|it| charset.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it)))
}

/// Returns the longest start of `bytes` of at most `max` bytes that ends with a whole character.
pub(crate) fn start(bytes: &[u8], max: usize) -> &[u8] {
    if bytes.len() <= max {
        return bytes;
    }
    let mut end = max;
    while end > 0 && max - end < 4 && bytes[end] & 0xc0 == 0x80 {
        end -= 1;
    }
    &bytes[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_printable_survives_damage() {
        for (given, wanted) in [
            ("a=3Db=\r\nc", "a=bc"),
            ("a= \t\r\nb", "ab"),
            ("50 = 2 * 25", "50 = 2 * 25"),
            ("x=G1y=4", "x=G1y=4"),
            ("=c3=a9", "é"),
            ("end=", "end"),
        ] {
            assert_eq!(String::from_utf8_lossy(&quoted_printable(given.as_bytes())), wanted, "{given}");
        }
    }

    #[test]
    fn base64_survives_damage() {
        assert_eq!(base64(b"aGVs\r\nbG8="), b"hello");
        assert_eq!(base64(b"aGVs!!bG8"), b"hello");
        assert_eq!(base64(b"%%%"), b"");
        assert_eq!(Transfer::Base64.decoded_len(b"aGVs\r\nbG8="), 5);
    }

    #[test]
    fn charsets_that_lie_are_seen_through() {
        let text = |bytes: &'static [u8], charset| charset_text(Cow::Borrowed(bytes), charset).into_owned();
        assert_eq!(text(b"caf\xe9", Some("us-ascii")), "café");
        assert_eq!(text(b"caf\xe9", Some("utf-8")), "café");
        assert_eq!(text(b"caf\xe9", Some("x-unknown")), "café");
        assert_eq!(text("café".as_bytes(), Some("us-ascii")), "café");
        assert_eq!(text(b"\xcf\xf0\xe8", Some("windows-1251")), "При");
        assert_eq!(text(b"\x93\xfa\x96{", Some("Shift_JIS")), "日本");
    }

    #[test]
    fn a_start_ends_with_a_whole_character() {
        assert_eq!(start("aé".as_bytes(), 2), b"a");
        assert_eq!(start("aé".as_bytes(), 3), "aé".as_bytes());
        assert_eq!(start(b"\x80\x80\x80\x80\x80\x80", 5).len(), 1);
    }
}
