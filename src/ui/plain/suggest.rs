//! What the search box offers while one types: operators, what they take, and earlier searches.

use crate::model::query::{HELD, OPERATORS, WAYS};
use crate::model::{Channel, Mailbox, PersonId, State};

/// So many are offered.
const SHOWN: usize = 8;
/// So many searches are remembered.
pub const REMEMBERED: usize = 8;
/// What an empty field offers beside earlier searches.
const AT_FIRST: [&str; 7] = ["from", "to", "subject", "is", "in", "label", "has"];

/// Something that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// An operator, by its name; its value is asked for next.
    Operator(&'static str, String),
    /// A value of an operator: what is shown, and the whole text with it.
    Value(String, String),
    /// An earlier search.
    Earlier(String),
    /// To look for it among the commands.
    Commands(String),
}

impl Offer {
    /// Returns what the field says once it is taken.
    pub fn text(&self) -> &str {
        match self {
            Self::Operator(_, text) | Self::Value(_, text) | Self::Earlier(text) | Self::Commands(text) => {
                text
            }
        }
    }

    /// Tells whether the search is whole with it.
    pub const fn is_whole(&self) -> bool {
        !matches!(self, Self::Operator(..))
    }
}

/// Returns what is offered for what was typed.
pub fn offers(typed: &str, state: &State, me: PersonId, earlier: &[String]) -> Vec<Offer> {
    if typed.trim().is_empty() {
        let earlier = earlier.iter().take(SHOWN / 2).cloned().map(Offer::Earlier);
        let operators = AT_FIRST.into_iter().map(|it| Offer::Operator(it, format!("{it}:")));
        return earlier.chain(operators).take(SHOWN).collect();
    }
    let Some((before, token)) = last_token(typed) else { return Vec::new() };
    let (minus, token) = token.strip_prefix('-').map_or(("", token), |it| ("-", it));
    match token.split_once(':') {
        Some((name, value)) => {
            let Some(name) = OPERATORS.into_iter().find(|it| it.eq_ignore_ascii_case(name)) else {
                return Vec::new();
            };
            let value = value.trim_start_matches('"').to_lowercase();
            let all = values(name, state, me).into_iter();
            let fits = all.filter(|it| begins(it, &value) && it.to_lowercase() != value);
            fits.take(SHOWN)
                .map(|it| Offer::Value(shown(name, &it), format!("{before}{minus}{} ", shown(name, &it))))
                .collect()
        }
        // A word of two letters and more may be the beginning of an operator.
        None if token.len() > 1 => {
            let token = token.to_lowercase();
            let fits = OPERATORS.into_iter().filter(|it| it.starts_with(&token));
            fits.map(|it| Offer::Operator(it, format!("{before}{minus}{it}:"))).collect()
        }
        None => Vec::new(),
    }
}

/// Returns the searches to be remembered, the latest first.
pub fn remember(mut earlier: Vec<String>, query: &str) -> Vec<String> {
    let query = query.trim();
    if query.is_empty() {
        return earlier;
    }
    earlier.retain(|it| it != query);
    earlier.insert(0, query.to_owned());
    earlier.truncate(REMEMBERED);
    earlier
}

/// Cuts off what is being typed: after the last blank outside of quotation marks.
fn last_token(typed: &str) -> Option<(&str, &str)> {
    let (mut quoted, mut from) = (false, 0);
    for (at, c) in typed.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => from = at + c.len_utf8(),
            _ => {}
        }
    }
    (from < typed.len()).then(|| typed.split_at(from))
}

fn shown(operator: &str, value: &str) -> String {
    let quotes = if value.contains(char::is_whitespace) { "\"" } else { "" };
    format!("{operator}:{quotes}{value}{quotes}")
}

fn begins(name: &str, wanted: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with(wanted) || name.split_whitespace().any(|it| it.starts_with(wanted))
}

fn values(operator: &str, state: &State, me: PersonId) -> Vec<String> {
    let directory = &state.directory;
    let owned = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    match operator {
        "is" => owned(&WAYS),
        "has" => owned(&HELD),
        "larger" => owned(&["1mb", "5mb", "10mb"]),
        "channel" => Channel::ALL.into_iter().map(|it| it.slug().to_owned()).collect(),
        "team" => state.teams_of(me).into_iter().map(|it| directory.team_name(it.0).to_owned()).collect(),
        "label" => directory.labels_seen_by(me).map(|it| it.name.clone()).collect(),
        "in" => Mailbox::OWN.into_iter().map(|it| it.slug().to_owned()).collect(),
        "assignee" => {
            let people = directory.people.values().map(|it| it.name.clone());
            owned(&["me", "none"]).into_iter().chain(people).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Configure;
    use crate::model::fixture::World;

    fn texts(typed: &str, earlier: &[&str]) -> Vec<String> {
        let mut world = World::of(&["Ann", "Ben"]);
        let ann = world.id("Ann");
        world.configure("Ann", Configure::RenameUser(ann, "Ann Smith".to_owned())).unwrap();
        let earlier: Vec<_> = earlier.iter().map(|it| (*it).to_owned()).collect();
        let all = offers(typed, &world.state, ann, &earlier);
        all.iter().map(|it| it.text().to_owned()).collect()
    }

    #[test]
    fn operators_are_offered_as_they_are_typed_and_then_what_they_take() {
        assert_eq!(texts("refund su", &[]), ["refund subject:"]);
        assert_eq!(texts("is:un", &[]), ["is:unread ", "is:unassigned "]);
        assert_eq!(texts("x -has:", &[]), ["x -has:attachment ", "x -has:link "]);
        assert_eq!(texts("lar", &[]), ["larger:"]);
        assert_eq!(texts("larger:1", &[]), ["larger:1mb ", "larger:10mb "]);
        assert_eq!(texts("assignee:smi", &[]), ["assignee:\"Ann Smith\" "]);
        assert_eq!(texts("channel:live", &[]), ["channel:live-chat "]);
        assert!(texts("refund", &[]).is_empty());
        assert!(texts("\"is it", &[]).is_empty());
        assert!(texts("is:unread", &[]).is_empty());
        assert!(texts("is:unread ", &[]).is_empty());
    }

    #[test]
    fn an_empty_field_offers_what_was_searched_for() {
        assert_eq!(texts("", &["refund", "is:open"])[..3], ["refund", "is:open", "from:"]);
    }

    #[test]
    fn the_latest_search_comes_first_and_once() {
        let earlier = ["a", "b"].map(str::to_owned).to_vec();
        assert_eq!(remember(earlier.clone(), " b "), ["b", "a"]);
        assert_eq!(remember(earlier.clone(), " "), earlier);
        let many = (0..20).fold(Vec::new(), |all, it| remember(all, &it.to_string()));
        assert_eq!(many.len(), REMEMBERED);
        assert_eq!(many[0], "19");
    }
}
