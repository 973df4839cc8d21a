//! A walkthrough in an address: small enough to be sent, and nothing of it reaches a server.

/// Returns the file that stands in an address.
pub fn unpacked(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for it in text.bytes() {
        let value = ALPHABET.iter().position(|known| *known == it)? as u32;
        bits = bits << 6 | value;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Returns what stands for a file in an address.
pub fn packed(file: &str) -> String {
    let mut text = String::with_capacity(file.len() * 4 / 3 + 2);
    for three in file.as_bytes().chunks(3) {
        let value = three.iter().fold(0_u32, |all, it| all << 8 | u32::from(*it)) << (8 * (3 - three.len()));
        for at in 0..=three.len() {
            let place = value >> (18 - 6 * at) & 0x3f;
            text.push(char::from(ALPHABET[place as usize]));
        }
    }
    text
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_nothing_else_does() {
        for text in ["", "a", "ab", "abc", "# Rundgänge\n\n## “So” … 💶\n"] {
            let link = packed(text);
            assert!(link.bytes().all(|it| ALPHABET.contains(&it)), "{link}");
            assert_eq!(unpacked(&link).as_deref(), Some(text));
        }
        assert_eq!(packed("Team Inbox"), "VGVhbSBJbmJveA");
        assert_eq!((unpacked("a b"), unpacked("_____w")), (None, None));
    }
}
