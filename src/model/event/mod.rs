//! What happened, as the journal keeps it. Every change reads both ways, so that undo, history
//! and explanations need no other source.

mod act;
mod arrived;
mod change;
mod edited;
mod fared;
mod moved;
mod notice;
mod writing;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use act::*;
pub use arrived::*;
pub use change::*;
pub use edited::*;
pub use fared::*;
pub use moved::*;
pub use notice::*;
pub use writing::*;

use super::directory::*;
use super::ids::*;
use super::message::Attached;
use super::rules::{Note, Rule};

/// One entry of the journal: what one command did. The default did nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    /// Its id, made by the tab that decided it: a retried append is not done twice.
    pub id: Uuid,
    /// When it was done.
    pub at: Time,
    /// Who did it.
    pub actor: Actor,
    /// What it was, in the person's terms.
    pub act: Act,
    /// What it changed, in order.
    pub events: Vec<Event>,
}

impl Operation {
    /// Returns the entry that the act began with, of an operation that is an entry itself: of an import
    /// the first one, else its own.
    pub fn began(&self, seq: Seq) -> Seq {
        self.events.iter().find_map(Event::part_of).unwrap_or(seq)
    }

    /// Returns the conversations that it changed, one as often as it was changed.
    pub fn changed(&self) -> impl Iterator<Item = ConversationId> {
        self.events.iter().filter_map(|it| match it {
            Event::Changed(it) => Some(it.conversation),
            _ => None,
        })
    }

    /// Tells whether the act neither began nor ended with it. An import stands in a person's acts where
    /// it ended, or where it began if it was broken off.
    pub fn is_amid(&self) -> bool {
        self.events.iter().any(|it| it.part_of().is_some()) && !self.events.contains(&Event::Imported)
    }
}

/// Who did something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// A person.
    Person(PersonId),
    /// The clock: what was due.
    Clock,
    /// The world outside: a message that arrived.
    Outside,
    /// The first start of a workspace.
    #[default]
    Setup,
}

impl Actor {
    /// Returns the person, if it was one.
    pub const fn person(self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person),
            Self::Clock | Self::Outside | Self::Setup => None,
        }
    }
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// A message joined a conversation; a new one if it has the next number.
    Arrived(Box<Arrived>),
    /// A message that was held was taken back before it left.
    Retracted {
        /// The message.
        message: MessageId,
        /// Its conversation.
        conversation: ConversationId,
        /// How the conversation ended before; none if it began with it.
        before: Option<Box<Tail>>,
    },
    /// A copy of a known message came through another account.
    Copied {
        /// The message.
        message: MessageId,
        /// The account that received the copy.
        account: AccountId,
    },
    /// A conversation changed.
    Changed(Changed),
    /// Somebody commented.
    Commented {
        /// The conversation that it is about.
        conversation: ConversationId,
        /// Its author.
        author: PersonId,
        /// Its text, trimmed.
        text: String,
        /// When the last thing before it happened.
        before: Time,
        /// The entry of the journal that acted on the conversation before.
        prior: Seq,
    },
    /// A comment was taken back.
    Uncommented {
        /// The conversation that it is about.
        conversation: ConversationId,
        /// When the last thing before it happened.
        before: Time,
        /// The entry of the journal that counts as the last from now on.
        prior: Seq,
    },
    /// A comment says something else, or is deleted.
    CommentEdited(Box<CommentEdited>),
    /// A person's draft in a conversation was saved (`after`) or is gone.
    Drafted {
        /// Its author.
        author: PersonId,
        /// Which of their drafts it is.
        key: DraftKey,
        /// What it was.
        before: Option<Box<DraftText>>,
        /// What it is.
        after: Option<Box<DraftText>>,
    },
    /// A message in the Outbox moved on.
    Posted {
        /// The message.
        message: MessageId,
        /// How it stood.
        before: Option<Posting>,
        /// How it stands; none once it is delivered.
        after: Option<Posting>,
    },
    /// Somebody was told.
    Notified(Notice),
    /// A notice was taken back before it was seen.
    Withdrawn(Notice),
    /// A person has seen their notices up to an entry of the journal.
    NoticesSeen {
        /// The person whose notices are seen.
        person: PersonId,
        /// Up to where.
        upto: Seq,
    },
    /// A person has seen what they were told about a conversation, up to an entry of the journal.
    NoticesSeenOf {
        /// The person whose notices are seen.
        person: PersonId,
        /// What they are about.
        conversation: ConversationId,
        /// Up to where.
        upto: Seq,
    },
    /// An entry of the directory changed.
    Directory(Box<DirectoryEvent>),
    /// An operation was undone.
    Undone(Seq),
    /// A rule ran: its conditions held. What it changed stands before this, as changes that name it.
    RuleRan {
        /// The rule.
        rule: RuleId,
        /// The conversation.
        conversation: ConversationId,
        /// Who was given it, if it assigns in turn: there the pointer stands from now on.
        turn: Option<PersonId>,
        /// Where the pointer stood.
        before: Option<PersonId>,
        /// What it has to say besides what it changed.
        notes: Vec<Note>,
    },
    /// The pointer of a rule that assigns in turn was put back by an Undo.
    TurnedBack {
        /// The rule.
        rule: RuleId,
        /// Where it stands.
        turn: Option<PersonId>,
    },
    /// A rule commented.
    RuleCommented {
        /// The conversation that it is about.
        conversation: ConversationId,
        /// The rule.
        rule: RuleId,
        /// Its text, trimmed.
        text: String,
        /// When the last thing before it happened.
        before: Time,
        /// The entry of the journal that acted on the conversation before.
        prior: Seq,
    },
    /// A conversation was deleted for ever; what was written in it is gone.
    Erased {
        /// The conversation that it is about.
        conversation: ConversationId,
        /// Who could see it, and may know that it is gone.
        readers: Vec<PersonId>,
    },
    /// An import ended.
    Imported,
    /// That a copy of a message came through an account was taken back.
    Uncopied {
        /// The message.
        message: MessageId,
        /// The account.
        account: AccountId,
    },
    /// A shared conversation goes on from a private one: had the message joined that, it would have
    /// shown it to more people.
    Linked {
        /// The shared one.
        shared: ConversationId,
        /// The private one.
        private: ConversationId,
    },
    /// It goes on with an import that began with an earlier entry of the journal: all of it is one act,
    /// whatever else was done in between.
    PartOf(Seq),
    /// The pointer of a rule that assigns in turn was put to whoever stood before somebody who left the
    /// list.
    TurnPassed {
        /// The rule.
        rule: RuleId,
        /// Where it stands.
        turn: Option<PersonId>,
        /// Where it stood.
        before: Option<PersonId>,
    },
    /// A message showed that two conversations are one, but people have acted on both: they stay apart,
    /// and a union is offered.
    MayUnite {
        /// The one.
        one: ConversationId,
        /// The other, which has the greater number.
        other: ConversationId,
    },
    /// Messages went from one conversation into another: it was split, or that was taken back.
    Moved(Box<Moved>),
    /// A message that was sent has come further, or is sent again.
    Fared(Box<Fared>),
    /// Something was done to a message since it was written.
    Amended(Box<Amended>),
}

impl Event {
    const fn part_of(&self) -> Option<Seq> {
        match self {
            Self::PartOf(first) => Some(*first),
            _ => None,
        }
    }
}

/// An entry of the directory changed; `before` is none for a new one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DirectoryEvent {
    /// An organization.
    Organization(Put<Organization>),
    /// A person.
    Person(Put<Person>),
    /// A team.
    Team(Put<Team>),
    /// An account.
    Account(Put<Account>),
    /// A shared address.
    Address(Put<SharedAddress>),
    /// A new audience.
    Audience(AudienceId, Audience),
    /// A label.
    Label(Put<Label>),
    /// A rule.
    Rule(Put<Rule>),
    /// A saved reply.
    SavedReply(Put<SavedReply>),
    /// A customer.
    Customer(Put<Customer>),
}

impl DirectoryEvent {
    /// Returns the files that it names.
    pub fn files(&self) -> &[Attached] {
        match self {
            Self::SavedReply(Put { after: Some(reply), .. }) => &reply.files,
            _ => &[],
        }
    }
}

/// An entry as it was and as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Put<T> {
    /// As it was; none if it is new.
    pub before: Option<T>,
    /// As it is; never none so far: what is gone is marked so, and its number stays taken.
    pub after: Option<T>,
}
