//! Reading what was typed: words, operators and their values.

use super::{Clause, Field, OPERATORS, Odd, Search, Term, WAYS, size};
use crate::model::calendar::days;

/// What a token asks for.
enum Asked {
    Term(Term),
    Clause(Clause),
    Odd(Odd),
}

impl Search {
    /// Reads what was typed; whatever is no operator is a word.
    pub fn parse(typed: &str) -> Self {
        let mut search = Self::default();
        let mut tokens = tokens(typed).into_iter().peekable();
        while let Some(token) = tokens.next() {
            if let Some(token) = token.negated() {
                search.leave_out(token.asked());
                continue;
            }
            let mut found = token.asked();
            while tokens.peek().is_some_and(Token::is_or) {
                tokens.next();
                // An alternative that is still being typed changes nothing yet.
                let Some(other) = tokens.next() else { break };
                found = either(found, other.asked());
            }
            search.demand(found);
        }
        search
    }

    fn demand(&mut self, it: Option<Asked>) {
        match it {
            Some(Asked::Term(it)) => {
                self.odd.extend(no_operator(&it));
                self.terms.push(it);
            }
            Some(Asked::Clause(it)) => self.clauses.push(it),
            Some(Asked::Odd(it)) => self.odd.push(it),
            None => {}
        }
    }

    fn leave_out(&mut self, it: Option<Asked>) {
        match it {
            Some(Asked::Term(it)) => self.without.push(it),
            Some(Asked::Clause(it)) => self.clauses.push(Clause::Not(Box::new(it))),
            Some(Asked::Odd(it)) => self.odd.push(it),
            None => {}
        }
    }
}

/// What was typed between two blanks; what begins with a quotation mark stands for itself.
struct Token {
    text: String,
    is_quoted: bool,
}

impl Token {
    /// Returns what is left out: what stands after a minus.
    fn negated(&self) -> Option<Self> {
        let rest = self.text.strip_prefix('-').filter(|it| it.starts_with(char::is_alphabetic));
        rest.filter(|_| !self.is_quoted).map(|it| Self { text: it.to_owned(), is_quoted: false })
    }

    fn is_or(&self) -> bool {
        self.text == "OR" && !self.is_quoted
    }

    fn asked(&self) -> Option<Asked> {
        if self.is_quoted {
            return Some(Asked::Term(Term { field: Field::Any, text: self.text.to_lowercase(), or: None }));
        }
        asked(&self.text)
    }
}

/// Returns what a token asks for; nothing while an operator still lacks its value.
fn asked(token: &str) -> Option<Asked> {
    let (name, value) = token.split_once(':').unwrap_or(("", token));
    let term = |field, text: &str| Asked::Term(Term { field, text: text.to_lowercase(), or: None });
    let name = name.to_lowercase();
    let Some(operator) = OPERATORS.iter().find(|it| **it == name) else {
        return Some(term(Field::Any, token));
    };
    if value.is_empty() {
        return None;
    }
    let lower = value.to_lowercase();
    let odd = || Asked::Odd(Odd::Value(operator, value.to_owned()));
    Some(match *operator {
        "from" => term(Field::From, value),
        "to" => term(Field::To, value),
        "subject" => term(Field::Subject, value),
        "in" => Asked::Clause(Clause::In(lower)),
        "team" => Asked::Clause(Clause::Team(lower)),
        "assignee" => Asked::Clause(Clause::Assignee(lower)),
        "label" => Asked::Clause(Clause::Label(lower)),
        "channel" => Asked::Clause(Clause::Channel(lower)),
        "is" if WAYS.iter().any(|it| it.starts_with(&lower)) => Asked::Clause(Clause::Is(lower)),
        "has" if "attachments".starts_with(&lower) => Asked::Clause(Clause::HasAttachment),
        "has" if "links".starts_with(&lower) => Asked::Term(link()),
        "larger" => size::bytes(&lower).map_or_else(odd, |it| term(Field::Larger, &it.to_string())),
        "before" => day(value).map_or_else(odd, |it| Asked::Clause(Clause::Before(it))),
        "after" => day(value).map_or_else(odd, |it| Asked::Clause(Clause::After(it))),
        _ => odd(),
    })
}

/// Returns what the text of a message with a link has.
fn link() -> Term {
    let begins = |text: &str, or| Term { field: Field::Any, text: text.to_owned(), or };
    begins("https://", Some(Box::new(begins("http://", None))))
}

fn either(one: Option<Asked>, other: Option<Asked>) -> Option<Asked> {
    Some(match (one?, other) {
        (one, None) => one,
        (Asked::Term(mut one), Some(Asked::Term(other))) => {
            let mut last = &mut one.or;
            while let Some(next) = last {
                last = &mut next.or;
            }
            *last = Some(Box::new(other));
            Asked::Term(one)
        }
        (Asked::Clause(one), Some(Asked::Clause(other))) => {
            Asked::Clause(Clause::Either(Box::new(one), Box::new(other)))
        }
        _ => Asked::Odd(Odd::Or),
    })
}

/// Says of a word that looks like an operator that it is none: `form:ann`, but not `12:30`, `re:` or
/// `https://…`.
fn no_operator(it: &Term) -> Option<Odd> {
    let (name, value) = it.text.split_once(':').filter(|_| it.field == Field::Any)?;
    let looks_so = (2..=12).contains(&name.len()) && name.bytes().all(|it| it.is_ascii_lowercase());
    (looks_so && value.starts_with(char::is_alphanumeric)).then(|| Odd::Operator(name.to_owned()))
}

/// Cuts at white space, but not within quotation marks, which go.
fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut text, mut is_quoted, mut quoted) = (String::new(), false, false);
    // What follows ends the last token, and a quotation that was left open.
    for c in typed.chars().chain([' ', '"', ' ']) {
        match c {
            '"' | '“' | '”' => {
                quoted = !quoted;
                is_quoted |= text.is_empty();
            }
            c if c.is_whitespace() && !quoted => {
                tokens.push(Token { text: std::mem::take(&mut text), is_quoted });
                is_quoted = false;
            }
            c => text.push(c),
        }
    }
    for it in &mut tokens {
        it.text = it.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    tokens.retain(|it| !it.text.is_empty());
    tokens
}

/// Returns the day of `2024-05-31`, and the first one of `2024-05` and `2024`.
fn day(written: &str) -> Option<i64> {
    let mut parts = written.split(['-', '/', '.']);
    let year: i64 = parts.next().filter(|it| it.len() == 4)?.parse().ok()?;
    let month: i64 = parts.next().filter(|it| !it.is_empty()).map_or(Some(1), |it| it.parse().ok())?;
    let date: i64 = parts.next().filter(|it| !it.is_empty()).map_or(Some(1), |it| it.parse().ok())?;
    let is_date = parts.next().is_none() && (1..=12).contains(&month) && (1..=31).contains(&date);
    is_date.then(|| days(year, month, date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_and_shorter_ones_their_first_day() {
        assert_eq!(day("1970-01-01"), Some(0));
        assert_eq!(day("2024-02-29"), Some(19_782));
        assert_eq!(day("2024-02"), day("2024-02-01"));
        assert_eq!(day("2024"), day("2024-01-01"));
        assert_eq!((day("2024-13"), day("24"), day("x")), (None, None, None));
    }
}
