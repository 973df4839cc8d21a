//! Causes: what can be taken away when the story of a conversation is played again.

use crate::model::directory::Who;
use crate::model::event::HeaderField;
use crate::model::ids::*;

/// A cause of where a conversation stands for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Something that was done: the entry of the journal, and which of the things it did to this
    /// conversation. A message, an act, what a rule did.
    Deed(Seq, u32),
    /// How something is set. Roles and settings are read live.
    Setting(Setting),
}

/// How something is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// A shared address that stands in a header; without it the address is not shared.
    Address(AddressId, HeaderField),
    /// The sharing of an account; without it the account is private.
    Account(AccountId),
    /// A part of an audience that serves the person; without it the part is left out.
    Entry(AudienceId, Who),
    /// Sharings archive for the person as messages come, by this part; without it they receive.
    AutoArchive(Who),
    /// The person owns an account; without it nobody does.
    Owner(AccountId),
    /// The person is a member of a team; without it they are not.
    Member(TeamId),
    /// The person only observes a team; without it they are an active member.
    Observer(TeamId),
    /// What is closed or assigned to others leaves the person's Inbox; without it, it stays.
    Leaves,
    /// Somebody is out of office; without it they are there.
    Away(PersonId),
    /// A team shows replies in assigned conversations in its inbox; without it, it does not.
    Requeues(TeamId),
    /// A team assigns who replies; without it, it does not.
    Assigns(TeamId),
    /// The person starred it.
    Star,
    /// The person has a draft in it.
    Draft,
    /// A message of the person is not delivered.
    Waiting,
}
