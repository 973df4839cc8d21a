//! Finding by subject and party: what a search shows until the search worker has answered.

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

/// Returns the words of a query, in lower case.
pub fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(str::to_lowercase).collect()
}

/// Tells whether a row has all words.
pub fn has_all(state: &State, it: ConversationId, words: &[String]) -> bool {
    let all = &state.conversations;
    holds_all(&[all.party(it), all.subject(it), all.snippet(it)].join("\n"), words)
}

/// Tells whether a text has all words.
pub fn holds_all(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    words.iter().all(|word| text.contains(word))
}
