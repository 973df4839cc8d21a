//! The past of one conversation, read from the operations that touched it: what each did, with what
//! was undone left out, and as what it can be decided again.

use std::collections::BTreeSet;

use super::essence::replay;
use crate::model::command::{Adding, Verb};
use crate::model::decide::Scope;
use crate::model::decide::again::Deed;
use crate::model::event::*;
use crate::model::facts::{Facts, Flag};
use crate::model::ids::*;

/// What one entry of the journal did to the conversation.
pub struct Entry<'a> {
    /// The entry.
    pub seq: Seq,
    /// The operation.
    pub operation: &'a Operation,
    /// Messages that came or went.
    pub arrived: Vec<&'a Arrived>,
    /// What it changed, rule by rule.
    pub changed: Vec<&'a Changed>,
    /// How the conversation stood before.
    pub before: Facts,
    /// How it stood after.
    pub after: Facts,
}

/// Reads the past of a conversation. What was undone and its Undo are one nothing.
pub fn entries(conversation: ConversationId, history: &[(Seq, Operation)]) -> Vec<Entry<'_>> {
    let mut facts = Facts::default();
    let gone = undone(conversation, history);
    let mut entries = Vec::new();
    for (seq, operation) in history {
        let before = facts.clone();
        let (arrived, changed) = (arrived(conversation, operation), changed(conversation, operation));
        for it in &changed {
            replay(&mut facts, &it.changes);
        }
        let is_touched = !arrived.is_empty() || !changed.is_empty();
        if is_touched && !gone.contains(seq) {
            entries.push(Entry { seq: *seq, operation, arrived, changed, before, after: facts.clone() });
        }
    }
    entries
}

fn arrived(conversation: ConversationId, operation: &Operation) -> Vec<&Arrived> {
    let of = |event: &'_ Event| matches!(event, Event::Arrived(it) if it.conversation == conversation);
    let events = operation.events.iter().filter(|it| of(it));
    events.filter_map(|it| if let Event::Arrived(it) = it { Some(&**it) } else { None }).collect()
}

fn changed(conversation: ConversationId, operation: &Operation) -> Vec<&Changed> {
    let changed = operation.events.iter();
    let changed = changed.filter_map(|it| if let Event::Changed(it) = it { Some(it) } else { None });
    changed.filter(|it| it.conversation == conversation).collect()
}

/// Returns the entries that took each other back, here: the act and its Undo.
fn undone(conversation: ConversationId, history: &[(Seq, Operation)]) -> BTreeSet<Seq> {
    let mut gone = BTreeSet::new();
    for (seq, operation) in history {
        let Act::Undo(of) = operation.act else { continue };
        let Some((_, was)) = history.iter().find(|it| it.0 == of) else { continue };
        if inverse(conversation, was) == flat(conversation, operation) {
            gone.extend([*seq, of]);
        }
    }
    gone
}

fn flat(conversation: ConversationId, operation: &Operation) -> Vec<Change> {
    changed(conversation, operation).iter().flat_map(|it| it.changes.clone()).collect()
}

fn inverse(conversation: ConversationId, operation: &Operation) -> Vec<Change> {
    let changed = changed(conversation, operation);
    changed.iter().rev().flat_map(|it| it.changes.iter().rev().map(Change::inverse)).collect()
}

impl Entry<'_> {
    /// Returns who was told of it.
    pub fn notices(&self, conversation: ConversationId) -> impl Iterator<Item = &Notice> {
        self.operation.events.iter().filter_map(move |it| match it {
            Event::Notified(it) if it.conversation == Some(conversation) => Some(it),
            _ => None,
        })
    }

    /// Returns as what it may be decided again, the likelier reading first; nothing if it is of a
    /// kind that is replayed as recorded.
    pub fn readings(&self, conversation: ConversationId) -> Vec<Vec<Deed>> {
        let act = self.operation.act;
        let is_incoming = self.arrived.iter().any(|it| !it.outgoing);
        let messages = |is_new: bool| {
            // A rule may have answered at once.
            let arrived = self.arrived.iter().filter(|it| !it.outgoing);
            arrived.map(|it| Deed::Message { arrived: Box::new((*it).clone()), is_new }).collect()
        };
        match act {
            Act::Receive if is_incoming => vec![messages(true)],
            Act::Import if is_incoming => vec![messages(true), messages(false)],
            Act::Send | Act::SendAndClose | Act::SendAndArchive if !self.before.grants.is_empty() => {
                let then = match act {
                    Act::SendAndClose => Then::Close,
                    Act::SendAndArchive => Then::Archive,
                    _ => Then::Stay,
                };
                vec![vec![Deed::Sent(then)]]
            }
            Act::Comment => vec![vec![self.comment(conversation)]],
            Act::EditComment => vec![vec![self.mention(conversation)]],
            _ => self.verb().map(|(verb, scope)| vec![Deed::Triage(verb, scope)]).into_iter().collect(),
        }
    }

    fn comment(&self, conversation: ConversationId) -> Deed {
        let (people, teams) = self.mentioned(conversation);
        Deed::Comment(people, teams)
    }

    fn mention(&self, conversation: ConversationId) -> Deed {
        let (people, teams) = self.mentioned(conversation);
        Deed::Mention(people, teams)
    }

    /// Returns the people and the teams of whose mention somebody was told.
    fn mentioned(&self, conversation: ConversationId) -> (Vec<PersonId>, Vec<TeamId>) {
        let (mut people, mut teams) = (Vec::new(), BTreeSet::new());
        for notice in self.notices(conversation) {
            match notice.reason {
                Reason::Mention(_) => people.push(notice.person),
                Reason::TeamMention(_, team) => drop(teams.insert(team)),
                _ => {}
            }
        }
        (people, teams.into_iter().collect())
    }

    fn changes(&self) -> impl Iterator<Item = &Change> {
        self.changed.iter().flat_map(|it| &it.changes)
    }

    /// Returns the verb of an act of triage, and for whom it was done.
    fn verb(&self) -> Option<(Verb, Scope)> {
        let me = self.operation.actor.person()?;
        let changes: Vec<_> = self.changes().cloned().collect();
        let (everyone, mine) = (Scope::Everyone, Scope::Mine);
        Some(match self.operation.act.on_one(&changes) {
            Act::Assign => (Verb::Assign(self.assigned()?), mine),
            Act::Unassign => (Verb::Unassign(self.unassigned()?), mine),
            Act::Archive => (Verb::Archive, mine),
            Act::ArchiveForEveryone => (Verb::Archive, everyone),
            Act::Close => (Verb::Close, mine),
            Act::Reopen => (Verb::Reopen, mine),
            Act::Trash => (Verb::Trash, mine),
            Act::TrashForEveryone => (Verb::Trash, everyone),
            Act::Spam => (Verb::Spam, mine),
            Act::SpamForEveryone => (Verb::Spam, everyone),
            Act::Restore => (Verb::Restore, mine),
            Act::NotSpam => (Verb::NotSpam, mine),
            Act::Snooze => (Verb::Snooze(self.after.marks(me).snooze?), mine),
            Act::Unsnooze => (Verb::Unsnooze, mine),
            Act::Move => (Verb::Move(self.after.team?), mine),
            Act::MoveToInbox => (Verb::MoveToInbox, mine),
            Act::PutBack => (Verb::PutBack, mine),
            Act::AddPeople => (self.added(Adding::ToInbox), mine),
            Act::GiveAccess => (self.added(Adding::AccessAlone), mine),
            Act::RemovePeople => (Verb::RemovePeople(Change::removed(&changes).into_iter().collect()), mine),
            Act::Watch => (Verb::Watch(self.after.has(me, Flag::Watching)), mine),
            _ => return None,
        })
    }

    fn added(&self, how: Adding) -> Verb {
        let changes: Vec<_> = self.changes().cloned().collect();
        // A private conversation joined the organization that it did.
        Verb::Add { people: Change::added(&changes).into_iter().collect(), how, org: self.after.org }
    }

    fn assigned(&self) -> Option<Vec<PersonId>> {
        let (before, after) = (&self.before.assignees, &self.after.assignees);
        let added: Vec<_> = after.iter().filter(|it| !before.contains(it)).copied().collect();
        (!added.is_empty()).then_some(added)
    }

    fn unassigned(&self) -> Option<PersonId> {
        let (before, after) = (&self.before.assignees, &self.after.assignees);
        before.iter().find(|it| !after.contains(it)).copied()
    }
}
