//! The public half of a key as NATS writes it: a letter that says whose it is, the key, a checksum, all in
//! letters that can be read out.

/// A key of somebody who comes in: it begins with U.
const USER: u8 = 20 << 3;

/// Returns the public half of a key in letters.
pub fn letters(public: &[u8; 32]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut bytes = vec![USER];
    bytes.extend_from_slice(public);
    bytes.extend_from_slice(&checksum(&bytes).to_le_bytes());
    let mut text = String::with_capacity(56);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(LETTERS[(held >> bits) as usize & 31]));
        }
    }
    text
}

/// CRC-16 as XMODEM has it.
fn checksum(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |sum, byte| {
        (0..8).fold(
            sum ^ u16::from(*byte) << 8,
            |sum, _| {
                if sum & 0x8000 == 0 { sum << 1 } else { sum << 1 ^ 0x1021 }
            },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_as_nats_writes_it() {
        // The example of the documentation of NATS.
        let public = [
            239, 78, 68, 82, 75, 114, 228, 64, 249, 109, 174, 123, 186, 35, 124, 102, 102, 164, 7, 1, 203,
            19, 101, 164, 34, 68, 248, 78, 122, 103, 218, 177,
        ];
        assert_eq!(letters(&public), "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4");
    }
}
