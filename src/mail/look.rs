//! What plain text looks like: where it has links, whether it is a drawing, which way it is read.
//! Small, since the page runs it too.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A link in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextLink {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// Where it leads: to the web, or to somebody to write to.
    pub href: String,
}

/// So many links of one text are found, and so long they may be.
const MAX_LINKS: usize = 1_000;
const LONGEST: usize = 2_000;

/// Returns the addresses of the web and of people in a text, in order.
pub fn links(text: &str) -> Vec<TextLink> {
    let mut links = Vec::new();
    let ends_word = |it: char| {
        it.is_whitespace() || it.is_control() || matches!(it, '<' | '>' | '"' | '“' | '”' | '«' | '»')
    };
    let mut at = 0;
    for word in text.split(ends_word) {
        if links.len() >= MAX_LINKS {
            break;
        }
        links.extend(link(word, at));
        // The separator may be of several bytes.
        at += word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    links
}

fn link(word: &str, offset: usize) -> Option<TextLink> {
    if word.len() > LONGEST || !word.contains(['.', ':', '@']) {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let starts = ["https://", "http://", "www.", "mailto:"];
    let begins = |at: usize| lower[..at].chars().next_back().is_none_or(|it| !it.is_alphanumeric());
    let (start, scheme) = starts
        .iter()
        .filter_map(|it| lower.find(it).filter(|at| begins(*at)).map(|at| (at, *it)))
        .min()
        .unwrap_or((word.len(), ""));
    if scheme.is_empty() {
        return person(word, offset);
    }
    let found = trimmed(&word[start..]);
    let rest = &found[scheme.len().min(found.len())..];
    let is_long_enough =
        if scheme == "mailto:" { rest.contains('@') } else { rest.contains(|it: char| it.is_alphanumeric()) };
    let is_host = scheme != "www." || rest.contains('.');
    let href = if scheme == "www." { format!("http://{found}") } else { found.to_owned() };
    let at = offset + start..offset + start + found.len();
    (is_long_enough && is_host).then_some(TextLink { at, href })
}

/// Returns an address of mail.
fn person(word: &str, offset: usize) -> Option<TextLink> {
    let word_start = word.find(|it: char| it.is_alphanumeric())?;
    let found = trimmed(&word[word_start..]);
    let (local, domain) = found.split_once('@')?;
    let is_local = !local.is_empty()
        && local.chars().all(|it| it.is_alphanumeric() || "!#$%&*+-/=?^_{|}~.'".contains(it));
    let labels: Vec<&str> = domain.split('.').collect();
    let is_label = |it: &&str| !it.is_empty() && it.chars().all(|it| it.is_alphanumeric() || it == '-');
    let is_top =
        labels.last().is_some_and(|it| it.chars().count() >= 2 && it.chars().all(char::is_alphabetic));
    let is_address = is_local && labels.len() >= 2 && labels.iter().all(is_label) && is_top;
    let at = offset + word_start..offset + word_start + found.len();
    is_address.then(|| TextLink { at, href: format!("mailto:{found}") })
}

/// Returns an address without the punctuation of the sentence it stands in.
fn trimmed(text: &str) -> &str {
    let mut found = text;
    loop {
        let shorter = found.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…', '*', '_', '|']);
        let closes = |open: char, close: char| {
            shorter.ends_with(close) && shorter.matches(close).count() > shorter.matches(open).count()
        };
        let is_closed = closes('(', ')') || closes('[', ']') || closes('{', '}');
        let next = if is_closed { &shorter[..shorter.len() - 1] } else { shorter };
        if next.len() == found.len() {
            return found;
        }
        found = next;
    }
}

/// Tells whether a text is drawn: its columns stand below one another only if all letters are equally
/// wide.
pub fn is_drawn(text: &str) -> bool {
    let (mut rows, mut lines) = (0, 0);
    for line in text.lines().take(400).filter(|it| !it.trim().is_empty()) {
        lines += 1;
        let inner = line.trim_matches(|it: char| it.is_whitespace() || it == '>');
        let gaps = inner.split("  ").filter(|it| !it.trim().is_empty()).count().saturating_sub(1);
        let is_rule =
            inner.len() >= 5 && inner.chars().all(|it| matches!(it, '-' | '=' | '+' | '|' | '_' | ' ' | '*'));
        let is_boxed = inner.contains(|it| ('\u{2500}'..='\u{257f}').contains(&it));
        let is_ruled = inner.starts_with('|') && inner.ends_with('|') && inner.len() > 2;
        rows += usize::from(
            gaps >= 1 && !ends_sentence(inner) || is_rule || is_boxed || is_ruled || inner.contains('\t'),
        );
    }
    rows >= 3 && rows * 2 >= lines
}

/// Two spaces behind a full stop are how some people write.
fn ends_sentence(line: &str) -> bool {
    line.match_indices("  ")
        .all(|(at, _)| line[..at].ends_with(['.', '!', '?', ':']) || line[..at].ends_with(' '))
}

/// Tells whether a text is read from right to left: its first letter that has a direction does.
pub fn is_right_to_left(text: &str) -> bool {
    let first = text.chars().take(2_000).find(|it| it.is_alphabetic());
    first.is_some_and(|it| {
        matches!(it, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_a_text_are_links() {
        for (given, wanted) in [
            (
                "see https://x.example/a_(b)?c=d#e.",
                vec![("https://x.example/a_(b)?c=d#e", "https://x.example/a_(b)?c=d#e")],
            ),
            ("(http://x.example/)", vec![("http://x.example/", "http://x.example/")]),
            (
                "<https://x.example>, www.y.example!",
                vec![("https://x.example", "https://x.example"), ("www.y.example", "http://www.y.example")],
            ),
            (
                "write to kim.lee+a@x.example, or mailto:bo@x.example",
                vec![
                    ("kim.lee+a@x.example", "mailto:kim.lee+a@x.example"),
                    ("mailto:bo@x.example", "mailto:bo@x.example"),
                ],
            ),
            ("日本 https://x.example/日本。", vec![("https://x.example/日本。", "https://x.example/日本。")]),
            ("> *HTTPS://X.example*", vec![("HTTPS://X.example", "HTTPS://X.example")]),
            ("a\u{2003}https://x.example", vec![("https://x.example", "https://x.example")]),
            ("javascript:alert(1) ftp://x http:// www. @x a@b 12:30 x@y.1", vec![]),
        ] {
            let found = links(given);
            let told: Vec<_> = found.iter().map(|it| (&given[it.at.clone()], it.href.as_str())).collect();
            assert_eq!(told, wanted, "{given}");
        }
    }

    #[test]
    fn tables_are_told_from_prose() {
        assert!(is_drawn(
            "Item         Qty   Price\n----------------\nBadge         10   12.00\nTotal              12.00"
        ));
        assert!(is_drawn("+---+---+\n| a | b |\n+---+---+"));
        assert!(is_drawn("┌───┐\n│ a │\n└───┘"));
        assert!(is_drawn("> a   b\n> c   d\n> e   f"));
        assert!(!is_drawn("One.  Two.  Three.\nFour.  Five.\nSix.  Seven."));
        assert!(!is_drawn("Hello,\n\nplain words\nand more\n-- \nAnn"));
        assert!(!is_drawn(""));
    }

    #[test]
    fn the_first_letter_says_which_way() {
        assert!(is_right_to_left("שלום") && is_right_to_left("12. مرحبا hello"));
        assert!(!is_right_to_left("hello שלום") && !is_right_to_left("123") && !is_right_to_left(""));
    }
}
