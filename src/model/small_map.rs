//! A map of few entries: a list in the order of its keys. Of a `BTreeMap` some 7 kB are compiled for each pair
//! of types, and a page that loads has some twenty of them. Here an insertion in the middle moves what is
//! behind it, so maps that grow with the number of conversations stay `BTreeMap`s.

use std::fmt;
use std::iter::Map;
use std::marker::PhantomData;
use std::ops::Index;
use std::slice;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// Entries, in the order of the keys.
type Iter<'a, K, V> = Map<slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> (&'a K, &'a V)>;

/// One part of each.
type Parts<'a, K, V, Part> = Map<slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> &'a Part>;
/// What is to be changed of each.
type Changed<'a, K, V> = Map<slice::IterMut<'a, (K, V)>, fn(&'a mut (K, V)) -> &'a mut V>;

/// A map of few entries. Stored like any other map.
#[derive(Clone, PartialEq, Eq)]
pub struct SmallMap<K, V> {
    /// In the order of the keys.
    entries: Vec<(K, V)>,
}

impl<K, V> Default for SmallMap<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<K: Ord, V> SmallMap<K, V> {
    /// Returns one without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns what stands under a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        Some(&self.entries[self.place(key).ok()?].1)
    }

    /// The same, to change it.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let place = self.place(key).ok()?;
        Some(&mut self.entries[place].1)
    }

    /// Returns the place of a key, whether something stands there or not.
    pub const fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }

    /// Tells whether something stands under a key.
    pub fn contains_key(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// Puts something under a key, and returns what stood there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(place) => Some(std::mem::replace(&mut self.entries[place].1, value)),
            Err(place) => {
                self.entries.insert(place, (key, value));
                None
            }
        }
    }

    /// Removes what stands under a key, and returns it.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let place = self.place(key).ok()?;
        Some(self.entries.remove(place).1)
    }

    /// Puts something under a key, or removes what stands there.
    pub fn put_or_remove(&mut self, key: K, value: Option<V>) {
        drop(match value {
            Some(value) => self.insert(key, value),
            None => self.remove(&key),
        });
    }

    fn place(&self, key: &K) -> Result<usize, usize> {
        // Most that is put in has the highest key of all.
        match self.entries.last() {
            Some((last, _)) if last < key => Err(self.entries.len()),
            _ => self.entries.binary_search_by(|it| it.0.cmp(key)),
        }
    }
}

impl<K, V> SmallMap<K, V> {
    /// Counts the entries.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Tells whether there is no entry.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Removes every entry.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// Keeps the entries that are wanted.
    pub fn retain(&mut self, mut wanted: impl FnMut(&K, &mut V) -> bool) {
        self.entries.retain_mut(|it| wanted(&it.0, &mut it.1));
    }

    /// Returns the entry with the highest key.
    pub fn last_key_value(&self) -> Option<(&K, &V)> {
        self.entries.last().map(|it| (&it.0, &it.1))
    }

    /// Returns the entries, in the order of the keys.
    pub fn iter(&self) -> Iter<'_, K, V> {
        self.into_iter()
    }

    /// Returns the keys, in their order.
    pub fn keys(&self) -> Parts<'_, K, V, K> {
        self.entries.iter().map(|it| &it.0)
    }

    /// Returns what stands under the keys, in their order.
    pub fn values(&self) -> Parts<'_, K, V, V> {
        self.entries.iter().map(|it| &it.1)
    }

    /// The same, to change it.
    pub fn values_mut(&mut self) -> Changed<'_, K, V> {
        self.entries.iter_mut().map(|it| &mut it.1)
    }
}

/// The place of a key in a map.
pub struct Entry<'a, K, V> {
    map: &'a mut SmallMap<K, V>,
    key: K,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    /// Changes what stands there, if anything does.
    pub fn and_modify(self, change: impl FnOnce(&mut V)) -> Self {
        if let Some(it) = self.map.get_mut(&self.key) {
            change(it);
        }
        self
    }

    /// Returns what stands there, to change it, and puts something there first if nothing does.
    pub fn or_insert_with(self, value: impl FnOnce() -> V) -> &'a mut V {
        let entries = &mut self.map.entries;
        let place = entries.binary_search_by(|it| it.0.cmp(&self.key)).unwrap_or_else(|place| {
            entries.insert(place, (self.key, value()));
            place
        });
        &mut entries[place].1
    }

    /// Returns what stands there, to change it: what is usual, if nothing does.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

impl<K: Ord, V> Index<&K> for SmallMap<K, V> {
    type Output = V;

    #[allow(clippy::expect_used)]
    fn index(&self, key: &K) -> &V {
        self.get(key).expect("the key is in the map")
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SmallMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        entries.into_iter().for_each(|(key, value)| drop(map.insert(key, value)));
        map
    }
}

impl<K, V> IntoIterator for SmallMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a SmallMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter().map(|it| (&it.0, &it.1))
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for SmallMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: Serialize, V: Serialize> Serialize for SmallMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

impl<'de, K: Ord + Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for SmallMap<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

struct Entries<K, V>(PhantomData<(K, V)>);

impl<'de, K: Ord + Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for Entries<K, V> {
    type Value = SmallMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = SmallMap::default();
        while let Some((key, value)) = entries.next_entry()? {
            map.insert(key, value);
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_small_map_does_and_is_stored_as_any_other() {
        let (mut small, mut other) = (SmallMap::new(), BTreeMap::new());
        let mut state = 1_u32;
        for nth in 0..400_u32 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = state >> 27;
            if nth % 3 == 0 {
                assert_eq!(small.remove(&key), other.remove(&key));
            } else {
                assert_eq!(small.insert(key, nth), other.insert(key, nth));
            }
            assert_eq!(
                (small.get(&key), small.contains_key(&key)),
                (other.get(&key), other.contains_key(&key))
            );
            assert_eq!(small.last_key_value(), other.last_key_value());
        }
        *small.entry(99).or_insert_with(|| 7) += 1;
        *other.entry(99).or_insert(7) += 1;
        assert!(small.iter().eq(other.iter()));
        assert_eq!(format!("{small:?}"), format!("{other:?}"));
        let bytes = postcard::to_allocvec(&small).unwrap();
        assert_eq!(bytes, postcard::to_allocvec(&other).unwrap());
        assert_eq!(postcard::from_bytes::<SmallMap<u32, u32>>(&bytes).unwrap(), small);
    }
}
