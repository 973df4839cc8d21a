//! What is said of whom a draft goes to.

use super::parties;
use crate::model::{Arrived, DraftText};

/// Something to know of whom a reply goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It answers an earlier message: whose.
    Earlier(String),
    /// The author wants replies elsewhere: who, and where.
    ReplyTo(String, String),
    /// It goes to a mailing list, and so to everybody on it.
    ToList(String),
    /// The message came through a mailing list, and the reply does not go there.
    NotToList(String),
}

/// Returns what is to be known of whom a draft goes to.
pub fn notes(draft: &DraftText, answered: Option<&Arrived>) -> Vec<Note> {
    let Some(answered) = answered.filter(|it| !it.outgoing) else { return Vec::new() };
    let header = &answered.header;
    let named = |field: &str| parties(field).unwrap_or_default();
    let goes_to: Vec<_> = [&draft.to, &draft.cc, &draft.bcc]
        .into_iter()
        .flat_map(|it| named(it))
        .map(|it| it.address)
        .collect();
    let mut notes = Vec::new();
    let wanted = header.reply_to.iter().find(|it| it.address != header.from.address);
    if let Some(wanted) = wanted.filter(|it| goes_to.contains(&it.address)) {
        notes.push(Note::ReplyTo(header.from.shown().to_owned(), wanted.address.clone()));
    }
    if let Some(list) = header.list.iter().find(|it| goes_to.contains(it)) {
        notes.push(Note::ToList(list.clone()));
    } else if let Some(list) = header.list.first().filter(|_| !goes_to.is_empty()) {
        notes.push(Note::NotToList(list.clone()));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Header, Party};

    #[test]
    fn lists_and_other_places_for_replies_are_labelled() {
        const LIST: &str = "users@list.example";
        let note = |reply_to: &[&str], list: &[&str], to: &str| {
            let header = Header {
                from: Party { name: "Kim".into(), address: "kim@x.example".into() },
                reply_to: reply_to.iter().map(|it| Party::bare(it)).collect(),
                list: list.iter().map(|it| (*it).to_owned()).collect(),
                ..Header::default()
            };
            let draft = DraftText { to: to.into(), ..DraftText::default() };
            notes(&draft, Some(&Arrived { header, ..Arrived::default() }))
        };
        assert_eq!(note(&[], &[LIST], "Kim <kim@x.example>"), [Note::NotToList(LIST.into())]);
        assert_eq!(note(&[], &[LIST], "kim@x.example, users@list.example"), [Note::ToList(LIST.into())]);
        let both = [Note::ReplyTo("Kim".into(), LIST.into()), Note::ToList(LIST.into())];
        assert_eq!(note(&[LIST], &[LIST], LIST), both);
        assert_eq!(note(&[], &[], "kim@x.example"), []);
        assert_eq!(note(&[], &[LIST], ""), [], "a forward");
    }
}
