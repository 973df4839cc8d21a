//! What a text is cut into: words, signs, and what stands between.

pub use crate::model::letters::Kind;

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
    use crate::model::letters::fold_char;

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
