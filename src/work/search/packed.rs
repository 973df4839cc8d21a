//! Texts that change no more, packed: each piece of them is spelt once, in a vocabulary of the
//! block, and known by its number. Beside each word stands who holds it.

use std::cmp::Ordering;
use std::ops::Range;

use super::grams::Grams;
use super::packing::{Piece, Vocabulary};
use super::pieces::{Kind, said};
use super::strips::{Strips, numbers, push_number};
use super::texts::{FIELDS, Text};
use crate::model::letters::{fold, fold_char};

/// The number of the piece that is nothing: with it a field ends.
const END: u32 = 0;
/// So many pieces, the most frequent of a block, have a code of one byte.
const SHORT: u32 = 128;

/// The texts of a block.
#[derive(Default)]
pub struct Packed {
    /// The vocabulary, sorted by kind and folded spelling: what begins alike stands together.
    pieces: Strips,
    /// For each piece the texts that hold it, as steps from one to the next; none for a gap, since
    /// gaps are everywhere.
    holders: Strips,
    /// The texts, as codes of pieces. A single space between two words goes without saying.
    texts: Strips,
    /// The numbers of the pieces with short codes. All others have their number behind those.
    frequent: Vec<u32>,
    /// The number of the first word.
    words: u32,
    /// Which runs of letters occur in words.
    grams: Grams,
}

/// The pieces that fit a part of a term: those that begin so, and those that hold it further in.
struct Fitting {
    range: Range<u32>,
    more: Vec<u32>,
}

impl Fitting {
    fn is_empty(&self) -> bool {
        self.range.is_empty() && self.more.is_empty()
    }

    fn has(&self, number: u32) -> bool {
        self.range.contains(&number) || self.more.binary_search(&number).is_ok()
    }

    fn all(&self) -> impl Iterator<Item = u32> {
        self.range.clone().chain(self.more.iter().copied())
    }
}

/// A piece of a term.
pub struct Part {
    kind: Kind,
    folded: String,
    /// Whether it may go on.
    is_start: bool,
    /// Whether it may have begun before.
    is_end: bool,
}

/// Returns what a text that holds a folded term has one after the other: its pieces, but for gaps
/// at its ends. What it ends with may be the start of something longer; what it begins with may be the
/// end of something longer only if it is looked for within words. Of a term without any word the signs
/// are what a gap must have.
pub fn parts(folded: &str, within: bool) -> Vec<Part> {
    let is_gap = |c: char| Kind::of(c) == Kind::Gap;
    let part =
        |it: &str| Part { kind: Kind::of_piece(it), folded: it.to_owned(), is_start: false, is_end: false };
    let inner = folded.trim_matches(is_gap);
    let mut parts: Vec<_> = match inner {
        "" if folded.trim().is_empty() => Vec::new(),
        "" => vec![part(folded)],
        _ => said(inner).map(part).collect(),
    };
    if let Some(last) = parts.last_mut() {
        last.is_start = !folded.ends_with(is_gap);
    }
    if let Some(first) = parts.first_mut() {
        first.is_end = within && first.kind == Kind::Word && !folded.starts_with(is_gap);
    }
    parts
}

impl Packed {
    /// Packs texts.
    pub fn new(texts: &[Text]) -> Self {
        let mut vocabulary = Vocabulary::default();
        let placed: Vec<_> = texts.iter().map(|it| vocabulary.read(it)).collect();
        let (mut packed, mut codes) = (Self::default(), vec![0; vocabulary.len()]);
        for (number, (place, piece)) in (0..).zip(vocabulary.sorted()) {
            codes[place] = number + SHORT;
            packed.add(piece);
        }
        for (short, place) in (0..SHORT).zip(vocabulary.most_frequent()) {
            packed.frequent.push(codes[place] - SHORT);
            codes[place] = short;
        }
        let mut bytes = Vec::new();
        for places in placed {
            bytes.clear();
            places.iter().for_each(|it| push_number(codes[*it as usize], &mut bytes));
            packed.texts.push(&bytes);
        }
        packed.pieces.close();
        packed.holders.close();
        packed.texts.close();
        packed
    }

    fn add(&mut self, piece: &Piece<'_>) {
        let kind = Kind::of_piece(piece.spelling);
        self.pieces.push(piece.spelling.as_bytes());
        self.holders.push(if kind == Kind::Gap { &[] } else { &piece.holders });
        if kind == Kind::Word {
            self.grams.note(&fold(piece.spelling));
        }
        self.words += u32::from(kind != Kind::Word);
    }

    /// Returns the numbers of the pieces of a text.
    fn numbers(&self, nth: usize) -> impl Iterator<Item = u32> {
        let number = |code| self.frequent.get(code as usize).copied().unwrap_or_else(|| code - SHORT);
        numbers(self.texts.get(nth)).map(number)
    }

    /// Returns the first fields of a text.
    pub fn text(&self, nth: usize, fields: usize) -> Text {
        let (mut whole, mut ends) = (Vec::new(), Vec::with_capacity(FIELDS));
        let mut after_word = false;
        for number in self.numbers(nth) {
            let is_word = number >= self.words;
            if number == END {
                ends.push(whole.len());
                if ends.len() == fields {
                    break;
                }
                whole.push(b'\n');
            } else if after_word && is_word {
                whole.push(b' ');
            }
            whole.extend_from_slice(self.pieces.get(number as usize));
            after_word = is_word;
        }
        Text::of_first(String::from_utf8(whole).unwrap_or_default(), &ends)
    }

    /// Tells of each text whether it has the parts, one after the other.
    pub fn having(&self, parts: &[Part]) -> Vec<bool> {
        if let [Part { kind: Kind::Gap, folded, .. }] = parts {
            return self.having_in_gap(folded);
        }
        let fitting: Vec<_> = parts.iter().map(|it| self.fitting(it)).collect();
        let mut having = vec![!fitting.iter().any(Fitting::is_empty); self.texts.len()];
        if having.first() != Some(&true) {
            return having;
        }
        for (part, fitting) in parts.iter().zip(&fitting) {
            if part.kind != Kind::Gap {
                let holding = self.holding(fitting);
                having.iter_mut().zip(holding).for_each(|(all, one)| *all &= one);
            }
        }
        if parts.len() > 1 {
            for (nth, it) in having.iter_mut().enumerate().filter(|it| *it.1) {
                *it = self.is_in_row(nth, &fitting);
            }
        }
        having
    }

    /// Tells of each text whether a gap in it has these signs.
    fn having_in_gap(&self, signs: &str) -> Vec<bool> {
        let has: Vec<_> = (0..self.words).map(|it| fold(self.piece(it)).contains(signs)).collect();
        let has_any = has.contains(&true);
        let is_there = |nth| has_any && self.numbers(nth).any(|it| has.get(it as usize) == Some(&true));
        (0..self.texts.len()).map(is_there).collect()
    }

    /// Tells of each text whether it holds any of the pieces.
    fn holding(&self, pieces: &Fitting) -> Vec<bool> {
        let mut holding = vec![false; self.texts.len()];
        for piece in pieces.all() {
            let mut next = 0;
            for step in numbers(self.holders.get(piece as usize)) {
                next += step as usize;
                holding[next] = true;
                next += 1;
            }
        }
        holding
    }

    /// Tells whether a text has a piece that fits each part, one after the other.
    fn is_in_row(&self, nth: usize, fitting: &[Fitting]) -> bool {
        let all: Vec<_> = self.numbers(nth).collect();
        let fits = |it: &[u32]| it.iter().zip(fitting).all(|(number, fitting)| fitting.has(*number));
        all.windows(fitting.len()).any(fits)
    }

    /// Returns the pieces that fit a part.
    fn fitting(&self, part: &Part) -> Fitting {
        let range = self.range(part);
        let mut more = Vec::new();
        if part.is_end && self.grams.may_hold(&part.folded) {
            let finder = memchr::memmem::Finder::new(part.folded.as_bytes());
            let mut folded = String::new();
            for number in (self.words..self.pieces.len() as u32).filter(|it| !range.contains(it)) {
                let piece = self.piece(number);
                // Most words are too short.
                if piece.len() < part.folded.len() && piece.is_ascii() {
                    continue;
                }
                folded.clear();
                folded.extend(piece.chars().flat_map(fold_char));
                let holds = if part.is_start {
                    finder.find(folded.as_bytes()).is_some()
                } else {
                    folded.ends_with(&part.folded)
                };
                if holds {
                    more.push(number);
                }
            }
        }
        Fitting { range, more }
    }

    /// Returns the numbers of the pieces that begin with a part.
    fn range(&self, part: &Part) -> Range<u32> {
        let start = self.first_not(|it| part.order(it).is_lt());
        start..self.first_not(|it| part.order(it).is_lt() || part.fits(it))
    }

    /// Returns the number of the first piece of which something is no longer true.
    fn first_not(&self, is_true: impl Fn(&str) -> bool) -> u32 {
        let (mut from, mut to) = (0, self.pieces.len() as u32);
        while from < to {
            let middle = u32::midpoint(from, to);
            if is_true(self.piece(middle)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    fn piece(&self, number: u32) -> &str {
        std::str::from_utf8(self.pieces.get(number as usize)).unwrap_or_default()
    }

    /// Returns how many bytes it takes.
    pub const fn size(&self) -> usize {
        let frequent = self.frequent.capacity() * size_of::<u32>();
        self.pieces.size() + self.holders.size() + self.texts.size() + self.grams.size() + frequent
    }
}

impl Part {
    /// Returns where a piece stands in the vocabulary, seen from here.
    fn order(&self, piece: &str) -> Ordering {
        let kinds = Kind::of_piece(piece).cmp(&self.kind);
        kinds.then_with(|| piece.chars().flat_map(fold_char).cmp(self.folded.chars()))
    }

    fn fits(&self, piece: &str) -> bool {
        let mut letters = piece.chars().flat_map(fold_char);
        let begins_so = self.folded.chars().all(|it| letters.next() == Some(it));
        begins_so && (self.is_start || letters.next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [[&str; 4]; 4] = [
        ["Re: Order 66", "Ünal unal@x.example", "", "The order  never came: don’t \tworry"],
        ["", "", "", "two\nlines 日本語 \u{1f389}\u{1f389}"],
        ["", "", "", ""],
        [" ", "ORDER order Order", "a b", " ->  orders "],
    ];

    fn packed() -> Packed {
        Packed::new(&TEXTS.map(Text::new))
    }

    fn having(term: &str) -> Vec<usize> {
        let having = packed().having(&parts(term, crate::work::search::is_found_within(term)));
        (0..TEXTS.len()).filter(|it| having[*it]).collect()
    }

    #[test]
    fn texts_come_back_letter_by_letter_and_as_far_as_asked() {
        let packed = packed();
        for (nth, text) in TEXTS.iter().enumerate() {
            assert_eq!(packed.text(nth, FIELDS), Text::new(*text));
        }
        let first = packed.text(0, 2);
        assert_eq!(first.fields().take(2).collect::<Vec<_>>(), TEXTS[0][..2]);
    }

    #[test]
    fn pieces_that_are_not_frequent_come_back_too() {
        let text: Vec<_> = (0..1000).map(|it| format!("w{it}")).collect();
        let texts = [Text::new(["", "", "", &text.join(" ")])];
        assert_eq!(Packed::new(&texts).text(0, FIELDS), texts[0]);
    }

    #[test]
    fn a_word_is_held_whole_but_for_the_last_which_may_go_on() {
        assert_eq!(having("order"), [0, 3]);
        assert_eq!(having("orders"), [3]);
        assert_eq!(having("rder"), [] as [usize; 0]);
        assert_eq!(having("order "), [0, 3]);
        assert_eq!(having("orde "), [] as [usize; 0]);
        assert_eq!(having("unal"), [0]);
        assert_eq!(having("本"), [1]);
    }

    #[test]
    fn words_stand_in_a_row_and_signs_in_a_gap() {
        assert_eq!(having("order  never"), [0]);
        assert_eq!(having("order never"), [] as [usize; 0]);
        assert_eq!(having("order order or"), [3]);
        assert_eq!(having("unal@x.ex"), [0]);
        assert_eq!(having("x.example the"), [] as [usize; 0], "a field ends between them");
        assert_eq!(having("->"), [3]);
        assert_eq!(having("<-"), [] as [usize; 0]);
    }
}
