//! The texts of all documents: packed block by block as they come, the latest as they are.

use std::borrow::Cow;
use std::ops::Range;

use super::packed::Packed;

/// The fields of a text: subject, author, recipients and what is written.
pub const FIELDS: usize = 4;
/// So many texts make a block. What is not packed yet is searched without help.
pub const BLOCK: usize = 512;

/// The fields of a document, one after the other with a line break between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    whole: String,
    ends: [usize; FIELDS],
}

impl Text {
    /// Joins fields.
    pub fn new(fields: [&str; FIELDS]) -> Self {
        let mut end = 0;
        let ends = fields.map(|it| {
            let here = end + it.len();
            end = here + 1;
            here
        });
        Self { whole: fields.join("\n"), ends }
    }

    /// Returns a text whose first fields end so; the others are empty.
    pub fn of_first(whole: String, first: &[usize]) -> Self {
        let mut ends = [whole.len(); FIELDS];
        ends.iter_mut().zip(first).for_each(|(end, it)| *end = *it);
        Self { whole, ends }
    }

    /// Returns the fields.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        (0..FIELDS).map(|it| self.part(&self.range(it)))
    }

    /// Returns where a field stands.
    pub fn range(&self, field: usize) -> Range<usize> {
        let start = field.checked_sub(1).map_or(0, |it| self.ends[it] + 1);
        start..self.ends[field]
    }

    /// Returns the field that holds a place; the last, if none before does.
    pub fn field_at(&self, place: usize) -> usize {
        self.ends.iter().position(|it| place <= *it).unwrap_or(FIELDS - 1)
    }

    /// Returns what stands in a range.
    pub fn part(&self, range: &Range<usize>) -> &str {
        self.whole.get(range.clone()).unwrap_or_default()
    }
}

/// The texts of all documents, by number.
#[derive(Default)]
pub struct Texts {
    packed: Vec<Packed>,
    open: Vec<Text>,
}

impl Texts {
    /// Adds a text; returns its number.
    pub fn add(&mut self, text: Text) -> u32 {
        let number = self.packed.len() * BLOCK + self.open.len();
        self.open.push(text);
        if self.open.len() == BLOCK {
            self.packed.push(Packed::new(&self.open));
            self.open.clear();
        }
        number as u32
    }

    /// Returns the first fields of a text, or more.
    pub fn get(&self, number: u32, fields: usize) -> Option<Cow<'_, Text>> {
        let (block, nth) = place(number);
        match self.packed.get(block) {
            Some(it) => Some(Cow::Owned(it.text(nth, fields))),
            None => self.open.get(nth).map(Cow::Borrowed),
        }
    }

    /// Returns the blocks that are packed.
    pub fn packed(&self) -> &[Packed] {
        &self.packed
    }

    /// Returns how many bytes they take.
    pub fn size(&self) -> usize {
        let open = self.open.iter().map(|it| size_of::<Text>() + it.whole.capacity());
        self.packed.iter().map(|it| size_of::<Packed>() + it.size()).sum::<usize>() + open.sum::<usize>()
    }
}

/// Returns the block of a text, and which it is there.
pub const fn place(number: u32) -> (usize, usize) {
    (number as usize / BLOCK, number as usize % BLOCK)
}
