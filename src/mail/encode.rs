//! Encodings for messages written here: base64, quoted-printable, encoded words, parameters.

use std::fmt::Write as _;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// Lines are at most this long, without their break.
const LINE: usize = 76;

/// Returns `bytes` in base64, in one line.
pub(crate) fn base64_encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits =
            group.iter().enumerate().fold(0_u32, |bits, (nth, it)| bits | u32::from(*it) << (16 - 8 * nth));
        for nth in 0..4 {
            if nth <= group.len() {
                out.push(char::from(ALPHABET[(bits >> (18 - 6 * nth) & 63) as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

/// Returns `bytes` in base64, in lines.
pub(crate) fn base64_lines(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4 + bytes.len() / 28);
    for line in bytes.chunks(LINE / 4 * 3) {
        out.push_str(&base64_encode(line));
        out.push_str("\r\n");
    }
    out
}

/// Returns `text` in quoted-printable, its lines ended by CR LF.
pub(crate) fn quoted_printable_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for line in text.lines() {
        let mut column = 0;
        for (at, byte) in line.bytes().enumerate() {
            let is_last = at + 1 == line.len();
            let is_plain =
                matches!(byte, b'!'..=b'<' | b'>'..=b'~') || matches!(byte, b' ' | b'\t') && !is_last;
            // A dot alone ends a transmission, "From " a message in an mbox.
            let is_plain =
                is_plain && !(column == 0 && (byte == b'.' || line.as_bytes()[at..].starts_with(b"From ")));
            let width = if is_plain { 1 } else { 3 };
            if column + width >= LINE {
                out.push_str("=\r\n");
                column = 0;
            }
            if is_plain {
                out.push(char::from(byte));
            } else {
                hex(byte, '=', &mut out);
            }
            column += width;
        }
        out.push_str("\r\n");
    }
    out
}

fn hex(byte: u8, mark: char, out: &mut String) {
    // Writing to a String cannot fail.
    let _ = write!(out, "{mark}{byte:02X}");
}

/// Returns header text in ASCII: as it is where it is, else in encoded words of whole characters.
pub(crate) fn encode_words(text: &str) -> String {
    // An encoded word holds 75 characters at most, 12 of them its frame.
    const BYTES: usize = 45;
    if text.is_ascii() && !text.contains("=?") {
        return text.to_owned();
    }
    let mut words = Vec::new();
    let mut word = String::new();
    for it in text.chars() {
        if word.len() + it.len_utf8() > BYTES {
            words.push(std::mem::take(&mut word));
        }
        word.push(it);
    }
    words.push(word);
    let words: Vec<_> =
        words.iter().map(|it| format!("=?utf-8?B?{}?=", base64_encode(it.as_bytes()))).collect();
    words.join(" ")
}

/// Returns a parameter of a MIME field, as `; name="value"` or by RFC 2231.
pub(crate) fn parameter(name: &str, value: &str) -> String {
    if value.is_ascii() {
        return format!("; {name}=\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    }
    let mut out = format!("; {name}*=utf-8''");
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            out.push(char::from(byte));
        } else {
            hex(byte, '%', &mut out);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{transfer, words::decode_words};

    #[test]
    fn base64_comes_back() {
        for (given, wanted) in
            [("", ""), ("a", "YQ=="), ("ab", "YWI="), ("abc", "YWJj"), ("hello", "aGVsbG8=")]
        {
            assert_eq!(base64_encode(given.as_bytes()), wanted);
        }
        let bytes: Vec<u8> = (0..1_000_u32).map(|it| it as u8).collect();
        let lines = base64_lines(&bytes);
        assert!(lines.lines().all(|it| it.len() <= LINE));
        assert_eq!(transfer::base64(lines.as_bytes()), bytes);
    }

    #[test]
    fn quoted_printable_comes_back() {
        let text = format!(".\nFrom me\ntrailing \t\nGrüße = {}\n", "日本語 ".repeat(60));
        let encoded = quoted_printable_encode(&text);
        assert!(encoded.is_ascii() && encoded.lines().all(|it| it.len() <= LINE));
        assert!(!encoded.lines().any(|it| it == "." || it.starts_with("From ")));
        let decoded = String::from_utf8(transfer::quoted_printable(encoded.as_bytes())).expect("UTF-8");
        assert_eq!(decoded.replace("\r\n", "\n"), text);
    }

    #[test]
    fn words_come_back() {
        for text in ["plain", "Grüße an alle", "=?utf-8?q?no?=", &"日本語のとても長い件名 ".repeat(9)]
        {
            let encoded = encode_words(text);
            assert!(encoded.is_ascii() && encoded.split(' ').all(|it| it.len() <= 75));
            assert_eq!(decode_words(&encoded), text);
        }
    }
}
