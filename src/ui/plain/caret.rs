//! Places in a text. Fields count in UTF-16, as scripts do; texts here are UTF-8.

use std::ops::Range;

/// Returns the place in bytes of a place that a field gives; the end if it is beyond it.
pub fn byte(text: &str, utf16: u32) -> usize {
    let mut left = utf16 as usize;
    for (at, it) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(it.len_utf16());
    }
    text.len()
}

/// Returns the place that a field is given for a place in bytes.
pub fn utf16(text: &str, byte: usize) -> u32 {
    text.char_indices().take_while(|it| it.0 < byte).map(|it| it.1.len_utf16() as u32).sum()
}

/// Puts something in the place of a part of a text; returns the text and where the caret goes.
pub fn insert(text: &str, at: Range<usize>, what: &str) -> (String, Range<usize>) {
    let caret = at.start + what.len();
    (format!("{}{what}{}", &text[..at.start], &text[at.end..]), caret..caret)
}

/// Puts something in the place of a part of a text, and one space behind it unless a space, a line
/// break or a sign follows; returns the text and where the caret goes.
pub fn put(text: &str, at: Range<usize>, what: &str) -> (String, usize) {
    let (before, after) = (&text[..at.start], &text[at.end..]);
    let follows = after.chars().next();
    let space = if follows.is_some_and(|it| !it.is_alphanumeric()) { "" } else { " " };
    let caret = before.len() + what.len() + 1;
    let text = format!("{before}{what}{space}{after}");
    let caret = caret.min(text.len());
    (text, caret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_back() {
        let text = "a😀é b";
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(byte(text, utf16(text, at)), at);
        }
        assert_eq!(utf16(text, 5), 3, "the face counts twice");
        assert_eq!(byte(text, 99), text.len());
    }

    #[test]
    fn what_is_inserted_takes_the_place_of_what_is_selected() {
        assert_eq!(insert("a😀b", 1..5, "👍🏽"), ("a👍🏽b".to_owned(), 9..9));
        assert_eq!(insert("", 0..0, "x"), ("x".to_owned(), 1..1));
    }

    #[test]
    fn what_is_put_in_is_parted_from_what_follows() {
        assert_eq!(put("hi @Be", 4..6, "Ben"), ("hi @Ben ".to_owned(), 8));
        assert_eq!(put("@B, look", 1..2, "Ben"), ("@Ben, look".to_owned(), 5));
        assert_eq!(put("@B look", 1..2, "Ben"), ("@Ben look".to_owned(), 5));
        assert_eq!(put("@Blook", 1..2, "Ben"), ("@Ben look".to_owned(), 5));
    }
}
