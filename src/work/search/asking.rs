//! The index is asked: conversations are looked at newest first, until there are enough.

use std::cell::OnceCell;
use std::ops::Range;

use roaring::RoaringBitmap;

use super::index::{Document, Index};
use super::packed::{Part, parts};
use super::texts::{FIELDS, Text, Texts, place};
use super::{Found, Hit, Needle, Query, Within, snippet::snippet};
use crate::model::letters::{fold, start_of};
use crate::model::query::{Field, Term};
use crate::model::{ConversationId, PersonId};

/// A term, ready to be looked for.
struct Wanted {
    field: Field,
    /// The message is to be larger than so many bytes, whatever it says.
    larger: Option<u64>,
    needle: Needle,
    parts: Vec<Part>,
    /// For each packed block, which of its texts have all parts: found out when it is first asked.
    having: Vec<OnceCell<Vec<bool>>>,
    /// What serves as well.
    or: Option<Box<Wanted>>,
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
        let ready = |terms: &[Term]| terms.iter().map(|it| Wanted::new(it, &self.texts)).collect::<Vec<_>>();
        let (wanted, without) = (ready(&query.terms), ready(&query.without));
        let mut found = Found { behind, ..Found::default() };
        if wanted.is_empty() && without.is_empty() {
            return found;
        }
        self.sort();
        for conversation in self.newest_first() {
            if !among.contains(conversation.0) {
                continue;
            }
            if let Some(hit) = self.hit(*conversation, &wanted, &without, query.me) {
                if found.hits.len() >= query.limit as usize {
                    found.more = true;
                    break;
                }
                found.hits.push(hit);
            }
        }
        found
    }

    /// Returns where a conversation matches, if every term is somewhere in it and none of the others.
    fn hit(
        &self,
        conversation: ConversationId,
        wanted: &[Wanted],
        without: &[Wanted],
        me: PersonId,
    ) -> Option<Hit> {
        let drafts = self.drafts_in(conversation, me);
        // No text is unpacked before it is clear that no term is missing.
        if drafts.is_empty() && !wanted.iter().all(|it| self.may_hold(conversation, it)) {
            return None;
        }
        let mut first = None;
        for term in wanted {
            let in_draft = || drafts.iter().find_map(|it| term.in_draft(it));
            let spot = self.spot(conversation, term).or_else(in_draft)?;
            first = first.or(Some(spot));
        }
        if without.iter().any(|it| self.spot(conversation, it).is_some()) {
            return None;
        }
        // Where nothing is wanted, all that is left is shown by its subject.
        let Spot { place, text, at } = match first {
            Some(it) => it,
            None => self.subject(conversation)?,
        };
        let all = wanted.iter().flat_map(|it| std::iter::successors(Some(it), |it| it.or.as_deref()));
        let needles: Vec<_> = all.filter(|it| it.larger.is_none()).map(|it| &it.needle).collect();
        let (snippet, marks) = snippet(&text, at, &needles);
        Some(Hit { conversation, place, snippet, marks })
    }

    fn may_hold(&self, conversation: ConversationId, term: &Wanted) -> bool {
        let may_be_in = |number, _: &_| term.any(|it| it.may_be_in(&self.texts, number)).then_some(());
        self.each_document(conversation, &mut { may_be_in }).is_some()
    }

    /// Returns where a term, or what serves as well, stands first.
    fn spot(&self, conversation: ConversationId, term: &Wanted) -> Option<Spot> {
        let own = self.each_document(conversation, &mut |number, document| {
            if !term.may_be_in(&self.texts, number) {
                return None;
            }
            let text = self.texts.get(number, term.fields())?;
            term.in_text(&text, document)
        });
        own.or_else(|| self.spot(conversation, term.or.as_deref()?))
    }

    fn subject(&self, conversation: ConversationId) -> Option<Spot> {
        self.each_document(conversation, &mut |number, document| {
            let text = self.texts.get(number, 1).filter(|_| !document.is_comment)?;
            let range = text.range(0);
            Some(Spot { place: Within::Subject, text: text.part(&range).to_owned(), at: 0 })
        })
    }
}

impl Wanted {
    fn new(term: &Term, texts: &Texts) -> Self {
        let needle = Needle::new(&term.text);
        Self {
            field: term.field,
            larger: (term.field == Field::Larger).then(|| term.text.parse().unwrap_or(u64::MAX)),
            parts: parts(&needle.text, needle.within),
            having: texts.packed().iter().map(|_| OnceCell::new()).collect(),
            or: term.or.as_ref().map(|it| Box::new(Self::new(it, texts))),
            needle,
        }
    }

    /// Tells whether something holds of it or of what serves as well.
    fn any(&self, holds: impl Fn(&Self) -> bool) -> bool {
        std::iter::successors(Some(self), |it| it.or.as_deref()).any(holds)
    }

    fn may_be_in(&self, texts: &Texts, number: u32) -> bool {
        let (block, nth) = place(number);
        let Some(known) = self.having.get(block).filter(|_| self.larger.is_none()) else { return true };
        known.get_or_init(|| texts.packed()[block].having(&self.parts))[nth]
    }

    /// Returns how many fields of a text must be read.
    const fn fields(&self) -> usize {
        match self.field {
            Field::Any => FIELDS,
            Field::Subject | Field::Larger => 1,
            Field::From => 2,
            Field::To => 3,
        }
    }

    fn in_text(&self, text: &Text, document: &Document) -> Option<Spot> {
        if let Some(size) = self.larger {
            let subject = || text.part(&text.range(0)).to_owned();
            return (u64::from(document.size) > size).then(|| Spot {
                place: Within::Subject,
                text: subject(),
                at: 0,
            });
        }
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
        let found = fits.then(|| self.needle.find(&fold(draft))).flatten();
        let Some(at) = found else { return self.or.as_ref()?.in_draft(draft) };
        Some(Spot { place: Within::Draft, text: draft.to_owned(), at: start_of(draft, at) })
    }
}
