//! What is true of one conversation, lifted out of the columns so that rules read like prose.
//!
//! Deciding changes [`Facts`]; the difference to what was true before is what a journal keeps.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::directory::{Delivery, Directory, Membership};
pub use super::grant::Grant;
use super::ids::*;

/// What is true of one conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, in any combination")]
pub struct Facts {
    /// Its organization; none while it is private to the owner of its account.
    pub org: Option<OrgId>,
    /// Its team.
    pub team: Option<TeamId>,
    /// Stands in its team's inbox.
    pub queued: bool,
    /// Closed.
    pub closed: bool,
    /// Trashed for everyone.
    pub trashed: bool,
    /// Marked as spam for everyone.
    pub spam: bool,
    /// Who it is assigned to, in the order of assignment.
    pub assignees: Vec<PersonId>,
    /// Why people may see it; sorted.
    pub grants: Vec<Grant>,
    /// Its labels; sorted.
    pub labels: Vec<LabelId>,
    /// The labels of their own that people have put on it: nobody else sees them.
    pub own_labels: BTreeSet<(PersonId, LabelId)>,
    /// The conversation it was merged into; it stands nowhere itself then.
    pub merged: Option<ConversationId>,
    /// How it stands for people for whom anything is set.
    pub marks: BTreeMap<PersonId, Marks>,
}

/// One bit that a person has about a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Flag {
    /// In their own Inbox.
    Inbox,
    /// Unread; always personal.
    Unread,
    /// Starred.
    Starred,
    /// In their Trash alone.
    Trashed,
    /// In their Spam alone.
    Spam,
    /// Watching: told of comments.
    Watching,
    /// Removed from the team inbox for them, until the next outside message.
    Removed,
    /// They sent a message in it.
    Sent,
    /// They deleted it for ever for themselves: it is gone until a message from outside comes.
    Gone,
}

impl Flag {
    /// All flags, in column order.
    pub const ALL: [Self; 9] = [
        Self::Inbox,
        Self::Unread,
        Self::Starred,
        Self::Trashed,
        Self::Spam,
        Self::Watching,
        Self::Removed,
        Self::Sent,
        Self::Gone,
    ];

    const fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// How a conversation stands for one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Marks {
    bits: u16,
    /// Hidden until then.
    pub snooze: Option<Snooze>,
    /// When it was put into their Inbox by something that moves nobody else's rows.
    pub arrival: Option<Time>,
}

impl Marks {
    /// Tells whether a flag is set.
    pub const fn has(self, flag: Flag) -> bool {
        self.bits & flag.bit() != 0
    }

    /// Sets or clears a flag.
    pub const fn put(&mut self, flag: Flag, on: bool) {
        if on {
            self.bits |= flag.bit();
        } else {
            self.bits &= !flag.bit();
        }
    }
}

/// A snooze of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Snooze {
    /// When it is due.
    pub until: Time,
    /// A reply from outside ends it.
    pub wakes: bool,
}

impl Facts {
    /// Returns how it stands for a person.
    pub fn marks(&self, person: PersonId) -> Marks {
        self.marks.get(&person).copied().unwrap_or_default()
    }

    /// Tells whether a flag is set for a person.
    pub fn has(&self, person: PersonId, flag: Flag) -> bool {
        self.marks(person).has(flag)
    }

    /// Sets or clears a flag for a person.
    pub fn put(&mut self, person: PersonId, flag: Flag, on: bool) {
        if on || self.marks.contains_key(&person) {
            self.marks.entry(person).or_default().put(flag, on);
        }
    }

    /// Puts a person's own label on, or takes it off.
    pub fn put_own_label(&mut self, person: PersonId, label: LabelId, on: bool) {
        if on {
            self.own_labels.insert((person, label));
        } else {
            self.own_labels.remove(&(person, label));
        }
    }

    /// Sets or ends a snooze of a person.
    pub fn set_snooze(&mut self, person: PersonId, snooze: Option<Snooze>) {
        if snooze.is_some() || self.marks.contains_key(&person) {
            self.marks.entry(person).or_default().snooze = snooze;
        }
    }

    /// Puts it at the top of a person's Inbox as of a time.
    pub fn deliver(&mut self, person: PersonId, at: Time) {
        let marks = self.marks.entry(person).or_default();
        marks.put(Flag::Inbox, true);
        marks.arrival = Some(at);
    }

    /// Puts it at the top of a person's Inbox, whatever they had hidden it from themselves by.
    pub fn bring(&mut self, person: PersonId, at: Time) {
        self.deliver(person, at);
        self.put(person, Flag::Trashed, false);
        self.put(person, Flag::Spam, false);
        self.put(person, Flag::Gone, false);
        self.set_snooze(person, None);
    }

    /// Takes it out of a person's Inbox.
    pub fn take_from_inbox(&mut self, person: PersonId) {
        if let Some(marks) = self.marks.get_mut(&person) {
            marks.put(Flag::Inbox, false);
            marks.arrival = None;
        }
    }

    /// Adds a cause of access, once.
    pub fn grant(&mut self, grant: Grant) {
        if let Err(at) = self.grants.binary_search(&grant) {
            self.grants.insert(at, grant);
        }
    }

    /// Tells whether a person may see it.
    pub fn admits(&self, person: PersonId, directory: &Directory) -> bool {
        directory.person(person).is_some()
            && !self.has(person, Flag::Gone)
            && self.grants.iter().any(|it| it.admits(person, directory))
    }

    /// Returns everybody who may see it, by id.
    pub fn readers(&self, directory: &Directory) -> Vec<PersonId> {
        directory.people.keys().copied().filter(|it| self.admits(*it, directory)).collect()
    }

    /// Tells whether somebody is assigned.
    pub fn is_assigned(&self) -> bool {
        !self.assignees.is_empty()
    }

    /// Returns how Inbox sharings and ownership deliver it to a person: they add up, and the owner
    /// of an account receives what it brought by Inbox, unless a sharing says otherwise.
    pub fn delivery(&self, person: PersonId, directory: &Directory) -> Option<Delivery> {
        let by_audience = self.grants.iter().filter_map(|it| match it {
            Grant::Audience(audience) => directory.delivery(*audience, person),
            _ => None,
        });
        let owns = |it: &Grant| matches!(it, Grant::OwnInbox(_)) && it.admits(person, directory);
        by_audience.max().or_else(|| self.grants.iter().any(owns).then_some(Delivery::Receive))
    }

    /// Returns everybody who receives it in their own Inbox.
    pub fn receivers(&self, directory: &Directory) -> Vec<PersonId> {
        let receives = |it: &PersonId| self.delivery(*it, directory) == Some(Delivery::Receive);
        directory.people.iter().filter(|(_, it)| !it.removed).map(|(id, _)| *id).filter(receives).collect()
    }

    /// Tells whether a person is auto-archived: served by sharings that all say so, and neither
    /// assigned nor a member of its team.
    pub fn is_hushed(&self, person: PersonId, directory: &Directory) -> bool {
        self.delivery(person, directory) == Some(Delivery::AutoArchive)
            && !self.assignees.contains(&person)
            && self.team.and_then(|it| directory.membership(person, it)).is_none()
    }

    /// Marks it as unread for those of its readers who are meant, but not for whom it is archived as it
    /// comes.
    pub fn mark_unread(&mut self, directory: &Directory, whom: &dyn Fn(PersonId) -> bool) {
        for person in self.readers(directory).into_iter().filter(|it| whom(*it)) {
            if !self.is_hushed(person, directory) {
                self.put(person, Flag::Unread, true);
            }
        }
    }

    /// Tells whether it stands in the Trash or Spam of a person, and in no other mailbox of theirs.
    /// Who has it in their own Inbox is master of it: what others throw away stays there.
    pub fn is_discarded(&self, person: PersonId) -> bool {
        self.in_trash(person) || self.in_spam(person)
    }

    /// Tells whether it stands in the Trash of a person.
    pub fn in_trash(&self, person: PersonId) -> bool {
        self.has(person, Flag::Trashed) || (self.trashed && !self.has(person, Flag::Inbox))
    }

    /// Tells whether it stands in the Spam of a person: not what they have thrown away from there.
    pub fn in_spam(&self, person: PersonId) -> bool {
        let is_spam = self.has(person, Flag::Spam) || (self.spam && !self.has(person, Flag::Inbox));
        is_spam && !self.in_trash(person)
    }

    /// Tells whether its team has a team inbox and anybody who looks into it.
    pub fn has_team_inbox(&self, directory: &Directory) -> bool {
        let team = self.team.and_then(|it| directory.team_with_inbox(it));
        team.is_some_and(|it| !directory.members(it.id).is_empty())
    }

    /// Tells whether it stands in the team inbox for a person, and how they stand in the team.
    pub fn in_team_inbox(&self, person: PersonId, directory: &Directory) -> Option<Membership> {
        let team = self.team.filter(|_| self.queued && !self.closed)?;
        let marks = self.marks(person);
        let hidden = marks.has(Flag::Removed) || marks.snooze.is_some() || self.is_discarded(person);
        directory.team_with_inbox(team).filter(|_| !hidden)?;
        directory.membership(person, team)
    }

    /// Tells whether it stands in the Inbox of anybody.
    pub fn is_in_an_inbox(&self, directory: &Directory) -> bool {
        self.marks.keys().any(|it| self.in_inbox(*it, directory))
    }

    /// Tells whether it stands before somebody: in a team inbox that is looked into, assigned, or in
    /// the Inbox of anybody.
    pub fn is_held(&self, directory: &Directory) -> bool {
        let in_queue = self.queued && self.has_team_inbox(directory);
        self.is_assigned() || in_queue || self.is_in_an_inbox(directory)
    }

    /// Tells whether it stands in the Inbox of a person.
    pub fn in_inbox(&self, person: PersonId, directory: &Directory) -> bool {
        let marks = self.marks(person);
        marks.has(Flag::Inbox)
            && marks.snooze.is_none()
            && !self.is_discarded(person)
            && self.admits(person, directory)
    }
}
