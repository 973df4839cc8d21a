//! Charsets: from bytes to text, whatever a message claims about them.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;

/// Turns the bytes of a charset into text.
pub(crate) type Decoder = fn(&[u8]) -> String;

/// Returns bytes as text in the named charset.
///
/// Without a charset, with an unknown one, or with one that promises ASCII and does not keep
/// it, the bytes decide: UTF-8 if they are that, but for a few that are wrong, else Windows-1252.
pub(crate) fn charset_text<'x>(bytes: Cow<'x, [u8]>, charset: Option<&str>) -> Cow<'x, str> {
    let charset = charset.unwrap_or_default();
    let is_unicode = charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8");
    let is_guessed = is_unicode || charset.is_empty() || charset.eq_ignore_ascii_case("us-ascii");
    if !(is_guessed || bytes.is_ascii() && holds_ascii(charset))
        && let Some(decode) = decoder(charset)
    {
        return Cow::Owned(decode(&bytes));
    }
    match bytes {
        Cow::Borrowed(bytes) => guessed(bytes, is_unicode),
        Cow::Owned(bytes) => Cow::Owned(match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(wrong) => guessed(wrong.as_bytes(), is_unicode).into_owned(),
        }),
    }
}

/// Returns bytes that no charset is known of as text. `is_unicode`: they claim to be UTF-8.
pub(crate) fn guessed(bytes: &[u8], is_unicode: bool) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) if is_mostly_unicode(bytes, is_unicode) => String::from_utf8_lossy(bytes),
        Err(_) => Cow::Owned(windows_1252(bytes)),
    }
}

/// Tells whether bytes that are no UTF-8 are so but for a few: each of those is one �, and the rest
/// stays what it is. Whoever claims UTF-8 and writes Latin letters of one byte has letters beside.
fn is_mostly_unicode(bytes: &[u8], is_claimed: bool) -> bool {
    let (mut right, mut wrong, mut in_words) = (0_usize, 0_usize, 0_usize);
    let mut before = b' ';
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().as_bytes();
        // What leads a character stands for it.
        right += valid.iter().filter(|it| **it >= 0xc0).count();
        before = valid.last().copied().unwrap_or(before);
        if let Some(first) = chunk.invalid().first() {
            wrong += 1;
            in_words += usize::from(*first >= 0xa0 && before.is_ascii_alphabetic());
        }
    }
    if right == 0 { is_claimed && in_words == 0 } else { right >= wrong }
}

fn windows_1252(bytes: &[u8]) -> String {
    match charset_decoder(b"windows-1252") {
        Some(decode) => decode(bytes),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Returns the decoder of a charset by any of its names; none for UTF-8 and for what is no charset.
pub(crate) fn decoder(name: &str) -> Option<Decoder> {
    let name = name.trim_matches(|it: char| it.is_whitespace() || matches!(it, '"' | '\'' | ';' | '<' | '>'));
    if !name.is_ascii() || name.is_empty() || name.len() > 45 {
        return None;
    }
    let lower = name.to_ascii_lowercase().replace('_', "-");
    match lower.as_str() {
        "hz" | "hz-gb-2312" => Some(hz),
        "utf8" | "utf-8" => None,
        _ => code_page(&lower).or_else(|| charset_decoder(name.as_bytes())),
    }
}

/// Returns the decoder of a code page that is named by its number: `cp932`, `win-1251`.
fn code_page(lower: &str) -> Option<Decoder> {
    let digits = lower.trim_start_matches(|it: char| !it.is_ascii_digit());
    let family = lower[..lower.len() - digits.len()].trim_end_matches('-');
    let is_family =
        ["", "cp", "x-cp", "ms", "win", "windows", "x-windows", "windows-cp", "ibm", "dos", "codepage"]
            .contains(&family);
    if !is_family && !lower.starts_with("iso-2022-jp") && family != "iso" {
        return match lower {
            "mskanji" | "x-ms-cp932" => charset_decoder(b"shift_jis"),
            "gb-2312" => charset_decoder(b"gb18030"),
            "koi8r" => charset_decoder(b"koi8-r"),
            "koi8u" => charset_decoder(b"koi8-u"),
            "euckr" | "x-euc-kr" => charset_decoder(b"euc-kr"),
            "eucjp" => charset_decoder(b"euc-jp"),
            "latin-1" | "iso-latin-1" => charset_decoder(b"latin1"),
            _ => None,
        };
    }
    charset_decoder(match (family, digits) {
        ("", "8859-1") => b"iso-8859-1",
        ("iso", digits) => {
            // `iso8859-15` and `iso-8859_15` are known; the dialects of ISO-2022-JP are read as it.
            return if digits.starts_with("2022-jp") { charset_decoder(b"iso-2022-jp") } else { None };
        }
        (_, "437") => return Some(cp437),
        (_, "932" | "943") => b"shift_jis",
        (_, "936") => b"gbk",
        (_, "949") => b"euc-kr",
        (_, "950") => b"big5",
        (_, "858") => b"850",
        (_, "874") => b"windows-874",
        (_, "1250") => b"windows-1250",
        (_, "1251") => b"windows-1251",
        (_, "1252") => b"windows-1252",
        (_, "1253") => b"windows-1253",
        (_, "1254") => b"windows-1254",
        (_, "1255") => b"windows-1255",
        (_, "1256") => b"windows-1256",
        (_, "1257") => b"windows-1257",
        (_, "1258") => b"windows-1258",
        (_, "20866") => b"koi8-r",
        (_, "21866") => b"koi8-u",
        (_, "28591") => b"iso-8859-1",
        _ => return None,
    })
}

/// Returns whether ASCII bytes mean in this charset what they mean in ASCII.
fn holds_ascii(charset: &str) -> bool {
    const PREFIXES: &[&str] = &["iso-8859-", "windows-", "us-ascii", "ascii", "koi8-", "gb", "big5", "euc-"];
    PREFIXES.iter().any(|it| charset.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it)))
}

/// HZ (RFC 1843): GB 2312 in seven bits, between `~{` and `~}`.
fn hz(bytes: &[u8]) -> String {
    let mut eight_bits = Vec::with_capacity(bytes.len());
    let (mut rest, mut is_chinese) = (bytes, false);
    loop {
        rest = match rest {
            [b'~', b'{', tail @ ..] => {
                is_chinese = true;
                tail
            }
            [b'~', b'}', tail @ ..] => {
                is_chinese = false;
                tail
            }
            [b'~', b'~', tail @ ..] if !is_chinese => {
                eight_bits.push(b'~');
                tail
            }
            [b'~', b'\n', tail @ ..] | [b'~', b'\r', b'\n', tail @ ..] => tail,
            // A line that was cut ends its Chinese with it.
            [b'\n', tail @ ..] => {
                is_chinese = false;
                eight_bits.push(b'\n');
                tail
            }
            [one @ 0x21..=0x7e, two @ 0x21..=0x7e, tail @ ..] if is_chinese => {
                eight_bits.extend([one | 0x80, two | 0x80]);
                tail
            }
            [other, tail @ ..] => {
                eight_bits.push(*other);
                tail
            }
            [] => break,
        };
    }
    charset_decoder(b"gbk").map_or_else(String::new, |decode| decode(&eight_bits))
}

/// The first PCs.
fn cp437(bytes: &[u8]) -> String {
    const UPPER: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
        αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
    let upper: Vec<char> = UPPER.chars().collect();
    let letter = |it: &u8| match it {
        0..0x80 => char::from(*it),
        _ => upper.get(usize::from(*it) - 0x80).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &'static [u8], charset: &str) -> String {
        charset_text(Cow::Borrowed(bytes), Some(charset).filter(|it| !it.is_empty())).into_owned()
    }

    #[test]
    fn charsets_that_lie_are_seen_through() {
        for charset in ["us-ascii", "utf-8", "x-unknown", ""] {
            assert_eq!(text(b"caf\xe9", charset), "café", "{charset}");
            assert_eq!(text(b"caf\xe9s", charset), "cafés", "{charset}");
        }
        assert_eq!(text("café".as_bytes(), "us-ascii"), "café");
    }

    #[test]
    fn one_wrong_byte_is_one_mark_and_the_rest_stays() {
        for (given, wanted) in [
            (&b"Gr\xc3\xbc\xc3\x9fe \xff an alle"[..], "Grüße \u{fffd} an alle"),
            (b"\xd0\x9f\xd1\x80\xd0\xb8 \xe9 x", "При \u{fffd} x"),
            (b"\xd0\x9f\xd1\x80\xd0", "Пр\u{fffd}"),
            (b"plain \xff text", "plain \u{fffd} text"),
            (b"na\xc3\xafve caf\xe9", "naïve caf\u{fffd}"),
        ] {
            assert_eq!(text(given, "utf-8"), wanted);
        }
        // Nobody claims anything: signs of one byte are those of Windows.
        assert_eq!(text(b"one \x96 two", ""), "one – two");
    }

    #[test]
    fn charsets_are_known_by_all_their_names() {
        for (charset, given, wanted) in [
            ("windows-1251", &b"\xcf\xf0\xe8"[..], "При"),
            ("win-1251", b"\xcf\xf0\xe8", "При"),
            ("WIN1251", b"\xcf\xf0\xe8", "При"),
            ("cp-1251", b"\xcf\xf0\xe8", "При"),
            ("windows-cp1251", b"\xcf\xf0\xe8", "При"),
            ("\"windows-1251\"", b"\xcf\xf0\xe8", "При"),
            ("koi8r", b"\xf0\xd2\xc9", "При"),
            ("Shift_JIS", b"\x93\xfa\x96{", "日本"),
            ("cp932", b"\x93\xfa\x96{", "日本"),
            ("Windows-31J", b"\x93\xfa\x96{", "日本"),
            ("iso-2022-jp-ms", b"\x1b$BF|K\\\x1b(B", "日本"),
            ("hz-gb-2312", b"a ~{VPND~} ~~b", "a 中文 ~b"),
            ("HZ", b"~{VPND\nx~}", "中文\nx"),
            ("cp437", b"caf\x82 \xe1 \xc4", "café ß ─"),
            ("IBM437", b"\x81", "ü"),
            ("cp949", b"\xc7\xd1", "한"),
            ("950", b"\xa4\xa4", "中"),
            ("gb2312", b"\xd6\xd0", "中"),
            ("iso-8859-1", b"\xe9", "é"),
            ("8859-1", b"\xe9", "é"),
            ("iso8859-15", b"\xa4", "€"),
            ("utf8", b"\xc3\xa9", "é"),
            ("utf-16le", b"h\0i\0", "hi"),
        ] {
            assert_eq!(text(given, charset), wanted, "{charset}");
        }
    }
}
