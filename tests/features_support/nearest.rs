//! What to say of a step that cannot be read: the phrases that come nearest.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::Outcome;
use super::phrases::{all_phrases, is_phrase, meant_by_braces};

/// What somebody may say, and the phrase that they should be told of first.
const EXAMPLES: &[(&str, &str)] = &[
    (r#""Printer" is archived by Ben"#, "{actor} archives {conversations} from {mailbox}"),
    (r#"Ben archives "Printer""#, "{actor} archives {conversations} from {mailbox}"),
    (r#"Ben snoozes "Printer""#, "{actor} snoozes {conversations} {for how long}"),
    (r#"Ben merges "Printer" with "Toner""#, "{actor} merges {conversations} into {conversation}"),
    (r#"Ben comments "Look" on "Printer""#, "{actor} comments on {conversation}: {name}"),
];

/// Fails unless the examples are told of the phrases that they should be told of.
pub fn check() -> Outcome {
    for (said, wanted) in EXAMPLES {
        let told = unknown(said);
        if is_phrase(said) || told.lines().nth(2).map(str::trim) != Some(*wanted) {
            return Err(format!("“{said}” should be told of “{wanted}” first: {told}"));
        }
    }
    Ok(())
}

/// Returns what to say of a step that is no phrase: those that come nearest, and what may stand in
/// the braces of the first one.
pub fn unknown(step: &str) -> String {
    let wanted = words(&active(step));
    let mut near: Vec<_> = all_phrases().map(|it| (distance(&wanted, &words(it)), it)).collect();
    near.sort_by_key(|it| it.0);
    let phrases: Vec<_> = near.iter().take(3).map(|it| format!("  {}", it.1)).collect();
    let braces = near.first().map(|it| meant_by_braces(it.1)).unwrap_or_default();
    format!(
        "there is no such phrase: “{step}”\nThe nearest are:\n{}\n{braces}All of them stand in tests/features/README.md.",
        phrases.join("\n")
    )
}

/// Returns *Ben archives "Printer"* for *"Printer" is archived by Ben*: phrases are in the active voice.
fn active(step: &str) -> Cow<'_, str> {
    static PASSIVE: LazyLock<Regex> = LazyLock::new(|| {
        let passive = r#"^("[^"]*".*?) (?:is|are) (\w+?)e?d( .+)? by (\p{Lu}\w*)"#;
        Regex::new(passive).expect("the pattern is a constant")
    });
    PASSIVE.replace(step, "$4 ${2}es $1$3")
}

/// Returns the words of a step or phrase, with a star for whatever may differ: names, texts, numbers.
fn words(text: &str) -> Vec<String> {
    static VARIES: LazyLock<Regex> = LazyLock::new(|| {
        let names = r#""[^"]*"|\{[a-z ]+\}|\d+ \w+"#;
        Regex::new(names).expect("the pattern is a constant")
    });
    let text = VARIES.replace_all(text, "*");
    let choice =
        |it: &str| it.trim_matches(['{', '}', ':', ',']).split('|').next().unwrap_or_default().to_owned();
    let mut words: Vec<_> = text.split_whitespace().map(choice).collect();
    for (at, word) in words.iter_mut().enumerate() {
        let is_name = word.starts_with(char::is_uppercase) && (at == 0 || !word.contains("Inbox"));
        if is_name {
            "*".clone_into(word);
        }
    }
    words.dedup_by(|next, it| next == "*" && it == "*");
    words
}

/// Returns how far a text is from a phrase: a word that is left out counts least, another word most.
fn distance(one: &[String], other: &[String]) -> usize {
    let cost = |one: &str, other: &str| match () {
        () if one == other => 0,
        () if one.get(..3).is_some_and(|it| other.starts_with(it)) => 1,
        () => 3,
    };
    let mut row: Vec<_> = (0..=other.len()).collect();
    for (at, word) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (at + 1) * 2;
        for (place, wanted) in other.iter().enumerate() {
            let replaced = diagonal + cost(word, wanted);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(row[place] + 1).min(diagonal + 2);
        }
    }
    row[other.len()]
}
