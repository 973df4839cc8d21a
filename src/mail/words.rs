//! RFC 2047: words of other charsets in headers (`=?utf-8?q?Gr=C3=BC=C3=9Fe?=`).

use std::borrow::Cow;

use memchr::memmem;

use super::{
    charset::charset_text,
    transfer::{base64, quoted_printable},
};

/// Returns `value` with its encoded words decoded; what is none is left as written.
pub(crate) fn decode_words(value: &str) -> Cow<'_, str> {
    if memmem::find(value.as_bytes(), b"=?").is_none() {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len());
    // Senders split characters between neighbouring words: the bytes are joined before decoding.
    let mut run: Option<(&str, Vec<u8>)> = None;
    let mut rest = value;
    while let Some(at) = rest.find("=?") {
        let Some((word, after)) = Word::take(&rest[at..]) else {
            flush(&mut run, &mut out);
            out.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        let between = &rest[..at];
        let joins = run.as_ref().is_some_and(|it| it.0.eq_ignore_ascii_case(word.charset))
            && between.trim().is_empty();
        if !joins {
            let follows_word = run.is_some();
            flush(&mut run, &mut out);
            if !(follows_word && between.trim().is_empty()) {
                out.push_str(between);
            }
        }
        run.get_or_insert((word.charset, Vec::new())).1.extend(word.bytes());
        rest = after;
    }
    flush(&mut run, &mut out);
    out.push_str(rest);
    Cow::Owned(out)
}

fn flush(run: &mut Option<(&str, Vec<u8>)>, out: &mut String) {
    if let Some((charset, bytes)) = run.take() {
        out.push_str(&charset_text(Cow::Owned(bytes), Some(charset)));
    }
}

struct Word<'x> {
    charset: &'x str,
    is_base64: bool,
    data: &'x str,
}

impl<'x> Word<'x> {
    /// A word is at most 75 characters by the RFC; more is common, much more is an attack.
    const MAX: usize = 2_000;

    /// Takes the word at the start of `text`, which begins with `=?`.
    fn take(text: &'x str) -> Option<(Self, &'x str)> {
        let end = text.floor_char_boundary(Self::MAX);
        let (charset, tail) = text[2..end].split_once('?')?;
        let (encoding, tail) = tail.split_once('?')?;
        let is_base64 = match encoding {
            "b" | "B" => true,
            "q" | "Q" => false,
            _ => return None,
        };
        let data = &tail[..tail.find("?=")?];
        let after = 2 + charset.len() + 1 + encoding.len() + 1 + data.len() + 2;
        // `*en` after the charset names a language (RFC 2231).
        let charset = charset.split('*').next().unwrap_or_default();
        Some((Self { charset, is_base64, data }, &text[after..]))
    }

    fn bytes(&self) -> Vec<u8> {
        if self.is_base64 {
            return base64(self.data.as_bytes());
        }
        let spaced: Vec<u8> = self.data.bytes().map(|it| if it == b'_' { b' ' } else { it }).collect();
        quoted_printable(&spaced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_decoded() {
        for (given, wanted) in [
            ("plain", "plain"),
            ("=?ISO-8859-1?Q?Herv=E9?= BOUTEMY", "Hervé BOUTEMY"),
            ("=?utf-8?b?R3LDvMOfZQ==?=", "Grüße"),
            ("=?utf-8*de?q?Gr=C3=BC=C3=9Fe_dich?=", "Grüße dich"),
            ("a =?utf-8?q?b?=\t=?utf-8?q?c?= d", "a bc d"),
            ("=?utf-8?q?a?= =?iso-8859-1?q?=E9?=", "aé"),
            ("=?utf-8?q?Gr=C3?= =?UTF-8?q?=BC?=n", "Grün"),
            ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
            ("=?gb2312?B?xOO6ww==?=", "你好"),
            ("=?nonsense?q?caf=E9?=", "café"),
            ("=?utf-8?x?no?= =?utf-8?q?open", "=?utf-8?x?no?= =?utf-8?q?open"),
            ("a =? b", "a =? b"),
            ("=?utf-8?q?a=3Fb?=", "a?b"),
        ] {
            assert_eq!(decode_words(given), wanted, "{given}");
        }
    }

    #[test]
    fn a_header_full_of_broken_words_takes_linear_time() {
        let hostile = "=?u?q?x".repeat(200_000);
        assert_eq!(decode_words(&hostile).len(), hostile.len());
    }
}
