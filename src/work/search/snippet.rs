//! The words around a match.

use super::Needle;
use crate::model::letters::{end_of, fold, start_of};

/// So much is shown before the match, and in all; in bytes, rounded to letters and words. A row has
/// little room beside the subject: further in, the match would not be seen.
const BEFORE: usize = 12;
const LEN: usize = 180;

/// Returns the text around `at`, and where the words stand in it.
pub fn snippet(text: &str, at: usize, needles: &[&Needle]) -> (String, Vec<(u32, u32)>) {
    let start = word_start(text, at.saturating_sub(BEFORE), at);
    let end = boundary(text, (start + LEN).min(text.len()));
    let cut = &text[start..end];
    let mut snippet = String::with_capacity(cut.len() + 6);
    if start > 0 {
        snippet.push('…');
    }
    let lead = snippet.len();
    snippet.push_str(cut);
    if end < text.len() {
        snippet.push('…');
    }
    let place = |(from, to)| (start_of(cut, from), end_of(cut, to));
    let marks = marks(&fold(cut), needles).into_iter().map(place);
    (snippet, marks.map(|(from, to)| ((from + lead) as u32, (to + lead) as u32)).collect())
}

/// Returns where any of them stands, in order, none within another.
fn marks(folded: &str, needles: &[&Needle]) -> Vec<(usize, usize)> {
    let mut marks = Vec::new();
    for needle in needles.iter().filter(|it| !it.text.is_empty()) {
        let mut from = 0;
        while let Some(at) = folded.get(from..).and_then(|it| needle.find(it)) {
            marks.push((from + at, from + at + needle.text.len()));
            from += at + needle.text.len();
        }
    }
    marks.sort_unstable();
    let mut end = 0;
    marks.retain(|it| {
        let apart = it.0 >= end;
        end = end.max(it.1);
        apart
    });
    marks
}

/// Returns the first start of a word at or after `from`, but not after `at`.
fn word_start(text: &str, from: usize, at: usize) -> usize {
    let from = boundary(text, from);
    if from == 0 {
        return 0;
    }
    text.get(from..at).and_then(|it| it.find(' ')).map_or(from, |it| from + it + 1)
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|it| text.is_char_boundary(*it)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, at: usize, words: &[&str]) -> (String, Vec<String>) {
        let needles: Vec<_> = words.iter().map(|it| Needle::new(it)).collect();
        let (snippet, marks) = snippet(text, at, &needles.iter().collect::<Vec<_>>());
        let found = marks.iter().map(|(from, to)| snippet[*from as usize..*to as usize].to_owned()).collect();
        (snippet, found)
    }

    #[test]
    fn a_short_text_is_shown_whole_with_every_match_marked() {
        let (snippet, found) = marked("Refund the refund of Ünal", 0, &["refund", "ünal"]);
        assert_eq!(snippet, "Refund the refund of Ünal");
        assert_eq!(found, ["Refund", "refund", "Ünal"]);
    }

    #[test]
    fn a_long_text_is_cut_at_words_around_the_match() {
        let text = format!("{}needle {}", "héllo wörld ".repeat(50), "and so on ".repeat(50));
        let at = text.find("needle").unwrap();
        let (snippet, found) = marked(&text, at, &["needle"]);
        assert!(snippet.starts_with("…") && snippet.ends_with('…') && snippet.len() < LEN + 10);
        assert_eq!(found, ["needle"]);
        assert!(snippet.find("needle") <= Some(BEFORE + '…'.len_utf8()), "seen in a row: {snippet}");
    }

    #[test]
    fn what_matches_is_marked_with_its_accents() {
        let text = "Die Straße in München, cafe\u{301} nebenan";
        assert_eq!(marked(text, 0, &["strasse", "munchen", "cafe"]).1, ["Straße", "München", "cafe\u{301}"]);
        assert_eq!(marked("Monatsrechnung 2025-000431", 0, &["rechnung", "431"]).1, ["rechnung", "431"]);
    }

    #[test]
    fn words_within_words_are_not_marked() {
        assert_eq!(marked("cart art party", 5, &["art"]).1, ["art"]);
    }
}
