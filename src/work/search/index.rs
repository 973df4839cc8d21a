//! The index: follows the journal by number.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::texts::{Text, Texts};
use crate::model::{
    Act, Arrived, Change, Changed, CommentEdited, ConversationId, DraftKey, DraftText, Event, Moved,
    Operation, Party, PersonId, Seq, Time,
};

/// No further document.
const NONE: u32 = u32::MAX;
/// So many recipients can be searched for.
const RECIPIENTS: usize = 50;
/// And so many files.
const FILES: usize = 50;

/// Everything that can be found, as of an entry of the journal.
#[derive(Default)]
pub struct Index {
    seq: Seq,
    pub(super) texts: Texts,
    documents: Vec<Document>,
    conversations: Vec<Row>,
    newest_first: Vec<ConversationId>,
    is_unsorted: bool,
    /// The documents of messages, by number.
    messages: Vec<u32>,
    pub(super) drafts: BTreeMap<(PersonId, DraftKey), String>,
    /// Those of answers that everybody may edit who sees the conversation.
    pub(super) shared_drafts: BTreeMap<(ConversationId, PersonId), String>,
    /// The documents of comments, by the entry of the journal that wrote them: a person's first, then those
    /// of rules that it set off.
    comments: BTreeMap<Seq, Vec<u32>>,
    /// Conversations, and what was merged into each.
    merged: BTreeSet<(ConversationId, ConversationId)>,
}

/// A message or a comment, whose text goes by the same number.
pub(super) struct Document {
    pub is_comment: bool,
    /// How many bytes the message is large, with its files; nothing for a comment.
    pub size: u32,
    is_gone: bool,
    /// The next document of the same conversation.
    next: u32,
}

struct Row {
    first: u32,
    last: u32,
    activity: Time,
}

impl Index {
    /// Returns the last entry of the journal that was read.
    pub const fn seq(&self) -> Seq {
        self.seq
    }

    /// Returns how many bytes it takes, but for drafts.
    pub fn size(&self) -> usize {
        self.texts.size()
            + self.documents.capacity() * size_of::<Document>()
            + self.conversations.capacity() * size_of::<Row>()
            + self.newest_first.capacity() * size_of::<ConversationId>()
            + self.messages.capacity() * size_of::<u32>()
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
                    let document = self.add(*conversation, operation.at, ["", "", "", text], true);
                    self.comments.entry(seq).or_default().push(document);
                }
                Event::CommentEdited(it) => self.edited(it),
                Event::Retracted { message, .. } => {
                    let document = self.messages.get(message.index());
                    if let Some(document) = document.and_then(|it| self.documents.get_mut(*it as usize)) {
                        document.is_gone = true;
                    }
                }
                Event::Changed(it) => self.changed(it),
                Event::Moved(it) => self.moved(it),
                Event::Erased { conversation, .. } => self.erased(*conversation),
                Event::Uncommented { .. } => self.uncommented(operation.act),
                Event::Drafted { author, key, after, .. } => {
                    self.drafted((*author, *key), after.as_deref());
                }
                _ => {}
            }
        }
    }

    fn drafted(&mut self, (author, key): (PersonId, DraftKey), after: Option<&DraftText>) {
        self.drafts.remove(&(author, key));
        if let DraftKey::Reply(it) = key {
            self.shared_drafts.remove(&(it, author));
        }
        let Some(draft) = after else { return };
        let text = one_line(&format!("{} {} {}", draft.subject, draft.to, draft.text));
        match key {
            DraftKey::Reply(it) if draft.shared.is_some() => {
                drop(self.shared_drafts.insert((it, author), text))
            }
            _ => drop(self.drafts.insert((author, key), text)),
        }
    }

    /// Returns the drafts of answers that a person may read in a conversation.
    pub(super) fn drafts_in(&self, it: ConversationId, me: PersonId) -> Vec<&str> {
        let own = self.drafts.get(&(me, DraftKey::Reply(it))).into_iter();
        let shared = self.shared_drafts.range((it, PersonId(0))..=(it, PersonId(u16::MAX))).map(|it| it.1);
        own.chain(shared).map(String::as_str).collect()
    }

    /// What is deleted for ever is not found, by nobody.
    fn erased(&mut self, it: ConversationId) {
        self.shared_drafts.retain(|whose, _| whose.0 != it);
        self.drafts.retain(|whose, _| whose.1 != DraftKey::Reply(it));
        let mut next = self.conversations.get(it.index()).map_or(NONE, |it| it.first);
        while let Some(document) = self.documents.get_mut(next as usize) {
            document.is_gone = true;
            next = document.next;
        }
    }

    fn changed(&mut self, it: &Changed) {
        for change in &it.changes {
            if let Change::Merged(_, into) = change {
                self.merged.retain(|(_, member)| *member != it.conversation);
                into.iter().for_each(|into| self.merge(it.conversation, *into));
            }
        }
    }

    /// Messages went into another conversation: their documents go along.
    fn moved(&mut self, it: &Moved) {
        for step in &it.messages {
            let document = self.messages.get(step.message.index()).copied().unwrap_or(NONE);
            if document != NONE {
                self.unlink(step.from, document);
                self.link(step.to, document, it.gained_after.tail.at);
            }
        }
        if let Some(row) = self.conversations.get_mut(it.from.index()) {
            row.activity = it.left_after.tail.at;
        }
    }

    fn unlink(&mut self, conversation: ConversationId, document: u32) {
        let Some(row) = self.conversations.get(conversation.index()) else { return };
        let (mut before, mut at) = (NONE, row.first);
        while at != document {
            let Some(next) = self.documents.get(at as usize).map(|it| it.next) else { return };
            (before, at) = (at, next);
        }
        let next = std::mem::replace(&mut self.documents[document as usize].next, NONE);
        let row = &mut self.conversations[conversation.index()];
        if row.last == document {
            row.last = before;
        }
        match self.documents.get_mut(before as usize) {
            Some(before) => before.next = next,
            None => row.first = next,
        }
    }

    fn merge(&mut self, it: ConversationId, into: ConversationId) {
        self.merged.insert((into, it));
        let activity = |of: ConversationId| self.conversations.get(of.index()).map(|it| it.activity);
        let latest = activity(it).max(activity(into));
        if let (Some(row), Some(at)) = (self.conversations.get_mut(into.index()), latest) {
            row.activity = at;
            self.is_unsorted = true;
        }
    }

    fn arrived(&mut self, it: &Arrived, text: &str) {
        let header = &it.header;
        let recipients = header.to.iter().chain(&header.cc).take(RECIPIENTS);
        let to = recipients.map(party).collect::<Vec<_>>().join(" ");
        let from = party(&header.from);
        let mut text = if it.text.is_some() { one_line(text) } else { text.to_owned() };
        // Files are found by their names.
        for name in header.attachments.iter().take(FILES) {
            text.push(' ');
            text.push_str(name);
        }
        let fields = [&header.subject, &from, &to, &text].map(String::as_str);
        let document = self.add(it.conversation, it.at, fields, false);
        self.documents[document as usize].size = size(it);
        self.messages.resize(self.messages.len().max(it.message.index() + 1), NONE);
        self.messages[it.message.index()] = document;
    }

    /// The last comment of the entry that is undone was taken back.
    fn uncommented(&mut self, act: Act) {
        let Act::Undo(of) = act else { return };
        let last = self.comments.get_mut(&of).and_then(Vec::pop);
        self.forget(last);
    }

    /// A comment says something else: what it said is found no more. It moves nothing to the top.
    fn edited(&mut self, it: &CommentEdited) {
        let known = self.comments.get(&it.comment).and_then(|it| it.first()).copied();
        self.forget(known);
        let text = it.after.as_deref().unwrap_or_default();
        let document = self.add(it.conversation, Time::default(), ["", "", "", text], true);
        if let Some(first) = self.comments.get_mut(&it.comment).and_then(|it| it.first_mut()) {
            *first = document;
        }
    }

    fn forget(&mut self, document: Option<u32>) {
        if let Some(document) = document.and_then(|it| self.documents.get_mut(it as usize)) {
            document.is_gone = true;
        }
    }

    fn add(&mut self, conversation: ConversationId, at: Time, fields: [&str; 4], is_comment: bool) -> u32 {
        let document = self.texts.add(Text::new(fields));
        self.documents.push(Document { is_comment, size: 0, is_gone: false, next: NONE });
        self.link(conversation, document, at);
        document
    }

    fn link(&mut self, conversation: ConversationId, document: u32, at: Time) {
        while self.conversations.len() <= conversation.index() {
            self.newest_first.push(ConversationId(self.conversations.len() as u32));
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
        self.is_unsorted = true;
    }

    /// Puts the conversations in order, if any has moved.
    pub(super) fn sort(&mut self) {
        if std::mem::take(&mut self.is_unsorted) {
            let Self { newest_first, conversations, .. } = self;
            newest_first.sort_by_key(|it| Reverse((conversations[it.index()].activity, *it)));
        }
    }

    /// Returns all conversations, as they were sorted last.
    pub(super) fn newest_first(&self) -> &[ConversationId] {
        &self.newest_first
    }

    /// Shows the documents that are left of a conversation, and of those that were merged into it,
    /// until one gives something.
    pub(super) fn each_document<T>(
        &self,
        conversation: ConversationId,
        look: &mut impl FnMut(u32, &Document) -> Option<T>,
    ) -> Option<T> {
        let mut next = self.conversations.get(conversation.index()).map_or(NONE, |it| it.first);
        while let Some(document) = self.documents.get(next as usize) {
            if !document.is_gone
                && let Some(found) = look(next, document)
            {
                return Some(found);
            }
            next = document.next;
        }
        let members = self.merged.range((conversation, ConversationId(0))..);
        members.take_while(|it| it.0 == conversation).find_map(|it| self.each_document(it.1, look))
    }
}

/// Returns how large a message is: as it came, or what was written with its files.
fn size(it: &Arrived) -> u32 {
    let own = it.text.as_ref().map_or(0, |it| it.len() as u32);
    let files = it.header.files.iter().map(|it| it.size);
    it.header.body.len.max(files.fold(own, u32::saturating_add))
}

fn party(it: &Party) -> String {
    format!("{} {}", it.name, it.address).trim().to_owned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
