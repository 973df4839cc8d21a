//! The index: follows the journal by number, and is asked.

use std::collections::BTreeMap;

use memchr::memmem::Finder;
use roaring::RoaringBitmap;

use super::block::{Block, bits};
use super::{Found, Hit, Place, Query, find_word, fold, snippet::snippet};
use crate::model::query::{Field, Term};
use crate::model::{
    Arrived, Change, Changed, ConversationId, DraftKey, Event, Operation, Party, PersonId, Seq, Time,
};

/// No further document.
const NONE: u32 = u32::MAX;
/// So many recipients can be searched for.
const RECIPIENTS: usize = 50;

/// Everything that can be found, as of an entry of the journal.
pub struct Index {
    seq: Seq,
    blocks: Vec<Block>,
    documents: Vec<Document>,
    conversations: Vec<Row>,
    newest_first: Vec<u32>,
    is_sorted: bool,
    /// The documents of messages, by number.
    messages: Vec<u32>,
    drafts: BTreeMap<(PersonId, DraftKey), String>,
    /// Conversations and what they were merged into.
    merged: BTreeMap<ConversationId, ConversationId>,
}

/// A message or a comment: `subject \n from \n to \n text`, in one block.
struct Document {
    block: u32,
    start: u32,
    /// Where subject, author, recipients and text end.
    ends: [u32; 4],
    is_comment: bool,
    is_gone: bool,
    /// The next document of the same conversation.
    next: u32,
}

struct Row {
    first: u32,
    last: u32,
    activity: Time,
}

/// A term, ready to be looked for.
struct Wanted {
    field: Field,
    text: String,
    finder: Finder<'static>,
    /// For each block, whether it may hold the term.
    blocks: Vec<bool>,
}

impl Default for Index {
    fn default() -> Self {
        Self {
            seq: Seq::default(),
            blocks: vec![Block::default()],
            documents: Vec::new(),
            conversations: Vec::new(),
            newest_first: Vec::new(),
            is_sorted: true,
            messages: Vec::new(),
            drafts: BTreeMap::new(),
            merged: BTreeMap::new(),
        }
    }
}

impl Index {
    /// Returns the last entry of the journal that was read.
    pub const fn seq(&self) -> Seq {
        self.seq
    }

    /// Returns how many bytes the text takes.
    pub fn size(&self) -> usize {
        self.blocks.iter().map(Block::size).sum::<usize>()
            + self.documents.len() * size_of::<Document>()
            + self.conversations.len() * size_of::<Row>()
    }

    /// Reads an entry of the journal; `text_of` knows the text of a message that came from a file.
    pub fn read<'a>(
        &mut self,
        seq: Seq,
        operation: &Operation,
        text_of: impl Fn(&Arrived) -> Option<&'a str>,
    ) {
        self.seq = seq;
        for event in &operation.events {
            match event {
                Event::Arrived(it) => {
                    let text = it.text.as_deref().or_else(|| text_of(it)).unwrap_or_default();
                    self.arrived(it, text);
                }
                Event::Commented { conversation, text, .. }
                | Event::RuleCommented { conversation, text, .. } => {
                    self.add(*conversation, operation.at, ["", "", "", text], true);
                }
                Event::Retracted { message, .. } => {
                    let document = self.messages.get(message.index());
                    if let Some(document) = document.and_then(|it| self.documents.get_mut(*it as usize)) {
                        document.is_gone = true;
                    }
                }
                Event::Changed(it) => self.changed(it),
                Event::Erased { conversation, .. } => self.erased(*conversation),
                Event::Uncommented { conversation, .. } => self.uncommented(*conversation),
                Event::Drafted { author, key, after, .. } => {
                    let text = after.as_ref().map(|it| format!("{} {} {}", it.subject, it.to, it.text));
                    match text {
                        Some(text) => drop(self.drafts.insert((*author, *key), one_line(&text))),
                        None => drop(self.drafts.remove(&(*author, *key))),
                    }
                }
                _ => {}
            }
        }
    }

    /// What is deleted for ever is not found, by nobody.
    fn erased(&mut self, it: ConversationId) {
        self.drafts.retain(|whose, _| whose.1 != DraftKey::Reply(it));
        let mut next = self.conversations.get(it.index()).map_or(NONE, |it| it.first);
        while let Some(document) = self.documents.get_mut(next as usize) {
            document.is_gone = true;
            next = document.next;
        }
    }

    fn changed(&mut self, it: &Changed) {
        for change in &it.changes {
            match change {
                Change::Merged(_, Some(into)) => {
                    self.merged.insert(it.conversation, *into);
                    let activity =
                        |of: ConversationId| self.conversations.get(of.index()).map(|it| it.activity);
                    let latest = activity(it.conversation).max(activity(*into));
                    if let (Some(row), Some(at)) = (self.conversations.get_mut(into.index()), latest) {
                        row.activity = at;
                        self.is_sorted = false;
                    }
                }
                Change::Merged(_, None) => drop(self.merged.remove(&it.conversation)),
                _ => {}
            }
        }
    }

    fn arrived(&mut self, it: &Arrived, text: &str) {
        let header = &it.header;
        let recipients = header.to.iter().chain(&header.cc).take(RECIPIENTS);
        let to = recipients.map(party).collect::<Vec<_>>().join(" ");
        let from = party(&header.from);
        let text = if it.text.is_some() { one_line(text) } else { text.to_owned() };
        let fields = [&header.subject, &from, &to, &text].map(String::as_str);
        let document = self.add(it.conversation, it.at, fields, false);
        self.messages.resize(self.messages.len().max(it.message.index() + 1), NONE);
        self.messages[it.message.index()] = document;
    }

    /// The last comment was taken back.
    fn uncommented(&mut self, conversation: ConversationId) {
        let mut next = self.conversations.get(conversation.index()).map_or(NONE, |it| it.first);
        let mut last = None;
        while let Some(document) = self.documents.get(next as usize) {
            if document.is_comment && !document.is_gone {
                last = Some(next);
            }
            next = document.next;
        }
        if let Some(last) = last {
            self.documents[last as usize].is_gone = true;
        }
    }

    fn add(&mut self, conversation: ConversationId, at: Time, fields: [&str; 4], is_comment: bool) -> u32 {
        if self.blocks.last().is_none_or(Block::is_full) {
            self.blocks.push(Block::default());
        }
        let number = (self.blocks.len() - 1) as u32;
        let whole = fields.join("\n");
        let start = self.blocks.last_mut().map_or(0, |it| it.add(&whole));
        let mut end = start;
        let ends = fields.map(|it| {
            let here = end + it.len() as u32;
            end = here + 1;
            here
        });
        let document = self.documents.len() as u32;
        self.documents.push(Document { block: number, start, ends, is_comment, is_gone: false, next: NONE });
        self.link(conversation, document, at);
        document
    }

    fn link(&mut self, conversation: ConversationId, document: u32, at: Time) {
        while self.conversations.len() <= conversation.index() {
            self.newest_first.push(self.conversations.len() as u32);
            self.conversations.push(Row { first: NONE, last: NONE, activity: Time::default() });
        }
        let row = &mut self.conversations[conversation.index()];
        if row.first == NONE {
            row.first = document;
        } else {
            self.documents[row.last as usize].next = document;
        }
        row.last = document;
        row.activity = row.activity.max(at);
        self.is_sorted = false;
    }

    /// Returns what is found. An empty search finds nothing.
    pub fn search(&mut self, query: &Query) -> Found {
        let behind = self.seq < query.upto;
        let among = RoaringBitmap::deserialize_from(query.among.as_slice()).unwrap_or_default();
        let wanted: Vec<_> = query.terms.iter().map(|it| self.wanted(it)).collect();
        let mut found = Found { behind, ..Found::default() };
        if wanted.is_empty() {
            return found;
        }
        self.sort();
        for number in &self.newest_first {
            let conversation = ConversationId(*number);
            if !among.contains(*number) {
                continue;
            }
            if let Some(hit) = self.hit(conversation, &wanted, query.me) {
                if found.hits.len() >= query.limit as usize {
                    found.more = true;
                    break;
                }
                found.hits.push(hit);
            }
        }
        found
    }

    fn sort(&mut self) {
        if !self.is_sorted {
            let Self { newest_first, conversations, .. } = self;
            newest_first.sort_by_key(|it| std::cmp::Reverse((conversations[*it as usize].activity, *it)));
            self.is_sorted = true;
        }
    }

    fn wanted(&self, term: &Term) -> Wanted {
        let text = fold(&term.text);
        let bits = bits(&text);
        Wanted {
            field: term.field,
            finder: Finder::new(text.as_bytes()).into_owned(),
            blocks: self.blocks.iter().map(|it| it.may_hold(&bits)).collect(),
            text,
        }
    }

    /// Returns where a conversation matches, if every term is somewhere in it.
    fn hit(&self, conversation: ConversationId, wanted: &[Wanted], me: PersonId) -> Option<Hit> {
        let draft = self.drafts.get(&(me, DraftKey::Reply(conversation)));
        let mut first = None;
        for term in wanted {
            let place = self.place(conversation, term).or_else(|| in_draft(draft?, term))?;
            first = first.or(Some(place));
        }
        let (place, text, at) = first?;
        let words: Vec<_> = wanted.iter().map(|it| it.text.as_str()).collect();
        let (snippet, marks) = snippet(text, at, &words);
        Some(Hit { conversation, place, snippet, marks })
    }

    /// Returns the place, its text and where in it a term stands, of the first that holds it: in a
    /// conversation, or in one that was merged into it.
    fn place(&self, conversation: ConversationId, term: &Wanted) -> Option<(Place, &str, usize)> {
        self.own_place(conversation, term).or_else(|| {
            let members = self.merged.iter().filter(|(_, into)| **into == conversation);
            members.map(|it| *it.0).find_map(|it| self.place(it, term))
        })
    }

    fn own_place(&self, conversation: ConversationId, term: &Wanted) -> Option<(Place, &str, usize)> {
        let mut next = self.conversations.get(conversation.index())?.first;
        while let Some(document) = self.documents.get(next as usize) {
            next = document.next;
            if document.is_gone || !term.blocks[document.block as usize] {
                continue;
            }
            if let Some(place) = self.place_in(document, term) {
                return Some(place);
            }
        }
        None
    }

    fn place_in(&self, document: &Document, term: &Wanted) -> Option<(Place, &str, usize)> {
        let [subject, from, to, text] = document.ends;
        let (start, end) = match term.field {
            Field::Any => (document.start, text),
            Field::Subject => (document.start, subject),
            Field::From => (subject + 1, from),
            Field::To => (from + 1, to),
        };
        let block = self.blocks.get(document.block as usize)?;
        let at = start + find_word(&fold(block.text(start, end)), &term.finder)? as u32;
        let (place, start, end) = match at {
            _ if document.is_comment => (Place::Comment, to + 1, text),
            at if at <= subject => (Place::Subject, document.start, subject),
            at if at <= from => (Place::People, subject + 1, from),
            at if at <= to => (Place::People, from + 1, to),
            _ => (Place::Body, to + 1, text),
        };
        Some((place, block.text(start, end), at.saturating_sub(start) as usize))
    }
}

fn in_draft<'a>(draft: &'a str, term: &Wanted) -> Option<(Place, &'a str, usize)> {
    let fits = term.field == Field::Any;
    let at = fits.then(|| find_word(&fold(draft), &term.finder)).flatten()?;
    Some((Place::Draft, draft, at))
}

fn party(it: &Party) -> String {
    format!("{} {}", it.name, it.address).trim().to_owned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::model::query::Search;
    use crate::model::{Act, Actor, Header, MessageId};

    fn operation(at: i64, event: Event) -> Operation {
        let (id, actor, act) = (Uuid::nil(), Actor::Outside, Act::Receive);
        Operation { id, at: Time(at), actor, act, events: vec![event] }
    }

    fn arrived(conversation: u32, at: i64, from: &str, subject: &str) -> Event {
        let header = Header {
            from: Party { name: from.to_owned(), address: format!("{}@x.example", from.to_lowercase()) },
            to: vec![Party::bare("list@apache.org")],
            subject: subject.to_owned(),
            ..Header::default()
        };
        Event::Arrived(Box::new(Arrived {
            message: MessageId(at as u32),
            conversation: ConversationId(conversation),
            at: Time(at),
            header,
            ..Arrived::default()
        }))
    }

    /// Conversations 0, 1 and 2, the last being the newest.
    fn index() -> Index {
        let mut index = Index::default();
        let mail = [
            (0, "Ann", "Refund please", "My order never came. Ünal signed for it."),
            (1, "Ben", "Build broken", "The refunder fails with OutOfMemory."),
            (2, "Cleo", "Lunch", "Who brings the order? 日本語のテキスト"),
        ];
        for (nth, (conversation, from, subject, text)) in mail.into_iter().enumerate() {
            let event = arrived(conversation, nth as i64 + 1, from, subject);
            index.read(Seq(nth as u32 + 1), &operation(nth as i64 + 1, event), |_| Some(text));
        }
        index
    }

    fn ask(index: &mut Index, typed: &str, me: u16, among: &[u32]) -> Found {
        let mut bytes = Vec::new();
        among.iter().copied().collect::<RoaringBitmap>().serialize_into(&mut bytes).unwrap();
        let terms = Search::parse(typed).terms;
        index.search(&Query { terms, me: PersonId(me), among: bytes, limit: 2, upto: Seq(3) })
    }

    fn ids(index: &mut Index, typed: &str) -> Vec<u32> {
        ask(index, typed, 0, &[0, 1, 2]).hits.iter().map(|it| it.conversation.0).collect()
    }

    #[test]
    fn words_are_found_at_their_start_newest_first() {
        let mut index = index();
        assert_eq!(ids(&mut index, "order"), [2, 0]);
        assert_eq!(ids(&mut index, "refund"), [1, 0]);
        assert_eq!(ids(&mut index, "fund"), [] as [u32; 0]);
        assert_eq!(ids(&mut index, "ORDER lunch"), [2]);
        assert_eq!(ids(&mut index, "order build"), [] as [u32; 0]);
        assert_eq!(ids(&mut index, "\"order never\""), [0]);
        assert_eq!(ids(&mut index, "ünal"), [0]);
        assert_eq!(ids(&mut index, "テキスト"), [2]);
    }

    #[test]
    fn fields_are_told_apart() {
        let mut index = index();
        assert_eq!(ids(&mut index, "subject:refund"), [0]);
        assert_eq!(ids(&mut index, "from:ben"), [1]);
        assert_eq!(ids(&mut index, "to:ben"), [] as [u32; 0]);
        let hits = ask(&mut index, "apache", 0, &[0, 1, 2]);
        assert_eq!((hits.hits.len(), hits.more), (2, true));
        assert_eq!(hits.hits[0].place, Place::People);
    }

    #[test]
    fn nothing_is_found_that_may_not_be() {
        let mut index = index();
        let found = ask(&mut index, "order", 0, &[1]);
        assert_eq!(found, Found::default());
    }

    #[test]
    fn a_hit_says_where_and_shows_it() {
        let mut index = index();
        let hit = ask(&mut index, "order", 0, &[0]).hits.remove(0);
        assert_eq!((hit.place, hit.marks.len()), (Place::Body, 1));
        let (from, to) = hit.marks[0];
        assert_eq!(&hit.snippet[from as usize..to as usize], "order");
        let subject = ask(&mut index, "lunch", 0, &[2]).hits.remove(0);
        assert_eq!((subject.place, subject.snippet.as_str()), (Place::Subject, "Lunch"));
    }

    #[test]
    fn drafts_are_found_by_their_author_alone_and_comments_by_all() {
        let mut index = index();
        let key = DraftKey::Reply(ConversationId(1));
        let text = crate::model::DraftText { text: "secretly".to_owned(), ..Default::default() };
        let draft = |after| Event::Drafted { author: PersonId(7), key, before: None, after };
        index.read(Seq(4), &operation(4, draft(Some(Box::new(text)))), |_| None);
        assert_eq!(ask(&mut index, "secretly", 7, &[0, 1, 2]).hits[0].place, Place::Draft);
        assert!(ask(&mut index, "secretly", 0, &[0, 1, 2]).hits.is_empty());
        index.read(Seq(5), &operation(5, draft(None)), |_| None);
        assert!(ask(&mut index, "secretly", 7, &[0, 1, 2]).hits.is_empty());
        let (conversation, author) = (ConversationId(0), PersonId(7));
        let comment = Event::Commented {
            conversation,
            author,
            text: "ask the carrier".to_owned(),
            before: Default::default(),
            prior: Seq(0),
        };
        index.read(Seq(6), &operation(9, comment), |_| None);
        assert_eq!(ask(&mut index, "carrier", 0, &[0]).hits[0].place, Place::Comment);
        assert_eq!(ids(&mut index, "order"), [0, 2], "a comment moves it to the top");
    }

    #[test]
    fn what_is_not_read_yet_is_said() {
        let mut index = index();
        let mut query =
            Query { terms: Vec::new(), me: PersonId(0), among: Vec::new(), limit: 1, upto: Seq(3) };
        assert!(!index.search(&query).behind);
        query.upto = Seq(4);
        assert!(index.search(&query).behind);
    }

    #[test]
    fn rare_words_are_found_among_many_blocks() {
        let mut index = Index::default();
        let text = "the quick brown fox jumps over the lazy dog again and again ".repeat(40);
        for nth in 0..400 {
            let text = if nth == 123 { format!("{text} xylophone") } else { text.clone() };
            let event = arrived(nth, i64::from(nth) + 1, "Ann", "Fox");
            index.read(Seq(nth + 1), &operation(i64::from(nth) + 1, event), |_| Some(&text));
        }
        assert!(index.blocks.len() > 10);
        let all: Vec<_> = (0..400).collect();
        let found = ask(&mut index, "xylophone", 0, &all);
        assert_eq!(found.hits.iter().map(|it| it.conversation.0).collect::<Vec<_>>(), [123]);
        assert!(index.size() < 400 * 3000 * 2);
    }
}
