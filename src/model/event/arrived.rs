//! A message that joined a conversation, what decided where it went, and what it came after.

use serde::{Deserialize, Serialize};

use crate::model::ids::*;
use crate::model::message::Header;

/// A message joined a conversation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Arrived {
    /// Its number.
    pub message: MessageId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// Where it stands in time: its date, never later than when it was read.
    pub at: Time,
    /// The account that received or sent it.
    pub account: AccountId,
    /// Who wrote it here; none for mail from outside.
    pub sender: Option<PersonId>,
    /// It is outgoing.
    pub outgoing: bool,
    /// The text of a message made here; what was read from a file rests in the store.
    pub text: Option<String>,
    /// How many recipients the header leaves out.
    pub more_recipients: u32,
    /// The same Message-ID came with other content.
    pub same_id: bool,
    /// It joined by its headers, from somebody who took no part so far; told by the story, which
    /// knows who did.
    pub by_headers: bool,
    /// The shared address or account sharing that decided where it went.
    pub via: Via,
    /// Of a message written here: how its conversation ended before, so that it can be taken back.
    pub before: Option<Box<Tail>>,
    /// The rule that sent it, if it was one.
    pub rule: Option<RuleId>,
    /// Its header.
    pub header: Header,
}

/// How a conversation ends: what a message that is taken back gives way to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tail {
    /// The latest message.
    pub last: MessageId,
    /// When the last thing happened.
    pub at: Time,
    /// The first words of the latest message.
    pub snippet: String,
    /// The latest message from outside.
    pub last_outside: Option<MessageId>,
    /// It has a message that was sent from here.
    pub answered: bool,
    /// It has an attachment.
    pub attachments: bool,
    /// The entry of the journal that acted on it last.
    pub touched: Seq,
}

/// What decided where a message went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Via {
    /// Nothing: it is private to the owner of its account, or joined a conversation.
    #[default]
    Private,
    /// The sharing of its account.
    Account(AccountId),
    /// A shared address in one of its headers.
    Address(AddressId, HeaderField),
}

/// The header in which a shared address stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum HeaderField {
    /// To.
    To,
    /// Cc.
    Cc,
    /// Delivered-To, X-Original-To, X-Forwarded-To or Envelope-To.
    Delivered,
    /// List-Post or List-Id.
    List,
    /// From, of an outgoing message.
    From,
}
