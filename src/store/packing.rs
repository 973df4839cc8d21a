//! Packs being filled: raw messages one after the other, with what search reads of them beside.

use serde::{Deserialize, Serialize};

use super::{Pack, pack_key};
use crate::mail::Parsed;
use crate::model::{BodyRef, Header, Said};

/// A pack is closed when it has come to this size: IndexedDB costs by record, not by byte.
const FULL: usize = 384 * 1024;

/// What search reads of the messages of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts(pub Vec<(u32, String)>);

impl Texts {
    /// Returns the texts as the store keeps them.
    pub fn encode(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("a vector grows, and numbers and texts have a known length")
    }

    /// Returns the texts the store kept; what cannot be read is not searched.
    pub fn decode(bytes: &[u8]) -> Self {
        postcard::from_bytes(bytes).unwrap_or_default()
    }
}

/// A pack that is full, and the headers of its messages, which now know where their bodies rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Sealed {
    /// What is to be stored.
    pub pack: Pack,
    /// What is to be received.
    pub headers: Vec<Header>,
    /// What the file says of each.
    pub said: Vec<Said>,
}

/// A pack that is being filled.
#[derive(Debug, Default)]
pub struct Packer {
    bodies: Vec<u8>,
    texts: Texts,
    headers: Vec<Header>,
    said: Vec<Said>,
}

impl Packer {
    /// Adds a message; `full` gets what is full by that. A large message has a pack of its own.
    pub fn add(&mut self, raw: &[u8], parsed: Parsed, full: &mut Vec<Sealed>) {
        if self.bodies.len() + raw.len() > FULL {
            full.extend(self.seal());
        }
        let offset = self.bodies.len() as u32;
        self.bodies.extend_from_slice(raw);
        self.texts.0.push((offset, parsed.search_text));
        let body = BodyRef { offset, len: raw.len() as u32, ..BodyRef::default() };
        self.headers.push(Header { body, ..parsed.header });
        self.said.push(parsed.said);
        if self.bodies.len() >= FULL {
            full.extend(self.seal());
        }
    }

    /// Closes the pack as it is; none if it is empty.
    pub fn seal(&mut self) -> Option<Sealed> {
        let Self { bodies, texts, mut headers, said } = std::mem::take(self);
        if headers.is_empty() {
            return None;
        }
        let key = pack_key(&bodies);
        headers.iter_mut().for_each(|it| it.body.pack = key);
        Some(Sealed { pack: Pack { key, bodies, texts: texts.encode() }, headers, said })
    }
}

/// Returns a file as a pack of its own, and where it rests in it. A first byte stands before it:
/// bytes that are all zeros are what erasing leaves.
pub fn pack_file(bytes: &[u8]) -> (Pack, BodyRef) {
    let bodies = [&[1], bytes].concat();
    let key = pack_key(&bodies);
    let body = BodyRef { pack: key, offset: 0, len: bodies.len() as u32 };
    (Pack { key, bodies, texts: Texts::default().encode() }, body)
}

/// Returns the file in what [`pack_file`] made.
pub fn unpack_file(mut stored: Vec<u8>) -> Vec<u8> {
    stored.drain(..stored.len().min(1));
    stored
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::parse;

    #[test]
    fn each_header_finds_its_body_and_a_large_message_lies_alone() {
        let small = b"Subject: a\n\nhello".to_vec();
        let large = [b"Subject: b\n\n".to_vec(), vec![b'x'; FULL]].concat();
        let (mut packer, mut full) = (Packer::default(), Vec::new());
        for raw in [&small, &small, &large, &small] {
            packer.add(raw, parse(raw, None), &mut full);
        }
        full.extend(packer.seal());
        assert_eq!(full.iter().map(|it| it.headers.len()).collect::<Vec<_>>(), [2, 1, 1]);
        assert!(packer.seal().is_none());
        for Sealed { pack, headers, .. } in &full {
            let texts = Texts::decode(&pack.texts);
            for (header, (offset, text)) in headers.iter().zip(&texts.0) {
                let BodyRef { pack: key, offset: start, len } = header.body;
                let raw = &pack.bodies[start as usize..][..len as usize];
                assert_eq!((key, start), (pack.key, *offset));
                assert!(raw == small || raw == large);
                assert!(raw.ends_with(text.as_bytes()) || text.len() < raw.len());
            }
        }
    }

    #[test]
    fn a_file_comes_back_even_if_it_is_empty_or_all_zeros() {
        for bytes in [&b""[..], b"\0\0\0", b"hello"] {
            let (pack, body) = pack_file(bytes);
            assert!(pack.bodies.iter().any(|it| *it != 0) && body.len as usize == pack.bodies.len());
            assert_eq!(unpack_file(pack.bodies), bytes);
        }
    }

    #[test]
    fn the_same_messages_make_the_same_pack() {
        let raw = b"Subject: a\n\nhello";
        let pack = || {
            let mut packer = Packer::default();
            packer.add(raw, parse(raw, None), &mut Vec::new());
            packer.seal().unwrap().pack.key
        };
        assert_eq!(pack(), pack());
    }
}
