//! Message-IDs: how they stand in a header, and which of them a message refers to.

use super::fields::Fields;
use crate::model::message_key;

pub(super) const MAX_REFERENCES: usize = 64;

/// Returns the Message-IDs that a reply to this message refers to, oldest first, the message's
/// own at the end.
pub fn reply_references(raw: &[u8]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let (mut own, mut parent) = (None, None);
    for field in Fields::of(raw) {
        if field.is("References") {
            ids.extend(message_ids(&field.text()).map(str::to_owned));
        } else if field.is("In-Reply-To") {
            parent = answered_ids(&field.text()).pop().map(str::to_owned);
        } else if field.is("Message-ID") {
            own = message_ids(&field.text()).next().map(str::to_owned);
        }
    }
    if ids.is_empty() {
        ids.extend(parent);
    }
    ids.retain(|it| Some(it) != own.as_ref());
    ids.extend(own);
    // The first names the conversation, the last ones its end; the middle may go.
    if ids.len() > MAX_REFERENCES {
        ids.drain(1..=ids.len() - MAX_REFERENCES);
    }
    ids
}

/// What a message refers to: the key of an id, and whether it is an address in lower case.
pub(super) struct Reference {
    pub key: u64,
    pub lower: u64,
}

impl Reference {
    pub fn of(id: &str) -> Self {
        let lower = if id.bytes().any(|it| it.is_ascii_uppercase()) {
            message_key(&id.to_ascii_lowercase())
        } else {
            message_key(id)
        };
        Self { key: message_key(id), lower }
    }
}

/// References from the last to the first, with In-Reply-To behind the last, each once: what a
/// program wrote for threads counts before what it may have written as prose. A very long chain
/// keeps its near end and its first link, which names the conversation.
pub(super) fn nearest_first(parent: Vec<u64>, references: Vec<u64>, own: u64) -> Vec<u64> {
    let first = references.first().copied();
    let mut keys: Vec<u64> = Vec::new();
    let nearest = references.last().copied();
    for key in nearest.into_iter().chain(parent).chain(references.into_iter().rev()) {
        if keys.len() >= MAX_REFERENCES {
            break;
        }
        if key != own && !keys.contains(&key) {
            keys.push(key);
        }
    }
    if let (Some(first), MAX_REFERENCES) = (first, keys.len())
        && first != own
        && !keys.contains(&first)
    {
        keys[MAX_REFERENCES - 1] = first;
    }
    keys
}

/// Returns the ids in a field: what stands in angle brackets, else words with an `@`.
pub(super) fn message_ids(value: &str) -> impl Iterator<Item = &str> {
    let bare = !value.contains('<');
    let mut rest = value;
    let bracketed = std::iter::from_fn(move || {
        let start = rest.find('<')? + 1;
        let len = rest[start..].find('>')?;
        let id = &rest[start..start + len];
        rest = &rest[start + len + 1..];
        // In-Reply-To of old holds prose, and unclosed brackets swallow the next id.
        Some(id.rsplit('<').next().unwrap_or(id).trim())
    });
    let words = value.split_whitespace().filter(move |it| bare && it.contains('@'));
    bracketed.chain(words).filter(|it| !it.is_empty())
}

/// Returns the ids in an In-Reply-To field. Of old it holds prose: `Message from Ben <ben@x.org> of
/// "Mon" <id@x.org>`, where not everything in brackets is an id.
pub(super) fn answered_ids(value: &str) -> Vec<&str> {
    let value = value.trim();
    if !value.contains('<') {
        return Some(value)
            .filter(|it| it.contains('@') && !it.contains(char::is_whitespace))
            .into_iter()
            .collect();
    }
    let mut ids = Vec::new();
    let mut before = 0;
    for id in message_ids(value) {
        let at = id.as_ptr() as usize - value.as_ptr() as usize;
        let prose = value.get(before..at).unwrap_or_default().to_lowercase();
        before = at + id.len();
        if !prose.split_whitespace().any(|it| matches!(it, "from" | "von" | "de" | "by" | "to" | "cc")) {
            ids.push(id);
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_refers_to_the_whole_chain() {
        let raw = b"Message-ID: <c@x>\nReferences: <a@x> <b@x>\nIn-Reply-To: <b@x>\n\n";
        assert_eq!(reply_references(raw), ["a@x", "b@x", "c@x"]);
        assert_eq!(reply_references(b"Message-ID: <c@x>\nIn-Reply-To: <b@x>\n\n"), ["b@x", "c@x"]);
        assert!(reply_references(b"").is_empty());
        assert!(reply_references(b"In-Reply-To: Message from Ben <ben@x.org>\n\n").is_empty());
    }
}
