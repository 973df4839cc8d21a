//! Changes of the directory, as the settings ask for them.

use serde::{Deserialize, Serialize};

use crate::model::directory::*;
use crate::model::ids::*;
use crate::model::message::Attached;
use crate::model::rules::Rule;

/// A change of the directory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
        /// The person who is removed.
        person: PersonId,
        /// Who takes over their shared accounts.
        heir: Option<PersonId>,
    },
    /// Sets a personal option.
    SetWhenSettled(PersonId, WhenSettled),
    /// Sets or ends an absence.
    SetAway(PersonId, Option<(Option<Time>, Option<Time>)>),
    /// Says how a person signs what they send from an address.
    SetSignature(PersonId, Signature),
    /// Sets what stands in one's own sections of the sidebar.
    SetSections(PersonId, Vec<Section>),
    /// Makes or changes a team.
    PutTeam(Option<TeamId>, TeamDraft),
    /// Deletes a team; its sharings and conversations go to the successor.
    DeleteTeam {
        /// The team that is deleted.
        team: TeamId,
        /// Where to.
        successor: Option<TeamId>,
    },
    /// Connects an account.
    AddAccount {
        /// The person whose account it is.
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
        /// The account that is shared.
        account: AccountId,
        /// With which organization.
        org: OrgId,
        /// How it is shared; none ends the sharing.
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
    PutSavedReply(Option<SavedReplyId>, OrgId, Option<ReplyDraft>),
    /// Says that a saved reply is a template which providers have approved, or no longer.
    SetTemplate(SavedReplyId, bool),
    /// Says who is one customer, changes that, or takes it back (`None`).
    PutCustomer(Option<CustomerId>, OrgId, Option<CustomerDraft>),
    /// Disconnects an account of one's own: its sharing ends, and what it brought stays.
    RemoveAccount(AccountId),
}

impl Configure {
    /// Tells whether it sets something of a person as a whole that nobody else sets.
    pub fn is_own(&self, of: PersonId) -> bool {
        match self {
            Self::SetWhenSettled(person, _) | Self::SetAway(person, _) | Self::SetSignature(person, _) => {
                *person == of
            }
            _ => false,
        }
    }
}

/// A saved reply as a form gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyDraft {
    /// Whose it is alone; none for the whole organization's.
    pub owner: Option<PersonId>,
    /// Its title.
    pub title: String,
    /// The subject of a new message that begins with it; may be empty.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The files that go with it.
    pub files: Vec<Attached>,
}

impl ReplyDraft {
    /// Returns one of a whole organization, without a subject.
    pub fn common(title: &str, text: &str) -> Self {
        Self { title: title.to_owned(), text: text.to_owned(), ..Self::default() }
    }
}

/// A customer as a form gives them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerDraft {
    /// What they are called.
    pub name: String,
    /// Where they write from.
    pub addresses: Vec<(Channel, String)>,
}

/// A team as a form gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelDraft {
    /// Whose it is alone; none for the whole organization's.
    pub owner: Option<PersonId>,
    /// Its name.
    pub name: String,
    /// Its colour, 1 to 8.
    pub hue: u8,
    /// The label it stands under.
    pub parent: Option<LabelId>,
}

impl LabelDraft {
    /// Returns one of a whole organization, under no other.
    pub fn common(name: &str, hue: u8) -> Self {
        Self { name: name.to_owned(), hue, ..Self::default() }
    }
}
