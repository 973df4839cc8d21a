//! The vocabulary of a block while it is being packed.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::pieces::{Kind, said};
use super::strips::push_number;
use super::texts::Text;
use crate::model::letters::fold;

/// A piece, and who holds it.
pub struct Piece<'a> {
    /// The piece as it is written.
    pub spelling: &'a str,
    /// The texts that hold it, as steps from one to the next.
    pub holders: Vec<u8>,
    /// The text after the last that holds it.
    next: u32,
    count: u32,
}

/// Pieces in order of appearance.
#[derive(Default)]
pub struct Vocabulary<'a> {
    pieces: Vec<Piece<'a>>,
    places: HashMap<&'a str, u32>,
    texts: u32,
}

impl<'a> Vocabulary<'a> {
    /// Reads a text; returns the places of its pieces; after each field that of nothing, which comes
    /// first in the order of a vocabulary.
    pub fn read(&mut self, text: &'a Text) -> Vec<u32> {
        let mut places = Vec::new();
        for field in text.fields() {
            places.extend(said(field).map(|it| self.note(it)));
            places.push(self.note(""));
        }
        self.texts += 1;
        places
    }

    /// Returns the place of a piece, and notes that this text holds it.
    fn note(&mut self, spelling: &'a str) -> u32 {
        let place = *self.places.entry(spelling).or_insert(self.pieces.len() as u32);
        if place as usize == self.pieces.len() {
            self.pieces.push(Piece { spelling, holders: Vec::new(), next: 0, count: 0 });
        }
        let piece = &mut self.pieces[place as usize];
        piece.count += 1;
        if piece.next <= self.texts {
            push_number(self.texts - piece.next, &mut piece.holders);
            piece.next = self.texts + 1;
        }
        place
    }

    /// Returns how many pieces there are.
    pub const fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Returns the pieces by kind and folded spelling, and where each appeared.
    pub fn sorted(&self) -> Vec<(usize, &Piece<'a>)> {
        let mut sorted: Vec<_> = self.pieces.iter().enumerate().collect();
        sorted.sort_by_cached_key(|(_, it)| (Kind::of_piece(it.spelling), fold(it.spelling), it.spelling));
        sorted
    }

    /// Returns the places of the pieces, that of the most frequent first.
    pub fn most_frequent(&self) -> Vec<usize> {
        let mut places: Vec<_> = (0..self.pieces.len()).collect();
        places.sort_by_key(|it| Reverse(self.pieces[*it].count));
        places
    }
}
