//! What happened, as the journal keeps it. Every change reads both ways, so that undo, history
//! and explanations need no other source.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::command::{Seen, Then};
use super::directory::*;
use super::facts::{Flag, Grant, Snooze};
use super::ids::*;
use super::message::{Attached, Header};
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

/// What an operation was, for histories and for Undo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Assigned to somebody.
    Assign,
    /// Unassigned somebody.
    Unassign,
    /// Archived, for oneself.
    Archive,
    /// Archived from the team inbox, for everyone.
    ArchiveForEveryone,
    /// Closed.
    Close,
    /// Reopened.
    Reopen,
    /// Trashed, for oneself.
    Trash,
    /// Trashed for everyone.
    TrashForEveryone,
    /// Marked as spam, for oneself.
    Spam,
    /// Marked as spam for everyone.
    SpamForEveryone,
    /// Taken out of the Trash.
    Restore,
    /// Taken out of Spam.
    NotSpam,
    /// Starred.
    Star,
    /// Unstarred.
    Unstar,
    /// Read it, by opening it.
    Read,
    /// Marked as unread.
    Unread,
    /// Snoozed.
    Snooze,
    /// Unsnoozed by hand.
    Unsnooze,
    /// Moved to a team.
    Move,
    /// Moved into one's own Inbox.
    MoveToInbox,
    /// Put back into the team inbox.
    PutBack,
    /// Watched.
    Watch,
    /// No longer watched.
    Unwatch,
    /// Labelled or unlabelled.
    Label,
    /// Commented.
    Comment,
    /// Saved or discarded a draft.
    Draft,
    /// Sent a message.
    Send,
    /// Sent and closed.
    SendAndClose,
    /// Sent and archived.
    SendAndArchive,
    /// Marked a message in the Outbox as delivered.
    Deliver,
    /// A message arrived.
    Receive,
    /// Messages were imported.
    Import,
    /// Settings were changed.
    #[default]
    Configure,
    /// Notices were seen.
    Notice,
    /// Something was due.
    Due,
    /// An earlier operation was undone.
    Undo(Seq),
    /// Marked as read by hand.
    MarkRead,
    /// Planned a message for later.
    Schedule,
    /// Merged into another conversation.
    Merge,
    /// Deleted for ever.
    Erase,
    /// Put into an organization.
    Belong,
}

impl Act {
    /// Tells whether it is a trace of looking or writing rather than an act that others heed:
    /// such operations are no part of a history and never refuse an Undo.
    pub const fn is_quiet(self) -> bool {
        matches!(
            self,
            Self::Read
                | Self::MarkRead
                | Self::Unread
                | Self::Draft
                | Self::Notice
                | Self::Star
                | Self::Unstar
        )
    }

    /// Returns what an act on several conversations was to one of them: from the changes one sees
    /// whether it was archived, trashed or marked as spam for everyone or for oneself.
    #[must_use]
    pub fn on_one(self, changes: &[Change]) -> Self {
        let for_everyone =
            |it: &Change| matches!(it, Change::Queued(false) | Change::Trashed(true) | Change::Spam(true));
        match (self, changes.iter().any(for_everyone)) {
            (Self::Archive | Self::ArchiveForEveryone, true) => Self::ArchiveForEveryone,
            (Self::Archive | Self::ArchiveForEveryone, false) => Self::Archive,
            (Self::Trash | Self::TrashForEveryone, true) => Self::TrashForEveryone,
            (Self::Trash | Self::TrashForEveryone, false) => Self::Trash,
            (Self::Spam | Self::SpamForEveryone, true) => Self::SpamForEveryone,
            (Self::Spam | Self::SpamForEveryone, false) => Self::Spam,
            (act, _) => act,
        }
    }

    /// Tells whether Undo may take it back.
    pub const fn is_undoable(self) -> bool {
        !matches!(
            self,
            Self::Draft
                | Self::Notice
                | Self::Receive
                | Self::Due
                | Self::Deliver
                | Self::Undo(_)
                | Self::Erase
        )
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
        /// Where.
        conversation: ConversationId,
        /// Who.
        author: PersonId,
        /// What.
        text: String,
        /// When the last thing before it happened.
        before: Time,
        /// The entry of the journal that acted on the conversation before.
        prior: Seq,
    },
    /// A comment was taken back.
    Uncommented {
        /// Where.
        conversation: ConversationId,
        /// When the last thing before it happened.
        before: Time,
        /// The entry of the journal that counts as the last from now on.
        prior: Seq,
    },
    /// A person's draft in a conversation was saved (`after`) or is gone.
    Drafted {
        /// Whose.
        author: PersonId,
        /// Which.
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
        /// Who.
        person: PersonId,
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
        /// Where.
        conversation: ConversationId,
        /// The rule.
        rule: RuleId,
        /// What.
        text: String,
        /// When the last thing before it happened.
        before: Time,
        /// The entry of the journal that acted on the conversation before.
        prior: Seq,
    },
    /// A conversation was deleted for ever; what was written in it is gone.
    Erased {
        /// Which.
        conversation: ConversationId,
        /// Who could see it, and may know that it is gone.
        readers: Vec<PersonId>,
    },
    /// An import ended: what was imported before it, back to the end of another, is one act.
    Imported,
    /// That a copy of a message came through an account was taken back.
    Uncopied {
        /// The message.
        message: MessageId,
        /// The account.
        account: AccountId,
    },
}

/// A message joined a conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// A conversation changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// Which.
    pub conversation: ConversationId,
    /// The rule that did it, if it was one.
    pub rule: Option<RuleId>,
    /// The entry of the journal that acted on it before; of an Undo, the one that counts as the
    /// last from now on.
    pub prior: Seq,
    /// What, each with what it was.
    pub changes: Vec<Change>,
}

/// A change of one fact: `(before, after)` where it is not a bit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// The organization.
    Org(Option<OrgId>, Option<OrgId>),
    /// The team.
    Team(Option<TeamId>, Option<TeamId>),
    /// Stands in the team inbox from now on, or no longer.
    Queued(bool),
    /// Closed or reopened.
    Closed(bool),
    /// Trashed for everyone, or restored.
    Trashed(bool),
    /// Spam for everyone, or not.
    Spam(bool),
    /// The assignees.
    Assignees(Vec<PersonId>, Vec<PersonId>),
    /// The causes of access.
    Grants(Vec<Grant>, Vec<Grant>),
    /// The labels.
    Labels(Vec<LabelId>, Vec<LabelId>),
    /// A flag of some people.
    Mark {
        /// The flag.
        flag: Flag,
        /// Set, or cleared.
        on: bool,
        /// For whom; sorted.
        people: Vec<PersonId>,
    },
    /// A person's snooze.
    Snooze(PersonId, Option<Snooze>, Option<Snooze>),
    /// When it came to the top of a person's Inbox.
    Arrival(PersonId, Option<Time>, Option<Time>),
    /// The conversation it is merged into.
    Merged(Option<ConversationId>, Option<ConversationId>),
}

impl Change {
    /// Returns the change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Org(from, to) => Self::Org(to, from),
            Self::Team(from, to) => Self::Team(to, from),
            Self::Queued(on) => Self::Queued(!on),
            Self::Closed(on) => Self::Closed(!on),
            Self::Trashed(on) => Self::Trashed(!on),
            Self::Spam(on) => Self::Spam(!on),
            Self::Assignees(from, to) => Self::Assignees(to, from),
            Self::Grants(from, to) => Self::Grants(to, from),
            Self::Labels(from, to) => Self::Labels(to, from),
            Self::Mark { flag, on, people } => Self::Mark { flag, on: !on, people },
            Self::Snooze(person, from, to) => Self::Snooze(person, to, from),
            Self::Arrival(person, from, to) => Self::Arrival(person, to, from),
            Self::Merged(from, to) => Self::Merged(to, from),
        }
    }
}

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
}

/// That a draft is to be sent later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// When.
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
}

/// How a message that is not delivered yet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Posting {
    /// Held until then, so that it can be taken back.
    Held(Time),
    /// In the Outbox: this browser does not deliver it.
    Waiting,
}

/// Somebody was told of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Notice {
    /// Who.
    pub person: PersonId,
    /// Of which conversation; none for a summary.
    pub conversation: Option<ConversationId>,
    /// Why: the most personal reason.
    pub reason: Reason,
}

/// Why somebody is told; the greater is the more personal one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// So many conversations were imported.
    Imported(u32),
    /// A new message in a team inbox.
    TeamMessage(TeamId),
    /// A new message in the Inbox.
    InboxMessage,
    /// Moved into a team.
    MovedIn(TeamId),
    /// A rule names them.
    Rule(RuleId),
    /// A comment in a watched conversation.
    Comment(PersonId),
    /// A reopening by hand.
    Reopened(PersonId),
    /// A new message in a conversation assigned to them.
    AssignedMessage,
    /// @team.
    TeamMention(PersonId, TeamId),
    /// A mention.
    Mention(PersonId),
    /// A snooze is due.
    SnoozeDue,
    /// A snooze is due, and a colleague acted meanwhile.
    SnoozeDueAfter(PersonId),
    /// Assigned to them, by a person if it was one.
    Assigned(Option<PersonId>),
    /// A message of theirs was due and is held until they have looked.
    SendHeld,
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
}

/// An entry as it was and as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Put<T> {
    /// As it was; none if it is new.
    pub before: Option<T>,
    /// As it is; never none so far: what is gone is marked so, and its number stays taken.
    pub after: Option<T>,
}
