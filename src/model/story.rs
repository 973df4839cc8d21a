//! The story of one conversation: its messages, comments and what was done, folded from the
//! operations that touched it. Nothing of it is stored.

use std::collections::{BTreeMap, BTreeSet};

use super::event::*;
use super::facts::{Flag, Grant};
use super::ids::*;
use super::message::{Header, message_key};
use super::rules::Note;
use super::state::{Link, State};

/// The story of one conversation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// What happened, oldest first.
    pub beats: Vec<Beat>,
    /// The comments that were edited or deleted, each with the entry that did it last.
    pub edits: BTreeMap<Seq, Seq>,
}

/// One thing in a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Beat {
    /// The entry of the journal.
    pub seq: Seq,
    /// When it happened.
    pub at: Time,
    /// Who did it.
    pub actor: Actor,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A message.
    Message(Box<Arrived>),
    /// A comment.
    Comment {
        /// Who wrote it.
        author: PersonId,
        /// What it says.
        text: String,
        /// Its author has made something else of it since.
        edited: bool,
    },
    /// A comment that a rule wrote.
    RuleComment {
        /// The rule.
        rule: RuleId,
        /// What it says.
        text: String,
    },
    /// A rule ran, and has something to say besides what it changed.
    Ran {
        /// The rule.
        rule: RuleId,
        /// What the rule could not do, and why.
        notes: Vec<Note>,
    },
    /// A shared conversation goes on from a private one; only who may see both may know.
    Linked(Link),
    /// An act, with what it changed for everyone.
    Act {
        /// The act.
        act: Act,
        /// The rule that did it, if it was one.
        rule: Option<RuleId>,
        /// What it changed.
        changes: Vec<Change>,
        /// It was undone later.
        undone: bool,
    },
}

impl Story {
    /// Folds the operations of a conversation, oldest first.
    pub fn of(conversation: ConversationId, operations: &[(Seq, Operation)]) -> Self {
        let events = || operations.iter().flat_map(|it| &it.1.events);
        let undone: BTreeSet<_> =
            events().filter_map(|it| if let Event::Undone(seq) = it { Some(*seq) } else { None }).collect();
        let retracted: BTreeSet<_> = events()
            .filter_map(|it| if let Event::Retracted { message, .. } = it { Some(*message) } else { None })
            .collect();
        let members = members(conversation, operations);
        let homes = homes(operations);
        let mut beats = Vec::new();
        for (seq, operation) in operations {
            for event in &operation.events {
                let Some(what) = beat(&members, &homes, operation.act, event, undone.contains(seq)) else {
                    continue;
                };
                if matches!(&what, What::Message(it) if retracted.contains(&it.message)) {
                    continue;
                }
                beats.push(Beat { seq: *seq, at: operation.at, actor: operation.actor, what });
            }
        }
        // Imported messages come in their own order of time.
        beats.sort_by_key(|it| match &it.what {
            What::Message(arrived) => (arrived.at, it.seq),
            _ => (it.at, it.seq),
        });
        mark_strangers(&mut beats);
        let edits = edit(&mut beats, operations);
        Self { beats, edits }
    }

    /// Returns the messages, oldest first.
    pub fn messages(&self) -> impl Iterator<Item = &Arrived> {
        self.beats.iter().filter_map(|it| match &it.what {
            What::Message(arrived) => Some(&**arrived),
            _ => None,
        })
    }

    /// Returns the latest message.
    pub fn last_message(&self) -> Option<&Arrived> {
        self.messages().last()
    }

    /// Returns the Message-IDs that a message of the story answers, oldest first. A header keeps only
    /// their keys; what is not in the story cannot be named.
    pub fn references_of(&self, header: &Header) -> Vec<String> {
        let ids = self.messages().map(|it| &it.header.message_id).filter(|it| !it.is_empty());
        ids.filter(|it| header.references.contains(&message_key(it))).cloned().collect()
    }

    /// Returns the latest beat that set or cleared a flag for a person, or put it into or out of
    /// the queue.
    pub fn last_change(&self, wanted: impl Fn(&Change) -> bool) -> Option<&Beat> {
        self.beats.iter().rev().find(|it| match &it.what {
            What::Act { changes, undone, .. } => !undone && changes.iter().any(&wanted),
            _ => false,
        })
    }
}

/// Makes comments say what their authors made of them, and takes out those that were deleted. Returns
/// which were edited or deleted, each with the entry that did it last.
fn edit(beats: &mut Vec<Beat>, operations: &[(Seq, Operation)]) -> BTreeMap<Seq, Seq> {
    let mut latest = BTreeMap::new();
    for (seq, operation) in operations {
        for event in &operation.events {
            if let Event::CommentEdited(it) = event {
                latest.insert(it.comment, (*seq, &it.after));
            }
        }
    }
    beats.retain_mut(|beat| {
        let What::Comment { text, edited, .. } = &mut beat.what else { return true };
        match latest.get(&beat.seq) {
            Some((_, None)) => return false,
            Some((_, Some(after))) => {
                *edited = after != text;
                text.clone_from(after);
            }
            None => {}
        }
        true
    });
    latest.into_iter().map(|(comment, (seq, _))| (comment, seq)).collect()
}

/// Marks messages that joined by their headers, are no list mail, and whose sender took no part so
/// far and was not written to.
fn mark_strangers(beats: &mut [Beat]) {
    let mut known = BTreeSet::new();
    for beat in beats {
        let What::Message(arrived) = &mut beat.what else { continue };
        let header = &arrived.header;
        let is_first = known.is_empty();
        let joined = !arrived.outgoing && header.list.is_empty() && !header.references.is_empty();
        let by_headers = joined && !is_first && !known.contains(&header.from.address);
        let named = header.to.iter().chain(&header.cc).chain([&header.from]);
        known.extend(named.map(|it| it.address.clone()));
        arrived.by_headers = by_headers;
    }
}

/// Returns a conversation and those that were merged into it, as far as operations tell.
fn members(conversation: ConversationId, operations: &[(Seq, Operation)]) -> BTreeSet<ConversationId> {
    let mut into = BTreeMap::new();
    for event in operations.iter().flat_map(|it| &it.1.events) {
        let Event::Changed(Changed { conversation, changes, .. }) = event else { continue };
        for change in changes {
            match change {
                Change::Merged(_, Some(target)) => drop(into.insert(*conversation, *target)),
                Change::Merged(_, None) => drop(into.remove(conversation)),
                _ => {}
            }
        }
    }
    let mut members = BTreeSet::from([conversation]);
    loop {
        let more: Vec<_> =
            into.iter().filter(|(_, target)| members.contains(target)).map(|it| *it.0).collect();
        let known = members.len();
        members.extend(more);
        if members.len() == known {
            return members;
        }
    }
}

/// Returns where messages stand that were moved between conversations, as far as operations tell.
fn homes(operations: &[(Seq, Operation)]) -> BTreeMap<MessageId, ConversationId> {
    let mut homes = BTreeMap::new();
    for event in operations.iter().flat_map(|it| &it.1.events) {
        if let Event::Moved(moved) = event {
            homes.extend(moved.messages.iter().map(|it| (it.message, it.to)));
        }
    }
    homes
}

fn beat(
    members: &BTreeSet<ConversationId>,
    homes: &BTreeMap<MessageId, ConversationId>,
    act: Act,
    event: &Event,
    undone: bool,
) -> Option<What> {
    match event {
        Event::Arrived(it) if members.contains(homes.get(&it.message).unwrap_or(&it.conversation)) => {
            Some(What::Message(it.clone()))
        }
        // Of what was split off its changes tell.
        Event::Moved(it)
            if act == Act::Split && members.contains(&it.from) && !members.contains(&it.into) =>
        {
            Some(What::Act { act, rule: None, changes: Vec::new(), undone })
        }
        Event::Commented { conversation: it, author, text, .. } if members.contains(it) && !undone => {
            Some(What::Comment { author: *author, text: text.clone(), edited: false })
        }
        Event::RuleCommented { conversation: it, rule, text, .. } if members.contains(it) && !undone => {
            Some(What::RuleComment { rule: *rule, text: text.clone() })
        }
        // Of what a comment says now the comment tells itself.
        Event::CommentEdited(it) if act == Act::DeleteComment && members.contains(&it.conversation) => {
            Some(What::Act { act, rule: None, changes: Vec::new(), undone })
        }
        Event::RuleRan { conversation: it, rule, notes, .. } if members.contains(it) && !notes.is_empty() => {
            Some(What::Ran { rule: *rule, notes: notes.clone() })
        }
        Event::Linked { shared, private }
            if members.contains(shared) != members.contains(private) && !undone =>
        {
            Some(What::Linked(Link { private: *private, shared: *shared }))
        }
        // Nobody else is to know of it, and who did it sees it.
        Event::Changed(it) if it.changes.iter().all(Change::is_secret) => None,
        Event::Changed(it) if members.contains(&it.conversation) => {
            let act = act.on_one(&it.changes);
            Some(What::Act { act, rule: it.rule, changes: it.changes.clone(), undone })
        }
        _ => None,
    }
}

/// How a person with access stands to a conversation, for the line below the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The person who was told.
    pub person: PersonId,
    /// It is assigned to them.
    pub assigned: bool,
    /// It is in their Inbox.
    pub inbox: bool,
    /// It is unread for them.
    pub unread: bool,
}

impl State {
    /// Returns everybody who may see a conversation, assignees first.
    pub fn readers(&self, conversation: ConversationId) -> Vec<Reader> {
        let facts = self.facts(conversation);
        let reader = |person: PersonId| Reader {
            person,
            assigned: facts.assignees.contains(&person),
            inbox: facts.in_inbox(person, &self.directory),
            unread: facts.has(person, Flag::Unread),
        };
        let mut readers: Vec<_> = facts.readers(&self.directory).into_iter().map(reader).collect();
        readers.sort_by_key(|it| (!it.assigned, !it.inbox, it.person));
        readers
    }

    /// Returns the causes by which a person may see a conversation now.
    pub fn grants_for(&self, person: PersonId, conversation: ConversationId) -> Vec<Grant> {
        let grants = self.conversations.grants(conversation).iter().copied();
        grants.filter(|it| it.admits(person, &self.directory)).collect()
    }
}
