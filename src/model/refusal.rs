//! Why a command is refused, as facts; the words are the interface's (`ui/text`), through
//! [`Refusal::sentence`] where no translation is wanted.

use super::directory::{Channel, Directory};
use super::event::Act;
use super::filling::VARIABLES;
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

    /// Returns the plain-English sentence.
    pub fn sentence(&self, directory: &Directory) -> String {
        let who = |it: &Changer| it.person.map_or("Somebody", |it| directory.name(it)).to_owned();
        match self {
            Self::Unknown => "There is no such thing here any more.".into(),
            Self::NobodyActs => "Only a person can do this.".into(),
            Self::AdminsOnly => "Only the owner and admins of the organization can change this.".into(),
            Self::OwnerOnly => "Only the owner of the organization can do this.".into(),
            Self::SelfOrAdminOnly => "Only the person themselves or an admin can change this.".into(),
            Self::SelfOnly => "Only the person themselves can change this.".into(),
            Self::PrivateToOwner => "This conversation is private: only its owner can share it.".into(),
            Self::NothingToTakeAway => {
                "It is neither in your Inbox nor in a team inbox of yours, so there is nothing to take away."
                    .into()
            }
            Self::NoChange => "That is how it stands already.".into(),
            Self::NewerMessage(_) => "A new message came in: look first.".into(),
            Self::AssigneesChanged(it) => match it.assignee {
                None => format!("{} took the assignee off.", who(it)),
                Some(person) if it.person == Some(person) => format!("{} took it first.", who(it)),
                Some(person) => format!("{} assigned it to {} first.", who(it), directory.name(person)),
            },
            Self::TeamChanged(it) => format!("{} moved it to another team.", who(it)),
            Self::ClosedMeanwhile(it) => format!("{} closed it.", who(it)),
            Self::ReopenedMeanwhile(it) => format!("{} reopened it.", who(it)),
            Self::MergedMeanwhile(it) => format!("{} merged it into another conversation.", who(it)),
            Self::RepliedMeanwhile(it) => format!("{} replied first.", who(it)),
            Self::NotInOrganization(person) => {
                format!("{} is not in this organization.", directory.name(*person))
            }
            Self::WhichOrganization(_) => "Choose the organization to share it with.".into(),
            Self::OtherOrganization => "It belongs to another organization.".into(),
            Self::NoTeamInbox(team) => format!("{} has no team inbox.", directory.team_name(*team)),
            Self::NobodyNamed => "Choose at least one person.".into(),
            Self::Empty => "Something is missing: fill in the empty field.".into(),
            Self::NotAnAddress(text) => format!("“{text}” is not an address."),
            Self::Taken(text) => format!("“{text}” is used already."),
            Self::WrongCode => "That is not the code that was sent.".into(),
            Self::BothRoles(person) => {
                format!("{} cannot be an active member and an observer.", directory.name(*person))
            }
            Self::EndsBeforeItBegins => "It ends before it begins.".into(),
            Self::UnderItself => "A label cannot stand under itself.".into(),
            Self::LastOwner => "An organization needs an owner: make somebody else the owner first.".into(),
            Self::NeedsSuccessor { uses, queued } => format!(
                "Choose a team that takes over: {} here, and {} in its inbox.",
                if *uses == 1 {
                    "1 sharing or rule points".into()
                } else {
                    format!("{uses} sharings or rules point")
                },
                if *queued == 1 {
                    "1 conversation waits".into()
                } else {
                    format!("{queued} conversations wait")
                },
            ),
            Self::NeedsHeir(1) => "Choose who takes over 1 shared account.".into(),
            Self::NeedsHeir(accounts) => format!("Choose who takes over {accounts} shared accounts."),
            Self::MayNotSendAs(address) => format!("You may not send as {address}."),
            Self::ActedSince(person, act) => {
                let who = person.map_or("Somebody", |it| directory.name(it));
                format!("{} since.", act.map_or_else(|| format!("{who} acted on it"), |it| it.told(who)))
            }
            Self::SettingsSince => "Settings were changed since.".into(),
            Self::NotUndoable => "That cannot be undone.".into(),
            Self::NotYours => "Only your own acts can be undone.".into(),
            Self::NotTheSender => "Only who sent it can mark it as delivered.".into(),
            Self::MayNotImport => {
                "Only the owner of this account, or an admin where it is shared, can import into it.".into()
            }
            Self::OtherChannel { file: Channel::Email, account } => {
                format!("These files are mail, and this is {}: choose an e-mail account.", account.account())
            }
            Self::OtherChannel { file, account } => {
                format!("These messages are for {}, and this is {}.", file.account(), account.account())
            }
            Self::NoSuchMessage => "No such message is known in this account.".into(),
            Self::NothingStays => "All of it answers this message: nothing would stay behind.".into(),
            Self::NoVariable(name) => format!(
                "There is nothing to fill in for {{{{{name}}}}}. Known are {}.",
                VARIABLES.map(|it| format!("{{{{{}}}}}", it.0)).join(", ")
            ),
            Self::NotInTrash => "Only what is in your Trash can be deleted for ever.".into(),
            Self::InThePast => "That time is over already.".into(),
            Self::NeverMatches(why) => format!("This rule can never match: {why}"),
            Self::NeverActs(why) => format!("This rule can never act: {why}"),
        }
    }
}
