//! What people write: drafts, what is to become of them, and how a message is on its way.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model::ids::*;
use crate::model::message::{Attached, Header};

/// Which draft is meant: of a conversation, or a new message by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DraftKey {
    /// A reply.
    Reply(ConversationId),
    /// A new message; told apart by when it was begun.
    New(Time),
}

/// What a person has written so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftText {
    /// The account it is to be sent from.
    pub account: AccountId,
    /// The address it is to be sent from.
    pub from: String,
    /// To, as written, separated by commas.
    pub to: String,
    /// Cc, as written.
    pub cc: String,
    /// Bcc, as written.
    pub bcc: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The last message its author saw when they began.
    pub seen: Option<MessageId>,
    /// The files that go with it.
    pub files: Vec<Attached>,
    /// When and how it is to be sent, if it is to be sent later.
    pub plan: Option<Box<Plan>>,
    /// The message that it answers or forwards; none is the last one.
    pub answers: Option<MessageId>,
    /// That others may edit it; none of one that is its author's alone.
    pub shared: Option<Box<SharedDraft>>,
}

/// That everybody who may see the conversation may edit a draft of an answer, and who has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedDraft {
    /// The operation that saved it last. It names one version and no other, on whichever machine.
    pub revision: Uuid,
    /// Whose that was.
    pub by: PersonId,
    /// When.
    pub at: Time,
    /// Who has saved it besides its author.
    pub editors: Vec<PersonId>,
}

/// Which version of a draft that others may edit somebody saw: on top of another one they save nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Whose draft it is.
    pub author: PersonId,
    /// The operation that had saved it.
    pub revision: Uuid,
}

/// What is done besides sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Then {
    /// Nothing.
    Stay,
    /// Close.
    Close,
    /// Archive.
    Archive,
}

/// A conversation as somebody saw it when they acted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The conversation.
    pub conversation: ConversationId,
    /// The latest message from outside.
    pub last_outside: Option<MessageId>,
    /// The assignees.
    pub assignees: Vec<PersonId>,
    /// The team.
    pub team: Option<TeamId>,
    /// Closed.
    pub closed: bool,
}

/// That a draft is to be sent later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// When it is to leave.
    pub due: Time,
    /// The header of the message.
    pub header: Header,
    /// What else is done.
    pub then: Then,
    /// The conversation it answers as its author saw it, with the latest message.
    pub reply_to: Option<(Seen, MessageId)>,
    /// Why it did not leave when it was due.
    pub held: Option<Hold>,
}

/// Why a message that was due is held until its author has looked; with who, where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hold {
    /// It was due while nothing was open.
    Late,
    /// A message came in since.
    NewMessage,
    /// Somebody replied since.
    Replied(Option<PersonId>),
    /// Somebody changed the assignees since.
    Reassigned(Option<PersonId>),
    /// Somebody closed it since.
    Closed(Option<PersonId>),
    /// Somebody merged it into another conversation since.
    Merged(Option<PersonId>),
    /// Its author may not send it any more.
    NotAllowed,
}

impl DraftText {
    /// Tells whether nothing that matters has been written.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.files.is_empty()
    }

    /// Returns which version it is of what an author lets others edit; none of what is theirs alone.
    pub fn version(&self, author: PersonId) -> Option<Version> {
        self.shared.as_deref().map(|it| Version { author, revision: it.revision })
    }

    /// Tells whether nothing at all has been written of a new message, not even to whom.
    pub fn is_untouched(&self) -> bool {
        let lines = [&self.to, &self.cc, &self.bcc, &self.subject];
        self.is_blank() && lines.into_iter().all(|it| it.trim().is_empty())
    }
}

/// How a message that is not delivered yet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Posting {
    /// Held until then, so that it can be taken back.
    Held(Time),
    /// In the Outbox: this browser does not deliver it.
    Waiting,
    /// It did not get there, and can be sent again.
    Failed,
}
