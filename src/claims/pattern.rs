//! How a phrase is recognised: its words as they are, and what stands in its braces.

use super::places::{self, PLACES};

/// A piece of a phrase.
#[derive(Clone, Copy, Debug)]
enum Piece<'a> {
    /// Words as they are.
    Words(&'a str),
    /// Something in braces that [`PLACES`] knows, by its place there.
    Place(usize),
    /// One of several words.
    Choice(&'a str),
}

/// A phrase such as `{conversation} is {open|closed}`, to be recognised.
#[derive(Clone, Debug)]
pub struct Pattern<'a> {
    pieces: Vec<Piece<'a>>,
}

impl<'a> Pattern<'a> {
    /// Takes a phrase apart.
    pub fn of(says: &'a str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = says;
        while let Some((words, (inside, after))) =
            rest.split_once('{').and_then(|(words, it)| Some((words, it.split_once('}')?)))
        {
            if !words.is_empty() {
                pieces.push(Piece::Words(words));
            }
            let place = PLACES.iter().position(|it| it.name == inside);
            pieces.push(place.map_or(Piece::Choice(inside), Piece::Place));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest));
        }
        Self { pieces }
    }

    /// Returns what a text says where the phrase has braces, if it is this phrase.
    pub fn read(&self, text: &str) -> Option<Vec<String>> {
        let mut words = Vec::new();
        read(&self.pieces, text, &mut words).then_some(words)
    }

    /// Returns a text that is this phrase.
    #[cfg(test)]
    pub fn example(&self) -> String {
        let piece = |it: &Piece| match it {
            Piece::Words(words) => (*words).to_owned(),
            Piece::Place(at) => PLACES[*at].example.to_owned(),
            Piece::Choice(choice) => choice.split('|').next().unwrap_or_default().to_owned(),
        };
        self.pieces.iter().map(piece).collect()
    }
}

/// Reads the rest of a phrase, trying the shortest of what may stand in braces first.
fn read(pieces: &[Piece], text: &str, words: &mut Vec<String>) -> bool {
    let Some((piece, rest)) = pieces.split_first() else { return text.is_empty() };
    match piece {
        Piece::Words(wanted) => text.strip_prefix(wanted).is_some_and(|it| read(rest, it, words)),
        Piece::Choice(choice) => choice.split('|').any(|it| {
            words.push(it.to_owned());
            let is_so = text.strip_prefix(it).is_some_and(|text| read(rest, text, words));
            if !is_so {
                words.pop();
            }
            is_so
        }),
        Piece::Place(at) => {
            let ends = text.char_indices().map(|it| it.0).skip(1).chain([text.len()]);
            ends.into_iter().any(|end| {
                let (said, after) = text.split_at(end);
                let is_next = match rest.first() {
                    None => after.is_empty(),
                    Some(Piece::Words(words)) => after.starts_with(words),
                    Some(_) => true,
                };
                if !is_next || !(PLACES[*at].is)(said) {
                    return false;
                }
                let known = words.len();
                words.push(places::inside(&PLACES[*at], said).to_owned());
                let is_so = read(rest, after, words);
                if !is_so {
                    words.truncate(known);
                }
                is_so
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(says: &str, text: &str) -> Option<Vec<String>> {
        Pattern::of(says).read(text)
    }

    #[test]
    fn words_braces_and_choices() {
        let says = "{conversation} is {open|closed}";
        assert_eq!(
            words(says, "\"Printer is open\" is closed"),
            Some(vec!["Printer is open".into(), "closed".into()])
        );
        assert_eq!(words(says, "\"Printer\" is closed today"), None);
        assert_eq!(words(says, "Printer is closed"), None);
        let says = "{mailbox} of {person} lists {conversations}";
        let said = words(says, "the team inbox of \"Support\" of Ben lists \"A of B\" and \"C\"").unwrap();
        assert_eq!(said, ["the team inbox of \"Support\"", "Ben", "\"A of B\" and \"C\""]);
        assert_eq!(
            words("{people} {is|are} away", "Ann, Ben and Cleo are away").unwrap(),
            ["Ann, Ben and Cleo", "are"]
        );
        assert_eq!(words("{people} {is|are} away", "Ann, ben and Cleo are away"), None);
        assert_eq!(words("{number} of {number}", "12 of ß"), None);
    }
}
