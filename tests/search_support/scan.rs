//! Search as it is meant, letter by letter: every text is looked through from its start.

use std::collections::{BTreeMap, BTreeSet};

use team_inbox::model::query::{Field, Term};
use team_inbox::model::{
    Arrived, Change, ConversationId, DraftKey, Event, MessageId, Operation, Party, PersonId, Time,
};
use team_inbox::work::search::Within;

/// Everything that was written.
#[derive(Default)]
pub struct Scan {
    documents: Vec<Document>,
    activity: BTreeMap<ConversationId, Time>,
    drafts: BTreeMap<(PersonId, DraftKey), String>,
    merged: BTreeMap<ConversationId, ConversationId>,
}

struct Document {
    conversation: ConversationId,
    message: Option<MessageId>,
    /// Subject, author, recipients and text.
    fields: [String; 4],
}

impl Scan {
    /// Reads an entry of the journal.
    pub fn read(&mut self, operation: &Operation, text: &str) {
        for event in &operation.events {
            match event {
                Event::Arrived(it) => self.arrived(it, it.text.as_deref().unwrap_or(text)),
                Event::Commented { conversation, text, .. } => {
                    let fields = [String::new(), String::new(), String::new(), text.clone()];
                    self.add(operation.at, Document { conversation: *conversation, message: None, fields });
                }
                Event::Uncommented { conversation, .. } => {
                    let is_comment = |it: &Document| it.conversation == *conversation && it.message.is_none();
                    if let Some(at) = self.documents.iter().rposition(is_comment) {
                        self.documents.remove(at);
                    }
                }
                Event::Retracted { message, .. } => {
                    self.documents.retain(|it| it.message != Some(*message));
                }
                Event::Erased { conversation, .. } => {
                    self.documents.retain(|it| it.conversation != *conversation);
                    self.drafts.retain(|it, _| it.1 != DraftKey::Reply(*conversation));
                }
                Event::Drafted { author, key, after, .. } => {
                    self.drafts.remove(&(*author, *key));
                    self.drafts.extend(after.iter().map(|it| ((*author, *key), it.text.clone())));
                }
                Event::Changed(it) => {
                    for change in &it.changes {
                        self.changed(it.conversation, change);
                    }
                }
                _ => {}
            }
        }
    }

    fn arrived(&mut self, it: &Arrived, text: &str) {
        let party = |it: &Party| format!("{} {}", it.name, it.address).trim().to_owned();
        let to: Vec<_> = it.header.to.iter().map(party).collect();
        let fields = [it.header.subject.clone(), party(&it.header.from), to.join(" "), text.to_owned()];
        self.add(it.at, Document { conversation: it.conversation, message: Some(it.message), fields });
    }

    fn add(&mut self, at: Time, document: Document) {
        let activity = self.activity.entry(document.conversation).or_insert(at);
        *activity = at.max(*activity);
        self.documents.push(document);
    }

    fn changed(&mut self, it: ConversationId, change: &Change) {
        let Change::Merged(_, into) = change else { return };
        self.merged.remove(&it);
        if let Some(into) = into {
            self.merged.insert(it, *into);
            let latest = self.activity[&it].max(self.activity[into]);
            self.activity.insert(*into, latest);
        }
    }

    /// Returns which conversations hold all terms, newest first, and where the first term is.
    pub fn search(
        &self,
        terms: &[Term],
        without: &[Term],
        me: PersonId,
        among: &BTreeSet<ConversationId>,
    ) -> Vec<(ConversationId, Within)> {
        let mut all: Vec<_> = self.activity.iter().filter(|it| among.contains(it.0)).collect();
        all.sort_by_key(|(it, at)| std::cmp::Reverse((**at, **it)));
        let found = all.into_iter().filter_map(|(it, _)| {
            let places: Option<Vec<_>> = terms.iter().map(|term| self.place(*it, term, me)).collect();
            if without.iter().any(|term| self.place_with_merged(*it, term).is_some()) {
                return None;
            }
            // Where nothing is wanted, what is left is shown by its subject.
            let shown = places?.first().copied().or((!without.is_empty()).then_some(Within::Subject))?;
            Some((*it, shown))
        });
        found.collect()
    }

    fn place(&self, it: ConversationId, term: &Term, me: PersonId) -> Option<Within> {
        let draft = self.drafts.get(&(me, DraftKey::Reply(it)));
        let all = || std::iter::successors(Some(term), |it| it.or.as_deref());
        let in_draft = |term: &Term| {
            (term.field == Field::Any && stands_in(draft?, &term.text)).then_some(Within::Draft)
        };
        all().find_map(|term| self.place_with_merged(it, term)).or_else(|| all().find_map(in_draft))
    }

    fn place_with_merged(&self, it: ConversationId, term: &Term) -> Option<Within> {
        let mut own = self.documents.iter().filter(|document| document.conversation == it);
        own.find_map(|it| it.place(term)).or_else(|| {
            let members = self.merged.iter().filter(|(_, into)| **into == it);
            members.map(|it| *it.0).find_map(|it| self.place_with_merged(it, term))
        })
    }
}

impl Document {
    fn place(&self, term: &Term) -> Option<Within> {
        let fields = match term.field {
            Field::Any => 0..4,
            Field::Subject => 0..1,
            Field::From => 1..2,
            Field::To => 2..3,
            // Sizes are no letters.
            Field::Larger => 0..0,
        };
        let at = fields.into_iter().find(|it| stands_in(&self.fields[*it], &term.text))?;
        Some(match at {
            _ if self.message.is_none() => Within::Comment,
            0 => Within::Subject,
            3 => Within::Body,
            _ => Within::People,
        })
    }
}

/// Tells whether a word of the text begins so. In scripts that put no space between words, any place
/// will do, and so it does for what is as long as a word, or three digits of a number.
fn stands_in(text: &str, wanted: &str) -> bool {
    let letters = |it: &str| it.chars().flat_map(folded).collect::<Vec<char>>();
    let (text, wanted) = (letters(text), letters(wanted));
    let is_word =
        |c: &char| c.is_alphanumeric() && (*c < '\u{0e00}' || ('\u{1e00}'..='\u{1fff}').contains(c));
    let word = wanted.iter().take_while(|it| is_word(it)).count();
    let is_within = word >= 5 || word >= 3 && wanted[..word].iter().all(char::is_ascii_digit);
    (0..text.len()).filter(|it| text[*it..].starts_with(&wanted)).any(|it| {
        let before = it.checked_sub(1).map(|it| &text[it]);
        is_within || !(is_word(&text[it]) && before.is_some_and(is_word))
    })
}

/// A letter without its case and marks, as far as the words of the dice have any.
fn folded(c: char) -> Vec<char> {
    match c {
        'Ü' | 'ü' => vec!['u'],
        'é' | 'É' => vec!['e'],
        'ß' => vec!['s', 's'],
        'İ' => vec!['i'],
        '\u{307}' | '\u{308}' => vec![],
        '\u{212a}' => vec![c],
        c => c.to_lowercase().collect(),
    }
}
