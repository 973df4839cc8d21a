//! Finding by subject and party: what a search shows until the search worker has answered.

use crate::model::letters::fold;
use crate::model::{ConversationId, Mailbox, PersonId, State};

/// Returns the conversations that a person may see whose subject, party or snippet has all words,
/// newest first.
pub fn found(state: &State, person: PersonId, query: &str) -> Vec<ConversationId> {
    let words = words(query);
    if words.is_empty() {
        return Vec::new();
    }
    let mut found = state.sorted(person, Mailbox::All, &state.mailbox(person, Mailbox::All)).ids;
    found.retain(|it| has_all(state, *it, &words));
    found
}

/// Returns the same and what else was found while there may be more: what the state knows is not taken away again.
pub fn found_so_far(
    state: &State,
    person: PersonId,
    query: &str,
    hits: &[ConversationId],
) -> Vec<ConversationId> {
    let known = found(state, person, query);
    let all = known.iter().chain(hits).map(|it| it.0).collect();
    state.sorted(person, Mailbox::All, &all).ids
}

/// Returns the words of a query, as they are compared: without case and accents.
pub fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(fold).collect()
}

/// Tells whether a row has all words.
pub fn has_all(state: &State, it: ConversationId, words: &[String]) -> bool {
    let all = &state.conversations;
    holds_all(&[all.party(it), all.subject(it), all.snippet(it)].join("\n"), words)
}

/// Tells whether a text has all words.
pub fn holds_all(text: &str, words: &[String]) -> bool {
    let text = fold(text);
    words.iter().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_make_no_difference() {
        for (text, typed) in [
            ("Jörg Müller", "muller"),
            ("Jorg Muller", "MÜLLER jörg"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("Zoe\u{308}", "zoë"),
        ] {
            assert!(holds_all(text, &words(typed)), "{text}: {typed}");
        }
        assert!(!holds_all("Jörg Müller", &words("muller kim")));
    }
}
