//! The index is asked: conversations are looked at newest first, until there are enough.

use std::cell::OnceCell;
use std::ops::Range;

use roaring::RoaringBitmap;

use super::fold::{fold, start_of};
use super::index::{Document, Index};
use super::packed::{Part, parts};
use super::texts::{FIELDS, Text, Texts, place};
use super::{Found, Hit, Needle, Query, Within, snippet::snippet};
use crate::model::query::{Field, Term};
use crate::model::{ConversationId, DraftKey, PersonId};

/// A term, ready to be looked for.
struct Wanted {
    field: Field,
    needle: Needle,
    parts: Vec<Part>,
    /// For each packed block, which of its texts have all parts: found out when it is first asked.
    having: Vec<OnceCell<Vec<bool>>>,
}

/// Where a term was found.
struct Spot {
    place: Within,
    /// The field it stands in.
    text: String,
    at: usize,
}

impl Index {
    /// Returns what is found. An empty search finds nothing.
    pub fn search(&mut self, query: &Query) -> Found {
        let behind = self.seq() < query.upto;
        let among = RoaringBitmap::deserialize_from(query.among.as_slice()).unwrap_or_default();
        let wanted: Vec<_> = query.terms.iter().map(|it| Wanted::new(it, &self.texts)).collect();
        let mut found = Found { behind, ..Found::default() };
        if wanted.is_empty() {
            return found;
        }
        self.sort();
        for conversation in self.newest_first() {
            if !among.contains(conversation.0) {
                continue;
            }
            if let Some(hit) = self.hit(*conversation, &wanted, query.me) {
                if found.hits.len() >= query.limit as usize {
                    found.more = true;
                    break;
                }
                found.hits.push(hit);
            }
        }
        found
    }

    /// Returns where a conversation matches, if every term is somewhere in it.
    fn hit(&self, conversation: ConversationId, wanted: &[Wanted], me: PersonId) -> Option<Hit> {
        let draft = self.drafts.get(&(me, DraftKey::Reply(conversation)));
        // No text is unpacked before it is clear that no term is missing.
        if draft.is_none() && !wanted.iter().all(|it| self.may_hold(conversation, it)) {
            return None;
        }
        let mut first = None;
        for term in wanted {
            let spot = self.spot(conversation, term).or_else(|| term.in_draft(draft?))?;
            first = first.or(Some(spot));
        }
        let Spot { place, text, at } = first?;
        let needles: Vec<_> = wanted.iter().map(|it| &it.needle).collect();
        let (snippet, marks) = snippet(&text, at, &needles);
        Some(Hit { conversation, place, snippet, marks })
    }

    fn may_hold(&self, conversation: ConversationId, term: &Wanted) -> bool {
        self.each_document(conversation, &mut |number, _| term.may_be_in(&self.texts, number).then_some(()))
            .is_some()
    }

    /// Returns where a term stands first.
    fn spot(&self, conversation: ConversationId, term: &Wanted) -> Option<Spot> {
        self.each_document(conversation, &mut |number, document| {
            if !term.may_be_in(&self.texts, number) {
                return None;
            }
            let text = self.texts.get(number, term.fields())?;
            term.in_text(&text, document)
        })
    }
}

impl Wanted {
    fn new(term: &Term, texts: &Texts) -> Self {
        let needle = Needle::new(&term.text);
        Self {
            field: term.field,
            parts: parts(&needle.text, needle.within),
            having: texts.packed().iter().map(|_| OnceCell::new()).collect(),
            needle,
        }
    }

    fn may_be_in(&self, texts: &Texts, number: u32) -> bool {
        let (block, nth) = place(number);
        let Some(known) = self.having.get(block) else { return true };
        known.get_or_init(|| texts.packed()[block].having(&self.parts))[nth]
    }

    /// Returns how many fields of a text must be read.
    const fn fields(&self) -> usize {
        match self.field {
            Field::Any => FIELDS,
            Field::Subject => 1,
            Field::From => 2,
            Field::To => 3,
        }
    }

    fn in_text(&self, text: &Text, document: &Document) -> Option<Spot> {
        let range = match self.field {
            Field::Any => 0..text.range(FIELDS - 1).end,
            _ => text.range(self.fields() - 1),
        };
        let part = text.part(&range);
        let at = range.start + start_of(part, self.needle.find(&fold(part))?);
        let (place, field) = match text.field_at(at) {
            _ if document.is_comment => (Within::Comment, FIELDS - 1),
            0 => (Within::Subject, 0),
            field if field == FIELDS - 1 => (Within::Body, field),
            field => (Within::People, field),
        };
        let Range { start, end } = text.range(field);
        Some(Spot { place, text: text.part(&(start..end)).to_owned(), at: at.saturating_sub(start) })
    }

    fn in_draft(&self, draft: &str) -> Option<Spot> {
        let fits = self.field == Field::Any;
        let at = fits.then(|| self.needle.find(&fold(draft))).flatten()?;
        Some(Spot { place: Within::Draft, text: draft.to_owned(), at: start_of(draft, at) })
    }
}
