//! A pack of bodies as it lies in the second copy, a file for each:
//! `checksum (16) ‖ length of the bodies (4) ‖ bodies ‖ search text`.

use crate::store::record::checksum;
use crate::store::{Pack, PackKey};

/// Returns a pack as the bytes of a file.
pub fn encode_pack(pack: &Pack) -> Vec<u8> {
    let len = (pack.bodies.len() as u32).to_le_bytes();
    let rest = [&len[..], &pack.bodies, &pack.texts].concat();
    [&checksum(&rest)[..], &rest].concat()
}

/// Returns the pack `key` in the bytes of a file, if they are what was written.
pub fn decode_pack(key: PackKey, bytes: &[u8]) -> Option<Pack> {
    let (sum, rest) = bytes.split_first_chunk::<16>()?;
    let (len, both) = rest.split_first_chunk::<4>()?;
    let (bodies, texts) = both.split_at_checked(u32::from_le_bytes(*len) as usize)?;
    (checksum(rest) == *sum).then(|| Pack { key, bodies: bodies.to_vec(), texts: texts.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_reads_back_and_a_damaged_one_is_none() {
        let pack = Pack { key: [1; 16], bodies: b"bodies".to_vec(), texts: b"texts".to_vec() };
        let bytes = encode_pack(&pack);
        assert_eq!(decode_pack([1; 16], &bytes), Some(pack));
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert_eq!(decode_pack([1; 16], &damaged), None, "byte {at}");
            assert_eq!(decode_pack([1; 16], &bytes[..at]), None, "cut at {at}");
        }
    }
}
