//! How the second copy lies on the disk: two labels, then a frame for each record.
//!
//! A file is `label (512) ‖ label (512) ‖ frames`. The labels are written in turn, each after the
//! frames that it speaks of, so that one of them is whole at any moment and neither leads.
//!
//! A label is `mark (8) ‖ turn (8) ‖ database (16) ‖ head (20) ‖ end (8) ‖ time (8) ‖ wiped (16) ‖
//! checksum (16)`, then zeros. A frame is `mark (4) ‖ number (4) ‖ length (4) ‖ check (8) ‖ record`.
//! The check is keyed by the id of the database, which no mail knows: bytes inside a damaged record
//! are never taken for a frame. Numbers are little-endian.

use crate::model::{Seq, Time};
use crate::store::record::checksum;
use crate::store::{Hash, Head};

/// Bytes of a label.
pub const LABEL: usize = 512;
/// Where the first frame begins.
pub const FRAMES: u64 = 2 * LABEL as u64;
/// Bytes of a frame before its record.
pub const HEADER: usize = 20;

/// Ends with the version of the layout.
const LABEL_MARK: [u8; 8] = *b"TI copy\x01";
/// What a frame begins with.
pub const FRAME_MARK: [u8; 4] = [0xc0, b't', b'i', 0xde];

/// What a file is a copy of, and how far it goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// The id of the database.
    pub database: Hash,
    /// The last record that was copied.
    pub head: Head,
    /// Where its frame ends.
    pub end: u64,
    /// When it was copied.
    pub at: Time,
    /// What stood in the journal's place for what is wiped when it was last gone through.
    pub wiped: Hash,
}

impl Label {
    /// Returns the label as bytes.
    pub fn encode(&self, turn: u64) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(LABEL);
        bytes.extend_from_slice(&LABEL_MARK);
        bytes.extend_from_slice(&turn.to_le_bytes());
        bytes.extend_from_slice(&self.database);
        bytes.extend_from_slice(&self.head.to_bytes());
        bytes.extend_from_slice(&self.end.to_le_bytes());
        bytes.extend_from_slice(&self.at.0.to_le_bytes());
        bytes.extend_from_slice(&self.wiped);
        let sum = checksum(&bytes);
        bytes.extend_from_slice(&sum);
        bytes.resize(LABEL, 0);
        bytes
    }

    /// Returns the turn and the label in bytes, unless they are none.
    pub fn decode(bytes: &[u8]) -> Option<(u64, Self)> {
        let mut rest = bytes;
        let (mark, turn) = (take(&mut rest)?, take(&mut rest)?);
        let database = take(&mut rest)?;
        let head = Head::from_bytes(&take::<20>(&mut rest)?)?;
        let (end, at, wiped) = (take(&mut rest)?, take(&mut rest)?, take(&mut rest)?);
        let said = bytes.len() - rest.len();
        if mark != LABEL_MARK || checksum(&bytes[..said]) != take(&mut rest)? {
            return None;
        }
        let (end, at) = (u64::from_le_bytes(end), Time(i64::from_le_bytes(at)));
        Some((u64::from_le_bytes(turn), Self { database, head, end, at, wiped }))
    }
}

/// Returns what stands before a record in its frame.
pub fn header(database: &Hash, seq: Seq, len: u32) -> [u8; HEADER] {
    let mut bytes = [0; HEADER];
    bytes[..4].copy_from_slice(&FRAME_MARK);
    bytes[4..8].copy_from_slice(&seq.0.to_le_bytes());
    bytes[8..12].copy_from_slice(&len.to_le_bytes());
    let check = check(database, &bytes[..12]);
    bytes[12..].copy_from_slice(&check);
    bytes
}

/// Returns the number and the length of the record whose frame begins with these bytes.
pub fn parse(database: &Hash, bytes: &[u8]) -> Option<(Seq, u32)> {
    let mut rest = bytes;
    let (mark, seq, len, said) =
        (take(&mut rest)?, take(&mut rest)?, take(&mut rest)?, take::<8>(&mut rest)?);
    let is_ours = mark == FRAME_MARK && check(database, &bytes[..12]) == said;
    is_ours.then(|| (Seq(u32::from_le_bytes(seq)), u32::from_le_bytes(len)))
}

fn check(database: &Hash, said: &[u8]) -> [u8; 8] {
    let sum = checksum(&[&database[..], said].concat());
    *sum.first_chunk().unwrap_or(&[0; 8])
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label() -> Label {
        let head = Head { seq: Seq(7), hash: [2; 16] };
        Label { database: [1; 16], head, end: 4096, at: Time(5), wiped: [3; 16] }
    }

    #[test]
    fn a_label_reads_back_and_a_changed_byte_is_found() {
        let bytes = label().encode(9);
        assert_eq!(bytes.len(), LABEL);
        assert_eq!(Label::decode(&bytes), Some((9, label())));
        for at in 0..100 {
            let mut bytes = bytes.clone();
            bytes[at] ^= 1;
            assert_eq!(Label::decode(&bytes), None, "byte {at}");
        }
        assert_eq!(Label::decode(&bytes[..50]), None);
        assert_eq!(Label::decode(&[0; LABEL]), None);
    }

    #[test]
    fn a_frame_of_another_database_is_none() {
        let bytes = header(&[1; 16], Seq(3), 99);
        assert_eq!(parse(&[1; 16], &bytes), Some((Seq(3), 99)));
        assert_eq!(parse(&[2; 16], &bytes), None);
        for at in 0..HEADER {
            let mut bytes = bytes;
            bytes[at] ^= 1;
            assert_eq!(parse(&[1; 16], &bytes), None, "byte {at}");
        }
    }
}
