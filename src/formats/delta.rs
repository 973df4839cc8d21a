//! What an entry says twice is stored once: bytes as copies out of others that they lie beside.
//!
//! A command holds what its events hold too (a comment, a draft, the headers of an import), and both are
//! written alike. So its bytes are runs: `length * 2` and the bytes themselves, or `length * 2 + 1` and
//! the place in the others where they stand; numbers by seven bits.

/// A match shorter than this is not worth its two numbers.
const SHORTEST: usize = 12;
/// So many bytes are looked up at once.
const WINDOW: usize = 8;
/// Every so many bytes of the others can be found.
const STEP: usize = 4;
/// More than any entry holds: damage does not ask for all memory.
const LONGEST: usize = 1 << 26;

/// Returns `bytes` as copies out of `others`.
pub fn pack(bytes: &[u8], others: &[u8]) -> Vec<u8> {
    let places = Places::of(others);
    let (mut packed, mut done, mut at) = (Vec::with_capacity(bytes.len().min(64)), 0, 0);
    while at + WINDOW <= bytes.len() {
        let Some((from, back, len)) = places.longest(bytes, others, done, at) else {
            at += 1;
            continue;
        };
        put_run(&mut packed, &bytes[done..at - back]);
        put_number(&mut packed, len * 2 + 1);
        put_number(&mut packed, from);
        done = at - back + len;
        at = done;
    }
    put_run(&mut packed, &bytes[done..]);
    packed
}

/// Returns what was packed beside `others`; none if this is not it.
pub fn unpack(mut packed: &[u8], others: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    while !packed.is_empty() {
        let run = number(&mut packed)?;
        let len = run / 2;
        if run % 2 == 0 {
            let (own, rest) = packed.split_at_checked(len)?;
            bytes.extend_from_slice(own);
            packed = rest;
        } else {
            let from = number(&mut packed)?;
            bytes.extend_from_slice(others.get(from..from.checked_add(len)?)?);
        }
        if bytes.len() > LONGEST {
            return None;
        }
    }
    Some(bytes)
}

/// Where bytes stand in the others: the last place for each hash of a window.
struct Places {
    by_hash: Vec<u32>,
    shift: u32,
}

impl Places {
    fn of(others: &[u8]) -> Self {
        let bits = (others.len() / STEP).max(16).ilog2() + 1;
        let mut places = Self { by_hash: vec![0; 1 << bits], shift: 64 - bits };
        for at in (0..others.len().saturating_sub(WINDOW - 1)).step_by(STEP) {
            let hash = places.hash(&others[at..]);
            places.by_hash[hash] = at as u32 + 1; // 0 is nowhere
        }
        places
    }

    fn hash(&self, bytes: &[u8]) -> usize {
        let window = bytes.first_chunk::<WINDOW>().map_or(0, |it| u64::from_le_bytes(*it));
        (window.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }

    /// Returns where the others say the same as `bytes` around `at`: the place, by how much it begins
    /// earlier, though not before `done`, and the length.
    fn longest(&self, bytes: &[u8], others: &[u8], done: usize, at: usize) -> Option<(usize, usize, usize)> {
        let place = (self.by_hash[self.hash(&bytes[at..])] as usize).checked_sub(1)?;
        let alike = |it: (&u8, &u8)| it.0 == it.1;
        let ahead = bytes[at..].iter().zip(&others[place..]).take_while(|it| alike(*it)).count();
        let back = bytes[done..at]
            .iter()
            .rev()
            .zip(others[..place].iter().rev())
            .take_while(|it| alike(*it))
            .count();
        (ahead + back >= SHORTEST && ahead > 0).then_some((place - back, back, ahead + back))
    }
}

fn put_run(packed: &mut Vec<u8>, run: &[u8]) {
    if !run.is_empty() {
        put_number(packed, run.len() * 2);
        packed.extend_from_slice(run);
    }
}

fn put_number(packed: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        packed.push(number as u8 | 0x80);
        number >>= 7;
    }
    packed.push(number as u8);
}

fn number(packed: &mut &[u8]) -> Option<usize> {
    let mut number = 0_u64;
    for at in 0..5 {
        let (byte, rest) = packed.split_first()?;
        *packed = rest;
        number |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return usize::try_from(number).ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(len: usize, mut seed: u32) -> Vec<u8> {
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        };
        (0..len).map(|_| next()).collect()
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let others = noise(3000, 1);
        let own = noise(100, 2);
        for bytes in [
            Vec::new(),
            own.clone(),
            others.clone(),
            [&own[..], &others[501..900], &own[..7], &others[3..40], &own].concat(),
            vec![0; 500],
        ] {
            for beside in [&others[..], &[], &own[..5], &[0; 40]] {
                let packed = pack(&bytes, beside);
                assert_eq!(unpack(&packed, beside), Some(bytes.clone()));
                assert!(packed.len() <= bytes.len() + 4);
            }
        }
        let packed = pack(&[&own[..], &others[501..900]].concat(), &others);
        assert!(packed.len() < own.len() + 10, "{}", packed.len());
    }

    #[test]
    fn damage_is_none_and_asks_for_no_memory() {
        let others = noise(300, 1);
        let packed = pack(&others[17..200], &others);
        for at in 0..packed.len() {
            let mut damaged = packed.clone();
            damaged[at] ^= 0x80;
            let _ = unpack(&damaged, &others);
        }
        assert_eq!(unpack(&[3, 0xff, 0xff, 0x03], &others), None);
        assert_eq!(unpack(&[0xff, 0xff, 0xff, 0xff, 0x0f, 0], &others), None);
    }
}
