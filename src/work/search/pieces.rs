//! What a text is cut into: words, signs, and what stands between.

use super::fold::is_mark;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A run of spaces and punctuation.
    Gap,
    /// A single character of a script that puts no space between words, a dash, an emoji.
    Sign,
    /// A run of letters and digits.
    Word,
}

/// From here on each character stands for itself.
const SIGNS: char = '\u{0e00}';

impl Kind {
    /// Returns what a piece with this character is.
    pub fn of(c: char) -> Self {
        match c {
            // Latin and Greek letters with several marks.
            '\u{1e00}'..='\u{1fff}' if c.is_alphanumeric() => Self::Word,
            SIGNS.. => Self::Sign,
            c if c.is_alphanumeric() || is_mark(c) => Self::Word,
            _ => Self::Gap,
        }
    }

    /// Returns what a piece is.
    pub fn of_piece(piece: &str) -> Self {
        piece.chars().next().map_or(Self::Gap, Self::of)
    }
}

/// Cuts a text into its pieces; put together they are the text.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match Kind::of(first) {
            Kind::Sign => first.len_utf8(),
            kind => rest.find(|c| Kind::of(c) != kind).unwrap_or(rest.len()),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Returns the pieces of a text, but for single spaces between two words, which go without saying.
pub fn said(text: &str) -> impl Iterator<Item = &str> {
    let all: Vec<_> = pieces(text).map(|it| (it, Kind::of_piece(it))).collect();
    let is_word = |nth: usize| all.get(nth).is_some_and(|it| it.1 == Kind::Word);
    let is_said = |nth: usize| all[nth].0 != " " || nth == 0 || !is_word(nth - 1) || !is_word(nth + 1);
    let said: Vec<_> = (0..all.len()).filter(|it| is_said(*it)).map(|it| all[it].0).collect();
    said.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::search::fold::fold_char;

    #[test]
    fn a_text_is_cut_into_words_signs_and_gaps() {
        let cut = |text| pieces(text).collect::<Vec<_>>();
        assert_eq!(cut("Ünal, c42@x.example!"), ["Ünal", ", ", "c42", "@", "x", ".", "example", "!"]);
        assert_eq!(cut("don’t 日本\u{1f389}"), ["don", "’", "t", " ", "日", "本", "\u{1f389}"]);
        assert!(cut("").is_empty());
    }

    #[test]
    fn folding_moves_no_cut() {
        let moves = |c: &char| fold_char(*c).any(|it| Kind::of(it) != Kind::of(*c));
        let moved = (char::MIN..=char::MAX).find(moves);
        assert_eq!(moved, None);
    }
}
