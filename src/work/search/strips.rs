//! Many short byte strings and small numbers in little room.

/// Byte strings, one after the other.
#[derive(Default)]
pub struct Strips {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Strips {
    /// Adds a string; it can be had by how many there were before.
    pub fn push(&mut self, strip: &[u8]) {
        self.bytes.extend_from_slice(strip);
        self.ends.push(self.bytes.len() as u32);
    }

    /// Returns a string; it is empty if there is none.
    pub fn get(&self, nth: usize) -> &[u8] {
        let end = |nth: usize| self.ends.get(nth).map_or(self.bytes.len(), |it| *it as usize);
        let start = nth.checked_sub(1).map_or(0, end);
        &self.bytes[start..end(nth)]
    }

    /// Returns how many there are.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Gives back the room for more.
    pub fn close(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Returns how many bytes they take.
    pub const fn size(&self) -> usize {
        self.bytes.capacity() + self.ends.capacity() * size_of::<u32>()
    }
}

/// Appends a number, seven bits to a byte, so that a small one takes a single byte.
pub fn push_number(number: u32, bytes: &mut Vec<u8>) {
    let mut rest = number;
    while rest >= 0x80 {
        bytes.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

/// Returns the numbers that were pushed.
pub fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let mut rest = bytes.iter();
    std::iter::from_fn(move || {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = *rest.next()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_come_back_as_they_were() {
        let mut strips = Strips::default();
        for strip in ["one", "", "three"] {
            strips.push(strip.as_bytes());
        }
        strips.close();
        let all: Vec<_> = (0..4).map(|it| strips.get(it)).collect();
        assert_eq!((strips.len(), all), (3, vec![&b"one"[..], b"", b"three", b""]));
        assert_eq!(strips.size(), 8 + 3 * 4);
    }

    #[test]
    fn numbers_come_back_and_small_ones_take_a_byte() {
        let all = [0, 1, 127, 128, 16_383, 16_384, u32::MAX];
        let mut bytes = Vec::new();
        all.iter().for_each(|it| push_number(*it, &mut bytes));
        assert_eq!(numbers(&bytes).collect::<Vec<_>>(), all);
        assert_eq!(bytes.len(), 1 + 1 + 1 + 2 + 2 + 3 + 5);
    }
}
