//! What may be asked of a workspace. A command says what is wanted and what its author saw;
//! `decide` says what comes of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::directory::*;
use super::event::{Actor, DraftKey, DraftText, Operation};
use super::ids::*;
use super::message::Header;
use super::rules::Rule;
use super::state::{Mailbox, State};

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
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// An act on some conversations.
    Triage(Triage),
    /// A comment.
    Comment {
        /// Where.
        conversation: ConversationId,
        /// What.
        text: String,
        /// Who is mentioned.
        people: Vec<PersonId>,
        /// Which teams are mentioned.
        teams: Vec<TeamId>,
    },
    /// Saves a draft, or discards it (`None`).
    SaveDraft {
        /// Which.
        key: DraftKey,
        /// What it says.
        draft: Option<DraftText>,
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
    /// Ends an import with one summary notice a person.
    FinishImport {
        /// How many conversations it brought to each person's notice.
        told: Vec<(PersonId, u32)>,
    },
    /// Marks one's notices as seen.
    SeeNotices,
    /// Changes the directory.
    Configure(Configure),
    /// Takes back an operation of one's own.
    Undo {
        /// Its place in the journal.
        seq: Seq,
        /// The operation itself, read from the journal.
        operation: Box<Operation>,
    },
    /// What is due, by the clock.
    Due,
}

/// An act on some conversations.
#[derive(Clone, Debug, PartialEq)]
pub struct Triage {
    /// What is done.
    pub verb: Verb,
    /// To which, each as its author saw it.
    pub targets: Vec<Seen>,
    /// Do it although something changed since.
    pub anyway: bool,
}

/// What is done to a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Assigns people, besides those who are.
    Assign(Vec<PersonId>),
    /// Unassigns a person.
    Unassign(PersonId),
    /// Archives; for whom depends on where.
    Archive,
    /// Closes, for everyone.
    Close,
    /// Reopens.
    Reopen,
    /// Puts into the Trash; for whom depends on where.
    Trash,
    /// Marks as spam; for whom depends on where.
    Spam,
    /// Takes out of the Trash.
    Restore,
    /// Takes out of Spam.
    NotSpam,
    /// Stars or unstars.
    Star(bool),
    /// Marks as unread or read, by hand.
    Unread(bool),
    /// Hides for oneself until a time; `wakes`: a reply ends it.
    Snooze(super::facts::Snooze),
    /// Ends one's snooze.
    Unsnooze,
    /// Transfers to a team.
    Move(TeamId),
    /// Moves into one's own Inbox.
    MoveToInbox,
    /// Puts back into the team inbox, for everyone.
    PutBack,
    /// Adds or takes a label.
    Label(LabelId, bool),
    /// Watches, or no longer.
    Watch(bool),
    /// Opens it: reading clears unread. No act that anybody means to take back.
    Look,
    /// Puts a private conversation into an organization.
    Belong(OrgId),
    /// Merges into another conversation.
    Merge(ConversationId),
    /// Deletes what stands in one's Trash for ever; for whom depends on who else has it.
    Erase,
}

/// A conversation as somebody saw it when they acted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Which.
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

impl Seen {
    /// Returns a conversation as it stands now.
    pub fn now(state: &State, conversation: ConversationId) -> Self {
        let all = &state.conversations;
        Self {
            conversation,
            last_outside: all.last_outside(conversation),
            assignees: all.assignees(conversation).to_vec(),
            team: all.team(conversation),
            closed: all.is_closed(conversation),
        }
    }
}

/// A message to be sent.
#[derive(Clone, Debug, PartialEq)]
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
    /// Send although something happened since it was begun.
    pub anyway: bool,
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

/// Messages that came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Receive {
    /// The account that received them.
    pub account: AccountId,
    /// As new mail or as history.
    pub mode: Mode,
    /// The messages.
    pub messages: Vec<Header>,
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

/// A change of the directory.
#[derive(Clone, Debug, PartialEq)]
pub enum Configure {
    /// Makes an organization; whoever makes it becomes its owner.
    AddOrganization {
        /// Its name.
        name: String,
    },
    /// Renames an organization.
    RenameOrganization(OrgId, String),
    /// Sets what becomes of e-mail to several teams.
    SetSeveralTeams(OrgId, SeveralTeams),
    /// Adds a user to an organization; known by the address, they are added to it.
    AddUser {
        /// Where to; none only for the first person of an empty workspace.
        org: Option<OrgId>,
        /// Their name.
        name: String,
        /// Their address.
        email: String,
        /// Their role.
        role: Role,
    },
    /// Renames a person.
    RenameUser(PersonId, String),
    /// Sets a user's role; making an owner steps down oneself.
    SetRole(OrgId, PersonId, Role),
    /// Removes a user from an organization; `heir` takes over their shared accounts.
    RemoveUser {
        /// Where from.
        org: OrgId,
        /// Whom.
        person: PersonId,
        /// Who takes over their shared accounts.
        heir: Option<PersonId>,
    },
    /// Sets a personal option.
    SetWhenSettled(PersonId, WhenSettled),
    /// Sets or ends an absence.
    SetAway(PersonId, Option<(Option<Time>, Option<Time>)>),
    /// Makes or changes a team.
    PutTeam(Option<TeamId>, TeamDraft),
    /// Deletes a team; its sharings and conversations go to the successor.
    DeleteTeam {
        /// Which.
        team: TeamId,
        /// Where to.
        successor: Option<TeamId>,
    },
    /// Connects an account.
    AddAccount {
        /// Whose.
        owner: PersonId,
        /// Its name.
        name: String,
        /// Its address, number or handle.
        address: String,
        /// What its messages travel by.
        channel: Channel,
        /// Delivered by the simulator.
        simulated: bool,
    },
    /// Renames an account.
    RenameAccount(AccountId, String),
    /// Shares an account, changes or ends (`None`) its sharing.
    ShareAccount {
        /// Which.
        account: AccountId,
        /// With which organization.
        org: OrgId,
        /// How.
        sharing: Option<SharingChoice>,
    },
    /// Adds a shared address (pending) or changes it; a changed address is pending again.
    PutAddress {
        /// Which; none for a new one.
        id: Option<AddressId>,
        /// Of which organization.
        org: OrgId,
        /// The address.
        address: String,
        /// What it is.
        kind: AddressKind,
        /// How it is shared.
        sharing: SharingChoice,
        /// The code that verifies it.
        code: String,
    },
    /// Verifies a shared address by its code, or because an admin says so (`None`).
    VerifyAddress(AddressId, Option<String>),
    /// Removes a shared address.
    RemoveAddress(AddressId),
    /// A change of a sharing, also for existing conversations: the only thing that takes access away.
    WithExisting(Box<Configure>),
    /// Makes, changes or removes (`None`) a label.
    PutLabel(Option<LabelId>, OrgId, Option<LabelDraft>),
    /// Makes, changes or removes (`None`) a rule.
    PutRule(Option<RuleId>, OrgId, Option<Box<Rule>>),
    /// Turns a rule on or off.
    SwitchRule(RuleId, bool),
    /// Puts a rule at a place among those of its organization: 0 runs first.
    RankRule(RuleId, usize),
    /// Makes, changes or removes (`None`) a saved reply.
    PutSavedReply(Option<SavedReplyId>, OrgId, Option<(String, String)>),
}

/// A team as a form gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamDraft {
    /// Its organization.
    pub org: OrgId,
    /// Its name.
    pub name: String,
    /// Its emoji; may be empty.
    pub emoji: String,
    /// Its colour, 1 to 8.
    pub hue: u8,
    /// Active members.
    pub active: Vec<PersonId>,
    /// Observers.
    pub observers: Vec<PersonId>,
    /// Its options.
    pub options: TeamOptions,
    /// Where its queue goes if its inbox is turned off.
    pub successor: Option<TeamId>,
}

/// A label as a form gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelDraft {
    /// Its name.
    pub name: String,
    /// Its colour, 1 to 8.
    pub hue: u8,
    /// The label it stands under.
    pub parent: Option<LabelId>,
}
