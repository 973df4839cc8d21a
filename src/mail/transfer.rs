//! Transfer encodings: from the bytes of a part as they travelled to the bytes that were sent.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use memchr::{memchr, memmem};

/// How the bytes of a part are wrapped for the journey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Transfer {
    #[default]
    Plain,
    QuotedPrintable,
    Base64,
    /// What came before MIME.
    Uuencode,
}

impl Transfer {
    /// Returns the encoding named in a Content-Transfer-Encoding field, comments and slips of the
    /// pen aside.
    pub fn named(name: &str) -> Self {
        let name = name.split(['(', ';']).next().unwrap_or_default();
        let letters = name.bytes().filter(u8::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase());
        match letters.collect::<Vec<_>>().as_slice() {
            b"base64" | b"xbase64" => Self::Base64,
            b"quotedprintable" | b"quotedprinted" => Self::QuotedPrintable,
            b"xuuencode" | b"uuencode" | b"xuue" | b"uue" => Self::Uuencode,
            _ => Self::Plain,
        }
    }

    /// Returns the decoded bytes; damage costs what is damaged, never the rest.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Self::Plain => Cow::Borrowed(bytes),
            Self::QuotedPrintable => Cow::Owned(quoted_printable(bytes)),
            Self::Base64 => Cow::Owned(base64(bytes)),
            Self::Uuencode => uudecode(bytes).map_or(Cow::Borrowed(bytes), Cow::Owned),
        }
    }

    /// Returns the decoded bytes of text; what somebody appended to it on the way without encoding
    /// it, as mailing lists do, follows.
    pub fn decode_text(self, bytes: &[u8]) -> Cow<'_, [u8]> {
        if self != Self::Base64 {
            return self.decode(bytes);
        }
        let (encoded, appended) = bytes.split_at(base64_len(bytes));
        let mut text = base64(encoded);
        if !appended.trim_ascii().is_empty() {
            text.push(b'\n');
            text.extend_from_slice(appended);
        }
        Cow::Owned(text)
    }

    /// Returns about how many bytes `len` encoded bytes decode to.
    pub fn decoded_len(self, bytes: &[u8]) -> usize {
        match self {
            Self::Plain => bytes.len(),
            Self::QuotedPrintable => quoted_printable(bytes).len(),
            Self::Uuencode => self.decode(bytes).len(),
            Self::Base64 => {
                let bytes = &bytes[..base64_len(bytes)];
                let digits = bytes.iter().filter(|it| is_base64_digit(**it)).count();
                digits * 3 / 4
            }
        }
    }
}

/// Decodes base64, passing over bytes that do not belong, up to text that was appended.
pub(crate) fn base64(bytes: &[u8]) -> Vec<u8> {
    let bytes = &bytes[..base64_len(bytes)];
    base64_decode(bytes).unwrap_or_else(|| {
        let digits: Vec<u8> = bytes.iter().copied().filter(|it| is_base64_digit(*it)).collect();
        base64_decode(&digits).unwrap_or_default()
    })
}

/// Returns the length of the encoded start of `bytes`: up to text in plain words that follows behind
/// padding or a blank line.
fn base64_len(bytes: &[u8]) -> usize {
    let blank = [memmem::find(bytes, b"\n\n"), memmem::find(bytes, b"\n\r\n")];
    let padding = memchr(b'=', bytes).map(|at| at + bytes[at..].iter().take_while(|it| **it == b'=').count());
    let mut ends: Vec<usize> = blank.into_iter().flatten().chain(padding).collect();
    ends.sort_unstable();
    ends.into_iter().find(|at| is_plain_text(&bytes[*at..])).unwrap_or(bytes.len())
}

/// Tells whether bytes begin, behind blank lines, with a line that is not encoded.
fn is_plain_text(bytes: &[u8]) -> bool {
    let rest = bytes.trim_ascii_start();
    let line = &rest[..memchr(b'\n', rest).unwrap_or(rest.len())];
    !line.trim_ascii_end().iter().all(|it| is_base64_digit(*it) || *it == b'=')
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

/// Decodes uuencode from its `begin` line on; none if there is none.
fn uudecode(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut lines = bytes.split(|it| *it == b'\n').map(<[u8]>::trim_ascii_end);
    lines.by_ref().find(|it| it.starts_with(b"begin "))?;
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    for line in lines {
        let value = |it: u8| it.wrapping_sub(b' ') & 0x3f;
        let Some((length, digits)) = line.split_first().filter(|_| line != b"end") else { break };
        let end = out.len() + usize::from(value(*length));
        for group in digits.chunks(4) {
            let bits = (0..4).fold(0_u32, |bits, nth| {
                bits << 6 | u32::from(value(group.get(nth).copied().unwrap_or(b' ')))
            });
            out.extend_from_slice(&bits.to_be_bytes()[1..]);
        }
        out.truncate(end);
    }
    Some(out)
}

/// Returns the longest start of `bytes` of at most `max` bytes that does not end in the middle of a
/// character of UTF-8, or of an encoded one.
pub(crate) fn start(bytes: &[u8], max: usize) -> &[u8] {
    if bytes.len() <= max {
        return bytes;
    }
    let mut end = max;
    while end > 0 && max - end < 4 && bytes[end] & 0xc0 == 0x80 {
        end -= 1;
    }
    match &bytes[..end] {
        [start @ .., b'='] | [start @ .., b'=', _] => start,
        start => start,
    }
}

/// Removes what is left of a character of UTF-8 that was cut off at the end.
pub(crate) fn without_cut_end(bytes: &mut Vec<u8>) {
    let tail = &bytes[bytes.len().saturating_sub(3)..];
    let Some(lead) = tail.iter().rposition(|it| *it >= 0xc0) else { return };
    let (wanted, has) = (tail[lead].leading_ones() as usize, tail.len() - lead);
    if has < wanted {
        bytes.truncate(bytes.len() - has);
    }
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
    fn encodings_are_known_with_comments_and_slips() {
        for (given, wanted) in [
            ("BASE64 ", Transfer::Base64),
            ("base64;", Transfer::Base64),
            ("quoted-printable (comment)", Transfer::QuotedPrintable),
            ("Quoted_Printable", Transfer::QuotedPrintable),
            ("x-uuencode", Transfer::Uuencode),
            ("8bit", Transfer::Plain),
            ("", Transfer::Plain),
        ] {
            assert_eq!(Transfer::named(given), wanted, "{given}");
        }
    }

    #[test]
    fn what_was_appended_to_base64_is_read_as_it_is() {
        let text = |given: &str| {
            String::from_utf8_lossy(&Transfer::Base64.decode_text(given.as_bytes())).into_owned()
        };
        assert_eq!(text("aGVs\r\nbG8=\r\n"), "hello");
        assert_eq!(
            text("aGVs\nbG8h\n\n______\nusers mailing list\n"),
            "hello!\n\n\n______\nusers mailing list\n"
        );
        assert_eq!(text("aGVsbG8=\nusers mailing list"), "hello\n\nusers mailing list");
        assert_eq!(text("aGVsbG8=\n\nIHlvdQ==\n"), "hello you", "two that were put together");
        assert_eq!(text("aGVs!!\nbG8h"), "hello!");
        assert_eq!(base64(b"aGVsbG8=\n-- \nlist"), b"hello", "a file has no footer");
        assert_eq!(Transfer::Base64.decoded_len(b"aGVsbG8=\n\nusers mailing list"), 5);
    }

    #[test]
    fn uuencode_is_read_from_its_first_line_on() {
        let cat = b"see:\nbegin 644 cat.txt\n#0V%T\n`\nend\n";
        assert_eq!(&*Transfer::Uuencode.decode(cat), b"Cat");
        assert_eq!(&*Transfer::Uuencode.decode(b"begin 644 a\r\n%:&5L;&\\\r\n \r\nend\r\n"), b"hello");
        assert_eq!(&*Transfer::Uuencode.decode(b"no such thing"), b"no such thing");
    }

    #[test]
    fn a_start_ends_with_a_whole_character() {
        assert_eq!(start("aé".as_bytes(), 2), b"a");
        assert_eq!(start("aé".as_bytes(), 3), "aé".as_bytes());
        assert_eq!(start(b"\x80\x80\x80\x80\x80\x80", 5).len(), 1);
        assert_eq!(start(b"ab=C3=A9", 4), b"ab");
        let cut = |it: &[u8]| {
            let mut it = it.to_vec();
            without_cut_end(&mut it);
            it
        };
        assert_eq!(cut(b"a\xc3"), b"a");
        assert_eq!(cut(b"a\xe6\x97"), b"a");
        assert_eq!(cut("aé日".as_bytes()), "aé日".as_bytes());
        assert_eq!(cut(b""), b"");
    }
}
