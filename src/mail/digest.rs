//! What is kept of a text outside the message itself: words to search, a snippet, a fingerprint.

use xxhash_rust::xxh3::xxh3_64;

use crate::model::{Header, Party, Time, fnv1a};

use super::plain::lines;
use super::quoting::{attribution_len, is_quoted, starts_signature};

/// How much text of one message can be searched, in bytes.
pub const MAX_SEARCH_TEXT: usize = 16 * 1024;
const MAX_SNIPPET: usize = 140;
/// How much of the letters and digits of the text tells two messages apart.
const FINGERPRINT_BYTES: usize = 256;

/// Returns the words of `text` on one line, without what it quotes; a text that is nothing but
/// quotation keeps it.
pub(crate) fn search_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(MAX_SEARCH_TEXT));
    for line in lines(text).filter(|it| !is_quoted(it)) {
        if !fold_into(line, MAX_SEARCH_TEXT, &mut out) {
            return out;
        }
    }
    if out.is_empty() {
        fold_into(text, MAX_SEARCH_TEXT, &mut out);
    }
    out
}

/// Appends the words of `text`; returns whether there is still room.
fn fold_into(text: &str, max: usize, out: &mut String) -> bool {
    if text.is_ascii() {
        fold_words(text.split_ascii_whitespace(), max, out)
    } else {
        fold_words(text.split_whitespace(), max, out)
    }
}

fn fold_words<'x>(words: impl Iterator<Item = &'x str>, max: usize, out: &mut String) -> bool {
    for word in words {
        if out.len() + 1 + word.len() > max {
            // A word of kilobytes is no word; what fits of it is kept.
            let room = max.saturating_sub(out.len() + 1);
            if out.is_empty() {
                out.push_str(&word[..word.floor_char_boundary(room)]);
            }
            return false;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    true
}

/// Returns the author's first words, on one line.
pub(crate) fn snippet(text: &str) -> String {
    let mut snippet = String::with_capacity(MAX_SNIPPET);
    let mut chars = 0;
    let mut lines = lines(text).peekable();
    while let Some(line) = lines.next() {
        if starts_signature(line) {
            break;
        }
        let next = lines.peek().copied().unwrap_or_default();
        if is_quoted(line) || is_attribution(line, next, lines.clone().nth(1).unwrap_or_default()) {
            continue;
        }
        for word in line.split_whitespace() {
            if chars > 0 && chars < MAX_SNIPPET {
                snippet.push(' ');
                chars += 1;
            }
            for it in word.chars().filter(|it| !it.is_control()).take(MAX_SNIPPET - chars) {
                snippet.push(it);
                chars += 1;
            }
        }
        if chars >= MAX_SNIPPET {
            break;
        }
    }
    snippet.truncate(snippet.trim_end().len());
    snippet
}

/// Tells whether a text quotes what somebody wrote, and says who: "Ann wrote:", and lines marked as hers.
pub(crate) fn quotes(text: &str) -> bool {
    let mut lines = lines(text);
    while let Some(line) = lines.next() {
        let words = line.trim();
        if words.ends_with(':') || words.starts_with("On ") {
            let near: Vec<_> = std::iter::once(line).chain(lines.clone().take(3)).collect();
            if attribution_len(&near).is_some() {
                return true;
            }
        }
    }
    false
}

/// Returns whether `line` says whose words the quotation below it holds.
fn is_attribution(line: &str, next: &str, after: &str) -> bool {
    let first = line.trim_end();
    (first.ends_with(':') || first.starts_with("On ") || first == "wrote:")
        && (attribution_len(&[line, next, after]).is_some() || first == "wrote:" && is_quoted(next))
}

/// Returns a hash of the author, the Date header and the start of the text.
///
/// Archives differ in white space, quotation marks, line lengths and the footer they add: only
/// letters and digits count, and not those below a footer's rule.
pub(crate) fn fingerprint(from: &Party, date: Option<Time>, text: &str) -> u64 {
    let date = date.map_or(i64::MIN, |it| it.0);
    let mut bytes = Vec::with_capacity(FINGERPRINT_BYTES + 64);
    bytes.extend_from_slice(from.address.as_bytes());
    bytes.push(0);
    bytes.extend_from_slice(&date.to_le_bytes());
    bytes.extend_from_slice(letters(text, FINGERPRINT_BYTES).as_bytes());
    fnv1a(bytes)
}

/// Returns a hash, never 0, of all that a message without a Message-ID says: its date, to whom,
/// all of its text and its files. Those are names and bytes as they travelled, in which lines may be
/// broken elsewhere.
pub(crate) fn content<'x>(
    header: &Header,
    text: &str,
    files: impl Iterator<Item = (String, &'x [u8])>,
) -> u64 {
    let mut all = Vec::with_capacity(text.len());
    let mut add = |bytes: &[u8]| {
        all.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        all.extend_from_slice(bytes);
    };
    add(&header.date.map_or(i64::MIN, |it| it.0).to_le_bytes());
    add(header.from.address.as_bytes());
    for party in header.to.iter().chain(&header.cc) {
        add(party.address.as_bytes());
    }
    add(header.subject.as_bytes());
    add(letters(text, usize::MAX).as_bytes());
    for (name, body) in files {
        add(name.as_bytes());
        let body: Vec<u8> = body.iter().copied().filter(|it| !it.is_ascii_whitespace()).collect();
        add(&xxh3_64(&body).to_le_bytes());
    }
    xxh3_64(&all).max(1)
}

/// Returns the first letters and digits of `text` in lower case, at least `max` bytes of them.
fn letters(text: &str, max: usize) -> String {
    let mut letters = String::with_capacity(max.min(FINGERPRINT_BYTES) + 4);
    for line in lines(text).take_while(|it| !is_footer_rule(it)) {
        for it in line.chars() {
            if it.is_ascii_alphanumeric() {
                letters.push(it.to_ascii_lowercase());
            } else if !it.is_ascii() && it.is_alphanumeric() {
                letters.extend(it.to_lowercase());
            }
            if letters.len() >= max {
                return letters;
            }
        }
    }
    letters
}

fn is_footer_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 40 && line.bytes().all(|it| matches!(it, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_text_is_folded_own_words() {
        assert_eq!(search_text("a  b\n> no\n\tc\r\n"), "a b c");
        assert_eq!(search_text("> only\n> this"), "> only > this");
        assert_eq!(search_text(&"word ".repeat(10_000)).len(), MAX_SEARCH_TEXT);
        assert_eq!(search_text(&"é".repeat(10_000)).len(), 16_382);
    }

    #[test]
    fn a_snippet_is_the_authors_first_words() {
        assert_eq!(snippet("On Mon, Ann wrote:\n> x\n\nYes,\nit is.\n-- \nBen"), "Yes, it is.");
        assert_eq!(snippet("On Mon, 1 Jan 2024 Ann <a@x.org>\nwrote:\n> x\nNo"), "No");
        assert_eq!(snippet("Hello:\nyou"), "Hello: you");
        assert_eq!(snippet(&"ab ".repeat(100)).chars().count(), 140);
        assert_eq!(snippet(""), "");
    }

    #[test]
    fn copies_in_two_archives_have_one_fingerprint() {
        let ann = Party::bare("ann@example.org");
        let one = fingerprint(&ann, Some(Time(5)), "Hello you,\nthis is it.\n");
        let rule = "-".repeat(68);
        let other = format!("  Hello you, this\r\n is it.\n\n{rule}\nTo unsubscribe, e-mail: x@y\n");
        assert_eq!(one, fingerprint(&ann, Some(Time(5)), &other));
        assert_ne!(one, fingerprint(&ann, Some(Time(5)), "Hello you, this is not it."));
        assert_ne!(one, fingerprint(&ann, Some(Time(6)), "Hello you, this is it."));
        assert_ne!(one, fingerprint(&Party::bare("b@x"), Some(Time(5)), "Hello you, this is it."));
    }
}
