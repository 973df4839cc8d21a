//! What a person types into search: words, and operators such as `from:` and `is:unread`.
//!
//! Words, `from:`, `to:` and `subject:` are about text, which is searched elsewhere; everything
//! else is about state and narrows the set of conversations before any text is looked at. What is asked of
//! messages, one by one (`larger:`, `has:link`), goes the way of the words. `-` before a word or an operator
//! leaves out what has it, `OR` between two lets either do.

mod narrow;
mod problem;
mod reading;
mod size;

use serde::{Deserialize, Serialize};

pub use problem::Problem;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// What stands before a colon, in the order in which it is offered.
pub const OPERATORS: [&str; 13] = [
    "from", "to", "subject", "is", "in", "team", "assignee", "label", "channel", "has", "larger", "before",
    "after",
];
/// What `has:` takes.
pub const HELD: [&str; 2] = ["attachment", "link"];
/// What `is:` takes.
pub const WAYS: [&str; 9] =
    ["unread", "read", "open", "closed", "unassigned", "assigned", "starred", "snoozed", "answered"];

/// A search as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What must be found in the text of a conversation, each somewhere in it.
    pub terms: Vec<Term>,
    /// What must not be found in it.
    pub without: Vec<Term>,
    /// What must be true of a conversation.
    pub clauses: Vec<Clause>,
    /// What was typed and cannot be taken at its word.
    pub odd: Vec<Odd>,
}

/// A word, or words in quotation marks, and where it must stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The field that it looks into.
    pub field: Field,
    /// What, in lower case.
    pub text: String,
    /// What serves as well.
    pub or: Option<Box<Term>>,
}

/// Where a term must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// Anywhere.
    Any,
    /// In the author's name or address.
    From,
    /// In the name or address of a recipient.
    To,
    /// In the subject.
    Subject,
    /// Nowhere: the message is larger than so many bytes.
    Larger,
}

/// Something that must be true of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// It stands in a mailbox, or is of a team.
    In(String),
    /// It is of a team.
    Team(String),
    /// It is assigned to somebody; `me` and `none` are understood.
    Assignee(String),
    /// How it stands: one of [`WAYS`], or the beginning of one.
    Is(String),
    /// It has a label.
    Label(String),
    /// It came over a channel.
    Channel(String),
    /// It has an attachment.
    HasAttachment,
    /// Its last activity was before this day, in days since the Unix epoch.
    Before(i64),
    /// Its last activity was on this day or later.
    After(i64),
    /// Another one is not true of it.
    Not(Box<Clause>),
    /// One of two is true of it.
    Either(Box<Clause>, Box<Clause>),
}

/// What was typed and cannot be taken at its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Odd {
    /// A value that the operator does not take: both, as typed.
    Value(&'static str, String),
    /// Something before a colon that is no operator; it was looked for as a word.
    Operator(String),
    /// OR between things that cannot stand for each other.
    Or,
}

impl Search {
    /// Tells whether nothing is asked for.
    pub const fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.without.is_empty() && self.clauses.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::narrow::is_named;
    use super::*;
    use crate::model::state::State;

    fn term(field: Field, text: &str) -> Term {
        Term { field, text: text.to_owned(), or: None }
    }

    #[test]
    fn words_phrases_and_operators_are_told_apart() {
        let search = Search::parse("Refund \"out of memory\" from:\"Ann Smith\" subject:Order is:unread");
        let terms = [
            term(Field::Any, "refund"),
            term(Field::Any, "out of memory"),
            term(Field::From, "ann smith"),
            term(Field::Subject, "order"),
        ];
        assert_eq!(search.terms, terms);
        assert_eq!(search.clauses, [Clause::Is("unread".to_owned())]);
    }

    #[test]
    fn what_is_no_operator_is_a_word() {
        let search = Search::parse("http://example.com 12:30 re:");
        let words: Vec<_> = search.terms.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(words, ["http://example.com", "12:30", "re:"]);
    }

    #[test]
    fn an_operator_still_being_typed_asks_for_nothing() {
        assert!(Search::parse("from: is: before:20 after:2024-1x \"").is_empty());
        assert!(Search::parse("refund OR ").odd.is_empty());
    }

    #[test]
    fn a_minus_leaves_out_and_or_lets_either_do() {
        let search = Search::parse("refund OR invoice -paid -is:closed is:unread OR is:starred -5 a - b");
        let either = Term { or: Some(Box::new(term(Field::Any, "invoice"))), ..term(Field::Any, "refund") };
        assert_eq!(search.terms[0], either);
        let words: Vec<_> = search.terms[1..].iter().map(|it| it.text.as_str()).collect();
        assert_eq!(words, ["-5", "a", "-", "b"]);
        assert_eq!(search.without, [term(Field::Any, "paid")]);
        let is = |way: &str| Box::new(Clause::Is(way.to_owned()));
        assert_eq!(search.clauses, [Clause::Not(is("closed")), Clause::Either(is("unread"), is("starred"))]);
        assert_eq!(Search::parse("refund OR").terms, [term(Field::Any, "refund")]);
        // In quotation marks everything stands for itself.
        let quoted = Search::parse("\"-paid\" \"OR\" \"is:open\" -\"on hold\" \"not closed");
        let words: Vec<_> = quoted.terms.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(words, ["-paid", "or", "is:open", "not closed"]);
        assert_eq!(quoted.without, [term(Field::Any, "on hold")]);
    }

    #[test]
    fn what_cannot_be_taken_at_its_word_is_said() {
        let odd = |typed: &str| Search::parse(typed).odd;
        assert_eq!(odd("is:urgent"), [Odd::Value("is", "urgent".to_owned())]);
        assert_eq!(odd("before:soon"), [Odd::Value("before", "soon".to_owned())]);
        assert_eq!(odd("form:ann"), [Odd::Operator("form".to_owned())]);
        assert_eq!(odd("word OR is:unread"), [Odd::Or]);
        assert_eq!(
            odd("larger:much has:x"),
            [Odd::Value("larger", "much".to_owned()), Odd::Value("has", "x".to_owned()),]
        );
        assert!(
            odd("larger:1mb -larger:500 has:l http://x.example 12:30 re: is:unr has:att \"a: b\"").is_empty()
        );
        let state = State::default();
        let named = |typed: &str| Search::parse(typed).problems(&state, crate::model::PersonId(1));
        assert_eq!(named("label:vip"), [Problem::Nobody("label", "vip".to_owned())]);
        assert_eq!(named("-team:x"), [Problem::Nobody("team", "x".to_owned())]);
        assert!(named("channel:chat channel:live assignee:me in:inbox label:").is_empty());
    }

    #[test]
    fn links_and_sizes_are_asked_of_messages() {
        let search = Search::parse("has:link -larger:2mb larger:1k OR larger:1gb");
        let or = |text: &str| Some(Box::new(term(Field::Any, text)));
        assert_eq!(search.terms[0], Term { or: or("http://"), ..term(Field::Any, "https://") });
        assert_eq!(search.terms[1].text, "1000");
        assert_eq!(search.terms[1].or.as_deref(), Some(&term(Field::Larger, "1000000000")));
        assert_eq!(search.without, [term(Field::Larger, "2000000")]);
        assert!(search.clauses.is_empty() && search.odd.is_empty());
    }

    #[test]
    fn names_fit_as_they_are_typed() {
        assert!(is_named("smi", &["Ann Smith", "ann@x"]));
        assert!(is_named("ann@", &["Ann Smith", "ann@x"]));
        assert!(!is_named("mith", &["Ann Smith", "ann@x"]));
    }
}
