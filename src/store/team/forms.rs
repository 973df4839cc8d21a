//! How an entry that is void rests, and how a pack travels.

use std::collections::BTreeSet;

use crate::model::Seq;
use crate::store::{Pack, PackKey, pack_key};

/// No format begins with this: an entry that is void.
const VOID: u8 = 0;

/// Under this fact stand the numbers of the entries that are void: who begins with a snapshot does not
/// read them again.
pub const VOIDS: &str = "void-entries";

/// Returns an entry that is void as it rests.
pub fn void(by: u32, entry: &[u8]) -> Vec<u8> {
    [&[VOID][..], &by.to_le_bytes(), entry].concat()
}

/// Returns who wrote an entry that is void, and what they wrote; none if it counts.
pub fn read_void(entry: &[u8]) -> Option<(u32, &[u8])> {
    let (by, written) = entry.strip_prefix(&[VOID])?.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*by), written))
}

/// Returns the numbers of the entries that are void, as they were kept.
pub fn read_voids(kept: &[u8]) -> BTreeSet<Seq> {
    kept.as_chunks().0.iter().map(|it| Seq(u32::from_le_bytes(*it))).collect()
}

/// A pack on its way: how long the bodies are, the bodies, what search reads of them.
pub fn packed(bodies: &[u8], texts: &[u8]) -> Vec<u8> {
    [&(bodies.len() as u32).to_le_bytes()[..], bodies, texts].concat()
}

/// Returns the pack, if it is what its key says.
pub fn unpacked(key: PackKey, bytes: &[u8]) -> Option<Pack> {
    let (len, rest) = bytes.split_first_chunk::<4>()?;
    let (bodies, texts) = rest.split_at_checked(u32::from_le_bytes(*len) as usize)?;
    (pack_key(bodies) == key).then(|| Pack { key, bodies: bodies.to_vec(), texts: texts.to_vec() })
}
