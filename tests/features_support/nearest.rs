//! What to say of a step that cannot be read: the phrases that come nearest.

use std::sync::LazyLock;

use regex::Regex;

use super::phrases::all_phrases;

/// Returns what to say of a step that is no phrase: those that come nearest.
pub fn unknown(step: &str) -> String {
    let wanted = words(step);
    let mut near: Vec<_> = all_phrases().map(|it| (distance(&wanted, &words(it)), it)).collect();
    near.sort_by_key(|it| it.0);
    let near: Vec<_> = near.iter().take(3).map(|it| format!("  {}", it.1)).collect();
    format!(
        "there is no such phrase: “{step}”\nThe nearest are:\n{}\nAll of them stand in tests/features/README.md.",
        near.join("\n")
    )
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
