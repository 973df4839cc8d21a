//! Packs being filled: raw messages one after the other, with what search reads of them beside.

use std::collections::BTreeMap;

use super::{Pack, pack_key, record};
use crate::mail::Parsed;
use crate::model::{BodyRef, Header, Said};

/// A pack is closed when it has come to this size: IndexedDB costs by record, not by byte.
const FULL: usize = 384 * 1024;

/// What is kept beside a pack: what search reads of its messages, and a checksum of each, which tells
/// those that are whole in a pack that is not. Both by where the message begins in the pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// What search reads.
    pub texts: Vec<(u32, String)>,
    sums: BTreeMap<u32, Sum>,
}

/// A checksum of one message.
type Sum = [u8; 8];

impl Texts {
    /// Returns the texts as the store keeps them. The checksums come last: builds that do not know them
    /// read what is before.
    pub fn encode(&self) -> Vec<u8> {
        const KNOWN: &str = "a vector grows, and numbers and texts have a known length";
        let bytes = postcard::to_allocvec(&self.texts).expect(KNOWN);
        if self.sums.is_empty() {
            return bytes;
        }
        postcard::to_extend(&self.sums, bytes).expect(KNOWN)
    }

    /// Returns the texts the store kept; what cannot be read is not searched, and proves nothing.
    pub fn decode(bytes: &[u8]) -> Self {
        let (texts, rest) = postcard::take_from_bytes(bytes).unwrap_or_default();
        Self { texts, sums: postcard::from_bytes(rest).unwrap_or_default() }
    }

    /// Forgets the message that begins at a place.
    pub fn forget(&mut self, offset: u32) {
        self.texts.retain(|it| it.0 != offset);
        self.sums.remove(&offset);
    }

    /// Tells whether these are the bytes of the message that begins at a place.
    pub(super) fn proves(&self, offset: u32, raw: &[u8]) -> bool {
        self.sums.get(&offset).is_some_and(|it| *it == record::short_sum(raw))
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
        self.texts.texts.push((offset, parsed.search_text));
        self.texts.sums.insert(offset, record::short_sum(raw));
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
            for (header, (offset, text)) in headers.iter().zip(&texts.texts) {
                let BodyRef { pack: key, offset: start, len } = header.body;
                let raw = &pack.bodies[start as usize..][..len as usize];
                assert_eq!((key, start), (pack.key, *offset));
                assert!(raw == small || raw == large);
                assert!(raw.ends_with(text.as_bytes()) || text.len() < raw.len());
                assert!(texts.proves(start, raw) && !texts.proves(start, &raw[1..]));
            }
        }
    }

    #[test]
    fn texts_without_checksums_are_read_and_builds_without_them_read_those_that_have_some() {
        let texts = vec![(0, "hello".to_owned()), (7, "you".to_owned())];
        let old = postcard::to_allocvec(&texts).unwrap();
        assert_eq!(Texts::decode(&old), Texts { texts: texts.clone(), sums: BTreeMap::new() });
        let sums = [(0, record::short_sum(b"raw")), (7, record::short_sum(b"more"))].into();
        let mut it = Texts { texts: texts.clone(), sums };
        let bytes = it.encode();
        assert_eq!(Texts::decode(&bytes), it);
        assert_eq!(postcard::from_bytes::<Vec<(u32, String)>>(&bytes).unwrap(), texts);
        it.forget(7);
        assert!(it.proves(0, b"raw") && !it.proves(7, b"more") && it.texts.len() == 1);
        for damaged in [&bytes[..bytes.len() - 3], b"\xff\xff", b""] {
            assert!(!Texts::decode(damaged).proves(0, b"raw"));
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
