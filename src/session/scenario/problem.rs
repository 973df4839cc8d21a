//! What of a scenario could not be read or played.

/// A line that was left out, and the word in it that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its number, from 1 on.
    pub line: u32,
    /// What stands there.
    pub word: String,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No line of settings begins with it.
    Word,
    /// The line of settings lacks a part, or has one too many.
    Parts,
    /// A conversation is `= ADDRESS | NAME <ADDRESS> | TIME | SUBJECT`.
    Opening,
    /// Text where none can stand: below a step, or below older mail.
    Text,
    /// Older mail is `~ ADDRESS | NAME <ADDRESS> | TIME | SUBJECT | TEXT`.
    Before,
    /// A step without a conversation before it.
    NoConversation,
    /// Who writes is `NAME <ADDRESS>`.
    Party,
    /// A time is `25m`, `3h` or `2d`.
    Time,
    /// Hours are a number.
    Hours,
    /// Nobody can do that.
    Verb,
    /// There is nobody of that name.
    Person,
    /// There is no such team.
    Team,
    /// There is no such label.
    Label,
    /// There is no such account or address.
    Account,
    /// Not a word that may stand here.
    Choice,
    /// The person may not do it, or it can not be done there.
    Refused,
    /// A line of a saved journal that is not what was written.
    Entry,
}

impl Problem {
    /// Names a word of a line; a long one is cut.
    pub fn new(line: u32, word: &str, why: Why) -> Self {
        Self { line, word: word.chars().take(60).collect(), why }
    }
}
