//! Text of the search box: what it offers, and what a search could not take at its word.

use crate::model::query::{Odd, Problem, WAYS};
use crate::ui::plain::suggest::Offer;
use crate::ui::text::language::{Said, say};
use crate::ui::text::listed;

/// An earlier search.
const EARLIER: Said = say("earlier");

/// Returns what an offer says: the text, and what it is for.
pub fn offer(offer: &Offer) -> (String, &'static str) {
    match offer {
        Offer::Operator(name, _) => (format!("{name}:"), operator(name)),
        Offer::Value(shown, _) => (shown.clone(), ""),
        Offer::Earlier(query) => (query.clone(), EARLIER.text()),
        Offer::Commands(typed) => (say!("Commands: {typed}", typed), ""),
    }
}

fn operator(name: &str) -> &'static str {
    let said = match name {
        "from" => say("who wrote"),
        "to" => say("who received"),
        "subject" => say("words of the subject"),
        "is" => say("unread, open, assigned…"),
        "in" => say("a mailbox or team"),
        "team" => say("a team"),
        "assignee" => say("a person, me or none"),
        "label" => say("a label"),
        "channel" => say("e-mail, SMS, chat…"),
        "has" => say("an attachment or a link"),
        "larger" => say("a size, such as 1mb"),
        "before" => say("a day, such as 2026-05-31"),
        "after" => say("a day, such as 2026-05"),
        _ => return "",
    };
    said.text()
}

/// Returns what a person should know of a search beside what it finds.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Odd(Odd::Value("is", value)) => {
            let ways: Vec<_> = WAYS.iter().map(|it| (*it).to_owned()).collect();
            say!("“is:{value}” is not a filter. After is: write {ways}.", value, ways = listed(&ways))
        }
        Problem::Odd(Odd::Value("has", value)) => {
            say!("“has:{value}” means nothing: has: takes attachment or link.", value)
        }
        Problem::Odd(Odd::Value("larger", value)) => {
            say!("“larger:{value}” is not a size: write 500kb, 1mb or 2.5mb.", value)
        }
        Problem::Odd(Odd::Value(operator, value)) => {
            say!("“{operator}:{value}” is not a day: write 2026-05-31, 2026-05 or 2026.", operator, value)
        }
        Problem::Odd(Odd::Operator(name)) => {
            say!("There is no operator “{name}:”, so it was looked for as a word.", name)
        }
        Problem::Odd(Odd::Or) => {
            say("OR stands between words, or between operators that are not about text.").to_owned()
        }
        Problem::Nobody("team", name) => say!("No team is called “{name}”.", name),
        Problem::Nobody("label", name) => say!("No label is called “{name}”.", name),
        Problem::Nobody("channel", name) => say!("No channel is called “{name}”.", name),
        Problem::Nobody("assignee", name) => say!("Nobody is called “{name}”.", name),
        Problem::Nobody(_, name) => say!("No mailbox or team is called “{name}”.", name),
    }
}
