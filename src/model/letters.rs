//! Letters as they are compared: case, accents and ligatures make no difference, and neither does
//! whether an accent is written with its letter or behind it.

use std::sync::OnceLock;

/// What a piece of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A run of spaces and punctuation.
    Gap,
    /// A single character of a script that puts no space between words, a dash, an emoji.
    Sign,
    /// A run of letters and digits.
    Word,
}

/// From here on each character stands for itself.
const SIGNS: char = '\u{0e00}';

impl Kind {
    /// Returns what a piece with this character is.
    pub fn of(c: char) -> Self {
        match c {
            // Latin and Greek letters with several marks.
            '\u{1e00}'..='\u{1fff}' if c.is_alphanumeric() => Self::Word,
            SIGNS.. => Self::Sign,
            c if c.is_alphanumeric() || is_mark(c) => Self::Word,
            _ => Self::Gap,
        }
    }

    /// Returns what a piece is.
    pub fn of_piece(piece: &str) -> Self {
        piece.chars().next().map_or(Self::Gap, Self::of)
    }
}

/// Stands for no letter.
const NONE: char = char::MAX;
/// Letters up to here are looked up.
const KNOWN: usize = 0x2000;

/// What letters with marks are compared as.
const LETTERS: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặ"),
    ("ae", "æǣǽ"),
    ("b", "ƀɓḃḅḇ"),
    ("c", "çćĉċčƈḉ"),
    ("d", "ďđðɖɗḋḍḏḑḓ"),
    ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ("f", "ƒḟ"),
    ("g", "ĝğġģǥǧǵɠḡ"),
    ("h", "ĥħȟḣḥḧḩḫẖ"),
    ("i", "ìíîïĩīĭįıǐȉȋḭḯỉị"),
    ("ij", "ĳ"),
    ("j", "ĵǰ"),
    ("k", "ķƙǩḱḳḵ"),
    ("l", "ĺļľŀłḷḹḻḽ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňŉŋǹɲṅṇṉṋ"),
    ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("p", "ƥṕṗ"),
    ("r", "ŕŗřȑȓṙṛṝṟ"),
    ("s", "śŝşšſșṡṣṥṧṩ"),
    ("ss", "ßẞ"),
    ("t", "ţťŧƭțṫṭṯṱẗ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿ"),
    ("w", "ŵẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷƴȳẏẙỳỵỷỹ"),
    ("z", "źżžƶẑẓẕ"),
    ("α", "άἀἁἂἃἄἅἆἇὰάᾶᾳ"),
    ("ε", "έἐἑἒἓἔἕὲέ"),
    ("η", "ήἠἡἢἣἤἥἦἧὴήῆῃ"),
    ("ι", "ίϊΐἰἱἲἳἴἵἶἷὶίῖ"),
    ("ο", "όὀὁὂὃὄὅὸό"),
    ("ρ", "ῤῥ"),
    ("σ", "ς"),
    ("υ", "ύϋΰὐὑὒὓὔὕὖὗὺύῦ"),
    ("ω", "ώὠὡὢὣὤὥὦὧὼώῶῳ"),
    ("е", "ёѐ"),
    ("и", "йѝ"),
    ("і", "ї"),
    ("г", "ѓ"),
    ("к", "ќ"),
    ("у", "ў"),
];

/// Tells whether a character is a mark on the letter before it, which is not compared.
pub const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{487}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}'
            | '\u{5c1}'..='\u{5c2}'
            | '\u{5c4}'..='\u{5c5}'
            | '\u{5c7}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
    )
}

/// Returns what a character is compared as: one, two or none.
pub fn fold_char(c: char) -> impl Iterator<Item = char> + Clone {
    letters_of(c).into_iter().filter(|it| *it != NONE)
}

/// Returns how long a character is as it is compared, in bytes.
fn folded_len(c: char) -> usize {
    fold_char(c).map(char::len_utf8).sum()
}

fn letters_of(c: char) -> [char; 2] {
    static TABLE: OnceLock<Vec<[char; 2]>> = OnceLock::new();
    if c.is_ascii() {
        return [c.to_ascii_lowercase(), NONE];
    }
    let table = TABLE.get_or_init(table);
    table.get(c as usize).copied().unwrap_or_else(|| [lower(c), NONE])
}

fn table() -> Vec<[char; 2]> {
    let mut table: Vec<_> = (0..KNOWN as u32)
        .map(|it| {
            char::from_u32(it).map_or([NONE; 2], |c| if is_mark(c) { [NONE; 2] } else { [lower(c), NONE] })
        })
        .collect();
    for (base, marked) in LETTERS {
        let mut letters = base.chars();
        let folded = [letters.next().unwrap_or(NONE), letters.next().unwrap_or(NONE)];
        marked.chars().for_each(|it| table[it as usize] = folded);
    }
    // Capitals are compared as their small letters are.
    for at in 0..KNOWN {
        let small = table[at][0];
        if table[at][1] == NONE && (small as usize) < KNOWN && small as usize != at {
            table[at] = table[small as usize];
        }
    }
    table
}

/// Returns a letter in lower case, unless that would be something else: a sign, or several letters.
fn lower(c: char) -> char {
    let mut all = c.to_lowercase();
    match all.next() {
        Some(first) if Kind::of(first) == Kind::of(c) && all.all(is_mark) => first,
        _ => c,
    }
}

/// Returns a text as it is compared.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(fold_char).collect()
}

/// Returns where the letter stands in a text that holds a place of the folded one.
pub fn start_of(text: &str, folded: usize) -> usize {
    if text.is_ascii() {
        return folded.min(text.len());
    }
    let mut passed = 0;
    for (at, c) in text.char_indices() {
        passed += folded_len(c);
        if passed > folded {
            return at;
        }
    }
    text.len()
}

/// Returns where a text ends whose folded one ends there, with the marks on its last letter.
pub fn end_of(text: &str, folded: usize) -> usize {
    if text.is_ascii() {
        return folded.min(text.len());
    }
    let mut passed = 0;
    for (at, c) in text.char_indices() {
        let len = folded_len(c);
        if passed >= folded && len > 0 {
            return at;
        }
        passed += len;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_ligatures_make_no_difference() {
        for (given, wanted) in [
            ("Façon CAFÉ", "facon cafe"),
            ("München Straße STRASSE", "munchen strasse strasse"),
            ("Ærø Øl Łódź ĳ", "aero ol lodz ij"),
            ("U\u{308}nal cafe\u{301}", "unal cafe"),
            ("İstanbul ılık", "istanbul ilik"),
            ("Ἀθῆναι ΣΟΦΟΣ σοφός", "αθηναι σοφοσ σοφοσ"),
            ("Ёлка й И\u{306}", "елка и и"),
            ("Việt Nam Vie\u{323}\u{302}t", "viet nam viet"),
            ("日本語 \u{212a}", "日本語 \u{212a}"),
        ] {
            assert_eq!(fold(given), wanted, "{given}");
        }
    }

    #[test]
    fn every_letter_is_folded_once_and_for_all() {
        for c in char::MIN..=char::MAX {
            let once: String = fold_char(c).collect();
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    #[test]
    fn places_are_found_again() {
        let text = "a Straße u\u{308}b";
        let folded = fold(text);
        assert_eq!(folded, "a strasse ub");
        let at = folded.find("strasse").unwrap();
        assert_eq!(&text[start_of(text, at)..end_of(text, at + 7)], "Straße");
        let at = folded.find("ub").unwrap();
        assert_eq!(&text[start_of(text, at)..end_of(text, at + 1)], "u\u{308}");
        assert_eq!((start_of(text, 99), end_of(text, 99)), (text.len(), text.len()));
    }
}
