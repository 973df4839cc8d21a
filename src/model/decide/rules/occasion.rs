//! What sets rules off, as their conditions look at it. Deciding and testing ask the same.

use crate::model::directory::{Channel, Directory};
use crate::model::ids::*;
use crate::model::kept::Kept;
use crate::model::message::{Header, Party};
use crate::model::rules::Condition;
use crate::model::state::State;

/// What happened to a conversation.
#[derive(Clone, Copy)]
pub struct Occasion<'a> {
    at: Time,
    account: AccountId,
    from: (&'a str, &'a str),
    subject: &'a str,
    body: &'a str,
    message: Option<Letter<'a>>,
    /// When the other side of a chat wrote last.
    heard: Option<Time>,
    /// A message that was sent did not get there.
    failed: bool,
}

/// The message that it was.
#[derive(Clone, Copy)]
struct Letter<'a> {
    header: &'a Header,
    is_first: bool,
    sender: Option<PersonId>,
}

impl<'a> Occasion<'a> {
    /// A message, that came or went through an account; of what is written here, with its text.
    pub fn of_message(header: &'a Header, text: Option<&'a str>, account: AccountId, is_first: bool) -> Self {
        Self {
            at: header.date.unwrap_or_default(),
            account,
            from: (&header.from.name, &header.from.address),
            subject: &header.subject,
            body: text.unwrap_or(&header.snippet),
            message: Some(Letter { header, is_first, sender: None }),
            heard: None,
            failed: false,
        }
    }

    /// Something that people did, to a conversation as the state knows it; a comment with its text.
    pub fn of_state(state: &'a State, it: ConversationId, at: Time, comment: Option<&'a str>) -> Self {
        let all = &state.conversations;
        Self {
            at,
            account: all.account(it),
            from: (all.party(it), all.party_address(it)),
            subject: all.subject(it),
            body: comment.unwrap_or_else(|| all.snippet(it)),
            message: None,
            heard: state.heard.get(&it).copied(),
            failed: state.has_failed(it),
        }
    }

    /// Returns when it happened; of a message, when it was written.
    pub const fn time(&self) -> Time {
        self.at
    }

    /// The same, at a time.
    #[must_use]
    pub const fn at(self, at: Time) -> Self {
        Self { at, ..self }
    }

    /// The same, in a conversation that the state knows.
    #[must_use]
    pub fn within(self, state: &State, it: ConversationId) -> Self {
        Self { heard: state.heard.get(&it).copied(), failed: state.has_failed(it), ..self }
    }

    /// The same, where a message has just not got there.
    #[must_use]
    pub const fn failing(self) -> Self {
        Self { failed: true, ..self }
    }

    /// The same, through an account.
    #[must_use]
    pub const fn through(self, account: AccountId) -> Self {
        Self { account, ..self }
    }

    /// The same message, sent by a member.
    #[must_use]
    pub fn by(self, sender: Option<PersonId>) -> Self {
        Self { message: self.message.map(|it| Letter { sender, ..it }), ..self }
    }

    /// Returns the member who sent the message, if one did.
    pub fn sender(&self) -> Option<PersonId> {
        self.message.and_then(|it| it.sender)
    }

    /// Tells whether it is a message from outside.
    pub fn is_incoming(&self) -> bool {
        self.message.is_some_and(|it| it.sender.is_none())
    }

    /// Returns the header of a message from outside.
    pub fn incoming(&self) -> Option<&'a Header> {
        self.message.filter(|it| it.sender.is_none()).map(|it| it.header)
    }

    /// Returns the account.
    pub const fn account(&self) -> AccountId {
        self.account
    }

    /// Returns the subject.
    pub const fn subject(&self) -> &'a str {
        self.subject
    }

    /// Returns the author, or the other party.
    pub fn author(&self) -> Party {
        let (name, address) = self.from;
        Party { name: name.to_owned(), address: address.to_owned() }
    }

    /// Tells whether a condition holds, for a conversation of a team.
    pub fn meets(&self, condition: &Condition, team: Option<TeamId>, directory: &Directory) -> bool {
        let known = |it: &Condition| Some(self.meets_single(it, team, directory));
        condition.told_by(&known) == Some(true)
    }

    fn meets_single(&self, condition: &Condition, team: Option<TeamId>, directory: &Directory) -> bool {
        match condition {
            // Taken apart already.
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) => {
                self.meets(condition, team, directory)
            }
            Condition::From(text) => has(self.from.0, text) || has(self.from.1, text),
            Condition::To(text) => self.names(text, |it| &it.to),
            Condition::Cc(text) => self.names(text, |it| &it.cc),
            Condition::Subject(text) => has(self.subject, text),
            Condition::Body(text) => has(self.body, text) || self.was_found(text),
            Condition::Attachment(text) => {
                self.message.is_some_and(|it| it.header.attachments.iter().any(|name| has(name, text)))
            }
            Condition::Channel(channel) => directory.channel(self.account) == *channel,
            Condition::Account(account) => self.account == *account,
            Condition::Team(wanted) => team == Some(*wanted),
            Condition::First(wanted) => self.message.is_some_and(|it| it.is_first == *wanted),
            Condition::Within(window) => window.holds(self.at),
            Condition::Header(field, text) => self.kept(*field).is_some_and(|it| has(it, text)),
            Condition::Heard => self.is_heard(directory),
            Condition::Failed => self.failed,
        }
    }

    /// Tells whether the other side of a chat wrote within the last 24 hours: a message from outside is
    /// their writing.
    fn is_heard(&self, directory: &Directory) -> bool {
        const DAY: i64 = 24 * 60 * 60 * 1000;
        let is_chat = directory.channel(self.account) != Channel::Email;
        let within = |heard: Time| self.at.0 - heard.0 < DAY;
        is_chat && (self.is_incoming() || self.heard.is_some_and(within))
    }

    fn was_found(&self, text: &str) -> bool {
        let is_it = |it: &String| it.trim().to_lowercase() == text.trim().to_lowercase();
        self.message.is_some_and(|it| it.header.found.iter().any(is_it))
    }

    fn names(&self, text: &str, parties: impl Fn(&Header) -> &[Party]) -> bool {
        let named = |it: &Party| has(&it.name, text) || has(&it.address, text);
        self.message.is_some_and(|it| parties(it.header).iter().any(named))
    }

    fn kept(&self, field: Kept) -> Option<&'a str> {
        self.message.and_then(|it| it.header.kept(field))
    }
}

/// Tells whether a text contains another, in any case, without the blanks around it.
fn has(text: &str, wanted: &str) -> bool {
    text.to_lowercase().contains(&wanted.trim().to_lowercase())
}
