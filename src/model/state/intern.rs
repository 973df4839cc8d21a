//! Equal lists stored once: a conversation keeps a small number instead of its assignees or grants.

use std::collections::HashMap;
use std::hash::Hash;

use serde::{Deserialize, Serialize};

/// Lists by number; 0 is the empty list.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>"))]
pub struct Interned<T> {
    lists: Vec<Vec<T>>,
    #[serde(skip, default = "HashMap::new")]
    numbers: HashMap<Vec<T>, u32>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self { lists: vec![Vec::new()], numbers: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Interned<T> {
    /// Returns the number of a list, making one if it is new.
    pub fn number(&mut self, list: &[T]) -> u32 {
        if list.is_empty() {
            return 0;
        }
        if let Some(number) = self.numbers.get(list) {
            return *number;
        }
        let number = self.lists.len() as u32;
        self.lists.push(list.to_vec());
        self.numbers.insert(list.to_vec(), number);
        number
    }

    /// Returns the list of a number.
    pub fn list(&self, number: u32) -> &[T] {
        self.lists.get(number as usize).map_or(&[], Vec::as_slice)
    }

    /// Returns all lists with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &[T])> {
        self.lists.iter().enumerate().map(|(number, it)| (number as u32, it.as_slice()))
    }

    /// Finds the numbers again after a snapshot was read.
    pub fn reindex(&mut self) {
        let numbered = self.lists.iter().enumerate().skip(1);
        self.numbers = numbered.map(|(number, it)| (it.clone(), number as u32)).collect();
    }
}
