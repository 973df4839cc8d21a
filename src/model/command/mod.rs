//! What may be asked of a workspace. A command says what is wanted and what its author saw;
//! `decide` says what comes of it.

mod asked;
mod configure;
mod triage;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use asked::Asked;
pub use configure::*;
pub use triage::*;

use super::directory::Channel;
use super::event::{Actor, DraftKey, DraftText, Fate, Operation, Seen, Then, Version};
use super::ids::*;
use super::message::Header;
use super::said::Said;
use super::state::Mailbox;
use super::story::Story;

/// What deciding may know besides the state.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The id of the operation to be made.
    pub operation: Uuid,
    /// Now.
    pub at: Time,
    /// Who asks.
    pub actor: Actor,
    /// The mailbox in which it is asked: it decides for whom an act is done.
    pub view: Mailbox,
    /// Who acts in a tab that is open, as far as the one that decides knows. It is no part of the
    /// journal: what came of it is.
    pub online: &'a BTreeSet<PersonId>,
}

impl Context<'static> {
    /// Returns the context of a command while nobody is online.
    pub const fn of(operation: Uuid, at: Time, actor: Actor, view: Mailbox) -> Self {
        static NOBODY: BTreeSet<PersonId> = BTreeSet::new();
        Self { operation, at, actor, view, online: &NOBODY }
    }
}

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// An act on some conversations.
    Triage(Triage),
    /// Splits a conversation.
    Split(Box<Split>),
    /// A comment.
    Comment {
        /// The conversation that is commented on.
        conversation: ConversationId,
        /// What is said; not empty.
        text: String,
        /// Who is mentioned.
        people: Vec<PersonId>,
        /// Which teams are mentioned.
        teams: Vec<TeamId>,
    },
    /// Changes what a comment of one's own says, or deletes it.
    EditComment(Box<EditComment>),
    /// Saves a draft, or discards it (`None`).
    SaveDraft {
        /// Which of its author's drafts it is.
        key: DraftKey,
        /// What it says.
        draft: Option<DraftText>,
        /// The version it builds on, of a draft that others may edit; none of one's own alone.
        on: Option<Version>,
    },
    /// Lets others edit a draft of one's own, or no longer.
    ShareDraft {
        /// Which of one's drafts it is.
        key: DraftKey,
        /// Others may edit it.
        on: bool,
    },
    /// Sends a message.
    Send(Box<Send>),
    /// Plans a message for a time; it stays a draft until then.
    Schedule(Box<Send>, Time),
    /// Says that a message in the Outbox was delivered by other means.
    MarkDelivered(MessageId),
    /// Messages came in, or are imported.
    Receive(Receive),
    /// Messages that were made here, of a demo: their text is kept with them, there is no source.
    Simulate {
        /// The account that receives them.
        account: AccountId,
        /// The messages with their text.
        messages: Vec<(Header, String)>,
    },
    /// A word of the product itself to the person who asks, as a message: a code that verifies. Nobody else
    /// sees it, whatever is shared.
    Tell {
        /// The account that it stands in.
        account: AccountId,
        /// Its header.
        header: Box<Header>,
        /// Its text.
        text: String,
    },
    /// Ends an import with one summary notice a person.
    FinishImport {
        /// The entry of the journal that it began with.
        first: Seq,
        /// How many conversations it brought to each person's notice.
        told: Vec<(PersonId, u32)>,
    },
    /// Marks one's notices as seen.
    SeeNotices,
    /// Marks one's notices about a conversation as seen.
    SeeNoticesOf(ConversationId),
    /// Changes the directory.
    Configure(Configure),
    /// Takes back an operation of one's own.
    Undo {
        /// Its place in the journal.
        seq: Seq,
        /// The operation itself, read from the journal; an entry that keeps the command leaves it out.
        #[serde(skip)]
        operation: Box<Operation>,
    },
    /// What is due, by the clock.
    Due,
    /// What is said through an account of messages that are known.
    Heed {
        /// The account.
        account: AccountId,
        /// What is said, in the order in which it was.
        words: Vec<Afterword>,
    },
    /// Sends again what did not get there.
    SendAgain(MessageId),
}

/// What a comment of one's own is to say from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditComment {
    /// The conversation in which it stands.
    pub conversation: ConversationId,
    /// The entry of the journal that wrote it.
    pub comment: Seq,
    /// What it is to say, not empty; none to delete it.
    pub text: Option<String>,
    /// Who is mentioned in that.
    pub people: Vec<PersonId>,
    /// Which teams are mentioned in that.
    pub teams: Vec<TeamId>,
    /// The story of the conversation: what the comment said stands in it. An entry that keeps the command
    /// leaves it out.
    #[serde(skip)]
    pub story: Arc<Story>,
}

/// A message to be sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Send {
    /// The conversation it answers as its author saw it, with the latest message; none for a new one.
    pub reply_to: Option<(Seen, MessageId)>,
    /// The account it goes through.
    pub account: AccountId,
    /// Its header: From, To, Cc, Bcc, subject, references, Message-ID.
    pub header: Header,
    /// Its text.
    pub text: String,
    /// What else is done.
    pub then: Then,
    /// The draft it was.
    pub draft: Option<DraftKey>,
    /// Which version of it, where others may edit it.
    pub on: Option<Version>,
    /// Send although something happened since it was begun.
    pub anyway: bool,
}

/// What is said of a message after it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Afterword {
    /// The Message-ID; empty where it is said of all up to a time.
    pub message: String,
    /// The address of who did it; empty where it does not matter.
    pub by: String,
    /// What is said.
    pub says: Says,
}

/// What is said of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Says {
    /// How far it has come.
    Fared(Fate),
    /// Its author made something else of its text.
    Edited(String),
    /// Its author took it back.
    Deleted,
    /// Somebody put a sign to it; an empty one takes it away.
    Reacted(String),
    /// Somebody has read all that was sent to them up to a time.
    ReadUpTo(Time),
}

/// Messages that came in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receive {
    /// The account that received them.
    pub account: AccountId,
    /// As new mail or as history.
    pub mode: Mode,
    /// The messages.
    pub messages: Vec<Header>,
    /// Of an import: what the file says of each; it may be shorter.
    pub said: Vec<Said>,
    /// The entry of the journal that began the import which this goes on with.
    pub part_of: Option<Seq>,
    /// What they travelled by, as the file says: they go into an account of that channel alone.
    pub channel: Channel,
}

impl Receive {
    /// Returns e-mail that goes on with nothing.
    pub const fn new(account: AccountId, mode: Mode, messages: Vec<Header>) -> Self {
        Self { account, mode, messages, said: Vec::new(), part_of: None, channel: Channel::Email }
    }
}

/// How messages come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// One by one, each with its notices.
    Live,
    /// Imported as new mail: routed and ruled; told of in one summary.
    AsNew,
    /// Imported as history: read, in All; no rules, notices or changes.
    AsHistory,
    /// Imported as history from a Sent folder: outgoing.
    AsSent,
}
