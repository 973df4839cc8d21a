//! What a person types into search: words, and operators such as `from:` and `is:unread`.
//!
//! Words, `from:`, `to:` and `subject:` are about text, which is searched elsewhere; everything
//! else is about state and narrows the set of conversations before any text is looked at.

use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};

use super::directory::Directory;
use super::facts::Flag;
use super::ids::*;
use super::state::{Mailbox, State};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// A search as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What must be found in the text of a conversation, each somewhere in it.
    pub terms: Vec<Term>,
    /// What must be true of a conversation.
    pub clauses: Vec<Clause>,
}

/// A word, or words in quotation marks, and where it must stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The field that it looks into.
    pub field: Field,
    /// What, in lower case.
    pub text: String,
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
    /// How it stands: `unread`, `open`, `closed`, `unassigned` and more.
    Is(String),
    /// It has an attachment.
    HasAttachment,
    /// Its last activity was before this day, in days since the Unix epoch.
    Before(i64),
    /// Its last activity was on this day or later.
    After(i64),
}

impl Search {
    /// Reads what was typed; whatever is no operator is a word.
    pub fn parse(typed: &str) -> Self {
        let mut search = Self::default();
        for token in tokens(typed) {
            search.add(&token);
        }
        search
    }

    /// Tells whether nothing is asked for.
    pub const fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.clauses.is_empty()
    }

    fn add(&mut self, token: &str) {
        let (name, value) = token.split_once(':').unwrap_or(("", token));
        let term = |field| Term { field, text: value.to_lowercase() };
        let value_is_blank = value.is_empty();
        match name.to_lowercase().as_str() {
            // An operator without its value is still being typed.
            "from" | "to" | "subject" | "in" | "team" | "assignee" | "is" | "has" | "before" | "after"
                if value_is_blank => {}
            "from" => self.terms.push(term(Field::From)),
            "to" => self.terms.push(term(Field::To)),
            "subject" => self.terms.push(term(Field::Subject)),
            "in" => self.clauses.push(Clause::In(value.to_lowercase())),
            "team" => self.clauses.push(Clause::Team(value.to_lowercase())),
            "assignee" => self.clauses.push(Clause::Assignee(value.to_lowercase())),
            "is" => self.clauses.push(Clause::Is(value.to_lowercase())),
            "has" if "attachments".starts_with(&value.to_lowercase()) => {
                self.clauses.push(Clause::HasAttachment);
            }
            // Half a date is still being typed.
            "before" => self.clauses.extend(day(value).map(Clause::Before)),
            "after" => self.clauses.extend(day(value).map(Clause::After)),
            _ => self.terms.push(Term { field: Field::Any, text: token.to_lowercase() }),
        }
    }

    /// Returns what a person may see of which every clause is true. `zone` is the minutes by which
    /// local time is behind UTC.
    pub fn narrow(&self, state: &State, me: PersonId, zone: i64) -> RoaringBitmap {
        let mut set = state.accessible(me);
        for clause in &self.clauses {
            set = clause.keep(set, state, me, zone);
        }
        set
    }
}

impl Clause {
    fn keep(&self, mut set: RoaringBitmap, state: &State, me: PersonId, zone: i64) -> RoaringBitmap {
        let all = &state.conversations;
        match self {
            Self::In(name) => set &= places(state, me, name),
            Self::Team(name) => set &= teams(state, name),
            Self::Assignee(name) if name == "none" => set -= &all.assigned,
            Self::Assignee(name) => set &= assigned(state, me, name),
            Self::Is(how) => return stands(set, state, me, how),
            Self::HasAttachment => set &= &all.attachments,
            Self::Before(day) => {
                let end = Time(day * DAY + zone * 60_000);
                return set.iter().filter(|it| all.order.activity(ConversationId(*it)) < end).collect();
            }
            Self::After(day) => {
                let start = Time(day * DAY + zone * 60_000);
                return set.iter().filter(|it| all.order.activity(ConversationId(*it)) >= start).collect();
            }
        }
        set
    }
}

fn places(state: &State, me: PersonId, name: &str) -> RoaringBitmap {
    let named = Mailbox::OWN.into_iter().filter(|it| it.slug().starts_with(name));
    named.fold(teams(state, name), |union, it| union | state.mailbox(me, it))
}

fn teams(state: &State, name: &str) -> RoaringBitmap {
    let named = state.directory.teams.values().filter(|it| is_named(name, &[&it.name, &it.slug]));
    named
        .filter_map(|it| state.conversations.by_team.get(&it.id))
        .fold(RoaringBitmap::new(), |all, it| all | it)
}

fn assigned(state: &State, me: PersonId, name: &str) -> RoaringBitmap {
    if name == "me" {
        return state.shelf(me).assigned.clone();
    }
    let named = people(&state.directory, name);
    named.fold(RoaringBitmap::new(), |all, it| all | &state.shelf(it).assigned)
}

fn people<'a>(directory: &'a Directory, name: &'a str) -> impl Iterator<Item = PersonId> + 'a {
    directory.people.values().filter(move |it| is_named(name, &[&it.name, &it.email])).map(|it| it.id)
}

/// Tells whether any word of any of the names begins so; as it is typed, all who still fit do.
fn is_named(wanted: &str, names: &[&str]) -> bool {
    names.iter().any(|name| {
        let name = name.to_lowercase();
        name.starts_with(wanted) || name.split_whitespace().any(|word| word.starts_with(wanted))
    })
}

fn stands(mut set: RoaringBitmap, state: &State, me: PersonId, how: &str) -> RoaringBitmap {
    const WAYS: [&str; 9] =
        ["unread", "read", "open", "closed", "unassigned", "assigned", "starred", "snoozed", "answered"];
    let all = &state.conversations;
    let shelf = state.shelf(me);
    // As it is typed, the first that fits; the whole word before what it begins.
    let way = WAYS.iter().find(|it| **it == how).or_else(|| WAYS.iter().find(|it| it.starts_with(how)));
    match way.copied() {
        Some("unread") => set &= shelf.set(Flag::Unread),
        Some("read") => set -= shelf.set(Flag::Unread),
        Some("open") => set -= &all.closed,
        Some("closed") => set &= &all.closed,
        Some("unassigned") => set -= &all.assigned,
        Some("assigned") => set &= &all.assigned,
        Some("starred") => set &= shelf.set(Flag::Starred),
        Some("snoozed") => set &= shelf.snoozed(),
        Some("answered") => set &= &all.answered,
        _ => return RoaringBitmap::new(),
    }
    set
}

/// Cuts at white space, but not within quotation marks, which go.
fn tokens(typed: &str) -> Vec<String> {
    let (mut tokens, mut token, mut quoted) = (Vec::new(), String::new(), false);
    for c in typed.chars() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => tokens.push(std::mem::take(&mut token)),
            c => token.push(c),
        }
    }
    tokens.push(token);
    let words = |it: &String| it.split_whitespace().collect::<Vec<_>>().join(" ");
    tokens.iter().map(words).filter(|it| !it.is_empty()).collect()
}

/// Returns the day of `2024-05-31`, and the first one of `2024-05` and `2024`.
fn day(written: &str) -> Option<i64> {
    let mut parts = written.split(['-', '/', '.']);
    let year: i64 = parts.next().filter(|it| it.len() == 4)?.parse().ok()?;
    let month: i64 = parts.next().filter(|it| !it.is_empty()).map_or(Some(1), |it| it.parse().ok())?;
    let date: i64 = parts.next().filter(|it| !it.is_empty()).map_or(Some(1), |it| it.parse().ok())?;
    let is_date = parts.next().is_none() && (1..=12).contains(&month) && (1..=31).contains(&date);
    is_date.then(|| days_from_civil(year, month, date))
}

/// The days since the Unix epoch of a day of the Gregorian calendar (Hinnant's algorithm).
const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year - era * 400;
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(field: Field, text: &str) -> Term {
        Term { field, text: text.to_owned() }
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
    }

    #[test]
    fn dates_are_days_and_shorter_ones_their_first_day() {
        assert_eq!(day("1970-01-01"), Some(0));
        assert_eq!(day("2024-02-29"), Some(19_782));
        assert_eq!(day("2024-02"), day("2024-02-01"));
        assert_eq!(day("2024"), day("2024-01-01"));
        assert_eq!((day("2024-13"), day("24"), day("x")), (None, None, None));
    }

    #[test]
    fn names_fit_as_they_are_typed() {
        assert!(is_named("smi", &["Ann Smith", "ann@x"]));
        assert!(is_named("ann@", &["Ann Smith", "ann@x"]));
        assert!(!is_named("mith", &["Ann Smith", "ann@x"]));
    }
}
