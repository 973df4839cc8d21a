//! What is deleted for ever leaves the journal too: entries keep who did what and when, and by which
//! ids messages are known, but no text.

mod rests;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::event::*;
use super::ids::*;
use super::message::{BodyRef, Header};
pub use rests::Rests;

/// What is deleted for ever: conversations, and the messages that were moved into them or out of them.
#[derive(Clone, Debug, Default)]
pub struct Wiped {
    conversations: BTreeSet<ConversationId>,
    homes: BTreeMap<MessageId, ConversationId>,
    /// Which messages left a conversation, and when.
    left: BTreeMap<ConversationId, Vec<(MessageId, Time)>>,
}

impl Wiped {
    /// Returns these conversations, as long as nothing is known of messages that were moved.
    pub fn of(conversations: BTreeSet<ConversationId>) -> Self {
        Self { conversations, ..Self::default() }
    }

    /// Notes which messages an operation moved. All are to be known before anything is wiped.
    pub fn note(&mut self, operation: &Operation) {
        for event in &operation.events {
            let Event::Moved(moved) = event else { continue };
            for it in &moved.messages {
                self.homes.insert(it.message, it.to);
                for from in BTreeSet::from([it.from, moved.from]) {
                    self.left.entry(from).or_default().push((it.message, operation.at));
                }
            }
        }
    }

    /// Tells whether a conversation is deleted for ever.
    fn has(&self, it: ConversationId) -> bool {
        self.conversations.contains(&it)
    }

    /// Tells whether a message is, which stood in some conversation once: where it stands now counts.
    fn holds(&self, message: MessageId, once: ConversationId) -> bool {
        self.has(*self.homes.get(&message).unwrap_or(&once))
    }

    /// Returns when the last message left a conversation that is deleted for ever by now: until then the
    /// conversation was shown with what such a message said.
    fn showed_until(&self, it: ConversationId) -> Option<Time> {
        let left = self.left.get(&it)?.iter();
        left.filter(|it| self.homes.get(&it.0).is_some_and(|it| self.has(*it))).map(|it| it.1).max()
    }

    /// Tells whether a conversation may have been shown with what is gone.
    fn showed(&self, it: ConversationId) -> bool {
        self.has(it) || self.showed_until(it).is_some()
    }

    /// Tells whether a conversation may have been shown with it from a time on.
    fn showed_at(&self, it: ConversationId, at: Time) -> bool {
        self.has(it) || self.showed_until(it).is_some_and(|until| at < until)
    }
}

/// Takes the text of conversations out of an operation; tells whether there was any.
pub fn wipe(operation: &mut Operation, wiped: &Wiped) -> bool {
    let before = operation.clone();
    let at = operation.at;
    for event in &mut operation.events {
        match event {
            Event::Arrived(it) => {
                if wiped.showed(it.conversation) || wiped.holds(it.message, it.conversation) {
                    let tail = it.before.take();
                    it.before = tail.map(|tail| Box::new(Tail { snippet: String::new(), ..*tail }));
                }
                if wiped.holds(it.message, it.conversation) {
                    it.text = it.text.take().map(|_| String::new());
                    wipe_header(&mut it.header);
                }
            }
            // What stands in the other one stays; how both were shown before may hold what is gone.
            Event::Moved(it) => {
                if wiped.showed(it.from) || wiped.showed(it.into) {
                    it.left_before.tail.snippet.clear();
                    it.gained_before.tail.snippet.clear();
                }
                if wiped.showed_at(it.from, at) {
                    it.left_after.tail.snippet.clear();
                }
                if wiped.showed_at(it.into, at) {
                    it.gained_after.tail.snippet.clear();
                }
            }
            Event::Retracted { conversation, before: Some(tail), .. }
                if wiped.showed_at(*conversation, at) =>
            {
                tail.snippet.clear();
            }
            Event::Commented { conversation, text, .. } | Event::RuleCommented { conversation, text, .. }
                if wiped.has(*conversation) =>
            {
                text.clear();
            }
            Event::CommentEdited(it) if wiped.has(it.conversation) => {
                [&mut it.before, &mut it.after].into_iter().flatten().for_each(String::clear);
            }
            Event::Fared(it) if wiped.holds(it.message, it.conversation) => {
                for fate in [&mut it.before, &mut it.after].into_iter().flatten() {
                    if let Fate::Failed(Failure::Said(said)) = fate {
                        said.clear();
                    }
                }
            }
            Event::Amended(it) if wiped.holds(it.message, it.conversation) => {
                (it.before, it.after) = (Amendment::default(), Amendment::default());
            }
            Event::Drafted { key: DraftKey::Reply(it), before, after, .. } if wiped.has(*it) => {
                for draft in [before, after].into_iter().flatten() {
                    **draft = DraftText::default();
                }
            }
            _ => {}
        }
    }
    *operation != before
}

/// Tells whether an operation says anything of conversations, or of messages by themselves.
pub fn is_told_of(operation: &Operation, wiped: &Wiped, messages: &HashSet<MessageId>) -> bool {
    operation.events.iter().any(|it| match it {
        Event::Arrived(it) => wiped.holds(it.message, it.conversation) || wiped.has(it.conversation),
        Event::Moved(it) => wiped.has(it.from) || wiped.has(it.into),
        Event::Changed(it) => wiped.has(it.conversation),
        Event::CommentEdited(it) => wiped.has(it.conversation),
        Event::Fared(it) => wiped.holds(it.message, it.conversation),
        Event::Amended(it) => wiped.holds(it.message, it.conversation),
        Event::Commented { conversation, .. }
        | Event::RuleCommented { conversation, .. }
        | Event::Uncommented { conversation, .. }
        | Event::Retracted { conversation, .. }
        | Event::Drafted { key: DraftKey::Reply(conversation), .. } => wiped.has(*conversation),
        Event::Copied { message, .. } | Event::Uncopied { message, .. } | Event::Posted { message, .. } => {
            messages.contains(message)
        }
        _ => false,
    })
}

/// The subject stays: by it, and by the ids, later messages find their way as they did.
fn wipe_header(header: &mut Header) {
    header.snippet.clear();
    header.attachments.iter_mut().for_each(String::clear);
    header.kept.clear();
    header.found.clear();
    header.body = BodyRef::default();
    header.files.clear();
}
