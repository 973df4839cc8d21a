//! Single lines of a scenario, each by its form.

use std::rc::Rc;

use super::problem::{Problem, Why};
use super::script::{Before, Conversation, Deed, Scene, Setting};
use crate::model::{Failure, Fate, Party};

/// Words that a line of settings may begin with.
const WORDS: [&str; 14] = [
    "scenario",
    "opens",
    "organization",
    "founded",
    "person",
    "team",
    "account",
    "address",
    "label",
    "away",
    "reply",
    "template",
    "rule",
    "saved",
];

/// Reads a line of settings; nothing where it is empty.
pub fn setting(line: u32, text: &str) -> Result<Option<Setting>, Problem> {
    let text = text.trim();
    if text.is_empty() || text == "#" {
        return Ok(None);
    }
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    if !WORDS.contains(&word) {
        return Err(Problem::new(line, word, Why::Word));
    }
    let parts = rest.split(" | ").map(|it| it.trim().to_owned()).collect();
    Ok(Some(Setting { line, word: word.to_owned(), parts }))
}

/// Reads mail that was there before.
pub fn before(line: u32, rest: &str) -> Result<Before, Problem> {
    let (head, text) = rest.rsplit_once(" | ").ok_or_else(|| Problem::new(line, rest, Why::Before))?;
    let (ago, conversation) = begun(line, head, Why::Before)?;
    Ok(Before { line, ago, conversation, text: text.to_owned() })
}

/// Reads the line that begins a conversation.
pub fn opening(line: u32, rest: &str, place: usize) -> Result<Scene, Problem> {
    let (ago, conversation) = begun(line, rest, Why::Opening)?;
    let who = conversation.from.name.clone();
    let deed = Deed::Writes(String::new());
    Ok(Scene { line, ago, place, conversation: Rc::new(conversation), who, deed })
}

fn begun(line: u32, text: &str, form: Why) -> Result<(i64, Conversation), Problem> {
    let parts: Vec<_> = text.splitn(4, " | ").collect();
    let [to, from, ago, subject] = parts[..] else { return Err(Problem::new(line, text, form)) };
    let party = from.strip_suffix('>').and_then(|it| it.split_once(" <"));
    let (name, address) = party.ok_or_else(|| Problem::new(line, from, Why::Party))?;
    let from = Party { name: name.to_owned(), address: address.to_lowercase() };
    let ago = minutes(ago).ok_or_else(|| Problem::new(line, ago, Why::Time))?;
    Ok((ago, Conversation { to: to.to_owned(), from, subject: subject.to_owned() }))
}

/// Reads what happens next in a conversation.
pub fn step(line: u32, text: &str, last: &Scene) -> Result<Scene, Problem> {
    let wrong = |word: &str, why| Problem::new(line, word, why);
    let is_later = text.starts_with("in ");
    let (ago, rest) = split(text.strip_prefix("in ").unwrap_or(text));
    let ago = minutes(ago).ok_or_else(|| wrong(ago, Why::Time))?;
    let (who, rest) = split(rest);
    let (verb, rest) = split(rest);
    let text = || rest.replace("\\n", "\n");
    let deed = match verb {
        "writes" => Deed::Writes(text()),
        "says" => Deed::Says(text()),
        "replies" => Deed::Replies(text()),
        "answers" => Deed::RepliesAndCloses(text()),
        "assigns" => Deed::Assigns(rest.split(", ").map(str::to_owned).collect()),
        "closes" => Deed::Closes,
        "archives" => Deed::Archives,
        "stars" => Deed::Stars,
        "snoozes" => Deed::Snoozes(small(rest).ok_or_else(|| wrong(rest, Why::Hours))?),
        "labels" => Deed::Labels(rest.to_owned()),
        "moves" => Deed::Moves(rest.to_owned()),
        "spams" => Deed::Spams,
        "trashes" => Deed::Trashes,
        "catches" => Deed::CatchesUp,
        "gets" => Deed::Fares(Fate::Delivered),
        "reads" => Deed::Fares(Fate::Read),
        "misses" => Deed::Fares(Fate::Failed(failure(rest))),
        _ => return Err(wrong(verb, Why::Verb)),
    };
    let ago = if is_later { -ago } else { ago };
    let Scene { place, conversation, .. } = last;
    Ok(Scene { line, ago, place: *place, conversation: Rc::clone(conversation), who: who.to_owned(), deed })
}

/// Returns why somebody misses a message: of `it: too late` what stands behind the colon.
fn failure(rest: &str) -> Failure {
    match rest.split_once(": ").map_or("", |it| it.1).trim() {
        "too late" => Failure::TooLate,
        "no such address" => Failure::NoSuchAddress,
        "blocked" => Failure::Blocked,
        said => Failure::Said(said.to_owned()),
    }
}

fn split(text: &str) -> (&str, &str) {
    text.split_once(' ').unwrap_or((text, ""))
}

/// Returns the minutes of `25m`, `3h`, `2d` or `in 5m`; the last are below zero.
pub fn minutes(ago: &str) -> Option<i64> {
    if let Some(ahead) = ago.strip_prefix("in ") {
        return minutes(ahead).map(|it| -it);
    }
    let (number, unit) = ago.split_at_checked(ago.len().checked_sub(1)?)?;
    let unit = match unit {
        "m" => 1,
        "h" => 60,
        "d" => 24 * 60,
        _ => return None,
    };
    small(number).map(|it| it * unit)
}

/// Reads a number that times can be reckoned with.
fn small(number: &str) -> Option<i64> {
    number.parse().ok().filter(|it| (0..10_000_000).contains(it))
}
