//! Search: the text of everything, packed, and a look at the little of it that can hold a match.
//!
//! Texts rest in blocks, each with a vocabulary in which every word is spelt once and knows who holds
//! it, so that a rare word touches almost no text. A frequent one is found soon: conversations are
//! looked at newest first, until there are enough, and a block is not asked before one of its texts
//! comes by. What the words promise is looked up in the text itself, which also shows where it stands.

mod asking;
mod grams;
mod index;
mod packed;
mod packing;
mod pieces;
mod snippet;
mod strips;
#[cfg(test)]
mod tests;
mod texts;

use serde::{Deserialize, Serialize};

use crate::model::letters::fold;
pub use index::Index;
use pieces::Kind;

use crate::model::query::Term;
use crate::model::{ConversationId, PersonId, Seq};

/// A search over text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Query {
    /// What must be found, each somewhere in a conversation.
    pub terms: Vec<Term>,
    /// What must not be found in it.
    pub without: Vec<Term>,
    /// Who asks: their drafts are searched, and nobody else's.
    pub me: PersonId,
    /// The conversations that may be found, as a serialized bit map: what the person may see, and
    /// of that what the rest of the search leaves.
    pub among: Vec<u8>,
    /// So many conversations are enough.
    pub limit: u32,
    /// The entry of the journal that the asker has come to.
    pub upto: Seq,
}

/// What was found, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The conversations, and where it was found in each.
    pub hits: Vec<Hit>,
    /// There may be more than these.
    pub more: bool,
    /// Not everything that the asker knows of has been read yet.
    pub behind: bool,
}

/// A conversation that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// The conversation that was found.
    pub conversation: ConversationId,
    /// Where the first term was found.
    pub place: Within,
    /// The text around it.
    pub snippet: String,
    /// What matches in the snippet: start and end, in bytes, in order.
    pub marks: Vec<(u32, u32)>,
}

/// Where something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Within {
    /// In the subject.
    Subject,
    /// In a name or an address.
    People,
    /// In the text of a message.
    Body,
    /// In a comment.
    Comment,
    /// In a draft of one's own.
    Draft,
}

/// Something that is looked for, as it is compared.
struct Needle {
    text: String,
    finder: memchr::memmem::Finder<'static>,
    /// It is found within words too.
    within: bool,
}

impl Needle {
    fn new(text: &str) -> Self {
        let text = fold(text);
        let finder = memchr::memmem::Finder::new(text.as_bytes()).into_owned();
        Self { within: is_found_within(&text), finder, text }
    }

    /// Returns where it stands in a folded text: where a word begins, or within one. In scripts that put
    /// no space between words, any place will do.
    fn find(&self, hay: &str) -> Option<usize> {
        let starts_word = |at: usize| {
            let within = hay.get(at..).and_then(|it| it.chars().next());
            let before = hay.get(..at).and_then(|it| it.chars().next_back());
            let is_word = |c: char| Kind::of(c) == Kind::Word;
            !(within.is_some_and(is_word) && before.is_some_and(is_word))
        };
        let mut from = 0;
        loop {
            let at = from + self.finder.find(hay.as_bytes().get(from..)?)?;
            if self.within || starts_word(at) {
                return Some(at);
            }
            // What is wrong here may overlap with what is right: "border order order".
            from = at + 1;
        }
    }
}

/// Tells whether a folded text is looked for within words too, where it is long enough to be a word in
/// a word (`rechnung` in `Monatsrechnung`) or the end of a number (`431` in `2025-000431`).
fn is_found_within(folded: &str) -> bool {
    let word: Vec<char> = folded.chars().take_while(|it| Kind::of(*it) == Kind::Word).collect();
    word.len() >= 5 || word.len() >= 3 && word.iter().all(char::is_ascii_digit)
}
