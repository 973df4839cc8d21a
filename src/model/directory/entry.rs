//! The entries of the directory and their options, with the defaults of docs/behaviour.md, section 1.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::audience::Sharing;
use crate::model::Window;
use crate::model::ids::*;

/// What a person may do in an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Triages, assigns, replies.
    Member,
    /// Changes sharing, teams and rules too.
    Admin,
    /// The one owner.
    Owner,
}

impl Role {
    /// Returns how much may be done: the greater may do more.
    const fn rank(self) -> u8 {
        match self {
            Self::Member => 10,
            Self::Admin => 20,
            Self::Owner => 30,
        }
    }
}

impl Ord for Role {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Role {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// How a person stands in a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Membership {
    /// Is notified and sees the queue in Team Inboxes too.
    Active,
    /// Looks in.
    Observer,
}

/// A silo of users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// Its id.
    pub id: OrgId,
    /// Its name.
    pub name: String,
    /// Its name in addresses; survives renaming.
    pub slug: String,
    /// What becomes of e-mail to several teams.
    pub several_teams: SeveralTeams,
    /// Gone, but named in histories.
    pub removed: bool,
}

/// What becomes of e-mail addressed to several teams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SeveralTeams {
    /// One conversation, in the team inbox of the first address that matches.
    #[default]
    One,
    /// One copy in each team inbox.
    CopyEach,
}

/// A person who uses the workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their own address, in lower case; unique.
    pub email: String,
    /// Their role in each of their organizations.
    pub roles: BTreeMap<OrgId, Role>,
    /// What happens to a conversation in their Inbox that is closed or assigned to someone else.
    pub when_settled: WhenSettled,
    /// When they are out of office, if set.
    pub away: Option<Away>,
    /// How they sign what they send, by address.
    pub signatures: Vec<Signature>,
    /// What they put into their sidebar, in sections of their own.
    pub sections: Vec<Section>,
    /// Gone, but named in histories.
    pub removed: bool,
}

/// How a person signs what they send from an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The address, in lower case.
    pub address: String,
    /// What stands before it as the sender; empty for the person's own name.
    pub name: String,
    /// What stands below a message; may be empty.
    pub text: String,
}

/// A section that a person made in their sidebar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// What stands in it, in this order.
    pub pins: Vec<Pin>,
}

/// Something that a person wants at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// What they call it; nothing where it is called as it is called elsewhere. A subject is not kept here,
    /// so that it goes where its conversation is deleted.
    pub name: String,
    /// The address that it leads to: of a mailbox, a search, a conversation.
    pub address: String,
}

impl Person {
    /// Returns how they sign what they send from an address, if they have said how.
    pub fn signature(&self, address: &str) -> Option<&Signature> {
        self.signatures.iter().find(|it| it.address == address)
    }

    /// Tells whether the person belongs to an organization.
    pub fn is_in(&self, org: OrgId) -> bool {
        self.roles.contains_key(&org)
    }

    /// Returns the first of the person's names.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}

/// What happens to a conversation in my Inbox that is closed, or assigned to someone else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhenSettled {
    /// It stays.
    #[default]
    Keep,
    /// It leaves.
    Remove,
}

/// An absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    /// Its first moment; none means at once.
    pub from: Option<Time>,
    /// Its last moment; none means until further notice.
    pub until: Option<Time>,
    /// Who set it: oneself or an admin.
    pub set_by: PersonId,
}

impl Away {
    /// Tells whether a time lies in the absence.
    pub fn covers(&self, at: Time) -> bool {
        self.from.is_none_or(|it| it <= at) && self.until.is_none_or(|it| at < it)
    }
}

/// A team: active members and observers, never both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its organization.
    pub org: OrgId,
    /// Its name.
    pub name: String,
    /// Its name in addresses; survives renaming.
    pub slug: String,
    /// An emoji; may be empty.
    pub emoji: String,
    /// Its colour, 1 to 8.
    pub hue: u8,
    /// Notified, and see the queue in Team Inboxes too.
    pub active: BTreeSet<PersonId>,
    /// Only look in.
    pub observers: BTreeSet<PersonId>,
    /// Its options.
    pub options: TeamOptions,
    /// Gone, but named in histories.
    pub removed: bool,
}

impl Team {
    /// Returns how a person stands in the team.
    pub fn membership(&self, person: PersonId) -> Option<Membership> {
        if self.active.contains(&person) {
            Some(Membership::Active)
        } else if self.observers.contains(&person) {
            Some(Membership::Observer)
        } else {
            None
        }
    }
}

/// The options of a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct TeamOptions {
    /// When a member replies to an unassigned conversation: assign the replier.
    pub reply_assigns: bool,
    /// When a reply arrives in an assigned conversation: show it in the team inbox, not only in
    /// the assignee's Inbox.
    pub reply_requeues: bool,
    /// @team notifies observers too.
    pub mention_all: bool,
    /// The team has a team inbox.
    pub inbox: bool,
    /// How it stands in the sidebar of its members.
    pub sidebar: SidebarForm,
    /// Its business hours; none means always.
    pub hours: Option<Window>,
}

/// How a team stands in the sidebar of its members.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SidebarForm {
    /// Its inbox, with its other mailboxes folded into it.
    #[default]
    Folded,
    /// Its inbox, with its other mailboxes below it.
    Unfolded,
    /// Its inbox alone.
    Alone,
}

impl SidebarForm {
    /// All forms, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Folded, Self::Unfolded, Self::Alone];
}

impl Default for TeamOptions {
    fn default() -> Self {
        Self {
            reply_assigns: true,
            reply_requeues: false,
            mention_all: false,
            inbox: true,
            sidebar: SidebarForm::default(),
            hours: None,
        }
    }
}

/// What a message travels by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Channel {
    /// E-mail.
    #[default]
    Email,
    /// SMS.
    Sms,
    /// `WhatsApp`.
    WhatsApp,
    /// Instagram.
    Instagram,
    /// Messenger.
    Messenger,
    /// Live chat.
    LiveChat,
    /// A custom API account.
    Custom,
}

impl Channel {
    /// Returns its name as addresses and searches write it.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::WhatsApp => "whatsapp",
            Self::Instagram => "instagram",
            Self::Messenger => "messenger",
            Self::LiveChat => "live-chat",
            Self::Custom => "custom",
        }
    }

    /// All channels, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Email,
        Self::Sms,
        Self::WhatsApp,
        Self::Instagram,
        Self::Messenger,
        Self::LiveChat,
        Self::Custom,
    ];
}

/// A connected source of messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Whose it is.
    pub owner: PersonId,
    /// Its name.
    pub name: String,
    /// Its address, number or handle, in lower case.
    pub address: String,
    /// What its messages travel by.
    pub channel: Channel,
    /// Where its messages go; none means private to the owner.
    pub sharing: Option<Sharing>,
    /// The organization it is shared with.
    pub org: Option<OrgId>,
    /// Messages sent from it are delivered by the simulator.
    pub simulated: bool,
    /// Gone, but named in histories.
    pub removed: bool,
}

/// What a shared address is at its provider.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AddressKind {
    /// Another address of an account.
    #[default]
    Alias,
    /// A Google group.
    GoogleGroup,
    /// A distribution list.
    DistributionList,
    /// Forwarded by a domain host.
    Forwarded,
}

impl AddressKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Alias, Self::GoogleGroup, Self::DistributionList, Self::Forwarded];
}

/// An address whose incoming messages are shared wherever they arrive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedAddress {
    /// Its id.
    pub id: AddressId,
    /// Its organization.
    pub org: OrgId,
    /// The bare address, in lower case.
    pub address: String,
    /// What it is.
    pub kind: AddressKind,
    /// Where its messages go.
    pub sharing: Sharing,
    /// A pending one shares nothing.
    pub verified: bool,
    /// The code that verifies it; sent into the receiving account.
    pub code: String,
    /// Who added it.
    pub added_by: PersonId,
    /// Gone, but named in histories.
    pub removed: bool,
}

/// A label of an organization; nested by `parent`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Its id.
    pub id: LabelId,
    /// Its organization.
    pub org: OrgId,
    /// Its name.
    pub name: String,
    /// Its colour, 1 to 8.
    pub hue: u8,
    /// The label it stands under.
    pub parent: Option<LabelId>,
    /// Gone, but named in histories.
    pub removed: bool,
}

impl Label {
    /// Returns its name behind those of the labels that it stands under: `Orders/2024`.
    pub fn path(&self, labels: &BTreeMap<LabelId, Self>) -> String {
        let parent = |it: &&Self| it.parent.and_then(|it| labels.get(&it));
        // No chain is longer than there are labels.
        let chain = std::iter::successors(Some(self), parent).take(labels.len() + 1);
        let mut names: Vec<&str> = chain.map(|it| it.name.as_str()).collect();
        names.reverse();
        names.join("/")
    }
}

/// A reply written once; `{{first_name}}` and the like are filled in when it is put in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedReply {
    /// Its id.
    pub id: SavedReplyId,
    /// Its organization.
    pub org: OrgId,
    /// Whose it is alone; none for the whole organization's.
    pub owner: Option<PersonId>,
    /// Its title.
    pub title: String,
    /// The subject of a new message that begins with it; may be empty.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// Gone.
    pub removed: bool,
    /// Providers have approved it: it may be sent when free text may not.
    pub template: bool,
}

/// Somebody who writes from several addresses: one person by a person's word, never by a guess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// Whose customer it is.
    pub org: OrgId,
    /// What they are called.
    pub name: String,
    /// Where they write from.
    pub addresses: Vec<(Channel, String)>,
    /// That they are one was taken back.
    pub removed: bool,
}
