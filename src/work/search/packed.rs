//! Texts that change no more, packed: each piece of them is spelt once, in a vocabulary of the
//! block, and known by its number. Beside each word stands who holds it.

use std::cmp::Ordering;
use std::ops::Range;

use super::fold_char;
use super::packing::Vocabulary;
use super::pieces::{Kind, said};
use super::strips::{Strips, numbers, push_number};
use super::texts::{FIELDS, Text};

/// The number that ends a field; those of pieces come after it.
pub const END: u32 = 0;

/// The texts of a block.
pub struct Packed {
    /// The vocabulary, sorted by kind and folded spelling: what begins alike stands together.
    pieces: Strips,
    /// For each piece the texts that hold it, as steps from one to the next; none for a gap, since
    /// gaps are everywhere.
    holders: Strips,
    /// The texts, as numbers of pieces. A single space between two words goes without saying.
    texts: Strips,
    /// The number of the first word.
    words: u32,
}

/// A piece of a term.
pub struct Part {
    kind: Kind,
    folded: String,
    /// Whether it may go on.
    is_start: bool,
}

/// Returns the pieces of a folded term, but for gaps at its ends: what a text that holds the term
/// has one after the other. It is found where a word begins, so that only what it ends with may
/// be the start of something longer.
pub fn parts(folded: &str) -> Vec<Part> {
    let is_in_word = |c: char| Kind::of(c) != Kind::Gap;
    let ends_in_word = folded.ends_with(is_in_word);
    let mut parts: Vec<_> = said(folded.trim_matches(|c| !is_in_word(c)))
        .map(|it| Part { kind: Kind::of_piece(it), folded: it.to_owned(), is_start: false })
        .collect();
    if let Some(last) = parts.last_mut() {
        last.is_start = ends_in_word;
    }
    parts
}

impl Packed {
    /// Packs texts.
    pub fn new(texts: &[Text]) -> Self {
        let mut vocabulary = Vocabulary::default();
        let coded: Vec<_> = texts.iter().map(|it| vocabulary.code(it)).collect();
        let mut packed = Self {
            pieces: Strips::default(),
            holders: Strips::default(),
            texts: Strips::default(),
            words: 0,
        };
        let mut numbers = vec![0; vocabulary.len()];
        for (number, (place, piece)) in (0..).zip(vocabulary.sorted()) {
            numbers[place] = number;
            let kind = Kind::of_piece(piece.spelling);
            packed.pieces.push(piece.spelling.as_bytes());
            packed.holders.push(if kind == Kind::Gap { &[] } else { &piece.holders });
            packed.words += u32::from(kind != Kind::Word);
        }
        let mut bytes = Vec::new();
        for places in coded {
            bytes.clear();
            places.iter().for_each(|it| push_number(numbers[*it as usize], &mut bytes));
            packed.texts.push(&bytes);
        }
        packed.pieces.close();
        packed.holders.close();
        packed.texts.close();
        packed
    }

    /// Returns the first fields of a text.
    pub fn text(&self, nth: usize, fields: usize) -> Text {
        let (mut whole, mut ends) = (Vec::new(), Vec::with_capacity(FIELDS));
        let mut after_word = false;
        for number in numbers(self.texts.get(nth)) {
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
        let ranges: Vec<_> = parts.iter().map(|it| self.range(it)).collect();
        let mut having = vec![!ranges.iter().any(Range::is_empty); self.texts.len()];
        for (part, range) in parts.iter().zip(&ranges) {
            if part.kind != Kind::Gap {
                let holding = self.holding(range);
                having.iter_mut().zip(holding).for_each(|(all, one)| *all &= one);
            }
        }
        if parts.len() > 1 {
            for (nth, it) in having.iter_mut().enumerate().filter(|it| *it.1) {
                *it = self.is_in_row(nth, &ranges);
            }
        }
        having
    }

    /// Tells of each text whether it holds any of the pieces.
    fn holding(&self, pieces: &Range<u32>) -> Vec<bool> {
        let mut holding = vec![false; self.texts.len()];
        for piece in pieces.clone() {
            let mut next = 0;
            for step in numbers(self.holders.get(piece as usize)) {
                next += step as usize;
                holding[next] = true;
                next += 1;
            }
        }
        holding
    }

    /// Tells whether a text has a piece of each range, one after the other.
    fn is_in_row(&self, nth: usize, ranges: &[Range<u32>]) -> bool {
        let all: Vec<_> = numbers(self.texts.get(nth)).collect();
        let fits = |it: &[u32]| it.iter().zip(ranges).all(|(number, range)| range.contains(number));
        all.windows(ranges.len()).any(fits)
    }

    /// Returns the numbers of the pieces that fit a part.
    fn range(&self, part: &Part) -> Range<u32> {
        let start = self.first_not(|it| part.order(it).is_lt());
        start..self.first_not(|it| part.order(it).is_lt() || part.fits(it))
    }

    /// Returns the number of the first piece of which something is no longer true.
    fn first_not(&self, is_true: impl Fn(&str) -> bool) -> u32 {
        let (mut from, mut to) = (0, self.pieces.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            if is_true(std::str::from_utf8(self.pieces.get(middle)).unwrap_or_default()) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from as u32
    }

    /// Returns how many bytes it takes.
    pub const fn size(&self) -> usize {
        self.pieces.size() + self.holders.size() + self.texts.size()
    }
}

impl Part {
    /// Returns where a piece stands in the vocabulary, seen from here.
    fn order(&self, piece: &str) -> Ordering {
        let kinds = Kind::of_piece(piece).cmp(&self.kind);
        kinds.then_with(|| piece.chars().map(fold_char).cmp(self.folded.chars()))
    }

    fn fits(&self, piece: &str) -> bool {
        let mut letters = piece.chars().map(fold_char);
        let begins_so = self.folded.chars().all(|it| letters.next() == Some(it));
        begins_so && (self.is_start || letters.next().is_none())
    }
}
