//! How a text becomes SMS: in the alphabet of GSM (3GPP TS 23.038), seven bits a character, or in UCS-2.
//! One segment holds 160 or 70 of them; of a longer text each holds 153 or 67, since they carry how they
//! belong together.

/// The characters of GSM that take one place.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                     ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Those that take two.
const EXTENDED: &str = "\u{c}^{}\\[~]|€";

/// The alphabet that a text needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// Seven bits a character.
    Gsm,
    /// Sixteen: one character that GSM does not have is enough.
    Ucs2,
}

/// How a text is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segments {
    /// The alphabet.
    pub alphabet: Alphabet,
    /// How many segments; none for an empty text.
    pub count: usize,
    /// How many places are left in the last one.
    pub left: usize,
    /// The first character that is not in the alphabet of GSM.
    pub odd: Option<char>,
}

impl Segments {
    /// Returns how a text is sent. A character that takes two places is never cut in two, so a segment
    /// may end one place early.
    pub fn of(text: &str) -> Self {
        let odd = text.chars().find(|it| places(*it).is_none());
        let (alphabet, single, joined) =
            if odd.is_some() { (Alphabet::Ucs2, 70, 67) } else { (Alphabet::Gsm, 160, 153) };
        let widths = || {
            text.chars().map(|it| match alphabet {
                Alphabet::Gsm => places(it).unwrap_or(1),
                Alphabet::Ucs2 => it.len_utf16(),
            })
        };
        let whole: usize = widths().sum();
        if whole <= single {
            return Self { alphabet, count: usize::from(whole > 0), left: single - whole, odd };
        }
        let (mut count, mut used) = (1, 0);
        for width in widths() {
            if used + width > joined {
                count += 1;
                used = 0;
            }
            used += width;
        }
        Self { alphabet, count, left: joined - used, odd }
    }
}

/// Returns how many places a character takes in the alphabet of GSM; none if it is not in it.
fn places(it: char) -> Option<usize> {
    if BASIC.contains(it) { Some(1) } else { EXTENDED.contains(it).then_some(2) }
}
