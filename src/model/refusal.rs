//! Why a command is refused, as facts; the words are the interface's (`ui/text/refused.rs`).

use super::directory::Channel;
use super::event::Act;
use super::ids::*;
use super::state::State;

/// The domain said no. A refused command changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such thing, or the person may not know of it.
    Unknown,
    /// Only a person can do this.
    NobodyActs,
    /// Only the owner and admins of the organization may.
    AdminsOnly,
    /// Only the owner of the organization may.
    OwnerOnly,
    /// Only oneself or an admin may.
    SelfOrAdminOnly,
    /// Only oneself may.
    SelfOnly,
    /// Of a private conversation only its owner may.
    PrivateToOwner,
    /// It is neither in the person's Inbox nor in a queue of theirs.
    NothingToTakeAway,
    /// The result is there already.
    NoChange,
    /// A newer message from outside: look first.
    NewerMessage(Time),
    /// Somebody changed the assignees since.
    AssigneesChanged(Changer),
    /// Somebody moved it since.
    TeamChanged(Changer),
    /// Somebody closed it since.
    ClosedMeanwhile(Changer),
    /// Somebody reopened it since.
    ReopenedMeanwhile(Changer),
    /// Somebody replied since.
    RepliedMeanwhile(Changer),
    /// A person is not in the organization it belongs to.
    NotInOrganization(PersonId),
    /// More than one organization could share it.
    WhichOrganization(Vec<OrgId>),
    /// It belongs to another organization.
    OtherOrganization,
    /// The team has no team inbox.
    NoTeamInbox(TeamId),
    /// Nobody is named.
    NobodyNamed,
    /// A text is missing.
    Empty,
    /// By then the channel lets nobody write to them so; with a template it would, or it would not.
    TooLateThere(Channel),
    /// The address is not one.
    NotAnAddress(String),
    /// It is used already.
    Taken(String),
    /// The code is not the one that was sent.
    WrongCode,
    /// Someone is to be an active member and an observer.
    BothRoles(PersonId),
    /// A time ends before it begins.
    EndsBeforeItBegins,
    /// A label is to stand under itself.
    UnderItself,
    /// The last owner cannot step down or leave.
    LastOwner,
    /// A successor is needed for what points to the team.
    NeedsSuccessor {
        /// How many sharings and rules point to it.
        uses: usize,
        /// How many conversations stand in its inbox.
        queued: u64,
    },
    /// Someone must take over the shared accounts.
    NeedsHeir(usize),
    /// The person may not send from that address.
    MayNotSendAs(String),
    /// Something happened to it since: who did what, as far as the state knows.
    ActedSince(Option<PersonId>, Option<Act>),
    /// Settings were changed since: taken back, it would stand before nobody.
    SettingsSince,
    /// It cannot be taken back.
    NotUndoable,
    /// Somebody else did it.
    NotYours,
    /// Only who wrote a comment changes it.
    NotTheAuthor,
    /// Only who began a draft plans it.
    NotTheDraftsAuthor,
    /// Only who sent a message says that it was delivered.
    NotTheSender,
    /// The rule can never match.
    NeverMatches(String),
    /// The rule could do nothing.
    NeverActs(String),
    /// Somebody merged it into another conversation since.
    MergedMeanwhile(Changer),
    /// The time is over already.
    InThePast,
    /// It does not stand in the person's Trash.
    NotInTrash,
    /// The person may not import into that account.
    MayNotImport,
    /// What is imported travelled by another channel than the account's.
    OtherChannel {
        /// The channel of the file.
        file: Channel,
        /// That of the account.
        account: Channel,
    },
    /// What is said of a message is said of none that is known there.
    NoSuchMessage,
    /// All messages would be split off.
    NothingStays,
    /// A text has a variable that nothing can be filled in for.
    NoVariable(String),
}

/// Who changed something, and when, as far as the state knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changer {
    /// The entry of the journal that did it.
    pub seq: Seq,
    /// Who did it, if it was a person.
    pub person: Option<PersonId>,
    /// Whom the conversation is with now.
    pub assignee: Option<PersonId>,
}

impl Changer {
    /// Returns what the state knows of the last change of a conversation, but for who made it.
    pub fn of(state: &State, it: ConversationId) -> Self {
        let all = &state.conversations;
        Self { seq: all.touched(it), person: None, assignee: all.assignees(it).last().copied() }
    }
}

impl Refusal {
    /// Tells whether it concerns what changed since the author looked, so that *do it anyway*
    /// is a way on.
    pub const fn is_stale(&self) -> bool {
        matches!(
            self,
            Self::NewerMessage(_)
                | Self::AssigneesChanged(_)
                | Self::TeamChanged(_)
                | Self::ClosedMeanwhile(_)
                | Self::ReopenedMeanwhile(_)
                | Self::RepliedMeanwhile(_)
                | Self::MergedMeanwhile(_)
        )
    }
}
